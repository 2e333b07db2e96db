"""`gradlab grade`: every submission of a lab through intake, worker and judge, and into the gradebook."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from gradlab import recorder
from gradlab.build import is_built, mark_built, prove
from gradlab.course import Course
from gradlab.errors import GradLabError
from gradlab.grading import results
from gradlab.grading.coursework import load_lab, load_release
from gradlab.grading.execute import Seconds
from gradlab.grading.intake import Refused, find_notebook, read_bytes
from gradlab.grading.judge import NEEDS_PERSON, Row
from gradlab.grading.lab import Lab
from gradlab.grading.nursery import bubblewrap
from gradlab.grading.parallel import Job, Outcome, Watch, run_jobs
from gradlab.grading.submission import environment_digest, rows_of

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
class Options:
    """How to grade."""

    workers: int = 1
    force: bool = False
    unsafe: bool = False
    pictures: bool = False
    warm: bool = True
    seconds: Seconds = field(default_factory=Seconds)


def grade_lab(
    course: Course, name: str, students: list[str], options: Options, report: Report, watch: Watch
) -> list[StudentResult]:
    """Grade the submissions of one lab and record them.

    `report` hears of each as soon as it is recorded, `watch` when a worker begins with it.
    """
    if not options.unsafe:
        bubblewrap()  # better a clear refusal now than one for each student
    lab = load_lab(course.root, name)
    load_release(course.root, lab)
    if not is_built(course.root, lab):
        prove(course.root, name, options.workers, options.seconds, options.unsafe)
        mark_built(course.root, lab)
    recorder.synchronise(course, lab)
    ledger = recorder.Ledger(course.root, name, _conditions(course.root, lab, options))
    finished: list[StudentResult] = []

    def finish(result: StudentResult, mark: str) -> None:
        ledger.note(result.student_id, mark)
        finished.append(result)
        report(result)

    jobs, marks, notes = [], {}, {}
    recorded = recorder.recorded_students(course, name)
    for student_id in students:
        try:
            path, notes[student_id] = find_notebook(course.root / "submitted" / student_id / name, lab.notebook_name)
            content, refused = read_bytes(path), ""
        except Refused as refusal:
            content, refused = b"", str(refusal)
        stamp = recorder.timestamp_of(course.root / "submitted" / student_id / name)
        marks[student_id] = ledger.mark(content + refused.encode(), stamp)
        known = _recorded_result(course, lab, student_id) if student_id in recorded and not options.force else None
        if known is not None and ledger.knows(student_id, marks[student_id]):
            finish(known, marks[student_id])
        elif refused:
            finish(_refuse(course, lab, student_id, refused), marks[student_id])
        else:
            jobs.append(Job(course.root, name, student_id, content, options.force, options.pictures))
    for outcome in run_jobs(jobs, options.workers, options.seconds, options.unsafe, options.warm, watch):
        student_id = outcome.job.student_id
        finish(_record(course, lab, outcome, notes[student_id]), "" if outcome.again else marks[student_id])
    return sorted(finished, key=lambda result: result.student_id)


def _conditions(course: Path, lab: Lab, options: Options) -> str:
    release = course / "release" / lab.name / lab.path.name
    parts = [
        lab.digest,
        hashlib.sha256(release.read_bytes()).hexdigest(),
        environment_digest(),
        asdict(options.seconds),
        options.pictures,
    ]
    return repr(parts)


def _record(course: Course, lab: Lab, outcome: Outcome, notes: list[str]) -> StudentResult:
    if outcome.refused:
        return _refuse(course, lab, outcome.job.student_id, outcome.refused)
    notebook = results.load(course.root, lab.name, outcome.key)
    assert notebook is not None, "a finished job leaves its result"
    notes = [*notes, *outcome.notes]
    notebook.metadata["gradlab"]["notes"] = notes
    recorder.record(course, lab, outcome.job.student_id, notebook)
    return _result(lab, outcome.job.student_id, notebook)


def _refuse(course: Course, lab: Lab, student_id: str, reason: str) -> StudentResult:
    return _result(lab, student_id, recorder.record_refusal(course, lab, student_id, reason))


def _recorded_result(course: Course, lab: Lab, student_id: str) -> StudentResult | None:
    try:
        notebook = nbformat.read(recorder.autograded_path(course.root, lab, student_id), as_version=4)
    except (OSError, ValueError):
        return None
    return _result(lab, student_id, notebook, unchanged=True)


def _result(lab: Lab, student_id: str, notebook: NotebookNode, unchanged: bool = False) -> StudentResult:
    rows, about = rows_of(notebook), notebook.metadata.get("gradlab", {})
    earned, points = (round(sum(getattr(row, name) for row in rows), 4) for name in ("earned", "points"))
    return StudentResult(
        lab.name, student_id, earned, points, rows, about.get("notes", []), about.get("refused", ""), unchanged
    )


@contextlib.contextmanager
def only_one_grader(course: Path) -> Iterator[None]:
    """Hold the course's lock; raises GradLabError while another grader has it. A killed one holds nothing."""
    folder = course / ".gradlab"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            holder = file.read().strip() or "?"
            raise GradLabError(
                f"Another gradlab (process {holder}) is at work on this course.", "Wait for it, or stop it."
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
