# %% wrong: sum_instead_of_mean
# Adds the squared errors up and forgets to divide by their number.
# loses: mse, worked example: errors of 1, -2 and 4 give 7
# loses: mse is the mean of the squared errors, for any number of points
def mse(y, y_hat):
    return np.sum((y - y_hat) ** 2)


# %% wrong: square_of_mean
# Takes the mean first and squares it afterwards, so that errors cancel.
# loses: mse, worked example: errors of 1, -2 and 4 give 7
# loses: mse is the mean of the squared errors, for any number of points
def mse(y, y_hat):
    return np.mean(y - y_hat) ** 2


# %% wrong: square_of_sum
# Squares the sum of the errors, misled by the sum sign inside the formula.
# loses: mse is the mean of the squared errors, for any number of points
# loses: mse, worked example: errors of 1, -2 and 4 give 7
def mse(y, y_hat):
    return np.sum(y - y_hat) ** 2 / len(y)


# %% wrong: mean_absolute
# Takes absolute values instead of squares.
# loses: mse, worked example: errors of 1, -2 and 4 give 7
# loses: mse is the mean of the squared errors, for any number of points
# loses: errors twice as large make mse four times as large
def mse(y, y_hat):
    return np.mean(np.abs(y - y_hat))


# %% wrong: root
# Takes the root at the end, as for a standard deviation.
# loses: mse, worked example: errors of 1, -2 and 4 give 7
# loses: mse is the mean of the squared errors, for any number of points
# loses: errors twice as large make mse four times as large
def mse(y, y_hat):
    return np.sqrt(np.mean((y - y_hat) ** 2))


# %% wrong: halved
# Uses the textbook variant with a factor one half.
# loses: mse, worked example: errors of 1, -2 and 4 give 7
# loses: mse is the mean of the squared errors, for any number of points
def mse(y, y_hat):
    return np.mean((y - y_hat) ** 2) / 2


# %% wrong: mean_error
# Forgets the square, so that the result has a sign.
# loses: mse, worked example: errors of 1, -2 and 4 give 7
# loses: mse is the mean of the squared errors, for any number of points
# loses: mse stays the same when y and y_hat change places
# loses: mse is 0 for a perfect prediction and above 0 for any other
# loses: errors twice as large make mse four times as large
def mse(y, y_hat):
    return np.mean(y_hat - y)


# %% wrong: fixed_number_of_points
# Divides by the 100 points of the notebook instead of the length of the argument.
# loses: mse, worked example: errors of 1, -2 and 4 give 7
# loses: mse is the mean of the squared errors, for any number of points
def mse(y, y_hat):
    return np.sum((y - y_hat) ** 2) / 100


# %% wrong: one_element_array
# Keeps an axis of length one: an array where a number is asked for.
# loses: mse, worked example: errors of 1, -2 and 4 give 7
# loses: mse returns one number, not an array
def mse(y, y_hat):
    return np.mean((y - y_hat) ** 2, keepdims=True)


# %% wrong: not_reduced
# Returns the squared error of each point and takes no mean at all.
# loses: mse, worked example: errors of 1, -2 and 4 give 7
# loses: mse is the mean of the squared errors, for any number of points
# loses: mse returns one number, not an array
def mse(y, y_hat):
    return (y - y_hat) ** 2


# %% wrong: overwrites_the_targets
# Subtracts in place and so destroys the data.
# loses: mse leaves y and y_hat as they were
def mse(y, y_hat):
    y -= y_hat
    return np.mean(y**2)


# %% wrong: index_loop
# A loop over indices.
# loses: mse works on whole arrays: no Python loop over the points
def mse(y, y_hat):
    result = 0.0
    for i in range(len(y)):
        result += (y[i] - y_hat[i]) ** 2
    return result / len(y)


# %% wrong: zip_loop
# A generator over pairs of elements.
# loses: mse works on whole arrays: no Python loop over the points
def mse(y, y_hat):
    return float(np.mean([(target - guess) ** 2 for target, guess in zip(y, y_hat)]))


# %% wrong: built_in_sum
# Squares the whole array, but adds it up with Python's own sum.
# loses: mse works on whole arrays: no Python loop over the points
def mse(y, y_hat):
    return sum((y - y_hat) ** 2) / len(y)


# %% wrong: built_in_sum_of_a_fresh_array
# The same after a conversion, which drops any subclass of ndarray.
# loses: mse works on whole arrays: no Python loop over the points
def mse(y, y_hat):
    errors = np.array(y) - np.array(y_hat)
    return sum(errors**2) / len(errors)


# %% wrong: loop_over_a_fresh_array
# A loop after a conversion, which drops any subclass of ndarray.
# loses: mse works on whole arrays: no Python loop over the points
def mse(y, y_hat):
    total = 0.0
    for error in np.array(y) - np.array(y_hat):
        total = total + error * error
    return total / len(y)


# %% wrong: comprehension_over_lists
# Turns the arrays into lists and goes through those.
# loses: mse works on whole arrays: no Python loop over the points
def mse(y, y_hat):
    squares = [(t - p) ** 2 for t, p in zip(y.tolist(), y_hat.tolist())]
    return np.sum(squares) / len(squares)


# %% wrong: vectorize
# np.vectorize looks like whole-array work, but calls a Python function for each element.
# loses: mse works on whole arrays: no Python loop over the points
def mse(y, y_hat):
    squared_error = np.vectorize(lambda target, guess: (target - guess) ** 2)
    return np.mean(squared_error(y, y_hat))


# %% wrong: divided_by_n_minus_one
# Divides by n - 1, as for a variance; nothing is left for one point.
# loses: mse, worked example: errors of 1, -2 and 4 give 7
# loses: mse is the mean of the squared errors, for any number of points
def mse(y, y_hat):
    return np.sum((y - y_hat) ** 2) / (len(y) - 1)


# %% wrong: nan_for_everything
# Divides nothing by nothing: nan, which is a float, but says nothing.
# loses: mse, worked example: errors of 1, -2 and 4 give 7
# loses: mse is the mean of the squared errors, for any number of points
# loses: mse returns one number, not an array
# loses: mse stays the same when y and y_hat change places
# loses: mse is 0 for a perfect prediction and above 0 for any other
# loses: errors twice as large make mse four times as large
# loses: mse leaves y and y_hat as they were
# loses: mse works on whole arrays: no Python loop over the points
def mse(y, y_hat):
    return np.sum(y - y) / np.sum(y_hat - y_hat)


# %% wrong: random_number
# A number that has nothing to do with the data.
# loses: mse, worked example: errors of 1, -2 and 4 give 7
# loses: mse is the mean of the squared errors, for any number of points
# loses: mse returns one number, not an array
# loses: mse stays the same when y and y_hat change places
# loses: mse is 0 for a perfect prediction and above 0 for any other
# loses: errors twice as large make mse four times as large
# loses: mse leaves y and y_hat as they were
# loses: mse works on whole arrays: no Python loop over the points
def mse(y, y_hat):
    return np.random.random()


# %% wrong: first_point_only
# Looks at the first point alone; that it is 0 for a perfect prediction is true.
# loses: mse, worked example: errors of 1, -2 and 4 give 7
# loses: mse is the mean of the squared errors, for any number of points
# loses: mse returns one number, not an array
# loses: mse stays the same when y and y_hat change places
# loses: errors twice as large make mse four times as large
# loses: mse leaves y and y_hat as they were
# loses: mse works on whole arrays: no Python loop over the points
def mse(y, y_hat):
    return (y[0] - y_hat[0]) ** 2


# %% wrong: map_of_operators
# A loop without a line of Python: map hands the elements to C one at a time.
# loses: mse works on whole arrays: no Python loop over the points
def mse(y, y_hat):
    import math
    import operator

    errors = list(map(operator.sub, y, y_hat))
    return math.fsum(map(operator.mul, errors, errors)) / len(errors)


# %% right: dot_product
# The sum of squares as a dot product of the errors with themselves.
def mse(y, y_hat):
    errors = y - y_hat
    return errors @ errors / len(y)


# %% right: sum_and_shape
# np.sum, np.square and the shape; a Python float.
def mse(y, y_hat):
    return float(np.sum(np.square(y_hat - y)) / y.shape[0])


# %% right: method_and_print
# The method of the array, with prints of numbers and arrays on the way.
def mse(y, y_hat):
    errors = y - y_hat
    print("errors", errors)
    result = (errors**2).mean()
    print(f"MSE: {result:.3f}")
    return result


# %% right: zero_dimensional
# A 0-d array is a number too.
def mse(y, y_hat):
    return np.array(np.linalg.norm(y - y_hat) ** 2 / len(y))


# %% right: torch
# PyTorch's own loss, a 0-d tensor.
def mse(y, y_hat):
    return nn.functional.mse_loss(torch.tensor(np.asarray(y_hat)), torch.tensor(np.asarray(y)))


# %% right: matrix_product
# Rows and columns, and the one element of the product.
def mse(y, y_hat):
    errors = (y - y_hat).reshape(-1, 1)
    return (errors.T @ errors)[0, 0] / len(errors)


# %% right: library
# scikit-learn's function, with a warning on the way.
def mse(y, y_hat):
    import warnings

    from sklearn.metrics import mean_squared_error

    warnings.warn("shapes not tested")
    return mean_squared_error(y, y_hat)


# %% right: einsum
# Einstein's summation.
def mse(y, y_hat):
    errors = np.subtract(y, y_hat)
    return np.einsum("i,i->", errors, errors) / errors.size


# %% right: tests_its_result
# Makes sure of what it returns; being watched must not change that.
def mse(y, y_hat):
    loss = np.mean((y - y_hat) ** 2)
    assert isinstance(loss, float), type(loss)
    assert type(np.dot(y, y)) is np.float64
    return loss


# %% right: plain_arrays_only
# Refuses whatever is not a plain numpy array.
def mse(y, y_hat):
    if type(y) is not np.ndarray or type(y_hat) is not np.ndarray:
        raise TypeError("two numpy arrays, please")
    return torch.from_numpy(y - y_hat).square().mean().item()
