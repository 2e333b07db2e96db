# %% wrong: not_averaged
# Adds the examples up and forgets to divide by their number.
# loses: the worked example: the gradient of the neuron is 0, 0.5, 0.5
# loses: the worked example: the two gradients of the network with one hidden neuron are those of the text
# loses: the gradient of a batch is the mean of the gradients of its examples
def backpropagation(weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    A, Z = feedforward(weights, X)
    gradients = [None] * len(weights)
    delta = A[-1] - Y
    for k in range(len(weights) - 1, -1, -1):
        gradients[k] = delta.T @ A[k]
        if k > 0:
            delta = (delta @ weights[k][:, 1:]) * grad_sigmoid(Z[k])
    return gradients


# %% wrong: bias_column_not_removed
# Sends the error back through the bias column too; the shapes no longer fit.
# loses: the worked example: the two gradients of the network with one hidden neuron are those of the text
# loses: each gradient has the shape of its matrix
# loses: the errors go back in proportion to the outgoing weights, and not through the biases
# loses: the error of a hidden neuron is multiplied by the slope at its sum
# loses: with one to three hidden layers every gradient follows from the error at the output
def backpropagation(weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    A, Z = feedforward(weights, X)
    gradients = [None] * len(weights)
    delta = A[-1] - Y
    for k in range(len(weights) - 1, -1, -1):
        gradients[k] = delta.T @ A[k] / len(X)
        if k > 0:
            delta = (delta @ weights[k]) * grad_sigmoid(Z[k])
    return gradients


# %% wrong: last_column_removed
# Removes the last column instead of the bias column.
# loses: the worked example: the two gradients of the network with one hidden neuron are those of the text
# loses: the errors go back in proportion to the outgoing weights, and not through the biases
# loses: with one to three hidden layers every gradient follows from the error at the output
def backpropagation(weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    A, Z = feedforward(weights, X)
    gradients = [None] * len(weights)
    delta = A[-1] - Y
    for k in range(len(weights) - 1, -1, -1):
        gradients[k] = delta.T @ A[k] / len(X)
        if k > 0:
            delta = (delta @ weights[k][:, :-1]) * grad_sigmoid(Z[k])
    return gradients


# %% wrong: slope_at_A
# Takes the derivative at the activations instead of at the sums.
# loses: the worked example: the two gradients of the network with one hidden neuron are those of the text
# loses: the error of a hidden neuron is multiplied by the slope at its sum
# loses: with one to three hidden layers every gradient follows from the error at the output
def backpropagation(weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    A, Z = feedforward(weights, X)
    gradients = [None] * len(weights)
    delta = A[-1] - Y
    for k in range(len(weights) - 1, -1, -1):
        gradients[k] = delta.T @ A[k] / len(X)
        if k > 0:
            delta = (delta @ weights[k][:, 1:]) * grad_sigmoid(A[k][:, 1:])
    return gradients


# %% wrong: no_slope
# Forgets the derivative of the logistic function on the way back.
# loses: the worked example: the two gradients of the network with one hidden neuron are those of the text
# loses: the error of a hidden neuron is multiplied by the slope at its sum
# loses: with one to three hidden layers every gradient follows from the error at the output
def backpropagation(weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    A, Z = feedforward(weights, X)
    gradients = [None] * len(weights)
    delta = A[-1] - Y
    for k in range(len(weights) - 1, -1, -1):
        gradients[k] = delta.T @ A[k] / len(X)
        if k > 0:
            delta = (delta @ weights[k][:, 1:])
    return gradients


# %% wrong: slope_at_the_output
# Multiplies the output error by the slope, as squared error would need.
# loses: the worked example: the gradient of the neuron is 0, 0.5, 0.5
# loses: the worked example: the two gradients of the network with one hidden neuron are those of the text
# loses: without a hidden layer the gradient equals finite differences
def backpropagation(weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    A, Z = feedforward(weights, X)
    gradients = [None] * len(weights)
    delta = (A[-1] - Y) * grad_sigmoid(Z[-1])
    for k in range(len(weights) - 1, -1, -1):
        gradients[k] = delta.T @ A[k] / len(X)
        if k > 0:
            delta = (delta @ weights[k][:, 1:]) * grad_sigmoid(Z[k])
    return gradients


# %% wrong: sign
# Target minus output: the gradient points downhill.
# loses: the worked example: the gradient of the neuron is 0, 0.5, 0.5
# loses: the worked example: the two gradients of the network with one hidden neuron are those of the text
# loses: without a hidden layer the gradient equals finite differences
def backpropagation(weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    A, Z = feedforward(weights, X)
    gradients = [None] * len(weights)
    delta = Y - A[-1]
    for k in range(len(weights) - 1, -1, -1):
        gradients[k] = delta.T @ A[k] / len(X)
        if k > 0:
            delta = (delta @ weights[k][:, 1:]) * grad_sigmoid(Z[k])
    return gradients


# %% wrong: mean_over_outputs
# Divides by the number of outputs as well.
# loses: the worked example: the two gradients of the network with one hidden neuron are those of the text
# loses: without a hidden layer the gradient equals finite differences
def backpropagation(weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    A, Z = feedforward(weights, X)
    gradients = [None] * len(weights)
    delta = A[-1] - Y
    for k in range(len(weights) - 1, -1, -1):
        gradients[k] = delta.T @ A[k] / Y.size
        if k > 0:
            delta = (delta @ weights[k][:, 1:]) * grad_sigmoid(Z[k])
    return gradients


# %% wrong: output_error_everywhere
# Uses the output's error and the last matrix for every hidden layer.
# loses: each gradient has the shape of its matrix
# loses: with one to three hidden layers every gradient follows from the error at the output
def backpropagation(weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    A, Z = feedforward(weights, X)
    gradients = [None] * len(weights)
    delta = error = A[-1] - Y
    for k in range(len(weights) - 1, -1, -1):
        gradients[k] = delta.T @ A[k] / len(X)
        if k > 0:
            delta = (error @ weights[-1][:, 1:]) * grad_sigmoid(Z[k])
    return gradients


# %% wrong: first_example_only
# Looks at one example of the batch only.
# loses: the worked example: the gradient of the neuron is 0, 0.5, 0.5
# loses: the worked example: the two gradients of the network with one hidden neuron are those of the text
# loses: the gradient of a batch is the mean of the gradients of its examples
def backpropagation(weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    X, Y = X[:1], Y[:1]
    A, Z = feedforward(weights, X)
    gradients = [None] * len(weights)
    delta = A[-1] - Y
    for k in range(len(weights) - 1, -1, -1):
        gradients[k] = delta.T @ A[k] / len(X)
        if k > 0:
            delta = (delta @ weights[k][:, 1:]) * grad_sigmoid(Z[k])
    return gradients


# %% wrong: cuts_the_weights
# Removes the bias column from the caller's matrices.
# loses: backpropagation leaves weights, examples and targets as they were
def backpropagation(weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    A, Z = feedforward(weights, X)
    gradients = [None] * len(weights)
    delta = A[-1] - Y
    for k in range(len(weights) - 1, -1, -1):
        gradients[k] = delta.T @ A[k] / len(X)
        if k > 0:
            weights[k] = weights[k][:, 1:]
            delta = (delta @ weights[k]) * grad_sigmoid(Z[k])
    return gradients


# %% wrong: sends_back_the_slope_twice
# Multiplies by the slope twice on the deeper layers, once for each of two formulas.
# loses: the worked example: the two gradients of the network with one hidden neuron are those of the text
# loses: the error of a hidden neuron is multiplied by the slope at its sum
# loses: with one to three hidden layers every gradient follows from the error at the output
def backpropagation(weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    A, Z = feedforward(weights, X)
    gradients = [None] * len(weights)
    delta = A[-1] - Y
    for k in range(len(weights) - 1, -1, -1):
        gradients[k] = delta.T @ A[k] / len(X)
        if k > 0:
            delta = (delta @ weights[k][:, 1:]) * grad_sigmoid(Z[k]) ** 2
    return gradients


# %% wrong: sums_for_activations
# Multiplies the errors by the sums of the layer before instead of its activations.
# loses: the worked example: the two gradients of the network with one hidden neuron are those of the text
# loses: with one to three hidden layers every gradient follows from the error at the output
def backpropagation(weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    A, Z = feedforward(weights, X)
    gradients = [None] * len(weights)
    delta = A[-1] - Y
    for k in range(len(weights) - 1, -1, -1):
        entered = np.hstack([np.ones((len(X), 1)), Z[k]]) if k > 0 else A[0]
        gradients[k] = delta.T @ entered / len(X)
        if k > 0:
            delta = (delta @ weights[k][:, 1:]) * grad_sigmoid(Z[k])
    return gradients


# %% right: list_of_deltas
# All errors first, then all gradients; np.delete removes the column.
def backpropagation(weights, X, Y):
    A, Z = feedforward(weights, X)
    L = len(weights) + 1
    deltas = [None] * L
    deltas[-1] = A[-1] - Y
    for k in range(L - 2, 0, -1):
        W = np.delete(weights[k], 0, axis=1)
        deltas[k] = (W.T @ deltas[k + 1].T).T * grad_sigmoid(Z[k])
    return [np.dot(deltas[k + 1].T, A[k]) / X.shape[0] for k in range(L - 1)]


# %% right: one_example_at_a_time
# Loops over the examples with outer products, and averages at the end.
def backpropagation(weights, X, Y):
    total = [np.zeros(W.shape) for W in weights]
    for x, y in zip(X, Y):
        A, Z = feedforward(weights, x[None, :])
        delta = (A[-1] - y)[0]
        for k in reversed(range(len(weights))):
            total[k] += np.outer(delta, A[k][0])
            if k:
                s = A[k][0, 1:]
                delta = weights[k][:, 1:].T @ delta * s * (1 - s)
    return [g / len(X) for g in total]


# %% right: without_feedforward
# Computes the forward pass itself and scales the output error by 1/n at once.
def backpropagation(weights, X, Y):
    activations = [X]
    for W in weights:
        activations.append(1 / (1 + np.exp(-(activations[-1] @ W[:, 1:].T + W[:, 0]))))
    delta = (activations[-1] - Y) / len(Y)
    gradients = []
    for W, a in zip(weights[::-1], activations[-2::-1]):
        gradients.insert(0, np.column_stack([delta.sum(axis=0), delta.T @ a]))
        delta = delta @ W[:, 1:] * a * (1 - a)
    return gradients


# %% right: bias_cut_after
# Goes back through the whole matrix and cuts the bias's share off afterwards.
def backpropagation(weights, X, Y):
    A, Z = feedforward(weights, X)
    delta, gradients = A[-1] - Y, {}
    for k in range(len(weights))[::-1]:
        gradients[k] = np.einsum("ij,ik->jk", delta, A[k]) / len(X)
        delta = (delta @ weights[k] * A[k] * (1 - A[k]))[:, 1:]
    return [gradients[k] for k in sorted(gradients)]
