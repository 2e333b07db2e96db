# %% wrong: everything_on_logits
# Forgets the sigmoid: the thresholds are logits, and so are compared the given ones.
# loses: the worked example: labels 1, 0, 1, 0 and probabilities 0.9, 0.7, 0.4, 0.2
# loses: precision, recall and F1 are those at the threshold that is given
# loses: without a threshold it finds the one with the best F1
# loses: the best F1 is that of these very data, also where probabilities lie close together
# loses: precision, recall and F1 without a threshold are those at the one it reports
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = logits.numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: threshold_on_logits
# Compares logits with a threshold of probabilities.
# loses: the worked example: labels 1, 0, 1, 0 and probabilities 0.9, 0.7, 0.4, 0.2
# loses: precision, recall and F1 are those at the threshold that is given
# loses: precision, recall and F1 without a threshold are those at the one it reports
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = logits.numpy().ravel() >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: loss_on_probabilities
# Gives probabilities to a loss function that takes logits.
# loses: the loss is the given loss function's, of the logits of all rows
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(torch.sigmoid(logits), y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: own_loss
# Computes a cross entropy of its own instead of the given loss function.
# loses: the loss is the given loss function's, of the logits of all rows
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = nn.functional.binary_cross_entropy_with_logits(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: ignores_threshold
# Always finds a threshold of its own.
# loses: the worked example: labels 1, 0, 1, 0 and probabilities 0.9, 0.7, 0.4, 0.2
# loses: precision, recall and F1 are those at the threshold that is given
# loses: a threshold of 0.0 is a given one: everybody is called
# loses: the entry optimal_threshold is the threshold that was given
# loses: when nobody is called, precision and F1 are 0
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if True:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: returns_none
# Reports a threshold only when it was found here.
# loses: the dict has six entries, and each is one number
# loses: the entry optimal_threshold is the threshold that was given
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    found = None
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = found = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": found[1] if found else None,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: zero_is_false
# Takes a threshold of 0.0 for none.
# loses: a threshold of 0.0 is a given one: everybody is called
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if not threshold:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: nan_argmax
# Finds the best F1 with a division of its own, whose nan wins.
# loses: a threshold whose precision and recall are both 0 is never chosen
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        f1 = 2 * precisions * recalls / (precisions + recalls)
        threshold = thresholds[np.argmax(f1[:-1])]
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: not_in_eval_mode
# Measures the model in whatever mode it is.
# loses: the model is in eval mode while it is measured
def evaluate_model(model, X, y, loss_fn, threshold=None):
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: with_gradients
# Lets PyTorch keep a graph for gradients that nobody needs.
# loses: no gradients are computed while the model is measured
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    logits = model(X)
    loss = loss_fn(logits, y).item()
    logits = logits.detach()
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: auroc_of_decisions
# Takes the AUROC of hard predictions.
# loses: the worked example: labels 1, 0, 1, 0 and probabilities 0.9, 0.7, 0.4, 0.2
# loses: the AUROC is that of the probabilities, not of hard predictions
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    auroc = roc_auc_score(labels, y_pred)
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: always_one_half
# Takes one half for the best threshold.
# loses: the worked example: labels 1, 0, 1, 0 and probabilities 0.9, 0.7, 0.4, 0.2
# loses: without a threshold it finds the one with the best F1
# loses: the best F1 is that of these very data, also where probabilities lie close together
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        threshold = 0.5
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: precision_and_recall_swapped
# Gives the labels and the predictions in the wrong order.
# loses: the worked example: labels 1, 0, 1, 0 and probabilities 0.9, 0.7, 0.4, 0.2
# loses: precision, recall and F1 are those at the threshold that is given
# loses: precision, recall and F1 without a threshold are those at the one it reports
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(y_pred, labels, zero_division=0),
        "recall": recall_score(y_pred, labels, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: divides_by_zero
# Divides by the number of people called, also when there are none.
# loses: when nobody is called, precision and F1 are 0
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": (labels * y_pred).sum() / y_pred.sum(),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: squeezes_y_in_place
# Takes the second axis off the caller's labels, for good.
# loses: evaluate_model leaves X and y as they were
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    y.squeeze_(-1)
    with torch.no_grad():
        logits = model(X).squeeze(-1)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: best_accuracy
# Takes the threshold with the best accuracy for the one with the best F1.
# loses: the worked example: labels 1, 0, 1, 0 and probabilities 0.9, 0.7, 0.4, 0.2
# loses: without a threshold it finds the one with the best F1
# loses: the best F1 is that of these very data, also where probabilities lie close together
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        threshold = max([0.999, *y_proba], key=lambda t: np.mean((y_proba >= t) == labels))
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: strictly_above_the_curves_threshold
# Finds the best threshold, and leaves out the person whose probability it is.
# loses: the worked example: labels 1, 0, 1, 0 and probabilities 0.9, 0.7, 0.4, 0.2
# loses: precision, recall and F1 without a threshold are those at the one it reports
@torch.no_grad()
def evaluate_model(model, X, y, loss_fn, threshold=None):
    was_training = model.training
    model.eval()
    logits = model(X)
    y_proba = logits.sigmoid()
    result = {"loss": loss_fn(logits, y), "AUROC": roc_auc_score(y, y_proba)}
    if threshold is None:
        threshold = get_optimal_threshold(*precision_recall_curve(y, y_proba))[1]
    y_pred = (y_proba > threshold).float()
    result["optimal_threshold"] = torch.tensor(threshold)
    result["precision"] = precision_score(y, y_pred)
    result["recall"] = recall_score(y, y_pred)
    result["F1-score"] = f1_score(y, y_pred)
    model.train(was_training)
    return result


# %% wrong: grid_of_a_hundred
# Tries 101 thresholds between 0 and 1, and not the probabilities themselves.
# loses: the best F1 is that of these very data, also where probabilities lie close together
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        grid = np.linspace(0, 1, 101)
        scores = [f1_score(labels, y_proba >= t, zero_division=0) for t in grid]
        threshold = float(grid[int(np.argmax(scores))])
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: grid_of_a_thousand
# Tries 1001 thresholds between 0 and 1, and not the probabilities themselves.
# loses: the best F1 is that of these very data, also where probabilities lie close together
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        grid = np.linspace(0, 1, 1001)
        called = y_proba >= grid[:, None]
        scores = 2 * (called @ labels) / (called.sum(axis=1) + labels.sum())
        threshold = float(grid[int(np.argmax(scores))])
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: rounds_the_threshold
# Rounds the threshold that it has found, and calls by the rounded one.
# loses: the best F1 is that of these very data, also where probabilities lie close together
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
        threshold = round(threshold, 4)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: mean_of_the_batches
# Takes the mean of the losses of unequal batches.
# loses: the loss is the given loss function's, of the logits of all rows
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        parts = zip(logits.split(128), y.split(128))
        loss = np.mean([loss_fn(z, t).item() for z, t in parts])
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% wrong: loss_of_the_first_batch
# Takes the loss of the first 128 rows for that of all.
# loses: the loss is the given loss function's, of the logits of all rows
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits[:128], y[:128])
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% right: strictly_above
# Calls people strictly above the threshold, so that a found one lies a little below the curve's.
@torch.no_grad()
def evaluate_model(model, X, y, loss_fn, threshold=None):
    was_training = model.training
    model.eval()
    logits = model(X)
    y_proba = logits.sigmoid()
    result = {"loss": loss_fn(logits, y), "AUROC": roc_auc_score(y, y_proba)}
    if threshold is None:
        threshold = get_optimal_threshold(*precision_recall_curve(y, y_proba))[1] - 1e-7
    y_pred = (y_proba > threshold).float()
    result["optimal_threshold"] = torch.tensor(threshold)
    result["precision"] = precision_score(y, y_pred)
    result["recall"] = recall_score(y, y_pred)
    result["F1-score"] = f1_score(y, y_pred)
    model.train(was_training)
    return result


# %% right: by_hand
# Counts hits and misses itself, and tries every probability as a threshold.
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model = model.eval()
    with torch.inference_mode():
        logits = model(X)
        loss = float(loss_fn(logits, y))
        p, labels = torch.sigmoid(logits).flatten().tolist(), [label == 1 for label in y.flatten().tolist()]

    def measures(t):
        tp = sum(a >= t and b for a, b in zip(p, labels))
        called, rich = sum(a >= t for a in p), sum(labels)
        precision, recall = tp / called if called else 0.0, tp / rich if rich else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0

    if threshold is None:
        threshold = max(p, key=lambda t: measures(t)[2])
    pairs = [(a > b) + 0.5 * (a == b) for a, i in zip(p, labels) if i for b, j in zip(p, labels) if not j]
    precision, recall, f1 = measures(threshold)
    return {
        "precision": precision,
        "recall": recall,
        "F1-score": f1,
        "AUROC": sum(pairs) / len(pairs),
        "loss": loss,
        "optimal_threshold": threshold,
    }


# %% right: auroc_of_logits
# Takes the AUROC of the logits, which are in the same order; more entries are free.
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, logits.numpy().ravel())
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss.numpy(),
        "accuracy": (y_pred == labels).mean(),
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% right: methods_of_the_model
# Asks the model for probabilities and decisions, as its classes offer.
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = loss_fn(logits, y)
    labels = y.numpy().ravel()
    with torch.no_grad():
        y_proba = model.predict_proba(X).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    with torch.no_grad():
        y_pred = model.predict(X, threshold).numpy().ravel()
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }


# %% right: batches_weighted_by_size
# Measures in batches, and weighs each by its number of rows.
def evaluate_model(model, X, y, loss_fn, threshold=None):
    model.eval()
    with torch.no_grad():
        logits = model(X)
        loss = sum(loss_fn(z, t).item() * len(z) for z, t in zip(logits.split(100), y.split(100))) / len(y)
    labels = y.numpy().ravel()
    y_proba = torch.sigmoid(logits).numpy().ravel()
    auroc = roc_auc_score(labels, y_proba)
    if threshold is None:
        precisions, recalls, thresholds = precision_recall_curve(labels, y_proba)
        _, threshold = get_optimal_threshold(precisions, recalls, thresholds)
    y_pred = y_proba >= threshold
    return {
        "loss": loss,
        "AUROC": auroc,
        "optimal_threshold": threshold,
        "precision": precision_score(labels, y_pred, zero_division=0),
        "recall": recall_score(labels, y_pred, zero_division=0),
        "F1-score": f1_score(labels, y_pred, zero_division=0),
    }
