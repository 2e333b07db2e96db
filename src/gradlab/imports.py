"""Importing much at once, quickly."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Iterator
from typing import Any


@contextlib.contextmanager
def importing() -> Iterator[None]:
    """Without garbage collections, which would look at each new module again and again; later ones look at none."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def skip_address_grammar() -> None:
    """Spare jsonschema the grammar for internationalised web addresses: 0.8 s, and no notebook has one.

    It goes without where the package can't be imported.
    """
    modules: dict[str, Any] = sys.modules  # None there means: not to be had
    modules.setdefault("rfc3987_syntax", None)
