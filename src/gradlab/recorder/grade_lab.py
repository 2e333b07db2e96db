"""The submissions of one lab: what has changed since it was recorded is graded, and every result is recorded."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from gradlab.course.lab import Lab
from gradlab.course.names import folder_of, unfit_id
from gradlab.course.net import what_happened
from gradlab.course.store import load_lab, load_release, release_path
from gradlab.grading.fingerprint import data_digest, environment_digest
from gradlab.grading.job import Job, Outcome
from gradlab.grading.proof import is_proved, mark_proved, prove
from gradlab.grading.verdict_cells import rows_of
from gradlab.grading.workers import HowToGrade, Watch, run_jobs
from gradlab.intake.files import Refused
from gradlab.intake.hand_in import take_hand_in
from gradlab.intake.own_modules import Modules, own_modules
from gradlab.intake.pictures import picture_files
from gradlab.intake.rebuild import untouched
from gradlab.judge.rows import Row, unjudged
from gradlab.recorder.build import refuse_other_release, synchronise
from gradlab.recorder.health import refuse_unless_ready
from gradlab.recorder.ledger import Ledger
from gradlab.recorder.marks import Marks, not_answered, read_marks, reasons
from gradlab.recorder.nbgrader_api import Course
from gradlab.recorder.record import autograded_path, due_dates, record, record_refusal, timestamp_of

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
    trace: str = ""  # of the exception that ended it, for --debug
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
    others: bool  # other notebooks lie beside it, in which something is filled in
    modules: Modules
    mark: str  # changes when the hand-in does, or anything that its grade depends on; nothing: to be looked at again
    trace: str = ""


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
        ledger.note(result.student_id, "" if result.trace else mark)
        finished.append(result)
        report(result)

    to_grade: dict[str, _HandIn] = {}
    recorded, due = read_marks(course, name), due_dates(course, name)
    for student_id in students:
        hand_in = _hand_in(course.root, lab, student_id, ledger, due.get(student_id, ""))
        known = None
        if student_id in recorded and not force and ledger.knows(student_id, hand_in.mark):
            known = _recorded_result(course, lab, student_id, recorded[student_id])
        if known is not None:
            finish(known, hand_in.mark)
        elif hand_in.refused:
            finish(_refuse(course, lab, student_id, hand_in.refused, hand_in.trace), hand_in.mark)
        else:
            to_grade[student_id] = hand_in
    jobs = [
        Job(course.root, name, one.student_id, one.content, force, pictures, one.modules) for one in to_grade.values()
    ]
    for outcome in run_jobs(jobs, how, watch):
        hand_in = to_grade[outcome.job.student_id]
        finish(_record(course, lab, outcome, hand_in), "" if outcome.again else hand_in.mark)
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


def _hand_in(course: Path, lab: Lab, student_id: str, ledger: Ledger, due: str) -> _HandIn:
    unfit = unfit_id(student_id)
    if unfit:
        return _HandIn(student_id, b"", unfit, [], False, {}, "")
    try:
        folder, content, refused, notes = folder_of(course, "submitted", student_id, lab.name), b"", "", list[str]()
        others = False
        try:
            taken = take_hand_in(folder, lab.notebook_name, load_release(course, lab))
            content, notes, others = taken.content, taken.notes, taken.others
        except Refused as refusal:
            refused = str(refusal)
        modules = own_modules(folder)
        pictures = [
            (name, file.stat().st_size, file.stat().st_mtime_ns) for name, file in picture_files(folder).items()
        ]
        looked_at = repr([refused, notes, others, sorted(modules.items()), pictures])
        mark = ledger.mark(content + looked_at.encode(), timestamp_of(folder) + due)
        return _HandIn(student_id, content, refused, notes, others, modules, mark)
    except Exception as error:
        return _HandIn(student_id, b"", what_happened(error), [], False, {}, "", traceback.format_exc())


def _conditions(course: Course, lab: Lab, how: HowToGrade, pictures: bool) -> str:
    release = hashlib.sha256(release_path(course.root, lab).read_bytes()).hexdigest()
    late = repr(course.api.config.get("AssignLatePenalties"))
    return repr([lab.digest, release, environment_digest(), data_digest(lab), asdict(how.limits), pictures, late])


def _record(course: Course, lab: Lab, outcome: Outcome, hand_in: _HandIn) -> StudentResult:
    student_id = outcome.job.student_id
    if outcome.refused:
        return _refuse(course, lab, student_id, outcome.refused, outcome.trace)
    try:
        notebook = outcome.notebook
        assert notebook is not None, "a finished job has its notebook"
        doubts = dict.fromkeys(untouched(notebook), BESIDE) if hand_in.others else {}
        notebook.metadata["gradlab"] |= {"notes": [*hand_in.notes, *outcome.notes], "doubts": doubts | outcome.doubts}
        record(course, lab, student_id, notebook)
        return _result(lab, student_id, notebook, read_marks(course, lab.name, student_id))
    except Exception as error:
        return _refuse(course, lab, student_id, what_happened(error), traceback.format_exc())


def _refuse(course: Course, lab: Lab, student_id: str, reason: str, trace: str = "") -> StudentResult:
    """Record that a submission could not be graded, and why, as far as it can be recorded."""
    if not unfit_id(student_id):
        try:
            notebook = record_refusal(course, lab, student_id, reason)
            return replace(_result(lab, student_id, notebook, read_marks(course, lab.name, student_id)), trace=trace)
        except Exception as error:
            reason, trace = f"{what_happened(error)}; not recorded", trace + traceback.format_exc()
    rows = unjudged(lab, student_id, reason)
    points = sum(row.points for row in rows)
    return StudentResult(lab.name, student_id, 0.0, points, rows, refused=reason, trace=trace, needs_person=[reason])


def _recorded_result(course: Course, lab: Lab, student_id: str, marks: Marks) -> StudentResult | None:
    try:
        notebook = nbformat.read(autograded_path(course.root, lab, student_id), as_version=4)
        return _result(lab, student_id, notebook, {student_id: marks}, unchanged=True)
    except Exception:  # whatever is wrong with what was recorded, it is graded again
        return None


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
        needs_person=reasons(notebook, mine),
        to_mark=mine.to_mark,
        not_answered=not_answered(notebook, mine),
    )
