"""One set of settings: `gradlab grade`, `nbgrader autograde` and `gradlab config` read the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from desk import Desk, verdicts
from minicourse import LAB, NOTEBOOK

from gradlab.cli import main
from gradlab.commands.exit_codes import ExitCode
from gradlab.grading.verdict_cells import rows_of
from gradlab.judge.rows import Row
from gradlab.recorder.nbgrader_api import Course

SLEEPS = "import time\n\ntime.sleep(8)\n\n\ndef mse(y, y_hat):\n    return np.mean((y - y_hat) ** 2)\n"


def configure(course: Path, line: str) -> None:
    path = course / "nbgrader_config.py"
    path.write_text(f"{path.read_text()}\n{line}\n")


def recorded(course: Path) -> list[Row]:
    return rows_of(nbformat.read(course / "autograded" / "ada" / LAB / f"{NOTEBOOK}.ipynb", as_version=4))


@pytest.mark.slow
@pytest.mark.parametrize(("seconds", "verdict"), [(3, "timeout"), (30, "passed")])
def test_the_command_and_nbgrader_obey_the_same_limit(
    course: Path, desk: Desk, hand_in_to, seconds: int, verdict: str
) -> None:
    hand_in_to("ada", desk.hand_in(mse=SLEEPS), course)
    configure(course, f"c.Grading.cell_seconds = {seconds}")
    main(["grade", "--course", str(course), "--workers", "1"])
    assert verdicts(recorded(course), "mse") == {verdict}
    shutil.rmtree(course / "autograded")
    shutil.rmtree(course / ".gradlab" / "results", ignore_errors=True)
    answer = Course(course).api.autograde(LAB, "ada", force=True)
    assert answer["success"], answer["log"]
    assert verdicts(recorded(course), "mse") == {verdict}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("c.Grading.cell_second = 3", "There is no setting c.Grading.cell_second."),
        ("c.Grading.cell_seconds = 'soon'", "The 'cell_seconds' trait"),
    ],
)
@pytest.mark.parametrize("verb", ["grade", "build", "config"])
def test_a_wrong_setting_is_refused(
    course: Path, desk: Desk, hand_in_to, capsys: pytest.CaptureFixture[str], verb: str, line: str, problem: str
) -> None:
    hand_in_to("ada", desk.hand_in(), course)
    configure(course, line)
    assert main([verb, "--course", str(course)]) == ExitCode.FAILED
    said = capsys.readouterr()
    assert said.err.startswith(f"gradlab: {problem}") and len(said.err.splitlines()) == 2
    assert not (course / "autograded").exists()


def test_config_names_the_value_the_default_and_the_file(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(course, "c.Grading.task_seconds = 17")
    assert main(["config", "--course", str(course)]) == ExitCode.DONE
    said = capsys.readouterr().out
    assert f"c.Grading.task_seconds = 17 (default 30)  set in {course / 'nbgrader_config.py'}" in said
    assert "c.Grading.cell_seconds = 20  the default" in said
    assert "Seconds one cell may work or wait" in said
