"""The proof of a lab: the reference gets full marks, the blank release none, else nothing is graded."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from nbformat import NotebookNode

from gradlab.course.data_sets import refuse_damaged_data
from gradlab.course.files import write_atomically
from gradlab.course.hand_ins import as_bytes, reference_answers, with_answers
from gradlab.course.lab import Lab
from gradlab.course.store import load_release, release_path
from gradlab.errors import GradLabError
from gradlab.grading.fingerprint import data_digest, environment_digest
from gradlab.grading.job import Job, Outcome
from gradlab.grading.workers import HowToGrade, run_jobs
from gradlab.intake.left_out import ONLY_SHOWS

REFERENCE, BLANK = "reference", "blank"


@dataclass(frozen=True)
class Case:
    """One submission with a known grade: the job, and the sentences of the checks that it must lose."""

    job: Job
    lab: Lab
    label: str
    loses: frozenset[str]

    def complaints(self, outcome: Outcome) -> list[str]:
        """What is not as announced, a line each; empty when all is."""
        if outcome.refused:
            return [f"refused: {outcome.refused}"]
        lost = {row["check"]: row for row in outcome.rows if row["verdict"] != "passed"}
        lines = [
            f"loses {name!r}, which it should keep ({row['verdict']}: {row['message']})"
            for name, row in lost.items()
            if name not in self.loses
        ]
        known = {row["check"] for row in outcome.rows}
        for name in sorted(self.loses - lost.keys()):
            lines.append(f"keeps {name!r}, which it should lose" if name in known else f"there is no check {name!r}")
        return lines


def laws(course: Path, lab: Lab) -> Iterator[Case]:
    """The reference gets full marks, the blank release none."""
    release = load_release(course, lab)
    every = frozenset(check.sentence for task in lab.tasks for check in task.checks)
    reference = as_bytes(with_answers(release, reference_answers(lab)))
    yield Case(Job(course, lab.name, REFERENCE, reference), lab, REFERENCE, frozenset())
    yield Case(Job(course, lab.name, BLANK, as_bytes(release)), lab, BLANK, every)


def prove(course: Path, name: str, how: HowToGrade, draws: int = 1) -> None:
    """Grade the reference and the blank; raise GradLabError naming the first check that breaks a law.

    A check that is itself broken shows here: the reference loses it. With several `draws`, every check has to let the
    reference pass with so many different random numbers. Nothing is recorded.
    """
    lab = Lab.load(course, name)
    refuse_damaged_data(lab)
    known = {case.job.student_id: case for case in laws(course, lab)}
    jobs = [case.job for case in known.values()]
    if draws > 1:  # shared out among the workers
        reference, share = known[REFERENCE], -(-draws // how.workers)
        for number in range(how.workers):
            job = replace(reference.job, student_id=f"{REFERENCE}-{number}", draws=share, force=True)
            known[job.student_id] = reference
            jobs.append(job)
    for outcome in run_jobs(jobs, how):
        complaints = known[outcome.job.student_id].complaints(outcome)
        if outcome.timed_out:
            late = [row["task"] for row in outcome.rows if row["verdict"] == "timeout"]
            where = late[0] if late else "its given cells"
            raise GradLabError(
                f"{name}: the {known[outcome.job.student_id].label} ran out of time in {where}: "
                "the machine is too busy, or the limit too low.",
                "Try again when less is running, or raise c.Grading.task_seconds and c.Grading.cell_seconds.",
            )
        if complaints:
            who = "the blank release" if outcome.job.student_id == BLANK else "the reference solution"
            raise GradLabError(
                f"{name}: {who} {complaints[0]}.", "Mend the lab's source; nothing was changed or recorded."
            )
        if outcome.job.student_id == REFERENCE:
            _refuse_errors(lab, outcome.notebook)


def _refuse_errors(lab: Lab, graded: NotebookNode | None) -> None:
    """Raise GradLabError if a cell of the graded reference ended with an exception."""
    for cell in graded.cells if graded else ():
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise GradLabError(
                    f"{lab.name}: the cell {cell.id!r} of the reference raises {output.ename}: {output.evalue[:200]}.",
                    f"Mend it, or untag the cell that it needs (cells tagged {ONLY_SHOWS!r} are left out).",
                )


def _state(course: Path, lab: Lab) -> str:
    """Changes when the source, the release, the lab's data or the grader does."""
    release = release_path(course, lab)
    content = release.read_bytes() if release.is_file() else b""
    parts = (lab.digest, environment_digest(), data_digest(lab))
    return hashlib.sha256(content + "".join(parts).encode()).hexdigest()


def mark_proved(course: Path, lab: Lab) -> None:
    """Remember that the laws hold as things are."""
    write_atomically(course / ".gradlab" / "built" / lab.name, _state(course, lab))


def is_proved(course: Path, lab: Lab) -> bool:
    """Whether the laws were seen to hold for this source, this release and this grader."""
    marker = course / ".gradlab" / "built" / lab.name
    return marker.is_file() and marker.read_text() == _state(course, lab)
