# %% wrong: relu_on_the_output
# Puts a ReLU after every layer, the last one too.
# loses: the worked example: probabilities 0.3 and 0.6 with the thresholds 0.5 and 0.2
# loses: nothing bends the output of the MLP: logits may be below 0 and above 1
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)

    def forward(self, x):
        x = torch.relu(self.one(x))
        x = torch.relu(self.two(x))
        return torch.relu(self.out(x))

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: sigmoid_in_forward
# Returns probabilities from forward, and takes the sigmoid of them again.
# loses: the worked example: probabilities 0.3 and 0.6 with the thresholds 0.5 and 0.2
# loses: nothing bends the output of the MLP: logits may be below 0 and above 1
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)

    def forward(self, x):
        x = torch.relu(self.one(x))
        x = torch.relu(self.two(x))
        return torch.sigmoid(self.out(x))

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: probabilities_from_forward
# Returns probabilities from forward, and hands them on from predict_proba.
# loses: nothing bends the output of the MLP: logits may be below 0 and above 1
# loses: predict_proba is the sigmoid of what the model returns
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)

    def forward(self, x):
        x = torch.relu(self.one(x))
        x = torch.relu(self.two(x))
        return torch.sigmoid(self.out(x))

    def predict_proba(self, x):
        return self(x)

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: missing_relu
# Forgets the ReLU after the second layer.
# loses: the hidden layers of the MLP are what the formula gives with its own weights
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)

    def forward(self, x):
        x = torch.relu(self.one(x))
        return self.out(self.two(x))

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: no_relu_at_all
# Three linear layers in a row, which are one linear layer.
# loses: the hidden layers of the MLP are what the formula gives with its own weights
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)

    def forward(self, x):
        return self.out(self.two(self.one(x)))

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: tanh
# Takes tanh in place of ReLU.
# loses: the hidden layers of the MLP are what the formula gives with its own weights
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)

    def forward(self, x):
        return self.out(torch.tanh(self.two(torch.tanh(self.one(x)))))

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: argmax_over_one_column
# Predicts with argmax over the only column, which is always 0.
# loses: the worked example: probabilities 0.3 and 0.6 with the thresholds 0.5 and 0.2
# loses: predict says 1 where the probability is above one half
# loses: predict uses the threshold that it is given
class MLP(nn.Module):
    def __init__(self, input_size):
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
        return torch.argmax(self.predict_proba(x), dim=1)


# %% wrong: threshold_ignored
# Compares with one half, whatever the threshold.
# loses: the worked example: probabilities 0.3 and 0.6 with the thresholds 0.5 and 0.2
# loses: predict uses the threshold that it is given
class MLP(nn.Module):
    def __init__(self, input_size):
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
        return (self.predict_proba(x) >= 0.5).int()


# %% wrong: threshold_on_logits
# Compares logits with the threshold.
# loses: the worked example: probabilities 0.3 and 0.6 with the thresholds 0.5 and 0.2
# loses: predict says 1 where the probability is above one half
# loses: predict uses the threshold that it is given
class MLP(nn.Module):
    def __init__(self, input_size):
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
        return (self(x) >= threshold).int()


# %% wrong: logits_for_probabilities
# Returns logits from predict_proba.
# loses: predict_proba is the sigmoid of what the model returns
# loses: the worked example: probabilities 0.3 and 0.6 with the thresholds 0.5 and 0.2
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)

    def forward(self, x):
        x = torch.relu(self.one(x))
        x = torch.relu(self.two(x))
        return self.out(x)

    def predict_proba(self, x):
        return self(x)

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: other_sizes
# Takes the sizes the other way round.
# loses: the MLP has three layers of 256, 128 and 1 outputs
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 128)
        self.two = nn.Linear(128, 256)
        self.out = nn.Linear(256, 1)

    def forward(self, x):
        x = torch.relu(self.one(x))
        x = torch.relu(self.two(x))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: layers_in_a_list
# Keeps the layers in a Python list, where PyTorch does not see them.
# loses: the MLP has three layers of 256, 128 and 1 outputs
# loses: the worked example: probabilities 0.3 and 0.6 with the thresholds 0.5 and 0.2
# loses: the hidden layers of the MLP are what the formula gives with its own weights
# loses: training reaches every layer of the MLP
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.layers = [nn.Linear(input_size, 256), nn.Linear(256, 128), nn.Linear(128, 1)]

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = torch.relu(layer(x))
        return self.layers[-1](x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: flattened_output
# Returns a vector of shape (n,), without the second axis.
# loses: the worked example: four rows of five numbers give four logits, shape (4, 1)
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)

    def forward(self, x):
        x = torch.relu(self.one(x))
        x = torch.relu(self.two(x))
        return self.out(x).squeeze(-1)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: input_in_place
# Writes into the caller's input.
# loses: the MLP leaves its input as it was
# loses: training reaches every layer of the MLP
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)

    def forward(self, x):
        z = self.out(torch.relu(self.two(torch.relu(self.one(x)))))
        x.mul_(0.0)
        return z

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: fixed_columns
# Writes down the number of columns of the census.
# loses: the worked example: four rows of five numbers give four logits, shape (4, 1)
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(108, 256)
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


# %% wrong: no_gradients
# Switches gradients off in forward, so that no layer can learn.
# loses: training reaches every layer of the MLP
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)

    @torch.no_grad()
    def forward(self, x):
        x = torch.relu(self.one(x))
        x = torch.relu(self.two(x))
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: detached_hidden_layer
# Detaches the second hidden layer, so that only the last one learns.
# loses: training reaches every layer of the MLP
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)

    def forward(self, x):
        x = torch.relu(self.one(x))
        x = torch.relu(self.two(x)).detach()
        return self.out(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: other_default_threshold
# The threshold has another default than in the text.
# loses: predict says 1 where the probability is above one half
class MLP(nn.Module):
    def __init__(self, input_size):
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

    def predict(self, x, threshold=0.4):
        return (self.predict_proba(x) >= threshold).int()


# %% wrong: threshold_of_zero_is_none
# Takes a threshold of 0 for none.
# loses: predict uses the threshold that it is given
class MLP(nn.Module):
    def __init__(self, input_size):
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
        return (self.predict_proba(x) >= (threshold or 0.5)).int()


# %% wrong: rounds
# Rounds the probabilities, whatever the threshold.
# loses: the worked example: probabilities 0.3 and 0.6 with the thresholds 0.5 and 0.2
# loses: predict uses the threshold that it is given
class MLP(nn.Module):
    def __init__(self, input_size):
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
        return torch.round(self.predict_proba(x))


# %% wrong: below_the_threshold
# Says 1 below the threshold.
# loses: the worked example: probabilities 0.3 and 0.6 with the thresholds 0.5 and 0.2
# loses: predict says 1 where the probability is above one half
# loses: predict uses the threshold that it is given
class MLP(nn.Module):
    def __init__(self, input_size):
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
        return (self.predict_proba(x) < threshold).int()


# %% wrong: dropped_axis_of_probabilities
# Takes the softmax over the only column, which is always 1.
# loses: predict_proba is the sigmoid of what the model returns
# loses: the worked example: probabilities 0.3 and 0.6 with the thresholds 0.5 and 0.2
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)

    def forward(self, x):
        x = torch.relu(self.one(x))
        x = torch.relu(self.two(x))
        return self.out(x)

    def predict_proba(self, x):
        return torch.softmax(self(x), dim=1)

    def predict(self, x, threshold=0.5):
        return (self.predict_proba(x) >= threshold).int()


# %% right: attributes
# Layers as attributes, nn.ReLU used twice, booleans from predict, a strict comparison.
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        self.one = nn.Linear(input_size, 256)
        self.two = nn.Linear(256, 128)
        self.out = nn.Linear(128, 1)
        self.relu = nn.ReLU()

    def forward(self, x):
        x = self.relu(self.one(x))
        x = self.relu(self.two(x))
        x = self.out(x)
        return x

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return self.predict_proba(x) > threshold


# %% right: sequential_with_names
# An nn.Sequential with names, in-place ReLU, and predictions as a flat array of floats.
from collections import OrderedDict


class MLP(nn.Module):
    def __init__(self, input_size: int):
        super(MLP, self).__init__()
        self.net = nn.Sequential(
            OrderedDict(
                first=nn.Linear(input_size, 256),
                relu1=nn.ReLU(inplace=True),
                second=nn.Linear(256, 128),
                relu2=nn.ReLU(inplace=True),
                last=nn.Linear(128, 1),
            )
        )

    def forward(self, x):
        return self.net(x)

    def predict_proba(self, x):
        self.eval()
        with torch.no_grad():
            return 1 / (1 + torch.exp(-self.forward(x)))

    def predict(self, x, threshold=0.5):
        return np.where(self.predict_proba(x).numpy().ravel() >= threshold, 1.0, 0.0)


# %% right: module_list
# An nn.ModuleList and the functional ReLU.
class MLP(nn.Module):
    def __init__(self, input_size):
        super().__init__()
        sizes = [input_size, 256, 128, 1]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = nn.functional.relu(layer(x))
        return self.layers[-1](x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

    def predict(self, x, threshold=0.5):
        return torch.where(self.predict_proba(x) >= threshold, 1, 0)
