# %% wrong: mirrored
# The minus sign in the exponent is missing: the curve falls.
# loses: the worked example: sigmoid of the numbers -1, 0 and 2
# loses: sigmoid has the values of the logistic function
# loses: sigmoid is finite and right at large x, up to 1000 and down to -1000
def sigmoid(x):
    return 1 / (1 + np.exp(x))


def grad_sigmoid(x):
    return sigmoid(x) * (1 - sigmoid(x))


# %% wrong: derivative_is_a_sum
# Adds s and 1 - s instead of multiplying them.
# loses: the worked example: grad_sigmoid of the numbers -1, 0 and 2
# loses: grad_sigmoid is the slope of the logistic function, by finite differences
# loses: both functions take arrays of any shape, entry by entry
# loses: grad_sigmoid is finite and right at large x, up to 1000 and down to -1000
# loses: the worked example: both functions of the array [-1, 0, 2], entry by entry
# loses: grad_sigmoid is computed by a formula, not by a difference of two values
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def grad_sigmoid(x):
    s = sigmoid(x)
    return s + (1 - s) * np.ones(1)


# %% wrong: derivative_is_one
# The sum s + (1 - s), which is 1 everywhere.
# loses: the worked example: grad_sigmoid of the numbers -1, 0 and 2
# loses: grad_sigmoid is the slope of the logistic function, by finite differences
# loses: grad_sigmoid is finite and right at large x, up to 1000 and down to -1000
# loses: grad_sigmoid is computed by a formula, not by a difference of two values
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def grad_sigmoid(x):
    return sigmoid(x) + (1 - sigmoid(x))


# %% wrong: inf_over_inf
# exp(x) / (1 + exp(x)) is the same formula, but nan at 1000.
# loses: sigmoid is finite and right at large x, up to 1000 and down to -1000
# loses: grad_sigmoid is finite and right at large x, up to 1000 and down to -1000
def sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))


def grad_sigmoid(x):
    return sigmoid(x) * (1 - sigmoid(x))


# %% wrong: derivative_overflows
# The quotient rule, left as it is: inf / inf at -1000.
# loses: grad_sigmoid is finite and right at large x, up to 1000 and down to -1000
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def grad_sigmoid(x):
    return np.exp(-x) / (1 + np.exp(-x)) ** 2


# %% wrong: derivative_of_the_output
# Takes x for the value of the sigmoid, as some libraries do.
# loses: the worked example: grad_sigmoid of the numbers -1, 0 and 2
# loses: grad_sigmoid is the slope of the logistic function, by finite differences
# loses: grad_sigmoid is finite and right at large x, up to 1000 and down to -1000
# loses: grad_sigmoid is computed by a formula, not by a difference of two values
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def grad_sigmoid(x):
    return x * (1 - x)


# %% wrong: numbers_only
# math.exp takes no arrays.
# loses: both functions take arrays of any shape, entry by entry
# loses: the worked example: both functions of the array [-1, 0, 2], entry by entry
import math


def sigmoid(x):
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def grad_sigmoid(x):
    return sigmoid(x) * (1 - sigmoid(x))


# %% wrong: one_axis_only
# A loop over the entries of x, for arrays with a single axis only.
# loses: both functions take arrays of any shape, entry by entry
def sigmoid(x):
    if np.ndim(x) == 0:
        return 1 / (1 + np.exp(-x))
    return np.array([1 / (1 + np.exp(-float(value))) for value in x.ravel()])


def grad_sigmoid(x):
    return sigmoid(x) * (1 - sigmoid(x))


# %% wrong: in_place
# Writes its intermediate results into the array it was given.
# loses: sigmoid and grad_sigmoid leave x as it was
def sigmoid(x):
    x *= -1
    return 1 / (1 + np.exp(x))


def grad_sigmoid(x):
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)


# %% wrong: saturates_at_five
# Takes the flat ends for reached at 5 already: wrong on an interval of length 1 on each side, and a little beyond.
# loses: sigmoid has the values of the logistic function
# loses: sigmoid is finite and right at large x, up to 1000 and down to -1000
def sigmoid(x):
    return np.where(x > 5, 1.0, np.where(x < -5, 0.0, 1 / (1 + np.exp(-x))))


def grad_sigmoid(x):
    small = np.exp(-np.abs(x))
    return small / (1 + small) ** 2


# %% wrong: saturates_at_nine
# Calls everything beyond 9 sure, ten thousandths too early; right at 1000.
# loses: sigmoid is finite and right at large x, up to 1000 and down to -1000
def sigmoid(x):
    return np.where(x > 9, 1.0, np.where(x < -9, 0.0, 1 / (1 + np.exp(-x))))


def grad_sigmoid(x):
    small = np.exp(-np.abs(x))
    return small / (1 + small) ** 2


# %% wrong: difference_quotient
# Measures the slope with two values of sigmoid, close to each other, where a formula is asked for.
# loses: grad_sigmoid is computed by a formula, not by a difference of two values
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def grad_sigmoid(x):
    h = 1e-5
    return (sigmoid(x + h) - sigmoid(x - h)) / (2 * h)


# %% wrong: difference_quotient_written_out
# The same with the formula of the sigmoid written out twice.
# loses: grad_sigmoid is computed by a formula, not by a difference of two values
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def grad_sigmoid(x):
    h = 1e-6
    return (1 / (1 + np.exp(-x - h)) - 1 / (1 + np.exp(-x))) / h


# %% right: textbook
# The plain formula: a warning at -1000, and the right number.
def sigmoid(x):
    return 1 / (1 + np.exp(-1 * x))


def grad_sigmoid(x):
    return sigmoid(x) * (1 - sigmoid(x))


# %% right: half_tanh
# By way of the hyperbolic tangent, and its derivative.
def sigmoid(x):
    return (np.tanh(x / 2) + 1) / 2


def grad_sigmoid(x):
    return (1 - np.tanh(x / 2) ** 2) / 4


# %% right: loop
# One number at a time, by numpy's vectorize, with a print on the way.
import math


def sigmoid(x):
    print("sigmoid of", x)
    return np.vectorize(lambda v: 1 / (1 + math.exp(-v)) if v > 0 else math.exp(v) / (1 + math.exp(v)))(x)


def grad_sigmoid(x):
    s = sigmoid(x)
    return s - s**2


# %% right: clipped
# Keeps the exponent in the range of a float.
def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-np.clip(x, -500, 500)))


def grad_sigmoid(x):
    p = sigmoid(x)
    return p * (1.0 - p)


# %% right: torch_inside
# Lets torch do it, and gives numpy back.
import torch


def sigmoid(x):
    return torch.sigmoid(torch.as_tensor(x, dtype=torch.float64)).numpy()


def grad_sigmoid(x):
    return sigmoid(x) * (1 - sigmoid(x))


# %% right: clipped_at_twenty
# Keeps the exponent within 20, which moves the ends by 2e-9: the text asks for six decimals.
def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -20, 20)))


def grad_sigmoid(x):
    return sigmoid(x) * (1 - sigmoid(x))


# %% right: single_precision
# Computes in float32, as networks do, and gives numbers of Python back for numbers.
import torch


def sigmoid(x):
    p = torch.sigmoid(torch.as_tensor(x, dtype=torch.float32))
    return p.numpy() if p.ndim else p.item()


def grad_sigmoid(x):
    return sigmoid(x) * (1 - sigmoid(x))
