"""Results kept by content: a submission that was graded under the same conditions is not graded again."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from gradlab.errors import GradLabError


def _path(course: Path, lab: str, key: str) -> Path:
    return course / ".gradlab" / "results" / lab / f"{key}.json"


def load(course: Path, lab: str, key: str) -> NotebookNode | None:
    """The graded notebook of this key, if there is one."""
    try:
        return nbformat.from_dict(json.loads(_path(course, lab, key).read_bytes()))
    except FileNotFoundError:
        return None


def save(course: Path, lab: str, key: str, notebook: NotebookNode) -> None:
    """Keep a graded notebook. It is there whole or not at all."""
    write_atomically(_path(course, lab, key), json.dumps(notebook))


def forget(course: Path, lab: str, key: str) -> None:
    """Drop the result of this key, so that it is graded again."""
    _path(course, lab, key).unlink(missing_ok=True)


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
