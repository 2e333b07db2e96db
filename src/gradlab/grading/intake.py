"""Intake: whatever came from a student is hostile until it has been through here.

A file is read without following links, its JSON is taken apart by hand, and the notebook is rebuilt from the
release: the student's sources in the release's cells, with the release's metadata. Nothing else of it survives.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from gradlab.grading.lab import nbgrader

MAX_FILE = 256 * 2**20  # with outputs; they are dropped unread
MAX_CELLS = 2_000
MAX_SOURCE = 2 * 2**20  # characters of all sources together
PICTURES = {"image/png", "image/jpeg", "image/gif"}  # of attachments in written answers


class Refused(Exception):
    """The submission can't be graded; the text says why, for the instructor and the student."""


@dataclass
class Intake:
    """A submission fit to be graded, and what had to be put right on the way."""

    notebook: NotebookNode
    notes: list[str] = field(default_factory=list)


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


def rebuild(release: NotebookNode, submitted: list[SubmittedCell]) -> Intake:
    """The release with the student's work in it: their answers in place, their own cells where they stood."""
    slots, extras, notes = _Matcher(release.cells).match(submitted)
    cells: list[NotebookNode] = list(_extra_cells(extras.get(-1, [])))
    for index, master in enumerate(release.cells):
        cells += _fill(master, slots.get(index), notes)
        cells += _extra_cells(extras.get(index, []))
    notebook = nbformat.v4.new_notebook(cells=_stable_ids(cells, {cell.id for cell in release.cells}))
    notebook.metadata["kernelspec"] = dict(release.metadata.get("kernelspec", {}))
    return Intake(notebook, notes)


class _Matcher:
    """Finds for each cell of the release the student's version of it."""

    def __init__(self, master: list[NotebookNode]) -> None:
        self.master = master
        self.by_grade_id = {nbgrader(c)["grade_id"]: i for i, c in enumerate(master) if nbgrader(c)}
        self.by_cell_id = {c.id: i for i, c in enumerate(master)}

    def place(self, cell: SubmittedCell) -> int | None:
        if cell.grade_id in self.by_grade_id:
            return self.by_grade_id[cell.grade_id]
        return self.by_cell_id.get(cell.cell_id)

    def is_stub(self, index: int, cell: SubmittedCell) -> bool:
        return cell.source.strip() == self.master[index].source.strip()

    def match(
        self, submitted: list[SubmittedCell]
    ) -> tuple[dict[int, SubmittedCell], dict[int, list[SubmittedCell]], list[str]]:
        slots: dict[int, SubmittedCell] = {}
        extras: dict[int, list[SubmittedCell]] = {}
        notes: list[str] = []
        after = -1
        for cell in submitted:
            index = self.place(cell)
            if index is None:
                extras.setdefault(after, []).append(cell)
                continue
            after = max(after, index) if index in slots else index
            writable = _writable(self.master[index])
            if index not in slots:
                slots[index] = cell
            elif writable:
                notes.append(f"the cell {_name(self.master[index])} is there more than once")
                # An untouched stub must not stand for an answer, nor run after it and undo it.
                if self.is_stub(index, slots[index]):
                    slots[index] = cell
                elif not self.is_stub(index, cell):
                    extras.setdefault(index, []).append(cell)
        places = [self.place(cell) for cell in submitted]
        known = [place for place in places if place is not None]
        if known != sorted(known):
            notes.append("cells stood in another order and were put back")
        return slots, extras, notes


def _name(master: NotebookNode) -> str:
    return str(nbgrader(master).get("grade_id", master.id))


def _writable(master: NotebookNode) -> bool:
    """Whether students may write into the cell: solutions, written answers and ordinary cells, but nothing locked."""
    meta = nbgrader(master)
    return bool(meta.get("solution")) or not (meta.get("locked") or meta.get("grade") or meta.get("task"))


def _fill(master: NotebookNode, mine: SubmittedCell | None, notes: list[str]) -> Iterator[NotebookNode]:
    """The release's cell with the student's text in it where they may write."""
    meta = nbgrader(master)
    cell = nbformat.from_dict({**master, "metadata": {"nbgrader": dict(meta)} if meta else {}})
    if mine is None:
        if meta.get("solution") and not meta.get("grade"):
            notes.append(f"the solution cell {_name(master)} is missing")
            return  # putting the stub back could undo an answer that stands in another cell
        if meta:
            notes.append(f"the cell {_name(master)} was missing and was put back")
        yield cell
        return
    for key in ("points", "grade", "solution", "locked"):
        if mine.nbgrader and key in meta and mine.nbgrader.get(key) != meta[key]:
            notes.append(f"{key!r} of the cell {_name(master)} had been changed")
    if mine.cell_type != master.cell_type:
        notes.append(f"the cell {_name(master)} had been turned into a {mine.cell_type} cell")
    if _writable(master):
        cell.source = mine.source
        if master.cell_type == "markdown" and mine.source != master.source:
            cell.source = safe_markdown(mine.source)
            cell.attachments = _pictures(mine.attachments)
    yield cell


def _extra_cells(cells: list[SubmittedCell]) -> Iterator[NotebookNode]:
    """A student's own cells. One that claims to be graded is shown, and nothing more."""
    for cell in cells:
        if cell.cell_type == "code":
            yield nbformat.v4.new_code_cell(cell.source)
        elif cell.cell_type == "markdown":
            made = nbformat.v4.new_markdown_cell(safe_markdown(cell.source))
            made.attachments = _pictures(cell.attachments)
            yield made


def safe_markdown(text: str) -> str:
    """Markdown whose raw HTML is shown as text, except for harmless formatting."""
    return SanitizeHTML().sanitize_html_tags(text) if "<" in text else text


def _pictures(attachments: dict[str, Any]) -> NotebookNode:
    kept: dict[str, Any] = {}
    for name, bundle in attachments.items():
        for kind, data in bundle.items() if isinstance(bundle, dict) else ():
            if kind in PICTURES and is_base64(data):
                kept[str(name)[:100]] = {kind: data}
    return nbformat.from_dict(kept)


def is_base64(data: Any) -> bool:
    """Whether data is what a picture in a notebook is: base64 text."""
    try:
        base64.b64decode(data.replace("\n", ""), validate=True)
    except (AttributeError, TypeError, ValueError, binascii.Error):
        return False
    return True


def _stable_ids(cells: list[NotebookNode], released: set[str]) -> list[NotebookNode]:
    """The release's ids for its cells and numbers for the student's own: a regrade sees the same notebook."""
    for number, cell in enumerate(cells):
        if cell.id not in released:
            cell.id = f"own-{number}"
    return cells


def is_untouched(cell: NotebookNode) -> bool:
    """Whether a writable cell still is what was released."""
    return nbgrader(cell).get("checksum") == compute_checksum(cell)


def clean_name(text: str) -> str:
    """A name of the student's making as it may be shown in a terminal: no control characters, one line."""
    return "".join(c if unicodedata.category(c)[0] != "C" else "?" for c in text)[:120]
