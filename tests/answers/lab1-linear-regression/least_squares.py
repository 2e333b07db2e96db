# %% wrong: no_intercept
# Fits a line through the origin.
# loses: least_squares, worked example: slope 1.5 and intercept 1
# loses: least_squares finds the slope that np.polyfit finds
# loses: the line of least_squares passes through the point of the two means
# loses: gradient descent that starts at the answer of least_squares stays there
# loses: least_squares leaves x and y as they were
# loses: least_squares returns the slope first and the intercept second
def least_squares(x, y):
    return np.sum(x * y) / np.sum(x * x), 0.0


# %% wrong: swapped_order
# Intercept first, slope second.
# loses: least_squares, worked example: slope 1.5 and intercept 1
# loses: least_squares returns the slope first and the intercept second
def least_squares(x, y):
    a, b = np.polyfit(x, y, 1)
    return b, a


# %% wrong: intercept_is_the_mean
# Forgets that the slope lifts the line at the mean of x.
# loses: least_squares, worked example: slope 1.5 and intercept 1
# loses: the line of least_squares passes through the point of the two means
# loses: gradient descent that starts at the answer of least_squares stays there
def least_squares(x, y):
    a = np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2)
    return a, y.mean()


# %% wrong: mixed_denominators
# Covariance with n - 1, variance with n.
# loses: least_squares, worked example: slope 1.5 and intercept 1
# loses: least_squares finds the slope that np.polyfit finds
# loses: gradient descent that starts at the answer of least_squares stays there
def least_squares(x, y):
    a = np.cov(x, y)[0, 1] / np.var(x)
    return a, np.mean(y) - a * np.mean(x)


# %% wrong: divided_by_the_spread_of_y
# Regresses x on y.
# loses: least_squares, worked example: slope 1.5 and intercept 1
# loses: least_squares finds the slope that np.polyfit finds
# loses: gradient descent that starts at the answer of least_squares stays there
def least_squares(x, y):
    a = np.sum((x - x.mean()) * (y - y.mean())) / np.sum((y - y.mean()) ** 2)
    return a, y.mean() - a * x.mean()


# %% wrong: first_and_last_point
# Draws the line through two points and ignores the others.
# loses: least_squares, worked example: slope 1.5 and intercept 1
# loses: least_squares finds the slope that np.polyfit finds
# loses: the line of least_squares passes through the point of the two means
# loses: gradient descent that starts at the answer of least_squares stays there
# loses: least_squares leaves x and y as they were
# loses: least_squares returns the slope first and the intercept second
def least_squares(x, y):
    a = (y[-1] - y[0]) / (x[-1] - x[0])
    return a, y[0] - a * x[0]


# %% wrong: centres_in_place
# Subtracts the means inside the arrays.
# loses: least_squares leaves x and y as they were
def least_squares(x, y):
    x_mean, y_mean = x.mean(), y.mean()
    x -= x_mean
    y -= y_mean
    a = (x @ y) / (x @ x)
    return a, y_mean - a * x_mean


# %% right: normal_equations
# Solves the two linear equations for the ones and x.
def least_squares(x, y):
    X = np.column_stack([x, np.ones_like(x)])
    return np.linalg.solve(X.T @ X, X.T @ y)


# %% right: covariance
# Covariance over variance, both with n; a list.
def least_squares(x, y):
    a = np.cov(x, y, ddof=0)[0, 1] / np.var(x)
    return [float(a), float(np.mean(y) - a * np.mean(x))]


# %% right: lstsq
# numpy's own solver.
def least_squares(x, y):
    (a, b), *_ = np.linalg.lstsq(np.vstack([x, np.ones(len(x))]).T, y, rcond=None)
    return a, b


# %% right: sums
# The formula with five sums, in a loop.
def least_squares(x, y):
    n, sx, sy, sxx, sxy = len(x), 0.0, 0.0, 0.0, 0.0
    for x_i, y_i in zip(x, y):
        sx, sy, sxx, sxy = sx + x_i, sy + y_i, sxx + x_i * x_i, sxy + x_i * y_i
    a = (n * sxy - sx * sy) / (n * sxx - sx * sx)
    return a, (sy - a * sx) / n
