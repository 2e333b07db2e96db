"""A machine that has other work to do changes nothing: neither a score nor a verdict."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gradlab.course.hand_ins import as_bytes, reference_answers, with_answers
from gradlab.course.lab import lab_names
from gradlab.course.sample_class import CLASS, LABS, SECOND_LAB, notebook_of
from gradlab.course.store import load_lab, load_release
from gradlab.grading.job import Job
from gradlab.grading.workers import HowToGrade, run_jobs

ROOT = Path(__file__).parents[2]
BUSY = 4 * (os.cpu_count() or 1)  # eight on two cores


@contextlib.contextmanager
def busy_machine() -> Iterator[None]:
    """Processes that do nothing but use a processor, at the same priority as the grader."""
    others = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(BUSY)]
    try:
        yield
    finally:
        for process in others:
            process.kill()
            process.wait()


def demo_class() -> list[Job]:
    return [
        Job(ROOT, name, persona.name, notebook_of(ROOT, load_lab(ROOT, name), persona), force=True)
        for name in LABS
        for persona in CLASS
        if name == LABS[0] or persona.name in SECOND_LAB
    ]


def references() -> list[Job]:
    jobs = []
    for name in lab_names(ROOT):
        lab = load_lab(ROOT, name)
        notebook = with_answers(load_release(ROOT, lab), reference_answers(lab))
        jobs.append(Job(ROOT, name, "reference", as_bytes(notebook), force=True))
    return jobs


def verdicts(jobs: list[Job]) -> dict[tuple[str, str], object]:
    """What each submission was given, check by check."""
    found: dict[tuple[str, str], object] = {}
    for outcome in run_jobs(jobs, HowToGrade(os.cpu_count() or 1)):
        rows = [(row["task"], row["check"], row["verdict"], row["earned"]) for row in outcome.rows]
        found[outcome.job.lab, outcome.job.student_id] = rows or outcome.refused
    return found


@pytest.mark.alone
@pytest.mark.slow
def test_the_demo_class_and_nine_references_beside_eight_busy_processes() -> None:
    idle = verdicts(demo_class())
    with busy_machine():
        busy = verdicts([*demo_class(), *references()])
    for name in lab_names(ROOT):
        rows = busy.pop((name, "reference"))
        assert isinstance(rows, list) and {verdict for _, _, verdict, _ in rows} == {"passed"}, rows
    assert busy == idle
