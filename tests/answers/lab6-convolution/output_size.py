# %% wrong: no_floor
# Divides without rounding down: half a step counts as half a pixel.
# loses: the worked examples: (28, 5) gives 24, with stride 2 (28, 3) gives 13, with padding 1 it gives 28
# loses: a larger stride: only whole steps count
# loses: stride and padding at once: the padding is there before the first step
# loses: the size is a whole number, so that it can be used as one
def conv_output_size(size, kernel, stride=1, padding=0):
    return (size + 2 * padding - kernel) / stride + 1


# %% wrong: no_plus_one
# Counts the steps, not the places: the first place is missing.
# loses: the worked examples: (28, 5) gives 24, with stride 2 (28, 3) gives 13, with padding 1 it gives 28
# loses: without stride and padding, all sizes down to that of the kernel
# loses: a larger stride: only whole steps count
# loses: padding is added on each side
# loses: stride and padding at once: the padding is there before the first step
# loses: the size is a whole number, so that it can be used as one
def conv_output_size(size, kernel, stride=1, padding=0):
    return (size + 2 * padding - kernel) // stride


# %% wrong: padding_once
# Adds the padding on one side only.
# loses: the worked examples: (28, 5) gives 24, with stride 2 (28, 3) gives 13, with padding 1 it gives 28
# loses: padding is added on each side
# loses: stride and padding at once: the padding is there before the first step
def conv_output_size(size, kernel, stride=1, padding=0):
    return (size + padding - kernel) // stride + 1


# %% wrong: rounds_up
# The window goes over the rim for the last step.
# loses: the worked examples: (28, 5) gives 24, with stride 2 (28, 3) gives 13, with padding 1 it gives 28
# loses: a larger stride: only whole steps count
# loses: stride and padding at once: the padding is there before the first step
def conv_output_size(size, kernel, stride=1, padding=0):
    return int(np.ceil((size + 2 * padding - kernel) / stride)) + 1


# %% wrong: plus_one_inside
# Adds one before the division: right for stride 1 only.
# loses: a larger stride: only whole steps count
# loses: stride and padding at once: the padding is there before the first step
def conv_output_size(size, kernel, stride=1, padding=0):
    return (size + 2 * padding - kernel + 1) // stride


# %% wrong: stride_forgotten
# Moves on by one pixel, whatever the stride.
# loses: the worked examples: (28, 5) gives 24, with stride 2 (28, 3) gives 13, with padding 1 it gives 28
# loses: a larger stride: only whole steps count
# loses: stride and padding at once: the padding is there before the first step
def conv_output_size(size, kernel, stride=1, padding=0):
    return size + 2 * padding - kernel + 1


# %% wrong: returns_a_float
# The right value, as a float that no tensor can have for a size.
# loses: the size is a whole number, so that it can be used as one
def conv_output_size(size, kernel, stride=1, padding=0):
    return np.floor((size + 2 * padding - kernel) / stride) + 1


# %% wrong: padding_after_the_stride
# Adds the padding to the result, which is the same only while the stride is 1.
# loses: stride and padding at once: the padding is there before the first step
def conv_output_size(size, kernel, stride=1, padding=0):
    return (size - kernel) // stride + 1 + 2 * padding


# %% wrong: padding_before_stride
# Takes the third argument for the padding.
# loses: stride and padding at once: the padding is there before the first step
def conv_output_size(size, kernel, padding=0, stride=1):
    return (size + 2 * padding - kernel) // stride + 1


# %% wrong: rounds_to_the_nearest
# Rounds half a step to the nearest even number of steps.
# loses: a larger stride: only whole steps count
# loses: stride and padding at once: the padding is there before the first step
def conv_output_size(size, kernel, stride=1, padding=0):
    return round((size + 2 * padding - kernel) / stride) + 1


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
