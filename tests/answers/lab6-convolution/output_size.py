# %% wrong: no_floor
# Divides without rounding down: half a step counts as half a pixel.
# loses: a larger stride: only whole steps count
# loses: the size is a whole number, so that it can be used as one
def conv_output_size(size, kernel, stride=1, padding=0):
    return (size + 2 * padding - kernel) / stride + 1


# %% wrong: no_plus_one
# Counts the steps, not the places: the first place is missing.
# loses: the worked example: a 5×5 kernel takes 28 pixels to 24
# loses: without stride and padding, all sizes down to that of the kernel
# loses: a larger stride: only whole steps count
# loses: padding is added on each side
# loses: the size is a whole number, so that it can be used as one
def conv_output_size(size, kernel, stride=1, padding=0):
    return (size + 2 * padding - kernel) // stride


# %% wrong: padding_once
# Adds the padding on one side only.
# loses: padding is added on each side
def conv_output_size(size, kernel, stride=1, padding=0):
    return (size + padding - kernel) // stride + 1


# %% wrong: rounds_up
# The window goes over the rim for the last step.
# loses: a larger stride: only whole steps count
def conv_output_size(size, kernel, stride=1, padding=0):
    return int(np.ceil((size + 2 * padding - kernel) / stride)) + 1


# %% wrong: plus_one_inside
# Adds one before the division: right for stride 1 only.
# loses: a larger stride: only whole steps count
def conv_output_size(size, kernel, stride=1, padding=0):
    return (size + 2 * padding - kernel + 1) // stride


# %% wrong: stride_forgotten
# Moves on by one pixel, whatever the stride.
# loses: a larger stride: only whole steps count
def conv_output_size(size, kernel, stride=1, padding=0):
    return size + 2 * padding - kernel + 1


# %% wrong: returns_a_float
# The right value, as a float that no tensor can have for a size.
# loses: the size is a whole number, so that it can be used as one
def conv_output_size(size, kernel, stride=1, padding=0):
    return np.floor((size + 2 * padding - kernel) / stride) + 1


# %% right: floor_and_int
# The formula as it is printed.
def conv_output_size(size, kernel, stride=1, padding=0):
    return int(np.floor((size + 2 * padding - kernel) / stride) + 1)


# %% right: counts_places
# Counts the places where the window fits.
def conv_output_size(size, kernel, stride=1, padding=0):
    return len(range(0, size + 2 * padding - kernel + 1, stride))


# %% right: asks_torch
# Lets torch do it, and looks.
def conv_output_size(size, kernel, stride=1, padding=0):
    row = torch.zeros(1, 1, size)
    return nn.Conv1d(1, 1, kernel, stride=stride, padding=padding)(row).shape[-1]


# %% right: numpy_integer
# A whole number of numpy.
def conv_output_size(size, kernel, stride=1, padding=0):
    return np.int64((size - kernel + 2 * padding) // stride) + 1
