# %% wrong: loss_after_the_update
# Measures the loss of the model that has moved already.
# loses: step, worked example: predictions -1, 1, 3 and loss 7, then a = 1.8 and b = -1.1
# loses: the loss that step returns is the mean squared error from before the update
def step(x, y, model, lr):
    y_hat = model(x)
    model.update(x, mse_grad(y, y_hat), lr)
    return y_hat, mse(y, model(x))


# %% wrong: predictions_after_the_update
# Returns new predictions beside the old loss.
# loses: step, worked example: predictions -1, 1, 3 and loss 7, then a = 1.8 and b = -1.1
# loses: the predictions that step returns are from before the update
def step(x, y, model, lr):
    loss = mse(y, model(x))
    model.update(x, mse_grad(y, model(x)), lr)
    return model(x), loss


# %% wrong: two_updates
# Updates twice with the same gradient.
# loses: step moves the model by one gradient step with the given learning rate
# loses: step, worked example: predictions -1, 1, 3 and loss 7, then a = 1.8 and b = -1.1
def step(x, y, model, lr):
    y_hat = model(x)
    loss = mse(y, y_hat)
    for _ in range(2):
        model.update(x, mse_grad(y, y_hat), lr)
    return y_hat, loss


# %% wrong: swapped_returns
# The loss first, the predictions second.
# loses: step, worked example: predictions -1, 1, 3 and loss 7, then a = 1.8 and b = -1.1
# loses: step returns the predictions first and the loss second
def step(x, y, model, lr):
    y_hat = model(x)
    loss = mse(y, y_hat)
    model.update(x, mse_grad(y, y_hat), lr)
    return loss, y_hat


# %% wrong: fixed_rate
# Ignores lr.
# loses: step moves the model by one gradient step with the given learning rate
# loses: step, worked example: predictions -1, 1, 3 and loss 7, then a = 1.8 and b = -1.1
def step(x, y, model, lr):
    y_hat = model(x)
    loss = mse(y, y_hat)
    model.update(x, mse_grad(y, y_hat), 0.1)
    return y_hat, loss


# %% wrong: no_update
# Measures, but never learns.
# loses: step moves the model by one gradient step with the given learning rate
# loses: step, worked example: predictions -1, 1, 3 and loss 7, then a = 1.8 and b = -1.1
def step(x, y, model, lr):
    y_hat = model(x)
    return y_hat, mse(y, y_hat)


# %% wrong: arguments_swapped
# Gives the gradient its arguments in the wrong order, which turns its sign.
# loses: step moves the model by one gradient step with the given learning rate
# loses: step, worked example: predictions -1, 1, 3 and loss 7, then a = 1.8 and b = -1.1
def step(x, y, model, lr):
    y_hat = model(x)
    loss = mse(y, y_hat)
    model.update(x, mse_grad(y_hat, y), lr)
    return y_hat, loss


# %% wrong: loss_only
# Returns the loss alone.
# loses: step, worked example: predictions -1, 1, 3 and loss 7, then a = 1.8 and b = -1.1
# loses: the predictions that step returns are from before the update
# loses: the loss that step returns is the mean squared error from before the update
# loses: step returns the predictions first and the loss second
def step(x, y, model, lr):
    y_hat = model(x)
    loss = mse(y, y_hat)
    model.update(x, mse_grad(y, y_hat), lr)
    return loss


# %% wrong: overwrites_y
# Computes the errors inside y.
# loses: step leaves x and y as they were
def step(x, y, model, lr):
    y_hat = model(x)
    loss = mse(y, y_hat)
    y -= y_hat
    model.update(x, -2 * y, lr)
    return y_hat, loss


# %% right: in_other_words
# Gradient first, update before the loss is computed from the old predictions; a list in the end.
def step(x, y, model, lr):
    y_hat = model(x)
    grad_y = mse_grad(y, y_hat)
    model.update(x, grad_y, lr)
    loss = mse(y, y_hat)
    return [y_hat, loss]


# %% right: without_helpers
# Writes the formulas out instead of calling the earlier functions.
def step(x, y, model, lr):
    y_hat = model(x)
    errors = y_hat - y
    model.update(x, 2 * errors, lr)
    return y_hat, float(errors @ errors / len(errors))


# %% right: new_objects
# Float loss, a copy of the predictions, and a print.
def step(x, y, model, lr):
    y_calc = np.array(model(x))
    loss = float(mse(y, y_calc))
    model.update(x, mse_grad(y, y_calc), lr=lr)
    print(f"loss {loss:.3f}")
    return y_calc.copy(), loss
