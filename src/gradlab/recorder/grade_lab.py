"""The submissions of one lab: what has changed since it was recorded is graded, and every result is recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from gradlab.course.lab import Lab
from gradlab.course.store import load_lab, release_path
from gradlab.grading.fingerprint import data_digest, environment_digest
from gradlab.grading.job import Job, Outcome
from gradlab.grading.proof import is_proved, mark_proved, prove
from gradlab.grading.verdict_cells import rows_of
from gradlab.grading.workers import HowToGrade, Watch, run_jobs
from gradlab.intake.files import Refused, find_notebook, read_bytes
from gradlab.intake.own_modules import Modules, own_modules
from gradlab.judge.rows import NEEDS_PERSON, Row
from gradlab.recorder.build import refuse_other_release, synchronise
from gradlab.recorder.health import refuse_unless_ready
from gradlab.recorder.ledger import Ledger
from gradlab.recorder.nbgrader_api import Course
from gradlab.recorder.record import autograded_path, record, record_refusal, recorded_students, timestamp_of

Report = Callable[["StudentResult"], None]


@dataclass(frozen=True)
class StudentResult:
    """One line of the report: a student, the points of the checks, and what a person should look at."""

    lab: str
    student_id: str
    earned: float
    points: float
    rows: list[Row] = field(repr=False)
    notes: list[str] = field(default_factory=list)
    refused: str = ""
    unchanged: bool = False

    @property
    def needs_person(self) -> list[str]:
        """Why a person should look at it; empty when none need to."""
        if self.refused:
            return [self.refused]
        return list(dict.fromkeys(f"{row.verdict} in {row.task}" for row in self.rows if row.verdict in NEEDS_PERSON))


@dataclass(frozen=True)
class _HandIn:
    """What lies in submitted/ of one student: the notebook's bytes, or why they can't be had."""

    student_id: str
    content: bytes
    refused: str
    notes: list[str]
    modules: Modules
    mark: str  # changes when the hand-in does, or anything that its grade depends on


def grade_lab(
    course: Course,
    name: str,
    students: list[str],
    how: HowToGrade,
    report: Report,
    watch: Watch,
    force: bool = False,
    pictures: bool = False,
) -> list[StudentResult]:
    """Grade the submissions of one lab and record them.

    `report` hears of each as soon as it is recorded, `watch` when a worker begins with it.
    """
    lab = _ready(course, name, how)
    ledger = Ledger(course.root, name, _conditions(course, lab, how, pictures))
    finished: list[StudentResult] = []

    def finish(result: StudentResult, mark: str) -> None:
        ledger.note(result.student_id, mark)
        finished.append(result)
        report(result)

    to_grade: dict[str, _HandIn] = {}
    recorded = recorded_students(course, name)
    for hand_in in _hand_ins(course.root, lab, students, ledger, recorded):
        known = None
        if hand_in.student_id in recorded and not force and ledger.knows(hand_in.student_id, hand_in.mark):
            known = _recorded_result(course, lab, hand_in.student_id)
        if known is not None:
            finish(known, hand_in.mark)
        elif hand_in.refused:
            finish(_refuse(course, lab, hand_in.student_id, hand_in.refused), hand_in.mark)
        else:
            to_grade[hand_in.student_id] = hand_in
    jobs = [
        Job(course.root, name, one.student_id, one.content, force, pictures, one.modules) for one in to_grade.values()
    ]
    for outcome in run_jobs(jobs, how, watch):
        hand_in = to_grade[outcome.job.student_id]
        finish(_record(course, lab, outcome, hand_in.notes), "" if outcome.again else hand_in.mark)
    return sorted(finished, key=lambda result: result.student_id)


def _ready(course: Course, name: str, how: HowToGrade) -> Lab:
    """The lab, fit to be graded: sandboxes can be had, it is released and proved, and the gradebook knows it."""
    refuse_unless_ready(course, how.unsafe)
    lab = load_lab(course.root, name)
    refuse_other_release(course.root, lab)
    if not is_proved(course.root, lab):
        prove(course.root, name, how)
        mark_proved(course.root, lab)
    synchronise(course, lab)
    return lab


def _hand_ins(course: Path, lab: Lab, students: list[str], ledger: Ledger, due: Mapping[str, str]) -> Iterator[_HandIn]:
    for student_id in students:
        folder, notes = course / "submitted" / student_id / lab.name, list[str]()
        try:
            path, notes = find_notebook(folder, lab.notebook_name)
            content, refused = read_bytes(path), ""
        except Refused as refusal:
            content, refused = b"", str(refusal)
        modules = own_modules(folder)
        mark = ledger.mark(
            content + refused.encode() + repr(sorted(modules.items())).encode(),
            timestamp_of(folder) + due.get(student_id, ""),
        )
        yield _HandIn(student_id, content, refused, notes, modules, mark)


def _conditions(course: Course, lab: Lab, how: HowToGrade, pictures: bool) -> str:
    release = hashlib.sha256(release_path(course.root, lab).read_bytes()).hexdigest()
    late = repr(course.api.config.get("AssignLatePenalties"))
    return repr([lab.digest, release, environment_digest(), data_digest(lab), asdict(how.limits), pictures, late])


def _record(course: Course, lab: Lab, outcome: Outcome, notes: list[str]) -> StudentResult:
    if outcome.refused:
        return _refuse(course, lab, outcome.job.student_id, outcome.refused)
    notebook = outcome.notebook
    assert notebook is not None, "a finished job has its notebook"
    notes = [*notes, *outcome.notes]
    notebook.metadata["gradlab"]["notes"] = notes
    record(course, lab, outcome.job.student_id, notebook)
    return _result(lab, outcome.job.student_id, notebook)


def _refuse(course: Course, lab: Lab, student_id: str, reason: str) -> StudentResult:
    return _result(lab, student_id, record_refusal(course, lab, student_id, reason))


def _recorded_result(course: Course, lab: Lab, student_id: str) -> StudentResult | None:
    try:
        notebook = nbformat.read(autograded_path(course.root, lab, student_id), as_version=4)
    except (OSError, ValueError):
        return None
    return _result(lab, student_id, notebook, unchanged=True)


def _result(lab: Lab, student_id: str, notebook: NotebookNode, unchanged: bool = False) -> StudentResult:
    rows, about = rows_of(notebook), notebook.metadata.get("gradlab", {})
    earned, points = (round(sum(getattr(row, name) for row in rows), 4) for name in ("earned", "points"))
    return StudentResult(
        lab.name, student_id, earned, points, rows, about.get("notes", []), about.get("refused", ""), unchanged
    )
