"""What stands in nbgrader_config.py holds, and `gradlab config` says where it was set."""

from __future__ import annotations

from pathlib import Path

import pytest
from minicourse import make_course

from gradlab.cli import main
from gradlab.course.settings import Limits, load_settings
from gradlab.errors import GradLabError


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return make_course(tmp_path)


def configure(course: Path, line: str) -> None:
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f"\n{line}\n")


def test_a_setting_of_the_course_holds_and_the_others_keep_their_defaults(course: Path, capsys) -> None:
    assert load_settings(course).limits == Limits()
    configure(course, "c.Grading.cell_seconds = 61")
    assert load_settings(course).limits == Limits(cell_seconds=61)
    assert main(["config", "--course", str(course)]) == 0
    said = capsys.readouterr().out
    assert f"c.Grading.cell_seconds = 61 (default {Limits.cell_seconds})  set in {course}/nbgrader_config.py" in said
    assert f"c.Grading.task_seconds = {Limits.task_seconds}  the default" in said


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("c.Grading.cell_seconds = -1", "should not be less than 1"),
        ("c.Grading.cell_seconds = 'long'", "expected an int"),
        ("c.Grading.cell_secs = 9", "There is no setting c.Grading.cell_secs"),
        ("c.Grading.cell_seconds = 1 / 0", "can't be read .ZeroDivisionError"),
    ],
)
def test_a_setting_that_is_none_is_refused(course: Path, line: str, problem: str) -> None:
    configure(course, line)
    with pytest.raises(GradLabError, match=problem):
        load_settings(course)
