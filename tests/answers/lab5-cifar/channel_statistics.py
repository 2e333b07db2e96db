# %% wrong: per_pixel
# One mean and one spread for every place of the picture: averages over the pictures only.
# loses: channel_statistics, worked example: two pictures of one colour each
# loses: channel_statistics finds the mean of each channel, over all pictures and pixels
# loses: channel_statistics finds the spread of each channel around that mean
# loses: channel_statistics returns the mean first and the standard deviation second
# loses: channel_statistics returns two tensors of shape (3,)
# loses: the statistics of one channel do not depend on the others
# loses: channel_statistics leaves the pictures as they were
def channel_statistics(images):
    return images.mean(dim=0), images.std(dim=0, correction=0)


# %% wrong: view_mixes_channels
# Copies a recipe for tensors whose first axis is the channel, to one whose first axis counts the pictures.
# loses: channel_statistics, worked example: two pictures of one colour each
# loses: channel_statistics finds the mean of each channel, over all pictures and pixels
# loses: channel_statistics finds the spread of each channel around that mean
# loses: channel_statistics returns the mean first and the standard deviation second
# loses: channel_statistics returns two tensors of shape (3,)
# loses: the statistics of one channel do not depend on the others
# loses: channel_statistics leaves the pictures as they were
def channel_statistics(images):
    rows = images.reshape(3, -1)
    return rows.mean(dim=1), rows.std(dim=1)


# %% wrong: over_all_channels
# One mean and one spread for all colours together, repeated three times.
# loses: channel_statistics, worked example: two pictures of one colour each
# loses: channel_statistics finds the mean of each channel, over all pictures and pixels
# loses: channel_statistics finds the spread of each channel around that mean
# loses: channel_statistics returns the mean first and the standard deviation second
# loses: channel_statistics returns two tensors of shape (3,)
# loses: the statistics of one channel do not depend on the others
# loses: channel_statistics leaves the pictures as they were
def channel_statistics(images):
    return images.mean().repeat(3), images.std().repeat(3)


# %% wrong: variance
# Returns the variance and forgets the root.
# loses: channel_statistics, worked example: two pictures of one colour each
# loses: channel_statistics finds the spread of each channel around that mean
def channel_statistics(images):
    return images.mean(dim=(0, 2, 3)), images.var(dim=(0, 2, 3))


# %% wrong: mean_of_spreads
# Takes the spread inside each picture and averages these, so the differences between pictures are lost.
# loses: channel_statistics, worked example: two pictures of one colour each
# loses: channel_statistics finds the spread of each channel around that mean
def channel_statistics(images):
    return images.mean(dim=(0, 2, 3)), images.std(dim=(2, 3)).mean(dim=0)


# %% wrong: swapped
# Returns the standard deviations first.
# loses: channel_statistics, worked example: two pictures of one colour each
# loses: channel_statistics returns the mean first and the standard deviation second
def channel_statistics(images):
    return images.std(dim=(0, 2, 3)), images.mean(dim=(0, 2, 3))


# %% wrong: kept_axes
# Keeps the axes of length one, which suits broadcasting, but is not what was asked for.
# loses: channel_statistics returns two tensors of shape (3,)
def channel_statistics(images):
    return images.mean(dim=(0, 2, 3), keepdim=True), images.std(dim=(0, 2, 3), keepdim=True)


# %% wrong: centres_in_place
# Subtracts the mean from the pictures that were given.
# loses: channel_statistics leaves the pictures as they were
def channel_statistics(images):
    mean = images.mean(dim=(0, 2, 3))
    images -= mean.reshape(3, 1, 1)
    return mean, (images**2).mean(dim=(0, 2, 3)).sqrt()


# %% wrong: the_same_for_all_pictures
# Returns the constants of CIFAR-10, whatever the pictures.
# loses: channel_statistics, worked example: two pictures of one colour each
# loses: channel_statistics finds the mean of each channel, over all pictures and pixels
# loses: channel_statistics finds the spread of each channel around that mean
# loses: channel_statistics returns the mean first and the standard deviation second
# loses: channel_statistics returns two tensors of shape (3,)
# loses: the statistics of one channel do not depend on the others
# loses: channel_statistics leaves the pictures as they were
def channel_statistics(images):
    return torch.tensor([0.4914, 0.4822, 0.4465]), torch.tensor([0.2470, 0.2435, 0.2616])


# %% wrong: nan_spread
# Takes the spread of each picture's mean: with a single picture that is nan.
# loses: channel_statistics, worked example: two pictures of one colour each
# loses: channel_statistics finds the spread of each channel around that mean
def channel_statistics(images):
    return images.mean(dim=(0, 2, 3)), images.mean(dim=(2, 3)).std(dim=0)


# %% right: channel_by_channel
# A loop over the three channels, dividing by N.
def channel_statistics(images):
    means, stds = [], []
    for c in range(3):
        values = images[:, c].flatten()
        means.append(values.mean())
        stds.append(((values - values.mean()) ** 2).mean().sqrt())
    return torch.stack(means), torch.stack(stds)


# %% right: transposed_rows
# Brings the channel to the front first, as the book does.
def channel_statistics(images):
    rows = images.transpose(0, 1).reshape(3, -1)
    print("rows:", rows.shape)
    return rows.mean(dim=1), rows.std(dim=1)


# %% right: by_squares
# The mean of the squares minus the square of the mean, in float64, as a list.
def channel_statistics(images):
    x = images.double()
    mean = x.mean((0, 2, 3))
    return [mean, ((x**2).mean((0, 2, 3)) - mean**2).clamp(min=0).sqrt()]
