"""Notebooks as they came from real hands, through the real lab 1; see ../shared/cases. Needs that folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gradlab.cli import main
from gradlab.recorder.grade_lab import StudentResult
from gradlab.recorder.marks import read_marks
from gradlab.recorder.nbgrader_api import Course

ROOT = Path(__file__).parents[2]
CASES = next((folder for parent in ROOT.parents if (folder := parent / "shared" / "cases").is_dir()), None)
LAB = "lab1-linear-regression"
AUTOMATIC, WRITTEN = 9.25, 0.75
MINE = ("written-answer-elsewhere", "answer-in-locked-cell", "blank-beside-copy1")


@pytest.mark.slow
@pytest.mark.skipif(CASES is None, reason="../shared/cases is not there")
def test_every_case_keeps_its_points_or_asks_for_a_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert CASES is not None
    shutil.copytree(ROOT / "source" / LAB, tmp_path / "source" / LAB)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    for case in MINE:
        shutil.copytree(CASES / case / "submitted", tmp_path / "submitted", dirs_exist_ok=True)
    seen: dict[str, StudentResult] = {}
    monkeypatch.setattr(
        "gradlab.commands.screen.student_line", lambda result: seen.setdefault(result.student_id, result) and ""
    )
    assert main(["build", "--course", str(tmp_path)]) == 0
    assert main(["grade", "--course", str(tmp_path)]) == 3
    for name, result in seen.items():
        if result.earned != AUTOMATIC:  # an answer typed into a check cell that has another text by now
            assert name == "c02-answer-in-check-cell" and "set aside" in result.needs_person[0], result
        assert result.to_mark == WRITTEN and result.points == AUTOMATIC + WRITTEN, result
        asks = ("c02-answer-in-check-cell", "c03-written-in-new-cell", "c08-written-in-raw-cell")
        assert bool(result.needs_person) == (name in asks), result
        assert result.notes or name[:3] in ("c03", "c08", "c09", "f02", "f03"), result
    waiting = {name: marks.waiting for name, marks in read_marks(Course(tmp_path), LAB).items()}
    assert all("learning_rate" in names for names in waiting.values()), waiting
