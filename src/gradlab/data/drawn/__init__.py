"""CIFAR-10's stand-in: ten kinds of things drawn as 32 × 32 colour pictures, no two alike."""

from __future__ import annotations

import hashlib
import os
import tempfile
from functools import lru_cache
from pathlib import Path

import numpy as np

from gradlab.data import files
from gradlab.data.drawn import animals, vehicles
from gradlab.data.drawn.canvas import SIDE, Canvas

SEED = 2009
TRAIN, TEST = 10_000, 2_000
BATCH = 100  # pictures painted at once
PAINTERS = {
    "airplane": vehicles.airplane,
    "automobile": vehicles.automobile,
    "bird": animals.bird,
    "cat": animals.cat,
    "deer": animals.deer,
    "dog": animals.dog,
    "frog": animals.frog,
    "horse": animals.horse,
    "ship": vehicles.ship,
    "truck": vehicles.truck,
}
CLASSES = tuple(PAINTERS)


def load_drawn(train: bool) -> tuple[np.ndarray, list[int]]:
    """(data, targets): uint8 (n, 32, 32, 3) and n labels, n = 10,000 or 2,000; kept in the user's cache once drawn."""
    keep = _cache_file(train)
    made = _read(keep)
    if made is None:
        made = draw(train)
        if keep is not None:
            _write(keep, *made)
    data, targets = made
    return data, targets.tolist()


def draw(train: bool) -> tuple[np.ndarray, np.ndarray]:
    """(data, targets) as arrays, drawn anew: as many of each class, in random order; the same at every call."""
    n = (TRAIN if train else TEST) // len(CLASSES)
    data = np.empty((len(CLASSES), n, SIDE, SIDE, 3), dtype=np.uint8)
    for label, paint in enumerate(PAINTERS.values()):
        for start in range(0, n, BATCH):
            rng = np.random.default_rng([SEED, int(train), label, start])
            data[label, start : start + BATCH] = _take(paint, rng, min(BATCH, n - start))
    order = np.random.default_rng([SEED, int(train)]).permutation(len(CLASSES) * n)
    return data.reshape(-1, SIDE, SIDE, 3)[order], np.repeat(np.arange(len(CLASSES)), n)[order]


def _take(paint, rng: np.random.Generator, n: int) -> np.ndarray:
    """n pictures by one painter as a cheap camera sees them: clutter, light, contrast, grain; uint8 (n, 32, 32, 3)."""
    canvas = Canvas(rng, n)
    paint(canvas)
    rgb = canvas.rgb
    contrast, light = canvas.number(0.65, 1.15)[..., None], canvas.number(-28, 28)[..., None]
    tint = rng.normal(0, 6, (n, 1, 1, 3)).astype(np.float32)
    grain = 6 * rng.standard_normal(rgb.shape, dtype=np.float32)
    return np.clip((rgb - 128) * contrast + 128 + light + tint + grain, 0, 255).astype(np.uint8)


def _cache_file(train: bool) -> Path | None:
    """Where these pictures are kept; the name changes with the drawing code and with numpy's version."""
    folder = files.cache_folder()
    if folder is None:
        return None
    return folder / f"cifar10-drawn-{'train' if train else 'test'}-{_version()}.npz"


@lru_cache(maxsize=1)
def _version() -> str:
    digest = hashlib.sha256(np.__version__.encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _read(path: Path | None) -> tuple[np.ndarray, np.ndarray] | None:
    """What the cache holds, or None: a file that is missing or unreadable is simply drawn again."""
    if path is None:
        return None
    try:
        with np.load(path, allow_pickle=False) as kept:
            data, targets = kept["data"], kept["targets"]
    except Exception:
        return None
    whole = data.shape == (len(targets), SIDE, SIDE, 3) and data.dtype == np.uint8 and len(data) in (TRAIN, TEST)
    return (data, targets) if whole else None


def _write(path: Path, data: np.ndarray, targets: np.ndarray) -> None:
    """Keep the pictures for the next time, whole or not at all; a folder that cannot be written to is no problem."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                np.savez(out, data=data, targets=targets)
            os.replace(draft, path)
        finally:
            if os.path.exists(draft):
                os.unlink(draft)
    except OSError:
        return
