# %% wrong: ones_behind
# Appends the column of ones behind the activations, where it meets the wrong weights.
# loses: the worked example: A and Z of the network with one hidden neuron are those of the text
# loses: the outputs are those of the same network in torch
# loses: A[0] is the examples with a column of ones in front
# loses: the hidden A[1] is a column of ones, then the logistic function of the sums
def feedforward(weights: list[np.ndarray], X: np.ndarray) -> tuple[list, list]:
    A, Z, activation = [], [None], X
    for W in weights:
        A.append(np.hstack([activation, np.ones((len(activation), 1))]))
        Z.append(A[-1] @ W.T)
        activation = sigmoid(Z[-1])
    A.append(activation)
    return A, Z


# %% wrong: ones_kept_out_of_A
# Adds the bias by hand, and A has no column of ones: the way back will miss it.
# loses: the worked example: A and Z of the network with one hidden neuron are those of the text
# loses: A[0] is the examples with a column of ones in front
# loses: the hidden A[1] is a column of ones, then the logistic function of the sums
def feedforward(weights, X):
    A, Z = [X], [None]
    for W in weights:
        Z.append(A[-1] @ W[:, 1:].T + W[:, 0])
        A.append(sigmoid(Z[-1]))
    return A, Z


# %% wrong: linear_output
# Leaves the logistic function away at the output.
# loses: the worked example: A and Z of the network with one hidden neuron are those of the text
# loses: the outputs are those of the same network in torch
# loses: the last A is the logistic function of the last sums, without a column of ones
def feedforward(weights: list[np.ndarray], X: np.ndarray) -> tuple[list, list]:
    A, Z, activation = [], [None], X
    for W in weights:
        A.append(np.hstack([np.ones((len(activation), 1)), activation]))
        Z.append(A[-1] @ W.T)
        activation = sigmoid(Z[-1])
    A.append(Z[-1])
    return A, Z


# %% wrong: linear_hidden
# Applies the logistic function at the output only.
# loses: the worked example: A and Z of the network with one hidden neuron are those of the text
# loses: the outputs are those of the same network in torch
# loses: the hidden A[1] is a column of ones, then the logistic function of the sums
def feedforward(weights: list[np.ndarray], X: np.ndarray) -> tuple[list, list]:
    A, Z, activation = [], [None], X
    for W in weights:
        A.append(np.hstack([np.ones((len(activation), 1)), activation]))
        Z.append(A[-1] @ W.T)
        activation = Z[-1]
    A.append(sigmoid(activation))
    return A, Z


# %% wrong: tanh_hidden
# Uses tanh on the hidden layers.
# loses: the worked example: A and Z of the network with one hidden neuron are those of the text
# loses: the outputs are those of the same network in torch
# loses: the hidden A[1] is a column of ones, then the logistic function of the sums
def feedforward(weights: list[np.ndarray], X: np.ndarray) -> tuple[list, list]:
    A, Z, activation = [], [None], X
    for W in weights:
        A.append(np.hstack([np.ones((len(activation), 1)), activation]))
        Z.append(A[-1] @ W.T)
        activation = np.tanh(Z[-1])
    A.append(sigmoid(Z[-1]))
    return A, Z


# %% wrong: activations_in_Z
# Z holds the activations instead of the sums.
# loses: the worked example: A and Z of the network with one hidden neuron are those of the text
# loses: each Z[k] is the product of the A before it with its matrix, before the logistic function
def feedforward(weights: list[np.ndarray], X: np.ndarray) -> tuple[list, list]:
    A, Z, activation = [], [None], X
    for W in weights:
        A.append(np.hstack([np.ones((len(activation), 1)), activation]))
        Z.append(sigmoid(A[-1] @ W.T))
        activation = Z[-1]
    A.append(activation)
    return A, Z


# %% wrong: ones_at_the_output
# Adds the column of ones to the output as well.
# loses: the worked example: A and Z of the network with one hidden neuron are those of the text
# loses: the outputs are those of the same network in torch
# loses: the last A is the logistic function of the last sums, without a column of ones
def feedforward(weights: list[np.ndarray], X: np.ndarray) -> tuple[list, list]:
    A, Z, activation = [], [None], X
    for W in weights:
        A.append(np.hstack([np.ones((len(activation), 1)), activation]))
        Z.append(A[-1] @ W.T)
        activation = sigmoid(Z[-1])
    A.append(np.hstack([np.ones((len(activation), 1)), activation]))
    return A, Z


# %% wrong: no_first_entry_in_Z
# Z begins with the first sums, so everything is one place off.
# loses: A and Z have one entry for each layer, and Z begins with None
# loses: the worked example: A and Z of the network with one hidden neuron are those of the text
def feedforward(weights: list[np.ndarray], X: np.ndarray) -> tuple[list, list]:
    A, Z, activation = [], [], X
    for W in weights:
        A.append(np.hstack([np.ones((len(activation), 1)), activation]))
        Z.append(A[-1] @ W.T)
        activation = sigmoid(Z[-1])
    A.append(activation)
    return A, Z


# %% wrong: two_matrices_only
# Is written for one hidden layer.
# loses: networks of any depth work, and a single example too
def feedforward(weights, X):
    ones = np.ones((len(X), 1))
    A0 = np.hstack([ones, X])
    Z1 = A0 @ weights[0].T
    A1 = np.hstack([ones, sigmoid(Z1)])
    Z2 = A1 @ weights[1].T
    return [A0, A1, sigmoid(Z2)], [None, Z1, Z2]


# %% wrong: empties_the_list
# Takes the matrices off the caller's list.
# loses: feedforward leaves the weights and the examples as they were
def feedforward(weights: list[np.ndarray], X: np.ndarray) -> tuple[list, list]:
    A, Z, activation = [], [None], X
    while weights:
        W = weights.pop(0)
        A.append(np.hstack([np.ones((len(activation), 1)), activation]))
        Z.append(A[-1] @ W.T)
        activation = sigmoid(Z[-1])
    A.append(activation)
    return A, Z


# %% wrong: bias_missing
# Multiplies by the weights without column 0, so the biases do nothing.
# loses: the worked example: A and Z of the network with one hidden neuron are those of the text
# loses: the outputs are those of the same network in torch
# loses: each Z[k] is the product of the A before it with its matrix, before the logistic function
def feedforward(weights: list[np.ndarray], X: np.ndarray) -> tuple[list, list]:
    A, Z, activation = [], [None], X
    for W in weights:
        A.append(np.hstack([np.ones((len(activation), 1)), activation]))
        Z.append(A[-1][:, 1:] @ W[:, 1:].T)
        activation = sigmoid(Z[-1])
    A.append(activation)
    return A, Z


# %% wrong: first_and_last_only
# Written as three cases, and the hidden layers between the first and the last have no logistic function.
# loses: networks of any depth work, and a single example too
def feedforward(weights: list[np.ndarray], X: np.ndarray) -> tuple[list, list]:
    A, Z, activation = [], [None], X
    for k, W in enumerate(weights):
        A.append(np.hstack([np.ones((len(activation), 1)), activation]))
        Z.append(A[-1] @ W.T)
        activation = sigmoid(Z[-1]) if k in (0, len(weights) - 1) else Z[-1]
    A.append(activation)
    return A, Z


# %% right: with_loops
# Neuron by neuron, example by example.
import math


def feedforward(weights, X):
    n = X.shape[0]
    A = [np.column_stack((np.ones(n), X))]
    Z = [None]
    for k in range(len(weights)):
        W = weights[k]
        sums = np.zeros((n, W.shape[0]))
        for i in range(n):
            for j in range(W.shape[0]):
                sums[i, j] = np.dot(A[k][i], W[j])
        Z.append(sums)
        out = np.array([[1 / (1 + math.exp(-z)) for z in row] for row in sums])
        A.append(out if k == len(weights) - 1 else np.c_[np.ones(n), out])
    return A, Z


# %% right: filled_lists
# Lists of the right length first, np.dot and np.insert.
def feedforward(weights, X):
    K = len(weights)
    A, Z = [None] * (K + 1), [None] * (K + 1)
    layer = X
    for k, W in enumerate(weights):
        A[k] = np.insert(layer, 0, 1.0, axis=1)
        Z[k + 1] = np.dot(W, A[k].T).T
        layer = 1.0 / (1.0 + np.exp(-Z[k + 1]))
    A[K] = layer
    return A, Z


# %% right: bias_apart
# Adds the bias apart from the product, but keeps the ones in A; tuples for lists.
def feedforward(weights, X):
    A, Z, a = (), (None,), X
    for W in weights:
        z = a @ W[:, 1:].T + W[:, 0]
        A, Z = (*A, np.hstack((np.ones((a.shape[0], 1)), a))), (*Z, z)
        a = sigmoid(z)
    return (*A, a), Z
