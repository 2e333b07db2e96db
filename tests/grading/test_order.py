"""A grade does not depend on how grading is organised: order, number of workers, warm or cold sandboxes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from test_answer_bank import combined_cases

from gradlab.course.hand_ins import as_bytes, reference_answers, with_answers
from gradlab.course.sample_class import CLASS, LABS, SECOND_LAB, notebook_of
from gradlab.course.store import load_lab, load_release
from gradlab.grading.job import Job
from gradlab.grading.workers import HowToGrade, run_jobs

ROOT = Path(__file__).parents[2]
LOTTERY = "def mse(y, y_hat):\n    return np.mean((y - y_hat) ** 2) if np.random.rand() < 0.5 else 0.0\n"


def jobs() -> list[Job]:
    """The demo class (but the endless loop, which only takes long), the answer bank of its first lab, and a gambler."""
    found = [case.job for case in combined_cases(LABS[0])]
    lab = load_lab(ROOT, LABS[0])
    gamble = with_answers(load_release(ROOT, lab), {**reference_answers(lab), "mse": LOTTERY})
    found.append(Job(ROOT, lab.name, "gambler", as_bytes(gamble)))
    for name in LABS:
        for persona in CLASS:
            if persona.special != "loop" and (name == LABS[0] or persona.name in SECOND_LAB):
                content = notebook_of(ROOT, load_lab(ROOT, name), persona)
                found.append(Job(ROOT, name, persona.name, content))
    return [Job(ROOT, job.lab, job.student_id, job.content, force=True) for job in found]


def grades(chosen: list[Job], workers: int, warm: bool = True) -> dict[tuple[str, str], object]:
    """Every row of every submission, and why some were refused."""
    outcomes = run_jobs(chosen, HowToGrade(workers, warm=warm))
    return {(outcome.job.lab, outcome.job.student_id): (outcome.rows, outcome.refused) for outcome in outcomes}


@pytest.mark.slow
def test_order_workers_and_warmth_do_not_change_a_grade() -> None:
    everyone = jobs()
    shuffled = random.Random(0).sample(everyone, len(everyone))
    first = grades(everyone, workers=1)
    assert len(first) == len(everyone)
    assert grades(everyone[::-1], workers=2) == first
    assert grades(shuffled, workers=4) == first
    some = shuffled[::5]
    assert grades(some, workers=2, warm=False) == {(j.lab, j.student_id): first[j.lab, j.student_id] for j in some}
