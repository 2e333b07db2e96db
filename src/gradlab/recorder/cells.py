"""The gradebook's list of a lab's cells, brought in line with its source while there are submissions.

nbgrader refuses to add or remove cells then. Here only what was added or removed is touched: the marks and comments of
every other cell stay, and the gradebook as it was is kept as a copy.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gradlab.course.lab import Lab, nbgrader
from gradlab.recorder.nbgrader_api import Course

SQLITE = "sqlite:///"


@dataclass(frozen=True)
class Changes:
    """What differs between the gradebook and a lab's source, in words, and how many submissions it is about."""

    lines: list[str]
    submissions: int


def bring_together(course: Course, lab: Lab) -> Changes:
    """Add and remove cells in the gradebook so that it knows the cells of the source; returns what has changed."""
    from nbgrader.api import MissingEntry

    with course.gradebook() as gradebook:
        try:
            notebook = gradebook.find_notebook(lab.notebook_name, lab.name)
        except MissingEntry:
            return Changes([], 0)
        known, wanted = _known(notebook), _wanted(lab)
        lines = list(_in_words(known, wanted))
        names = {kind: ({*known[kind]}, {*wanted[kind]}) for kind in known}
        if any(old != new for old, new in names.values()) and notebook.submissions:
            _keep_a_copy(course)
            for kind, (old, new) in names.items():
                for name in old - new:
                    _remove(gradebook.db, notebook, kind, name)
                for name in new - old:
                    _add(gradebook.db, notebook, kind, name, wanted[kind][name])
            gradebook.db.commit()
        return Changes(lines, len(notebook.submissions))


def cells_differ(course: Course, lab: Lab) -> bool:
    """Whether the gradebook knows other graded cells, or other points, than the source."""
    from nbgrader.api import MissingEntry

    with course.gradebook() as gradebook:
        try:
            notebook = gradebook.find_notebook(lab.notebook_name, lab.name)
        except MissingEntry:
            return True
        return bool(list(_in_words(_known(notebook), _wanted(lab))))


def _wanted(lab: Lab) -> dict[str, dict[str, dict[str, Any]]]:
    """Kind of cell → name → what the gradebook holds of it, from the source. As nbgrader's SaveCells reads it."""
    found: dict[str, dict[str, dict[str, Any]]] = {"GradeCell": {}, "SolutionCell": {}, "SourceCell": {}}
    for cell in lab.cells:
        meta = nbgrader(cell)
        if not meta:
            continue
        name = meta["grade_id"]
        if meta.get("grade"):
            found["GradeCell"][name] = {"max_score": float(meta["points"]), "cell_type": cell.cell_type}
        if meta.get("solution"):
            found["SolutionCell"][name] = {}
        if meta.get("grade") or meta.get("solution") or meta.get("locked"):
            found["SourceCell"][name] = {"cell_type": cell.cell_type}
    return found


def _known(notebook: Any) -> dict[str, dict[str, dict[str, Any]]]:
    return {
        "GradeCell": {cell.name: {"max_score": cell.max_score} for cell in notebook.grade_cells},
        "SolutionCell": {cell.name: {} for cell in notebook.solution_cells},
        "SourceCell": {cell.name: {} for cell in notebook.source_cells},
    }


def _in_words(known: dict[str, Any], wanted: dict[str, Any]) -> Iterator[str]:
    old, new = known["GradeCell"], wanted["GradeCell"]
    yield from (f"{name} added ({new[name]['max_score']:g} points)" for name in sorted(new.keys() - old.keys()))
    yield from (f"{name} removed, with its marks" for name in sorted(old.keys() - new.keys()))
    for name in sorted(old.keys() & new.keys()):
        before, after = old[name]["max_score"], new[name]["max_score"]
        if before != after:
            yield f"{name}: {before:g} → {after:g} points"


def _remove(db: Any, notebook: Any, kind: str, name: str) -> None:
    from nbgrader import api

    cell = db.query(getattr(api, kind)).filter_by(name=name, notebook_id=notebook.id).one()
    for entry in (*getattr(cell, "grades", ()), *getattr(cell, "comments", ())):
        db.delete(entry)
    db.delete(cell)
    db.flush()


def _add(db: Any, notebook: Any, kind: str, name: str, values: dict[str, Any]) -> None:
    from nbgrader import api

    cell = getattr(api, kind)(name=name, notebook=notebook, **values)
    db.add(cell)
    db.flush()
    for submitted in notebook.submissions:
        if kind == "GradeCell":
            db.add(api.Grade(cell_id=cell.id, notebook=submitted))
        elif kind == "SolutionCell":
            db.add(api.Comment(cell_id=cell.id, notebook=submitted))
    db.flush()


def _keep_a_copy(course: Course) -> None:
    """Where the gradebook is a file: a copy of it in .gradlab/gradebooks, since marks may be about to go."""
    if course.db_url.startswith(SQLITE):
        folder = course.root / ".gradlab" / "gradebooks"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy2(Path(course.db_url.removeprefix(SQLITE)), folder / time.strftime("%Y-%m-%d-%H%M%S.db"))
