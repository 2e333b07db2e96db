"""What a student wrote into a locked cell: the release's text comes back, and what they added gets a cell of its own.

An import in the setup cell, an answer in a check cell, an answer cell merged into its neighbour: none of it is lost.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from nbformat import NotebookNode

from gradlab.course.lab import nbgrader
from gradlab.course.names import printable
from gradlab.intake.matching import is_untouched, is_writable, name_of
from gradlab.intake.notebook import SubmittedCell

MAX_LINES, MAX_TEXT = 2_000, 20_000  # of a locked cell that is compared line by line


@dataclass
class Unlocked:
    """A student's cells after locked ones gave up what was written into them."""

    cells: list[SubmittedCell] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    set_aside: dict[str, str] = field(default_factory=dict)  # name of a locked cell → what is shown but not run


@dataclass
class _Written:
    """The lines of a locked cell that are the student's."""

    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)  # what can't stand alone, or takes the place of given lines
    removed: bool = False  # given lines are gone


def split_locked(release: list[NotebookNode], submitted: list[SubmittedCell]) -> Unlocked:
    """Take what was added out of locked cells, into cells above or below them; what was changed is only shown."""
    by_grade_id = {nbgrader(c)["grade_id"]: c for c in release if nbgrader(c)}
    by_cell_id = {c.id: c for c in release}
    done = Unlocked()
    for cell in submitted:
        master = by_grade_id.get(cell.grade_id, by_cell_id.get(cell.cell_id))
        if master is None or is_writable(master) or is_untouched(master, cell):
            done.cells.append(cell)
        else:
            _split(done, master, cell)
    return done


def _split(done: Unlocked, master: NotebookNode, cell: SubmittedCell) -> None:
    name, kind = name_of(master), master.cell_type
    given, mine = ([line.rstrip() for line in text.strip().split("\n")] for text in (master.source, cell.source))
    written = _written(given, mine, kind == "code")
    above, below, aside = ("\n".join(part).strip("\n") for part in (written.above, written.below, written.aside))
    pieces = [_piece(kind, above), cell, _piece(kind, below), _piece("raw", aside)]
    done.cells += [piece for piece in pieces if piece.source.strip()]
    if written.removed:
        done.notes.append(f"lines of the locked cell {name} had been removed and were put back")
    for text in filter(str.strip, (above, below)):
        done.notes.append(f"what was added to the locked cell {name} ({_first_line(text)}) was put into its own cell")
    if aside.strip():
        done.set_aside[name] = f"what was changed in the locked cell {name} ({_first_line(aside)}) was set aside"
        done.notes.append(done.set_aside[name])


def _piece(kind: str, text: str) -> SubmittedCell:
    return SubmittedCell(kind, text, "", {}, {})


def _written(given: list[str], mine: list[str], code: bool) -> _Written:
    written = _Written()
    if len(mine) > MAX_LINES or sum(map(len, mine)) > MAX_TEXT + sum(map(len, given)):
        written.aside = mine
        return written
    steps = SequenceMatcher(lambda line: not line, given, mine, autojunk=False).get_opcodes()
    for kind, start, end, mine_start, mine_end in steps:
        new, gone = mine[mine_start:mine_end], kind != "equal" and any(given[start:end])
        if kind == "equal" or not any(new):
            written.removed |= gone
        elif _stands_alone(new, imports_only=gone) if code else not gone:
            (written.below if start else written.above).extend(new)
        else:
            written.aside += new
    return written


def _stands_alone(lines: list[str], imports_only: bool) -> bool:
    try:
        body = ast.parse("\n".join("" if line.startswith(("%", "!")) else line for line in lines)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return not imports_only or all(isinstance(node, ast.Import | ast.ImportFrom) for node in body)


def _first_line(text: str) -> str:
    return "`" + printable(next(line.strip() for line in text.split("\n") if line.strip()), 60) + "`"
