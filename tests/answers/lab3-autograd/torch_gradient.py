# %% wrong: accumulated_gradient
# Keeps one tensor for all calls and never clears its gradient, so each call adds to the last.
# loses: a second call starts afresh: nothing is left over in .grad
def torch_grad_f(x, leaf=torch.zeros((), dtype=torch.float64, requires_grad=True)):
    with torch.no_grad():
        leaf.fill_(x)
    c = leaf**2 + torch.exp(leaf**2)
    (torch.sqrt(c) + torch.cos(c)).backward()
    return leaf.grad.item()


# %% wrong: backward_for_each_term
# Goes backward from the root, from the cosine and then from their sum: each path is counted twice.
# loses: the worked example: autograd's slope of f at 1 is 5.9831
# loses: autograd's slope is the measured slope of f, on both sides of 0
def torch_grad_f(x):
    leaf = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    c = leaf**2 + torch.exp(leaf**2)
    d, e = torch.sqrt(c), torch.cos(c)
    d.backward(retain_graph=True)
    e.backward(retain_graph=True)
    (d + e).backward()
    return leaf.grad.item()


# %% wrong: whole_numbers_refused
# Gives the tensor no dtype; a whole x makes a tensor of integers, which can have no gradient.
# loses: a whole number x is as good for autograd as one with a point
def torch_grad_f(x):
    leaf = torch.tensor(x, requires_grad=True)
    c = leaf**2 + torch.exp(leaf**2)
    (torch.sqrt(c) + torch.cos(c)).backward()
    return leaf.grad.item()


# %% wrong: formula_instead
# Calls the formula of section 1; autograd takes no part.
# loses: the steps of f are computed with torch, so that autograd can follow them
def torch_grad_f(x):
    return 2 * x * (1 + math.exp(x**2)) * (
        0.5 / math.sqrt(x**2 + math.exp(x**2)) - math.sin(x**2 + math.exp(x**2))
    )


# %% wrong: difference_quotient
# Measures the slope with a small step instead of asking autograd.
# loses: the steps of f are computed with torch, so that autograd can follow them
def torch_grad_f(x):
    def g(x):
        c = x**2 + math.exp(x**2)
        return math.sqrt(c) + math.cos(c)

    return (g(x + 1e-6) - g(x - 1e-6)) / 2e-6


# %% wrong: value_for_slope
# Returns the value of f, not the gradient that backward left at x.
# loses: the worked example: autograd's slope of f at 1 is 5.9831
# loses: autograd's slope is the measured slope of f, on both sides of 0
def torch_grad_f(x):
    leaf = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    c = leaf**2 + torch.exp(leaf**2)
    f = torch.sqrt(c) + torch.cos(c)
    f.backward()
    return f.item()


# %% wrong: graph_cut
# Detaches the exponential from the graph, so that its path is missing in the sum.
# loses: the worked example: autograd's slope of f at 1 is 5.9831
# loses: autograd's slope is the measured slope of f, on both sides of 0
def torch_grad_f(x):
    leaf = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    c = leaf**2 + torch.exp(leaf**2).detach()
    (torch.sqrt(c) + torch.cos(c)).backward()
    return leaf.grad.item()


# %% right: autograd_grad
# Asks torch.autograd.grad, which returns the gradient and leaves .grad alone.
def torch_grad_f(x):
    x = torch.tensor([[float(x)]], dtype=torch.float64, requires_grad=True)
    c = x.pow(2) + x.pow(2).exp()
    (gradient,) = torch.autograd.grad((c.sqrt() + c.cos()).sum(), x)
    return gradient.item()


# %% right: float32
# The usual seven digits, returned as a tensor without axes.
def torch_grad_f(x):
    x = torch.tensor(x, dtype=torch.float32).requires_grad_(True)
    a = x**2
    c = a + torch.exp(a)
    f = c**0.5 + torch.cos(c)
    f.backward()
    return x.grad


# %% right: functional
# torch.func turns the function into the function of its slope.
def torch_grad_f(x):
    def function(x):
        c = x * x + torch.exp(x * x)
        return torch.sqrt(c) + torch.cos(c)

    return float(torch.func.grad(function)(torch.tensor(float(x), dtype=torch.float64)))


# %% right: one_leaf_cleared
# One tensor for all calls, but its gradient is cleared each time; the result is a numpy number.
def torch_grad_f(x, leaf=torch.zeros((), dtype=torch.float64, requires_grad=True)):
    leaf.data.fill_(x)
    leaf.grad = None
    c = leaf**2 + torch.exp(leaf**2)
    (torch.sqrt(c) + torch.cos(c)).backward()
    return leaf.grad.numpy()[()].copy()


# %% right: jacobian
# torch's own Jacobian of the function.
def torch_grad_f(x):
    def function(x):
        c = x**2 + torch.exp(x**2)
        return torch.sqrt(c) + torch.cos(c)

    return torch.autograd.functional.jacobian(function, torch.tensor(float(x), dtype=torch.float64)).item()
