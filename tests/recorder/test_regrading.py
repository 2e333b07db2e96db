"""A lab, a due date or a hand-in that changes after grading: what did not change keeps its marks."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from desk import Desk
from minicourse import LAB, NOTEBOOK, code, meta

from gradlab.cli import main

EXTRA = "def twice(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION\n"
EXTRA_CHECKS = """\
@check("twice is twice", points=0.5)
def _(student, rng):
    close(student.twice(2.0), 4.0)


### BEGIN HIDDEN TESTS
@check("of any number", points=0.5)
def _(student, rng):
    x = rng.normal()
    close(student.twice(x), 2 * x)


### END HIDDEN TESTS
score()
"""


@pytest.fixture
def course(built: Path, tmp_path: Path, desk: Desk, hand_in_to: Callable) -> Path:
    """A graded course of two; ada's written answer and one of her tasks were marked by hand, with comments."""
    root = Path(shutil.copytree(built, tmp_path / "course", ignore=shutil.ignore_patterns("submitted", "autograded")))
    hand_in_to("ada", desk.hand_in(why_square="Because."), root)
    hand_in_to("bob", desk.hand_in(mse="def mse(y, y_hat):\n    return 1.0\n"), root)
    grade(root)
    with gradebook(root) as book:
        mark = book.find_grade("why_square", NOTEBOOK, LAB, "ada")
        mark.manual_score, mark.needs_manual_grade = 0.5, False
        book.find_comment("why_square", NOTEBOOK, LAB, "ada").manual_comment = "Say why."
        book.find_grade("step_checks", NOTEBOOK, LAB, "bob").manual_score = 1.75
        book.db.commit()
    return root


def gradebook(root: Path):
    from nbgrader.api import Gradebook

    return Gradebook(f"sqlite:///{root / 'gradebook.db'}")


def grade(root: Path, *args: str) -> int:
    return main(["grade", "--course", str(root), "--workers", "1", *args])


def build(root: Path) -> int:
    return main(["build", "--course", str(root), "--workers", "1"])


def change(root: Path, edit: Callable[[nbformat.NotebookNode], None]) -> None:
    """Edit the source notebook of the lab."""
    path = root / "source" / LAB / f"{NOTEBOOK}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    edit(notebook)
    nbformat.write(notebook, path)


def marks(root: Path) -> dict[str, float]:
    """What was marked by hand, and the comment."""
    with gradebook(root) as book:
        comment = book.find_comment("why_square", NOTEBOOK, LAB, "ada").manual_comment
        found = {"ada": book.find_grade("why_square", NOTEBOOK, LAB, "ada").manual_score}
        found["bob"] = book.find_grade("step_checks", NOTEBOOK, LAB, "bob").manual_score
        return found | {comment: 0.0}


KEPT = {"ada": 0.5, "bob": 1.75, "Say why.": 0.0}


def score_of(root: Path, student: str, task: str) -> float | None:
    with gradebook(root) as book:
        return book.find_grade(f"{task}_checks", NOTEBOOK, LAB, student).auto_score


def add_task(notebook: nbformat.NotebookNode) -> None:
    notebook.cells += [
        code(EXTRA, "twice", meta("twice", solution=True, locked=False)),
        code(EXTRA_CHECKS, "twice-checks", meta("twice_checks", grade=True, points=1)),
    ]


def test_a_task_that_is_added(course: Path, capsys: pytest.CaptureFixture) -> None:
    change(course, add_task)
    assert build(course) == 0
    said = capsys.readouterr().out
    assert "twice_checks added (1 points)" in said and "2 submissions are graded anew" in said
    grade(course)
    assert score_of(course, "ada", "mse") == 2 and score_of(course, "ada", "twice") == 0
    assert marks(course) == KEPT
    assert list((course / ".gradlab" / "gradebooks").glob("*.db")), "the gradebook as it was is kept"


def test_a_task_that_is_removed(course: Path, capsys: pytest.CaptureFixture) -> None:
    change(course, add_task)
    build(course)
    grade(course)
    change(course, lambda notebook: notebook.cells.__delitem__(slice(-2, None)))
    assert build(course) == 0
    assert "twice_checks removed, with its marks" in capsys.readouterr().out
    grade(course)
    assert marks(course) == KEPT
    with gradebook(course) as book:
        assert "twice_checks" not in {cell.name for cell in book.find_notebook(NOTEBOOK, LAB).grade_cells}


def test_points_that_change(course: Path, capsys: pytest.CaptureFixture) -> None:
    def edit(notebook: nbformat.NotebookNode) -> None:
        for cell in notebook.cells:
            if cell.id == "mse-checks":
                cell.source = cell.source.replace("points=1)", "points=2)")
                cell.metadata.nbgrader["points"] = 3

    change(course, edit)
    assert grade(course) == 1
    assert "source and release differ in mse_checks" in capsys.readouterr().err
    assert build(course) == 0
    assert "mse_checks: 2 → 3 points" in capsys.readouterr().out
    grade(course)
    assert score_of(course, "ada", "mse") == 3
    assert marks(course) == KEPT


def test_a_build_that_refuses_leaves_release_and_gradebook(course: Path, capsys: pytest.CaptureFixture) -> None:
    release = course / "release" / LAB / f"{NOTEBOOK}.ipynb"
    before = release.read_bytes()

    def edit(notebook: nbformat.NotebookNode) -> None:
        add_task(notebook)
        notebook.cells[-1].source = notebook.cells[-1].source.replace("4.0", "5.0")

    change(course, edit)
    assert build(course) == 1
    assert release.read_bytes() == before and marks(course) == KEPT
    with gradebook(course) as book:
        assert len(book.find_notebook(NOTEBOOK, LAB).grade_cells) == 3


def late_penalty(root: Path, student: str) -> float:
    with gradebook(root) as book:
        return book.find_submission(LAB, student).late_submission_penalty or 0.0


def test_a_due_date_or_an_extension_that_changes(course: Path) -> None:
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    (course / "submitted" / "ada" / LAB / "timestamp.txt").write_bytes(b"\xef\xbb\xbf2026-03-03 09:30:00 UTC")
    grade(course)
    assert late_penalty(course, "ada") == 0
    with gradebook(course) as book:
        book.update_or_create_assignment(LAB, duedate="2026-03-02 12:00:00")
    grade(course)
    assert late_penalty(course, "ada") > 0, "also with a byte order mark in its timestamp.txt"
    with gradebook(course) as book:
        book.find_submission(LAB, "ada").extension = datetime.timedelta(days=2)
        book.db.commit()
    grade(course)
    assert late_penalty(course, "ada") == 0
    assert os.path.exists(course / "autograded" / "ada")


def test_a_hand_in_that_is_withdrawn_is_named_and_exports_follow_the_gradebook(
    course: Path, capsys: pytest.CaptureFixture
) -> None:
    shutil.rmtree(course / "submitted" / "bob")
    grade(course)
    assert "no longer in submitted/, but in the gradebook: bob" in capsys.readouterr().out
    main(["export", "--course", str(course), "--checks", str(course / "checks.csv")])
    assert "bob" in (course / "checks.csv").read_text(), "as long as the gradebook has him"
    with gradebook(course) as book:
        book.remove_submission(LAB, "bob")
    main(["export", "--course", str(course), "--checks", str(course / "checks.csv")])
    text = (course / "checks.csv").read_text()
    assert "bob" not in text and "ada" in text
    capsys.readouterr()
    grade(course)
    assert "no longer" not in capsys.readouterr().out
