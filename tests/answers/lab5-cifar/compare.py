# %% wrong: results_swapped
# The two accuracies stand under each other's name.
# loses: results agrees with the two nets on the test pictures to half a point
mlp_net, linear_net = MLP().to(device), LinearModel().to(device)
for net in (mlp_net, linear_net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.02)
    for epoch in range(num_epochs):
        train(net, nn.CrossEntropyLoss(), optimizer, trainloader, device)
results = {"linear": accuracy(mlp_net, testloader, device), "mlp": accuracy(linear_net, testloader, device)}


# %% wrong: nets_swapped
# The linear model is called mlp_net, and the other way round.
# loses: the MLP beats the linear model by at least 3 points on unseen pictures
# loses: linear_net is linear, and mlp_net is not
mlp_net, linear_net = LinearModel().to(device), MLP().to(device)
for net in (mlp_net, linear_net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.02)
    for epoch in range(num_epochs):
        train(net, nn.CrossEntropyLoss(), optimizer, trainloader, device)
results = {"mlp": accuracy(mlp_net, testloader, device), "linear": accuracy(linear_net, testloader, device)}


# %% wrong: trained_on_the_test_set
# Goes on with the pictures that it is tested with, long enough to know them.
# loses: the nets have learned from the training pictures, not from the test pictures
mlp_net, linear_net = MLP().to(device), LinearModel().to(device)
for net in (mlp_net, linear_net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.02)
    for epoch in range(7 * num_epochs):
        train(net, nn.CrossEntropyLoss(), optimizer, trainloader if epoch < num_epochs else testloader, device)
results = {"mlp": accuracy(mlp_net, testloader, device), "linear": accuracy(linear_net, testloader, device)}


# %% wrong: tested_on_the_training_set
# Measures on the pictures that the nets have learned from.
# loses: results agrees with the two nets on the test pictures to half a point
mlp_net, linear_net = MLP().to(device), LinearModel().to(device)
for net in (mlp_net, linear_net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.02)
    for epoch in range(num_epochs):
        train(net, nn.CrossEntropyLoss(), optimizer, trainloader, device)
results = {"mlp": accuracy(mlp_net, trainloader, device), "linear": accuracy(linear_net, trainloader, device)}


# %% wrong: fractions
# Fractions instead of percent.
# loses: results holds two percentages, of the MLP and of the linear model
# loses: results agrees with the two nets on the test pictures to half a point
mlp_net, linear_net = MLP().to(device), LinearModel().to(device)
for net in (mlp_net, linear_net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.02)
    for epoch in range(num_epochs):
        train(net, nn.CrossEntropyLoss(), optimizer, trainloader, device)
results = {
    "mlp": accuracy(mlp_net, testloader, device) / 100,
    "linear": accuracy(linear_net, testloader, device) / 100,
}


# %% wrong: one_optimizer
# The optimizer of the MLP is used for the linear model too, which so never moves.
# loses: the MLP beats the linear model by at least 3 points on unseen pictures
# loses: both nets have learned: more than 20 percent of unseen pictures are right
mlp_net, linear_net = MLP().to(device), LinearModel().to(device)
optimizer = torch.optim.SGD(mlp_net.parameters(), lr=0.02)
for net in (mlp_net, linear_net):
    for epoch in range(num_epochs):
        train(net, nn.CrossEntropyLoss(), optimizer, trainloader, device)
results = {"mlp": accuracy(mlp_net, testloader, device), "linear": accuracy(linear_net, testloader, device)}


# %% wrong: measured_before_the_training
# Computes the accuracies before the nets have learned anything.
# loses: results agrees with the two nets on the test pictures to half a point
mlp_net, linear_net = MLP().to(device), LinearModel().to(device)
results = {"mlp": accuracy(mlp_net, testloader, device), "linear": accuracy(linear_net, testloader, device)}
for net in (mlp_net, linear_net):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.02)
    for epoch in range(num_epochs):
        train(net, nn.CrossEntropyLoss(), optimizer, trainloader, device)


# %% wrong: never_trained
# Forgets the training.
# loses: the MLP beats the linear model by at least 3 points on unseen pictures
# loses: both nets have learned: more than 20 percent of unseen pictures are right
# loses: the nets have learned from the training pictures, not from the test pictures
torch.manual_seed(1)
mlp_net, linear_net = MLP().to(device), LinearModel().to(device)
for parameter in [*mlp_net.parameters(), *linear_net.parameters()]:
    parameter.data *= 0.5
results = {"mlp": accuracy(mlp_net, testloader, device), "linear": accuracy(linear_net, testloader, device)}


# %% right: momentum
# The seed course's optimizer: momentum 0.9, a smaller rate, both nets in turn in one loop.
mlp_net = MLP().to(device)
linear_net = LinearModel().to(device)
mlp_optimizer = torch.optim.SGD(mlp_net.parameters(), lr=0.001, momentum=0.9)
linear_optimizer = torch.optim.SGD(linear_net.parameters(), lr=0.001, momentum=0.9)
for epoch in range(num_epochs):
    mlp_loss = train(mlp_net, nn.CrossEntropyLoss(), mlp_optimizer, trainloader, device)
    linear_loss = train(linear_net, nn.CrossEntropyLoss(), linear_optimizer, trainloader, device)
    print("Epoch %d MLP loss: %.3f, linear loss: %.3f" % (epoch + 1, mlp_loss, linear_loss))
results = dict(mlp=accuracy(mlp_net, testloader, device), linear=accuracy(linear_net, testloader, device))


# %% right: adam
# Adam, a function of its own, the linear model first, other keys beside the two.
def trained(net):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.001)
    curve = [train(net, nn.CrossEntropyLoss(), optimizer, trainloader, device) for _ in range(num_epochs)]
    return net, curve


linear_net, losses["linear"] = trained(LinearModel().to(device))
mlp_net, losses["mlp"] = trained(MLP().to(device))
results = {}
for name, net in [("mlp", mlp_net), ("linear", linear_net)]:
    results[name] = torch.tensor(accuracy(net, testloader, device))
results["difference"] = results["mlp"] - results["linear"]


# %% right: own_loops
# Trains and counts in loops of its own; the nets stay in training mode.
mlp_net, linear_net = MLP().to(device), LinearModel().to(device)
results = {}
for name, net in {"mlp": mlp_net, "linear": linear_net}.items():
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    for epoch in range(num_epochs):
        for inputs, labels in trainloader:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(net(inputs.to(device)), labels.to(device))
            loss.backward()
            optimizer.step()
        losses[name].append(loss.item())
    right = sum(int((net(x.to(device)).argmax(1) == y.to(device)).sum()) for x, y in testloader)
    results[name] = 100 * right / len(testloader.dataset)
