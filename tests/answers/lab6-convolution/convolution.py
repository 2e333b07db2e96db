# %% wrong: flipped
# Turns the kernel around, as a convolution in mathematics does and scipy's convolve2d too.
# loses: the worked example: a picture of 4 by 5 gives [[8, -1, 4.5], [2.5, 11.5, -1]]
# loses: the kernel is laid on as it is, not turned around
def convolution(image, kernel, bias):
    from scipy.signal import convolve2d

    return convolve2d(image, kernel, mode="valid") + bias


# %% wrong: transposed
# Takes the kernel's rows for its columns.
# loses: the worked example: a picture of 4 by 5 gives [[8, -1, 4.5], [2.5, 11.5, -1]]
# loses: the kernel is laid on as it is, not turned around
# loses: pictures need not be square
# loses: pictures of whole numbers are not rounded on the way
# loses: a response may be negative, and so may the bias
def convolution(image, kernel, bias):
    from scipy.signal import correlate2d

    return correlate2d(image, kernel.T, mode="valid") + bias


# %% wrong: padded
# Puts zeros around the picture, so that the response is as large as the picture.
# loses: the worked example: a picture of 4 by 5 gives [[8, -1, 4.5], [2.5, 11.5, -1]]
# loses: the response has two rows and two columns less than the picture
# loses: the kernel is laid on as it is, not turned around
# loses: pictures need not be square
# loses: pictures of whole numbers are not rounded on the way
# loses: a response may be negative, and so may the bias
def convolution(image, kernel, bias):
    padded = np.pad(np.asarray(image, dtype=float), 1)
    response = np.zeros(image.shape)
    for i in range(image.shape[0]):
        for j in range(image.shape[1]):
            response[i, j] = np.sum(padded[i : i + 3, j : j + 3] * kernel) + bias
    return response


# %% wrong: bias_per_term
# Adds the bias to each of the nine products before it adds them up.
# loses: the worked example: a picture of 4 by 5 gives [[8, -1, 4.5], [2.5, 11.5, -1]]
# loses: the bias is added once to every pixel of the response
def convolution(image, kernel, bias):
    height, width = image.shape
    response = np.zeros((height - 2, width - 2))
    for i in range(height - 2):
        for j in range(width - 2):
            response[i, j] = np.sum(image[i : i + 3, j : j + 3] * kernel + bias)
    return response


# %% wrong: bias_forgotten
# Never uses the bias.
# loses: the worked example: a picture of 4 by 5 gives [[8, -1, 4.5], [2.5, 11.5, -1]]
# loses: the bias is added once to every pixel of the response
def convolution(image, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(image, (3, 3))
    return np.einsum("ijuv,uv->ij", windows, kernel).astype(float)


# %% wrong: height_and_width_swapped
# Makes the response with rows for columns, which only a square picture forgives.
# loses: the worked example: a picture of 4 by 5 gives [[8, -1, 4.5], [2.5, 11.5, -1]]
# loses: the response has two rows and two columns less than the picture
# loses: pictures need not be square
def convolution(image, kernel, bias):
    width, height = image.shape
    response = np.zeros((height - 2, width - 2))
    for i in range(height - 2):
        for j in range(width - 2):
            response[i, j] = np.sum(image[i : i + 3, j : j + 3] * kernel) + bias
    return response


# %% wrong: square_only
# Walks as many columns as there are rows: a wide picture keeps zeros, a tall one fails.
# loses: the worked example: a picture of 4 by 5 gives [[8, -1, 4.5], [2.5, 11.5, -1]]
# loses: pictures need not be square
def convolution(image, kernel, bias):
    height, width = image.shape
    response = np.zeros((height - 2, width - 2))
    for i in range(height - 2):
        for j in range(min(height, width) - 2):
            response[i, j] = np.sum(image[i : i + 3, j : j + 3] * kernel) + bias
    return response


# %% wrong: whole_numbers_only
# Makes the response like the picture, so that a picture of whole numbers cuts the fractions off.
# loses: the worked example: a picture of 4 by 5 gives [[8, -1, 4.5], [2.5, 11.5, -1]]
# loses: pictures of whole numbers are not rounded on the way
def convolution(image, kernel, bias):
    response = np.zeros_like(image)[2:, 2:]
    for i in range(response.shape[0]):
        for j in range(response.shape[1]):
            response[i, j] = np.sum(image[i : i + 3, j : j + 3] * kernel) + bias
    return response.astype(float)


# %% wrong: turns_the_callers_kernel
# Turns the kernel around for a library that flips, and does so in the caller's array.
# loses: convolution leaves the picture and the kernel as they were
def convolution(image, kernel, bias):
    from scipy.signal import convolve2d

    kernel[:] = kernel[::-1, ::-1].copy()
    return convolve2d(image, kernel, mode="valid") + float(bias)


# %% wrong: clips_at_zero
# Applies ReLU at once, so that nothing is ever negative.
# loses: the worked example: a picture of 4 by 5 gives [[8, -1, 4.5], [2.5, 11.5, -1]]
# loses: a response may be negative, and so may the bias
def convolution(image, kernel, bias):
    from scipy.signal import correlate2d

    return np.maximum(correlate2d(image, kernel, mode="valid") + float(bias), 0)


# %% wrong: first_row_only
# Never moves the window down: every row of the response is that of the first.
# loses: the worked example: a picture of 4 by 5 gives [[8, -1, 4.5], [2.5, 11.5, -1]]
# loses: the kernel is laid on as it is, not turned around
# loses: pictures need not be square
# loses: pictures of whole numbers are not rounded on the way
# loses: a response may be negative, and so may the bias
def convolution(image, kernel, bias):
    response = np.zeros((image.shape[0] - 2, image.shape[1] - 2))
    for i in range(response.shape[0]):
        for j in range(response.shape[1]):
            response[i, j] = np.sum(image[0:3, j : j + 3] * kernel) + bias
    return response


# %% wrong: only_the_bias
# Fills the response with the bias and never adds a product.
# loses: the worked example: a picture of 4 by 5 gives [[8, -1, 4.5], [2.5, 11.5, -1]]
# loses: the response has two rows and two columns less than the picture
# loses: the kernel is laid on as it is, not turned around
# loses: the bias is added once to every pixel of the response
# loses: pictures need not be square
# loses: pictures of whole numbers are not rounded on the way
# loses: a response may be negative, and so may the bias
# loses: convolution leaves the picture and the kernel as they were
def convolution(image, kernel, bias):
    return np.full((image.shape[0] - 2, image.shape[1] - 2), float(bias))


# %% wrong: nan_everywhere
# Makes room for the response with nan and adds to that.
# loses: the worked example: a picture of 4 by 5 gives [[8, -1, 4.5], [2.5, 11.5, -1]]
# loses: the response has two rows and two columns less than the picture
# loses: the kernel is laid on as it is, not turned around
# loses: the bias is added once to every pixel of the response
# loses: pictures need not be square
# loses: pictures of whole numbers are not rounded on the way
# loses: a response may be negative, and so may the bias
# loses: convolution leaves the picture and the kernel as they were
def convolution(image, kernel, bias):
    response = np.full((image.shape[0] - 2, image.shape[1] - 2), np.nan)
    for u in range(3):
        for v in range(3):
            response += kernel[u, v] * image[u : u + response.shape[0], v : v + response.shape[1]]
    return response + bias


# %% right: two_loops
# A loop over rows and columns, with a print on the way.
def convolution(image, kernel, bias):
    out = np.zeros((image.shape[0] - 2, image.shape[1] - 2))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i][j] = np.sum(image[i : i + 3, j : j + 3] * kernel) + bias
    print("done", out.shape)
    return out


# %% right: four_loops
# Every product by itself.
def convolution(image, kernel, bias):
    h, w = image.shape
    result = []
    for i in range(h - 2):
        row = []
        for j in range(w - 2):
            total = bias
            for u in range(3):
                for v in range(3):
                    total = total + kernel[u, v] * image[i + u, j + v]
            row.append(total)
        result.append(row)
    return np.array(result)


# %% right: scipy
# A library that does not flip.
def convolution(image, kernel, bias):
    from scipy.signal import correlate2d

    return correlate2d(image, kernel, mode="valid") + bias


# %% right: scipy_flipped_twice
# A library that flips, given a kernel that is turned around first, in a copy.
def convolution(image, kernel, bias):
    from scipy.signal import convolve2d

    return convolve2d(image, np.flip(kernel), mode="valid") + bias


# %% right: torch_float32
# torch's own convolution, in single precision.
def convolution(image, kernel, bias):
    x = torch.tensor(image, dtype=torch.float32)[None, None]
    k = torch.tensor(kernel, dtype=torch.float32)[None, None]
    return F.conv2d(x, k, bias=torch.tensor([float(bias)]))[0, 0].numpy()


# %% right: windows
# All windows at once.
def convolution(image, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.tensordot(windows, kernel, axes=2) + bias
