# %% wrong: sign
# The minus sign of the negative logarithm is missing.
# loses: the worked example: the losses for y = 1 and for y = 0
# loses: the loss of a point of class 1 is -ln p
# loses: the loss of a point of class 0 is -ln(1 - p)
# loses: a sure and wrong prediction has a finite, large loss
def loss_i(w, x_i, y_i):
    p = np.clip(sigmoid(w @ x_i), 1e-12, 1 - 1e-12)
    return y_i * np.log(p) + (1 - y_i) * np.log(1 - p)


# %% wrong: only_class_1
# Only the term of y = 1.
# loses: the worked example: the losses for y = 1 and for y = 0
# loses: the loss of a point of class 0 is -ln(1 - p)
# loses: a sure and wrong prediction has a finite, large loss
def loss_i(w, x_i, y_i):
    p = np.clip(sigmoid(w @ x_i), 1e-12, 1 - 1e-12)
    return -y_i * np.log(p)


# %% wrong: log_base_2
# Bits instead of natural logarithms.
# loses: the worked example: the losses for y = 1 and for y = 0
# loses: the loss of a point of class 1 is -ln p
# loses: the loss of a point of class 0 is -ln(1 - p)
def loss_i(w, x_i, y_i):
    p = np.clip(sigmoid(w @ x_i), 1e-12, 1 - 1e-12)
    return -(y_i * np.log2(p) + (1 - y_i) * np.log2(1 - p))


# %% wrong: nan_at_one
# The formula as it stands: 0 times ln 0 is nan.
# loses: a sure and wrong prediction has a finite, large loss
# loses: a sure and right prediction has a loss of nearly 0
def loss_i(w, x_i, y_i):
    p = sigmoid(w @ x_i)
    return -(y_i * np.log(p) + (1 - y_i) * np.log(1 - p))


# %% wrong: inf_when_wrong
# Picks the right term, but does not guard the logarithm of 0.
# loses: a sure and wrong prediction has a finite, large loss
def loss_i(w, x_i, y_i):
    p = sigmoid(w @ x_i)
    return -np.log(p) if y_i == 1 else -np.log(1 - p)


# %% wrong: nan_to_zero
# Turns everything that is not finite into 0: a sure mistake is free.
# loses: a sure and wrong prediction has a finite, large loss
def loss_i(w, x_i, y_i):
    p = sigmoid(w @ x_i)
    loss = -(y_i * np.log(p) + (1 - y_i) * np.log(1 - p))
    return np.where(np.isfinite(loss), loss, 0.0)


# %% wrong: squared_error
# The squared error of the probability.
# loses: the worked example: the losses for y = 1 and for y = 0
# loses: the loss of a point of class 1 is -ln p
# loses: the loss of a point of class 0 is -ln(1 - p)
# loses: a sure and wrong prediction has a finite, large loss
# loses: a sure and right prediction has a loss of nearly 0
def loss_i(w, x_i, y_i):
    return (y_i - sigmoid(w @ x_i)) ** 2


# %% wrong: labels_swapped
# Takes p for the probability of class 0.
# loses: the worked example: the losses for y = 1 and for y = 0
# loses: the loss of a point of class 1 is -ln p
# loses: the loss of a point of class 0 is -ln(1 - p)
# loses: a sure and wrong prediction has a finite, large loss
# loses: a sure and right prediction has a loss of nearly 0
def loss_i(w, x_i, y_i):
    p = np.clip(sigmoid(w @ x_i), 1e-12, 1 - 1e-12)
    return -((1 - y_i) * np.log(p) + y_i * np.log(1 - p))


# %% wrong: bias_twice
# Adds w[0] although x_i already has its leading 1.
# loses: the worked example: the losses for y = 1 and for y = 0
# loses: the loss of a point of class 1 is -ln p
# loses: the loss of a point of class 0 is -ln(1 - p)
def loss_i(w, x_i, y_i):
    h = w[0] + w @ x_i
    return np.logaddexp(0, h) - y_i * h


# %% wrong: three_columns
# Writes the product out for three columns.
# loses: the loss takes points of any number of columns
def loss_i(w, x_i, y_i):
    h = w[0] + w[1] * x_i[1] + w[2] * x_i[2]
    return np.logaddexp(0, h) - y_i * h


# %% wrong: numbers_only
# Works for a label that is a number, and takes every array for class 0.
# loses: a label of shape (1,) gives the same loss as a number
def loss_i(w, x_i, y_i):
    h = w @ x_i
    return np.logaddexp(0, -h) if isinstance(y_i, (int, float)) and y_i == 1 else np.logaddexp(0, h)


# %% wrong: in_place
# Multiplies inside the array it was given.
# loses: loss_i leaves w and x_i as they were
def loss_i(w, x_i, y_i):
    x_i *= w
    h = x_i.sum()
    return np.logaddexp(0, h) - y_i * h


# %% wrong: clipped_at_half_a_thousandth
# Clips p at 0.0005, so that no mistake costs more than 7.6.
# loses: a sure and wrong prediction has a finite, large loss
def loss_i(w, x_i, y_i):
    p = np.clip(sigmoid(w @ x_i), 5e-4, 1 - 5e-4)
    return -(y_i * np.log(p) + (1 - y_i) * np.log(1 - p))


# %% wrong: a_large_constant
# The same large number for everything.
# loses: the worked example: the losses for y = 1 and for y = 0
# loses: the loss of a point of class 1 is -ln p
# loses: the loss of a point of class 0 is -ln(1 - p)
# loses: the loss takes points of any number of columns
# loses: a label of shape (1,) gives the same loss as a number
# loses: a sure and wrong prediction has a finite, large loss
# loses: a sure and right prediction has a loss of nearly 0
# loses: loss_i leaves w and x_i as they were
def loss_i(w, x_i, y_i):
    return 100.0


# %% wrong: sure_too_early
# Treats everything beyond h = 4 as sure, and its loss as h itself: wrong by up to 0.02 between 4 and 6.
# loses: the loss of a point of class 0 is -ln(1 - p)
def loss_i(w, x_i, y_i):
    h = w @ x_i
    return (h if h > 4 else np.log1p(np.exp(h))) - y_i * h if np.ravel(y_i)[0] == 0 else np.logaddexp(0, -h)


# %% right: clipped
# The definition with p clipped; a label of shape (1,) gives a loss of shape (1,).
def loss_i(w, x_i, y_i):
    p = np.clip(sigmoid(np.dot(w, x_i)), 1e-12, 1 - 1e-12)
    return -(y_i * np.log(p) + (1 - y_i) * np.log(1 - p))


# %% right: epsilon_inside
# A small number inside the logarithms.
def loss_i(w, x_i, y_i):
    p = sigmoid(w.T @ x_i)
    return -(y_i * np.log(p + 1e-8) + (1 - y_i) * np.log(1 - p + 1e-8))


# %% right: by_case
# Chooses the term by the label; works with a loop over the columns.
def loss_i(w, x_i, y_i):
    h = 0.0
    for weight, value in zip(w, x_i):
        h += weight * value
    p = min(max(float(sigmoid(h)), 1e-9), 1 - 1e-9)
    return -np.log(p) if y_i == 1 else -np.log(1 - p)


# %% right: signed
# ln(1 + exp(-s h)) with s = 1 or -1.
def loss_i(w, x_i, y_i):
    sign = 2 * np.ravel(y_i)[0] - 1
    return np.logaddexp(0, -sign * (w * x_i).sum())


# %% right: bias_apart
# The threshold apart from the other weights.
def loss_i(w, x_i, y_i):
    p = sigmoid(w[0] + np.dot(w[1:], x_i[1:]))
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return float(np.squeeze(-y_i * np.log(p) - (1 - y_i) * np.log(1 - p)))
