# %% wrong: norm_after_relu
# Normalises after the ReLU.
# loses: in train mode each hidden layer is normalised over its batch, before the ReLU
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)

    def forward(self, x):
        x = self.dropout(self.norm_one(torch.relu(self.one(x))))
        x = self.dropout(self.norm_two(torch.relu(self.two(x))))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: one_shared_norm
# One BatchNorm for both layers, the second of which uses a part of it.
# loses: there are two BatchNorm1d layers, one for each hidden layer
# loses: in train mode each hidden layer is normalised over its batch, before the ReLU
# loses: in eval mode the running statistics are used
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm = nn.BatchNorm1d(256)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm(self.one(x))))
        x = nn.functional.pad(self.two(x), (0, 128))
        x = self.dropout(torch.relu(self.norm(x)[:, :128]))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: layer_norm
# Normalises each person over the columns.
# loses: there are two BatchNorm1d layers, one for each hidden layer
# loses: in train mode each hidden layer is normalised over its batch, before the ReLU
# loses: in eval mode the running statistics are used
# loses: each batch norm learns its own running mean
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.LayerNorm(256)
        self.norm_two = nn.LayerNorm(128)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm_one(self.one(x))))
        x = self.dropout(torch.relu(self.norm_two(self.two(x))))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: only_one_norm
# Normalises the first hidden layer only.
# loses: there are two BatchNorm1d layers, one for each hidden layer
# loses: in train mode each hidden layer is normalised over its batch, before the ReLU
# loses: in eval mode the running statistics are used
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm_one(self.one(x))))
        x = self.dropout(torch.relu(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: no_running_statistics
# Keeps no running statistics, so that eval mode depends on the batch.
# loses: in eval mode the running statistics are used
# loses: each batch norm learns its own running mean
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256, track_running_stats=False)
        self.norm_two = nn.BatchNorm1d(128, track_running_stats=False)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm_one(self.one(x))))
        x = self.dropout(torch.relu(self.norm_two(self.two(x))))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: dropout_before_norm
# Drops before the normalisation instead of at the end of the layer.
# loses: the first hidden layer of the normalising MLP ends with dropout
# loses: the second hidden layer of the normalising MLP ends with dropout
# loses: dropout_p of the normalising MLP sets how much is dropped, and is 0.5 where it is not given
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)

    def forward(self, x):
        x = torch.relu(self.norm_one(self.dropout(self.one(x))))
        x = torch.relu(self.norm_two(self.dropout(self.two(x))))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: no_dropout
# Forgets the dropout.
# loses: the first hidden layer of the normalising MLP ends with dropout
# loses: the second hidden layer of the normalising MLP ends with dropout
# loses: dropout_p of the normalising MLP sets how much is dropped, and is 0.5 where it is not given
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)

    def forward(self, x):
        x = (torch.relu(self.norm_one(self.one(x))))
        x = (torch.relu(self.norm_two(self.two(x))))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: p_ignored
# Always drops one half.
# loses: dropout_p of the normalising MLP sets how much is dropped, and is 0.5 where it is not given
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(0.5)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm_one(self.one(x))))
        x = self.dropout(torch.relu(self.norm_two(self.two(x))))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: no_relu
# Takes the normalisation for the activation.
# loses: in train mode each hidden layer is normalised over its batch, before the ReLU
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)

    def forward(self, x):
        x = self.dropout((self.norm_one(self.one(x))))
        x = self.dropout((self.norm_two(self.two(x))))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: norm_on_the_output
# Normalises the logits, too.
# loses: there are two BatchNorm1d layers, one for each hidden layer
# loses: the output of the normalising MLP is neither bent nor normalised nor dropped
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)
        self.norm_out = nn.BatchNorm1d(1, affine=False)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm_one(self.one(x))))
        x = self.dropout(torch.relu(self.norm_two(self.two(x))))
        return self.norm_out(self.out(x))

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: sigmoid_in_forward
# Returns probabilities from forward.
# loses: the output of the normalising MLP is neither bent nor normalised nor dropped
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm_one(self.one(x))))
        x = self.dropout(torch.relu(self.norm_two(self.two(x))))
        return torch.sigmoid(self.out(x))

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: dropout_on_the_output
# Drops the logits, too.
# loses: the output of the normalising MLP is neither bent nor normalised nor dropped
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm_one(self.one(x))))
        x = self.dropout(torch.relu(self.norm_two(self.two(x))))
        return self.dropout(self.out(x))

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: relu_on_the_output
# Bends the logits, too.
# loses: the output of the normalising MLP is neither bent nor normalised nor dropped
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm_one(self.one(x))))
        x = self.dropout(torch.relu(self.norm_two(self.two(x))))
        return torch.relu(self.out(x))

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: only_the_first_dropout
# Drops the first hidden activations only.
# loses: the second hidden layer of the normalising MLP ends with dropout
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm_one(self.one(x))))
        x = torch.relu(self.norm_two(self.two(x)))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: other_default
# dropout_p has another default than in the text.
# loses: dropout_p of the normalising MLP sets how much is dropped, and is 0.5 where it is not given
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.3):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm_one(self.one(x))))
        x = self.dropout(torch.relu(self.norm_two(self.two(x))))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: small_p_ignored
# Always drops a fifth.
# loses: dropout_p of the normalising MLP sets how much is dropped, and is 0.5 where it is not given
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(0.2)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm_one(self.one(x))))
        x = self.dropout(torch.relu(self.norm_two(self.two(x))))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: fixed_columns
# Writes down the number of columns of the census.
# loses: the normalising MLP has the same three layers, and gives one logit a row
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(108, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm_one(self.one(x))))
        x = self.dropout(torch.relu(self.norm_two(self.two(x))))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% right: without_bias
# Leaves out the biases that the batch mean takes away.
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()
        self.one = nn.Linear(input_size, 256, bias=False)
        self.two = nn.Linear(256, 128, bias=False)
        self.out = nn.Linear(128, 1)
        self.dropout = nn.Dropout(dropout_p)
        self.norm_one = nn.BatchNorm1d(256)
        self.norm_two = nn.BatchNorm1d(128)

    def forward(self, x):
        x = self.dropout(torch.relu(self.norm_one(self.one(x))))
        x = self.dropout(torch.relu(self.norm_two(self.two(x))))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% right: sequential_blocks
# Builds both hidden layers with one function.
class NormalizingMLP(nn.Module):
    def __init__(self, input_size, dropout_p=0.5):
        super().__init__()

        def block(inputs, units):
            return nn.Sequential(
                nn.Linear(inputs, units), nn.BatchNorm1d(units), nn.ReLU(), nn.Dropout(dropout_p)
            )

        self.hidden = nn.Sequential(block(input_size, 256), block(256, 128))
        self.head = nn.Linear(128, 1)

    def forward(self, x):
        return self.head(self.hidden(x))

    def predict_proba(self, x):
        return self(x).sigmoid()

    def predict(self, x, threshold=0.5):
        return self.predict_proba(x) > threshold


# %% right: built_on_regularized
# Inherits the methods from RegularizedMLP.
class NormalizingMLP(RegularizedMLP):
    def __init__(self, input_size: int, dropout_p: float = 0.5):
        super().__init__(input_size, dropout_p)
        first, _, drop_one, second, _, drop_two, last = self.layers
        self.layers = nn.Sequential(
            first, nn.BatchNorm1d(256), nn.ReLU(), drop_one, second, nn.BatchNorm1d(128), nn.ReLU(), drop_two, last
        )
