# %% wrong: only_squares
# Squares measure the distance from the origin, but in xor all four corners are equally far from it.
# loses: with add_features the regression is right on at least 95 % of new xor points
def add_features(X):
    return np.column_stack([X, X**2])


# %% wrong: only_the_product
# The product tells the corners of xor apart, but is as large inside the circle as outside.
# loses: with add_features the regression is right on at least 95 % of new circle points
def add_features(X):
    return np.column_stack([X, X[:, 0] * X[:, 1]])


# %% wrong: only_the_sum
# Copies the worked example, whose new column is a weighted sum already.
# loses: with add_features the regression is right on at least 95 % of new circle points
# loses: with add_features the regression is right on at least 95 % of new xor points
def add_features(X):
    return np.column_stack([X, X[:, 0] + X[:, 1]])


# %% wrong: nothing_added
# Returns the two columns that came in.
# loses: add_features, worked example: two rows stay two rows, and get new columns behind their own
# loses: with add_features the regression is right on at least 95 % of new circle points
# loses: with add_features the regression is right on at least 95 % of new xor points
# loses: add_features leaves X as it was
# loses: the first two columns of add_features are those of X, unchanged
# loses: a row of add_features depends on the same row of X alone
# loses: add_features takes any number of points, and makes as many columns for each
def add_features(X):
    return X.copy()


# %% wrong: engineered_columns_first
# All the right columns, the given ones at the end.
# loses: add_features, worked example: two rows stay two rows, and get new columns behind their own
# loses: the first two columns of add_features are those of X, unchanged
def add_features(X):
    return np.column_stack([X**2, X[:, 0] * X[:, 1], X])


# %% wrong: given_columns_left_out
# Returns only what is new.
# loses: add_features, worked example: two rows stay two rows, and get new columns behind their own
# loses: the first two columns of add_features are those of X, unchanged
def add_features(X):
    x1, x2 = X.T
    return np.column_stack([x1**2, x2**2, x1 * x2])


# %% wrong: standardised_over_the_rows
# Scales the new columns by their mean and spread, so a row's features change with its company.
# loses: a row of add_features depends on the same row of X alone
def add_features(X):
    new = np.column_stack([X**2, X[:, :1] * X[:, 1:]])
    return np.column_stack([X, (new - new.mean(axis=0)) / (new.std(axis=0) + 1e-9)])


# %% wrong: divided_by_the_number_of_points
# Divides by n, as if a mean were to be taken.
# loses: a row of add_features depends on the same row of X alone
def add_features(X):
    return np.column_stack([X, X**2 / len(X), X[:, 0] * X[:, 1] / len(X)])


# %% wrong: knows_the_labels
# Takes the labels of the notebook's own points for a feature: perfect at home, worthless on new points.
# loses: with add_features the regression is right on at least 95 % of new circle points
# loses: with add_features the regression is right on at least 95 % of new xor points
# loses: a row of add_features depends on the same row of X alone
def add_features(X):
    _, labels = make_points("circle", len(X), noise=0.1, seed=1)
    return np.column_stack([X, X[:, 0] + X[:, 1], labels])


# %% wrong: looks_up_the_labels_as_well
# Good columns, and a column of labels by position on top of them.
# loses: a row of add_features depends on the same row of X alone
def add_features(X):
    _, labels = make_points("xor", len(X), noise=0.1, seed=1)
    return np.column_stack([X, X**2, X[:, 0] * X[:, 1], 0.001 * labels])


# %% wrong: a_column_for_each_point
# Adds the distances to all other points, so the number of columns grows with them.
# loses: with add_features the regression is right on at least 95 % of new circle points
# loses: with add_features the regression is right on at least 95 % of new xor points
# loses: a row of add_features depends on the same row of X alone
# loses: add_features takes any number of points, and makes as many columns for each
def add_features(X):
    return np.column_stack([X, np.linalg.norm(X[:, None] - X[None], axis=2)])


# %% wrong: squares_in_place
# Squares the array that it was given.
# loses: add_features leaves X as it was
def add_features(X):
    given = X.copy()
    X *= X
    return np.column_stack([given, X, given[:, 0] * given[:, 1]])


# %% wrong: one_flat_row
# Forgets the axis along which the columns are joined, and gets one long row of numbers.
# loses: add_features, worked example: two rows stay two rows, and get new columns behind their own
# loses: with add_features the regression is right on at least 95 % of new circle points
# loses: with add_features the regression is right on at least 95 % of new xor points
# loses: the first two columns of add_features are those of X, unchanged
# loses: a row of add_features depends on the same row of X alone
# loses: add_features takes any number of points, and makes as many columns for each
# loses: add_features leaves X as it was
def add_features(X):
    return np.append(X, X**2)


# %% wrong: lone_point_differs
# Moves the points to their middle, except where there is only one, which has none.
# loses: a row of add_features depends on the same row of X alone
def add_features(X):
    centred = X - X.mean(axis=0) if len(X) > 1 else X
    return np.column_stack([X, centred**2, X[:, 0] * X[:, 1]])


# %% wrong: made_for_two_rows
# The constant column of the right length for the worked example only.
# loses: with add_features the regression is right on at least 95 % of new circle points
# loses: with add_features the regression is right on at least 95 % of new xor points
# loses: the first two columns of add_features are those of X, unchanged
# loses: a row of add_features depends on the same row of X alone
# loses: add_features takes any number of points, and makes as many columns for each
# loses: add_features leaves X as it was
def add_features(X):
    return np.column_stack([X, X[:, 0] ** 2, X[:, 1] ** 2, X[:, 0] * X[:, 1], np.ones(2)])


# %% right: loop
# Row by row, as lists.
def add_features(X):
    rows = []
    for x1, x2 in X:
        rows.append([x1, x2, x1 * x1, x2 * x2, x1 * x2])
    return np.array(rows)


# %% right: squared_sum_and_difference
# The squares of sum and difference hold the product as well as the distance.
def add_features(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.stack([x1, x2, (x1 + x2) ** 2, (x1 - x2) ** 2], axis=1)


# %% right: all_of_the_playground
# Everything the playground offers, and says so.
def add_features(X):
    x1, x2 = X[:, :1], X[:, 1:]
    print("seven features")
    return np.hstack([X, x1**2, x2**2, x1 * x2, np.sin(x1), np.sin(x2)])


# %% right: library
# scikit-learn's polynomial features, which start with the given columns.
def add_features(X):
    from sklearn.preprocessing import PolynomialFeatures

    return PolynomialFeatures(degree=3, include_bias=False).fit_transform(X)


# %% right: radius_and_quadrant
# The distance from the origin, and the sign of the product; a constant column does no harm.
def add_features(X):
    radius = np.hypot(X[:, 0], X[:, 1])
    return np.c_[X, radius, np.sign(X[:, 0] * X[:, 1]), np.ones(len(X))]
