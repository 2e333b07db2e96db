# %% wrong: sum_instead_of_mean
# Adds the gradients of the batch up.
# loses: LinearLayer.update, worked example: a becomes 1.8 and b becomes -1.1
# loses: each update moves a by lr times the batch mean of grad_y * x, downhill
# loses: each update moves b by lr times the batch mean of grad_y, downhill
class LinearLayer:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __call__(self, x):
        return self.a * x + self.b

    def update(self, x, grad_y, lr):
        self.a -= lr * np.sum(grad_y * x)
        self.b -= lr * np.sum(grad_y)


# %% wrong: forgets_to_update_b
# Only the weight learns.
# loses: LinearLayer.update, worked example: a becomes 1.8 and b becomes -1.1
# loses: each update moves b by lr times the batch mean of grad_y, downhill
class LinearLayer:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __call__(self, x):
        return self.a * x + self.b

    def update(self, x, grad_y, lr):
        self.a -= lr * np.mean(grad_y * x)


# %% wrong: forgets_b_in_the_prediction
# Predicts without the bias.
# loses: LinearLayer, worked example: 2 x - 1 for 0, 1 and 2 is -1, 1 and 3
# loses: a LinearLayer predicts a x + b for arrays of any length
class LinearLayer:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __call__(self, x):
        return self.a * x

    def update(self, x, grad_y, lr):
        self.a -= lr * np.mean(grad_y * x)
        self.b -= lr * np.mean(grad_y)


# %% wrong: sign
# Walks uphill.
# loses: LinearLayer.update, worked example: a becomes 1.8 and b becomes -1.1
# loses: each update moves a by lr times the batch mean of grad_y * x, downhill
# loses: each update moves b by lr times the batch mean of grad_y, downhill
class LinearLayer:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __call__(self, x):
        return self.a * x + self.b

    def update(self, x, grad_y, lr):
        self.a += lr * np.mean(grad_y * x)
        self.b += lr * np.mean(grad_y)


# %% wrong: factor_two_again
# Multiplies by the 2 that is in grad_y already.
# loses: LinearLayer.update, worked example: a becomes 1.8 and b becomes -1.1
# loses: each update moves a by lr times the batch mean of grad_y * x, downhill
# loses: each update moves b by lr times the batch mean of grad_y, downhill
class LinearLayer:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __call__(self, x):
        return self.a * x + self.b

    def update(self, x, grad_y, lr):
        self.a -= lr * 2 * np.mean(grad_y * x)
        self.b -= lr * 2 * np.mean(grad_y)


# %% wrong: x_forgotten
# The weight's gradient lacks its input.
# loses: LinearLayer.update, worked example: a becomes 1.8 and b becomes -1.1
# loses: each update moves a by lr times the batch mean of grad_y * x, downhill
class LinearLayer:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __call__(self, x):
        return self.a * x + self.b

    def update(self, x, grad_y, lr):
        self.a -= lr * np.mean(grad_y)
        self.b -= lr * np.mean(grad_y)


# %% wrong: mean_times_mean
# The product of two means for the mean of the products.
# loses: LinearLayer.update, worked example: a becomes 1.8 and b becomes -1.1
# loses: each update moves a by lr times the batch mean of grad_y * x, downhill
class LinearLayer:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __call__(self, x):
        return self.a * x + self.b

    def update(self, x, grad_y, lr):
        self.a -= lr * np.mean(grad_y) * np.mean(x)
        self.b -= lr * np.mean(grad_y)


# %% wrong: shared_parameters
# Keeps the parameters in the class, so that all layers share them.
# loses: every layer has its own parameters
class LinearLayer:
    def __init__(self, a, b):
        LinearLayer.a, LinearLayer.b = a, b

    def __call__(self, x):
        return self.a * x + self.b

    def update(self, x, grad_y, lr):
        LinearLayer.a = self.a - lr * np.mean(grad_y * x)
        LinearLayer.b = self.b - lr * np.mean(grad_y)


# %% wrong: other_attribute_names
# Predicts from copies of the parameters; a and b are only shown.
# loses: the parameters are the attributes a and b: read from there, and used from there
class LinearLayer:
    def __init__(self, a, b):
        self.a = self.weight = a
        self.b = self.bias = b

    def __call__(self, x):
        return self.weight * x + self.bias

    def update(self, x, grad_y, lr):
        self.weight -= lr * np.mean(grad_y * x)
        self.bias -= lr * np.mean(grad_y)
        self.a, self.b = self.weight, self.bias


# %% wrong: scales_the_gradient_in_place
# Multiplies grad_y itself by the learning rate.
# loses: prediction and update leave their arrays as they were
class LinearLayer:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __call__(self, x):
        return self.a * x + self.b

    def update(self, x, grad_y, lr):
        grad_y *= lr
        self.a -= (grad_y * x).mean()
        self.b -= grad_y.mean()


# %% wrong: prediction_in_place
# Scales the inputs themselves on the way to the prediction.
# loses: prediction and update leave their arrays as they were
class LinearLayer:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __call__(self, x):
        x *= self.a
        return x + self.b

    def update(self, x, grad_y, lr):
        self.a -= lr * np.mean(grad_y * x)
        self.b -= lr * np.mean(grad_y)


# %% wrong: divided_by_the_hundred_points_of_the_lab
# Divides by the 100 points of the notebook, whatever the size of the batch.
# loses: LinearLayer.update, worked example: a becomes 1.8 and b becomes -1.1
# loses: each update moves a by lr times the batch mean of grad_y * x, downhill
# loses: each update moves b by lr times the batch mean of grad_y, downhill
class LinearLayer:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __call__(self, x):
        return self.a * x + self.b

    def update(self, x, grad_y, lr):
        self.a -= lr * np.sum(grad_y * x) / 100
        self.b -= lr * np.sum(grad_y) / 100


# %% right: in_place_updates
# The methods of arrays and -=.
class LinearLayer:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __call__(self, x):
        return x * self.a + self.b

    def update(self, x, grad_y, lr):
        grad_a = (grad_y * x).mean()
        grad_b = grad_y.mean()
        self.a -= lr * grad_a
        self.b -= lr * grad_b


# %% right: loop_and_print
# A loop over the batch, a print, and the layer as a return value.
class LinearLayer:
    def __init__(self, a, b):
        self.a = float(a)
        self.b = float(b)

    def __call__(self, x):
        return np.array([self.a * x_i + self.b for x_i in x])

    def update(self, x, grad_y, lr):
        grad_a = sum(g * x_i for g, x_i in zip(grad_y, x)) / len(x)
        grad_b = sum(grad_y) / len(x)
        self.a, self.b = self.a - lr * grad_a, self.b - lr * grad_b
        print("updated", self.a, self.b)
        return self


# %% right: dot_product
# np.dot, and parameters in arrays with one element.
class LinearLayer:
    def __init__(self, a, b):
        self.a = np.array([a], dtype=float)
        self.b = np.array([b], dtype=float)

    def __call__(self, x):
        return self.a * x + self.b

    def update(self, x, grad_y, lr):
        self.a = self.a - lr * np.dot(grad_y, x) / len(x)
        self.b = self.b - lr * np.dot(grad_y, np.ones(len(x))) / len(x)
