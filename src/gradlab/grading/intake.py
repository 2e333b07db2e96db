"""Intake: whatever came from a student is hostile until it has been through here.

A file is read without following links, and its JSON is taken apart by hand into the few things of each cell that are
looked at; `gradlab.grading.rebuild` then puts them into the release. Nothing else of it survives.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

MAX_FILE = 256 * 2**20  # with outputs; they are dropped unread
MAX_CELLS = 2_000
MAX_SOURCE = 2 * 2**20  # characters of all sources together


class Refused(Exception):
    """The submission can't be graded; the text says why, for the instructor and the student."""


@dataclass(frozen=True)
class SubmittedCell:
    """The few things of a student's cell that are looked at."""

    cell_type: str
    source: str
    cell_id: str
    metadata: dict[str, Any]
    attachments: dict[str, Any]

    @property
    def nbgrader(self) -> dict[str, Any]:
        found = self.metadata.get("nbgrader")
        return found if isinstance(found, dict) else {}

    @property
    def grade_id(self) -> str:
        return str(self.nbgrader.get("grade_id", ""))


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


def parse(content: bytes) -> tuple[list[SubmittedCell], list[str]]:
    """The cells of a notebook file; raises Refused when it is none."""
    if not content.strip():
        raise Refused("the file is empty")
    try:
        notebook = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused("the file is not UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        raise Refused(f"the file is not a whole notebook: its JSON is broken ({error})") from error
    if not isinstance(notebook, dict):
        raise Refused("the file is JSON, but not a notebook")
    notes: list[str] = []
    if notebook.get("nbformat") == 3:
        notebook = _from_version_3(notebook)
        notes.append("the notebook was in the old format 3 and was converted")
    elif notebook.get("nbformat") != 4:
        raise Refused(f"the notebook has the format {str(notebook.get('nbformat'))[:20]}; GradLab reads 3 and 4")
    language = _language(notebook)
    if language not in ("python", ""):
        notes.append(f"the notebook says that its language is {language[:20]!r}; it was run as Python")
    raw = notebook.get("cells")
    if not isinstance(raw, list):
        raise Refused("the notebook has no list of cells")
    if len(raw) > MAX_CELLS:
        raise Refused(f"the notebook has {len(raw)} cells; the limit is {MAX_CELLS}")
    cells = [cell for cell in map(_cell, raw) if cell is not None]
    if sum(len(cell.source) for cell in cells) > MAX_SOURCE:
        raise Refused(f"the notebook has more than {MAX_SOURCE // 2**20} MB of text in its cells")
    return cells, notes


def _from_version_3(notebook: dict[str, Any]) -> dict[str, Any]:
    try:
        return nbformat.convert(nbformat.from_dict(notebook), 4)
    except Exception as error:  # the converter was not written for hostile input and raises anything
        raise Refused("the notebook is in the old format 3 and can't be converted") from error


def _language(notebook: dict[str, Any]) -> str:
    metadata = notebook.get("metadata")
    for key, name in (("kernelspec", "language"), ("language_info", "name")):
        part = metadata.get(key) if isinstance(metadata, dict) else None
        if isinstance(part, dict) and isinstance(part.get(name), str):
            return part[name].lower()
    return ""


def _cell(raw: Any) -> SubmittedCell | None:
    if not isinstance(raw, dict) or raw.get("cell_type") not in ("code", "markdown", "raw"):
        return None
    source = raw.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    metadata, attachments = raw.get("metadata"), raw.get("attachments")
    return SubmittedCell(
        raw["cell_type"],
        # A lone surrogate is legal in JSON, but can't be written to a file or sent to a kernel.
        source.encode("utf-8", "replace").decode() if isinstance(source, str) else "",
        str(raw.get("id", "")),
        metadata if isinstance(metadata, dict) else {},
        attachments if isinstance(attachments, dict) else {},
    )


def is_base64(data: Any) -> bool:
    """Whether data is what a picture in a notebook is: base64 text."""
    try:
        base64.b64decode(data.replace("\n", ""), validate=True)
    except (AttributeError, TypeError, ValueError, binascii.Error):
        return False
    return True


def clean_name(text: str, limit: int = 120) -> str:
    """A name of the student's making as it may be shown in a terminal: no control characters, one line."""
    return "".join(c if unicodedata.category(c)[0] != "C" else "?" for c in text)[:limit]
