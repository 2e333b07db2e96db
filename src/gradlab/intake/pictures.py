"""Pictures of a student's making: attached to a cell, or handed in as files beside the notebook."""

from __future__ import annotations

import base64
import unicodedata
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote, unquote

import nbformat
from nbformat import NotebookNode

from gradlab.intake.files import Refused, read_bytes

BEGINNINGS = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
}
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif")
MAX_PICTURE = 4 * 2**20  # bytes of one
MAX_PICTURES = 16 * 2**20  # bytes of all of a notebook
MAX_FILES = 100
MAX_NAME = 200


class PictureBudget:
    """How much more room a notebook has for pictures."""

    def __init__(self) -> None:
        self.left = MAX_PICTURES
        self.refused: list[str] = []  # names of those that were not taken

    def take(self, name: str, picture: bytes) -> dict[str, str]:
        """The picture as an attachment, {type: base64}; empty for what is no picture, or too large."""
        kind = kind_of(picture)
        if kind and len(picture) <= min(MAX_PICTURE, self.left):
            self.left -= len(picture)
            return {kind: base64.b64encode(picture).decode()}
        self.refused.append(name)
        return {}


def kind_of(picture: bytes) -> str:
    """The media type of a picture that may be shown, by its first bytes; nothing for anything else."""
    return next((kind for kind, begin in BEGINNINGS.items() if picture.startswith(begin)), "")


def attached(attachments: dict[str, Any], budget: PictureBudget) -> NotebookNode:
    """Those attachments of a student's cell that are pictures, by their names."""
    kept: dict[str, Any] = {}
    for raw_name, bundle in attachments.items():
        name = raw_name.encode("utf-8", "replace").decode()[:MAX_NAME]
        data = next(iter(bundle.values()), None) if isinstance(bundle, dict) else None
        taken = budget.take(name, _decoded(data))
        if taken:
            kept[name] = taken
    return cast(NotebookNode, nbformat.from_dict(kept))


def _decoded(data: Any) -> bytes:
    text = "".join(part for part in data if isinstance(part, str)) if isinstance(data, list) else data
    if not isinstance(text, str) or len(text) > 2 * MAX_PICTURE:
        return b""
    try:
        return base64.b64decode(text)
    except ValueError:
        return b""


def picture_name(reference: str) -> str:
    """The name under which a cell's attachments hold what its text refers to."""
    name = unicodedata.normalize("NFC", unquote(reference.removeprefix("attachment:")))
    return name.removeprefix("./")


def attach_files(notebook: NotebookNode, folder: Path) -> None:
    """Attach to each text of the student's the picture files beside the notebook that it names.

    No path is made from what the student wrote: only files that lie in the folder are looked at.
    """
    files = picture_files(folder)
    texts = [c for c in notebook.cells if c.cell_type == "markdown" and not c.metadata.get("gradlab", {}).get("given")]
    budget = PictureBudget()
    for name, path in files.items() if texts else ():
        spellings = {name, quote(name), unicodedata.normalize("NFD", name)}
        for cell in texts:
            if name in cell.get("attachments", {}) or not any(spelling in cell.source for spelling in spellings):
                continue
            try:
                taken = budget.take(name, read_bytes(path))
            except Refused:
                continue
            if taken:
                cell.setdefault("attachments", nbformat.from_dict({}))[name] = nbformat.from_dict(taken)


def picture_files(folder: Path) -> dict[str, Path]:
    """The picture files of a hand-in by their names, parts of a path with `/`; no link is followed."""
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        if len(found) < MAX_FILES and path.suffix.lower() in SUFFIXES and path.is_file() and not path.is_symlink():
            name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
            if len(name) <= MAX_NAME and name.isprintable():
                found[name] = path
    return found
