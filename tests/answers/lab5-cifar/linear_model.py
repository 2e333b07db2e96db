# %% wrong: relu_added
# A ReLU on the scores: then it is not linear any more.
# loses: the linear model does not bend: scores of a sum of pictures are the sum of their scores
class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(3072, 10)

    def forward(self, x):
        return torch.relu(self.linear(x.flatten(1)))


# %% wrong: softmax_added
# Returns probabilities.
# loses: the linear model does not bend: scores of a sum of pictures are the sum of their scores
class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(3072, 10)

    def forward(self, x):
        return self.linear(x.flatten(1)).softmax(dim=1)


# %% wrong: no_bias
# Leaves the bias out.
# loses: the linear model has one layer, 3072 to 10, with its bias, and nothing else
class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(3072, 10, bias=False)

    def forward(self, x):
        return self.linear(x.flatten(1))


# %% wrong: two_layers
# Two layers without anything between them: still linear, but not one layer.
# loses: the linear model has one layer, 3072 to 10, with its bias, and nothing else
# loses: the scores of the linear model are its weights times the pixels plus its biases
class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(3072, 256), nn.Linear(256, 10))

    def forward(self, x):
        return self.layers(x.flatten(1))


# %% wrong: flattens_the_batch
# Flattens the axis of the pictures too.
# loses: LinearModel, worked example: two pictures give scores of shape (2, 10)
class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(3072, 10)

    def forward(self, x):
        return self.linear(x.view(-1))


# %% right: reshape
# Flattens with reshape, another name for the layer.
class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(in_features=3 * 32 * 32, out_features=10)

    def forward(self, images):
        return self.fc(images.reshape(len(images), -1))


# %% right: own_parameters
# Parameters of its own, the weight the other way round.
class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(0.01 * torch.randn(3072, 10))
        self.bias = nn.Parameter(torch.zeros(10))

    def forward(self, x):
        return x.flatten(1) @ self.weight + self.bias


# %% right: sequential
# Two modules in a row.
class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.Linear(3072, 10))

    def forward(self, x):
        return self.layers(x)
