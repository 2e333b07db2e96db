"""What waits for a person, what a person has marked, and how the gradebook tells."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from gradlab.course.files import write_atomically
from gradlab.course.lab import CHECKS_SUFFIX, nbgrader
from gradlab.grading.verdict_cells import rows_of
from gradlab.intake.rebuild import untouched
from gradlab.judge.rows import NEEDS_PERSON
from gradlab.recorder.nbgrader_api import Course

MISSED = "is not defined"  # the end of what a check says when a name of the student's is not there


@dataclass(frozen=True)
class Marks:
    """The points of one submission in the gradebook, and its graded cells that wait for a person."""

    earned: float  # by checks and by hand, without a late penalty
    points: float
    to_mark: float  # points of written answers that nobody has marked
    waiting: frozenset[str]
    marked: frozenset[str]  # graded cells whose points a person gave


def read_marks(course: Course, lab: str, student_id: str | None = None) -> dict[str, Marks]:
    """The marks of a student, or of everybody whose submission of the lab is in the gradebook."""
    from nbgrader.api import Assignment, BaseCell, Grade, SubmittedAssignment, SubmittedNotebook

    grades: dict[str, list[Any]] = {}
    with course.gradebook() as gradebook:
        query = (
            gradebook.db.query(
                SubmittedAssignment.student_id,
                BaseCell.name,
                Grade.score,
                Grade.max_score,
                Grade.auto_score,
                Grade.manual_score,
                Grade.needs_manual_grade,
            )
            .select_from(Grade)
            .join(BaseCell, BaseCell.id == Grade.cell_id)
            .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
            .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
            .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
            .filter_by(name=lab)  # of what was joined last
        )
        if student_id is not None:
            query = query.filter(SubmittedAssignment.student_id == student_id)
        for row in query:
            grades.setdefault(row.student_id, []).append(row)
    return {who: _marks(rows) for who, rows in grades.items()}


def points_to_mark(grades: Iterable[Any]) -> float:
    """The points of answers that no check judges and no person has marked yet, of rows of the gradebook."""
    unmarked = (g for g in grades if g.needs_manual_grade and g.auto_score is None and g.manual_score is None)
    return round(sum(grade.max_score for grade in unmarked), 4)


def _marks(grades: list[Any]) -> Marks:
    return Marks(
        round(sum(grade.score for grade in grades), 4),
        round(sum(grade.max_score for grade in grades), 4),
        points_to_mark(grades),
        frozenset(grade.name for grade in grades if grade.needs_manual_grade),
        frozenset(grade.name for grade in grades if grade.manual_score is not None),
    )


@dataclass(frozen=True)
class Ask:
    """Why a graded cell asks for a person: a sentence around the name of the answer; empty for an answer to mark."""

    answer: str
    before: str = ""
    after: str = ""


def asks(notebook: NotebookNode) -> dict[str, Ask]:
    """The graded cells of a graded notebook that ask for a person."""
    wanted: dict[str, Ask] = {}
    rows, doubts = rows_of(notebook), notebook.metadata.get("gradlab", {}).get("doubts", {})
    for task in dict.fromkeys(row.task for row in rows):
        lost = [row for row in rows if row.task == task and row.earned < row.points]
        verdict = next((row.verdict for row in lost if row.verdict in NEEDS_PERSON), None)
        nothing = not any(row.earned for row in rows if row.task == task)
        if verdict:
            wanted[task + CHECKS_SUFFIX] = Ask(task, f"{verdict} in ")
        elif task in doubts and (nothing or any(row.message.endswith(MISSED) for row in lost)):
            wanted[task + CHECKS_SUFFIX] = Ask(task, after=f": {doubts[task]}")
    blank = untouched(notebook)
    for name in written_in(notebook.cells):
        if name not in blank:
            wanted[name] = Ask(name)
        elif name in doubts:
            wanted[name] = Ask(name, after=f": {doubts[name]}")
    return wanted


def reasons(notebook: NotebookNode, marks: Marks) -> list[str]:
    """Why a person should look at a submission, besides marking what is written; empty when none need to."""
    refused, wanted = notebook.metadata.get("gradlab", {}).get("refused", ""), asks(notebook)
    if refused:
        return [refused] if marks.waiting & set(wanted) else []
    said: dict[tuple[str, str], list[str]] = {}
    for name in [*(name for name in wanted if name in marks.waiting), *sorted(marks.waiting - set(wanted))]:
        ask = wanted.get(name, Ask(name))
        if name in marks.marked:
            ask = Ask(ask.answer.removesuffix(CHECKS_SUFFIX), after=": has changed since it was marked")
        if ask.before or ask.after:
            said.setdefault((ask.before, ask.after), []).append(ask.answer)
    return [before + ", ".join(answers) + after for (before, after), answers in said.items()]


def not_answered(notebook: NotebookNode, marks: Marks) -> list[str]:
    """Written questions to which the student gave no answer, and a person no points."""
    blank = untouched(notebook)
    settled = [name for name in written_in(notebook.cells) if name not in marks.waiting | marks.marked]
    return [name for name in settled if name in blank]


def written_in(cells: list[NotebookNode]) -> list[str]:
    """The graded cells that a person marks."""
    return [nbgrader(c)["grade_id"] for c in cells if nbgrader(c).get("grade") and nbgrader(c).get("solution")]


class Seen:
    """What was recorded of each graded cell the last time: whether an answer has changed since it was marked."""

    def __init__(self, course: Path, lab: str, student_id: str) -> None:
        name = hashlib.sha256(student_id.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self.path = course / ".gradlab" / "answers" / lab / f"{name}.json"
        try:
            self.before: dict[str, str] = json.loads(self.path.read_text())
        except (OSError, ValueError):
            self.before = {}
        self.now: dict[str, str] = {}

    def is_same(self, name: str, digest: str) -> bool:
        """Whether a graded cell is as it was; remembers it as it is now."""
        self.now[name] = digest
        return self.before.get(name) == digest

    def save(self) -> None:
        write_atomically(self.path, json.dumps(self.now))


def answer_digests(notebook: NotebookNode) -> dict[str, str]:
    """For each graded cell, a number that changes when the answer, what was found of it, or its points do."""
    rows, blank, wanted = rows_of(notebook), untouched(notebook), asks(notebook)
    answers = {nbgrader(c)["grade_id"]: c for c in notebook.cells if nbgrader(c).get("solution")}
    own = [c.source for c in notebook.cells if not nbgrader(c) and not c.metadata.get("gradlab", {}).get("given")]
    digests: dict[str, str] = {}
    for cell in (cell for cell in notebook.cells if nbgrader(cell).get("grade")):
        name = nbgrader(cell)["grade_id"]
        answer = answers.get(name.removesuffix(CHECKS_SUFFIX))
        elsewhere = answer is None or nbgrader(answer)["grade_id"] in blank
        mine = [row for row in rows if row.task + CHECKS_SUFFIX == name]
        found = [(row.check, row.earned, row.verdict in NEEDS_PERSON or row.verdict) for row in mine]
        text = [answer.source, answer.get("attachments")] if answer is not None else []
        parts = [text, own if elsewhere else [], found, wanted.get(name), nbgrader(cell).get("points")]
        digests[name] = hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return digests
