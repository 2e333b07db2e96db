# %% wrong: range_minus_one_to_one
# The curves as they come, from -1 to 1 (and arctan from -pi/2 to pi/2).
# loses: each of the three is one half at 0, between 0 and one half at -1, and between one half and 1 at 2
# loses: all values lie between 0 and 1
def tanh_sigmoid(x):
    return np.tanh(x)


def grad_tanh_sigmoid(x):
    return 1 - np.tanh(x) ** 2


def arctan_sigmoid(x):
    return np.arctan(x)


def grad_arctan_sigmoid(x):
    return 1 / (1 + x**2)


def algebraic_sigmoid(x):
    return x / np.sqrt(1 + x**2)


def grad_algebraic_sigmoid(x):
    return 1 / (1 + x**2) ** 1.5


# %% wrong: one_of_three_not_shifted
# The algebraic one runs from -1 to 1, and its derivative belongs to that.
# loses: each of the three is one half at 0, between 0 and one half at -1, and between one half and 1 at 2
# loses: all values lie between 0 and 1
def tanh_sigmoid(x):
    return (1 + np.tanh(x)) / 2


def grad_tanh_sigmoid(x):
    return (1 - np.tanh(x) ** 2) / 2


def arctan_sigmoid(x):
    return 0.5 + np.arctan(x) / np.pi


def grad_arctan_sigmoid(x):
    return 1 / np.pi / (1 + x**2)


def algebraic_sigmoid(x):
    return x / np.sqrt(1 + x**2)


def grad_algebraic_sigmoid(x):
    return 1 / (1 + x**2) ** 1.5


# %% wrong: slopes_not_squeezed
# The curves are squeezed, but their derivatives are those from the table of formulas.
# loses: grad_tanh_sigmoid is the slope of tanh_sigmoid
# loses: grad_arctan_sigmoid is the slope of arctan_sigmoid
# loses: grad_algebraic_sigmoid is the slope of algebraic_sigmoid
# loses: the three derivatives are computed by formulas, not by differences of two values
# loses: each of the three derivatives is the slope of its own function at -1 and at 2
def tanh_sigmoid(x):
    return (1 + np.tanh(x)) / 2


def grad_tanh_sigmoid(x):
    return 1 - np.tanh(x) ** 2


def arctan_sigmoid(x):
    return 0.5 + np.arctan(x) / np.pi


def grad_arctan_sigmoid(x):
    return 1 / (1 + x**2)


def algebraic_sigmoid(x):
    return (1 + x / np.sqrt(1 + x**2)) / 2


def grad_algebraic_sigmoid(x):
    return 1 / (1 + x**2) ** 1.5


# %% wrong: logistic_rule_for_tanh
# Uses s (1 - s), which is right for the logistic function only.
# loses: grad_tanh_sigmoid is the slope of tanh_sigmoid
# loses: each of the three derivatives is the slope of its own function at -1 and at 2
def tanh_sigmoid(x):
    return (1 + np.tanh(x)) / 2


def grad_tanh_sigmoid(x):
    return tanh_sigmoid(x) * (1 - tanh_sigmoid(x))


def arctan_sigmoid(x):
    return 0.5 + np.arctan(x) / np.pi


def grad_arctan_sigmoid(x):
    return 1 / (np.pi * (1 + x**2))


def algebraic_sigmoid(x):
    return (1 + x / np.sqrt(1 + x**2)) / 2


def grad_algebraic_sigmoid(x):
    return 0.5 / (1 + x**2) ** 1.5


# %% wrong: stretched_without_chain_rule
# The arc tangent is stretched inside; the inner derivative pi / 2 is forgotten.
# loses: grad_arctan_sigmoid is the slope of arctan_sigmoid
# loses: each of the three derivatives is the slope of its own function at -1 and at 2
def tanh_sigmoid(x):
    return (1 + np.tanh(x)) / 2


def grad_tanh_sigmoid(x):
    return (1 - np.tanh(x) ** 2) / 2


def arctan_sigmoid(x):
    return 0.5 + np.arctan(np.pi * x / 2) / np.pi


def grad_arctan_sigmoid(x):
    return 1 / (np.pi * (1 + (np.pi * x / 2) ** 2))


def algebraic_sigmoid(x):
    return (1 + x / np.sqrt(1 + x**2)) / 2


def grad_algebraic_sigmoid(x):
    return 0.5 / (1 + x**2) ** 1.5


# %% wrong: root_forgotten
# x / (1 + x^2) without the root comes back down.
# loses: all values lie between 0 and 1
# loses: each of the three rises everywhere
def tanh_sigmoid(x):
    return (1 + np.tanh(x)) / 2


def grad_tanh_sigmoid(x):
    return (1 - np.tanh(x) ** 2) / 2


def arctan_sigmoid(x):
    return 0.5 + np.arctan(x) / np.pi


def grad_arctan_sigmoid(x):
    return 1 / (np.pi * (1 + x**2))


def algebraic_sigmoid(x):
    return (1 + x / (1 + x**2)) / 2


def grad_algebraic_sigmoid(x):
    return (1 - x**2) / (1 + x**2) ** 2 / 2


# %% wrong: without_absolute_value
# x / (1 + x) instead of x / (1 + |x|): right on the positive side only.
# loses: all values lie between 0 and 1
# loses: each of the three rises everywhere
# loses: each of the three is symmetric about its value at 0
# loses: each of the three is one half at 0, between 0 and one half at -1, and between one half and 1 at 2
# loses: each of the three derivatives is the slope of its own function at -1 and at 2
def tanh_sigmoid(x):
    return (1 + np.tanh(x)) / 2


def grad_tanh_sigmoid(x):
    return (1 - np.tanh(x) ** 2) / 2


def arctan_sigmoid(x):
    return 0.5 + np.arctan(x) / np.pi


def grad_arctan_sigmoid(x):
    return 1 / (np.pi * (1 + x**2))


def algebraic_sigmoid(x):
    return (1 + x / (1 + x)) / 2


def grad_algebraic_sigmoid(x):
    return 0.5 / (1 + x) ** 2


# %% wrong: three_logistic_functions
# The logistic function under three names.
# loses: each of the three is made of what its name says
def tanh_sigmoid(x):
    return sigmoid(x)


def grad_tanh_sigmoid(x):
    return grad_sigmoid(x)


def arctan_sigmoid(x):
    return sigmoid(x)


def grad_arctan_sigmoid(x):
    return grad_sigmoid(x)


def algebraic_sigmoid(x):
    return sigmoid(x)


def grad_algebraic_sigmoid(x):
    return grad_sigmoid(x)


# %% wrong: falling
# The tanh curve is mirrored: it falls from 1 to 0.
# loses: all values lie between 0 and 1
# loses: each of the three rises everywhere
# loses: each of the three is one half at 0, between 0 and one half at -1, and between one half and 1 at 2
def tanh_sigmoid(x):
    return (1 - np.tanh(x)) / 2


def grad_tanh_sigmoid(x):
    return (np.tanh(x) ** 2 - 1) / 2


def arctan_sigmoid(x):
    return 0.5 + np.arctan(x) / np.pi


def grad_arctan_sigmoid(x):
    return 1 / (np.pi * (1 + x**2))


def algebraic_sigmoid(x):
    return (1 + x / np.sqrt(1 + x**2)) / 2


def grad_algebraic_sigmoid(x):
    return 0.5 / (1 + x**2) ** 1.5


# %% wrong: in_place
# The square is written into x.
# loses: all six functions leave x as it was
def tanh_sigmoid(x):
    return (1 + np.tanh(x)) / 2


def grad_tanh_sigmoid(x):
    return (1 - np.tanh(x) ** 2) / 2


def arctan_sigmoid(x):
    return 0.5 + np.arctan(x) / np.pi


def grad_arctan_sigmoid(x):
    x *= x
    return 1 / (np.pi * (1 + x))


def algebraic_sigmoid(x):
    return (1 + x / np.sqrt(1 + x**2)) / 2


def grad_algebraic_sigmoid(x):
    return 0.5 / (1 + x**2) ** 1.5


# %% wrong: difference_quotients
# Measures all three slopes with two values of the function.
# loses: the three derivatives are computed by formulas, not by differences of two values
def tanh_sigmoid(x):
    return (1 + np.tanh(x)) / 2


def grad_tanh_sigmoid(x):
    return (tanh_sigmoid(x + 1e-6) - tanh_sigmoid(x - 1e-6)) / 2e-6


def arctan_sigmoid(x):
    return 0.5 + np.arctan(x) / np.pi


def grad_arctan_sigmoid(x):
    return (arctan_sigmoid(x + 1e-6) - arctan_sigmoid(x - 1e-6)) / 2e-6


def algebraic_sigmoid(x):
    return (1 + x / np.sqrt(1 + x**2)) / 2


def grad_algebraic_sigmoid(x):
    return (algebraic_sigmoid(x + 1e-6) - algebraic_sigmoid(x - 1e-6)) / 2e-6


# %% right: absolute_value
# The algebraic curve of |x|; tanh as a logistic function of 2x; arctan stretched, with its inner derivative.
def tanh_sigmoid(x):
    return sigmoid(2 * x)


def grad_tanh_sigmoid(x):
    return 2 * grad_sigmoid(2 * x)


def arctan_sigmoid(x):
    return (2 / np.pi * np.arctan(np.pi / 2 * x) + 1) / 2


def grad_arctan_sigmoid(x):
    return 1 / (2 * (1 + (np.pi / 2 * x) ** 2))


def algebraic_sigmoid(x):
    return 0.5 * (x / (1 + np.abs(x)) + 1)


def grad_algebraic_sigmoid(x):
    return 0.5 / (1 + abs(x)) ** 2


# %% right: steep
# Ten times as steep, as any slope will do.
def tanh_sigmoid(x):
    return 0.5 * np.tanh(10 * x) + 0.5


def grad_tanh_sigmoid(x):
    return 5 / np.cosh(10 * x) ** 2


def arctan_sigmoid(x):
    return np.arctan(10 * x) / np.pi + 0.5


def grad_arctan_sigmoid(x):
    return 10 / np.pi / (1 + 100 * np.square(x))


def algebraic_sigmoid(x):
    return 0.5 + 5 * x / np.sqrt(1 + 100 * x**2)


def grad_algebraic_sigmoid(x):
    return 5 * (1 + 100 * x**2) ** (-3 / 2)


# %% right: flat_and_entry_by_entry
# A fourth of the slope; one entry at a time by numpy's vectorize; the general algebraic family with power 4.
tanh_sigmoid = np.vectorize(lambda x: (np.tanh(x / 4) + 1) / 2)
grad_tanh_sigmoid = np.vectorize(lambda x: (1 - np.tanh(x / 4) ** 2) / 8)
arctan_sigmoid = np.vectorize(lambda x: np.arctan(x / 4) / np.pi + 1 / 2)
grad_arctan_sigmoid = np.vectorize(lambda x: 1 / (4 * np.pi * (1 + x**2 / 16)))
algebraic_sigmoid = np.vectorize(lambda x: 0.5 + 0.5 * (x / 4) / (1 + (x / 4) ** 4) ** 0.25)
grad_algebraic_sigmoid = np.vectorize(lambda x: 0.125 * (1 + (x / 4) ** 4) ** -1.25)
