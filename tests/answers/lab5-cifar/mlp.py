# %% wrong: relu_on_output
# ReLU after the last layer too: no score can be negative.
# loses: the MLP returns scores as its last layer makes them, negative ones too
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.fc3 = nn.Linear(3072, 512), nn.Linear(512, 256), nn.Linear(256, 10)

    def forward(self, x):
        x = x.flatten(1)
        for layer in (self.fc1, self.fc2, self.fc3):
            x = torch.relu(layer(x))
        return x


# %% wrong: softmax_in_forward
# Returns probabilities where scores are asked for.
# loses: the MLP returns scores as its last layer makes them, negative ones too
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.fc3 = nn.Linear(3072, 512), nn.Linear(512, 256), nn.Linear(256, 10)

    def forward(self, x):
        x = torch.relu(self.fc1(x.flatten(1)))
        x = torch.relu(self.fc2(x))
        return torch.softmax(self.fc3(x), dim=1)


# %% wrong: flattens_the_batch
# Flattens the axis of the pictures too, so a batch becomes one long row.
# loses: MLP, worked example: two pictures give scores of shape (2, 10)
# loses: the MLP scores each picture by itself, in a batch of any size, and always the same
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.fc3 = nn.Linear(3072, 512), nn.Linear(512, 256), nn.Linear(256, 10)

    def forward(self, x):
        x = torch.relu(self.fc1(x.flatten()))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)


# %% wrong: no_relu
# Three linear layers in a row, which are one.
# loses: the hidden layers of the MLP flatten, weigh and bend with ReLU as the formula says
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.Linear(3072, 512), nn.Linear(512, 256), nn.Linear(256, 10))

    def forward(self, x):
        return self.layers(x)


# %% wrong: one_relu
# Forgets the ReLU after the second hidden layer.
# loses: the hidden layers of the MLP flatten, weigh and bend with ReLU as the formula says
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.fc3 = nn.Linear(3072, 512), nn.Linear(512, 256), nn.Linear(256, 10)

    def forward(self, x):
        return self.fc3(self.fc2(torch.relu(self.fc1(x.flatten(1)))))


# %% wrong: dropout
# Adds dropout that nobody asked for.
# loses: the MLP scores each picture by itself, in a batch of any size, and always the same
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Flatten(), nn.Linear(3072, 512), nn.ReLU(), nn.Dropout(0.5),
            nn.Linear(512, 256), nn.ReLU(), nn.Dropout(0.5), nn.Linear(256, 10),
        )

    def forward(self, x):
        return self.layers(x)


# %% wrong: colours_last
# Flattens with the colours last; then the first layer sees the pixels in another order than asked for.
# loses: the hidden layers of the MLP flatten, weigh and bend with ReLU as the formula says
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.fc3 = nn.Linear(3072, 512), nn.Linear(512, 256), nn.Linear(256, 10)

    def forward(self, x):
        x = torch.relu(self.fc1(x.permute(0, 2, 3, 1).flatten(1)))
        return self.fc3(torch.relu(self.fc2(x)))


# %% wrong: one_hidden_layer
# Leaves out the layer of 256.
# loses: the MLP has the layers 3072 to 512 to 256 to 10 with their biases, and nothing else
# loses: the hidden layers of the MLP flatten, weigh and bend with ReLU as the formula says
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.Linear(3072, 512), nn.ReLU(), nn.Linear(512, 10))

    def forward(self, x):
        return self.layers(x)


# %% wrong: centres_the_batch
# Subtracts the mean of the batch from the scores, so pictures depend on their neighbours.
# loses: the hidden layers of the MLP flatten, weigh and bend with ReLU as the formula says
# loses: the MLP returns scores as its last layer makes them, negative ones too
# loses: the MLP scores each picture by itself, in a batch of any size, and always the same
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.fc3 = nn.Linear(3072, 512), nn.Linear(512, 256), nn.Linear(256, 10)

    def forward(self, x):
        x = torch.relu(self.fc2(torch.relu(self.fc1(x.flatten(1)))))
        scores = self.fc3(x)
        return scores - scores.mean(dim=0)


# %% wrong: no_biases
# Switches the biases of the hidden layers off.
# loses: the MLP has the layers 3072 to 512 to 256 to 10 with their biases, and nothing else
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(3072, 512, bias=False), nn.Linear(512, 256, bias=False)
        self.fc3 = nn.Linear(256, 10)

    def forward(self, x):
        return self.fc3(torch.relu(self.fc2(torch.relu(self.fc1(x.flatten(1))))))


# %% wrong: tanh_for_relu
# Bends with tanh.
# loses: the hidden layers of the MLP flatten, weigh and bend with ReLU as the formula says
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.fc3 = nn.Linear(3072, 512), nn.Linear(512, 256), nn.Linear(256, 10)

    def forward(self, x):
        x = torch.tanh(self.fc1(x.flatten(1)))
        return self.fc3(torch.tanh(self.fc2(x)))


# %% right: attributes
# Three attributes and nn.functional.relu, flattening with view.
class MLP(nn.Module):
    def __init__(self):
        super(MLP, self).__init__()
        self.fc1 = nn.Linear(32 * 32 * 3, 512)
        self.fc2 = nn.Linear(512, 256)
        self.fc3 = nn.Linear(256, 10)

    def forward(self, x):
        x = x.view(x.size(0), -1)
        x = nn.functional.relu(self.fc1(x))
        x = nn.functional.relu(self.fc2(x))
        return self.fc3(x)


# %% right: a_list_of_layers
# A ModuleList, and the minimum with zero left out by clamp.
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [3 * 32 * 32, 512, 256, 10]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))

    def forward(self, x):
        x = torch.flatten(x, start_dim=1)
        for layer in self.layers[:-1]:
            x = layer(x).clamp(min=0)
        return self.layers[-1](x)


# %% right: sequential_subclass
# The class is itself an nn.Sequential.
class MLP(nn.Sequential):
    def __init__(self):
        super().__init__(
            nn.Flatten(), nn.Linear(3072, 512), nn.ReLU(), nn.Linear(512, 256), nn.ReLU(), nn.Linear(256, 10)
        )
