"""Results kept by content: a submission that was graded under the same conditions is not graded again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import nbformat
from nbformat import NotebookNode

from gradlab.course.files import write_atomically


def _path(course: Path, lab: str, key: str) -> Path:
    return course / ".gradlab" / "results" / lab / f"{key}.json"


def load(course: Path, lab: str, key: str) -> NotebookNode | None:
    """The graded notebook of this key, if there is one."""
    try:
        return cast(NotebookNode, nbformat.from_dict(json.loads(_path(course, lab, key).read_bytes())))
    except FileNotFoundError:
        return None


def save(course: Path, lab: str, key: str, notebook: NotebookNode) -> None:
    """Keep a graded notebook. It is there whole or not at all."""
    write_atomically(_path(course, lab, key), json.dumps(notebook))


def forget(course: Path, lab: str, key: str) -> None:
    """Drop the result of this key, so that it is graded again."""
    _path(course, lab, key).unlink(missing_ok=True)
