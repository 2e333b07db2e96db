"""What ran out of time is tried again once, alone, is never kept, and is never said to be a wrong answer."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from desk import QUICK, RIGHT, Desk
from minicourse import LAB, NOTEBOOK

from gradlab.cli import main
from gradlab.course.hand_ins import as_bytes
from gradlab.grading.job import Job, run_job
from gradlab.grading.workers import HowToGrade, run_jobs

LOOP = "def mse(y, y_hat):\n    while True:\n        pass\n"


def changed(built: Path, tmp_path: Path, edit: Callable[[nbformat.NotebookNode], None]) -> Path:
    """A copy of the course whose source was edited."""
    course = Path(shutil.copytree(built, tmp_path / "course", ignore=shutil.ignore_patterns("submitted", "autogr*")))
    path = course / "source" / LAB / f"{NOTEBOOK}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    edit(notebook)
    nbformat.write(notebook, path)
    return course


def cell_of(notebook: nbformat.NotebookNode, cell_id: str) -> nbformat.NotebookNode:
    return next(cell for cell in notebook.cells if cell.id == cell_id)


def limit(course: Path, **seconds: int) -> None:
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + "".join(f"\nc.Grading.{name} = {n}" for name, n in seconds.items()) + "\n")


def test_it_is_tried_again_alone_after_all_others(desk: Desk) -> None:
    begun: list[str] = []
    jobs = [Job(desk.course, LAB, "loops", as_bytes(desk.hand_in(mse=LOOP)), force=True)]
    jobs += [Job(desk.course, LAB, f"right{i}", as_bytes(desk.hand_in()), force=True) for i in range(3)]
    how = HowToGrade(2, QUICK)
    outcomes = {o.job.student_id: o for o in run_jobs(jobs, how, lambda _, student_id: begun.append(student_id))}
    assert begun.count("loops") == 2 and begun[-1] == "loops", begun
    assert outcomes["loops"].timed_out and outcomes["loops"].again
    assert {row["verdict"] for row in outcomes["loops"].rows if row["task"] == "mse"} == {"timeout"}
    assert all({row["verdict"] for row in outcomes[f"right{i}"].rows} == {"passed"} for i in range(3))


def test_the_next_run_tries_it_again(
    built: Path, tmp_path: Path, desk: Desk, hand_in_to: Callable, capsys: pytest.CaptureFixture
) -> None:
    course = changed(built, tmp_path, lambda notebook: None)
    limit(course, task_seconds=2, cell_seconds=4)
    hand_in_to("ada", desk.hand_in(mse=LOOP), course)
    hand_in_to("bob", desk.hand_in(), course)
    for unchanged in (0, 1):
        assert main(["grade", "--course", str(course), "--workers", "1"]) == 3
        said = capsys.readouterr().out
        assert f"graded {2 - unchanged}, unchanged {unchanged}" in said and "needs you: timeout in mse" in said
    page = (course / "autograded" / "ada" / LAB / f"{NOTEBOOK}.ipynb").read_text()
    assert "a person will look at it" in page


def test_a_given_cell_that_did_not_end_is_nobodys_wrong_answer(built: Path, tmp_path: Path, desk: Desk) -> None:
    def edit(notebook: nbformat.NotebookNode) -> None:
        cell_of(notebook, "show-mse").source = "results = [mse(np.zeros(2), np.ones(2))]"
        checks = cell_of(notebook, "step-checks")
        checks.source = checks.source.replace('student.given("mse")', 'student.get("results")', 1)

    course = changed(built, tmp_path, edit)
    shutil.copytree(course / "source", course / "release", dirs_exist_ok=True)
    notebook = nbformat.read(course / "source" / LAB / f"{NOTEBOOK}.ipynb", as_version=4)
    wait = "    import time\n    time.sleep(60 if len(y) == 2 and not y.any() else 0)\n    return"
    slow = RIGHT["mse"].replace("    return", wait)
    for name, text in (("mse", slow), ("step", RIGHT["step"])):
        cell_of(notebook, name).source = text
    rows = run_job(Job(course, LAB, "ada", as_bytes(notebook), force=True), QUICK).rows
    first = next(row for row in rows if row["task"] == "step")
    assert first["verdict"] == "not-run" and "the given cell 'show_mse'" in first["message"], first
    assert {row["verdict"] for row in rows if row["task"] == "mse"} == {"passed"}


def test_a_reference_that_times_out_is_no_fault_of_the_source(
    built: Path, tmp_path: Path, desk: Desk, hand_in_to: Callable, capsys: pytest.CaptureFixture
) -> None:
    def edit(notebook: nbformat.NotebookNode) -> None:
        cell = cell_of(notebook, "mse")
        cell.source = cell.source.replace("    return float", "    __import__('time').sleep(3)\n    return float")

    course = changed(built, tmp_path, edit)
    limit(course, task_seconds=2)
    hand_in_to("ada", desk.hand_in(), course)
    for command in ("build", "grade"):
        assert main([command, "--course", str(course), "--workers", "1"]) == 1
        said = capsys.readouterr().err
        assert re.search(r"ran out of time in mse: the machine is too busy, or the limit too low", said), said
        assert "Mend the lab's source" not in said
    kept = [path.read_text() for path in (course / ".gradlab" / "results").rglob("*.json")]
    assert not [text for text in kept if '"timeout"' in text], "nothing of it is kept"
