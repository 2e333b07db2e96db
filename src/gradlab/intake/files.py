"""The files of a hand-in: read without following links, and refused where they are not what they should be."""

from __future__ import annotations

import os
import stat
from pathlib import Path

MAX_FILE = 256 * 2**20  # with outputs; they are dropped unread


class Refused(Exception):
    """The submission can't be graded; the text says why, for the instructor and the student."""


def find_notebook(folder: Path, name: str) -> tuple[Path, list[str]]:
    """The notebook of a submission folder that is the lab's, and notes. Raises Refused when there is no telling."""
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            raise Refused(f"{path.name} is a symbolic link, and a submission must hold plain files")
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise Refused(f"{path.name} is not a plain file")
    notebooks = sorted(path for path in folder.glob("*.ipynb") if path.is_file())
    wanted = folder / f"{name}.ipynb"
    if wanted in notebooks:
        others = [path.name for path in notebooks if path != wanted]
        return wanted, [f"only {wanted.name} was graded, not {', '.join(others)}"] if others else []
    if len(notebooks) == 1:
        return notebooks[0], [f"{notebooks[0].name} was graded as {wanted.name}"]
    if notebooks:
        raise Refused(f"{len(notebooks)} notebooks, and none is called {wanted.name}: which one counts?")
    raise Refused(f"there is no notebook; {wanted.name} was expected")


def read_bytes(path: Path) -> bytes:
    """The bytes of a plain file of reasonable size; raises Refused for anything else."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        reason = "is a symbolic link" if path.is_symlink() else f"can't be read ({error.strerror})"
        raise Refused(f"{path.name} {reason}") from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise Refused(f"{path.name} is not a plain file")
    with os.fdopen(descriptor, "rb") as file:
        if status.st_size > MAX_FILE:
            raise Refused(f"{path.name} has {status.st_size // 2**20} MB; the limit is {MAX_FILE // 2**20} MB")
        return file.read(MAX_FILE)
