"""The commands as an instructor meets them, on the tiny course."""

from __future__ import annotations

import csv
import errno
import fcntl
import os
import re
import shutil
import sqlite3
from pathlib import Path

import nbformat
import pytest
from desk import Desk
from minicourse import LAB, NOTEBOOK

from gradlab.cli import main
from gradlab.grading.job import Outcome

WRONG = "def mse(y, y_hat):\n    return np.sum((y - y_hat) ** 2)\n"
NAMES = ["ada", "Łucja Żółć", "bob"]


@pytest.fixture
def school_class(course: Path, desk: Desk, hand_in_to) -> Path:
    """Three students: right, wrong with an awkward name, blank; and one broken file."""
    hand_in_to("ada", desk.hand_in(), course)
    hand_in_to("Łucja Żółć", desk.hand_in(mse=WRONG), course)
    hand_in_to("bob", desk.release, course)
    hand_in_to("carl", b'{"cells": [', course)
    return course


def run(course: Path, *args: str) -> int:
    return main([args[0], "--course", str(course), *args[1:]])


def grade(course: Path, *args: str) -> int:
    return run(course, "grade", "--workers", "1", *args)


def scores(course: Path) -> dict[str, tuple[float, bool]]:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return {s.student.id: (s.score, s.needs_manual_grade) for s in gradebook.assignment_submissions(LAB)}


def test_grade_records_each_and_asks_for_a_person_where_one_is_needed(school_class: Path, capsys) -> None:
    assert grade(school_class) == 3
    said = capsys.readouterr().out
    assert re.search(r"ada +4 / 5  not answered: why_square$", said, re.MULTILINE)
    assert re.search(r"Łucja Żółć +2.5 / 5  not answered: why_square$", said, re.MULTILINE)
    assert re.search(r"carl +0 / 5  \+ 1 to mark by hand  needs you: the file is not a whole notebook", said)
    assert {name: score for name, (score, _) in scores(school_class).items()} == {
        "ada": 4.0, "Łucja Żółć": 2.5, "bob": 0.0, "carl": 0.0
    }  # fmt: skip
    assert scores(school_class)["carl"][1], "a refused submission is no silent zero"
    # The second time there is nothing to do.
    capsys.readouterr()
    assert grade(school_class) == 3
    assert "graded 0, unchanged 4, need a person 1" in capsys.readouterr().out
    # A changed submission, and only that, is graded again.
    shutil.copy(
        school_class / "submitted" / "ada" / LAB / f"{NOTEBOOK}.ipynb",
        school_class / "submitted" / "bob" / LAB / f"{NOTEBOOK}.ipynb",
    )
    grade(school_class)
    assert "graded 1, unchanged 3" in capsys.readouterr().out
    assert scores(school_class)["bob"][0] == 4.0


def test_nbgraders_own_commands_agree(school_class: Path, capsys) -> None:
    grade(school_class)
    ours = scores(school_class)
    shutil.rmtree(school_class / ".gradlab" / "results")
    from gradlab.recorder.nbgrader_api import Course

    api = Course(school_class).api
    for name in (*NAMES, "carl"):
        answer = api.autograde(LAB, name, force=True)
        assert answer["success"], answer["log"]
    assert scores(school_class) == ours


def test_feedback_shows_verdicts_and_hints_but_no_hidden_source(school_class: Path, capsys) -> None:
    grade(school_class)
    assert run(school_class, "feedback") == 0
    page = (school_class / "feedback" / "Łucja Żółć" / LAB / f"{NOTEBOOK}.html").read_text()
    assert "it is the mean of the squared errors" in page and "Divide by the number of points." in page
    assert "HIDDEN TESTS" not in page and "rng.normal" not in page
    refused = (school_class / "feedback" / "carl" / LAB / f"{NOTEBOOK}.html").read_text()
    assert "could not be graded" in refused
    for notebook in (school_class / "autograded").rglob("*.ipynb"):
        assert "rng.normal" not in notebook.read_text(), "hidden checks must not be in what formgrader shows either"


def test_export_of_checks(school_class: Path, tmp_path: Path, capsys) -> None:
    grade(school_class)
    target = tmp_path / "checks.csv"
    assert run(school_class, "export", "--checks", str(target)) == 0
    rows = list(csv.DictReader(target.open()))
    assert list(rows[0]) == ["lab", "student_id", "task", "check", "hidden", "points", "earned", "verdict", "message"]
    assert len(rows) == 4 * 6
    wrong = [row for row in rows if row["student_id"] == "Łucja Żółć" and row["verdict"] != "passed"]
    assert {row["task"] for row in wrong} == {"mse"}
    assert {row["verdict"] for row in rows if row["student_id"] == "carl"} == {"not-run"}
    assert run(school_class, "export", "--to", "csv", str(tmp_path / "grades.csv")) == 0
    assert "2.5" in (tmp_path / "grades.csv").read_text()


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        (["grade", "lab9-none"], "There is no lab 'lab9-none'. *\n? *There are: lab1-mini"),
        (["grade", "--student", "nobody"], "submitted/nobody/lab1-mini is not there"),
        (["grade", "--workers", "0"], "--workers must be 1 or more"),
        (["export", "--to", "xlsx", "grades.xlsx"], "gradlab writes csv, not xlsx"),
    ],
)
def test_mistakes_get_a_line_on_stderr_and_exit_1(school_class: Path, capsys, args: list[str], problem: str) -> None:
    assert run(school_class, *args) == 1
    said = capsys.readouterr()
    assert re.search(problem, said.err) and "Traceback" not in said.err


def test_a_lab_without_a_release_is_refused(school_class: Path, capsys) -> None:
    shutil.rmtree(school_class / "release")
    assert grade(school_class) == 1
    assert "has no release" in capsys.readouterr().err


def edit_source(course: Path, old: str, new: str) -> None:
    path = course / "source" / LAB / f"{NOTEBOOK}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = cell.source.replace(old, new)
    nbformat.write(notebook, path)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("close(a, 2.0)", "close(a, 2.5)", "the reference solution loses 'without an error nothing moves'"),
        ("close(a, 2.0)", "undefined_name", "the reference solution loses 'without an error nothing moves'"),
        ("close(student.mse(np.array([1.0, 2.0]), np.array([1.0, 4.0])), 2.0)", "pass", "the blank release keeps 'the"),
        ("points=1)\ndef _(student, rng):\n    y", "points=5)\ndef _(student, rng):\n    y", "its checks have 6"),
    ],
)  # fmt: skip
def test_a_lab_that_breaks_a_law_is_not_built_nor_graded(
    school_class: Path, capsys, old: str, new: str, reason: str
) -> None:
    release = school_class / "release" / LAB / f"{NOTEBOOK}.ipynb"
    before = release.read_bytes(), (school_class / "gradebook.db").read_bytes()
    edit_source(school_class, old, new)
    assert run(school_class, "build", "--workers", "1") == 1
    assert reason in capsys.readouterr().err
    assert (release.read_bytes(), (school_class / "gradebook.db").read_bytes()) == before
    if "points" not in new:
        assert grade(school_class) == 1
        assert scores(school_class) == {}


def test_a_full_disk_leaves_the_old_file(school_class: Path, capsys, monkeypatch) -> None:
    grade(school_class)
    target = school_class / "checks.csv"
    run(school_class, "export", "--checks", str(target))
    before = target.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    assert run(school_class, "export", "--checks", str(target)) == 1
    assert "No space left" in capsys.readouterr().err
    assert target.read_bytes() == before and not list(school_class.glob(".*.part"))


def test_a_locked_gradebook_is_said(school_class: Path, capsys) -> None:
    holder = sqlite3.connect(school_class / "gradebook.db", isolation_level=None)
    holder.execute("begin exclusive")
    try:
        assert grade(school_class) == 1
    finally:
        holder.close()
    assert "gradebook can't be used (database is locked)" in capsys.readouterr().err
    assert grade(school_class) == 3


def test_two_graders_do_not_mix(school_class: Path, capsys) -> None:
    (school_class / ".gradlab").mkdir(exist_ok=True)
    with (school_class / ".gradlab" / "lock").open("a") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert grade(school_class) == 1
    assert "Another gradlab" in capsys.readouterr().err


def test_verify_tells_what_is_not_as_announced(course: Path, capsys) -> None:
    folder = course / "tests" / "answers" / LAB
    folder.mkdir(parents=True)
    (folder / "mse.py").write_text(
        "# %% wrong: summed\n# Forgets the division.\n"
        "# loses: the worked example\n# loses: it is the mean of the squared errors\n" + WRONG +
        "\n# %% wrong: harmless\n# Said to be wrong, but right.\n# loses: the worked example\n"
        "def mse(y, y_hat):\n    return np.mean((y - y_hat) ** 2)\n"
    )  # fmt: skip
    assert run(course, "verify", "--workers", "1") == 1
    said = capsys.readouterr().out
    assert "wrong mse/harmless: keeps 'the worked example', which it should lose" in said
    assert "summed" not in said
    assert run(course, "verify", "--workers", "1", "--times", "2") == 1
    assert capsys.readouterr().out.count("wrong mse/harmless: keeps 'the worked example'") == 2


def test_a_submission_whose_sandbox_died_is_graded_again(school_class: Path, capsys, monkeypatch) -> None:
    def lost(jobs, *args, **kwargs):
        yield from (Outcome(job, [], [], refused="its sandbox died", again=True) for job in jobs)

    with monkeypatch.context() as patched:
        patched.setattr("gradlab.recorder.grade_lab.run_jobs", lost)
        assert grade(school_class, "--student", "ada") == 3
    capsys.readouterr()
    assert grade(school_class, "--student", "ada") == 0
    assert re.search(r"ada +4 / 5  not answered: why_square$", capsys.readouterr().out, re.MULTILINE)
