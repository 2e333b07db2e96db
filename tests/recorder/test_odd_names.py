"""A class with the names that real hands give: each is graded, fed back and exported, or refused in one line."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from desk import Desk
from minicourse import LAB, NOTEBOOK

from gradlab.cli import main
from gradlab.course.hand_ins import as_bytes

WRONG = "def mse(y, y_hat):\n    return np.sum((y - y_hat) ** 2)\n"
NAMES = [
    "[1] group", "1 group", "a*b", "aXb", "eve", "eve ", "doe, jane", 'o"neil', "two\nlines", "=1+1", "Kim", "kim",
    "Zo\u00eb", "Zoe\u0308", "{0}", "<i>x", "*", "-rf", "\x1b[31mred",
]  # fmt: skip
NOT_UTF8 = b"M\xfcller".decode("utf-8", "surrogateescape")
LATIN_FILE = b"L\xf6sung.ipynb".decode("utf-8", "surrogateescape")


@dataclass
class Graded:
    """The class after `gradlab grade`."""

    course: Path
    code: int
    said: str


def points(name: str) -> float:
    """What each of the class is to get: neighbours differ."""
    return 4.0 if NAMES.index(name) % 2 == 0 else 2.5


@pytest.fixture(scope="module")
def graded(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graded]:
    """The class, with one more whose id can't be in a gradebook and one whose file's name is Latin-1."""
    before, desk = Path.cwd(), Desk(built)
    course = tmp_path_factory.mktemp("odd") / "course"
    shutil.copytree(built, course, ignore=shutil.ignore_patterns("submitted", "autograded"))
    right, wrong = as_bytes(desk.hand_in()), as_bytes(desk.hand_in(mse=WRONG))
    for name in [*NAMES, NOT_UTF8, "latin"]:
        folder = course / "submitted" / name / LAB
        folder.mkdir(parents=True)
        file = LATIN_FILE if name == "latin" else f"{NOTEBOOK}.ipynb"
        (folder / file).write_bytes(wrong if name in NAMES and points(name) < 4 else right)
    (course / "submitted" / "__MACOSX" / LAB).mkdir(parents=True)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = main(["grade", "--course", str(course), "--workers", "2"])
    yield Graded(course, code, said.getvalue())
    os.chdir(before)


def scores(course: Path) -> dict[str, float]:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return {one.student.id: one.score for one in gradebook.assignment_submissions(LAB)}


def page(course: Path, name: str) -> Path:
    return course / "feedback" / name / LAB / f"{NOTEBOOK}.html"


def test_each_is_graded_and_who_cannot_be_is_listed(graded: Graded) -> None:
    assert scores(graded.course) == {name: points(name) for name in NAMES} | {"latin": 4.0}
    assert graded.code == 3
    assert f"graded {len(NAMES) + 2}, unchanged 0, need a person 1" in graded.said
    assert re.search(r"M\\xfcller +0 / 4 +needs you: the name of its folder is not UTF-8 text", graded.said)
    assert r"L\xf6sung.ipynb was graded as mini.ipynb" in graded.said
    assert "\x1b" not in graded.said and "MACOSX" not in graded.said


def test_a_second_run_has_nothing_to_do_but_to_say_it_again(graded: Graded, capsys) -> None:
    assert main(["grade", "--course", str(graded.course), "--workers", "1"]) == 3
    assert f"graded 1, unchanged {len(NAMES) + 1}, need a person 1" in capsys.readouterr().out


def test_each_gets_feedback_and_who_does_not_is_said(graded: Graded, capsys) -> None:
    broken = graded.course / "autograded" / "aXb" / LAB / f"{NOTEBOOK}.ipynb"
    content = broken.read_bytes()
    broken.write_bytes(b"{")
    try:
        assert main(["feedback", "--course", str(graded.course)]) == 3
    finally:
        broken.write_bytes(content)
    said = capsys.readouterr().out
    for name in [*NAMES, "latin"]:
        assert page(graded.course, name).is_file() == (name != "aXb"), name
        if name != "aXb":
            loses = "Divide by the number of points." in page(graded.course, name).read_text()
            assert loses == (name != "latin" and points(name) < 4)
    assert len(re.findall("no page:", said)) == 2
    assert re.search(r"aXb +no page: GradLab could not cope with it \(\w+: .*\); --debug shows where", said)
    assert re.search(r"M\\xfcller +no page: the name of its folder is not UTF-8", said)


def test_exports_read_back_are_the_class(graded: Graded, tmp_path: Path) -> None:
    assert main(["export", "--course", str(graded.course), "--to", "csv", str(tmp_path / "grades.csv")]) == 0
    with (tmp_path / "grades.csv").open(newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert {row["student_id"]: float(row["score"]) for row in rows} == in_a_spreadsheet(graded.course)
    assert main(["export", "--course", str(graded.course), "--checks", str(tmp_path / "checks.csv")]) == 0
    with (tmp_path / "checks.csv").open(newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    sums = {row["student_id"]: 0.0 for row in rows}
    for row in rows:
        sums[row["student_id"]] += float(row["earned"])
    assert sums == in_a_spreadsheet(graded.course)


def in_a_spreadsheet(course: Path) -> dict[str, float]:
    signs = ("=", "-")
    return {f"'{name}" if name.startswith(signs) else name: score for name, score in scores(course).items()}


def test_nbgraders_own_export_is_as_harmless(graded: Graded, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    main(["export", "--course", str(graded.course), "--to", "csv", str(ours)])
    command = [sys.executable, "-m", "nbgrader", "export", "--to", str(theirs)]
    subprocess.run(command, cwd=graded.course, check=True, capture_output=True, timeout=300)
    assert theirs.read_text() == ours.read_text()


def test_one_row_that_cannot_be_read_is_left_out_and_said(graded: Graded, tmp_path: Path, capsys) -> None:
    broken = graded.course / "autograded" / "a*b" / LAB / f"{NOTEBOOK}.ipynb"
    content = broken.read_bytes()
    broken.write_bytes(b"{")
    try:
        assert main(["export", "--course", str(graded.course), "--checks", str(tmp_path / "checks.csv")]) == 3
    finally:
        broken.write_bytes(content)
    assert re.search(rf"left out: a\*b, {LAB}: GradLab could not cope", capsys.readouterr().out)
    assert "aXb" in (tmp_path / "checks.csv").read_text()


@pytest.mark.parametrize("name", ["[1] group", "a*b", "eve ", "two\nlines", "latin"])
def test_formgraders_button_grades_that_student_and_no_neighbour(graded: Graded, name: str) -> None:
    from gradlab.recorder.nbgrader_api import Course

    stamps = {path: path.stat().st_mtime_ns for path in (graded.course / "autograded").rglob("*.ipynb")}
    before = scores(graded.course)
    answer = Course(graded.course).api.autograde(LAB, name, force=True)
    assert answer["success"], answer
    assert scores(graded.course) == before
    changed = {path.parts[-3] for path, stamp in stamps.items() if path.stat().st_mtime_ns != stamp}
    assert changed == {name, name.strip()} & set(before), "nbgrader strips blanks off an id"
    assert [path.name for path in (graded.course / "autograded" / name / LAB).iterdir()] == [f"{NOTEBOOK}.ipynb"]
    page(graded.course, name).unlink(missing_ok=True)
    answer = Course(graded.course).api.generate_feedback(LAB, name, force=True)
    assert answer["success"] and page(graded.course, name).is_file(), answer


def test_nbgrader_writes_feedback_for_all(graded: Graded) -> None:
    from gradlab.recorder.nbgrader_api import Course

    shutil.rmtree(graded.course / "feedback", ignore_errors=True)
    answer = Course(graded.course).api.generate_feedback(LAB, force=True)
    assert answer["success"], answer["log"]
    assert all(page(graded.course, name).is_file() for name in [*NAMES, "latin"])


def test_formgraders_button_says_why_a_student_cannot_be_graded(graded: Graded) -> None:
    from gradlab.recorder.nbgrader_api import Course

    answer = Course(graded.course).api.autograde(LAB, NOT_UTF8, force=True)
    assert not answer["success"] and "is not UTF-8 text" in answer["log"]
