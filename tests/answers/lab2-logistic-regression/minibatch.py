# %% wrong: with_replacement
# Each batch is drawn afresh from all points: some are never seen, some twice.
# loses: each epoch visits each point equally often, none left to chance
# loses: the last batch counts too, as it is, when batch_size does not divide n
# loses: with batch_size = n every epoch is a step of full gradient descent
# loses: the worked example: a batch of all points makes one full step
# loses: the worked example: a batch of two equal points, and one of one
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        for _ in range(n // batch_size):
            batch = rng.integers(n, size=batch_size)
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in batch)
    return w, losses


# %% wrong: batches_drawn_apart
# Each batch holds different points, but the batches of an epoch do not know of each other.
# loses: each epoch visits each point equally often, none left to chance
# loses: the last batch counts too, as it is, when batch_size does not divide n
# loses: the worked example: a batch of two equal points, and one of one
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        for _ in range(n // batch_size):
            batch = rng.choice(n, size=batch_size, replace=False)
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in batch)
    return w, losses


# %% wrong: drops_last
# Leaves out the last, smaller batch.
# loses: the last batch counts too, as it is, when batch_size does not divide n
# loses: the worked example: a batch of two equal points, and one of one
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        order = rng.permutation(n)
        for k in range(n // batch_size):
            batch = order[k * batch_size : (k + 1) * batch_size]
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in batch)
    return w, losses


# %% wrong: never_shuffles
# Takes the points as they come.
# loses: every epoch has a new order, so other batches
# loses: the order comes from rng: same state same order, another state another
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        for start in range(0, n, batch_size):
            batch = range(start, min(start + batch_size, n))
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in batch)
    return w, losses


# %% wrong: shuffles_once
# One order for all epochs.
# loses: every epoch has a new order, so other batches
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    order = rng.permutation(n)
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        for start in range(0, n, batch_size):
            batch = order[start : start + batch_size]
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in batch)
    return w, losses


# %% wrong: stale_gradients
# Takes all gradients of an epoch at the w of its start.
# loses: w moves after every batch, and the next batch sees the new w
# loses: the worked example: a batch of two equal points, and one of one
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        gradients = np.array([grad_loss_i(w, X[i], y[i]) for i in range(n)])
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            w = w - eta * gradients[order[start : start + batch_size]].sum(axis=0)
    return w, losses


# %% wrong: mean_of_batch
# Divides the gradient by the size of the batch.
# loses: the worked example: a batch of all points makes one full step
# loses: a step is eta times the sum over the batch, not the mean
# loses: with batch_size = n every epoch is a step of full gradient descent
# loses: the worked example: a batch of two equal points, and one of one
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            batch = order[start : start + batch_size]
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in batch) / len(batch)
    return w, losses


# %% wrong: loss_of_last_batch
# The loss of the last batch instead of the whole set.
# loses: there is one loss an epoch, of the whole data set at one w
# loses: the worked example: a batch of two equal points, and one of one
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            batch = order[start : start + batch_size]
            loss = sum(loss_i(w, X[i], y[i]) for i in batch)
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in batch)
        losses.append(loss)
    return w, losses


# %% wrong: loss_a_batch
# One loss a batch instead of one an epoch.
# loses: there is one loss an epoch, of the whole data set at one w
# loses: the worked example: a batch of two equal points, and one of one
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            batch = order[start : start + batch_size]
            losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in batch)
    return w, losses


# %% wrong: loss_while_moving
# Adds the losses of the batches up while w moves between them.
# loses: there is one loss an epoch, of the whole data set at one w
# loses: the worked example: a batch of two equal points, and one of one
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        order, loss = rng.permutation(n), 0.0
        for start in range(0, n, batch_size):
            batch = order[start : start + batch_size]
            loss += sum(loss_i(w, X[i], y[i]) for i in batch)
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in batch)
        losses.append(loss)
    return w, losses


# %% wrong: ignores_rng
# Shuffles with numpy's global generator.
# loses: the order comes from rng: same state same order, another state another
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        order = np.random.permutation(n)
        for start in range(0, n, batch_size):
            batch = order[start : start + batch_size]
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in batch)
    return w, losses


# %% wrong: own_generator
# Makes a generator of its own in every epoch: the same order each time.
# loses: every epoch has a new order, so other batches
# loses: the order comes from rng: same state same order, another state another
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        order = np.random.default_rng(0).permutation(n)
        for start in range(0, n, batch_size):
            batch = order[start : start + batch_size]
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in batch)
    return w, losses


# %% wrong: labels_left_behind
# Shuffles the points and leaves their labels where they were.
# loses: the worked example: a batch of all points makes one full step
# loses: with batch_size = n every epoch is a step of full gradient descent
# loses: the epochs reach the loss that full gradient descent reaches
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        shuffled = X[rng.permutation(n)]
        for start in range(0, n, batch_size):
            for_batch = range(start, min(start + batch_size, n))
            w = w - eta * sum(grad_loss_i(w, shuffled[i], y[i]) for i in for_batch)
    return w, losses


# %% wrong: one_batch_an_epoch
# One random batch, and the epoch is over.
# loses: each epoch visits each point equally often, none left to chance
# loses: the last batch counts too, as it is, when batch_size does not divide n
# loses: a step is eta times the sum over the batch, not the mean
# loses: w moves after every batch, and the next batch sees the new w
# loses: the worked example: a batch of two equal points, and one of one
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        batch = rng.permutation(n)[:batch_size]
        w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in batch)
    return w, losses


# %% wrong: shuffles_in_place
# Reorders the rows of the caller's X and y.
# loses: minibatch_gradient_descent leaves X and y as they were
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        order = rng.permutation(n)
        X[:], y[:] = X[order], y[order]
        for start in range(0, n, batch_size):
            stop = min(start + batch_size, n)
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in range(start, stop))
    return w, losses


# %% wrong: rescaled_last_batch
# Stretches the sum over the last, smaller batch to the size of a full one.
# loses: the worked example: a batch of two equal points, and one of one
# loses: the last batch counts too, as it is, when batch_size does not divide n
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            batch = order[start : start + batch_size]
            w = w - eta * batch_size / len(batch) * sum(grad_loss_i(w, X[i], y[i]) for i in batch)
    return w, losses


# %% wrong: ascent
# Walks along the gradient; all that it does with batches and orders is right.
# loses: the worked example: a batch of all points makes one full step
# loses: the worked example: a batch of two equal points, and one of one
# loses: with batch_size = n every epoch is a step of full gradient descent
# loses: the epochs reach the loss that full gradient descent reaches
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            w = w + eta * sum(grad_loss_i(w, X[i], y[i]) for i in order[start : start + batch_size])
    return w, losses


# %% wrong: stops_when_the_loss_rises
# Ends at the first epoch whose loss is higher than the one before.
# loses: there is one loss an epoch, of the whole data set at one w
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        if len(losses) > 1 and losses[-1] > losses[-2] + 1e-2:
            break
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in order[start : start + batch_size])
    return w, losses


# %% right: loss_at_end
# The loss at the end of each epoch; vectorised; shuffles a list of the row numbers.
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    order = np.arange(len(X))
    w, losses = np.zeros(X.shape[1]), np.zeros(T)
    for t in range(T):
        rng.shuffle(order)
        for start in range(0, len(X), batch_size):
            Xb, yb = X[order[start : start + batch_size]], y[order[start : start + batch_size]]
            w += eta * Xb.T @ (yb - sigmoid(Xb @ w))
        h = X @ w
        losses[t] = np.sum(np.logaddexp(0, h) - y * h)
    return w, losses


# %% right: split
# Shuffled copies, cut by array_split at the multiples of the batch size.
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    w, losses = np.zeros(X.shape[1]), []
    for _ in range(T):
        losses.append(sum(float(loss_i(w, a, b)) for a, b in zip(X, y)))
        order = rng.choice(len(X), size=len(X), replace=False)
        for batch in np.split(order, np.arange(batch_size, len(X), batch_size)):
            step = np.zeros_like(w)
            for i in batch:
                step += grad_loss_i(w, X[i], y[i])
            w = w - eta * step
    return w, losses


# %% right: sort_random_keys
# The order comes from sorting random numbers; a while loop walks through it; w of shape (d, 1).
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    n, d = X.shape
    y = y.reshape(n, 1)
    w, losses = np.zeros((d, 1)), []
    for _ in range(T):
        p = np.clip(sigmoid(X @ w), 1e-12, 1 - 1e-12)
        losses.append(-np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)))
        order = list(np.argsort(rng.random(n)))
        while order:
            batch, order = order[:batch_size], order[batch_size:]
            w = w - eta * X[batch].T @ (sigmoid(X[batch] @ w) - y[batch])
    return w, losses


# %% right: gather_then_step
# Goes point by point and moves w when the batch is full, or the points are over.
def minibatch_gradient_descent(X, y, eta, T, batch_size, rng):
    w, losses = np.zeros(X.shape[1]), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(len(X))))
        total, count = np.zeros(len(w)), 0
        for seen, i in enumerate(rng.permutation(len(X)), 1):
            total, count = total + grad_loss_i(w, X[i], y[i]), count + 1
            if count == batch_size or seen == len(X):
                w, total, count = w - eta * total, np.zeros(len(w)), 0
    return [w, losses]
