# %% wrong: in_place
# Writes the zeros into the caller's array.
# loses: relu gives back a new array and leaves its argument as it was
def relu(x):
    x[x < 0] = 0
    return x


# %% wrong: absolute_value
# Makes negative numbers positive in place of zero.
# loses: the worked examples: [-2, 0, 3.5] gives [0, 0, 3.5], [[-1, 4], [7, -3]] gives [[0, 4], [7, 0]]
# loses: relu keeps what is positive and makes the rest zero
# loses: relu takes arrays of any shape and keeps the shape
# loses: relu keeps the dtype: whole numbers stay whole, float32 stays float32
# loses: relu gives back a new array and leaves its argument as it was
def relu(x):
    return np.abs(x)


# %% wrong: boolean
# Says where x is positive, not how much it is.
# loses: the worked examples: [-2, 0, 3.5] gives [0, 0, 3.5], [[-1, 4], [7, -3]] gives [[0, 4], [7, 0]]
# loses: relu keeps what is positive and makes the rest zero
# loses: relu keeps the dtype: whole numbers stay whole, float32 stays float32
# loses: relu takes arrays of any shape and keeps the shape
# loses: relu gives back a new array and leaves its argument as it was
def relu(x):
    return x > 0


# %% wrong: always_floats
# Turns whole numbers and float32 into float64 on the way.
# loses: relu keeps the dtype: whole numbers stay whole, float32 stays float32
def relu(x):
    result = np.zeros(x.shape)
    result[x > 0] = x[x > 0]
    return result


# %% wrong: drops_the_zeros
# Keeps only the positive numbers, in a row; what they were neighbours of is lost.
# loses: the worked examples: [-2, 0, 3.5] gives [0, 0, 3.5], [[-1, 4], [7, -3]] gives [[0, 4], [7, 0]]
# loses: relu keeps what is positive and makes the rest zero
# loses: relu takes arrays of any shape and keeps the shape
# loses: relu keeps the dtype: whole numbers stay whole, float32 stays float32
# loses: relu gives back a new array and leaves its argument as it was
def relu(x):
    return x[x > 0]


# %% wrong: vectors_only
# Walks along the first axis only, so that a picture is compared row by row and fails.
# loses: the worked examples: [-2, 0, 3.5] gives [0, 0, 3.5], [[-1, 4], [7, -3]] gives [[0, 4], [7, 0]]
# loses: relu takes arrays of any shape and keeps the shape
# loses: relu keeps the dtype: whole numbers stay whole, float32 stays float32
# loses: relu gives back a new array and leaves its argument as it was
def relu(x):
    return np.array([value if value > 0 else 0 for value in x], dtype=x.dtype)


# %% wrong: capped_at_one
# Cuts off above 1 as well.
# loses: the worked examples: [-2, 0, 3.5] gives [0, 0, 3.5], [[-1, 4], [7, -3]] gives [[0, 4], [7, 0]]
# loses: relu keeps what is positive and makes the rest zero
# loses: relu takes arrays of any shape and keeps the shape
# loses: relu keeps the dtype: whole numbers stay whole, float32 stays float32
# loses: relu gives back a new array and leaves its argument as it was
def relu(x):
    return np.clip(x, 0, 1)


# %% wrong: returns_its_argument
# Copies only where something has to change: the rest of the time the result is the caller's own array.
# loses: relu gives back a new array and leaves its argument as it was
def relu(x):
    return x if (x >= 0).all() else np.maximum(x, 0)


# %% wrong: relu6
# Cuts off above 6, as a relative of ReLU for small machines does.
# loses: the worked examples: [-2, 0, 3.5] gives [0, 0, 3.5], [[-1, 4], [7, -3]] gives [[0, 4], [7, 0]]
# loses: relu keeps what is positive and makes the rest zero
def relu(x):
    return np.clip(x, 0, 6).astype(x.dtype)


# %% wrong: leaky
# Lets a hundredth of what is negative through.
# loses: the worked examples: [-2, 0, 3.5] gives [0, 0, 3.5], [[-1, 4], [7, -3]] gives [[0, 4], [7, 0]]
# loses: relu keeps what is positive and makes the rest zero
# loses: relu takes arrays of any shape and keeps the shape
# loses: relu keeps the dtype: whole numbers stay whole, float32 stays float32
# loses: relu gives back a new array and leaves its argument as it was
def relu(x):
    return np.where(x > 0, x, 0.01 * x)


# %% wrong: hard_threshold
# Takes small positive numbers for nothing.
# loses: relu keeps what is positive and makes the rest zero
def relu(x):
    result = x.copy()
    result[x < 0.001] = 0
    return result


# %% wrong: nan_for_negative
# Divides by itself what should become zero, so that nan is left.
# loses: the worked examples: [-2, 0, 3.5] gives [0, 0, 3.5], [[-1, 4], [7, -3]] gives [[0, 4], [7, 0]]
# loses: relu keeps what is positive and makes the rest zero
# loses: relu takes arrays of any shape and keeps the shape
# loses: relu keeps the dtype: whole numbers stay whole, float32 stays float32
# loses: relu gives back a new array and leaves its argument as it was
def relu(x):
    return np.where(x >= 0, x, np.nan)


# %% right: product
# The comparison times the numbers.
def relu(x):
    return x * (x > 0)


# %% right: copy_and_set
# A copy first, then zeros in the copy.
def relu(x):
    result = x.copy()
    result[result < 0] = 0
    return result


# %% right: where
# Chooses between the number and zero.
def relu(x):
    return np.where(x >= 0, x, np.zeros_like(x))


# %% right: loop
# One number after the other, in any shape.
def relu(x):
    result = np.zeros_like(x)
    for place in np.ndindex(*x.shape):
        if x[place] > 0:
            result[place] = x[place]
    return result


# %% right: torch
# torch's own, which keeps shape and dtype too.
def relu(x):
    return torch.relu(torch.from_numpy(x)).numpy()
