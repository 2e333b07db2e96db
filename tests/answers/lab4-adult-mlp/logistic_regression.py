# %% wrong: no_zero_grad
# Never clears the gradients, so that each step goes along the sum of all of them.
# loses: three epochs are three full-batch steps against the gradient
# loses: after long training the logits are those of the best linear model
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: sigmoid_twice
# Gives probabilities to a loss that applies the sigmoid itself.
# loses: each loss is the mean binary cross entropy of the model before its step
# loses: three epochs are three full-batch steps against the gradient
# loses: after long training the logits are those of the best linear model
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(torch.sigmoid(model(X)), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: sigmoid_in_the_model
# The model returns probabilities instead of logits (and the loss is right for them).
# loses: the model returns logits, which may lie outside of 0 and 1
# loses: each loss is the mean binary cross entropy of the model before its step
# loses: three epochs are three full-batch steps against the gradient
# loses: after long training the logits are those of the best linear model
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Sequential(nn.Linear(X.shape[1], 1), nn.Sigmoid())
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        loss = nn.functional.binary_cross_entropy(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: bce_on_logits
# Gives logits to the loss that wants probabilities.
# loses: the worked example: five epochs give five losses, each below the one before
# loses: the model gives one number a row, for any number of columns
# loses: the model returns logits, which may lie outside of 0 and 1
# loses: each loss is the mean binary cross entropy of the model before its step
# loses: three epochs are three full-batch steps against the gradient
# loses: after long training the logits are those of the best linear model
# loses: people that it has never seen are ranked almost as well as the truth allows
# loses: train_logistic_regression leaves X and y as they were
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCELoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: optimizer_of_another_model
# The optimizer holds the parameters of a model that is thrown away.
# loses: the worked example: five epochs give five losses, each below the one before
# loses: three epochs are three full-batch steps against the gradient
# loses: after long training the logits are those of the best linear model
# loses: people that it has never seen are ranked almost as well as the truth allows
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(nn.Linear(X.shape[1], 1).parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: squared_error
# Minimises the squared error of the probabilities.
# loses: each loss is the mean binary cross entropy of the model before its step
# loses: three epochs are three full-batch steps against the gradient
# loses: after long training the logits are those of the best linear model
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(num_epochs):
        loss = ((torch.sigmoid(model(X)) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: fixed_rate
# Takes a rate of its own.
# loses: each loss is the mean binary cross entropy of the model before its step
# loses: three epochs are three full-batch steps against the gradient
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=2.0)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: squeezes_y_in_place
# Takes the second axis off the caller's y, for good.
# loses: train_logistic_regression leaves X and y as they were
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    y.squeeze_(-1)
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X).squeeze(-1), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% right: sigmoid_and_bce
# Applies the sigmoid itself, and clears the gradients after the step.
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model, activation, loss_fn = nn.Linear(X.shape[1], 1), nn.Sigmoid(), nn.BCELoss()
    optimizer = torch.optim.SGD(params=model.parameters(), lr=learning_rate)
    losses = []
    for epoch in range(num_epochs):
        y_hat = activation(model(X))
        loss = loss_fn(y_hat, y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.detach())
        if epoch % 1000 == 0:
            print(f"epoch {epoch}: {loss.item():.4f}")
    return model, losses


# %% right: class_by_hand
# A model class of its own, weights that start at zero, and losses in an array.
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    class Logistic(nn.Module):
        def __init__(self, d):
            super().__init__()
            self.w, self.b = nn.Parameter(torch.zeros(d, 1)), nn.Parameter(torch.zeros(1))

        def forward(self, x):
            return x @ self.w + self.b

    model = Logistic(X.shape[1])
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    losses = np.zeros(num_epochs)
    for epoch in range(num_epochs):
        model.zero_grad()
        p = torch.sigmoid(model(X)).clamp(1e-7, 1 - 1e-7)
        loss = -(y * p.log() + (1 - y) * (1 - p).log()).mean()
        loss.backward()
        optimizer.step()
        losses[epoch] = loss.item()
    return model, losses


# %% right: sequential
# A Sequential of one layer, and a list in place of a tuple.
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Sequential(nn.Linear(X.size(1), 1))
    model.train()
    optimizer, loss_fn = torch.optim.SGD(model.parameters(), learning_rate), nn.BCEWithLogitsLoss()
    losses = []
    while len(losses) < num_epochs:
        optimizer.zero_grad(set_to_none=False)
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        losses += [float(loss)]
    return [model.eval(), losses]
