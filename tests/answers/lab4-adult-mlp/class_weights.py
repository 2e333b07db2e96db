# %% wrong: weight_for_pos_weight
# Gives the weight to `weight`, which multiplies every term.
# loses: the worked example: of labels 1, 0, 0, 0 a positive costs 1.386 and a negative 0.693
# loses: the loss of a negative keeps its weight of 1
def positive_weight(y):
    return len(y) / (2 * y.sum().item())


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, weight_decay=l2)
    loss_fn = nn.BCEWithLogitsLoss(weight=torch.tensor(positive_weight(y)))
    return optimizer, loss_fn


# %% wrong: weight_of_the_negatives
# Computes the balanced weight of class 0.
# loses: the worked example: one positive among four has the weight 2
# loses: positive_weight is the balanced weight of class 1 where it is rare
# loses: positive_weight is below 1 where positives are the majority
def positive_weight(y):
    return len(y) / (2 * (1 - y).sum().item())


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, weight_decay=l2)
    loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(positive_weight(y)))
    return optimizer, loss_fn


# %% wrong: ratio_of_the_classes
# Takes negatives over positives.
# loses: the worked example: one positive among four has the weight 2
# loses: positive_weight is the balanced weight of class 1 where it is rare
# loses: positive_weight is below 1 where positives are the majority
def positive_weight(y):
    return ((1 - y).sum() / y.sum()).item()


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, weight_decay=l2)
    loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(positive_weight(y)))
    return optimizer, loss_fn


# %% wrong: one_over_the_share
# Forgets to divide by the number of classes.
# loses: the worked example: one positive among four has the weight 2
# loses: positive_weight is the balanced weight of class 1 where it is rare
# loses: positive_weight is below 1 where positives are the majority
def positive_weight(y):
    return len(y) / y.sum().item()


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, weight_decay=l2)
    loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(positive_weight(y)))
    return optimizer, loss_fn


# %% wrong: never_below_one
# Assumes that positives are always rare.
# loses: positive_weight is below 1 where positives are the majority
def positive_weight(y):
    return max(1.0, len(y) / (2 * y.sum().item()))


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, weight_decay=l2)
    loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(positive_weight(y)))
    return optimizer, loss_fn


# %% wrong: adam
# Takes Adam, whose weight decay is part of the gradient.
# loses: the optimizer is AdamW
def positive_weight(y):
    return len(y) / (2 * y.sum().item())


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate, weight_decay=l2)
    loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(positive_weight(y)))
    return optimizer, loss_fn


# %% wrong: weight_decay_lost
# Forgets to hand the weight decay on.
# loses: the optimizer has the weight decay that was given
def positive_weight(y):
    return len(y) / (2 * y.sum().item())


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate)
    loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(positive_weight(y)))
    return optimizer, loss_fn


# %% wrong: rate_lost
# Leaves the learning rate at its default.
# loses: the optimizer has the learning rate that was given
def positive_weight(y):
    return len(y) / (2 * y.sum().item())


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.AdamW(model.parameters(), weight_decay=l2)
    loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(positive_weight(y)))
    return optimizer, loss_fn


# %% wrong: optimizer_of_a_copy
# Gives the optimizer the parameters of a copy.
# loses: the optimizer holds all parameters of the model that was given
def positive_weight(y):
    return len(y) / (2 * y.sum().item())


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.AdamW(deepcopy(model).parameters(), lr=learning_rate, weight_decay=l2)
    loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(positive_weight(y)))
    return optimizer, loss_fn


# %% wrong: unweighted_loss
# Forgets the weight in the loss.
# loses: the worked example: of labels 1, 0, 0, 0 a positive costs 1.386 and a negative 0.693
# loses: the loss of a positive is weighted, by what positive_weight says
def positive_weight(y):
    return len(y) / (2 * y.sum().item())


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, weight_decay=l2)
    loss_fn = nn.BCEWithLogitsLoss()
    return optimizer, loss_fn


# %% wrong: swapped_order
# Returns the loss first.
# loses: the worked example: of labels 1, 0, 0, 0 a positive costs 1.386 and a negative 0.693
def positive_weight(y):
    return len(y) / (2 * y.sum().item())


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, weight_decay=l2)
    loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(positive_weight(y)))
    return loss_fn, optimizer


# %% wrong: bce_of_probabilities
# Takes the loss that wants probabilities.
# loses: the worked example: of labels 1, 0, 0, 0 a positive costs 1.386 and a negative 0.693
# loses: the loss of a positive is weighted, by what positive_weight says
# loses: the loss of a negative keeps its weight of 1
# loses: the loss of several rows is the mean of their losses
def positive_weight(y):
    return len(y) / (2 * y.sum().item())


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, weight_decay=l2)
    loss_fn = nn.BCELoss()
    return optimizer, loss_fn


# %% wrong: summed_loss
# Adds the losses of the rows up.
# loses: the loss of several rows is the mean of their losses
def positive_weight(y):
    return len(y) / (2 * y.sum().item())


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate, weight_decay=l2)
    loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(positive_weight(y)), reduction="sum")
    return optimizer, loss_fn


# %% wrong: only_the_first_parameter
# Gives the optimizer the weights and forgets the bias.
# loses: the optimizer holds all parameters of the model that was given
def positive_weight(y):
    return len(y) / (2 * y.sum().item())


def make_training(model, y, learning_rate, l2):
    optimizer = torch.optim.AdamW(list(model.parameters())[:1], lr=learning_rate, weight_decay=l2)
    loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(positive_weight(y)))
    return optimizer, loss_fn


# %% right: scikit_learn
# Asks scikit-learn for the weight, and returns a tensor.
from sklearn.utils.class_weight import compute_class_weight


def positive_weight(y):
    labels = y.numpy().ravel()
    weights = compute_class_weight("balanced", classes=np.array([0, 1]), y=labels)
    return torch.tensor(weights[1], dtype=torch.float32)


def make_training(model, y, learning_rate, l2):
    return [
        torch.optim.AdamW(list(model.parameters()), learning_rate, weight_decay=l2),
        torch.nn.BCEWithLogitsLoss(pos_weight=positive_weight(y)),
    ]


# %% right: share_and_groups
# Takes one half over the share, a weight of shape (1,), and two groups of parameters.
def positive_weight(y):
    return torch.tensor([0.5]) / y.mean()


def make_training(model, y, learning_rate, l2):
    first, *others = model.parameters()
    groups = [{"params": [first]}, {"params": others}]
    loss_fn = nn.BCEWithLogitsLoss(pos_weight=positive_weight(y).detach())
    return torch.optim.AdamW(groups, lr=learning_rate, weight_decay=l2), loss_fn


# %% right: functional_loss
# A loss function that is a plain function.
def positive_weight(y):
    return y.numel() / 2 / int((y == 1).sum())


def make_training(model, y, learning_rate, l2):
    weight = torch.as_tensor(positive_weight(y))

    def loss_fn(logits, targets):
        return nn.functional.binary_cross_entropy_with_logits(logits, targets, pos_weight=weight)

    return torch.optim.AdamW(params=model.parameters(), lr=learning_rate, weight_decay=l2), loss_fn
