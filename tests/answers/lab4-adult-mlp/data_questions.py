# %% wrong: share_of_negatives
# Takes the share of the other class.
# loses: the worked example: labels 0, 0, 0, 1 have a balance of 0.25
# loses: class_balance is the share of the ones, in any mixture and any number of labels
def class_balance(y):
    return 1 - y.mean().item()


def standardise(train, other):
    mean, spread = train.mean(axis=0), train.std(axis=0)
    spread = np.where(spread == 0, 1.0, spread)
    return (train - mean) / spread, (other - mean) / spread


# %% wrong: count_of_positives
# Counts the positives and forgets to divide by their number.
# loses: the worked example: labels 0, 0, 0, 1 have a balance of 0.25
# loses: class_balance is the share of the ones, in any mixture and any number of labels
def class_balance(y):
    return y.sum().item()


def standardise(train, other):
    mean, spread = train.mean(axis=0), train.std(axis=0)
    spread[spread == 0] = 1.0
    return (train - mean) / spread, (other - mean) / spread


# %% wrong: odds
# Divides the positives by the negatives.
# loses: the worked example: labels 0, 0, 0, 1 have a balance of 0.25
# loses: class_balance is the share of the ones, in any mixture and any number of labels
def class_balance(y):
    return float((y == 1).sum() / (y == 0).sum())


def standardise(train, other):
    mean, spread = train.mean(axis=0), train.std(axis=0)
    spread = np.where(spread == 0, 1.0, spread)
    return (train - mean) / spread, (other - mean) / spread


# %% wrong: statistics_of_all_rows
# Fits the mean and the deviation on train and other together: data leakage.
# loses: the worked example: train [[1, 4], [5, 4]] and other [[7, 4]]
# loses: nothing of other leaks into the training columns
def class_balance(y):
    return y.mean().item()


def standardise(train, other):
    rows = np.vstack([train, other])
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread = np.where(spread == 0, 1.0, spread)
    return (train - mean) / spread, (other - mean) / spread


# %% wrong: each_by_itself
# Standardises other with its own statistics.
# loses: the worked example: train [[1, 4], [5, 4]] and other [[7, 4]]
# loses: rows of other go through the same shift and scale as training rows
def class_balance(y):
    return y.mean().item()


def standardise(train, other):
    def one(rows):
        spread = rows.std(axis=0)
        return (rows - rows.mean(axis=0)) / np.where(spread == 0, 1.0, spread)

    return one(train), one(other)


# %% wrong: per_row
# Standardises each person instead of each column.
# loses: the worked example: train [[1, 4], [5, 4]] and other [[7, 4]]
# loses: each training column comes out with mean 0
# loses: each training column comes out with standard deviation 1
# loses: rows of other go through the same shift and scale as training rows
# loses: a column that is the same for everybody becomes 0, not nan
def class_balance(y):
    return y.mean().item()


def standardise(train, other):
    def one(rows):
        return (rows - rows.mean(axis=1, keepdims=True)) / (rows.std(axis=1, keepdims=True) + 1e-12)

    return one(train), one(other)


# %% wrong: n_minus_one
# Uses the sample standard deviation, which divides by n - 1.
# loses: the worked example: train [[1, 4], [5, 4]] and other [[7, 4]]
# loses: each training column comes out with standard deviation 1
def class_balance(y):
    return y.mean().item()


def standardise(train, other):
    mean, spread = train.mean(axis=0), train.std(axis=0, ddof=1)
    spread = np.where(spread == 0, 1.0, spread)
    return (train - mean) / spread, (other - mean) / spread


# %% wrong: variance
# Divides by the variance instead of its root.
# loses: the worked example: train [[1, 4], [5, 4]] and other [[7, 4]]
# loses: each training column comes out with standard deviation 1
def class_balance(y):
    return y.mean().item()


def standardise(train, other):
    mean, spread = train.mean(axis=0), train.var(axis=0)
    spread = np.where(spread == 0, 1.0, spread)
    return (train - mean) / spread, (other - mean) / spread


# %% wrong: constant_column_gives_nan
# Divides by a deviation of zero.
# loses: the worked example: train [[1, 4], [5, 4]] and other [[7, 4]]
# loses: a column that is the same for everybody becomes 0, not nan
def class_balance(y):
    return y.mean().item()


def standardise(train, other):
    mean, spread = train.mean(axis=0), train.std(axis=0)
    return (train - mean) / spread, (other - mean) / spread


# %% wrong: in_place
# Writes the standardised values into the caller's arrays.
# loses: standardise leaves the arrays it was given as they were
def class_balance(y):
    return y.mean().item()


def standardise(train, other):
    mean, spread = train.mean(axis=0), train.std(axis=0)
    spread = np.where(spread == 0, 1.0, spread)
    train -= mean
    train /= spread
    other -= mean
    other /= spread
    return train, other


# %% wrong: whole_table
# One mean and one deviation for all columns together.
# loses: the worked example: train [[1, 4], [5, 4]] and other [[7, 4]]
# loses: each training column comes out with mean 0
# loses: each training column comes out with standard deviation 1
# loses: a column that is the same for everybody becomes 0, not nan
def class_balance(y):
    return y.mean().item()


def standardise(train, other):
    mean, spread = train.mean(), train.std()
    return (train - mean) / spread, (other - mean) / spread


# %% wrong: smallest_and_largest
# Maps each column to the range from 0 to 1, which is another scaling.
# loses: the worked example: train [[1, 4], [5, 4]] and other [[7, 4]]
# loses: each training column comes out with mean 0
# loses: each training column comes out with standard deviation 1
def class_balance(y):
    return y.mean().item()


def standardise(train, other):
    low, high = train.min(axis=0), train.max(axis=0)
    width = np.where(high > low, high - low, 1.0)
    return (train - low) / width, (other - low) / width


# %% wrong: mean_not_subtracted
# Only divides by the deviation.
# loses: the worked example: train [[1, 4], [5, 4]] and other [[7, 4]]
# loses: each training column comes out with mean 0
# loses: a column that is the same for everybody becomes 0, not nan
def class_balance(y):
    return y.mean().item()


def standardise(train, other):
    spread = train.std(axis=0)
    spread = np.where(spread == 0, 1.0, spread)
    return train / spread, other / spread


# %% right: scikit_learn
# Lets scikit-learn's scaler do it, and answers with a list and a tensor.
def class_balance(y):
    return (y == 1).float().mean()


def standardise(train, other):
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(train)
    return [scaler.transform(train), scaler.transform(other)]


# %% right: column_by_column
# Loops over the columns and over the labels.
def class_balance(y):
    count = 0
    for label in y:
        if label.item() == 1:
            count += 1
    return count / len(y)


def standardise(train, other):
    train_std, other_std = np.zeros(train.shape), np.zeros(other.shape)
    for j in range(train.shape[1]):
        mean = sum(train[:, j]) / len(train)
        spread = (sum((train[:, j] - mean) ** 2) / len(train)) ** 0.5
        if spread > 0:
            train_std[:, j] = (train[:, j] - mean) / spread
            other_std[:, j] = (other[:, j] - mean) / spread
    return train_std, other_std


# %% right: small_epsilon
# Keeps the division safe with a tiny number, and warns on the way.
def class_balance(y):
    import warnings

    warnings.warn("on the way")
    return np.float32(y.sum() / y.numel())


def standardise(train, other):
    mean = np.mean(train, axis=0, keepdims=True)
    spread = np.sqrt(np.mean((train - mean) ** 2, axis=0, keepdims=True)) + 1e-12
    return (train - mean) / spread, (other - mean) / spread


# %% right: epsilon_under_the_root
# Adds a tiny number to the variance, and returns lists of rows.
def class_balance(y):
    return y.mean().item()


def standardise(train, other):
    mean = train.mean(axis=0)
    spread = (train.var(axis=0) + 1e-9) ** 0.5
    return ((train - mean) / spread).tolist(), ((other - mean) / spread).tolist()
