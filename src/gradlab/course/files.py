"""Files of a course folder, written whole or not at all, and the lock that keeps two graders apart."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gradlab.errors import GradLabError


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that a stopped run leaves the old one; raises GradLabError when the disk is full."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise GradLabError(
            f"{path} can't be written ({error.strerror}).", "The old file, if any, is unchanged."
        ) from error


def refuse_unwritable(folder: Path) -> None:
    """Write a file into a folder, which is made where it is not there, and delete it; GradLabError where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".", suffix=".part") as file:
            file.write(b"GradLab was here")
            file.flush()
    except OSError as error:
        raise GradLabError(f"{folder} can't be written ({error.strerror}).", _remedy(folder, error)) from error


def _remedy(folder: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"df -h '{folder}'  (make room there)"
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        in_the_way = next((path for path in (folder, *folder.parents) if path.exists()), folder)
        return f"mv '{in_the_way}' '{in_the_way}.moved'  (a folder belongs there)"
    return f"sudo chown -R $USER '{folder}' && chmod -R u+rwX '{folder}'"


@contextlib.contextmanager
def only_one_grader(course: Path) -> Iterator[None]:
    """Hold the course's lock; raises GradLabError while another grader has it. A killed one holds nothing."""
    folder = course / ".gradlab"
    refuse_unwritable(folder)
    with (folder / "lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            holder = file.read().strip() or "?"
            raise GradLabError(
                f"Another gradlab (process {holder}) is at work on this course.", "Wait for it, or stop it."
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
