"""MNIST's stand-in: scikit-learn's digits, drawn by hand and scanned at 8 × 8, blown up to 28 × 28.

Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998.
"""

from __future__ import annotations

from typing import Any

import numpy as np

SEED = 28
TEST_ORIGINALS = 500  # of 1,797; none of them is seen in training
TRAIN, TEST = 6_000, 1_000
SIDE = 28


def make_digits(train: bool):
    """(data, targets): 6,000 or 1,000 pictures, uint8 tensor (n, 28, 28), and labels, int64 tensor (n,).

    Each original appears a few times, a little moved and stretched. Same pictures at every call.
    """
    import torch
    from sklearn.datasets import load_digits

    bunch: Any = load_digits()
    order = np.random.default_rng(SEED).permutation(len(bunch.images))
    mine = order[TEST_ORIGINALS:] if train else order[:TEST_ORIGINALS]
    rng = np.random.default_rng([SEED, int(train)])
    chosen = rng.permutation(np.resize(mine, TRAIN if train else TEST))
    pictures = _blow_up(bunch.images[chosen].astype(np.float32) / 16.0, rng)
    return torch.from_numpy(pictures), torch.from_numpy(bunch.target[chosen].astype(np.int64))


def _blow_up(images: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(n, 8, 8) in 0..1 → uint8 (n, 28, 28): each about 20 pixels tall, ink white, as in MNIST."""
    n = len(images)
    height = rng.uniform(19.0, 22.0, n)
    width = height * rng.uniform(0.88, 1.08, n)
    down, right = rng.uniform(-2.0, 2.0, (2, n))
    rows, columns = _sampling(height, down), _sampling(width, right)
    large = rows @ images @ columns.transpose(0, 2, 1)
    ink = np.clip((large - 0.30) / 0.42, 0.0, 1.0)  # the blow-up is blurred: make its edges steep again
    return (255 * ink + 0.5).astype(np.uint8)


def _sampling(length: np.ndarray, shift: np.ndarray) -> np.ndarray:
    """(n, 28, 8) matrices that stretch 8 samples over `length` pixels around the middle, moved by `shift`.

    Cubic interpolation (R. Keys, 1981); zero outside.
    """
    at = (np.arange(SIDE) - (SIDE - 1) / 2 - shift[:, None]) / length[:, None] * 8 + 3.5
    t = np.abs(at[:, :, None] - np.arange(8))
    near = 1.5 * t**3 - 2.5 * t**2 + 1
    far = -0.5 * t**3 + 2.5 * t**2 - 4 * t + 2
    return np.where(t < 1, near, np.where(t < 2, far, 0.0)).astype(np.float32)
