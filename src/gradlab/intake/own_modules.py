"""Small modules that a student hands in beside the notebook: their answers may import them, inside the sandbox."""

from __future__ import annotations

import os
import stat
from pathlib import Path

MAX_MODULES = 20
MAX_BYTES = 64 * 2**10  # of all together

Modules = dict[str, bytes]  # name of a file → its content


def own_modules(folder: Path) -> Modules:
    """The plain files NAME.py of a hand-in whose names Python can import; none where they are too many or too large."""
    found: Modules = {}
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".py") and name[:-3].isidentifier())
    except OSError:
        return {}
    for name in names[: MAX_MODULES + 1]:
        content = _plain_file(folder / name)
        if content is not None:
            found[name] = content
    return found if len(found) <= MAX_MODULES and sum(map(len, found.values())) <= MAX_BYTES else {}


def _plain_file(path: Path) -> bytes | None:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    with os.fdopen(descriptor, "rb") as file:
        return file.read(MAX_BYTES + 1)  # one more than is allowed: the sum will say so
