# %% wrong: zeros
# Starts with zeros: all neurons stay equal for ever.
# loses: the worked example: in many such networks the weights reach out to 0.926 and 1.095
# loses: the weights of each layer reach out to the bound of that layer, and not beyond
# loses: the weights are spread evenly, as many in each twentieth of the interval
# loses: only the biases, in column 0, may start at zero
# loses: no two neurons of a network start with the same weights
# loses: the same rng gives the same network, another rng another one
def initialize_weights(size_layers, rng):
    return [np.zeros((m, n + 1)) for n, m in zip(size_layers, size_layers[1:])]


# %% wrong: no_bias_column
# Forgets the column for the biases.
# loses: the worked example: 4, 3 and 2 neurons are joined by matrices of the shapes (3, 5) and (2, 4)
def initialize_weights(size_layers, rng):
    weights = []
    for n, m in zip(size_layers, size_layers[1:]):
        bound = np.sqrt(6 / (n + m))
        weights.append(rng.uniform(-bound, bound, (m, n)))
    return weights


# %% wrong: bound_inverted
# Divides the layer sizes by six instead of six by the layer sizes.
# loses: the worked example: in many such networks the weights reach out to 0.926 and 1.095
# loses: the weights of each layer reach out to the bound of that layer, and not beyond
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt((current + following) / 6.0)
        weights.append(rng.uniform(-bound, bound, size=(following, current + 1)))
    return weights


# %% wrong: fan_in_only
# Counts the current layer only, as He's start does.
# loses: the worked example: in many such networks the weights reach out to 0.926 and 1.095
# loses: the weights of each layer reach out to the bound of that layer, and not beyond
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0 / current)
        weights.append(rng.uniform(-bound, bound, size=(following, current + 1)))
    return weights


# %% wrong: root_of_six_only
# Takes the root of the 6 but not of the sum below it.
# loses: the worked example: in many such networks the weights reach out to 0.926 and 1.095
# loses: the weights of each layer reach out to the bound of that layer, and not beyond
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0) / (current + following)
        weights.append(rng.uniform(-bound, bound, size=(following, current + 1)))
    return weights


# %% wrong: normal
# Draws from a normal distribution of the same spread: some weights are too large, most are near zero.
# loses: the worked example: in many such networks the weights reach out to 0.926 and 1.095
# loses: the weights of each layer reach out to the bound of that layer, and not beyond
# loses: the weights are spread evenly, as many in each twentieth of the interval
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0 / (current + following))
        weights.append(rng.normal(0, bound / np.sqrt(3), size=(following, current + 1)))
    return weights


# %% wrong: positive_only
# Draws from 0 to the bound and forgets the negative half.
# loses: the weights are spread evenly, as many in each twentieth of the interval
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0 / (current + following))
        weights.append(rng.uniform(0, bound, size=(following, current + 1)))
    return weights


# %% wrong: four_times
# Keeps the factor 4 that some codes use with the logistic function.
# loses: the worked example: in many such networks the weights reach out to 0.926 and 1.095
# loses: the weights of each layer reach out to the bound of that layer, and not beyond
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = 4 * np.sqrt(6.0 / (current + following))
        weights.append(rng.uniform(-bound, bound, size=(following, current + 1)))
    return weights


# %% wrong: global_generator
# Uses numpy's global random numbers instead of rng.
# loses: the same rng gives the same network, another rng another one
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0 / (current + following))
        weights.append(np.random.uniform(-bound, bound, size=(following, current + 1)))
    return weights


# %% wrong: own_seed
# Makes a generator of its own, always with the same seed.
# loses: the same rng gives the same network, another rng another one
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    rng = np.random.default_rng(0)
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0 / (current + following))
        weights.append(rng.uniform(-bound, bound, size=(following, current + 1)))
    return weights


# %% wrong: seeded_in_the_loop
# Makes a new generator of the same seed for every layer, so equal layers start equal.
# loses: no two neurons of a network start with the same weights
# loses: the same rng gives the same network, another rng another one
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        rng = np.random.default_rng(0)
        bound = np.sqrt(6.0 / (current + following))
        weights.append(rng.uniform(-bound, bound, size=(following, current + 1)))
    return weights


# %% wrong: bias_at_the_end
# Puts the column of zero biases behind the weights instead of in front.
# loses: only the biases, in column 0, may start at zero
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0 / (current + following))
        W = rng.uniform(-bound, bound, size=(following, current))
        weights.append(np.hstack([W, np.zeros((following, 1))]))
    return weights


# %% wrong: transposed
# Gives each neuron of the next layer a column instead of a row.
# loses: the worked example: 4, 3 and 2 neurons are joined by matrices of the shapes (3, 5) and (2, 4)
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0 / (current + following))
        weights.append(rng.uniform(-bound, bound, size=(current + 1, following)))
    return weights


# %% wrong: one_row_repeated
# Draws one row and gives it to every neuron of the layer.
# loses: no two neurons of a network start with the same weights
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0 / (current + following))
        weights.append(np.tile(rng.uniform(-bound, bound, size=current + 1), (following, 1)))
    return weights


# %% wrong: eats_the_sizes
# Takes the sizes off the caller's list with pop.
# loses: size_layers is left as it was
def initialize_weights(size_layers, rng):
    weights = []
    current = size_layers.pop(0)
    while size_layers:
        following = size_layers.pop(0)
        bound = np.sqrt(6 / (current + following))
        weights.append(rng.uniform(-bound, bound, (following, current + 1)))
        current = following
    return weights


# %% wrong: counts_the_bias
# Counts the bias as one more neuron of the current layer.
# loses: the worked example: in many such networks the weights reach out to 0.926 and 1.095
# loses: the weights of each layer reach out to the bound of that layer, and not beyond
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0 / (current + 1 + following))
        weights.append(rng.uniform(-bound, bound, size=(following, current + 1)))
    return weights


# %% wrong: one_neuron_short
# Counts one neuron too few, so the bound is a little too large.
# loses: the worked example: in many such networks the weights reach out to 0.926 and 1.095
# loses: the weights of each layer reach out to the bound of that layer, and not beyond
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0 / (current + following - 1))
        weights.append(rng.uniform(-bound, bound, size=(following, current + 1)))
    return weights


# %% wrong: biases_of_one
# Sets all biases to one.
# loses: the biases are zero, or drawn like the weights
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0 / (current + following))
        weights.append(rng.uniform(-bound, bound, size=(following, current + 1)))
    for W in weights:
        W[:, 0] = 1.0
    return weights


# %% wrong: lopsided
# Cuts the interval short on its upper side.
# loses: the weights are spread evenly, as many in each twentieth of the interval
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0 / (current + following))
        weights.append(rng.uniform(-bound, 0.9 * bound, size=(following, current + 1)))
    return weights


# %% right: scaled_random
# Numbers from 0 to 1, stretched to the interval, in a list comprehension.
def initialize_weights(size_layers, rng):
    sizes = list(zip(size_layers, size_layers[1:]))
    return [(2 * rng.random((m, n + 1)) - 1) * (6 / (n + m)) ** 0.5 for n, m in sizes]


# %% right: zero_biases
# The biases start at zero, in column 0.
def initialize_weights(size_layers, rng):
    weights = []
    for k in range(len(size_layers) - 1):
        n, m = size_layers[k], size_layers[k + 1]
        b = np.sqrt(6 / (n + m))
        W = np.zeros((m, n + 1))
        W[:, 1:] = rng.uniform(-b, b, (m, n))
        weights.append(W)
    return weights


# %% right: neuron_by_neuron
# Draws the rows one by one, and works on a copy of the sizes.
def initialize_weights(size_layers, rng):
    sizes = list(size_layers)
    print("layers:", sizes)
    weights = []
    while len(sizes) > 1:
        n = sizes.pop(0)
        m = sizes[0]
        b = np.sqrt(6) / np.sqrt(n + m)
        weights.append(np.array([rng.uniform(-b, b, n + 1) for _ in range(m)]))
    return weights


# %% right: float32
# Single precision is enough for weights.
def initialize_weights(size_layers: list[int], rng: np.random.Generator) -> list[np.ndarray]:
    weights = []
    for current, following in pairwise(size_layers):
        bound = np.sqrt(6.0 / (current + following))
        weights.append(rng.uniform(-bound, bound, size=(following, current + 1)).astype(np.float32))
    return weights
