# %% wrong: wrong_flatten
# Puts the 320 in front and turns the result: with several pictures their numbers get mixed.
# loses: any number of pictures may come at once, one alone too, and each is answered on its own
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout2d()
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.drop(self.conv2(x)), 2))
        x = x.reshape(320, -1).t()
        return F.log_softmax(self.fc2(F.relu(self.fc1(x))), dim=1)


# %% wrong: flattens_the_batch
# Flattens all axes, the one that counts the pictures too: fits one picture only.
# loses: three pictures give a tensor of shape (3, 10)
# loses: any number of pictures may come at once, one alone too, and each is answered on its own
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout2d()
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.drop(self.conv2(x)), 2))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x.flatten()))), dim=-1)


# %% wrong: dropout_in_eval
# The function F.dropout2d is not told the mode of the model, so it drops channels always.
# loses: in eval mode the same picture gets the same answer each time
# loses: any number of pictures may come at once, one alone too, and each is answered on its own
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(F.dropout2d(self.conv2(x)), 2))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x.flatten(1)))), dim=1)


# %% wrong: softmax
# Gives probabilities in place of their logarithms.
# loses: the outputs are log-probabilities: their exponentials sum to one for each picture
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout2d()
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.drop(self.conv2(x)), 2))
        return torch.softmax(self.fc2(F.relu(self.fc1(x.flatten(1)))), dim=1)


# %% wrong: scores
# Forgets the log-softmax and gives the scores.
# loses: the outputs are log-probabilities: their exponentials sum to one for each picture
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout2d()
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.drop(self.conv2(x)), 2))
        return self.fc2(F.relu(self.fc1(x.flatten(1))))


# %% wrong: log_softmax_over_the_batch
# Takes the log-softmax along the pictures, not along the classes; that makes all the answers wrong in eval mode.
# loses: the outputs are log-probabilities: their exponentials sum to one for each picture
# loses: any number of pictures may come at once, one alone too, and each is answered on its own
# loses: dropout apart, the answer follows the table, from your own weights
# loses: the dropout after the second convolution drops whole channels, half of them on average
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout2d()
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.drop(self.conv2(x)), 2))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x.flatten(1)))), dim=0)


# %% wrong: no_dropout
# Leaves the dropout out.
# loses: in train mode the answers to the same picture differ
# loses: the dropout after the second convolution drops whole channels, half of them on average
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.conv2(x), 2))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x.flatten(1)))), dim=1)


# %% wrong: drops_single_pixels
# An ordinary dropout after the convolution, which drops pixels and not channels.
# loses: the dropout after the second convolution drops whole channels, half of them on average
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout(0.5)
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.drop(self.conv2(x)), 2))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x.flatten(1)))), dim=1)


# %% wrong: dropout_at_the_first
# Drops the channels of the first convolution.
# loses: the dropout after the second convolution drops whole channels, half of them on average
# loses: nothing is dropped from the picture, from the first convolution, or from the ten outputs
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout2d(0.5)
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.drop(self.conv1(x)), 2))
        x = F.relu(F.max_pool2d(self.conv2(x), 2))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x.flatten(1)))), dim=1)


# %% wrong: dropout_too_weak
# Drops a fifth of the channels.
# loses: the dropout after the second convolution drops whole channels, half of them on average
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout2d(0.2)
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.drop(self.conv2(x)), 2))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x.flatten(1)))), dim=1)


# %% wrong: one_relu_missing
# No ReLU between the two fully connected layers, which makes one of them useless.
# loses: dropout apart, the answer follows the table, from your own weights
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout2d()
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.drop(self.conv2(x)), 2))
        return F.log_softmax(self.fc2(self.fc1(x.flatten(1))), dim=1)


# %% wrong: no_relu_after_the_first_convolution
# Pools and goes on; the negative responses stay.
# loses: dropout apart, the answer follows the table, from your own weights
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout2d()
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.max_pool2d(self.conv1(x), 2)
        x = F.relu(F.max_pool2d(self.drop(self.conv2(x)), 2))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x.flatten(1)))), dim=1)


# %% wrong: mean_pool
# The mean of each window in place of its largest value.
# loses: dropout apart, the answer follows the table, from your own weights
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout2d()
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.avg_pool2d(self.conv1(x), 2))
        x = F.relu(F.avg_pool2d(self.drop(self.conv2(x)), 2))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x.flatten(1)))), dim=1)


# %% wrong: hidden_layer_too_small
# Fifty hidden units in place of sixty.
# loses: the whole network has 25,150 parameters
# loses: the layers have the sizes of the table
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout2d()
        self.fc1, self.fc2 = nn.Linear(320, 50), nn.Linear(50, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.drop(self.conv2(x)), 2))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x.flatten(1)))), dim=1)


# %% wrong: dropout_on_the_output
# Drops half of the ten scores in train mode as well.
# loses: nothing is dropped from the picture, from the first convolution, or from the ten outputs
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout2d()
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.drop(self.conv2(x)), 2))
        x = self.fc2(F.relu(self.fc1(x.flatten(1))))
        return F.log_softmax(F.dropout(x, training=self.training), dim=1)


# %% wrong: dropout_on_the_picture
# Drops a fifth of the pixels of the picture, too.
# loses: nothing is dropped from the picture, from the first convolution, or from the ten outputs
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.drop = nn.Dropout2d()
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.dropout(x, 0.2, training=self.training)
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.drop(self.conv2(x)), 2))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x.flatten(1)))), dim=1)


# %% wrong: no_biases
# Switches the biases of the convolutions off.
# loses: the whole network has 25,150 parameters
# loses: the layers have the sizes of the table
# loses: the dropout after the second convolution drops whole channels, half of them on average
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5, bias=False), nn.Conv2d(10, 20, 5, bias=False)
        self.drop = nn.Dropout2d()
        self.fc1, self.fc2 = nn.Linear(320, 60), nn.Linear(60, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.drop(self.conv2(x)), 2))
        return F.log_softmax(self.fc2(F.relu(self.fc1(x.flatten(1)))), dim=1)


# %% right: sequential
# One nn.Sequential, with the dropout of the hidden units that is free.
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Conv2d(1, 10, 5),
            nn.MaxPool2d(2),
            nn.ReLU(),
            nn.Conv2d(10, 20, 5),
            nn.Dropout2d(),
            nn.MaxPool2d(2),
            nn.ReLU(),
            nn.Flatten(),
            nn.Linear(320, 60),
            nn.ReLU(),
            nn.Dropout(0.5),
            nn.Linear(60, 10),
            nn.LogSoftmax(dim=1),
        )

    def forward(self, x):
        return self.net(x)


# %% right: functions
# Functional dropouts that are told the mode, ReLU before the pool, the free dropout, a view.
class ConvNet(nn.Module):
    def __init__(self):
        super(ConvNet, self).__init__()
        self.fc2 = nn.Linear(60, 10)
        self.fc1 = nn.Linear(320, 60)
        self.conv2 = nn.Conv2d(10, 20, kernel_size=(5, 5))
        self.conv1 = nn.Conv2d(1, 10, kernel_size=(5, 5))

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(F.dropout2d(self.conv2(x), training=self.training)), 2)
        x = x.view(-1, 320)
        x = F.relu(self.fc1(x))
        x = F.dropout(x, training=self.training)
        return F.log_softmax(self.fc2(x), dim=-1)


# %% right: lazy_layers
# A nn.Sequential itself, whose layers learn their input size from the first picture.
class ConvNet(nn.Sequential):
    def __init__(self):
        super().__init__(
            nn.LazyConv2d(10, 5),
            nn.MaxPool2d(2),
            nn.ReLU(),
            nn.LazyConv2d(20, 5),
            nn.MaxPool2d(2),
            nn.Dropout2d(p=0.5),
            nn.ReLU(),
            nn.Flatten(),
            nn.LazyLinear(60),
            nn.ReLU(),
            nn.LazyLinear(10),
            nn.LogSoftmax(1),
        )


# %% right: log_of_the_softmax_by_hand
# The scores minus the logarithm of the sum of their exponentials.
class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.ModuleList([nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)])
        self.dropout = nn.Dropout2d(0.5)
        self.head = nn.ModuleDict({"hidden": nn.Linear(320, 60), "output": nn.Linear(60, 10)})

    def forward(self, x):
        n = x.shape[0]
        x = torch.relu(F.max_pool2d(self.features[0](x), 2))
        x = torch.relu(F.max_pool2d(self.dropout(self.features[1](x)), 2)).reshape(n, -1)
        scores = self.head["output"](torch.relu(self.head["hidden"](x)))
        return scores - torch.logsumexp(scores, dim=1, keepdim=True)
