# %% wrong: no_zero_grad
# Never clears the gradients, so that each step goes along the sum of all of them.
# loses: each epoch is one step against the gradient of all rows
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
# loses: the worked example: five epochs give five falling losses, the first near 0.7
# loses: each loss is the mean binary cross entropy of the model before its step
# loses: each epoch is one step against the gradient of all rows
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
# loses: the worked example: five epochs give five falling losses, the first near 0.7
# loses: the model gives one number a row, for any number of columns
# loses: the model returns logits, which may lie outside of 0 and 1
# loses: each loss is the mean binary cross entropy of the model before its step
# loses: each epoch is one step against the gradient of all rows
# loses: the learning rate sets how long a step is
# loses: without further arguments the rate is 0.001, and there are 3,000 epochs
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
# loses: the worked example: five epochs give five falling losses, the first near 0.7
# loses: each epoch is one step against the gradient of all rows
# loses: the learning rate sets how long a step is
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
# loses: the worked example: five epochs give five falling losses, the first near 0.7
# loses: each loss is the mean binary cross entropy of the model before its step
# loses: each epoch is one step against the gradient of all rows
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
# loses: the learning rate sets how long a step is
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


# %% wrong: fixed_columns
# Writes down the number of columns of the census.
# loses: the model gives one number a row, for any number of columns
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(108, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: small_fixed_rate
# Takes 0.001 for the rate, whatever it is told.
# loses: the learning rate sets how long a step is
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-3)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: other_default_rate
# The rate has another default than in the text.
# loses: without further arguments the rate is 0.001, and there are 3,000 epochs
def train_logistic_regression(X, y, learning_rate=1e-2, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: other_default_epochs
# The number of epochs has another default than in the text.
# loses: without further arguments the rate is 0.001, and there are 3,000 epochs
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=1000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: loss_after_the_step
# Computes the loss that it reports after the step.
# loses: each loss is the mean binary cross entropy of the model before its step
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss_fn(model(X), y).item())
    return model, losses


# %% wrong: summed_loss
# Adds the losses up, and so steps too far.
# loses: the worked example: five epochs give five falling losses, the first near 0.7
# loses: each loss is the mean binary cross entropy of the model before its step
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss(reduction="sum")
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: momentum
# Lets old gradients live on in a momentum.
# loses: each epoch is one step against the gradient of all rows
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=0.9)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: adam
# Takes Adam in place of SGD.
# loses: each epoch is one step against the gradient of all rows
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: minibatches
# Steps after each batch of 128 rows.
# loses: each loss is the mean binary cross entropy of the model before its step
# loses: each epoch is one step against the gradient of all rows
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        for rows in torch.arange(len(X)).split(128):
            loss = loss_fn(model(X[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        losses.append(loss.item())
    return model, losses


# %% wrong: stops_early
# Leaves the loop when the loss has almost stopped falling.
# loses: without further arguments the rate is 0.001, and there are 3,000 epochs
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if len(losses) > 100 and losses[-2] - losses[-1] < 1e-2:
            break
    return model, losses


# %% wrong: without_a_bias
# Leaves the bias of the line out.
# loses: each epoch is one step against the gradient of all rows
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model = nn.Linear(X.shape[1], 1, bias=False)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(num_epochs):
        loss = loss_fn(model(X), y)
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


# %% right: gradients_by_autograd
# Asks autograd for the gradients and steps by hand.
def train_logistic_regression(X, y, learning_rate=1e-3, num_epochs=3000):
    model, losses = nn.Linear(X.shape[1], 1), []
    for _ in range(num_epochs):
        loss = nn.functional.binary_cross_entropy_with_logits(model(X), y)
        gradients = torch.autograd.grad(loss, list(model.parameters()))
        with torch.no_grad():
            for parameter, gradient in zip(model.parameters(), gradients, strict=True):
                parameter -= learning_rate * gradient
        losses.append(loss.item())
    return model, losses
