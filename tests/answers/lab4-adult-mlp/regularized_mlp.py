# %% wrong: p_ignored
# Always drops one half.
# loses: dropout_p sets how much is dropped: 0 nothing, 0.9 most of it
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(0.5)

    def forward(self, x):
        x = self.dropout(torch.relu(self.one(x)))
        x = self.dropout(torch.relu(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: keep_probability
# Takes dropout_p for the probability of being kept.
# loses: dropout_p sets how much is dropped: 0 nothing, 0.9 most of it
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(1 - dropout_p)

    def forward(self, x):
        x = self.dropout(torch.relu(self.one(x)))
        x = self.dropout(torch.relu(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: only_after_the_first
# Drops the first hidden activations only.
# loses: the second hidden activations are dropped, each on its own
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)

    def forward(self, x):
        x = self.dropout(torch.relu(self.one(x)))
        x = torch.relu(self.two(x))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: only_after_the_second
# Drops the second hidden activations only.
# loses: the first hidden activations are dropped, each on its own
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)

    def forward(self, x):
        x = torch.relu(self.one(x))
        x = self.dropout(torch.relu(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: dropout_on_the_output
# Drops the logits, too.
# loses: neither the input nor the output of the regularised MLP is dropped
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)

    def forward(self, x):
        x = self.dropout(torch.relu(self.one(x)))
        x = self.dropout(torch.relu(self.two(x)))
        return self.dropout(self.out(x))

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: dropout_before_the_first_layer
# Drops the input, too.
# loses: neither the input nor the output of the regularised MLP is dropped
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)

    def forward(self, x):
        x = self.dropout(x)
        x = self.dropout(torch.relu(self.one(x)))
        x = self.dropout(torch.relu(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: made_inside_forward
# Makes new dropout layers in forward, which are always in train mode.
# loses: in eval mode nothing is dropped: two calls give the same logits
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout_p = dropout_p

    def forward(self, x):
        x = nn.Dropout(self.dropout_p)(torch.relu(self.one(x)))
        x = nn.Dropout(self.dropout_p)(torch.relu(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: functional_without_training
# Uses the functional dropout, which does not know about eval mode.
# loses: in eval mode nothing is dropped: two calls give the same logits
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout_p = dropout_p

    def forward(self, x):
        x = nn.functional.dropout(torch.relu(self.one(x)), self.dropout_p)
        x = nn.functional.dropout(torch.relu(self.two(x)), self.dropout_p)
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: no_dropout
# Takes the argument and forgets to use it.
# loses: with dropout on, the same input gives different logits in train mode
# loses: the first hidden activations are dropped, each on its own
# loses: the second hidden activations are dropped, each on its own
# loses: dropout_p sets how much is dropped: 0 nothing, 0.9 most of it
# loses: without dropout_p the regularised MLP drops one half
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)

    def forward(self, x):
        x = torch.relu(self.one(x))
        x = torch.relu(self.two(x))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: whole_rows
# Drops whole people instead of single activations.
# loses: the first hidden activations are dropped, each on its own
# loses: the second hidden activations are dropped, each on its own
# loses: neither the input nor the output of the regularised MLP is dropped
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)

    def forward(self, x):
        def rows(h):
            if not self.training:
                return h
            return h * self.dropout(torch.ones(len(h), 1))

        x = rows(torch.relu(self.one(x)))
        x = rows(torch.relu(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: no_relu
# Takes dropout for the activation, and leaves ReLU out.
# loses: without dropout the regularised MLP is the formula of section 3
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)

    def forward(self, x):
        return self.out(self.dropout(self.two(self.dropout(self.one(x)))))

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: argmax_over_one_column
# Predicts with argmax over the only column.
# loses: predict_proba and predict of the regularised MLP follow its logits
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)

    def forward(self, x):
        x = self.dropout(torch.relu(self.one(x)))
        x = self.dropout(torch.relu(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return torch.argmax(self.predict_proba(x), dim=1)


# %% wrong: output_of_two
# Gives two outputs, one for each class.
# loses: the regularised MLP has the layers of MLP, and gives one logit a row
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 2)
        self.dropout = nn.Dropout(dropout_p)

    def forward(self, x):
        x = self.dropout(torch.relu(self.one(x)))
        x = self.dropout(torch.relu(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: small_p_ignored
# Always drops a fifth.
# loses: dropout_p sets how much is dropped: 0 nothing, 0.9 most of it
# loses: without dropout_p the regularised MLP drops one half
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(0.2)

    def forward(self, x):
        x = self.dropout(torch.relu(self.one(x)))
        x = self.dropout(torch.relu(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: other_default
# dropout_p has another default than in the text.
# loses: without dropout_p the regularised MLP drops one half
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.2):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)

    def forward(self, x):
        x = self.dropout(torch.relu(self.one(x)))
        x = self.dropout(torch.relu(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: fixed_columns
# Writes down the number of columns of the census.
# loses: the regularised MLP has the layers of MLP, and gives one logit a row
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(108, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)

    def forward(self, x):
        x = self.dropout(torch.relu(self.one(x)))
        x = self.dropout(torch.relu(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% right: before_the_relu
# Drops before the ReLU, which is the same.
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)

    def forward(self, x):
        x = torch.relu(self.dropout(self.one(x)))
        x = torch.relu(self.dropout(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% right: built_on_mlp
# Inherits from MLP, and puts layers of its own in place.
class RegularizedMLP(MLP):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__(input_size)
        self.layers = nn.Sequential(
            nn.Linear(input_size, 256),
            nn.ReLU(),
            nn.Dropout(p=dropout_p),
            nn.Linear(256, 128),
            nn.ReLU(),
            nn.Dropout(p=dropout_p),
            nn.Linear(128, 1),
        )


# %% right: functional_with_training
# The functional dropout, told in which mode the model is.
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.p = dropout_p

    def forward(self, x):
        drop = nn.functional.dropout
        x = drop(nn.functional.relu(self.one(x)), p=self.p, training=self.training)
        x = drop(nn.functional.relu(self.two(x)), p=self.p, training=self.training)
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% right: mask_by_hand
# Draws the masks itself.
class RegularizedMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.p = dropout_p

    def forward(self, x):
        def drop(h):
            if not self.training or self.p == 0:
                return h
            return h * (torch.rand_like(h) >= self.p) / (1 - self.p)

        return self.out(drop(torch.relu(self.two(drop(torch.relu(self.one(x)))))))

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()
