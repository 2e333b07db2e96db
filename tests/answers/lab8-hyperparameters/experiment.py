# %% wrong: same_model_reused
# Makes the network once for a setting and goes on training it in every repeat.
# loses: each run starts with a new network, not with one that a run before has trained
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            model = Net(num_features, hidden_size, num_classes)
            optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
            for repeat in range(repeats):
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: only_the_last_run_kept
# The row is appended after the loop over the repeats, so only the last run survives.
# loses: the worked example: two rates, one size and two repeats give four rows, as in the text
# loses: every learning rate meets every hidden size, and each pair is repeated as often as asked
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
            runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: mean_over_epochs
# Takes the mean over all epochs for the last epoch.
# loses: loss and accuracy of a row are those of its run's last epoch
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, np.mean(losses), np.mean(accuracies)])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: best_epoch
# Takes the best epoch for the last one.
# loses: loss and accuracy of a row are those of its run's last epoch
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, min(losses), max(accuracies)])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: first_epoch
# Takes the first epoch for the last one.
# loses: loss and accuracy of a row are those of its run's last epoch
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[0], accuracies[0]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: swapped_columns
# Writes the accuracy into the column of the loss.
# loses: loss and accuracy of a row are those of its run's last epoch
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, accuracies[-1], losses[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: seed_in_every_run
# Sets the same seed before each run: all repeats are one and the same.
# loses: the worked example: the two repeats of a rate end with different losses
# loses: the repeats of one setting differ
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                torch.manual_seed(seed)
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: copies_of_one_network
# Starts every repeat from a copy of the same network.
# loses: the worked example: the two repeats of a rate end with different losses
# loses: the repeats of one setting differ
import copy


def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            start = Net(num_features, hidden_size, num_classes)
            for repeat in range(repeats):
                model = copy.deepcopy(start)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: never_seeded
# Ignores the seed: no two calls agree.
# loses: the same seed gives the same table again
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: fixed_seed
# Always seeds with 0, whatever was asked.
# loses: another seed gives other runs
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(0)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: numpy_seeded
# Seeds numpy, from which torch takes no number.
# loses: the same seed gives the same table again
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    np.random.seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: zipped
# Pairs the first rate with the first size and so on, instead of all with all.
# loses: the worked example: two rates, one size and two repeats give four rows, as in the text
# loses: every learning rate meets every hidden size, and each pair is repeated as often as asked
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate, hidden_size in zip(learning_rates, hidden_sizes):
        if True:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: fixed_epochs
# Trains for 20 epochs, whatever was asked.
# loses: each run trains for the number of epochs asked for
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, 20)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: fixed_repeats
# Repeats ten times, whatever was asked.
# loses: the worked example: two rates, one size and two repeats give four rows, as in the text
# loses: every learning rate meets every hidden size, and each pair is repeated as often as asked
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(10):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: fixed_rate
# All optimisers have the learning rate 0.1.
# loses: a row's learning rate is the one that its optimiser had
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: fixed_hidden_size
# All networks have ten hidden neurons.
# loses: a row's hidden size is the one that its network had
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, 10, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: adam
# Adam for SGD.
# loses: the optimiser is plain SGD on the parameters of the run's own network
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: momentum
# SGD with momentum, which changes what a learning rate means.
# loses: the optimiser is plain SGD on the parameters of the run's own network
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=0.9)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: optimizer_of_another_network
# Makes the optimiser for one network and trains another.
# loses: the optimiser is plain SGD on the parameters of the run's own network
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                optimizer = torch.optim.SGD(Net(num_features, hidden_size, num_classes).parameters(), lr=learning_rate)
                model = Net(num_features, hidden_size, num_classes)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: part_of_the_flowers
# Trains on the first hundred flowers only, which are of two species.
# loses: each run trains on all of the notebook's x and y
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x[: 2 * len(x) // 3], y[: 2 * len(y) // 3], model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: misaligned_rows
# Runs sizes in the outer loop and rates in the inner, and labels the rows the other way round.
# loses: a row's hidden size is the one that its network had
# loses: a row's learning rate is the one that its optimiser had
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    ends = []
    for hidden_size in hidden_sizes:
        for learning_rate in learning_rates:
            for _ in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                ends.append([losses[-1], accuracies[-1]])
    rows = [[lr, size, k] for lr in learning_rates for size in hidden_sizes for k in range(repeats)]
    names = ["learning_rate", "hidden_size", "repeat", "loss", "accuracy"]
    return pd.DataFrame([row + end for row, end in zip(rows, ends)], columns=names)


# %% wrong: means_only
# Keeps the mean of a setting's runs, not the runs.
# loses: the worked example: two rates, one size and two repeats give four rows, as in the text
# loses: every learning rate meets every hidden size, and each pair is repeated as often as asked
# loses: loss and accuracy of a row are those of its run's last epoch
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    rows = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            ends = []
            for _ in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                ends.append([losses[-1], accuracies[-1]])
            rows.append([learning_rate, hidden_size, repeats, *np.mean(ends, axis=0)])
    return pd.DataFrame(rows, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: repeat_not_counted
# Writes the number of repeats into every row instead of the run's own number.
# loses: the worked example: two rates, one size and two repeats give four rows, as in the text
# loses: in each setting the column `repeat` counts the runs from 0
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeats, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: sorts_the_lists
# Sorts the caller's lists in place.
# loses: experiment leaves the lists it was given as they were
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    learning_rates.sort()
    hidden_sizes.sort()
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: other_defaults
# Five repeats and 100 epochs where nothing is said.
# loses: without further wishes it is ten repeats of 200 epochs, from the seed 0
def experiment(learning_rates, hidden_sizes, repeats=5, num_epochs=100, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: list_of_rows
# Returns the list of rows without a table around it.
# loses: the worked example: two rates, one size and two repeats give four rows, as in the text
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return runs


# %% wrong: repeat_from_one
# Counts the repeats from 1.
# loses: the worked example: two rates, one size and two repeats give four rows, as in the text
# loses: in each setting the column `repeat` counts the runs from 0
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(1, repeats + 1):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: default_seed
# Takes another seed than 0 where none is named.
# loses: without further wishes it is ten repeats of 200 epochs, from the seed 0
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=42):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: default_repeats
# Repeats each setting five times where nothing is said.
# loses: without further wishes it is ten repeats of 200 epochs, from the seed 0
def experiment(learning_rates, hidden_sizes, repeats=5, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: default_epochs
# Trains for 100 epochs where nothing is said.
# loses: without further wishes it is ten repeats of 200 epochs, from the seed 0
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=100, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% wrong: own_column_names
# Calls the columns as it likes.
# loses: the worked example: two rates, one size and two repeats give four rows, as in the text
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["lr", "hidden", "run", "final_loss", "final_accuracy"])


# %% wrong: first_run_for_all
# Trains all repeats, but writes the first one into every row.
# loses: the worked example: the two repeats of a rate end with different losses
# loses: the repeats of one setting differ
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                result = fit(x, y, model, optimizer, num_epochs)
                if repeat == 0:
                    losses, accuracies = result
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% right: product
# itertools.product, keywords everywhere, a list of dicts.
from itertools import product


def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    rows = []
    for hidden_size, learning_rate, repeat in product(hidden_sizes, learning_rates, range(repeats)):
        net = Net(input_nr=x.shape[1], hidden_nr=hidden_size, output_nr=int(y.max()) + 1)
        sgd = torch.optim.SGD(params=net.parameters(), lr=learning_rate)
        losses, accuracies = fit(x=x, y=y, model=net, optimizer=sgd, num_epochs=num_epochs)
        rows.append(
            dict(
                learning_rate=learning_rate,
                hidden_size=hidden_size,
                repeat=repeat,
                loss=losses[-1],
                accuracy=accuracies[-1],
            )
        )
    return pd.DataFrame(rows)


# %% right: seed_for_each_repeat
# A seed of its own for each repeat, the same for all settings: paired runs.
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    runs = []
    for learning_rate in learning_rates:
        for hidden_size in hidden_sizes:
            for repeat in range(repeats):
                torch.manual_seed(seed + repeat)
                model = Net(num_features, hidden_size, num_classes)
                optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                runs.append([learning_rate, hidden_size, repeat, losses[-1], accuracies[-1]])
    return pd.DataFrame(runs, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])


# %% right: helper_and_columns
# A helper for one run, and a dict of columns in another order.
from torch import optim


def one_run(learning_rate, hidden_size, num_epochs):
    model = Net(4, hidden_size, 3)
    history = fit(x, y, model, optim.SGD(model.parameters(), learning_rate), num_epochs)
    return history[0][-1], history[1][-1]


def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    columns = {name: [] for name in ("repeat", "learning_rate", "hidden_size", "loss", "accuracy")}
    for lr in learning_rates:
        for size in hidden_sizes:
            for k in range(repeats):
                loss, acc = one_run(lr, size, num_epochs)
                columns["learning_rate"].append(lr)
                columns["hidden_size"].append(size)
                columns["repeat"].append(k)
                columns["loss"].append(loss)
                columns["accuracy"].append(acc)
    print(len(columns["loss"]), "runs")
    return pd.DataFrame(columns)


# %% right: forked_generator
# Leaves the notebook's random numbers alone, and fills the table row by row.
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    table = pd.DataFrame(columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        for lr in learning_rates:
            for size in hidden_sizes:
                for repeat in range(repeats):
                    model = Net(num_features, size, num_classes)
                    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
                    losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                    table.loc[len(table)] = [lr, size, repeat, float(losses[-1]), float(accuracies[-1])]
    return table


# %% right: reset_parameters
# One network for a setting, but every layer draws new weights before each run.
def experiment(learning_rates, hidden_sizes, repeats=10, num_epochs=200, seed=0):
    torch.manual_seed(seed)
    rows = []
    for lr in learning_rates:
        for size in hidden_sizes:
            model = Net(num_features, size, num_classes)
            for repeat in range(repeats):
                for layer in model.modules():
                    if hasattr(layer, "reset_parameters"):
                        layer.reset_parameters()
                optimizer = torch.optim.SGD(model.parameters(), lr=lr)
                losses, accuracies = fit(x, y, model, optimizer, num_epochs)
                rows.append((lr, size, repeat, losses[-1], accuracies[-1]))
    return pd.DataFrame.from_records(rows, columns=["learning_rate", "hidden_size", "repeat", "loss", "accuracy"])
