# %% wrong: mean_of_batch_means
# Averages the accuracies of the batches, although the last batch is smaller.
# loses: accuracy, worked example: 3 right pictures, then 2 wrong ones, are 60.0
# loses: accuracy does not depend on how the pictures are cut into batches
def accuracy(net, loader, device):
    net.eval()
    shares = []
    with torch.no_grad():
        for inputs, labels in loader:
            right = net(inputs.to(device)).argmax(dim=1) == labels.to(device)
            shares.append(right.float().mean().item())
    return 100 * sum(shares) / len(shares)


# %% wrong: fraction
# A fraction from 0 to 1 instead of percent.
# loses: accuracy, worked example: 3 right pictures, then 2 wrong ones, are 60.0
# loses: accuracy is the percentage of pictures whose largest score is that of the right class
# loses: a net that is always right has 100 percent, one that is always wrong has 0
def accuracy(net, loader, device):
    net.eval()
    right = total = 0
    with torch.no_grad():
        for inputs, labels in loader:
            right += (net(inputs.to(device)).argmax(dim=1) == labels.to(device)).sum().item()
            total += len(labels)
    return right / total


# %% wrong: argmax_over_the_batch
# Looks for the best picture of each class instead of the best class of each picture.
# loses: accuracy, worked example: 3 right pictures, then 2 wrong ones, are 60.0
# loses: accuracy is the percentage of pictures whose largest score is that of the right class
# loses: accuracy does not depend on how the pictures are cut into batches
# loses: a net that is always right has 100 percent, one that is always wrong has 0
def accuracy(net, loader, device):
    net.eval()
    right = total = 0
    with torch.no_grad():
        for inputs, labels in loader:
            right += (net(inputs.to(device)).argmax(dim=0) == labels.to(device)).sum().item()
            total += len(labels)
    return 100 * right / total


# %% wrong: stays_in_train_mode
# Measures in the mode in which the net came.
# loses: accuracy measures in evaluation mode
def accuracy(net, loader, device):
    right = total = 0
    with torch.no_grad():
        for inputs, labels in loader:
            right += (net(inputs.to(device)).argmax(dim=1) == labels.to(device)).sum().item()
            total += len(labels)
    return 100 * right / total


# %% wrong: with_gradients
# Keeps a graph for gradients that nobody asks for.
# loses: accuracy computes no gradients
def accuracy(net, loader, device):
    net.eval()
    right = total = 0
    for inputs, labels in loader:
        right += (net(inputs.to(device)).argmax(dim=1) == labels.to(device)).sum().item()
        total += len(labels)
    return 100 * right / total


# %% wrong: last_batch
# Forgets to add up: the answer is that of the last batch.
# loses: accuracy, worked example: 3 right pictures, then 2 wrong ones, are 60.0
# loses: accuracy is the percentage of pictures whose largest score is that of the right class
# loses: accuracy does not depend on how the pictures are cut into batches
def accuracy(net, loader, device):
    net.eval()
    with torch.no_grad():
        for inputs, labels in loader:
            right = (net(inputs.to(device)).argmax(dim=1) == labels.to(device)).sum().item()
            total = len(labels)
    return 100 * right / total


# %% wrong: whole_numbers
# Rounds down to whole percent.
# loses: accuracy is the percentage of pictures whose largest score is that of the right class
def accuracy(net, loader, device):
    net.eval()
    right = total = 0
    with torch.no_grad():
        for inputs, labels in loader:
            right += (net(inputs.to(device)).argmax(dim=1) == labels.to(device)).sum().item()
            total += len(labels)
    return 100 * right // total


# %% wrong: batches_times_size
# Divides by the number of batches times the size of the last one.
# loses: accuracy, worked example: 3 right pictures, then 2 wrong ones, are 60.0
# loses: accuracy does not depend on how the pictures are cut into batches
def accuracy(net, loader, device):
    net.eval()
    right = 0
    with torch.no_grad():
        for inputs, labels in loader:
            right += (net(inputs.to(device)).argmax(dim=1) == labels.to(device)).sum().item()
    return 100 * right / (len(loader) * len(labels))


# %% wrong: not_moved
# Forgets the device.
# loses: accuracy moves the pictures to the device
def accuracy(net, loader, device):
    net.eval()
    right = total = 0
    with torch.no_grad():
        for inputs, labels in loader:
            right += (net(inputs).argmax(dim=1) == labels).sum().item()
            total += len(labels)
    return 100 * right / total


# %% right: all_at_once
# Collects all predictions first, in inference mode, and compares once; the net is back in training mode afterwards.
@torch.inference_mode()
def accuracy(net, loader, device):
    net.train(False)
    predicted, wanted = [], []
    for inputs, labels in loader:
        predicted.append(torch.max(net(inputs.to(device)), 1)[1].cpu())
        wanted.append(labels)
    net.train()
    return 100.0 * np.mean(torch.cat(predicted).numpy() == torch.cat(wanted).numpy())


# %% right: tensor_counters
# Counts with tensors and returns a 0-d tensor.
def accuracy(net, loader, device):
    net.eval()
    correct, total = torch.tensor(0.0), 0
    with torch.no_grad():
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            _, predicted = torch.max(net(images).data, 1)
            correct += (predicted == labels).sum().cpu()
            total += labels.size(0)
    return 100 * correct / total


# %% right: picture_by_picture
# A loop over the rows, with softmax before the comparison, which changes nothing.
def accuracy(net, loader, device):
    net.eval()
    right = []
    for inputs, labels in loader:
        with torch.no_grad():
            proba = torch.softmax(net(inputs.to(device)), dim=1)
        for row, label in zip(proba.tolist(), labels.tolist()):
            right.append(row.index(max(row)) == label)
    return 100 * sum(right) / len(right)
