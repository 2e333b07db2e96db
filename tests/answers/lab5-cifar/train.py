# %% wrong: no_zero_grad
# Never clears the gradients, so they pile up.
# loses: each batch moves the net by its own gradient: older gradients are cleared
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    total = 0.0
    for inputs, labels in trainloader:
        inputs, labels = inputs.to(device), labels.to(device)
        loss = criterion(net(inputs), labels)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / len(trainloader)


# %% wrong: tensor_with_graph
# Adds up the loss tensors, which keeps the graph of every batch.
# loses: what train returns is a plain number, without a graph of the epoch behind it
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    total = 0.0
    for inputs, labels in trainloader:
        inputs, labels = inputs.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = criterion(net(inputs), labels)
        loss.backward()
        optimizer.step()
        total = total + loss
    return total / len(trainloader)


# %% wrong: last_loss
# Returns the loss of the last batch.
# loses: train, worked example: batch losses 1 and 9 have the mean 5.0
# loses: train returns the mean of the batch losses, by the given criterion
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    for inputs, labels in trainloader:
        inputs, labels = inputs.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = criterion(net(inputs), labels)
        loss.backward()
        optimizer.step()
    return loss.item()


# %% wrong: two_passes
# Trains for two epochs in one call.
# loses: train goes once over the trainloader and uses every batch
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    losses = []
    for _ in range(2):
        for inputs, labels in trainloader:
            inputs, labels = inputs.to(device), labels.to(device)
            optimizer.zero_grad()
            loss = criterion(net(inputs), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return sum(losses) / len(losses)


# %% wrong: sum_for_mean
# Returns the sum of the batch losses.
# loses: train, worked example: batch losses 1 and 9 have the mean 5.0
# loses: train returns the mean of the batch losses, by the given criterion
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    total = 0.0
    for inputs, labels in trainloader:
        inputs, labels = inputs.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = criterion(net(inputs), labels)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total


# %% wrong: mean_of_means
# Divides inside the loop by the number of batches so far and again at the end.
# loses: train, worked example: batch losses 1 and 9 have the mean 5.0
# loses: train returns the mean of the batch losses, by the given criterion
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    total = 0.0
    for i, (inputs, labels) in enumerate(trainloader, 1):
        optimizer.zero_grad()
        loss = criterion(net(inputs.to(device)), labels.to(device))
        loss.backward()
        optimizer.step()
        total = (total + loss.item()) / i
    return total / len(trainloader)


# %% wrong: no_train_mode
# Leaves the net in the mode in which it came.
# loses: train puts the net into training mode
def train(net, criterion, optimizer, trainloader, device):
    total = 0.0
    for inputs, labels in trainloader:
        inputs, labels = inputs.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = criterion(net(inputs), labels)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / len(trainloader)


# %% wrong: step_before_backward
# Steps before there are gradients.
# loses: each batch moves the net by its own gradient: older gradients are cleared
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    total = 0.0
    for inputs, labels in trainloader:
        inputs, labels = inputs.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = criterion(net(inputs), labels)
        optimizer.step()
        loss.backward()
        total += loss.item()
    return total / len(trainloader)


# %% wrong: first_batch_only
# Returns from inside the loop.
# loses: train, worked example: batch losses 1 and 9 have the mean 5.0
# loses: train goes once over the trainloader and uses every batch
# loses: each batch moves the net by its own gradient: older gradients are cleared
# loses: train returns the mean of the batch losses, by the given criterion
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    total = 0.0
    for inputs, labels in trainloader:
        inputs, labels = inputs.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = criterion(net(inputs), labels)
        loss.backward()
        optimizer.step()
        total += loss.item()
        return total / len(trainloader)


# %% wrong: own_criterion
# Uses cross entropy whatever criterion it was given.
# loses: train, worked example: batch losses 1 and 9 have the mean 5.0
# loses: train returns the mean of the batch losses, by the given criterion
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    total = 0.0
    for inputs, labels in trainloader:
        inputs, labels = inputs.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = nn.CrossEntropyLoss()(net(inputs), labels)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / len(trainloader)


# %% wrong: not_moved
# Forgets the device.
# loses: train moves the inputs and the labels of a batch to the device
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    total = 0.0
    for inputs, labels in trainloader:
        optimizer.zero_grad()
        loss = criterion(net(inputs), labels)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / len(trainloader)


# %% wrong: labels_not_moved
# Moves the pictures and forgets the labels.
# loses: train moves the inputs and the labels of a batch to the device
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    total = 0.0
    for inputs, labels in trainloader:
        inputs = inputs.to(device)
        optimizer.zero_grad()
        loss = criterion(net(inputs), labels)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / len(trainloader)


# %% wrong: moved_and_dropped
# Calls .to and does not keep what it gives back.
# loses: train moves the inputs and the labels of a batch to the device
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    total = 0.0
    for inputs, labels in trainloader:
        inputs.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = criterion(net(inputs), labels)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / len(trainloader)


# %% wrong: device_of_the_notebook
# Moves to the CPU, whatever device was asked for.
# loses: train moves the inputs and the labels of a batch to the device
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    total = 0.0
    for inputs, labels in trainloader:
        inputs, labels = inputs.to("cpu"), labels.to("cpu")
        optimizer.zero_grad()
        loss = criterion(net(inputs), labels)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / len(trainloader)


# %% right: weighted_by_size
# Weighs each batch by its number of pictures, and clears the gradients after the step.
def train(net, criterion, optimizer, trainloader, device):
    net.train(True)
    total, count = 0.0, 0
    optimizer.zero_grad()
    for data in trainloader:
        inputs, labels = data[0].to(device), data[1].to(device)
        loss = criterion(net(inputs), labels)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        total += loss.item() * len(inputs)
        count += len(inputs)
    return total / count


# %% right: net_zero_grad
# Clears with net.zero_grad(), collects a list, takes numpy's mean, prints on the way.
def train(net, criterion, optimizer, trainloader, device):
    net = net.to(device)
    net.train()
    batch_losses = []
    for i, data in enumerate(trainloader, 0):
        inputs, labels = (part.to(device) for part in data)
        net.zero_grad()
        outputs = net(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        batch_losses.append(float(loss.detach()))
        if i % 1000 == 0:
            print("batch", i)
    return np.mean(batch_losses)


# %% right: detached_tensor
# A 0-d tensor without a graph; divides the weighted sum by the size of the data set; evaluation mode at the end.
def train(net, criterion, optimizer, trainloader, device):
    net.train()
    running = torch.zeros(())
    for inputs, labels in trainloader:
        inputs, labels = inputs.to(device), labels.to(device)
        optimizer.zero_grad(set_to_none=False)
        loss = criterion(net(inputs), labels)
        loss.backward()
        optimizer.step()
        running += loss.detach().cpu() * labels.size(0)
    net.eval()
    return running / len(trainloader.dataset)
