# %% wrong: sign
# The gradient of the likelihood: uphill instead of downhill.
# loses: the worked example: the gradients for y = 1 and for y = 0
# loses: the gradient of a point of class 1 agrees with finite differences
# loses: the gradient of a point of class 0 agrees with finite differences
def grad_loss_i(w, x_i, y_i):
    return (y_i - sigmoid(w @ x_i)) * x_i


# %% wrong: factor_left_in
# Leaves p (1 - p) in, as for the squared error.
# loses: the worked example: the gradients for y = 1 and for y = 0
# loses: the gradient of a point of class 1 agrees with finite differences
# loses: the gradient of a point of class 0 agrees with finite differences
def grad_loss_i(w, x_i, y_i):
    p = sigmoid(w @ x_i)
    return (p - y_i) * p * (1 - p) * x_i


# %% wrong: without_x
# Only the error, without the point.
# loses: the worked example: the gradients for y = 1 and for y = 0
# loses: the gradient of a point of class 1 agrees with finite differences
# loses: the gradient of a point of class 0 agrees with finite differences
# loses: the gradient has one entry for each weight, for any number of weights
# loses: the gradient is computed by a formula, not by differences of losses
def grad_loss_i(w, x_i, y_i):
    return sigmoid(w @ x_i) - y_i


# %% wrong: updates_w
# Computes the gradient and takes a step on the way.
# loses: grad_loss_i leaves w and x_i as they were
def grad_loss_i(w, x_i, y_i):
    gradient = (sigmoid(w @ x_i) - y_i) * x_i
    w -= 0.1 * gradient
    return gradient


# %% wrong: returns_new_w
# Returns the weights after a step instead of the gradient.
# loses: the worked example: the gradients for y = 1 and for y = 0
# loses: the gradient of a point of class 1 agrees with finite differences
# loses: the gradient of a point of class 0 agrees with finite differences
# loses: the gradient is computed by a formula, not by differences of losses
def grad_loss_i(w, x_i, y_i):
    return w - 0.1 * (sigmoid(w @ x_i) - y_i) * x_i


# %% wrong: label_forgotten
# p times x: right for class 0 only.
# loses: the worked example: the gradients for y = 1 and for y = 0
# loses: the gradient of a point of class 1 agrees with finite differences
# loses: a label of shape (1,) gives the same gradient as a number
def grad_loss_i(w, x_i, y_i):
    return sigmoid(w @ x_i) * x_i


# %% wrong: class_1_only
# The derivative of -y ln p: nothing for class 0.
# loses: the gradient of a point of class 0 agrees with finite differences
# loses: the worked example: the gradients for y = 1 and for y = 0
def grad_loss_i(w, x_i, y_i):
    return -y_i * (1 - sigmoid(w @ x_i)) * x_i


# %% wrong: column
# A column instead of a vector like w.
# loses: the worked example: the gradients for y = 1 and for y = 0
# loses: the gradient has one entry for each weight, for any number of weights
def grad_loss_i(w, x_i, y_i):
    return ((sigmoid(w @ x_i) - y_i) * x_i).reshape(-1, 1)


# %% wrong: three_weights
# Entry by entry, for three weights.
# loses: the gradient has one entry for each weight, for any number of weights
def grad_loss_i(w, x_i, y_i):
    error = sigmoid(w[0] * x_i[0] + w[1] * x_i[1] + w[2] * x_i[2]) - np.ravel(y_i)[0]
    return np.array([error, error * x_i[1], error * x_i[2]])


# %% wrong: label_makes_a_column
# Collects the entries one by one: a label of shape (1,) makes each an array, and the vector a column.
# loses: a label of shape (1,) gives the same gradient as a number
def grad_loss_i(w, x_i, y_i):
    return np.array([(sigmoid(w @ x_i) - y_i) * value for value in x_i])


# %% wrong: point_overwritten
# Scales the point in place.
# loses: grad_loss_i leaves w and x_i as they were
def grad_loss_i(w, x_i, y_i):
    x_i *= sigmoid(w @ x_i) - y_i
    return x_i


# %% wrong: difference_quotient
# Measures each slope with two losses, where the formula is asked for.
# loses: the gradient is computed by a formula, not by differences of losses
def grad_loss_i(w, x_i, y_i):
    gradient, h = np.zeros(len(w)), 1e-5
    for j in range(len(w)):
        step = np.zeros(len(w))
        step[j] = h
        change = loss_i(w + step, x_i, y_i) - loss_i(w - step, x_i, y_i)
        gradient[j] = np.ravel(change)[0] / (2 * h)
    return gradient


# %% right: negative_sum
# As in the derivation, with the minus sign in front.
def grad_loss_i(w, x_i, y_i):
    return -(y_i - sigmoid(np.dot(w, x_i))) * x_i


# %% right: loop
# One entry at a time; its own logistic function.
def grad_loss_i(w, x_i, y_i):
    p = 1 / (1 + np.exp(-sum(a * b for a, b in zip(w, x_i))))
    gradient = np.zeros(len(w))
    for j in range(len(w)):
        gradient[j] = (p - np.ravel(y_i)[0]) * x_i[j]
    return gradient


# %% right: chain_rule
# dL/dp times dp/dh times dh/dw, as the chain rule says.
def grad_loss_i(w, x_i, y_i):
    h = w @ x_i
    p = sigmoid(h)
    return (-y_i / p + (1 - y_i) / (1 - p)) * grad_sigmoid(h) * x_i


# %% right: two_terms
# Both derivatives of derivation 2, term by term.
def grad_loss_i(w, x_i, y_i):
    p = sigmoid(w.T @ x_i)
    return -y_i * (1 - p) * x_i + (1 - y_i) * p * x_i


# %% right: safe_chain_rule
# The chain rule with a small number in each denominator, which moves the result in the eighth decimal.
def grad_loss_i(w, x_i, y_i):
    p = sigmoid(w @ x_i)
    return ((1 - y_i) / (1 - p + 1e-9) - y_i / (p + 1e-9)) * p * (1 - p) * x_i
