"""One submission on its way: from its bytes through intake, worker and judge, to an outcome. No gradebook."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gradlab.course.settings import Limits
from gradlab.course.store import load_lab, load_release
from gradlab.grading import results
from gradlab.grading.fingerprint import fingerprint
from gradlab.grading.submission import grade
from gradlab.grading.verdict_cells import rows_of
from gradlab.intake.files import Refused
from gradlab.intake.notebook import parse
from gradlab.intake.rebuild import take_in
from gradlab.sandbox.run_cells import NoKernel


@dataclass(frozen=True)
class Job:
    """One submission to grade: the bytes of its notebook file, already taken from the disk by intake."""

    course: Path
    lab: str
    student_id: str
    content: bytes = field(repr=False)
    force: bool = False
    pictures: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of a job: rows of checks, or the reason why there are none."""

    job: Job
    rows: list[dict[str, Any]]
    notes: list[str]
    key: str = ""
    refused: str = ""
    seconds: float = 0.0
    fresh: bool = True  # False where a result of before was used
    doubts: dict[str, str] = field(default_factory=dict)  # intake's: answer cell → why it may stand somewhere else
    again: bool = False  # refused for what happened in this run; the next one may fare better


_has_graded = False  # whether a kernel ever ran in this process


def run_job(job: Job, limits: Limits) -> Outcome:
    """Take in, execute and judge one submission in this process."""
    global _has_graded
    start = time.monotonic()
    os.chdir(job.course)
    lab = load_lab(job.course, job.lab)
    try:
        cells, notes = parse(job.content)
    except Refused as refused:
        return Outcome(job, [], [], refused=str(refused))
    intake = take_in(load_release(job.course, lab), cells, job.pictures)
    notes = [*notes, *intake.notes]
    key = fingerprint(lab, intake.notebook, job.student_id, limits)
    notebook = None if job.force else results.load(job.course, job.lab, key)
    fresh = notebook is None
    if notebook is None:
        try:
            notebook = grade(lab, intake.notebook, job.student_id, limits)
        except NoKernel:
            if not _has_graded:  # the machine's fault, not the submission's
                raise
            return Outcome(job, [], notes, refused="its sandbox could not be kept alive while it ran", again=True)
        _has_graded = True
        results.save(job.course, job.lab, key, notebook)
    rows = [row.as_dict() for row in rows_of(notebook)]
    return Outcome(job, rows, notes, key, "", time.monotonic() - start, fresh, intake.doubts)
