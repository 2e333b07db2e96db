# %% wrong: inner_slope_forgotten
# Takes the slopes of the root and the cosine and forgets to multiply by the slope of what is inside.
# loses: the worked example: the slope of f at 1 is 5.9831
# loses: grad_f is the measured slope of f at places to the right of 0
# loses: f is symmetric, so its slope at -x is the negative of the slope at x
# loses: the slope at the lowest point of the inner value, x = 0.0, is right
# loses: a whole number is as good as one with a point: grad_f(2) is grad_f(2.0)
def grad_f(x):
    c = x**2 + math.exp(x**2)
    return 1 / (2 * math.sqrt(c)) - math.sin(c)


# %% wrong: cosine_sign
# Believes that the cosine's derivative is the sine, without the minus.
# loses: the worked example: the slope of f at 1 is 5.9831
# loses: grad_f is the measured slope of f at places to the right of 0
# loses: f is symmetric, so its slope at -x is the negative of the slope at x
# loses: the slope at the lowest point of the inner value, x = 0.0, is right
# loses: a whole number is as good as one with a point: grad_f(2) is grad_f(2.0)
def grad_f(x):
    c = x**2 + math.exp(x**2)
    return 2 * x * (1 + math.exp(x**2)) * (1 / (2 * math.sqrt(c)) + math.sin(c))


# %% wrong: exponent_slope_forgotten
# Differentiates exp(x²) as exp(x²): the chain rule is used once, but not inside the inner value.
# loses: the worked example: the slope of f at 1 is 5.9831
# loses: grad_f is the measured slope of f at places to the right of 0
# loses: f is symmetric, so its slope at -x is the negative of the slope at x
# loses: the slope at the lowest point of the inner value, x = 0.0, is right
# loses: a whole number is as good as one with a point: grad_f(2) is grad_f(2.0)
def grad_f(x):
    c = x**2 + math.exp(x**2)
    return (2 * x + math.exp(x**2)) * (1 / (2 * math.sqrt(c)) - math.sin(c))


# %% wrong: root_halved_only
# Takes sqrt(c) / 2 for the derivative of the root.
# loses: the worked example: the slope of f at 1 is 5.9831
# loses: grad_f is the measured slope of f at places to the right of 0
# loses: f is symmetric, so its slope at -x is the negative of the slope at x
# loses: the slope at the lowest point of the inner value, x = 0.0, is right
# loses: a whole number is as good as one with a point: grad_f(2) is grad_f(2.0)
def grad_f(x):
    c = x**2 + math.exp(x**2)
    return 2 * x * (1 + math.exp(x**2)) * (math.sqrt(c) / 2 - math.sin(c))


# %% wrong: one_term_only
# Multiplies only the root's slope by the inner slope, a bracket is missing.
# loses: the worked example: the slope of f at 1 is 5.9831
# loses: grad_f is the measured slope of f at places to the right of 0
# loses: f is symmetric, so its slope at -x is the negative of the slope at x
# loses: the slope at the lowest point of the inner value, x = 0.0, is right
# loses: a whole number is as good as one with a point: grad_f(2) is grad_f(2.0)
def grad_f(x):
    c = x**2 + math.exp(x**2)
    return 2 * x * (1 + math.exp(x**2)) / (2 * math.sqrt(c)) - math.sin(c)


# %% wrong: divides_by_x
# Rewrites the inner slope with a logarithm of x, and divides by zero at 0.
# loses: the slope at the lowest point of the inner value, x = 0.0, is right
def grad_f(x):
    a = x**2
    c = a + math.exp(a)
    return 2 * a / x * (1 + math.exp(a)) * (1 / (2 * math.sqrt(c)) - math.sin(c))


# %% wrong: root_of_square_is_x
# Takes the root of x² for x, which is right only to the right of 0.
# loses: f is symmetric, so its slope at -x is the negative of the slope at x
def grad_f(x):
    a = x**2
    c = a + math.exp(a)
    return 2 * math.sqrt(a) * (1 + math.exp(a)) * (1 / (2 * math.sqrt(c)) - math.sin(c))


# %% wrong: keeps_the_type_of_x
# Writes the result into an array of x's type, which cuts off what stands after the point of a whole x.
# loses: a whole number is as good as one with a point: grad_f(2) is grad_f(2.0)
def grad_f(x):
    x = np.asarray(x)
    slope = np.zeros_like(x)
    c = x**2 + np.exp(x**2)
    slope[...] = 2 * x * (1 + np.exp(x**2)) * (1 / (2 * np.sqrt(c)) - np.sin(c))
    return slope


# %% right: numpy_multiplied_out
# Each term with its own factors, with numpy's functions.
def grad_f(x):
    s = x**2
    c = s + np.exp(s)
    return (x + x * np.exp(s)) / np.sqrt(c) - np.sin(c) * (2 * x + 2 * x * np.exp(s))


# %% right: array_without_axes
# A numpy array without axes is a number too.
def grad_f(x):
    x = np.array(x, dtype=float)
    c = x**2 + np.exp(x**2)
    dc = 2 * x + np.exp(x**2) * 2 * x
    return np.array(0.5 * c**-0.5 * dc - np.sin(c) * dc)


# %% right: tensor_with_a_print
# Plain torch arithmetic without autograd, and a print on the way.
def grad_f(x):
    x = torch.tensor(float(x), dtype=torch.float64)
    c = x**2 + torch.exp(x**2)
    print("inner value:", c)
    return 2 * x * (1 + torch.exp(x**2)) * (1 / (2 * torch.sqrt(c)) - torch.sin(c))


# %% right: helper_functions
# The chain rule spelled out with inner functions.
def grad_f(x):
    def inner(x):
        return x * x + math.exp(x * x)

    def inner_slope(x):
        return 2 * x + 2 * x * math.exp(x * x)

    def outer_slope(t):
        return 1 / 2 / math.sqrt(t) - math.sin(t)

    return outer_slope(inner(x)) * inner_slope(x)
