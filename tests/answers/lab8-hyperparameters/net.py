# %% wrong: sigmoid_at_the_end
# A sigmoid after the last layer, in front of a cross entropy that has its own softmax.
# loses: the worked example: where all 43 numbers are -1, the logits of the two flowers are -1 and -16
# loses: the output is a score of any size: stretching the last layer stretches it
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.input_layer = nn.Linear(input_nr, hidden_nr)
        self.hidden_layer = nn.Linear(hidden_nr, output_nr)

    def forward(self, x):
        return torch.sigmoid(self.hidden_layer(torch.relu(self.input_layer(x))))


# %% wrong: softmax_at_the_end
# Returns probabilities where the text asks for logits.
# loses: the worked example: where all 43 numbers are -1, the logits of the two flowers are -1 and -16
# loses: the output is a score of any size: stretching the last layer stretches it
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.input_layer = nn.Linear(input_nr, hidden_nr)
        self.hidden_layer = nn.Linear(hidden_nr, output_nr)

    def forward(self, x):
        return torch.softmax(self.hidden_layer(torch.relu(self.input_layer(x))), dim=1)


# %% wrong: log_softmax_at_the_end
# Returns log-probabilities, as the network of lab 6 does.
# loses: the worked example: where all 43 numbers are -1, the logits of the two flowers are -1 and -16
# loses: the output is a score of any size: stretching the last layer stretches it
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.input_layer = nn.Linear(input_nr, hidden_nr)
        self.hidden_layer = nn.Linear(hidden_nr, output_nr)

    def forward(self, x):
        return torch.log_softmax(self.hidden_layer(torch.relu(self.input_layer(x))), dim=1)


# %% wrong: no_relu
# Two linear layers without anything between them: together still linear.
# loses: the worked example: where all 43 numbers are -1, the logits of the two flowers are -1 and -16
# loses: a ReLU between the two layers: the scores are W2 relu(W1 x + b1) + b2
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.input_layer = nn.Linear(input_nr, hidden_nr)
        self.hidden_layer = nn.Linear(hidden_nr, output_nr)

    def forward(self, x):
        return self.hidden_layer(self.input_layer(x))


# %% wrong: sigmoid_in_the_middle
# The activation of the hidden layer is a sigmoid, not a ReLU.
# loses: the worked example: where all 43 numbers are -1, the logits of the two flowers are -1 and -16
# loses: a ReLU between the two layers: the scores are W2 relu(W1 x + b1) + b2
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.input_layer = nn.Linear(input_nr, hidden_nr)
        self.hidden_layer = nn.Linear(hidden_nr, output_nr)

    def forward(self, x):
        return self.hidden_layer(torch.sigmoid(self.input_layer(x)))


# %% wrong: relu_at_the_end
# A ReLU after both layers: scores below zero are cut off.
# loses: the worked example: where all 43 numbers are -1, the logits of the two flowers are -1 and -16
# loses: the output is a score of any size: stretching the last layer stretches it
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.input_layer = nn.Linear(input_nr, hidden_nr)
        self.hidden_layer = nn.Linear(hidden_nr, output_nr)

    def forward(self, x):
        return torch.relu(self.hidden_layer(torch.relu(self.input_layer(x))))


# %% wrong: hidden_size_ignored
# The hidden layer always has five neurons, whatever was asked.
# loses: two linear layers with biases, of the sizes asked for, and nothing else to learn
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.input_layer = nn.Linear(input_nr, 5)
        self.hidden_layer = nn.Linear(5, output_nr)

    def forward(self, x):
        return self.hidden_layer(torch.relu(self.input_layer(x)))


# %% wrong: no_biases
# Both layers without biases.
# loses: the worked example: Net(4, 5, 3) makes 150 rows of three logits, and has 43 numbers to learn
# loses: the worked example: where all 43 numbers are -1, the logits of the two flowers are -1 and -16
# loses: two linear layers with biases, of the sizes asked for, and nothing else to learn
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.input_layer = nn.Linear(input_nr, hidden_nr, bias=False)
        self.hidden_layer = nn.Linear(hidden_nr, output_nr, bias=False)

    def forward(self, x):
        return self.hidden_layer(torch.relu(self.input_layer(x)))


# %% wrong: one_layer_too_many
# A third linear layer between hidden and output.
# loses: the worked example: Net(4, 5, 3) makes 150 rows of three logits, and has 43 numbers to learn
# loses: the worked example: where all 43 numbers are -1, the logits of the two flowers are -1 and -16
# loses: two linear layers with biases, of the sizes asked for, and nothing else to learn
# loses: a ReLU between the two layers: the scores are W2 relu(W1 x + b1) + b2
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(input_nr, hidden_nr),
            nn.ReLU(),
            nn.Linear(hidden_nr, hidden_nr),
            nn.ReLU(),
            nn.Linear(hidden_nr, output_nr),
        )

    def forward(self, x):
        return self.layers(x)


# %% wrong: squeezed
# Squeezes the output, so that a single flower loses its axis.
# loses: any number of flowers, one included, and even a single hidden neuron
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.input_layer = nn.Linear(input_nr, hidden_nr)
        self.hidden_layer = nn.Linear(hidden_nr, output_nr)

    def forward(self, x):
        return self.hidden_layer(torch.relu(self.input_layer(x))).squeeze()


# %% wrong: seed_in_the_class
# Sets a seed in the constructor: all networks start equal.
# loses: two new networks start from different random weights
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        torch.manual_seed(0)
        self.input_layer = nn.Linear(input_nr, hidden_nr)
        self.hidden_layer = nn.Linear(hidden_nr, output_nr)

    def forward(self, x):
        return self.hidden_layer(torch.relu(self.input_layer(x)))


# %% wrong: standardises_in_place
# Subtracts the mean of the batch from the caller's own tensor.
# loses: the worked example: where all 43 numbers are -1, the logits of the two flowers are -1 and -16
# loses: a ReLU between the two layers: the scores are W2 relu(W1 x + b1) + b2
# loses: the network leaves its input as it was
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.input_layer = nn.Linear(input_nr, hidden_nr)
        self.hidden_layer = nn.Linear(hidden_nr, output_nr)

    def forward(self, x):
        x -= 0.5
        return self.hidden_layer(torch.relu(self.input_layer(x)))


# %% wrong: sizes_for_iris
# The sizes of the iris data are written into the class.
# loses: two linear layers with biases, of the sizes asked for, and nothing else to learn
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.input_layer = nn.Linear(4, hidden_nr)
        self.hidden_layer = nn.Linear(hidden_nr, 3)

    def forward(self, x):
        return self.hidden_layer(torch.relu(self.input_layer(x)))


# %% wrong: layers_in_a_list
# The layers lie in a plain Python list, so no optimiser will find their weights.
# loses: the worked example: Net(4, 5, 3) makes 150 rows of three logits, and has 43 numbers to learn
# loses: two linear layers with biases, of the sizes asked for, and nothing else to learn
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.layers = [nn.Linear(input_nr, hidden_nr), nn.Linear(hidden_nr, output_nr)]

    def forward(self, x):
        return self.layers[1](torch.relu(self.layers[0](x)))


# %% wrong: hidden_neurons_too_many
# Adds three neurons to the hidden layer.
# loses: the worked example: Net(4, 5, 3) makes 150 rows of three logits, and has 43 numbers to learn
# loses: the worked example: where all 43 numbers are -1, the logits of the two flowers are -1 and -16
# loses: two linear layers with biases, of the sizes asked for, and nothing else to learn
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.input_layer = nn.Linear(input_nr, hidden_nr + 3)
        self.hidden_layer = nn.Linear(hidden_nr + 3, output_nr)

    def forward(self, x):
        return self.hidden_layer(torch.relu(self.input_layer(x)))


# %% right: sequential
# All layers in one nn.Sequential.
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(input_nr, hidden_nr), nn.ReLU(), nn.Linear(hidden_nr, output_nr))

    def forward(self, x):
        return self.layers(x)


# %% right: functional
# The ReLU from torch.nn.functional, the layers under other names and in another order.
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super(Net, self).__init__()
        self.out = nn.Linear(hidden_nr, output_nr)
        self.hidden = nn.Linear(input_nr, hidden_nr)

    def forward(self, x):
        x = F.relu(self.hidden(x))
        x = self.out(x)
        return x


# %% right: own_parameters
# Matrices of its own, the other way round, and x @ W; clamp for the ReLU.
class Net(nn.Module):
    def __init__(self, input_nr, hidden_nr, output_nr):
        super().__init__()
        self.w1 = nn.Parameter(torch.randn(input_nr, hidden_nr) / input_nr**0.5)
        self.b1 = nn.Parameter(torch.zeros(1, hidden_nr))
        self.w2 = nn.Parameter(torch.randn(hidden_nr, output_nr) / hidden_nr**0.5)
        self.b2 = nn.Parameter(torch.zeros(output_nr))

    def forward(self, x):
        return (x @ self.w1 + self.b1).clamp(min=0) @ self.w2 + self.b2


# %% right: inherits_sequential
# The class is itself an nn.Sequential.
class Net(nn.Sequential):
    def __init__(self, input_nr: int, hidden_nr: int, output_nr: int):
        super().__init__(nn.Linear(input_nr, hidden_nr), nn.ReLU(inplace=True), nn.Linear(hidden_nr, output_nr))
