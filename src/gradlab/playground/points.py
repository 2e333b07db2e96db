"""Four toy data sets in the plane, each harder to separate than the one before."""

from __future__ import annotations

import numpy as np

DATA_SETS = ("gauss", "circle", "xor", "spiral")


def make_points(name: str, n: int, noise: float = 0.0, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """n points of a toy data set: X of shape (n, 2), and labels y of shape (n,), 0 or 1.

    The noise (0 to 1) is the spread by which the points are moved after they got their label.
    """
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.arange(n) % 2)
    sign = 2 * y - 1
    if name == "gauss":
        X = 1.1 * sign[:, None] + rng.normal(scale=0.45, size=(n, 2))
    elif name == "circle":
        radius = np.where(y == 1, rng.uniform(0, 1.3, n), rng.uniform(1.8, 2.7, n))
        angle = rng.uniform(0, 2 * np.pi, n)
        X = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    elif name == "xor":
        X = rng.uniform(0.15, 2.7, size=(n, 2)) * rng.choice([-1, 1], size=(n, 1))
        X[:, 1] *= sign
    elif name == "spiral":
        turn = rng.uniform(0.04, 1, n)
        angle = 1.75 * 2 * np.pi * turn + np.pi * y
        X = 2.7 * turn[:, None] * np.stack([np.sin(angle), np.cos(angle)], axis=1)
    else:
        raise ValueError(f"there is no data set {name!r}; choose one of {', '.join(DATA_SETS)}")
    return X + rng.normal(scale=noise, size=(n, 2)), y
