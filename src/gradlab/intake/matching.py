"""Which of the release's cells a student's cell is: by its grade id, by its cell id, by what stands in it.

Ids get lost: Colab drops them, a converter strips them, a student deletes a cell and writes it anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from nbformat import NotebookNode

from gradlab.course.lab import nbgrader
from gradlab.intake.notebook import SubmittedCell


@dataclass
class Match:
    """Where a student's cells belong: in the release's cells, by number, or after one of them (-1: before all)."""

    slots: dict[int, SubmittedCell] = field(default_factory=dict)
    extras: dict[int, list[SubmittedCell]] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)  # untouched stubs that would undo an answer elsewhere
    notes: list[str] = field(default_factory=list)


def match(release: list[NotebookNode], submitted: list[SubmittedCell]) -> Match:
    """Find for each cell of the release the student's version of it; the others are the student's own."""
    places = _Places(release).of(submitted)
    found = Match()
    after = -1
    for cell, index in zip(submitted, places, strict=True):
        if index is None:
            found.extras.setdefault(after, []).append(cell)
            continue
        after = max(after, index) if index in found.slots else index
        _put(found, release[index], index, cell)
    placed = [place for cell, place in zip(submitted, places, strict=True) if cell.grade_id or cell.cell_id]
    known = [place for place in placed if place is not None]
    if known != sorted(known):
        found.notes.append("cells stood in another order and were put back")
    _make_way(found, release)
    return found


def is_answer(master: NotebookNode) -> bool:
    """Whether the cell is where students answer."""
    return bool(nbgrader(master).get("solution"))


def is_writable(master: NotebookNode) -> bool:
    """Whether students may write into the cell: solutions, written answers and ordinary cells, but nothing locked."""
    meta = nbgrader(master)
    return bool(meta.get("solution")) or not (meta.get("locked") or meta.get("grade") or meta.get("task"))


def is_untouched(master: NotebookNode, cell: SubmittedCell | None) -> bool:
    """Whether a student's version of a cell says nothing that the release does not say, or an older release did not."""
    return cell is None or cell.source.strip() in ("", master.source.strip()) or _is_as_handed_out(cell)


def _is_as_handed_out(cell: SubmittedCell) -> bool:
    """Whether a cell is as some release had it: nbgrader's checksum, which travels with it, still agrees."""
    meta = cell.nbgrader
    grade, solution = bool(meta.get("grade")), bool(meta.get("solution"))
    locked = not solution and (grade or bool(meta.get("locked")))
    parts = [cell.source, cell.cell_type, *map(str, (grade, solution, locked)), cell.grade_id]
    if grade:
        with contextlib.suppress(TypeError, ValueError, OverflowError):
            points: Any = meta.get("points")
            parts.append(str(float(points)))
    digest = hashlib.md5("".join(parts).encode("utf-8", "replace"), usedforsecurity=False)
    return digest.hexdigest() == meta.get("checksum")


def name_of(master: NotebookNode) -> str:
    return str(nbgrader(master).get("grade_id", master.id))


def _put(found: Match, master: NotebookNode, index: int, cell: SubmittedCell) -> None:
    if index not in found.slots:
        found.slots[index] = cell
    elif is_writable(master):
        found.notes.append(f"the cell {name_of(master)} is there more than once")
        # An untouched stub must not stand for an answer, nor run after it and undo it.
        if is_untouched(master, found.slots[index]):
            found.slots[index] = cell
        elif not is_untouched(master, cell):
            found.extras.setdefault(index, []).append(cell)


def _make_way(found: Match, release: list[NotebookNode]) -> None:
    """An untouched stub gives way to a cell of the student's own that defines what it asks for."""
    own = [(after, cell) for after, cells in found.extras.items() for cell in cells if cell.cell_type == "code"]
    names = {id(cell): _defined(cell.source) for _, cell in own}
    for index, master in enumerate(release):
        wanted = _defined(master.source) if is_answer(master) and master.cell_type == "code" else set()
        if not wanted or not is_untouched(master, found.slots.get(index)):
            continue
        answers = [(after, cell) for after, cell in own if wanted <= names[id(cell)]]
        beside = [(after, cell) for after, cell in answers if after in (index - 1, index)]
        if len(answers) == len(beside) == 1 and index in found.slots:
            after, found.slots[index] = beside[0]
            found.extras[after].remove(found.slots[index])
            own.remove(beside[0])
        elif answers:
            found.dropped.add(index)
        if answers:
            found.notes.append(f"the answer to {name_of(master)} stood in another cell")


class _Places:
    """The cells of the release, by all that tells them apart."""

    def __init__(self, release: list[NotebookNode]) -> None:
        self.release = release
        self.by_grade_id = {nbgrader(c)["grade_id"]: i for i, c in enumerate(release) if nbgrader(c)}
        self.by_cell_id = {c.id: i for i, c in enumerate(release)}
        self.by_text: dict[tuple[str, str], list[int]] = {}
        self.by_question: dict[str, list[int]] = {}
        self.by_names: list[tuple[set[str], int]] = []
        for index, cell in enumerate(release):
            self.by_text.setdefault((cell.cell_type, cell.source.strip()), []).append(index)
            if is_answer(cell) and cell.cell_type == "code" and (names := _defined(cell.source)):
                self.by_names.append((names, index))
            elif is_answer(cell):
                self.by_question.setdefault(_first_line(cell.source), []).append(index)

    def of(self, submitted: list[SubmittedCell]) -> list[int | None]:
        """The number of the release's cell that each is, or None for a student's own."""
        places = [self.by_grade_id.get(cell.grade_id, self.by_cell_id.get(cell.cell_id)) for cell in submitted]
        taken = set(places)
        for candidates in (self._same_text, self._same_answer):
            for number, cell in enumerate(submitted):
                if places[number] is None:
                    places[number] = next((index for index in candidates(cell) if index not in taken), None)
                    taken.add(places[number])
        for number, index in self._only_one_that_fits(submitted, places):
            places[number] = index
        return places

    def _same_text(self, cell: SubmittedCell) -> list[int]:
        return self.by_text.get((cell.cell_type, cell.source.strip()), [])

    def _same_answer(self, cell: SubmittedCell) -> list[int]:
        """Its functions and classes are those of one stub, or its first line is the question of a written answer."""
        if cell.cell_type != "code":
            return self.by_question.get(_first_line(cell.source), [])
        defined = _defined(cell.source)
        fitting = [index for names, index in self.by_names if names <= defined]
        return fitting if len(fitting) == 1 else []

    def _only_one_that_fits(
        self, submitted: list[SubmittedCell], places: list[int | None]
    ) -> Iterator[tuple[int, int]]:
        """Between two cells that are known, one text of the student's own and one missing written answer are a pair."""
        known = [(-1, -1), *((n, i) for n, i in enumerate(places) if i is not None), (len(places), len(self.release))]
        taken = set(places)
        for (first, low), (last, high) in pairwise(known):
            missing = [i for i in range(low + 1, high) if self._is_written(i) and i not in taken]
            texts = [
                n for n in range(first + 1, last) if submitted[n].cell_type != "code" and submitted[n].source.strip()
            ]
            if len(missing) == len(texts) == 1:
                yield texts[0], missing[0]

    def _is_written(self, index: int) -> bool:
        return is_answer(self.release[index]) and self.release[index].cell_type != "code"


def _first_line(text: str) -> str:
    return text.strip().split("\n")[0].strip()


def _defined(source: str) -> set[str]:
    """The functions and classes at the top level of a cell."""
    return set(re.findall(r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", source, re.MULTILINE))
