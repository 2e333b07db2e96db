"""CIFAR-10: colour pictures of ten kinds of things (A. Krizhevsky, Learning Multiple Layers of Features, 2009)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gradlab.data import files, torchvision_sets
from gradlab.data.drawn import CLASSES, load_drawn
from gradlab.data.pictures import Pictures
from gradlab.errors import GradLabError

FOLDER = "cifar-10-batches-py"


def load_cifar10(train: bool, transform: Callable | None = None):
    """Colour pictures, 32 × 32, as a torchvision data set: 50,000 for training or 10,000 for the test; says which.

    Without the real files: 10,000 and 2,000 drawn pictures of the same ten classes.
    `dataset[i]` is (PIL image or what `transform` makes of it, label from 0 to 9).
    """
    from torchvision.datasets import CIFAR10

    part = "training" if train else "test"
    root = _root()
    came = "real"
    if root is None:
        root, came = torchvision_sets.download(CIFAR10, CIFAR10.url, FOLDER), "real, just downloaded"
    if root is not None:
        try:
            real = CIFAR10(root, train=train, transform=transform)
        except RuntimeError as error:  # torchvision's checksums
            raise _damage(root) from error
        print(f"CIFAR-10: {len(real)} {part} pictures, {came} ({root / FOLDER})")
        return real
    data, targets = load_drawn(train)
    made = Pictures(data, targets, CLASSES, train, transform)
    print(
        f"CIFAR-10: {len(made)} {part} pictures, a stand-in drawn by GradLab; "
        "set GRADLAB_DATA or go online for the real set"
    )
    return made


def _root() -> Path | None:
    """The data folder if the set's own folder is in it."""
    folder = files.data_folder()
    return folder if folder is not None and (folder / FOLDER).exists() else None


def _damage(root: Path) -> GradLabError:
    """The error that names the first file of the set that is missing or is not what it should be."""
    from torchvision.datasets import CIFAR10
    from torchvision.datasets.utils import check_integrity

    for name, md5 in [*CIFAR10.train_list, *CIFAR10.test_list, (CIFAR10.meta["filename"], CIFAR10.meta["md5"])]:
        path = root / FOLDER / name
        if not path.exists():
            return files.corrupt(path, "it is missing, although the folder is there")
        if not check_integrity(path, md5):
            return files.corrupt(path, "its checksum is not the expected one")
    return files.corrupt(root / FOLDER, "torchvision cannot read it")
