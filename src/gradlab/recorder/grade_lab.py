"""The submissions of one lab: what has changed since it was recorded is graded, and every result is recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from gradlab.course.lab import Lab
from gradlab.course.store import load_lab, load_release, release_path
from gradlab.grading import results
from gradlab.grading.fingerprint import data_digest, environment_digest
from gradlab.grading.job import Job, Outcome
from gradlab.grading.proof import is_proved, mark_proved, prove
from gradlab.grading.verdict_cells import rows_of
from gradlab.grading.workers import HowToGrade, Watch, run_jobs
from gradlab.intake.files import Refused, find_notebook, read_bytes
from gradlab.intake.pictures import picture_files
from gradlab.intake.rebuild import untouched
from gradlab.judge.rows import Row
from gradlab.recorder.build import synchronise
from gradlab.recorder.ledger import Ledger
from gradlab.recorder.marks import Marks, not_answered, read_marks, reasons
from gradlab.recorder.nbgrader_api import Course
from gradlab.recorder.record import autograded_path, record, record_refusal, timestamp_of
from gradlab.sandbox.nursery import bubblewrap

BESIDE = "untouched, and another notebook was handed in beside it"

Report = Callable[["StudentResult"], None]


@dataclass(frozen=True)
class StudentResult:
    """One line of the report: a student, the points by checks and by hand, and what a person should look at."""

    lab: str
    student_id: str
    earned: float
    points: float
    rows: list[Row] = field(repr=False)
    notes: list[str] = field(default_factory=list)
    refused: str = ""
    unchanged: bool = False
    needs_person: list[str] = field(default_factory=list)  # why a person should look at it
    to_mark: float = 0.0  # points of written answers that nobody has marked
    not_answered: list[str] = field(default_factory=list)  # written questions


@dataclass(frozen=True)
class _HandIn:
    """What lies in submitted/ of one student: the notebook's bytes, or why they can't be had."""

    student_id: str
    content: bytes
    refused: str
    notes: list[str]
    others: bool  # other notebooks lie beside it
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
    ledger = Ledger(course.root, name, _conditions(course.root, lab, how, pictures))
    finished: list[StudentResult] = []

    def finish(result: StudentResult, mark: str) -> None:
        ledger.note(result.student_id, mark)
        finished.append(result)
        report(result)

    to_grade: dict[str, _HandIn] = {}
    recorded = read_marks(course, name)
    for hand_in in _hand_ins(course.root, lab, students, ledger):
        known = None
        if hand_in.student_id in recorded and not force and ledger.knows(hand_in.student_id, hand_in.mark):
            known = _recorded_result(course, lab, hand_in.student_id, recorded[hand_in.student_id])
        if known is not None:
            finish(known, hand_in.mark)
        elif hand_in.refused:
            finish(_refuse(course, lab, hand_in.student_id, hand_in.refused), hand_in.mark)
        else:
            to_grade[hand_in.student_id] = hand_in
    jobs = [Job(course.root, name, one.student_id, one.content, force, pictures) for one in to_grade.values()]
    for outcome in run_jobs(jobs, how, watch):
        hand_in = to_grade[outcome.job.student_id]
        finish(_record(course, lab, outcome, hand_in), "" if outcome.again else hand_in.mark)
    return sorted(finished, key=lambda result: result.student_id)


def _ready(course: Course, name: str, how: HowToGrade) -> Lab:
    """The lab, fit to be graded: sandboxes can be had, it is released and proved, and the gradebook knows it."""
    course.refuse_other_configuration()
    if not how.unsafe:
        bubblewrap()  # better a clear refusal now than one for each student
    lab = load_lab(course.root, name)
    load_release(course.root, lab)
    if not is_proved(course.root, lab):
        prove(course.root, name, how)
        mark_proved(course.root, lab)
    synchronise(course, lab)
    return lab


def _hand_ins(course: Path, lab: Lab, students: list[str], ledger: Ledger) -> Iterator[_HandIn]:
    for student_id in students:
        folder, notes = course / "submitted" / student_id / lab.name, list[str]()
        try:
            path, notes = find_notebook(folder, lab.notebook_name)
            content, refused = read_bytes(path), ""
        except Refused as refusal:
            content, refused = b"", str(refusal)
        others = len([path for path in folder.glob("*.ipynb") if not path.name.startswith(".")]) > 1
        beside = [(name, file.stat().st_size, file.stat().st_mtime_ns) for name, file in picture_files(folder).items()]
        mark = ledger.mark(content + refused.encode(), f"{timestamp_of(folder)} {beside or ''} {others or ''}")
        yield _HandIn(student_id, content, refused, notes, others, mark)


def _conditions(course: Path, lab: Lab, how: HowToGrade, pictures: bool) -> str:
    release = hashlib.sha256(release_path(course, lab).read_bytes()).hexdigest()
    return repr([lab.digest, release, environment_digest(), data_digest(lab), asdict(how.limits), pictures])


def _record(course: Course, lab: Lab, outcome: Outcome, hand_in: _HandIn) -> StudentResult:
    if outcome.refused:
        return _refuse(course, lab, outcome.job.student_id, outcome.refused)
    notebook = results.load(course.root, lab.name, outcome.key)
    assert notebook is not None, "a finished job leaves its result"
    doubts = dict.fromkeys(untouched(notebook), BESIDE) if hand_in.others else {}
    notebook.metadata["gradlab"] |= {"notes": [*hand_in.notes, *outcome.notes], "doubts": doubts | outcome.doubts}
    record(course, lab, outcome.job.student_id, notebook)
    return _result(lab, outcome.job.student_id, notebook, read_marks(course, lab.name, outcome.job.student_id))


def _refuse(course: Course, lab: Lab, student_id: str, reason: str) -> StudentResult:
    notebook = record_refusal(course, lab, student_id, reason)
    return _result(lab, student_id, notebook, read_marks(course, lab.name, student_id))


def _recorded_result(course: Course, lab: Lab, student_id: str, marks: Marks) -> StudentResult | None:
    try:
        notebook = nbformat.read(autograded_path(course.root, lab, student_id), as_version=4)
    except (OSError, ValueError):
        return None
    return _result(lab, student_id, notebook, {student_id: marks}, unchanged=True)


def _result(
    lab: Lab, student_id: str, notebook: NotebookNode, marks: dict[str, Marks], unchanged: bool = False
) -> StudentResult:
    about, mine = notebook.metadata.get("gradlab", {}), marks[student_id]
    return StudentResult(
        lab.name,
        student_id,
        mine.earned,
        mine.points,
        rows_of(notebook),
        about.get("notes", []),
        about.get("refused", ""),
        unchanged,
        reasons(notebook, mine),
        mine.to_mark,
        not_answered(notebook, mine),
    )
