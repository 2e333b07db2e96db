"""What tests of the grader hand in and read: right answers, and a grader's desk on the tiny course."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import nbformat
from minicourse import LAB, NOTEBOOK
from nbformat import NotebookNode

from gradlab.course.hand_ins import as_bytes, with_answers
from gradlab.course.settings import Limits
from gradlab.grading.job import Job, run_job
from gradlab.judge.rows import Row

QUICK = Limits(cell_seconds=4, notebook_seconds=40, task_seconds=6)

RIGHT = {
    "mse": "def mse(y, y_hat):\n    return np.mean((y - y_hat) ** 2)\n",
    "step": (
        "def step(a, x, y, learning_rate):\n"
        "    error = a * x - y\n"
        "    return a - learning_rate * np.mean(2 * error * x), np.mean(error**2)\n"
    ),
}


@dataclass
class Desk:
    """A grader's desk on a course: hand in and grade, without a gradebook."""

    course: Path

    @property
    def release(self) -> NotebookNode:
        return nbformat.read(self.course / "release" / LAB / f"{NOTEBOOK}.ipynb", as_version=4)

    def hand_in(self, **answers: str) -> NotebookNode:
        """The notebook of a student who has these answers, and right ones otherwise."""
        return with_answers(self.release, {**RIGHT, **answers})

    def grade(self, notebook: NotebookNode | bytes, student_id: str = "ada") -> list[Row]:
        """Grade a notebook in a sandbox; returns its rows."""
        content = notebook if isinstance(notebook, bytes) else as_bytes(notebook)
        outcome = run_job(Job(self.course, LAB, student_id, content, force=True), QUICK)
        assert not outcome.refused, outcome.refused
        return [Row(**row) for row in outcome.rows]


def earned(rows: list[Row], task: str) -> float:
    """The points of one task."""
    return sum(row.earned for row in rows if row.task == task)


def verdicts(rows: list[Row], task: str) -> set[str]:
    """The verdicts of one task."""
    return {row.verdict for row in rows if row.task == task}
