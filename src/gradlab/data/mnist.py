"""MNIST: handwritten digits, 28 × 28, in grey (Y. LeCun, C. Cortes and C. Burges, The MNIST database, 1998)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gradlab.data import files, torchvision_sets
from gradlab.data.digits import make_digits
from gradlab.data.pictures import Pictures

RAW = "MNIST/raw"
FILES = {  # name: (bytes, SHA-256)
    "train-images-idx3-ubyte": (47_040_016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
    "train-labels-idx1-ubyte": (60_008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
    "t10k-images-idx3-ubyte": (7_840_016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
    "t10k-labels-idx1-ubyte": (10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
}
CLASSES = tuple(
    f"{k} - {word}"
    for k, word in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
)


def load_mnist(train: bool, transform: Callable | None = None):
    """Handwritten digits as a torchvision data set: 60,000 for training or 10,000 for the test; says which they are.

    Without the real files: about a tenth as many, made from scikit-learn's real 8 × 8 digits, never the same
    handwriting in both parts. `dataset[i]` is (PIL image or what `transform` makes of it, label).
    """
    from torchvision.datasets import MNIST

    part = "training" if train else "test"
    root = _root()
    came = "real"
    if root is None:
        url = f"{MNIST.mirrors[0]}{MNIST.resources[0][0]}"
        root, came = torchvision_sets.download(MNIST, url, RAW), "real, just downloaded"
    if root is not None:
        real = MNIST(root, train=train, transform=transform)
        print(f"MNIST: {len(real)} {part} digits, {came} ({root / RAW})")
        return real
    data, targets = make_digits(train)
    made = Pictures(data, targets, CLASSES, train, transform)
    print(
        f"MNIST: {len(made)} {part} digits, a stand-in from scikit-learn's real 8 × 8 digits; "
        "set GRADLAB_DATA or go online for the real set"
    )
    return made


def _root() -> Path | None:
    """The data folder if all four files lie there and are right; GradLabError if only some do, or one is damaged."""
    folder = files.data_folder()
    if folder is None or not any((folder / RAW / name).exists() for name in FILES):
        return None
    for name, (size, sha256) in FILES.items():
        if files.find(f"{RAW}/{name}", size, sha256) is None:
            raise files.corrupt(folder / RAW / name, "it is missing, although other files of the set are there")
    return folder
