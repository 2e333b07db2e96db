"""Importing much at once, quickly."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def importing() -> Iterator[None]:
    """Without garbage collections, which would look at each new module again and again; later ones look at none."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
