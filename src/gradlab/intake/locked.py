"""What a student wrote into a locked cell: the release's text comes back, and what they added gets a cell of its own.

An import in the setup cell, an answer in a check cell, an answer cell merged into its neighbour: none of it is lost.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from nbformat import NotebookNode

from gradlab.course.lab import nbgrader
from gradlab.intake.matching import is_untouched, is_writable, name_of
from gradlab.intake.notebook import SubmittedCell
from gradlab.intake.texts import clean_name

MAX_LINES, MAX_TEXT = 2_000, 20_000  # of a locked cell that is compared line by line


@dataclass
class Unlocked:
    """A student's cells after locked ones gave up what was added to them."""

    cells: list[SubmittedCell] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    set_aside: dict[str, str] = field(default_factory=dict)  # name of a locked cell → text that got no cell of its own


def split_locked(release: list[NotebookNode], submitted: list[SubmittedCell]) -> Unlocked:
    """Take additions out of locked cells, into cells above or below them; changes are set aside, with a note."""
    by_grade_id = {nbgrader(c)["grade_id"]: c for c in release if nbgrader(c)}
    by_cell_id = {c.id: c for c in release}
    done = Unlocked()
    for cell in submitted:
        master = by_grade_id.get(cell.grade_id, by_cell_id.get(cell.cell_id))
        if master is None or is_writable(master) or is_untouched(master, cell) or _as_handed_out(cell):
            done.cells.append(cell)
        else:
            _split(done, master, cell)
    return done


def _split(done: Unlocked, master: NotebookNode, cell: SubmittedCell) -> None:
    name = name_of(master)
    given, mine = ([line.rstrip() for line in text.strip().split("\n")] for text in (master.source, cell.source))
    above, below, aside, removed = _differences(given, mine)
    if removed:
        done.notes.append(f"lines of the locked cell {name} had been removed and were put back")
    kept = [[text] if text.strip() else [] for text in ("\n".join(above).strip("\n"), "\n".join(below).strip("\n"))]
    done.cells += [SubmittedCell("code", text, "", {}, {}) for text in kept[0]]
    done.cells.append(cell)
    done.cells += [SubmittedCell("code", text, "", {}, {}) for text in kept[1]]
    for text in (*kept[0], *kept[1]):
        done.notes.append(f"what was added to the locked cell {name} ({_first_line(text)}) was put into its own cell")
    if aside:
        done.set_aside[name] = "\n".join(aside)
        done.notes.append(
            f"what was changed in the locked cell {name} ({_first_line(done.set_aside[name])}) was set aside"
        )


def _differences(given: list[str], mine: list[str]) -> tuple[list[str], list[str], list[str], bool]:
    """Lines added above the given ones, and below; lines that can't stand alone; whether lines are gone."""
    above: list[str] = []
    below: list[str] = []
    aside: list[str] = []
    if len(mine) > MAX_LINES or sum(map(len, mine)) > MAX_TEXT + sum(map(len, given)):
        return above, below, mine, False
    removed = False
    steps = SequenceMatcher(lambda line: not line, given, mine, autojunk=False).get_opcodes()
    for kind, start, end, mine_start, mine_end in steps:
        new = mine[mine_start:mine_end]
        if kind == "delete":
            removed = removed or any(given[start:end])
        elif kind in ("insert", "replace") and any(new):
            replaced = kind == "replace" and any(given[start:end])
            if _stands_alone(new, imports_only=replaced):
                (below if start else above).extend(new)
            else:
                aside += new
    return above, below, aside, removed


def _stands_alone(lines: list[str], imports_only: bool) -> bool:
    try:
        body = ast.parse("\n".join("" if line.startswith(("%", "!")) else line for line in lines)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return not imports_only or all(isinstance(node, ast.Import | ast.ImportFrom) for node in body)


def _first_line(text: str) -> str:
    return "`" + clean_name(next(line.strip() for line in text.split("\n") if line.strip()), 60) + "`"


def _as_handed_out(cell: SubmittedCell) -> bool:
    """Whether a locked cell is as some release had it: nbgrader's checksum, which travels with it, still agrees."""
    meta = cell.nbgrader
    flags = [bool(meta.get("grade")), bool(meta.get("solution")), bool(meta.get("grade") or meta.get("locked"))]
    parts = [cell.source, cell.cell_type, *map(str, flags), cell.grade_id]
    if meta.get("grade"):
        with contextlib.suppress(TypeError, ValueError, OverflowError):
            parts.append(str(float(meta.get("points"))))  # type: ignore[arg-type]
    return hashlib.md5("".join(parts).encode("utf-8", "replace"), usedforsecurity=False).hexdigest() == meta.get(
        "checksum"
    )
