# %% wrong: overflow
# The softmax first and its logarithm afterwards.
# loses: log_softmax is finite and right for scores of a thousand
def log_softmax(scores):
    e = scores.exp()
    return (e / e.sum(dim=1, keepdim=True)).log()


def nll(log_probs, labels):
    return -log_probs[range(len(labels)), labels].mean()


# %% wrong: underflow
# A stable softmax, but then the logarithm of probabilities that were rounded to 0.
# loses: log_softmax is finite and right for scores of a thousand
def log_softmax(scores):
    return torch.log(torch.softmax(scores, dim=1))


def nll(log_probs, labels):
    return -log_probs.gather(1, labels[:, None]).mean()


# %% wrong: sum_for_mean
# Adds up over the pictures.
# loses: nll, worked example: probabilities 1/2 and 3/4 of the right classes
# loses: nll is the mean of minus the log probability of each right class
# loses: log_softmax and nll together are PyTorch's cross entropy
def log_softmax(scores):
    return torch.log_softmax(scores, dim=1)


def nll(log_probs, labels):
    return -log_probs.gather(1, labels[:, None]).sum()


# %% wrong: missing_minus
# Forgets the minus: a better model gets a larger value.
# loses: nll, worked example: probabilities 1/2 and 3/4 of the right classes
# loses: nll is the mean of minus the log probability of each right class
# loses: log_softmax and nll together are PyTorch's cross entropy
def log_softmax(scores):
    return torch.log_softmax(scores, dim=1)


def nll(log_probs, labels):
    return log_probs.gather(1, labels[:, None]).mean()


# %% wrong: over_the_batch
# Sums over the pictures instead of the classes.
# loses: log_softmax, worked example: the scores 0 and 0, and 0 and 1.0986
# loses: log_softmax gives the logarithms of the probabilities of each row
# loses: the probabilities that log_softmax stands for add up to 1 for each picture
# loses: log_softmax is finite and right for scores of a thousand
# loses: log_softmax and nll together are PyTorch's cross entropy
def log_softmax(scores):
    return torch.log_softmax(scores, dim=0)


def nll(log_probs, labels):
    return -log_probs.gather(1, labels[:, None]).mean()


# %% wrong: no_logarithm
# Returns the probabilities themselves.
# loses: log_softmax, worked example: the scores 0 and 0, and 0 and 1.0986
# loses: log_softmax gives the logarithms of the probabilities of each row
# loses: the probabilities that log_softmax stands for add up to 1 for each picture
# loses: log_softmax is finite and right for scores of a thousand
# loses: log_softmax and nll together are PyTorch's cross entropy
def log_softmax(scores):
    return torch.softmax(scores, dim=1)


def nll(log_probs, labels):
    return -log_probs.gather(1, labels[:, None]).mean()


# %% wrong: all_entries
# Averages over all classes, not over the right ones.
# loses: nll, worked example: probabilities 1/2 and 3/4 of the right classes
# loses: nll is the mean of minus the log probability of each right class
# loses: log_softmax and nll together are PyTorch's cross entropy
def log_softmax(scores):
    return torch.log_softmax(scores, dim=1)


def nll(log_probs, labels):
    return -log_probs.mean()


# %% wrong: all_pairs
# log_probs[:, labels] is a table of all pairs, not one entry for each row.
# loses: nll, worked example: probabilities 1/2 and 3/4 of the right classes
# loses: nll is the mean of minus the log probability of each right class
# loses: log_softmax and nll together are PyTorch's cross entropy
def log_softmax(scores):
    return torch.log_softmax(scores, dim=1)


def nll(log_probs, labels):
    return -log_probs[:, labels].mean()


# %% wrong: in_place
# Subtracts the largest score from the scores that were given.
# loses: log_softmax and nll leave their arguments as they were
def log_softmax(scores):
    scores -= scores.max(dim=1, keepdim=True).values
    return scores - scores.exp().sum(dim=1, keepdim=True).log()


def nll(log_probs, labels):
    return -log_probs.gather(1, labels[:, None]).mean()


# %% wrong: detached_loss
# Loops over the pictures and takes the numbers out of the tensors: the loss is right, and nothing can be learned from it.
# loses: log_softmax and nll can be differentiated
def log_softmax(scores):
    return torch.log_softmax(scores, dim=1)


def nll(log_probs, labels):
    total = 0.0
    for row, label in zip(log_probs, labels):
        total -= row[label].item()
    return total / len(labels)


# %% wrong: detached_scores
# Goes to numpy for the logarithm of the softmax.
# loses: log_softmax and nll can be differentiated
def log_softmax(scores):
    s = scores.detach().numpy()
    s = s - s.max(axis=1, keepdims=True)
    return torch.from_numpy(s - np.log(np.exp(s).sum(axis=1, keepdims=True)))


def nll(log_probs, labels):
    return -log_probs.gather(1, labels[:, None]).mean()


# %% wrong: over_the_whole_table
# One sum for all pictures together: right for a single picture.
# loses: log_softmax, worked example: the scores 0 and 0, and 0 and 1.0986
# loses: log_softmax gives the logarithms of the probabilities of each row
# loses: the probabilities that log_softmax stands for add up to 1 for each picture
# loses: log_softmax is finite and right for scores of a thousand
# loses: log_softmax and nll together are PyTorch's cross entropy
def log_softmax(scores):
    return scores - torch.logsumexp(scores.flatten(), 0)


def nll(log_probs, labels):
    return -log_probs.gather(1, labels[:, None]).mean()


# %% wrong: logarithm_to_base_2
# Counts in bits.
# loses: log_softmax, worked example: the scores 0 and 0, and 0 and 1.0986
# loses: log_softmax gives the logarithms of the probabilities of each row
# loses: the probabilities that log_softmax stands for add up to 1 for each picture
# loses: log_softmax is finite and right for scores of a thousand
# loses: log_softmax and nll together are PyTorch's cross entropy
def log_softmax(scores):
    return torch.log_softmax(scores, dim=1) / np.log(2)


def nll(log_probs, labels):
    return -log_probs.gather(1, labels[:, None]).mean()


# %% right: torchs_own
# Calls what PyTorch has.
def log_softmax(scores):
    return nn.functional.log_softmax(scores, dim=1)


def nll(log_probs, labels):
    return nn.functional.nll_loss(log_probs, labels)


# %% right: one_hot
# Multiplies with a table of ones and zeros.
def log_softmax(scores):
    print("scores", scores.shape)
    m, _ = torch.max(scores, dim=1, keepdim=True)
    return scores - m - torch.log(torch.sum(torch.exp(scores - m), dim=1, keepdim=True))


def nll(log_probs, labels):
    chosen = nn.functional.one_hot(labels.long(), log_probs.shape[1]) * log_probs
    return -(chosen.sum(dim=1)).mean()


# %% right: row_by_row
# Loops over the pictures, with tensors to the end.
def log_softmax(scores):
    rows = []
    for row in scores:
        rows.append(row - torch.logsumexp(row, 0))
    return torch.stack(rows)


def nll(log_probs, labels):
    total = 0.0
    for row, label in zip(log_probs, labels):
        total = total - row[label]
    return total / len(labels)
