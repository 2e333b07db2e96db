# %% wrong: loss_fixed
# Minimises the mean squared error whatever loss it is given.
# loses: the line minimises the loss that is given, whichever it is
def autograd_regression(x, y, loss_fn, learning_rate, num_epochs):
    x, y = torch.as_tensor(x), torch.as_tensor(y)
    a = torch.zeros(1, dtype=x.dtype, requires_grad=True)
    b = torch.zeros(1, dtype=x.dtype, requires_grad=True)
    losses = []
    for _ in range(num_epochs):
        loss = ((a * x + b - y) ** 2).mean()
        losses.append(loss.item())
        a.grad = b.grad = None
        loss.backward()
        with torch.no_grad():
            a -= learning_rate * a.grad
            b -= learning_rate * b.grad
    return a.item(), b.item(), losses


# %% wrong: arguments_swapped
# Gives the targets to the loss in the place of the predictions; a symmetric loss does not show it.
# loses: the line minimises the loss that is given, whichever it is
# loses: a rate three times as large makes a first step three times as large
# loses: on a loss of constant slope every step is as long as the first: gradients are cleared
def autograd_regression(x, y, loss_fn, learning_rate, num_epochs):
    x, y = torch.as_tensor(x), torch.as_tensor(y)
    a = torch.zeros((), dtype=x.dtype, requires_grad=True)
    b = torch.zeros((), dtype=x.dtype, requires_grad=True)
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(y, a * x + b)
        losses.append(loss.item())
        a.grad = b.grad = None
        loss.backward()
        with torch.no_grad():
            a -= learning_rate * a.grad
            b -= learning_rate * b.grad
    return a.item(), b.item(), losses


# %% wrong: slope_only
# Moves the slope and leaves the intercept where it started.
# loses: the worked example: four points on y = 2x + 1 give back 2 and 1
# loses: with the mean squared error the line becomes the least squares line
# loses: the mean absolute error falls
def autograd_regression(x, y, loss_fn, learning_rate, num_epochs):
    x, y = torch.as_tensor(x), torch.as_tensor(y)
    a = torch.zeros((), dtype=x.dtype, requires_grad=True)
    b = torch.zeros((), dtype=x.dtype, requires_grad=True)
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(a * x + b, y)
        losses.append(loss.item())
        a.grad = None
        loss.backward()
        with torch.no_grad():
            a -= learning_rate * a.grad
    return a.item(), b.item(), losses


# %% wrong: no_zeroing
# Clears neither gradient.
# loses: the worked example: four points on y = 2x + 1 give back 2 and 1
# loses: with the mean squared error the line becomes the least squares line
# loses: the line minimises the loss that is given, whichever it is
# loses: the mean absolute error falls
# loses: on a loss of constant slope every step is as long as the first: gradients are cleared
def autograd_regression(x, y, loss_fn, learning_rate, num_epochs):
    x, y = torch.as_tensor(x), torch.as_tensor(y)
    a = torch.zeros((), dtype=x.dtype, requires_grad=True)
    b = torch.zeros((), dtype=x.dtype, requires_grad=True)
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(a * x + b, y)
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            a -= learning_rate * a.grad
            b -= learning_rate * b.grad
    return a.item(), b.item(), losses


# %% wrong: one_gradient_cleared
# Clears the slope's gradient and forgets the intercept's.
# loses: with the mean squared error the line becomes the least squares line
# loses: the mean absolute error falls
# loses: on a loss of constant slope every step is as long as the first: gradients are cleared
def autograd_regression(x, y, loss_fn, learning_rate, num_epochs):
    x, y = torch.as_tensor(x), torch.as_tensor(y)
    a = torch.zeros((), dtype=x.dtype, requires_grad=True)
    b = torch.zeros((), dtype=x.dtype, requires_grad=True)
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(a * x + b, y)
        losses.append(loss.item())
        a.grad = None
        loss.backward()
        with torch.no_grad():
            a -= learning_rate * a.grad
            b -= learning_rate * b.grad
    return a.item(), b.item(), losses


# %% wrong: rate_ignored
# Steps with the rate of the worked example, whatever it is given.
# loses: a rate three times as large makes a first step three times as large
def autograd_regression(x, y, loss_fn, learning_rate, num_epochs):
    x, y = torch.as_tensor(x), torch.as_tensor(y)
    a = torch.zeros((), dtype=x.dtype, requires_grad=True)
    b = torch.zeros((), dtype=x.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([a, b], lr=0.1)
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(a * x + b, y)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return a.item(), b.item(), losses


# %% wrong: start_counts_as_an_epoch
# Adds the loss of the line it ends with, one more than there are epochs.
# loses: a rate three times as large makes a first step three times as large
# loses: each epoch gives one loss
def autograd_regression(x, y, loss_fn, learning_rate, num_epochs):
    x, y = torch.as_tensor(x), torch.as_tensor(y)
    a = torch.zeros((), dtype=x.dtype, requires_grad=True)
    b = torch.zeros((), dtype=x.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([a, b], lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(a * x + b, y)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    losses.append(loss_fn(a * x + b, y).item())
    return a.item(), b.item(), losses


# %% wrong: centres_in_place
# Takes the mean off the x that it was given, and forgets to put it back.
# loses: fitting the line leaves x and y as they were
def autograd_regression(x, y, loss_fn, learning_rate, num_epochs):
    centre = x.mean()
    x -= centre
    x, y = torch.as_tensor(x), torch.as_tensor(y)
    a = torch.zeros((), dtype=x.dtype, requires_grad=True)
    b = torch.zeros((), dtype=x.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([a, b], lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(a * x + b, y)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return a.item(), b.item() - a.item() * centre, losses


# %% wrong: swapped_order
# Returns intercept and slope, in this order.
# loses: the worked example: four points on y = 2x + 1 give back 2 and 1
# loses: with the mean squared error the line becomes the least squares line
# loses: the line minimises the loss that is given, whichever it is
# loses: the mean absolute error falls
def autograd_regression(x, y, loss_fn, learning_rate, num_epochs):
    x, y = torch.as_tensor(x), torch.as_tensor(y)
    w = torch.zeros(2, dtype=x.dtype, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(w[0] + w[1] * x, y)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return w[0].item(), w[1].item(), losses


# %% right: by_hand_no_grad
# Updates without an optimiser, one-element tensors, losses after each update, a list for the result.
def autograd_regression(x, y, loss_fn, learning_rate, num_epochs):
    x, y = torch.tensor(x), torch.tensor(y)
    a = torch.tensor([0.5], dtype=torch.float64, requires_grad=True)
    b = torch.tensor([-0.5], dtype=torch.float64, requires_grad=True)
    losses = []
    for _ in range(num_epochs):
        loss_fn(a * x + b, y).backward()
        with torch.no_grad():
            for parameter in (a, b):
                parameter -= learning_rate * parameter.grad
                parameter.grad.zero_()
            losses.append(loss_fn(a * x + b, y).item())
    return [a, b, losses]


# %% right: linear_layer_float32
# torch's own layer with its random start, columns, the usual seven digits, losses as tensors.
def autograd_regression(x, y, loss_fn, learning_rate, num_epochs):
    x = torch.tensor(x, dtype=torch.float32).reshape(-1, 1)
    y = torch.tensor(y, dtype=torch.float32).reshape(-1, 1)
    layer = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(layer.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        loss = loss_fn(layer(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    return layer.weight.item(), layer.bias.item(), losses


# %% right: one_vector
# Both parameters in one vector, gradients by torch.autograd.grad, numpy numbers out.
def autograd_regression(x, y, loss_fn, learning_rate, num_epochs):
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    w = torch.randn(2, dtype=torch.float64)
    losses = np.empty(num_epochs)
    for epoch in range(num_epochs):
        w.requires_grad_()
        loss = loss_fn(w[0] * x + w[1], y)
        losses[epoch] = loss.item()
        (gradient,) = torch.autograd.grad(loss, w)
        w = (w - learning_rate * gradient).detach()
    a, b = w.numpy()
    return a, b, losses


# %% right: takes_tensors
# Was written for tensors of torch's usual type, and leaves arrays to the caller.
def autograd_regression(x, y, loss_fn, learning_rate, num_epochs):
    w = torch.zeros(2, requires_grad=True)
    design = torch.stack([x, torch.ones_like(x)], dim=1)
    optimizer = torch.optim.SGD([w], lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(design @ w, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(float(loss))
    return w[0], w[1], losses
