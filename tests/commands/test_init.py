"""A new course works at once, and what is in a folder already stays."""

from __future__ import annotations

from pathlib import Path

from gradlab.cli import main
from gradlab.course.new_course import SAMPLE, configuration


def test_a_new_course_builds_verifies_and_grades_at_once(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "Deep Żółw 2026"
    assert main(["init", str(folder)]) == 0
    for verb in ("build", "verify"):
        assert main([verb, "--course", str(folder), "--workers", "1"]) == 0, capsys.readouterr()
    assert main(["grade", "--course", str(folder), "--workers", "1"]) == 3
    said = capsys.readouterr().out
    assert SAMPLE in said and "need a person 0, to mark by hand 1" in said, "a written answer waits, and nothing else"


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / "README.md").read_text() == "mine"
    (tmp_path / "nbgrader_config.py").unlink()
    assert main(["init", str(tmp_path)]) == 0
    differs = set((tmp_path / "nbgrader_config.py").read_text().splitlines()) ^ set(configuration().splitlines())
    assert all("course_id" in line for line in differs)
