# %% wrong: keeps_graphs
# Keeps the loss tensors, and with them every epoch's graph.
# loses: the lists hold bare numbers, without the graphs behind them
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss)
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: accuracy_after_update
# Runs the network again after the update for the accuracy.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: the accuracies are those of the same forward pass, before each update
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, model(x)))
    return losses, accuracies


# %% wrong: loss_after_update
# Keeps the loss of after the update.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: the losses are the cross entropy before each update
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss_fn(model(x), y).item())
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: no_zero_grad
# Never clears the gradients: they add up from epoch to epoch.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: each step finds the gradient of its own epoch's loss, and of no other
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: last_values_only
# Returns the last loss and the last accuracy, not the lists.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: one loss and one accuracy for each epoch, the losses first
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return losses[-1], accuracies[-1]


# %% wrong: swapped
# Returns accuracies first.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: one loss and one accuracy for each epoch, the losses first
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return accuracies, losses


# %% wrong: sigmoid_before_the_loss
# Squeezes the logits through a sigmoid before the cross entropy.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: the losses are the cross entropy before each update
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(torch.sigmoid(y_calc), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: softmax_before_the_loss
# Softmax twice: once here and once in the loss.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: the losses are the cross entropy before each update
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(torch.softmax(y_calc, dim=1), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: nll_of_logits
# NLLLoss, which wants log-probabilities, gets bare logits.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: the losses are the cross entropy before each update
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.NLLLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: summed_loss
# Adds the losses of the flowers up instead of their mean.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: the losses are the cross entropy before each update
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss(reduction="sum")
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: never_steps
# Computes the gradients and never updates.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: each epoch makes one step of the optimiser that was handed in
# loses: on three separate clouds the loss falls
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: ascent
# Climbs the loss instead of descending.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: each step finds the gradient of its own epoch's loss, and of no other
# loses: on three separate clouds the loss falls
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        (-loss).backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: own_optimizer
# Makes its own optimiser and ignores the one handed in.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: each epoch makes one step of the optimiser that was handed in
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: minibatches
# Updates after every ten points instead of after all of them.
# loses: each epoch makes one step of the optimiser that was handed in
# loses: each step finds the gradient of its own epoch's loss, and of no other
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        with torch.no_grad():
            y_calc = model(x)
            losses.append(loss_fn(y_calc, y).item())
            accuracies.append(accuracy(y, y_calc))
        for k in range(0, len(x), 10):
            optimizer.zero_grad()
            loss_fn(model(x[k : k + 10]), y[k : k + 10]).backward()
            optimizer.step()
    return losses, accuracies


# %% wrong: one_epoch_too_many
# Also keeps the values of after the last update.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: one loss and one accuracy for each epoch, the losses first
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    y_calc = model(x)
    losses.append(loss_fn(y_calc, y).item())
    accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: standardises_x_in_place
# Centres the caller's x in place.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: the losses are the cross entropy before each update
# loses: the accuracies are those of the same forward pass, before each update
# loses: fit leaves x and y as they were
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    x -= x.mean(dim=0) + 1.0
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: two_updates
# Calls step twice an epoch.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: each epoch makes one step of the optimiser that was handed in
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: stops_when_the_loss_rises
# Ends the training as soon as a loss is larger than the one before.
# loses: one loss and one accuracy for each epoch, the losses first
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
        if len(losses) > 1 and losses[-1] > losses[-2]:
            break
    return losses, accuracies


# %% wrong: doubled_on_the_way_back
# Keeps the right loss, but sends twice of it on the way back.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: each step finds the gradient of its own epoch's loss, and of no other
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        (2 * loss).backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: rounded
# Rounds the losses to two digits.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: the losses are the cross entropy before each update
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(round(loss.item(), 2))
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% wrong: one_epoch_too_few
# Starts counting at one and stops an epoch early.
# loses: the worked example: the losses are 1.218, 1.151 and 1.091, the accuracies 1/3, 1/2 and 1/3
# loses: one loss and one accuracy for each epoch, the losses first
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(1, num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
    return losses, accuracies


# %% right: clears_afterwards
# Clears the gradients after the update, through the model.
def fit(x, y, model, optimizer, num_epochs):
    losses = []
    accuracies = []
    model.train()
    for epoch in range(num_epochs):
        logits = model(x)
        loss = nn.functional.cross_entropy(logits, y)
        acc = accuracy(y, logits)
        losses.append(float(loss))
        accuracies.append(float(acc))
        loss.backward()
        optimizer.step()
        model.zero_grad()
    return losses, accuracies


# %% right: numpy_values
# Keeps detached numpy numbers, as the seed does, and returns a list of two.
def fit(x, y, model, optimizer, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    losses, accuracies = [], []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach().numpy())
        accuracies.append(accuracy(y, y_calc))
    return [losses, accuracies]


# %% right: arrays
# Fills two arrays.
def fit(x, y, model, optimizer, num_epochs):
    losses, accuracies = np.zeros(num_epochs), np.zeros(num_epochs)
    loss_fn = nn.CrossEntropyLoss()
    for epoch in range(num_epochs):
        optimizer.zero_grad(set_to_none=False)
        y_calc = model(x)
        loss = loss_fn(y_calc, y)
        losses[epoch], accuracies[epoch] = loss.item(), accuracy(y, y_calc)
        loss.backward()
        optimizer.step()
    return losses, accuracies


# %% right: formula_by_hand
# The cross entropy written out, and the accuracy counted in place.
def fit(x, y, model, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        scores = model(x)
        log_p = scores - torch.logsumexp(scores, dim=1, keepdim=True)
        loss = -log_p[torch.arange(len(y)), y].mean()
        loss.backward()
        optimizer.step()
        history.append((loss.detach(), (scores.argmax(1) == y).float().mean()))
    return [pair[0] for pair in history], [pair[1] for pair in history]


# %% right: closure
# Hands the optimiser a closure.
def fit(x, y, model, optimizer, num_epochs):
    losses, accuracies = [], []

    def closure():
        optimizer.zero_grad()
        y_calc = model(x)
        loss = nn.CrossEntropyLoss()(y_calc, y)
        loss.backward()
        losses.append(loss.item())
        accuracies.append(accuracy(y, y_calc))
        return loss

    for _ in range(num_epochs):
        optimizer.step(closure)
    return losses, accuracies
