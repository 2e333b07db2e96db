"""Where in the data folder the real files of each set lie."""

REAL_FILES = {  # loader: folder
    "gradlab.data.load_adult": "adult",
    "gradlab.data.load_cifar10": "cifar-10-batches-py",
    "gradlab.data.load_mnist": "MNIST/raw",
}
