# %% wrong: other_order
# Multiplies in the order of application, so the second layer acts first.
# loses: collapse, worked example: [[3, 2], [-1, -1]]
# loses: collapse of two square layers answers as the two do, one after the other
# loses: collapse has a row for each output and a column for each input
# loses: collapse of wide and of narrow layers answers as the two do
# loses: collapse works with a single hidden neuron
# loses: collapse leaves W2 and W1 as they were
def collapse(W2, W1):
    return W1 @ W2


# %% wrong: elementwise_product
# Multiplies entry by entry; with a single hidden neuron that is right by luck, which counts for nothing.
# loses: collapse, worked example: [[3, 2], [-1, -1]]
# loses: collapse of two square layers answers as the two do, one after the other
# loses: collapse has a row for each output and a column for each input
# loses: collapse of wide and of narrow layers answers as the two do
# loses: collapse leaves W2 and W1 as they were
# loses: collapse works with a single hidden neuron
def collapse(W2, W1):
    return W2 * W1


# %% wrong: transposed
# The right product, lying on its side: only the check of rows and columns is about that.
# loses: collapse, worked example: [[3, 2], [-1, -1]]
# loses: collapse has a row for each output and a column for each input
def collapse(W2, W1):
    return W1.T @ W2.T


# %% wrong: transposed_where_the_shapes_do_not_fit
# Multiplies in the other order and turns the matrices until numpy stops complaining.
# loses: collapse of two square layers answers as the two do, one after the other
def collapse(W2, W1):
    return W1 @ W2 if W1.shape == W2.shape else W2 @ W1


# %% wrong: relu_between
# Bends the weights of the first layer; but it is the sums that an activation bends, and here there is none.
# loses: collapse of two square layers answers as the two do, one after the other
# loses: collapse of wide and of narrow layers answers as the two do
# loses: collapse works with a single hidden neuron
# loses: collapse, worked example: [[3, 2], [-1, -1]]
def collapse(W2, W1):
    return W2 @ np.maximum(W1, 0)


# %% wrong: square_loop
# Three loops that all run over the rows of W1, which is enough for square matrices only.
# loses: collapse, worked example: [[3, 2], [-1, -1]]
# loses: collapse has a row for each output and a column for each input
# loses: collapse of wide and of narrow layers answers as the two do
# loses: collapse works with a single hidden neuron
def collapse(W2, W1):
    n = len(W1)
    W = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            for k in range(n):
                W[i, j] += W2[i, k] * W1[k, j]
    return W


# %% wrong: single_output_squeezed
# Drops the axis of the outputs where there is only one.
# loses: collapse has a row for each output and a column for each input
def collapse(W2, W1):
    return np.squeeze(W2 @ W1)


# %% wrong: mean_over_hidden
# Averages over the hidden neurons instead of adding up; with a single one that is the same.
# loses: collapse, worked example: [[3, 2], [-1, -1]]
# loses: collapse of two square layers answers as the two do, one after the other
# loses: collapse of wide and of narrow layers answers as the two do
def collapse(W2, W1):
    return W2 @ W1 / len(W1)


# %% wrong: writes_into_w2
# Puts the result into W2 where it fits.
# loses: collapse leaves W2 and W1 as they were
def collapse(W2, W1):
    W = W2 @ W1
    if W.shape == W2.shape:
        W2[:] = W
    return W


# %% wrong: dot_of_the_transposed_first
# Transposes the first layer although the shapes fit as they are.
# loses: collapse, worked example: [[3, 2], [-1, -1]]
# loses: collapse of two square layers answers as the two do, one after the other
# loses: collapse has a row for each output and a column for each input
# loses: collapse of wide and of narrow layers answers as the two do
# loses: collapse works with a single hidden neuron
# loses: collapse leaves W2 and W1 as they were
def collapse(W2, W1):
    return W2 @ W1.T


# %% right: dot
# np.dot is the same product.
def collapse(W2, W1):
    return np.dot(W2, W1)


# %% right: einsum
# The sum over the hidden neurons, spelled out.
def collapse(W2, W1):
    return np.einsum("oh,hi->oi", W2, W1)


# %% right: loops
# Row times column by hand, as a list of lists made an array.
def collapse(W2, W1):
    outputs, hidden, inputs = W2.shape[0], W1.shape[0], W1.shape[1]
    return np.array(
        [[sum(W2[o, h] * W1[h, i] for h in range(hidden)) for i in range(inputs)] for o in range(outputs)]
    )


# %% right: unit_vectors
# Sends each unit vector through both layers: what comes out are the columns.
def collapse(W2, W1):
    columns = [W2 @ (W1 @ unit) for unit in np.eye(W1.shape[1])]
    return np.stack(columns, axis=1)
