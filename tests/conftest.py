"""Fixtures: one tiny course, built once; graders that take the text of a cell and return its rows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from minicourse import LAB, NOTEBOOK, make_course
from nbformat import NotebookNode

from gradlab.checks.session import seed_here
from gradlab.cli import main
from gradlab.grading.execute import Seconds
from gradlab.grading.judge import Row
from gradlab.grading.parallel import Job, run_job
from gradlab.submissions import as_bytes, with_answers

if os.environ.get("GRADLAB_DATA"):  # tests change the working directory
    os.environ["GRADLAB_DATA"] = str(Path(os.environ["GRADLAB_DATA"]).resolve())

QUICK = Seconds(cell=4, notebook=40, task=6)

RIGHT = {
    "mse": "def mse(y, y_hat):\n    return np.mean((y - y_hat) ** 2)\n",
    "step": (
        "def step(a, x, y, learning_rate):\n"
        "    error = a * x - y\n"
        "    return a - learning_rate * np.mean(2 * error * x), np.mean(error**2)\n"
    ),
}


@pytest.fixture(autouse=True)
def _known_place_and_seed() -> Iterator[None]:
    """Tests that change the working directory leave it as it was."""
    before = Path.cwd()
    seed_here(0)
    yield
    os.chdir(before)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny course with its release; treat it as read-only."""
    before = Path.cwd()
    root = make_course(tmp_path_factory.mktemp("course"))
    assert main(["build", "--course", str(root), "--workers", "1", "--debug"]) == 0
    os.chdir(before)
    return root


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


@pytest.fixture
def desk(built: Path) -> Desk:
    return Desk(built)


@pytest.fixture
def hand_in_to(built: Path) -> Callable[[str, NotebookNode | bytes], Path]:
    """Put a notebook into submitted/ of a course."""

    def put(student_id: str, notebook: NotebookNode | bytes, course: Path = built) -> Path:
        folder = course / "submitted" / student_id / LAB
        folder.mkdir(parents=True, exist_ok=True)
        content = notebook if isinstance(notebook, bytes) else as_bytes(notebook)
        (folder / f"{NOTEBOOK}.ipynb").write_bytes(content)
        return folder

    return put


def earned(rows: list[Row], task: str) -> float:
    """The points of one task."""
    return sum(row.earned for row in rows if row.task == task)


def verdicts(rows: list[Row], task: str) -> set[str]:
    """The verdicts of one task."""
    return {row.verdict for row in rows if row.task == task}
