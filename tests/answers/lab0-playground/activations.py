# %% wrong: relu_of_abs
# Takes the absolute value for a way to get rid of negative numbers.
# loses: relu, worked example: [0, 0, 3]
# loses: relu is 0 for negative numbers and changes no other
def relu(x):
    return np.maximum(np.abs(x), 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: relu_is_a_step
# Returns whether x is positive, not x itself.
# loses: relu, worked example: [0, 0, 3]
# loses: relu is 0 for negative numbers and changes no other
def relu(x):
    return (x > 0).astype(float)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: relu_capped_at_six
# Caps the positive side, as a relative of the ReLU does.
# loses: relu is 0 for negative numbers and changes no other
def relu(x):
    return np.clip(x, 0, 6)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: leaky_slope_on_the_positive_side
# Multiplies the positive side by alpha and leaves the negative one.
# loses: leaky_relu, worked example: [-0.5, 0, 3]
# loses: leaky_relu leaves numbers above 0 as they are
# loses: leaky_relu multiplies numbers below 0 by the alpha it is given
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, x, alpha * x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: minimum_for_maximum
# Takes the smaller of x and alpha x, which is the wrong one on both sides.
# loses: leaky_relu, worked example: [-0.5, 0, 3]
# loses: leaky_relu leaves numbers above 0 as they are
# loses: leaky_relu multiplies numbers below 0 by the alpha it is given
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.minimum(x, alpha * x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: alpha_fixed
# Always leaks 0.1, whatever alpha is.
# loses: leaky_relu multiplies numbers below 0 by the alpha it is given
# loses: leaky_relu, worked example: [-0.5, 0, 3]
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, 0.1 * x, x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: leaks_alpha_itself
# Puts alpha where alpha times x should be.
# loses: leaky_relu, worked example: [-0.5, 0, 3]
# loses: leaky_relu multiplies numbers below 0 by the alpha it is given
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha, x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: leak_with_wrong_sign
# Turns the negative side up: minus alpha times x.
# loses: leaky_relu, worked example: [-0.5, 0, 3]
# loses: leaky_relu multiplies numbers below 0 by the alpha it is given
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, -alpha * x, x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: inf_by_inf
# e to the x over one plus e to the x: right until both are infinite, then nan.
# loses: logistic is finite and right at large x, up to 1000 and down to -1000
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return np.exp(x) / (1 + np.exp(x))


def arctan(x):
    return np.arctan(x)


# %% wrong: exponent_without_minus
# Forgets the minus sign, so the curve falls.
# loses: logistic, worked example: about [0.2689, 0.5, 0.8808]
# loses: logistic has the values of the formula, for x from -6 to 6
# loses: logistic is finite and right at large x, up to 1000 and down to -1000
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return 1 / (1 + np.exp(x))


def arctan(x):
    return np.arctan(x)


# %% wrong: clipped_too_early
# Avoids large exponents by clipping at 8, where the function has not reached 0 and 1 yet.
# loses: logistic is finite and right at large x, up to 1000 and down to -1000
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return 1 / (1 + np.exp(-np.clip(x, -8, 8)))


def arctan(x):
    return np.arctan(x)


# %% wrong: tanh_for_logistic
# Returns tanh, which runs from -1 to 1.
# loses: logistic, worked example: about [0.2689, 0.5, 0.8808]
# loses: logistic has the values of the formula, for x from -6 to 6
# loses: logistic is finite and right at large x, up to 1000 and down to -1000
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return np.tanh(x)


def arctan(x):
    return np.arctan(x)


# %% wrong: tanh_not_halved
# Shifts and squeezes tanh, but forgets to stretch the axis: twice as steep.
# loses: logistic, worked example: about [0.2689, 0.5, 0.8808]
# loses: logistic has the values of the formula, for x from -6 to 6
# loses: logistic is finite and right at large x, up to 1000 and down to -1000
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return (1 + np.tanh(x)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: tangent
# tan to the minus one is taken for one over the tangent.
# loses: arctan, worked example: about [-0.7854, 0, 1.1071]
# loses: arctan is the angle in radians whose tangent is x, at large x too
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return 1 / np.tan(x + 1e-12)


# %% wrong: degrees
# The angle in degrees.
# loses: arctan, worked example: about [-0.7854, 0, 1.1071]
# loses: arctan is the angle in radians whose tangent is x, at large x too
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.degrees(np.arctan(x))


# %% wrong: arctan_squeezed
# Squeezes the curve between 0 and 1, as for a probability.
# loses: arctan, worked example: about [-0.7854, 0, 1.1071]
# loses: arctan is the angle in radians whose tangent is x, at large x too
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x) / np.pi + 0.5


# %% wrong: loop_over_one_axis
# A loop that takes each row for a number, and flattens what has more axes.
# loses: relu and leaky_relu return the shape they were given
def relu(x):
    return np.array([max(0.0, value) for value in x.ravel()])


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: logistic_flattened
# Runs over all entries in a loop and forgets the shape.
# loses: logistic and arctan return the shape they were given
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return np.array([1 / (1 + np.exp(-value)) for value in x.flat])


def arctan(x):
    return np.arctan(x)


# %% wrong: relu_in_place
# Writes the zeros into the array that it was given.
# loses: no activation changes the array it is given
def relu(x):
    x[x < 0] = 0
    return x


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: leaky_relu_in_place
# Scales the negative entries of the array that it was given.
# loses: no activation changes the array it is given
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    x[x < 0] *= alpha
    return x


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: saturates_at_five
# Takes the flat ends for reached at 5 already, and so is wrong on an interval of length 1 on each side.
# loses: logistic has the values of the formula, for x from -6 to 6
# loses: logistic is finite and right at large x, up to 1000 and down to -1000
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return np.where(x > 5, 1.0, np.where(x < -5, 0.0, 1 / (1 + np.exp(-x))))


def arctan(x):
    return np.arctan(x)


# %% wrong: saturates_at_nine
# Calls everything beyond 9 sure, ten thousandths too early; right at 1000.
# loses: logistic is finite and right at large x, up to 1000 and down to -1000
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return np.where(x > 9, 1.0, np.where(x < -9, 0.0, 1 / (1 + np.exp(-x))))


def arctan(x):
    return np.arctan(x)


# %% wrong: bend_at_one
# The bend of the ReLU is at 1, as if the threshold were a matter of taste: wrong between 0 and 1 only.
# loses: relu is 0 for negative numbers and changes no other
def relu(x):
    return np.where(x > 1, x, 0.0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: leaky_relu_left_out
# Returns x unchanged where leaky_relu should be, so the positive side is right for nothing.
# loses: leaky_relu, worked example: [-0.5, 0, 3]
# loses: leaky_relu leaves numbers above 0 as they are
# loses: leaky_relu multiplies numbers below 0 by the alpha it is given
# loses: relu and leaky_relu return the shape they were given
# loses: no activation changes the array it is given
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return x


def logistic(x):
    return (1 + np.tanh(x / 2)) / 2


def arctan(x):
    return np.arctan(x)


# %% wrong: numbers_only
# Understands all four functions, but writes them for one number, where arrays come.
# loses: relu, worked example: [0, 0, 3]
# loses: leaky_relu, worked example: [-0.5, 0, 3]
# loses: logistic, worked example: about [0.2689, 0.5, 0.8808]
# loses: arctan, worked example: about [-0.7854, 0, 1.1071]
# loses: relu and leaky_relu return the shape they were given
# loses: logistic and arctan return the shape they were given
import math


def relu(x):
    return x if x > 0 else 0.0


def leaky_relu(x, alpha):
    return x if x > 0 else alpha * x


def logistic(x):
    return 1 / (1 + math.exp(-x)) if x > 0 else math.exp(x) / (1 + math.exp(x))


def arctan(x):
    return math.atan(x)


# %% right: formulas
# The formulas as they stand in the text; the warning at -1000 costs nothing.
def relu(x):
    return np.where(x >= 0, x, 0.0)


def leaky_relu(x, alpha):
    return np.maximum(x, alpha * x)


def logistic(x):
    return 1 / (1 + np.exp(-x))


def arctan(x):
    return np.arctan(x)


# %% right: masks
# Products with the answers of comparisons.
def relu(x):
    return x * (x > 0)


def leaky_relu(x, alpha):
    return x * (x >= 0) + alpha * x * (x < 0)


def logistic(x):
    return 1 / (1 + np.exp(-np.clip(x, -500, 500)))


def arctan(x):
    return np.arctan2(x, 1.0)


# %% right: by_parts
# One after the other: a copy, then the negative entries; leaky_relu from relu.
def relu(x):
    result = x.copy()
    result[result < 0] = 0
    return result


def leaky_relu(x, alpha):
    return relu(x) - alpha * relu(-x)


def logistic(x):
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + small), small / (1 + small))


def arctan(x):
    return np.arctan(x)


# %% right: loops
# Entry by entry with the math module, in the shape of x.
def relu(x):
    return np.array([v if v > 0 else 0.0 for v in x.flat]).reshape(x.shape)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    import math

    values = [1 / (1 + math.exp(-v)) if v > 0 else math.exp(v) / (1 + math.exp(v)) for v in x.flat]
    return np.array(values).reshape(x.shape)


def arctan(x):
    import math

    return np.vectorize(math.atan)(x)


# %% right: torch
# torch has all four; back to numpy at the end, or not.
def relu(x):
    return torch.relu(torch.as_tensor(x))


def leaky_relu(x, alpha):
    return torch.nn.functional.leaky_relu(torch.as_tensor(x), alpha).numpy()


def logistic(x):
    return torch.sigmoid(torch.as_tensor(x)).numpy()


def arctan(x):
    return np.arctan(x)


# %% right: clipped_at_twenty
# Keeps the exponent within 20, which moves the ends by 2e-9: the text asks for six decimals.
def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, alpha):
    return np.where(x < 0, alpha * x, x)


def logistic(x):
    return 1 / (1 + np.exp(-np.clip(x, -20, 20)))


def arctan(x):
    return np.arctan(x)


# %% right: single_precision
# Everything in float32, as networks compute; seven digits are enough.
def relu(x):
    return np.maximum(x.astype(np.float32), 0)


def leaky_relu(x, alpha):
    x = x.astype(np.float32)
    return np.where(x < 0, np.float32(alpha) * x, x)


def logistic(x):
    return torch.sigmoid(torch.tensor(x, dtype=torch.float32))


def arctan(x):
    return np.arctan(x, dtype=np.float32)
