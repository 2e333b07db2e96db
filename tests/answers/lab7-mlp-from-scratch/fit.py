# %% wrong: changes_the_callers_matrices
# Writes the step into the matrices that were given.
# loses: the caller's weights and data stay as they were
def fit(
    weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float
) -> tuple[list[np.ndarray], list[float]]:
    losses = []
    for _ in range(num_epochs):
        losses.append(cross_entropy(feedforward(weights, X)[0][-1], Y))
        gradients = backpropagation(weights, X, Y)
        for W, gradient in zip(weights, gradients):
            W -= learning_rate * gradient
    return weights, losses


# %% wrong: shallow_copy
# Copies the list, but the matrices in it are still the caller's.
# loses: the caller's weights and data stay as they were
def fit(
    weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float
) -> tuple[list[np.ndarray], list[float]]:
    weights = list(weights)
    losses = []
    for _ in range(num_epochs):
        losses.append(cross_entropy(feedforward(weights, X)[0][-1], Y))
        gradients = backpropagation(weights, X, Y)
        for k in range(len(weights)):
            weights[k] -= learning_rate * gradients[k]
    return weights, losses


# %% wrong: changes_the_callers_list
# Puts new matrices into the caller's list.
# loses: the caller's weights and data stay as they were
def fit(
    weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float
) -> tuple[list[np.ndarray], list[float]]:
    losses = []
    for _ in range(num_epochs):
        losses.append(cross_entropy(feedforward(weights, X)[0][-1], Y))
        gradients = backpropagation(weights, X, Y)
        for k in range(len(weights)):
            weights[k] = weights[k] - learning_rate * gradients[k]
    return weights, losses


# %% wrong: loss_after_the_update
# Writes the loss down after the update.
# loses: the worked example: the neuron has the losses 0.693 and 0.652, the network 0.740
# loses: there is one loss an epoch, each right and from before its update
def fit(
    weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float
) -> tuple[list[np.ndarray], list[float]]:
    losses = []
    for _ in range(num_epochs):
        gradients = backpropagation(weights, X, Y)
        weights = [W - learning_rate * gradient for W, gradient in zip(weights, gradients, strict=True)]
        losses.append(cross_entropy(feedforward(weights, X)[0][-1], Y))
    return weights, losses


# %% wrong: loss_over_all_entries
# Averages the loss over the outputs as well.
# loses: the worked example: the neuron has the losses 0.693 and 0.652, the network 0.740
# loses: there is one loss an epoch, each right and from before its update
def fit(
    weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float
) -> tuple[list[np.ndarray], list[float]]:
    losses = []
    for _ in range(num_epochs):
        losses.append(cross_entropy(feedforward(weights, X)[0][-1], Y) / Y.shape[1])
        gradients = backpropagation(weights, X, Y)
        weights = [W - learning_rate * gradient for W, gradient in zip(weights, gradients, strict=True)]
    return weights, losses


# %% wrong: last_loss_only
# Returns the last loss instead of the list.
# loses: the worked example: the neuron has the losses 0.693 and 0.652, the network 0.740
# loses: there is one loss an epoch, each right and from before its update
def fit(
    weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float
) -> tuple[list[np.ndarray], list[float]]:
    losses = []
    for _ in range(num_epochs):
        losses.append(cross_entropy(feedforward(weights, X)[0][-1], Y))
        gradients = backpropagation(weights, X, Y)
        weights = [W - learning_rate * gradient for W, gradient in zip(weights, gradients, strict=True)]
    return weights, losses[-1]


# %% wrong: ascent
# Adds the gradient.
# loses: the worked example: the neuron has the losses 0.693 and 0.652, the network 0.740
# loses: the worked example: the new weights of the neuron and of the network are those of the text
# loses: after some epochs the weights are those of torch's gradient descent
# loses: a network trained on small digits reads unseen ones
def fit(
    weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float
) -> tuple[list[np.ndarray], list[float]]:
    losses = []
    for _ in range(num_epochs):
        losses.append(cross_entropy(feedforward(weights, X)[0][-1], Y))
        gradients = backpropagation(weights, X, Y)
        weights = [W + learning_rate * gradient for W, gradient in zip(weights, gradients, strict=True)]
    return weights, losses


# %% wrong: fixed_rate
# Ignores the learning rate.
# loses: the worked example: the new weights of the neuron and of the network are those of the text
# loses: after some epochs the weights are those of torch's gradient descent
# loses: twice the learning rate takes a first step twice as long
# loses: a network trained on small digits reads unseen ones
def fit(
    weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float
) -> tuple[list[np.ndarray], list[float]]:
    losses = []
    for _ in range(num_epochs):
        losses.append(cross_entropy(feedforward(weights, X)[0][-1], Y))
        gradients = backpropagation(weights, X, Y)
        weights = [W - 0.1 * gradient for W, gradient in zip(weights, gradients, strict=True)]
    return weights, losses


# %% wrong: returns_the_start
# Trains a copy and returns the weights it was given.
# loses: the worked example: the new weights of the neuron and of the network are those of the text
# loses: after some epochs the weights are those of torch's gradient descent
# loses: twice the learning rate takes a first step twice as long
# loses: a network trained on small digits reads unseen ones
def fit(
    weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float
) -> tuple[list[np.ndarray], list[float]]:
    start = weights
    losses = []
    for _ in range(num_epochs):
        losses.append(cross_entropy(feedforward(weights, X)[0][-1], Y))
        gradients = backpropagation(weights, X, Y)
        weights = [W - learning_rate * gradient for W, gradient in zip(weights, gradients, strict=True)]
    return start, losses


# %% wrong: gradient_of_the_start
# Computes the gradient once, before the loop.
# loses: the worked example: the new weights of the neuron and of the network are those of the text
# loses: after some epochs the weights are those of torch's gradient descent
# loses: a network trained on small digits reads unseen ones
def fit(
    weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float
) -> tuple[list[np.ndarray], list[float]]:
    losses = []
    gradients = backpropagation(weights, X, Y)
    for _ in range(num_epochs):
        losses.append(cross_entropy(feedforward(weights, X)[0][-1], Y))
        weights = [W - learning_rate * gradient for W, gradient in zip(weights, gradients, strict=True)]
    return weights, losses


# %% wrong: last_matrix_only
# Updates the output layer only.
# loses: the worked example: the new weights of the neuron and of the network are those of the text
# loses: after some epochs the weights are those of torch's gradient descent
# loses: a network trained on small digits reads unseen ones
def fit(
    weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float
) -> tuple[list[np.ndarray], list[float]]:
    losses = []
    for _ in range(num_epochs):
        losses.append(cross_entropy(feedforward(weights, X)[0][-1], Y))
        gradients = backpropagation(weights, X, Y)
        weights = [*weights[:-1], weights[-1] - learning_rate * gradients[-1]]
    return weights, losses


# %% wrong: one_epoch_too_few
# Starts counting at one and stops an epoch early.
# loses: the worked example: the neuron has the losses 0.693 and 0.652, the network 0.740
# loses: the worked example: the new weights of the neuron and of the network are those of the text
# loses: there is one loss an epoch, each right and from before its update
def fit(
    weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float
) -> tuple[list[np.ndarray], list[float]]:
    losses = []
    for _ in range(1, num_epochs):
        losses.append(cross_entropy(feedforward(weights, X)[0][-1], Y))
        gradients = backpropagation(weights, X, Y)
        weights = [W - learning_rate * gradient for W, gradient in zip(weights, gradients, strict=True)]
    return weights, losses


# %% wrong: stops_when_the_loss_rises
# Ends the training as soon as a loss is larger than the one before.
# loses: there is one loss an epoch, each right and from before its update
def fit(
    weights: list[np.ndarray], X: np.ndarray, Y: np.ndarray, num_epochs: int, learning_rate: float
) -> tuple[list[np.ndarray], list[float]]:
    losses = []
    for _ in range(num_epochs):
        losses.append(cross_entropy(feedforward(weights, X)[0][-1], Y))
        if len(losses) > 1 and losses[-1] > losses[-2]:
            break
        gradients = backpropagation(weights, X, Y)
        weights = [W - learning_rate * gradient for W, gradient in zip(weights, gradients, strict=True)]
    return weights, losses


# %% right: on_the_long_vector
# Takes the steps on the unrolled vector.
def fit(weights, X, Y, num_epochs, learning_rate):
    sizes = [weights[0].shape[1] - 1] + [W.shape[0] for W in weights]
    theta = unroll(weights)
    losses = np.zeros(num_epochs)
    for epoch in range(num_epochs):
        matrices = roll(theta, sizes)
        A, _ = feedforward(matrices, X)
        losses[epoch] = cross_entropy(A[-1], Y)
        theta = theta - learning_rate * unroll(backpropagation(matrices, X, Y))
    return roll(theta, sizes), losses


# %% right: deep_copy
# Copies every matrix first, then works in place, with a loss of its own and a progress line.
import copy


def fit(weights, X, Y, num_epochs, learning_rate):
    weights = copy.deepcopy(weights)
    losses = []
    for epoch in range(num_epochs):
        P = feedforward(weights, X)[0][-1]
        loss = -(Y * np.log(P) + (1 - Y) * np.log(1 - P)).sum(axis=1).mean()
        if epoch % 50 == 0:
            print(epoch, loss)
        losses.append(loss)
        for W, G in zip(weights, backpropagation(weights, X, Y)):
            W -= learning_rate * G
    return weights, losses


# %% right: while_loop
# A while loop, a tuple of weights, losses from the sums.
def fit(weights, X, Y, num_epochs, learning_rate):
    losses, epoch = [], 0
    while epoch < num_epochs:
        Z = feedforward(weights, X)[1][-1]
        losses.append(np.mean(np.sum(np.logaddexp(0, Z) - Y * Z, axis=1)))
        gradients = backpropagation(weights, X, Y)
        weights = tuple(W - learning_rate * G for W, G in zip(weights, gradients))
        epoch += 1
    return weights, losses
