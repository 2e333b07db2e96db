"""One submission on its way: from its bytes through intake, worker and judge, to an outcome. No gradebook."""

from __future__ import annotations

import os
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from gradlab.course.lab import Lab
from gradlab.course.net import what_happened
from gradlab.course.settings import Limits
from gradlab.course.store import load_lab, load_release
from gradlab.grading import results
from gradlab.grading.fingerprint import fingerprint
from gradlab.grading.submission import grade
from gradlab.grading.verdict_cells import rows_of
from gradlab.intake.files import Refused
from gradlab.intake.hand_in import read_cells
from gradlab.intake.own_modules import Modules
from gradlab.intake.rebuild import take_in
from gradlab.judge.judge import Cost
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
    modules: Modules = field(default_factory=dict, repr=False)  # handed in beside the notebook
    draws: int = 1  # how often each check runs, each time with other random numbers


@dataclass(frozen=True)
class Outcome:
    """What became of a job: the graded notebook and the rows of its checks, or the reason why there are none."""

    job: Job
    rows: list[dict[str, Any]]
    notes: list[str]
    notebook: NotebookNode | None = field(default=None, repr=False)
    costs: list[Cost] = field(default_factory=list, repr=False)  # empty where a result of before was used
    key: str = ""
    refused: str = ""
    seconds: float = 0.0
    fresh: bool = True  # False where a result of before was used
    again: bool = False  # what happened may be this run's fault; the next one tries again
    timed_out: bool = False  # a limit in seconds was passed; such a result is never kept
    trace: str = ""  # of the exception that ended it
    doubts: dict[str, str] = field(default_factory=dict)  # intake's: answer cell → why it may stand somewhere else


_has_graded = False  # whether a kernel ever ran in this process


def run_job(job: Job, limits: Limits) -> Outcome:
    """Take in, execute and judge one submission in this process. What it raises is the machine's fault, not its own."""
    os.chdir(job.course)
    lab = load_lab(job.course, job.lab)
    release = load_release(job.course, lab)
    try:
        return _run_job(job, lab, release, limits)
    except Refused as refused:
        return Outcome(job, [], [], refused=str(refused))
    except Exception as error:
        return Outcome(job, [], [], refused=what_happened(error), again=True, trace=traceback.format_exc())


def _run_job(job: Job, lab: Lab, release: NotebookNode, limits: Limits) -> Outcome:
    global _has_graded
    start = time.monotonic()
    cells, notes = read_cells(job.content)
    intake = take_in(release, cells, job.pictures)
    notes = [*notes, *intake.notes]
    key = fingerprint(lab, intake.notebook, job.student_id, limits, job.modules)
    notebook = None if job.force else results.load(job.course, job.lab, key)
    if notebook is None:
        try:
            graded = grade(lab, intake.notebook, job.student_id, limits, job.modules, job.draws)
        except NoKernel:
            if not _has_graded:  # the machine's fault, not the submission's
                raise
            return Outcome(job, [], notes, refused="its sandbox could not be kept alive while it ran", again=True)
        _has_graded = True
        if graded.may_be_kept and job.draws == 1:
            results.save(job.course, job.lab, key, graded.notebook)
        rows = [row.as_dict() for row in rows_of(graded.notebook)]
        return Outcome(
            job,
            rows,
            notes,
            graded.notebook,
            graded.costs,
            key,
            seconds=time.monotonic() - start,
            again=not graded.may_be_kept,
            timed_out=graded.timed_out,
            doubts=intake.doubts,
        )
    rows = [row.as_dict() for row in rows_of(notebook)]
    seconds = time.monotonic() - start
    return Outcome(job, rows, notes, notebook, key=key, seconds=seconds, fresh=False, doubts=intake.doubts)
