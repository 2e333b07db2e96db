"""Second half of intake: a notebook is rebuilt from the release, the student's sources in the release's cells.

Tags, ids, types, scores and order are the release's; where the student's notebook differed, a note says so.
Each cell says whose it is in its metadata, `gradlab`: `given` is the release's text, `untouched` an answer cell that
nobody answered in; everything else is the student's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import nbformat
from nbformat import NotebookNode

from gradlab.course.lab import CHECKS_SUFFIX, nbgrader
from gradlab.intake.left_out import leave_out
from gradlab.intake.locked import split_locked
from gradlab.intake.matching import Match, is_answer, is_untouched, is_writable, match, name_of
from gradlab.intake.notebook import SubmittedCell
from gradlab.intake.pictures import PictureBudget, attached

OWN_CELLS = "untouched, but there are cells of the student's own"
OWN_TEXT = "untouched, but the text {} was changed"


@dataclass
class Intake:
    """A submission fit to be graded, and what had to be put right on the way."""

    notebook: NotebookNode
    notes: list[str] = field(default_factory=list)
    doubts: dict[str, str] = field(default_factory=dict)  # answer cell → why its answer may stand somewhere else


def take_in(release: NotebookNode, cells: list[SubmittedCell], pictures: bool = False) -> Intake:
    """A submission put into the release of its lab; `pictures`: cells that only show something are to run too."""
    intake = rebuild(release, cells)
    if not pictures:
        leave_out(release, intake.notebook)
    return intake


def rebuild(release: NotebookNode, submitted: list[SubmittedCell]) -> Intake:
    """The release with the student's work in it: their answers in place, their own cells where they stood."""
    unlocked = split_locked(release.cells, submitted)
    found = match(release.cells, unlocked.cells)
    notes, budget = [*unlocked.notes, *found.notes], PictureBudget()
    cells: list[NotebookNode] = list(_extra_cells(found.extras.get(-1, []), budget))
    for index, master in enumerate(release.cells):
        if index not in found.dropped:
            cells += _fill(master, found.slots.get(index), notes, budget)
        cells += _extra_cells(found.extras.get(index, []), budget)
    for name in dict.fromkeys(budget.refused):
        notes.append(f"the picture {name} was left out: it is too large, or no PNG, JPEG or GIF")
    notebook = nbformat.v4.new_notebook(cells=_stable_ids(cells, {cell.id for cell in release.cells}))
    notebook.metadata["kernelspec"] = dict(release.metadata.get("kernelspec", {}))
    return Intake(notebook, notes, _doubts(release.cells, found, unlocked.set_aside))


def untouched(notebook: NotebookNode) -> list[str]:
    """The answer cells of a rebuilt notebook in which nothing was answered."""
    return [name_of(cell) for cell in notebook.cells if cell.metadata.get("gradlab", {}).get("untouched")]


def _doubts(release: list[NotebookNode], found: Match, set_aside: dict[str, str]) -> dict[str, str]:
    """Answers that a person should look for, should nothing be found where they belong."""
    doubts: dict[str, str] = {}
    names = [name_of(master) for master in release if is_answer(master)]
    for locked, what in set_aside.items():
        task = locked.removesuffix(CHECKS_SUFFIX)
        doubts |= dict.fromkeys([task] if task in names else names, what)
    given = {"", *(master.source.strip() for master in release)}
    own = any(cell.source.strip() not in given for cells in found.extras.values() for cell in cells)
    pairs = [(master, found.slots.get(index)) for index, master in enumerate(release)]
    changed = [name_of(master) for master, mine in pairs if _is_changed_text(master, mine)]
    for master, mine in pairs:
        if is_answer(master) and is_untouched(master, mine):
            if own:
                doubts.setdefault(name_of(master), OWN_CELLS)
            elif changed and master.cell_type == "markdown":
                doubts.setdefault(name_of(master), OWN_TEXT.format(changed[0]))
    return doubts


def _is_changed_text(master: NotebookNode, mine: SubmittedCell | None) -> bool:
    return master.cell_type == "markdown" and not is_answer(master) and not is_untouched(master, mine)


def _fill(
    master: NotebookNode, mine: SubmittedCell | None, notes: list[str], budget: PictureBudget
) -> Iterator[NotebookNode]:
    """The release's cell with the student's text in it where they may write."""
    meta = nbgrader(master)
    cell = cast(NotebookNode, nbformat.from_dict({**master, "metadata": {"nbgrader": dict(meta)} if meta else {}}))
    if mine is None and meta.get("solution") and not meta.get("grade"):
        notes.append(f"the solution cell {name_of(master)} is missing")
        return  # putting the stub back could undo an answer that stands in another cell
    if mine is None and meta:
        notes.append(f"the cell {name_of(master)} was missing and was put back")
    if mine is not None:
        notes += _changes(master, mine)
        if is_writable(master):
            cell.source = mine.source
    if is_answer(master) and is_untouched(master, mine):
        cell.metadata["gradlab"] = {"untouched": True}
    elif cell.source == master.source:
        cell.metadata["gradlab"] = {"given": True}
    elif mine is not None and master.cell_type == "markdown":
        cell.attachments = attached(mine.attachments, budget)
    yield cell


def _changes(master: NotebookNode, mine: SubmittedCell) -> Iterator[str]:
    """What a student changed about a cell, other than its text."""
    meta = nbgrader(master)
    # Another checksum: handed out before the instructor changed the cell.
    if mine.nbgrader and mine.nbgrader.get("checksum", meta.get("checksum")) == meta.get("checksum"):
        for key in ("points", "grade", "solution", "locked"):
            if key in meta and mine.nbgrader.get(key) != meta[key]:
                yield f"{key!r} of the cell {name_of(master)} had been changed"
    if mine.cell_type != master.cell_type:
        yield f"the cell {name_of(master)} had been turned into a {mine.cell_type} cell"


def _extra_cells(cells: list[SubmittedCell], budget: PictureBudget) -> Iterator[NotebookNode]:
    """A student's own cells. One that claims to be graded is shown, and nothing more."""
    for cell in cells:
        if cell.cell_type == "code":
            yield nbformat.v4.new_code_cell(cell.source)
            continue
        made = nbformat.v4.new_markdown_cell(cell.source)
        if cell.cell_type == "raw":  # shown as it is
            made.metadata["gradlab"] = {"raw": True}
        made.attachments = attached(cell.attachments, budget)
        yield made


def _stable_ids(cells: list[NotebookNode], released: set[str]) -> list[NotebookNode]:
    """The release's ids for its cells and numbers for the student's own: a regrade sees the same notebook."""
    for number, cell in enumerate(cells):
        if cell.id not in released:
            cell.id = f"own-{number}"
    return cells
