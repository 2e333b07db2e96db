# %% wrong: ascent
# Walks along the gradient, uphill.
# loses: optimize, worked example: the new parameters are 1.8 and -1.1
# loses: the new a is one gradient step from the old one, as autograd computes it
# loses: the new b is one gradient step from the old one, as autograd computes it
# loses: the loss falls with every epoch, until the line is the best one there is
def optimize(x, y, a, b, learning_rate=0.1):
    errors = a * x + b - y
    return a + learning_rate * 2 * np.mean(errors * x), b + learning_rate * 2 * np.mean(errors)


# %% wrong: factor_two_missing
# Leaves the 2 of the square out.
# loses: optimize, worked example: the new parameters are 1.8 and -1.1
# loses: the new a is one gradient step from the old one, as autograd computes it
# loses: the new b is one gradient step from the old one, as autograd computes it
def optimize(x, y, a, b, learning_rate=0.1):
    errors = a * x + b - y
    return a - learning_rate * np.mean(errors * x), b - learning_rate * np.mean(errors)


# %% wrong: one_over_n_missing
# Sums instead of taking the mean.
# loses: optimize, worked example: the new parameters are 1.8 and -1.1
# loses: the new a is one gradient step from the old one, as autograd computes it
# loses: the new b is one gradient step from the old one, as autograd computes it
# loses: the loss falls with every epoch, until the line is the best one there is
def optimize(x, y, a, b, learning_rate=0.1):
    errors = a * x + b - y
    return a - learning_rate * 2 * np.sum(errors * x), b - learning_rate * 2 * np.sum(errors)


# %% wrong: new_a_used_for_b
# Moves a first and measures the derivative in b from there.
# loses: optimize, worked example: the new parameters are 1.8 and -1.1
# loses: both derivatives are taken at the old point
def optimize(x, y, a, b, learning_rate=0.1):
    a = a - learning_rate * 2 * np.mean((a * x + b - y) * x)
    b = b - learning_rate * 2 * np.mean(a * x + b - y)
    return a, b


# %% wrong: new_b_used_for_a
# The same with b first.
# loses: optimize, worked example: the new parameters are 1.8 and -1.1
# loses: both derivatives are taken at the old point
def optimize(x, y, a, b, learning_rate=0.1):
    b = b - learning_rate * 2 * np.mean(a * x + b - y)
    a = a - learning_rate * 2 * np.mean((a * x + b - y) * x)
    return a, b


# %% wrong: fixed_rate
# Writes 0.1 into the formula and ignores the argument.
# loses: the learning rate sets the length of the step: 0 moves nothing, 0.3 three times as far as 0.1
# loses: optimize, worked example: the new parameters are 1.8 and -1.1
def optimize(x, y, a, b, learning_rate=0.1):
    errors = a * x + b - y
    return a - 0.1 * 2 * np.mean(errors * x), b - 0.1 * 2 * np.mean(errors)


# %% wrong: b_without_sum
# Forgets the sum in b's derivative, so that b becomes an array.
# loses: optimize, worked example: the new parameters are 1.8 and -1.1
# loses: the new b is one gradient step from the old one, as autograd computes it
# loses: the loss falls with every epoch, until the line is the best one there is
def optimize(x, y, a, b, learning_rate=0.1):
    errors = y - (a * x + b)
    n = len(x)
    return a + learning_rate * 2 / n * (errors @ x), b + learning_rate * 2 / n * errors


# %% wrong: a_becomes_an_array
# Multiplies by x without adding up, so that a becomes an array.
# loses: optimize, worked example: the new parameters are 1.8 and -1.1
# loses: the new a is one gradient step from the old one, as autograd computes it
# loses: the loss falls with every epoch, until the line is the best one there is
def optimize(x, y, a, b, learning_rate=0.1):
    errors = a * x + b - y
    return a - learning_rate * 2 * np.mean(errors) * x, b - learning_rate * 2 * np.mean(errors)


# %% wrong: x_forgotten
# The chain rule's second factor is missing in a's derivative.
# loses: optimize, worked example: the new parameters are 1.8 and -1.1
# loses: the new a is one gradient step from the old one, as autograd computes it
# loses: the loss falls with every epoch, until the line is the best one there is
def optimize(x, y, a, b, learning_rate=0.1):
    move = learning_rate * 2 * np.mean(a * x + b - y)
    return a - move, b - move


# %% wrong: b_stays
# Only the slope learns.
# loses: optimize, worked example: the new parameters are 1.8 and -1.1
# loses: the new b is one gradient step from the old one, as autograd computes it
# loses: the loss falls with every epoch, until the line is the best one there is
def optimize(x, y, a, b, learning_rate=0.1):
    return a - learning_rate * 2 * np.mean((a * x + b - y) * x), b


# %% wrong: default_of_one_hundredth
# Another default for the learning rate than the one agreed on.
# loses: the learning rate is 0.1 when none is given, and can be given by name
def optimize(x, y, a, b, learning_rate=0.01):
    errors = a * x + b - y
    return a - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)


# %% wrong: errors_in_place
# Computes the errors inside y and destroys the targets.
# loses: optimize leaves x and y as they were
def optimize(x, y, a, b, learning_rate=0.1):
    y -= a * x + b
    return a + learning_rate * 2 * np.mean(y * x), b + learning_rate * 2 * np.mean(y)


# %% wrong: trains_to_the_end
# Runs many epochs where one was asked for.
# loses: optimize, worked example: the new parameters are 1.8 and -1.1
# loses: the new a is one gradient step from the old one, as autograd computes it
# loses: the new b is one gradient step from the old one, as autograd computes it
# loses: the learning rate sets the length of the step: 0 moves nothing, 0.3 three times as far as 0.1
# loses: both derivatives are taken at the old point
def optimize(x, y, a, b, learning_rate=0.1):
    for _ in range(200):
        errors = a * x + b - y
        a, b = a - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)
    return a, b


# %% wrong: default_missing
# Asks for a learning rate in every call.
# loses: the learning rate is 0.1 when none is given, and can be given by name
def optimize(x, y, a, b, learning_rate):
    errors = a * x + b - y
    return a - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)


# %% wrong: swapped_returns
# The new b first, the new a second.
# loses: optimize, worked example: the new parameters are 1.8 and -1.1
# loses: optimize returns the new a first and the new b second
def optimize(x, y, a, b, learning_rate=0.1):
    errors = a * x + b - y
    return b - learning_rate * 2 * np.mean(errors), a - learning_rate * 2 * np.mean(errors * x)


# %% right: loop
# Point by point, with Python floats.
def optimize(x, y, a, b, learning_rate=0.1):
    grad_a = grad_b = 0.0
    for x_i, y_i in zip(x, y):
        grad_a += 2 * (a * x_i + b - y_i) * x_i / len(x)
        grad_b += 2 * (a * x_i + b - y_i) / len(x)
    return float(a - learning_rate * grad_a), float(b - learning_rate * grad_b)


# %% right: list_of_two
# A dot product, and a list in the end.
def optimize(x, y, a, b, learning_rate=0.1):
    errors = y - (a * x + b)
    n = y.shape[0]
    return [a + learning_rate * 2 / n * (errors @ x), b + learning_rate * 2 / n * np.sum(errors)]


# %% right: array_of_two
# Both derivatives at once with a matrix, and an array in the end.
def optimize(x, y, a, b, learning_rate=0.1):
    X = np.column_stack([x, np.ones_like(x)])
    w = np.array([a, b], dtype=float)
    return w - learning_rate * 2 / len(y) * X.T @ (X @ w - y)


# %% right: earlier_functions
# Uses the gradient of section 2, and prints on the way.
def optimize(x, y, a, b, learning_rate=0.1):
    grad_y = 2 * (a * x + b - y)
    print("gradient", np.mean(grad_y * x), np.mean(grad_y))
    new_a = a - learning_rate * np.mean(grad_y * x)
    new_b = b - learning_rate * np.mean(grad_y)
    return new_a, new_b


# %% right: autograd
# PyTorch takes the derivatives; two 0-d tensors.
def optimize(x, y, a, b, learning_rate=0.1):
    a, b = (torch.tensor(float(value), dtype=torch.float64, requires_grad=True) for value in (a, b))
    ((a * torch.tensor(x) + b - torch.tensor(y)) ** 2).mean().backward()
    return (a - learning_rate * a.grad).detach(), (b - learning_rate * b.grad).detach()
