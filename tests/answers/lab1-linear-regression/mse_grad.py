# %% wrong: factor_two_missing
# Differentiates half of the square, as a real student's notebook did.
# loses: mse_grad, worked example: [2, -4, 8]
# loses: the entries of mse_grad are as large as the slopes that finite differences measure
def mse_grad(y, y_hat):
    return y_hat - y


# %% wrong: sign
# The derivative in y instead of y_hat: every arrow points the wrong way.
# loses: mse_grad, worked example: [2, -4, 8]
# loses: mse_grad is positive where the prediction is too high, negative where it is too low, else 0
def mse_grad(y, y_hat):
    return 2 * (y - y_hat)


# %% wrong: divided_by_n
# Takes the mean too early.
# loses: mse_grad, worked example: [2, -4, 8]
# loses: the entries of mse_grad are as large as the slopes that finite differences measure
# loses: mse_grad of a point does not depend on how many other points there are
def mse_grad(y, y_hat):
    return 2 * (y_hat - y) / len(y)


# %% wrong: mean_of_all
# One number for all points.
# loses: mse_grad, worked example: [2, -4, 8]
# loses: the entries of mse_grad are as large as the slopes that finite differences measure
# loses: mse_grad returns an array of the shape of y_hat
# loses: mse_grad is positive where the prediction is too high, negative where it is too low, else 0
# loses: mse_grad of a point does not depend on how many other points there are
# loses: mse_grad leaves y and y_hat as they were
def mse_grad(y, y_hat):
    return 2 * np.mean(y_hat - y)


# %% wrong: absolute
# Forgets that a derivative has a sign.
# loses: mse_grad is positive where the prediction is too high, negative where it is too low, else 0
# loses: mse_grad, worked example: [2, -4, 8]
def mse_grad(y, y_hat):
    return 2 * np.abs(y_hat - y)


# %% wrong: squared_error
# Returns the squared error itself, and no derivative.
# loses: the entries of mse_grad are as large as the slopes that finite differences measure
# loses: mse_grad is positive where the prediction is too high, negative where it is too low, else 0
# loses: mse_grad, worked example: [2, -4, 8]
# loses: mse_grad returns an array of the shape of y_hat
# loses: mse_grad of a point does not depend on how many other points there are
# loses: mse_grad leaves y and y_hat as they were
def mse_grad(y, y_hat):
    return (y_hat - y) ** 2


# %% wrong: column
# The right values as a column.
# loses: mse_grad, worked example: [2, -4, 8]
# loses: mse_grad returns an array of the shape of y_hat
def mse_grad(y, y_hat):
    return 2 * (y_hat - y)[:, None]


# %% wrong: in_place
# Computes inside y_hat and destroys the predictions.
# loses: mse_grad leaves y and y_hat as they were
def mse_grad(y, y_hat):
    y_hat -= y
    y_hat *= 2
    return y_hat


# %% right: minus_two
# The same with both signs turned.
def mse_grad(y, y_hat):
    return -2 * (y - y_hat)


# %% right: loop
# Point by point: no rule against it in this task.
def mse_grad(y, y_hat):
    grad = np.zeros_like(y_hat)
    for i in range(len(y)):
        grad[i] = 2 * (y_hat[i] - y[i])
    return grad


# %% right: autograd
# PyTorch differentiates the sum of the squared errors.
def mse_grad(y, y_hat):
    guess = torch.tensor(y_hat, requires_grad=True)
    ((torch.tensor(y) - guess) ** 2).sum().backward()
    return guess.grad.numpy()
