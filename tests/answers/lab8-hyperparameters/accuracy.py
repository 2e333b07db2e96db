# %% wrong: global_y
# Compares with the notebook's y instead of the labels handed in.
# loses: the worked example: three of four flowers right give 0.75
# loses: any number of points and of classes
# loses: the labels that count are the ones handed in, not the notebook's
# loses: a single point is either right or wrong
def accuracy(y_target, y_calc):
    return (y_calc.argmax(dim=1) == y).double().mean().item()


# %% wrong: global_n
# Divides by the notebook's n, so it is right for 150 flowers only.
# loses: the worked example: three of four flowers right give 0.75
# loses: any number of points and of classes
# loses: a single point is either right or wrong
def accuracy(y_target, y_calc):
    return (y_calc.argmax(dim=1) == y_target).sum().item() / n


# %% wrong: global_y_and_n
# Exactly the seed: both globals.
# loses: the worked example: three of four flowers right give 0.75
# loses: any number of points and of classes
# loses: the labels that count are the ones handed in, not the notebook's
# loses: a single point is either right or wrong
def accuracy(y_target, y_calc):
    prediction_class = y_calc.max(1)[1]
    number_of_correct = (prediction_class == y).float().sum()
    return number_of_correct / n


# %% wrong: percent
# In percent, not as a fraction.
# loses: the worked example: three of four flowers right give 0.75
# loses: the share of right answers on the 150 flowers, a fraction from 0 to 1
def accuracy(y_target, y_calc):
    return 100 * (y_calc.argmax(dim=1) == y_target).double().mean().item()


# %% wrong: count
# Returns how many are right, and forgets to divide.
# loses: the worked example: three of four flowers right give 0.75
# loses: the share of right answers on the 150 flowers, a fraction from 0 to 1
# loses: any number of points and of classes
# loses: a single point is either right or wrong
def accuracy(y_target, y_calc):
    return int((y_calc.argmax(dim=1) == y_target).sum())


# %% wrong: batch_axis
# Takes the argmax over the flowers instead of over the classes.
# loses: the worked example: three of four flowers right give 0.75
# loses: the share of right answers on the 150 flowers, a fraction from 0 to 1
# loses: any number of points and of classes
# loses: the labels that count are the ones handed in, not the notebook's
# loses: only the order of the logits in a row matters: all negative or all large is the same
# loses: logits straight from a network, their graph still attached, are fine
# loses: a single point is either right or wrong
# loses: accuracy leaves its arguments as they were
def accuracy(y_target, y_calc):
    return (y_calc.argmax(dim=0) == y_target).double().mean().item()


# %% wrong: threshold
# Rounds the logits at 0.5, as if they were probabilities.
# loses: the worked example: three of four flowers right give 0.75
# loses: only the order of the logits in a row matters: all negative or all large is the same
def accuracy(y_target, y_calc):
    return ((y_calc > 0.5).int().argmax(dim=1) == y_target).double().mean().item()


# %% wrong: balanced
# The mean of the accuracies of the classes: another quantity.
# loses: the worked example: three of four flowers right give 0.75
# loses: any number of points and of classes
def accuracy(y_target, y_calc):
    hits = (y_calc.argmax(dim=1) == y_target).double()
    return float(torch.stack([hits[y_target == k].mean() for k in y_target.unique()]).mean())


# %% wrong: graph_not_detached
# Goes to numpy without detach, which no network in training survives.
# loses: logits straight from a network, their graph still attached, are fine
def accuracy(y_target, y_calc):
    return float(np.mean(y_calc.numpy().argmax(axis=1) == y_target.numpy()))


# %% wrong: three_classes
# The number of classes is fixed at three.
# loses: any number of points and of classes
def accuracy(y_target, y_calc):
    winners = y_calc[:, :3].argmax(dim=1)
    return (winners == y_target).double().mean().item()


# %% wrong: in_place
# Subtracts the largest logit of each row in place.
# loses: accuracy leaves its arguments as they were
def accuracy(y_target, y_calc):
    y_calc -= y_calc.max(dim=1, keepdim=True)[0]
    return (y_calc == 0)[torch.arange(len(y_target)), y_target].double().mean().item()


# %% wrong: error_rate
# The share of wrong answers.
# loses: the worked example: three of four flowers right give 0.75
# loses: the share of right answers on the 150 flowers, a fraction from 0 to 1
def accuracy(y_target, y_calc):
    return (y_calc.argmax(dim=1) != y_target).double().mean().item()


# %% wrong: vector
# Returns one truth value a flower, not a number.
# loses: the worked example: three of four flowers right give 0.75
# loses: the share of right answers on the 150 flowers, a fraction from 0 to 1
def accuracy(y_target, y_calc):
    return y_calc.argmax(dim=1) == y_target


# %% right: max_and_float
# The second output of max, and a float32 mean.
def accuracy(y_target, y_calc):
    prediction = y_calc.max(1)[1]
    return float((prediction == y_target).float().mean())


# %% right: loop
# A loop over the flowers.
def accuracy(y_target, y_calc):
    right = 0
    for label, row in zip(y_target, y_calc):
        if int(row.argmax()) == int(label):
            right += 1
    return right / len(y_target)


# %% right: numpy
# Through numpy, detached; returns a numpy number.
def accuracy(y_target, y_calc):
    return np.mean(np.argmax(y_calc.detach().numpy(), axis=1) == y_target.numpy())


# %% right: zero_dim_tensor
# Returns a tensor without axes, and prints on the way.
def accuracy(y_target, y_calc):
    prediction = torch.argmax(y_calc, -1)
    right = torch.eq(prediction, y_target).sum()
    print(right)
    return right / y_target.size(0)


# %% right: scikit_learn
# Lets scikit-learn count.
def accuracy(y_target, y_calc):
    from sklearn.metrics import accuracy_score

    return accuracy_score(y_target, y_calc.argmax(dim=1))
