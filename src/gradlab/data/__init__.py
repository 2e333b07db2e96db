"""The data sets of the course, one loader each: real where it can be had, or a stand-in; a line says which."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gradlab.data.adult import load_adult
    from gradlab.data.cifar import load_cifar10
    from gradlab.data.iris import load_iris
    from gradlab.data.mnist import load_mnist

__all__ = ["load_adult", "load_cifar10", "load_iris", "load_mnist"]

_HOMES = {"load_adult": "adult", "load_cifar10": "cifar", "load_iris": "iris", "load_mnist": "mnist"}


def __getattr__(name: str) -> Any:
    """A loader, imported when it is first asked for: pandas and torchvision take long, and no lab needs all of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"gradlab.data.{_HOMES[name]}"), name)
