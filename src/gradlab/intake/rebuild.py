"""Second half of intake: a notebook is rebuilt from the release, the student's sources in the release's cells.

Tags, ids, types, scores and order are the release's; where the student's notebook differed, a note says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import nbformat
from nbformat import NotebookNode

from gradlab.course.lab import nbgrader
from gradlab.intake.left_out import leave_out
from gradlab.intake.notebook import SubmittedCell
from gradlab.intake.texts import is_base64, safe_markdown

PICTURES = {"image/png", "image/jpeg", "image/gif"}  # of attachments in written answers


@dataclass
class Intake:
    """A submission fit to be graded, and what had to be put right on the way."""

    notebook: NotebookNode
    notes: list[str] = field(default_factory=list)


def take_in(release: NotebookNode, cells: list[SubmittedCell], pictures: bool = False) -> Intake:
    """A submission put into the release of its lab; `pictures`: cells that only show something are to run too."""
    intake = rebuild(release, cells)
    if not pictures:
        leave_out(release, intake.notebook)
    return intake


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
    cell = _node({**master, "metadata": {"nbgrader": dict(meta)} if meta else {}})
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


def _pictures(attachments: dict[str, Any]) -> NotebookNode:
    kept: dict[str, Any] = {}
    for name, bundle in attachments.items():
        for kind, data in bundle.items() if isinstance(bundle, dict) else ():
            if kind in PICTURES and is_base64(data):
                kept[str(name)[:100]] = {kind: data}
    return _node(kept)


def _node(content: dict[str, Any]) -> NotebookNode:
    return cast(NotebookNode, nbformat.from_dict(content))


def _stable_ids(cells: list[NotebookNode], released: set[str]) -> list[NotebookNode]:
    """The release's ids for its cells and numbers for the student's own: a regrade sees the same notebook."""
    for number, cell in enumerate(cells):
        if cell.id not in released:
            cell.id = f"own-{number}"
    return cells
