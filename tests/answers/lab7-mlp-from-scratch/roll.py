# %% wrong: order_mixed
# Unrolls column by column and rolls row by row.
# loses: the worked example: the numbers 1 to 9 go from three matrices into a vector and back
# loses: roll undoes unroll, for networks of any sizes
# loses: unroll undoes roll, for networks of any sizes
def unroll(weights: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([W.ravel(order="F") for W in weights])


def roll(vector: np.ndarray, size_layers: list[int]) -> list[np.ndarray]:
    weights, start = [], 0
    for current, following in pairwise(size_layers):
        end = start + following * (current + 1)
        weights.append(vector[start:end].reshape(following, current + 1))
        start = end
    return weights


# %% wrong: layers_backwards
# Unrolls the last matrix first and rolls the first one first.
# loses: the worked example: the numbers 1 to 9 go from three matrices into a vector and back
# loses: roll undoes unroll, for networks of any sizes
# loses: unroll undoes roll, for networks of any sizes
def unroll(weights: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([W.ravel() for W in reversed(weights)])


def roll(vector: np.ndarray, size_layers: list[int]) -> list[np.ndarray]:
    weights, start = [], 0
    for current, following in pairwise(size_layers):
        end = start + following * (current + 1)
        weights.append(vector[start:end].reshape(following, current + 1))
        start = end
    return weights


# %% wrong: start_not_moved
# Cuts every matrix from the beginning of the vector.
# loses: the worked example: the numbers 1 to 9 go from three matrices into a vector and back
# loses: roll undoes unroll, for networks of any sizes
# loses: unroll undoes roll, for networks of any sizes
def unroll(weights: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([W.ravel() for W in weights])


def roll(vector: np.ndarray, size_layers: list[int]) -> list[np.ndarray]:
    weights, start = [], 0
    for current, following in pairwise(size_layers):
        end = start + following * (current + 1)
        weights.append(vector[start:end].reshape(following, current + 1))
    return weights


# %% wrong: start_is_one_matrix_long
# Remembers only the last matrix's length, so from the third on the places are wrong.
# loses: the worked example: the numbers 1 to 9 go from three matrices into a vector and back
# loses: roll undoes unroll, for networks of any sizes
# loses: unroll undoes roll, for networks of any sizes
def unroll(weights: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([W.ravel() for W in weights])


def roll(vector: np.ndarray, size_layers: list[int]) -> list[np.ndarray]:
    weights, start = [], 0
    for current, following in pairwise(size_layers):
        length = following * (current + 1)
        end = start + length
        weights.append(vector[start:end].reshape(following, current + 1))
        start = length
    return weights


# %% wrong: bias_forgotten
# Rolls as if there were no biases.
# loses: the worked example: roll cuts 13 numbers into matrices of the shapes (3, 3) and (1, 4)
# loses: the worked example: the numbers 1 to 9 go from three matrices into a vector and back
# loses: roll undoes unroll, for networks of any sizes
# loses: unroll undoes roll, for networks of any sizes
def unroll(weights: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([W.ravel() for W in weights])


def roll(vector: np.ndarray, size_layers: list[int]) -> list[np.ndarray]:
    weights, start = [], 0
    for current, following in pairwise(size_layers):
        end = start + following * current
        weights.append(vector[start:end].reshape(following, current))
        start = end
    return weights


# %% wrong: transposed
# Rolls matrices of the shape (current + 1, next).
# loses: the worked example: roll cuts 13 numbers into matrices of the shapes (3, 3) and (1, 4)
# loses: the worked example: the numbers 1 to 9 go from three matrices into a vector and back
# loses: roll undoes unroll, for networks of any sizes
def unroll(weights: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([W.ravel() for W in weights])


def roll(vector: np.ndarray, size_layers: list[int]) -> list[np.ndarray]:
    weights, start = [], 0
    for current, following in pairwise(size_layers):
        end = start + following * (current + 1)
        weights.append(vector[start:end].reshape(current + 1, following))
        start = end
    return weights


# %% wrong: row_matrix
# Makes a matrix with one row instead of a vector, which roll then takes apart again.
# loses: the worked example: unroll makes one vector of 13 numbers of matrices with 9 and 4
# loses: unroll undoes roll, for networks of any sizes
def unroll(weights: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([W.ravel() for W in weights])[None, :]


def roll(vector: np.ndarray, size_layers: list[int]) -> list[np.ndarray]:
    weights, start = [], 0
    for current, following in pairwise(size_layers):
        end = start + following * (current + 1)
        weights.append(vector.ravel()[start:end].reshape(following, current + 1))
        start = end
    return weights


# %% wrong: biases_dropped
# Leaves the biases out of the vector and rolls with zeros for them.
# loses: the worked example: unroll makes one vector of 13 numbers of matrices with 9 and 4
# loses: the worked example: the numbers 1 to 9 go from three matrices into a vector and back
# loses: roll undoes unroll, for networks of any sizes
# loses: unroll undoes roll, for networks of any sizes
# loses: the vector holds every weight exactly once
def unroll(weights):
    return np.concatenate([W[:, 1:].ravel() for W in weights])


def roll(vector, size_layers):
    weights, start = [], 0
    for n, m in zip(size_layers, size_layers[1:]):
        W = vector[start : start + m * n].reshape(m, n)
        weights.append(np.hstack([np.zeros((m, 1)), W]))
        start += m * n
    return weights


# %% wrong: eats_the_sizes
# Takes the sizes off the caller's list.
# loses: unroll and roll leave their arguments as they were
def unroll(weights: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([W.ravel() for W in weights])


def roll(vector: np.ndarray, size_layers: list[int]) -> list[np.ndarray]:
    weights, start = [], 0
    while len(size_layers) > 1:
        current = size_layers.pop(0)
        following = size_layers[0]
        end = start + following * (current + 1)
        weights.append(vector[start:end].reshape(following, current + 1))
        start = end
    return weights


# %% wrong: sorted_vector
# Sorts the vector: every number is there, its place is lost.
# loses: roll undoes unroll, for networks of any sizes
# loses: unroll undoes roll, for networks of any sizes
def unroll(weights: list[np.ndarray]) -> np.ndarray:
    return np.sort(np.concatenate([W.ravel() for W in weights]))


def roll(vector: np.ndarray, size_layers: list[int]) -> list[np.ndarray]:
    weights, start = [], 0
    for current, following in pairwise(size_layers):
        end = start + following * (current + 1)
        weights.append(vector[start:end].reshape(following, current + 1))
        start = end
    return weights


# %% wrong: last_matrix_lost
# Writes all matrices but the last one into the vector, and rolls zeros in its place.
# loses: the worked example: the numbers 1 to 9 go from three matrices into a vector and back
# loses: roll undoes unroll, for networks of any sizes
# loses: unroll undoes roll, for networks of any sizes
# loses: the vector holds every weight exactly once
def unroll(weights: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([W.ravel() for W in weights[:-1]] + [0 * weights[-1].ravel()])


def roll(vector: np.ndarray, size_layers: list[int]) -> list[np.ndarray]:
    weights, start = [], 0
    for current, following in pairwise(size_layers):
        end = start + following * (current + 1)
        weights.append(vector[start:end].reshape(following, current + 1))
        start = end
    return weights


# %% right: columns_first
# Column by column, in both directions.
def unroll(weights: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([W.flatten("F") for W in weights])


def roll(vector: np.ndarray, size_layers: list[int]) -> list[np.ndarray]:
    weights, start = [], 0
    for current, following in pairwise(size_layers):
        end = start + following * (current + 1)
        weights.append(vector[start:end].reshape((following, current + 1), order="F"))
        start = end
    return weights


# %% right: last_matrix_first
# The last matrix comes first, in both directions.
def unroll(weights):
    return np.hstack([W.flatten() for W in weights[::-1]])


def roll(vector, size_layers):
    weights = []
    for n, m in list(zip(size_layers, size_layers[1:]))[::-1]:
        weights.insert(0, vector[: m * (n + 1)].reshape(m, n + 1))
        vector = vector[m * (n + 1) :]
    return weights


# %% right: split
# np.split at the sums of the sizes; biases of all layers first would be as good.
def unroll(weights):
    numbers = []
    for W in weights:
        for row in W:
            numbers.extend(row)
    return np.array(numbers)


def roll(vector, size_layers):
    shapes = [(m, n + 1) for n, m in zip(size_layers, size_layers[1:])]
    places = np.cumsum([rows * columns for rows, columns in shapes])[:-1]
    return [part.reshape(shape) for part, shape in zip(np.split(vector, places), shapes)]


# %% right: biases_first
# All biases of the network, then all weights.
def unroll(weights):
    return np.concatenate([W[:, 0] for W in weights] + [W[:, 1:].ravel() for W in weights])


def roll(vector, size_layers):
    rest = list(vector)
    weights = [np.zeros((m, n + 1)) for n, m in zip(size_layers, size_layers[1:])]
    for W in weights:
        W[:, 0] = [rest.pop(0) for _ in range(len(W))]
    for W in weights:
        W[:, 1:] = np.reshape([rest.pop(0) for _ in range(W[:, 1:].size)], W[:, 1:].shape)
    return weights
