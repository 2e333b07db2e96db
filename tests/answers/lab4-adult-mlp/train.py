# %% wrong: best_model_without_a_copy
# Keeps a second name for the model, which goes on changing.
# loses: the worked example: best_model has the weights of the fourth epoch
# loses: best_model has the weights of the best epoch, not of the last
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = model
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: state_without_a_copy
# Keeps the state_dict, whose tensors are the live weights.
# loses: the worked example: best_model has the weights of the fourth epoch
# loses: best_model has the weights of the best epoch, not of the last
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_weights = model.state_dict()
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    model.load_state_dict(best_weights)
    return model, best_threshold, history


# %% wrong: threshold_of_the_last_epoch
# Returns the threshold of the last epoch.
# loses: best_threshold is the one of the best epoch
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            since = 0
        else:
            since += 1
            if since == patience:
                break
    best_threshold = metrics["optimal_threshold"]
    return best_model, best_threshold, history


# %% wrong: misspelt_threshold
# Reads a key that does not exist, and so keeps None.
# loses: train returns a model that can be called, a threshold, and one loss an epoch
# loses: best_threshold is the one of the best epoch
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics.get("treshold")
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: one_epoch_too_many
# Stops when the count is above the patience.
# loses: the worked example: with patience 2, training ends after the sixth epoch
# loses: it stops after patience epochs in a row without a better loss, and not before
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since > patience:
                break
    return best_model, best_threshold, history


# %% wrong: one_epoch_too_few
# Counts the best epoch itself as one without improvement.
# loses: the worked example: with patience 2, training ends after the sixth epoch
# loses: it stops after patience epochs in a row without a better loss, and not before
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 1
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 1
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: counter_not_reset
# Counts all epochs without improvement, in a row or not.
# loses: the worked example: with patience 2, training ends after the sixth epoch
# loses: it stops after patience epochs in a row without a better loss, and not before
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: compares_with_the_last_epoch
# Asks whether the loss is below the one before, not below the best.
# loses: the worked example: with patience 2, training ends after the sixth epoch
# loses: it stops after patience epochs in a row without a better loss, and not before
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
        if len(history) > 1 and valid_loss >= history[-2]:
            since += 1
            if since == patience:
                break
        else:
            since = 0
        best_loss = valid_loss
    return best_model, best_threshold, history


# %% wrong: equal_is_better
# Takes an equal loss for an improvement.
# loses: a loss that only equals the best is no improvement
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss <= best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: never_stops
# Keeps the best weights, and runs all epochs.
# loses: the worked example: with patience 2, training ends after the sixth epoch
# loses: it stops after patience epochs in a row without a better loss, and not before
# loses: a loss that only equals the best is no improvement
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
    return best_model, best_threshold, history


# %% wrong: max_epochs_ignored
# Runs until the patience is at its end.
# loses: it never runs more than max_epochs
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(100):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: never_back_to_train_mode
# Sets train mode once, before the first epoch.
# loses: the model is in train mode whenever it is trained, also after a validation
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    model.train()
    for epoch in range(max_epochs):
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: validates_in_train_mode
# Measures the validation loss in train mode.
# loses: the model is in eval mode whenever it is validated
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            z = model(X_valid)
        _, threshold = get_optimal_threshold(*precision_recall_curve(y_valid, torch.sigmoid(z)))
        metrics = {"loss": loss_fn(z, y_valid), "optimal_threshold": threshold}
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: no_zero_grad
# Never clears the gradients.
# loses: each step uses the gradient of its own batch only
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: clears_once_an_epoch
# Clears the gradients once an epoch, so that the batches of an epoch add up.
# loses: each step uses the gradient of its own batch only
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        optimizer.zero_grad()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: validates_on_training_data
# Measures the loss on the training batches instead of the validation data.
# loses: a validation loss is the loss of all rows of X_valid, and of no others
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        X_seen = torch.cat([X for X, _ in train_loader])
        y_seen = torch.cat([y for _, y in train_loader])
        metrics = evaluate_model(model, X_seen, y_seen, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: history_of_training_losses
# Writes down the last training loss of each epoch.
# loses: the worked example: history holds the validation losses 0.60, 0.50, 0.55, 0.45, ...
# loses: history holds the validation losses, epoch by epoch
# loses: a validation loss is the loss of all rows of X_valid, and of no others
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(loss.item())
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: history_of_improvements
# Writes down the best losses only.
# loses: the worked example: history holds the validation losses 0.60, 0.50, 0.55, 0.45, ...
# loses: train returns a model that can be called, a threshold, and one loss an epoch
# loses: history holds the validation losses, epoch by epoch
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
            history.append(valid_loss)
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: only_the_first_batch
# Leaves the loop over the batches after the first one.
# loses: each epoch uses every row of every batch once
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            break
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: drops_the_small_batch
# Skips the last batch when it is smaller than the others.
# loses: each epoch uses every row of every batch once
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            size = train_loader.batch_size
            if len(X_batch) < size:
                continue
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: centres_the_validation_data
# Changes the caller's validation data at the end.
# loses: train leaves X_valid and y_valid as they were
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    X_valid -= X_valid.mean(dim=0)
    return best_model, best_threshold, history


# %% wrong: margin
# Asks an improvement to be larger than some margin.
# loses: any loss below the best so far counts, however little below
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss - 1e-4:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: tiny_margin
# Asks an improvement to be larger than some tiny margin.
# loses: any loss below the best so far counts, however little below
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if best_loss - valid_loss > 1e-5:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: rounded_loss
# Rounds the validation loss before it compares, and keeps the rounded one.
# loses: any loss below the best so far counts, however little below
# loses: history holds the validation losses, epoch by epoch
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = round(float(metrics["loss"]), 4)
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: compares_rounded_losses
# Compares rounded losses, and keeps the exact ones.
# loses: any loss below the best so far counts, however little below
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if round(valid_loss, 5) < round(best_loss, 5):
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: begins_with_one
# Begins with a best loss of 1, so that larger losses are never the best.
# loses: any loss below the best so far counts, however little below
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = 1.0, model, 0.5
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: rounded_history
# Rounds what it writes down.
# loses: history holds the validation losses, epoch by epoch
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(round(valid_loss, 4))
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: mean_of_unequal_batches
# Takes the mean of the losses of validation batches, the last of which is smaller.
# loses: a validation loss is the loss of all rows of X_valid, and of no others
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            z = model(X_valid)
        _, threshold = get_optimal_threshold(*precision_recall_curve(y_valid, torch.sigmoid(z)))
        metrics = {"loss": np.mean([loss_fn(a, b).item() for a, b in zip(z.split(128), y_valid.split(128))]), "optimal_threshold": threshold}
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: first_validation_batch
# Measures the loss of the first 64 validation rows only.
# loses: a validation loss is the loss of all rows of X_valid, and of no others
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            z = model(X_valid)
        _, threshold = get_optimal_threshold(*precision_recall_curve(y_valid, torch.sigmoid(z)))
        metrics = {"loss": loss_fn(z[:64], y_valid[:64]), "optimal_threshold": threshold}
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% wrong: restores_only_when_stopped_early
# Goes back to the best weights only where the patience ends the training.
# loses: best_model has the weights of the best epoch, not of the last
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_weights = deepcopy(model.state_dict())
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                model.load_state_dict(best_weights)
                break
    return model, best_threshold, history


# %% wrong: validates_after_each_batch
# Validates after every batch, and counts batches for epochs.
# loses: train returns a model that can be called, a threshold, and one loss an epoch
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if len(train_loader) > 1:
                history.append(float(evaluate_model(model, X_valid, y_valid, loss_fn)['loss']))
            model.train()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% right: weights_loaded_back
# Keeps cloned weights and loads them back; evaluates without evaluate_model.
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best = {"loss": float("inf")}
    history = []
    while len(history) < max_epochs and len(history) - best.get("epoch", 0) < patience:
        model.train()
        for batch in train_loader:
            optimizer.zero_grad()
            loss_fn(model(batch[0]), batch[1]).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            z = model(X_valid)
            history.append(loss_fn(z, y_valid).item())
        if history[-1] < best["loss"]:
            precisions, recalls, thresholds = precision_recall_curve(y_valid, torch.sigmoid(z))
            best["loss"], best["epoch"] = history[-1], len(history)
            best["threshold"] = get_optimal_threshold(precisions, recalls, thresholds)[1]
            best["state"] = {key: value.clone() for key, value in model.state_dict().items()}
    model.load_state_dict(best["state"])
    return model, best["threshold"], history


# %% right: copies_and_clears_after
# Copies the whole model, clears gradients after the step, prints on the way, answers with a list.
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        print(f"epoch {epoch}: {loss.item():.4f} {valid_loss:.4f}")
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return [best_model, best_threshold, np.array(history)]


# %% right: also_measures_training_loss
# Looks at the training loss in eval mode after each epoch, too.
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            model.zero_grad()
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            means = [float(loss_fn(model(X), y)) for X, y in train_loader]
        assert len(means) > 0
        metrics = evaluate_model(model, X_valid, y_valid, loss_fn)
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% right: weighted_validation_batches
# Validates in batches and weighs each by its size; margins of no kind.
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            z = model(X_valid)
        _, threshold = get_optimal_threshold(*precision_recall_curve(y_valid, torch.sigmoid(z)))
        metrics = {"loss": sum(loss_fn(a, b).item() * len(a) for a, b in zip(z.split(4), y_valid.split(4))) / len(z), "optimal_threshold": threshold}
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history


# %% right: methods_of_the_model
# Takes the threshold from predict_proba of the model.
def train(model, optimizer, loss_fn, train_loader, X_valid, y_valid, max_epochs, patience):
    best_loss, best_model, best_threshold = np.inf, None, None
    history, since = [], 0
    for epoch in range(max_epochs):
        model.train()
        for X_batch, y_batch in train_loader:
            loss = loss_fn(model(X_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            z = model(X_valid)
        _, threshold = get_optimal_threshold(*precision_recall_curve(y_valid, model.predict_proba(X_valid).detach()))
        metrics = {"loss": loss_fn(z, y_valid), "optimal_threshold": threshold}
        valid_loss = float(metrics["loss"])
        history.append(valid_loss)
        if valid_loss < best_loss:
            best_loss = valid_loss
            best_model = deepcopy(model)
            best_threshold = metrics["optimal_threshold"]
            since = 0
        else:
            since += 1
            if since == patience:
                break
    return best_model, best_threshold, history
