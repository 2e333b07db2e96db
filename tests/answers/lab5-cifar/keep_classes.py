# %% wrong: by_position
# Takes the positions named in label_map instead of the labels.
# loses: keep_classes, worked example: labels 0, 1, 2, 0 become 1, 0, 1 with {0: 1, 2: 0}
# loses: keep_classes keeps the wanted pictures and no others
# loses: keep_classes gives each picture of a wanted class its new label
# loses: keep_classes works with any data set that has a length and an index
# loses: pictures are fetched when they are asked for, and not held
# loses: keep_classes keeps the order of the given data set
# loses: keep_classes leaves the given data set as it was
def keep_classes(dataset, label_map):
    class Kept(Dataset):
        def __init__(self):
            self.pairs = [(dataset[i][0], label_map[i]) for i in range(len(dataset)) if i in label_map]

        def __len__(self):
            return len(self.pairs)

        def __getitem__(self, j):
            return self.pairs[j]

    return Kept()


# %% wrong: cars_get_in
# Changes the labels first and then keeps the new labels: what was 1 before stays 1.
# loses: keep_classes, worked example: labels 0, 1, 2, 0 become 1, 0, 1 with {0: 1, 2: 0}
# loses: keep_classes keeps the wanted pictures and no others
def keep_classes(dataset, label_map):
    renamed = [label_map.get(dataset[i][1], dataset[i][1]) for i in range(len(dataset))]
    kept = [i for i, label in enumerate(renamed) if label in label_map.values()]

    class Kept(Dataset):
        def __len__(self):
            return len(kept)

        def __getitem__(self, j):
            return dataset[kept[j]][0], renamed[kept[j]]

    return Kept()


# %% wrong: labels_not_mapped
# Picks the right pictures and leaves their old labels.
# loses: keep_classes, worked example: labels 0, 1, 2, 0 become 1, 0, 1 with {0: 1, 2: 0}
# loses: keep_classes gives each picture of a wanted class its new label
def keep_classes(dataset, label_map):
    return torch.utils.data.Subset(dataset, [i for i in range(len(dataset)) if dataset[i][1] in label_map])


# %% wrong: class_by_class
# All airplanes first, then all birds.
# loses: keep_classes, worked example: labels 0, 1, 2, 0 become 1, 0, 1 with {0: 1, 2: 0}
# loses: keep_classes keeps the order of the given data set
def keep_classes(dataset, label_map):
    kept = [i for label in label_map for i in range(len(dataset)) if dataset[i][1] == label]

    class Kept(Dataset):
        def __len__(self):
            return len(kept)

        def __getitem__(self, j):
            picture, label = dataset[kept[j]]
            return picture, label_map[label]

    return Kept()


# %% wrong: only_with_targets
# Relies on a list of labels that not every data set has.
# loses: keep_classes works with any data set that has a length and an index
def keep_classes(dataset, label_map):
    kept = [i for i, label in enumerate(dataset.targets) if label in label_map]

    class Kept(Dataset):
        def __len__(self):
            return len(kept)

        def __getitem__(self, j):
            picture, label = dataset[kept[j]]
            return picture, label_map[label]

    return Kept()


# %% wrong: holds_the_pictures
# A list of all pairs: every picture is fetched at once and stays in memory.
# loses: pictures are fetched when they are asked for, and not held
def keep_classes(dataset, label_map):
    return [(dataset[i][0], label_map[dataset[i][1]]) for i in range(len(dataset)) if dataset[i][1] in label_map]


# %% wrong: relabels_the_original
# Writes the new labels into the data set that was given.
# loses: keep_classes leaves the given data set as it was
def keep_classes(dataset, label_map):
    kept = [i for i in range(len(dataset)) if dataset[i][1] in label_map]
    new = {i: label_map[dataset[i][1]] for i in kept}
    if hasattr(dataset, "targets"):
        for i in kept:
            dataset.targets[i] = new[i]

    class Kept(Dataset):
        def __len__(self):
            return len(kept)

        def __getitem__(self, j):
            return dataset[kept[j]][0], new[kept[j]]

    return Kept()


# %% wrong: labels_by_position
# The new label is the place of the class in the map, not what stands there.
# loses: keep_classes, worked example: labels 0, 1, 2, 0 become 1, 0, 1 with {0: 1, 2: 0}
# loses: keep_classes gives each picture of a wanted class its new label
def keep_classes(dataset, label_map):
    keys = list(label_map)
    kept = [i for i in range(len(dataset)) if dataset[i][1] in keys]

    class Kept(Dataset):
        def __len__(self):
            return len(kept)

        def __getitem__(self, j):
            picture, label = dataset[kept[j]]
            return picture, keys.index(label)

    return Kept()


# %% wrong: labels_by_order
# Numbers the kept classes anew in the order of their old labels.
# loses: keep_classes, worked example: labels 0, 1, 2, 0 become 1, 0, 1 with {0: 1, 2: 0}
# loses: keep_classes gives each picture of a wanted class its new label
def keep_classes(dataset, label_map):
    classes = sorted(label_map)
    kept = [i for i in range(len(dataset)) if dataset[i][1] in classes]

    class Kept(Dataset):
        def __len__(self):
            return len(kept)

        def __getitem__(self, j):
            picture, label = dataset[kept[j]]
            return picture, classes.index(label)

    return Kept()


# %% right: fetches_every_label
# Goes through all examples with a for loop, and keeps positions and labels.
def keep_classes(dataset, label_map):
    positions, labels = [], []
    for i, (_, label) in enumerate(dataset):
        if label in label_map:
            positions.append(i)
            labels.append(label_map[label])

    class Chosen:
        def __len__(self):
            return len(positions)

        def __getitem__(self, j):
            return dataset[positions[j]][0], labels[j]

    return Chosen()


# %% right: class_outside
# A data set class of its own, labels as tensors.
class KeptClasses(Dataset):
    def __init__(self, dataset, label_map):
        self.dataset, self.label_map = dataset, dict(label_map)
        labels = getattr(dataset, "targets", None)
        if labels is None:
            labels = [dataset[i][1] for i in range(len(dataset))]
        self.indices = torch.tensor([i for i, label in enumerate(labels) if int(label) in self.label_map])

    def __len__(self):
        return len(self.indices)

    def __getitem__(self, j):
        picture, label = self.dataset[int(self.indices[j])]
        return picture, torch.tensor(self.label_map[int(label)])


def keep_classes(dataset, label_map):
    return KeptClasses(dataset, label_map)


# %% right: subset_and_wrapper
# PyTorch's Subset for the choice, a small data set in front of it for the labels.
def keep_classes(dataset, label_map):
    chosen = [i for i in range(len(dataset)) if dataset[i][1] in label_map.keys()]
    subset = torch.utils.data.Subset(dataset, chosen)

    class Renamed(Dataset):
        def __len__(self):
            return len(subset)

        def __getitem__(self, j):
            picture, label = subset[j]
            return picture, label_map[label]

    return Renamed()
