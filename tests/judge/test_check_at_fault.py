"""A check that raises by its own fault takes no points from anybody in silence."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import nbformat
import pytest
from desk import QUICK, Desk
from minicourse import LAB, NOTEBOOK

from gradlab.cli import main
from gradlab.course.hand_ins import as_bytes
from gradlab.grading.job import Job, run_job

GOOD = "close(student.mse(y, y_hat), np.mean((y - y_hat) ** 2)"
DRAWS_BADLY = f"index = [1, 2, 3][int(rng.integers(0, 4))]\n    {GOOD}"  # every fourth draw is an IndexError


def with_check(built: Path, tmp_path: Path, text: str) -> Path:
    """A copy of the course in which the second check of `mse` reads like this."""
    course = Path(shutil.copytree(built, tmp_path / "course", ignore=shutil.ignore_patterns("submitted", "autogr*")))
    path = course / "source" / LAB / f"{NOTEBOOK}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = cell.source.replace(GOOD, text)
    nbformat.write(notebook, path)
    return course


def test_it_is_reported_by_line_and_asks_for_a_person(built: Path, desk: Desk, tmp_path: Path) -> None:
    course = with_check(built, tmp_path, DRAWS_BADLY)
    verdicts = {}
    for number in range(12):
        outcome = run_job(Job(course, LAB, f"student{number}", as_bytes(desk.hand_in())), QUICK)
        row = next(row for row in outcome.rows if row["check"] == "it is the mean of the squared errors")
        verdicts[row["verdict"]] = row
        assert outcome.again == (row["verdict"] == "internal"), "such a result is never kept"
    assert set(verdicts) == {"passed", "internal"}, "with some numbers it fails, with others it does its work"
    assert re.search(r"own fault \(line \d+: IndexError", verdicts["internal"]["message"])


def test_a_wrong_answer_that_breaks_a_check_is_still_wrong(built: Path, desk: Desk, tmp_path: Path) -> None:
    course = with_check(built, tmp_path, "student.mse(y, y_hat) + 1; " + GOOD)
    text = "def mse(y, y_hat):\n    return 'a text'\n"
    outcome = run_job(Job(course, LAB, "ada", as_bytes(desk.hand_in(mse=text))), QUICK)
    assert {row["verdict"] for row in outcome.rows if row["task"] == "mse"} == {"failed"}


def test_build_tries_every_check_with_many_numbers(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    course = with_check(built, tmp_path, DRAWS_BADLY)
    assert main(["build", "--course", str(course), "--workers", "1"]) == 1
    said = capsys.readouterr().err
    assert "the reference solution loses 'it is the mean of the squared errors'" in said and "own fault" in said
