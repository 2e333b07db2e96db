# %% wrong: no_zero_grad
# Never clears the gradients, so they pile up.
# loses: gradients do not add up from call to call
# loses: after 300 calls a TorchLinear is the least-squares line
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    y_hat = model(x)
    loss = nn.functional.mse_loss(y_hat, y)
    loss.backward()
    optimizer.step()
    return loss, y_hat


# %% wrong: plain_tensors
# The parameters are tensors that the module does not know.
# loses: torch_step, worked example: loss 7, predictions -1, 1, 3, then a = 1.8 and b = -1.1
# loses: a and b are parameters of the module, with the values they were given
# loses: after 300 calls a TorchLinear is the least-squares line
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = torch.tensor([a], requires_grad=True)
        self.b = torch.tensor([b], requires_grad=True)

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_hat = model(x)
    loss = nn.functional.mse_loss(y_hat, y)
    loss.backward()
    optimizer.step()
    return loss, y_hat


# %% wrong: step_before_backward
# Steps before there are gradients, and clears them before the next step.
# loses: torch_step, worked example: loss 7, predictions -1, 1, 3, then a = 1.8 and b = -1.1
# loses: one call of torch_step is one step of gradient descent on the mean squared error
# loses: after 300 calls a TorchLinear is the least-squares line
# loses: torch_step lets the given optimizer move the parameters, Adam too
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_hat = model(x)
    loss = nn.functional.mse_loss(y_hat, y)
    optimizer.step()
    loss.backward()
    return loss, y_hat


# %% wrong: step_before_backward_unzeroed
# Steps with the gradient of the call before.
# loses: torch_step, worked example: loss 7, predictions -1, 1, 3, then a = 1.8 and b = -1.1
# loses: one call of torch_step is one step of gradient descent on the mean squared error
# loses: gradients do not add up from call to call
# loses: torch_step lets the given optimizer move the parameters, Adam too
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    y_hat = model(x)
    loss = nn.functional.mse_loss(y_hat, y)
    optimizer.step()
    optimizer.zero_grad()
    loss.backward()
    return loss, y_hat


# %% wrong: zeroed_before_the_step
# Clears the gradients between backward and step, so nothing moves.
# loses: torch_step, worked example: loss 7, predictions -1, 1, 3, then a = 1.8 and b = -1.1
# loses: one call of torch_step is one step of gradient descent on the mean squared error
# loses: after 300 calls a TorchLinear is the least-squares line
# loses: torch_step lets the given optimizer move the parameters, Adam too
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    y_hat = model(x)
    loss = nn.functional.mse_loss(y_hat, y)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss, y_hat


# %% wrong: loss_after_the_update
# Measures the loss of the model that has moved already.
# loses: torch_step, worked example: loss 7, predictions -1, 1, 3, then a = 1.8 and b = -1.1
# loses: the loss that torch_step returns first is the mean squared error from before the update
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_hat = model(x)
    nn.functional.mse_loss(y_hat, y).backward()
    optimizer.step()
    return nn.functional.mse_loss(model(x), y), y_hat


# %% wrong: swapped_returns
# The predictions first, as in `step`.
# loses: torch_step, worked example: loss 7, predictions -1, 1, 3, then a = 1.8 and b = -1.1
# loses: the loss that torch_step returns first is the mean squared error from before the update
# loses: the predictions that torch_step returns second are from before the update
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_hat = model(x)
    loss = nn.functional.mse_loss(y_hat, y)
    loss.backward()
    optimizer.step()
    return y_hat, loss


# %% wrong: summed_loss
# Sums the squared errors instead of taking the mean.
# loses: torch_step, worked example: loss 7, predictions -1, 1, 3, then a = 1.8 and b = -1.1
# loses: one call of torch_step is one step of gradient descent on the mean squared error
# loses: the loss that torch_step returns first is the mean squared error from before the update
# loses: after 300 calls a TorchLinear is the least-squares line
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_hat = model(x)
    loss = ((y_hat - y) ** 2).sum()
    loss.backward()
    optimizer.step()
    return loss, y_hat


# %% wrong: own_update
# Moves the parameters itself at 0.1 and leaves the optimizer out.
# loses: one call of torch_step is one step of gradient descent on the mean squared error
# loses: torch_step lets the given optimizer move the parameters, Adam too
# loses: torch_step, worked example: loss 7, predictions -1, 1, 3, then a = 1.8 and b = -1.1
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_hat = model(x)
    loss = nn.functional.mse_loss(y_hat, y)
    loss.backward()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter -= 0.1 * parameter.grad
    return loss, y_hat


# %% wrong: forgets_b
# b is a parameter, but the prediction does not use it.
# loses: TorchLinear, worked example: 2 x - 1 for 0, 1 and 2 is -1, 1 and 3
# loses: torch_step, worked example: loss 7, predictions -1, 1, 3, then a = 1.8 and b = -1.1
# loses: TorchLinear predicts for a column of shape (n, 1)
# loses: TorchLinear predicts for a vector of shape (n,)
# loses: after 300 calls a TorchLinear is the least-squares line
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a * x


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_hat = model(x)
    loss = nn.functional.mse_loss(y_hat, y)
    loss.backward()
    optimizer.step()
    return loss, y_hat


# %% wrong: columns_only
# A matrix product that only fits columns.
# loses: TorchLinear, worked example: 2 x - 1 for 0, 1 and 2 is -1, 1 and 3
# loses: torch_step, worked example: loss 7, predictions -1, 1, 3, then a = 1.8 and b = -1.1
# loses: TorchLinear predicts for a vector of shape (n,)
# loses: after 300 calls a TorchLinear is the least-squares line
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([[a]]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return x @ self.a + self.b


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_hat = model(x)
    loss = nn.functional.mse_loss(y_hat, y)
    loss.backward()
    optimizer.step()
    return loss, y_hat


# %% wrong: vectors_only
# An outer product that only fits vectors: a column gives a whole matrix.
# loses: TorchLinear predicts for a column of shape (n, 1)
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return torch.outer(x, self.a)[:, 0] + self.b


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_hat = model(x)
    loss = nn.functional.mse_loss(y_hat, y)
    loss.backward()
    optimizer.step()
    return loss, y_hat


# %% wrong: random_start
# Ignores the given values and starts from random ones.
# loses: TorchLinear, worked example: 2 x - 1 for 0, 1 and 2 is -1, 1 and 3
# loses: torch_step, worked example: loss 7, predictions -1, 1, 3, then a = 1.8 and b = -1.1
# loses: TorchLinear predicts for a column of shape (n, 1)
# loses: TorchLinear predicts for a vector of shape (n,)
# loses: a and b are parameters of the module, with the values they were given
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.rand(1))
        self.b = nn.Parameter(torch.rand(1))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_hat = model(x)
    loss = nn.functional.mse_loss(y_hat, y)
    loss.backward()
    optimizer.step()
    return loss, y_hat


# %% wrong: overwrites_y
# Subtracts in place and destroys the targets.
# loses: torch_step leaves x and y as they were
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_hat = model(x)
    loss = (y.sub_(y_hat) ** 2).mean()
    loss.backward()
    optimizer.step()
    return loss, y_hat


# %% wrong: squeezes_the_predictions
# Makes a vector of the predictions, so that columns of targets broadcast to a square.
# loses: torch_step takes any model, an nn.Linear on columns of shape (n, 1) too
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_hat = model(x).squeeze()
    loss = nn.functional.mse_loss(y_hat, y)
    loss.backward()
    optimizer.step()
    return loss, y_hat


# %% wrong: knows_only_a_and_b
# Clears the gradients of a and b by name, which another model does not have.
# loses: torch_step takes any model, an nn.Linear on columns of shape (n, 1) too
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    model.a.grad = model.b.grad = None
    y_hat = model(x)
    loss = nn.functional.mse_loss(y_hat, y)
    loss.backward()
    optimizer.step()
    return loss, y_hat


# %% wrong: predictions_after_the_update
# Predicts again when the model has moved already.
# loses: torch_step, worked example: loss 7, predictions -1, 1, 3, then a = 1.8 and b = -1.1
# loses: the predictions that torch_step returns second are from before the update
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    return loss, model(x)


# %% wrong: numbers_from_the_parameters
# Predicts with .item(), plain numbers through which no gradient flows.
# loses: torch_step, worked example: loss 7, predictions -1, 1, 3, then a = 1.8 and b = -1.1
# loses: after 300 calls a TorchLinear is the least-squares line
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a]))
        self.b = nn.Parameter(torch.tensor([b]))

    def forward(self, x):
        return self.a.item() * x + self.b.item()


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_hat = model(x)
    loss = nn.functional.mse_loss(y_hat, y)
    loss.backward()
    optimizer.step()
    return loss, y_hat


# %% right: zeroed_after
# Clears the gradients after the step; loss and predictions without their graph.
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor(a))
        self.b = nn.Parameter(torch.tensor(b))

    def forward(self, x):
        return x * self.a + self.b


def torch_step(x, y, model, optimizer):
    y_hat = model(x)
    loss = ((y - y_hat) ** 2).mean()
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.item(), y_hat.detach()


# %% right: matrix_parameters
# Parameters of shape (1, 1), a matrix product, and vectors as columns for its sake.
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.FloatTensor([a]).view(1, 1))
        self.b = nn.Parameter(torch.FloatTensor([b]))

    def forward(self, x):
        if x.dim() == 1:
            return (x[:, None] @ self.a + self.b)[:, 0]
        return x @ self.a + self.b


def torch_step(x, y, model, optimizer):
    optimizer.zero_grad()
    y_calc = model(x)
    loss = nn.MSELoss()(y_calc, y)
    loss.backward()
    optimizer.step()
    return loss, y_calc


# %% right: broadcast_matrix_parameters
# Parameters of shape (1, 1) that broadcast, so that the predictions for a vector have shape (1, n).
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.register_parameter("a", nn.Parameter(torch.full((1, 1), a)))
        self.register_parameter("b", nn.Parameter(torch.full((1, 1), b)))

    def forward(self, x):
        return self.a * x + self.b


def torch_step(x, y, model, optimizer):
    model.train()
    optimizer.zero_grad(set_to_none=False)
    y_hat = model(x)
    loss = torch.mean((y_hat - y) ** 2)
    print(f"loss {loss.item():.4f}")
    loss.backward()
    optimizer.step()
    return [loss.detach(), y_hat]


# %% right: gradients_cleared_by_hand
# Clears each gradient of the model itself, in place; float64 parameters.
class TorchLinear(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = nn.Parameter(torch.tensor([a], dtype=torch.float64))
        self.b = nn.Parameter(torch.tensor([b], dtype=torch.float64))

    def forward(self, x):
        return torch.addcmul(self.b, self.a, x)


def torch_step(x, y, model, optimizer):
    for parameter in model.parameters():
        if parameter.grad is not None:
            parameter.grad.zero_()
    y_hat = model(x)
    loss = torch.nn.functional.mse_loss(y, y_hat)
    loss.backward()
    optimizer.step()
    return float(loss), y_hat.detach().clone()
