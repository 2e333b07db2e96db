# %% wrong: mean_for_sum
# Steps along the mean gradient; the loss is still summed.
# loses: the worked example: w after one step and after two
# loses: one step is eta times the summed gradient
# loses: the worked example: the losses before these steps
def gradient_descent(X, y, eta, T):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in range(n)) / n
    return w, losses


# %% wrong: mean_loss
# The loss is divided by n.
# loses: the worked example: the losses before these steps
# loses: each loss is the summed loss at the w before its step
def gradient_descent(X, y, eta, T):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(np.mean([loss_i(w, X[i], y[i]) for i in range(n)]))
        w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in range(n))
    return w, losses


# %% wrong: update_inside
# Moves w inside the inner loop, after every point.
# loses: the worked example: w after one step and after two
# loses: the worked example: the losses before these steps
# loses: one step is eta times the summed gradient
# loses: after several steps w is where as many full steps lead
# loses: each loss is the summed loss at the w before its step
# loses: many steps lead to the weights that scikit-learn finds
def gradient_descent(X, y, eta, T):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        loss = 0
        for i in range(n):
            loss += loss_i(w, X[i], y[i])
            w = w - eta * grad_loss_i(w, X[i], y[i])
        losses.append(loss)
    return w, losses


# %% wrong: growing_sum_inside
# Adds gradients up correctly, but moves w by the sum so far inside the inner loop.
# loses: the worked example: w after one step and after two
# loses: the worked example: the losses before these steps
# loses: one step is eta times the summed gradient
# loses: after several steps w is where as many full steps lead
# loses: each loss is the summed loss at the w before its step
# loses: with a small step size the loss of w falls from step to step
# loses: many steps lead to the weights that scikit-learn finds
def gradient_descent(X, y, eta, T):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        loss, grad_loss = 0, 0
        for i in range(n):
            loss += loss_i(w, X[i], y[i])
            grad_loss += grad_loss_i(w, X[i], y[i])
            w = w - eta * grad_loss
        losses.append(loss)
    return w, losses


# %% wrong: integer_w
# The weights are whole numbers: every step is cut off to nothing.
# loses: the worked example: w after one step and after two
# loses: one step is eta times the summed gradient
# loses: after several steps w is where as many full steps lead
# loses: with a small step size the loss of w falls from step to step
# loses: many steps lead to the weights that scikit-learn finds
# loses: the worked example: the losses before these steps
def gradient_descent(X, y, eta, T):
    n, d = X.shape
    w, losses = np.array([0] * d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        w[:] = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in range(n))
    return w, losses


# %% wrong: stops_early
# Stops when the loss hardly changes, so there are fewer than T losses.
# loses: there are T losses, one a step, also where the loss rises or rests
# loses: many steps lead to the weights that scikit-learn finds
def gradient_descent(X, y, eta, T):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        if len(losses) > 5 and losses[-2] - losses[-1] < 1e-3:
            break
        w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in range(n))
    return w, losses


# %% wrong: loss_after
# The loss is computed after w has moved.
# loses: the worked example: the losses before these steps
# loses: each loss is the summed loss at the w before its step
def gradient_descent(X, y, eta, T):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in range(n))
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
    return w, losses


# %% wrong: one_loss_too_many
# Also notes the loss after the last step.
# loses: the worked example: the losses before these steps
# loses: there are T losses, one a step, also where the loss rises or rests
def gradient_descent(X, y, eta, T):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for t in range(T + 1):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        if t < T:
            w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in range(n))
    return w, losses


# %% wrong: ascent
# Goes along the gradient instead of against it.
# loses: the worked example: w after one step and after two
# loses: one step is eta times the summed gradient
# loses: with a small step size the loss of w falls from step to step
# loses: the worked example: the losses before these steps
def gradient_descent(X, y, eta, T):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        w = w + eta * sum(grad_loss_i(w, X[i], y[i]) for i in range(n))
    return w, losses


# %% wrong: three_weights
# As in the course notes: w = np.array([0, 0, 0]), for three columns only.
# loses: the worked example: w after one step and after two
# loses: the worked example: the losses before these steps
# loses: w has one entry a column, for any number of columns
def gradient_descent(X, y, eta, T):
    w, losses = np.array([0, 0, 0]), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(len(X))))
        w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in range(len(X)))
    return w, losses


# %% wrong: starts_at_one
# Starts from weights of one.
# loses: the worked example: w after one step and after two
# loses: the worked example: the losses before these steps
# loses: one step is eta times the summed gradient
# loses: after several steps w is where as many full steps lead
# loses: each loss is the summed loss at the w before its step
def gradient_descent(X, y, eta, T):
    n, d = X.shape
    w, losses = np.ones(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in range(n))
    return w, losses


# %% wrong: broadcast
# A column of labels minus a row of probabilities makes a square.
# loses: labels of shape (n, 1) give the same as labels of shape (n,)
def gradient_descent(X, y, eta, T):
    w, losses = np.zeros(X.shape[1]), []
    for _ in range(T):
        h = X @ w
        losses.append(np.sum(np.logaddexp(0, h) - y * h))
        w = w - eta * X.T @ (sigmoid(h) - y)
    return w, losses


# %% wrong: flips_labels
# Turns the labels of the caller into -1 and 1.
# loses: gradient_descent leaves X and y as they were
def gradient_descent(X, y, eta, T):
    y *= 2
    y -= 1
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(np.logaddexp(0, -y[i] * (X[i] @ w)) for i in range(n)))
        w = w + eta * sum(y[i] * sigmoid(-y[i] * (X[i] @ w)) * X[i] for i in range(n))
    return w, losses


# %% wrong: stops_when_the_loss_rises
# Takes a loss that rises for a reason to stop, and returns fewer than T losses.
# loses: there are T losses, one a step, also where the loss rises or rests
def gradient_descent(X, y, eta, T):
    n, d = X.shape
    w, losses = np.zeros(d), []
    for _ in range(T):
        losses.append(sum(loss_i(w, X[i], y[i]) for i in range(n)))
        if len(losses) > 1 and losses[-1] > losses[-2] + 1e-9:
            break
        w = w - eta * sum(grad_loss_i(w, X[i], y[i]) for i in range(n))
    return w, losses


# %% right: seed_loop
# The double loop of the course notes: integer zeros that become floats with the first update, and losses of shape (1,).
def gradient_descent(X, y, eta, T):
    N = X.shape[0]
    w = np.array([0] * X.shape[1])
    losses = []
    for t in range(T):
        loss = 0
        grad_loss = 0
        for i in range(N):
            loss += loss_i(w, X[i], y[i])
            grad_loss += grad_loss_i(w, X[i], y[i])
        print(f"loss = {loss}")
        losses.append(loss)
        w = w - eta * grad_loss
    return w, losses


# %% right: vectorised
# All points at once, with clipped probabilities and an array of losses.
def gradient_descent(X, y, eta, T):
    y = y.ravel()
    w, losses = np.zeros(X.shape[1]), np.zeros(T)
    for t in range(T):
        p = np.clip(sigmoid(X @ w), 1e-12, 1 - 1e-12)
        losses[t] = -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
        w -= eta * X.T @ (p - y)
    return w, losses


# %% right: columns
# Everything as columns, w of shape (d, 1), a list as the result.
def gradient_descent(X, y, eta, T):
    y = np.reshape(y, (-1, 1))
    w, losses = np.zeros((X.shape[1], 1)), []
    for _ in range(T):
        h = X @ w
        losses.append(float(np.sum(np.logaddexp(0, h) - y * h)))
        w = w + eta * np.dot(X.T, y - sigmoid(h))
    return [w, losses]


# %% right: comprehension
# Sums over the pairs of points and labels.
def gradient_descent(X, y, eta, T):
    w, losses = np.zeros(X.shape[1]), []
    while len(losses) < T:
        losses.append(np.sum([loss_i(w, x_i, y_i) for x_i, y_i in zip(X, y)]))
        w = w - eta * np.sum([grad_loss_i(w, x_i, y_i) for x_i, y_i in zip(X, y)], axis=0)
    return w, np.array(losses)
