"""A set of labelled pictures held in memory, with the interface of torchvision's data sets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PIL import Image


class Pictures:
    """Pictures and labels that answer like `torchvision.datasets.MNIST` or `CIFAR10`.

    data: uint8, (n, h, w) or (n, h, w, 3); a numpy array or a tensor
    targets: n labels, a list or a tensor
    classes: the name of each label
    """

    def __init__(self, data, targets, classes: Sequence[str], train: bool, transform: Callable | None = None) -> None:
        self.data, self.targets, self.classes = data, targets, list(classes)
        self.train, self.transform, self.target_transform = train, transform, None

    @property
    def class_to_idx(self) -> dict[str, int]:
        """The label of each class name."""
        return {name: label for label, name in enumerate(self.classes)}

    def __len__(self) -> int:
        return len(self.data)

    def __getitem__(self, index: int) -> tuple[Any, int]:
        """One picture (a PIL image, or what `transform` makes of it) and its label."""
        image: Any = Image.fromarray(np.asarray(self.data[index]))
        label = int(self.targets[index])
        if self.transform is not None:
            image = self.transform(image)
        if self.target_transform is not None:
            label = self.target_transform(label)
        return image, label

    def __repr__(self) -> str:
        part = "training" if self.train else "test"
        return f"Pictures: {len(self)} {part} pictures made by GradLab, {len(self.classes)} classes"
