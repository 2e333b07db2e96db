"""The files of a hand-in: read without following links, and refused where they are not what they should be."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from gradlab.course.names import printable
from gradlab.course.net import MACHINE

MAX_FILE = 256 * 2**20  # with outputs; they are dropped unread
MAX_FILES = 10_000


class Refused(Exception):
    """The submission can't be graded; the text says why, for the instructor and the student."""


def notebooks_in(folder: Path) -> list[Path]:
    """The notebooks of a submission folder, by name. Raises Refused where anything below it is not a plain file.

    What begins with a dot is none: the Mac's `._` twins, checkpoints, half downloads.
    """
    try:
        if stat.S_ISLNK(folder.lstat().st_mode):
            raise Refused("its folder is a symbolic link, and a submission must hold plain files")
        plain = sorted(_plain_files(folder))
    except OSError as error:
        if error.errno in MACHINE:
            raise
        name = printable(Path(error.filename or folder).name)
        raise Refused(f"{name} can't be read ({error.strerror})") from error
    return [
        path
        for path in plain
        if path.parent == folder and path.suffix.lower() == ".ipynb" and not path.name.startswith(".")
    ]


def _plain_files(folder: Path) -> Iterator[Path]:
    """All files below a folder, none of them a link or a device."""
    for count, path in enumerate(_everything(folder)):
        mode = path.lstat().st_mode
        if count == MAX_FILES:
            raise Refused(f"there are more than {MAX_FILES} files")
        if stat.S_ISLNK(mode):
            raise Refused(f"{printable(path.name)} is a symbolic link, and a submission must hold plain files")
        if stat.S_ISREG(mode):
            yield path
        elif not stat.S_ISDIR(mode):
            raise Refused(f"{printable(path.name)} is not a plain file")


def _everything(folder: Path) -> Iterator[Path]:
    def tell(error: OSError) -> NoReturn:
        raise error

    for here, folders, files in os.walk(folder, onerror=tell):
        yield from (Path(here, name) for name in [*folders, *files])


def read_bytes(path: Path) -> bytes:
    """The bytes of a plain file of reasonable size; raises Refused for anything else."""
    name = printable(path.name)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        reason = "is a symbolic link" if path.is_symlink() else f"can't be read ({error.strerror})"
        raise Refused(f"{name} {reason}") from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise Refused(f"{name} is not a plain file")
    with os.fdopen(descriptor, "rb") as file:
        if status.st_size > MAX_FILE:
            raise Refused(f"{name} has {status.st_size // 2**20} MB; the limit is {MAX_FILE // 2**20} MB")
        return file.read(MAX_FILE)
