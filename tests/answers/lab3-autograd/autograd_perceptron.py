# %% wrong: no_zeroing
# Never clears w.grad, so each step uses the sum of all gradients so far.
# loses: after several steps the weights are those of lab 2's formula
def autograd_perceptron(X, y, eta, T):
    X, y = torch.tensor(X), torch.tensor(y).flatten()
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    losses = []
    for _ in range(T):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ w, y, reduction="sum")
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w -= eta * w.grad
    return w.detach().numpy(), losses


# %% wrong: mean_for_sum
# Leaves the loss function at its default, the mean over the points.
# loses: the worked example: one step from 0 leads to w = (0, 0.15), from a loss of 1.3863
# loses: the first step of the weights is eta times lab 2's gradient
# loses: after several steps the weights are those of lab 2's formula
# loses: there are T losses, each the summed loss of the weights from before its update
def autograd_perceptron(X, y, eta, T):
    X, y = torch.tensor(X), torch.tensor(y).flatten()
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    losses = []
    for _ in range(T):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ w, y)
        losses.append(loss.item())
        w.grad = None
        loss.backward()
        with torch.no_grad():
            w -= eta * w.grad
    return w.detach().numpy(), losses


# %% wrong: loss_after_the_update
# Updates first and computes the loss that it reports with the new weights.
# loses: the worked example: one step from 0 leads to w = (0, 0.15), from a loss of 1.3863
# loses: there are T losses, each the summed loss of the weights from before its update
def autograd_perceptron(X, y, eta, T):
    X, y = torch.tensor(X), torch.tensor(y).flatten()
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    loss_fn = torch.nn.BCEWithLogitsLoss(reduction="sum")
    losses = []
    for _ in range(T):
        w.grad = None
        loss_fn(X @ w, y).backward()
        with torch.no_grad():
            w -= eta * w.grad
        losses.append(loss_fn(X @ w, y).item())
    return w.detach().numpy(), losses


# %% wrong: uphill
# Adds the gradient instead of subtracting it.
# loses: the worked example: one step from 0 leads to w = (0, 0.15), from a loss of 1.3863
# loses: the first step of the weights is eta times lab 2's gradient
# loses: after several steps the weights are those of lab 2's formula
def autograd_perceptron(X, y, eta, T):
    X, y = torch.tensor(X), torch.tensor(y).flatten()
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    losses = []
    for _ in range(T):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ w, y, reduction="sum")
        losses.append(loss.item())
        w.grad = None
        loss.backward()
        with torch.no_grad():
            w += eta * w.grad
    return w.detach().numpy(), losses


# %% wrong: rate_fixed
# Uses 0.1 whatever eta is, which the worked example does not show.
# loses: the first step of the weights is eta times lab 2's gradient
# loses: after several steps the weights are those of lab 2's formula
def autograd_perceptron(X, y, eta, T):
    X, y = torch.tensor(X), torch.tensor(y).flatten()
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    losses = []
    for _ in range(T):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ w, y, reduction="sum")
        losses.append(loss.item())
        w.grad = None
        loss.backward()
        with torch.no_grad():
            w -= 0.1 * w.grad
    return w.detach().numpy(), losses


# %% wrong: column_becomes_a_table
# Multiplies labels of shape (n, 1) with probabilities of shape (n,), which makes an (n, n) table.
# loses: labels of shape (n, 1) give the same as labels of shape (n,)
def autograd_perceptron(X, y, eta, T):
    X, y = torch.tensor(X), torch.tensor(y)
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    losses = []
    for _ in range(T):
        p = torch.sigmoid(X @ w)
        loss = -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).sum()
        losses.append(loss.item())
        w.grad = None
        loss.backward()
        with torch.no_grad():
            w -= eta * w.grad
    return w.detach().numpy(), losses


# %% wrong: tensor_out
# Returns the tensor that it trained.
# loses: w comes back as a numpy array
def autograd_perceptron(X, y, eta, T):
    X, y = torch.tensor(X), torch.tensor(y).flatten()
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    losses = []
    for _ in range(T):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ w, y, reduction="sum")
        losses.append(loss.item())
        w.grad = None
        loss.backward()
        with torch.no_grad():
            w -= eta * w.grad
    return w, losses


# %% wrong: labels_changed_to_signs
# Turns the labels into -1 and 1 in the array it was given, because from_numpy shares its memory.
# loses: training the linear unit leaves X and y as they were
def autograd_perceptron(X, y, eta, T):
    inputs, signs = torch.from_numpy(X), torch.from_numpy(y).reshape(-1)
    signs[signs == 0] = -1
    w = torch.zeros(inputs.shape[1], dtype=torch.float64, requires_grad=True)
    losses = []
    for _ in range(T):
        loss = torch.log(1 + torch.exp(-signs * (inputs @ w))).sum()
        losses.append(loss.item())
        w.grad = None
        loss.backward()
        with torch.no_grad():
            w -= eta * w.grad
    return w.detach().numpy(), losses


# %% wrong: last_loss_only
# Returns the last loss instead of the list of all.
# loses: the worked example: one step from 0 leads to w = (0, 0.15), from a loss of 1.3863
# loses: there are T losses, each the summed loss of the weights from before its update
# loses: labels of shape (n, 1) give the same as labels of shape (n,)
def autograd_perceptron(X, y, eta, T):
    X, y = torch.tensor(X), torch.tensor(y).flatten()
    w = torch.zeros(X.shape[1], dtype=X.dtype, requires_grad=True)
    for _ in range(T):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ w, y, reduction="sum")
        w.grad = None
        loss.backward()
        with torch.no_grad():
            w -= eta * w.grad
    return w.detach().numpy(), [None, loss]


# %% right: optimizer_float32
# torch's own optimiser, the usual seven digits, the loss on probabilities, and losses as tensors.
def autograd_perceptron(X, y, eta, T):
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32).view(-1)
    w = torch.nn.Parameter(torch.zeros(X.shape[1]))
    optimizer = torch.optim.SGD([w], lr=eta)
    losses = []
    for _ in range(T):
        optimizer.zero_grad()
        loss = torch.nn.BCELoss(reduction="sum")(torch.sigmoid(X @ w), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    return w.detach().numpy(), losses


# %% right: point_by_point
# A loop over the points, gradients by torch.autograd.grad, a numpy array of losses.
def autograd_perceptron(X, y, eta, T):
    y = np.ravel(y)
    w = torch.zeros(X.shape[1], dtype=torch.float64, requires_grad=True)
    losses = np.zeros(T)
    for t in range(T):
        loss = torch.tensor(0.0, dtype=torch.float64)
        for x_i, y_i in zip(X, y):
            p = 1 / (1 + torch.exp(-torch.dot(torch.from_numpy(x_i), w)))
            loss = loss - y_i * torch.log(p) - (1 - y_i) * torch.log(1 - p)
        losses[t] = float(loss)
        (gradient,) = torch.autograd.grad(loss, w)
        w = (w - eta * gradient).detach().requires_grad_()
    return w.detach().numpy(), losses


# %% right: linear_layer
# The unit as a layer without a bias, its weights set to zero, y as a column.
def autograd_perceptron(X, y, eta, T):
    X = torch.from_numpy(np.asarray(X, dtype=np.float64))
    y = torch.from_numpy(np.asarray(y, dtype=np.float64)).reshape(-1, 1)
    layer = torch.nn.Linear(X.shape[1], 1, bias=False, dtype=torch.float64)
    torch.nn.init.zeros_(layer.weight)
    losses = []
    for _ in range(T):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(layer(X), y, reduction="sum")
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            layer.weight -= eta * layer.weight.grad
            layer.weight.grad.zero_()
    return layer.weight.detach().numpy().flatten(), losses
