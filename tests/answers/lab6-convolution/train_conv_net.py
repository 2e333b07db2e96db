# %% wrong: no_zero_grad
# Never clears the gradients, so that every step follows the sum of all that came before.
# loses: after training on small digits the model tells at least 75 % of unseen ones right
# loses: the gradients are cleared before every step
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    model.train()
    for _ in range(num_epochs):
        for images, labels in train_loader:
            loss = F.nll_loss(model(images), labels)
            loss.backward()
            optimizer.step()
    return model


# %% wrong: zero_grad_once_an_epoch
# Clears the gradients at the start of each epoch only.
# loses: after training on small digits the model tells at least 75 % of unseen ones right
# loses: the gradients are cleared before every step
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    for _ in range(num_epochs):
        optimizer.zero_grad()
        for images, labels in train_loader:
            F.nll_loss(model(images), labels).backward()
            optimizer.step()
    return model


# %% wrong: nll_of_scores
# Undoes the log-softmax and gives scores to the negative log-likelihood: they grow without a bound.
# loses: after training on small digits the model tells at least 75 % of unseen ones right
# loses: the loss is the negative log-likelihood of the right digits
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    for _ in range(num_epochs):
        for images, labels in train_loader:
            log_probs = model(images)
            scores = log_probs - log_probs[:, :1]
            optimizer.zero_grad()
            F.nll_loss(scores, labels).backward()
            optimizer.step()
    return model


# %% wrong: nll_of_probabilities
# Takes the exponential first: minus the probability is no likelihood, and its slope is tiny where the network is wrong.
# loses: after training on small digits the model tells at least 75 % of unseen ones right
# loses: the loss is the negative log-likelihood of the right digits
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    for _ in range(num_epochs):
        for images, labels in train_loader:
            optimizer.zero_grad()
            F.nll_loss(model(images).exp(), labels).backward()
            optimizer.step()
    return model


# %% wrong: margin_loss
# Another loss, which trains well: the right digit must lead by a margin. It knows nothing of probabilities.
# loses: the loss is the negative log-likelihood of the right digits
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
    for _ in range(num_epochs):
        for images, labels in train_loader:
            optimizer.zero_grad()
            F.multi_margin_loss(model(images), labels).backward()
            optimizer.step()
    return model


# %% wrong: returns_a_new_model
# Trains one model and returns another.
# loses: after training on small digits the model tells at least 75 % of unseen ones right
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
    for _ in range(num_epochs):
        for images, labels in train_loader:
            optimizer.zero_grad()
            F.nll_loss(model(images), labels).backward()
            optimizer.step()
    return ConvNet()


# %% wrong: optimiser_of_another_model
# The optimiser holds the parameters of a second model, so that the returned one never changes.
# loses: after training on small digits the model tells at least 75 % of unseen ones right
# loses: the gradients are cleared before every step
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    optimizer = torch.optim.Adam(ConvNet().parameters(), lr=0.003)
    for _ in range(num_epochs):
        for images, labels in train_loader:
            optimizer.zero_grad()
            F.nll_loss(model(images), labels).backward()
            optimizer.step()
    return model


# %% wrong: always_eight_epochs
# Takes num_epochs and does not use it: eight epochs, whatever was asked for.
# loses: the worked example: with 3 batches and num_epochs = 2 the optimiser takes 6 steps
# loses: training goes through the whole loader as often as num_epochs says
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
    for _ in range(8):
        for images, labels in train_loader:
            optimizer.zero_grad()
            F.nll_loss(model(images), labels).backward()
            optimizer.step()
    return model


# %% wrong: in_eval_mode
# Switches to eval mode before the training, which switches the dropout off.
# loses: the model is in train mode while it is trained
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    model.eval()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
    for _ in range(num_epochs):
        for images, labels in train_loader:
            optimizer.zero_grad()
            F.nll_loss(model(images), labels).backward()
            optimizer.step()
    return model


# %% wrong: returns_the_losses
# Returns what it noted on the way in place of the model.
# loses: train_conv_net returns a model that gives ten numbers for each picture
# loses: after training on small digits the model tells at least 75 % of unseen ones right
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
    losses = []
    for _ in range(num_epochs):
        for images, labels in train_loader:
            optimizer.zero_grad()
            loss = F.nll_loss(model(images), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses


# %% wrong: a_new_optimiser_for_every_batch
# Makes Adam anew for each batch, so that it never remembers the gradients before.
# loses: one optimiser takes all the steps: it is made once, before the loops
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    for _ in range(num_epochs):
        for images, labels in train_loader:
            optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
            optimizer.zero_grad()
            F.nll_loss(model(images), labels).backward()
            optimizer.step()
    return model


# %% wrong: a_new_optimiser_for_every_epoch
# Makes the optimiser inside the loop over the epochs.
# loses: one optimiser takes all the steps: it is made once, before the loops
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    for _ in range(num_epochs):
        optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
        for images, labels in train_loader:
            optimizer.zero_grad()
            F.nll_loss(model(images), labels).backward()
            optimizer.step()
    return model


# %% wrong: one_step_an_epoch
# Adds the gradients of all batches up and takes one small step at the end of each epoch.
# loses: the worked example: with 3 batches and num_epochs = 2 the optimiser takes 6 steps
# loses: after training on small digits the model tells at least 75 % of unseen ones right
# loses: the gradients are cleared before every step
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.0003)
    for _ in range(num_epochs):
        optimizer.zero_grad()
        for images, labels in train_loader:
            F.nll_loss(model(images), labels).backward()
        optimizer.step()
    return model


# %% right: cross_entropy
# Cross entropy of log-probabilities is the same as their negative log-likelihood. SGD with momentum will do.
def train_conv_net(train_loader, num_epochs):
    net = ConvNet()
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
    for epoch in range(num_epochs):
        running = 0.0
        for i, data in enumerate(train_loader, 0):
            inputs, labels = data
            optimizer.zero_grad()
            loss = criterion(net(inputs), labels)
            loss.backward()
            optimizer.step()
            running += loss.item()
        print(epoch + 1, running / (i + 1))
    return net


# %% right: by_hand_and_late
# The likelihood by indexing, gradients cleared after the step, and the model left in eval mode.
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    model.train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
    epoch = 0
    while epoch < num_epochs:
        for x, y in train_loader:
            log_p = model(x)
            (-log_p[torch.arange(len(y)), y].mean()).backward()
            optimizer.step()
            model.zero_grad()
        epoch += 1
    return model.eval()


# %% right: looks_on_the_way
# The sum for the mean, and a look at the accuracy after each epoch, in eval mode and without gradients.
def train_conv_net(train_loader, num_epochs):
    device = torch.device("cpu")
    model = ConvNet().to(device)
    loss_fn = nn.NLLLoss(reduction="sum")
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    for _ in range(num_epochs):
        model.train()
        for images, labels in train_loader:
            loss = loss_fn(model(images.to(device)), labels.to(device))
            optimizer.zero_grad(set_to_none=False)
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            images, labels = next(iter(train_loader))
            print((model(images).argmax(1) == labels).float().mean())
    return model


# %% right: two_optimisers
# An optimiser for the convolutions and one for the layers after them, both made before the loops.
def train_conv_net(train_loader, num_epochs):
    model = ConvNet()
    weights = list(model.parameters())
    optimizers = [torch.optim.Adam(part, lr=0.003) for part in (weights[:1], weights[1:])]
    for _ in range(num_epochs):
        for images, labels in train_loader:
            model.zero_grad()
            F.nll_loss(model(images), labels).backward()
            for optimizer in optimizers:
                optimizer.step()
    return model
