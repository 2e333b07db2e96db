"""Given cells that only show something are left out while grading, and no answer misses them."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
from desk import QUICK, RIGHT, Desk, earned
from minicourse import LAB, NOTEBOOK, code, meta
from nbformat import NotebookNode

from gradlab.cli import main
from gradlab.course.hand_ins import as_bytes
from gradlab.grading import results
from gradlab.grading.job import Job, run_job
from gradlab.intake.left_out import ONLY_SHOWS


def outputs(desk: Desk, notebook: NotebookNode, cell_id: str, pictures: bool = False) -> str:
    """What stands below a cell of a graded notebook."""
    outcome = run_job(Job(desk.course, LAB, "ada", as_bytes(notebook), True, pictures), QUICK)
    graded = results.load(desk.course, LAB, outcome.key)
    assert graded is not None
    (cell,) = [cell for cell in graded.cells if cell.id == cell_id]
    return str(cell.outputs)


def test_it_is_left_out_and_says_so(desk: Desk) -> None:
    said = outputs(desk, desk.hand_in(), "errors-picture")
    assert "only shows" in said and "image/png" not in said


def test_it_is_drawn_for_those_who_ask(desk: Desk) -> None:
    assert "image/png" in outputs(desk, desk.hand_in(), "errors-picture", pictures=True)


def test_an_answer_may_use_its_function(desk: Desk) -> None:
    answer = RIGHT["mse"].replace("return", "draw_errors(y - y_hat)\n    return")
    assert earned(desk.grade(desk.hand_in(mse=answer)), "mse") == 2


def test_a_cell_of_the_students_own_may_use_its_function(desk: Desk) -> None:
    notebook = desk.hand_in()
    notebook.cells.append(nbformat.v4.new_code_cell("draw_errors(np.ones(2))", id="mine"))
    own = f"own-{len(notebook.cells) - 1}"
    assert "image/png" in outputs(desk, notebook, own) and "image/png" in outputs(desk, notebook, "errors-picture")


def test_a_lab_that_needs_it_is_not_built(built: Path, tmp_path: Path, capsys) -> None:
    course = Path(shutil.copytree(built, tmp_path / "course"))
    path = course / "source" / LAB / f"{NOTEBOOK}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(code("base = 2", "base", meta("base"), [ONLY_SHOWS]))
    notebook.cells.append(code("print(base)", "needs-base", meta("needs_base")))
    nbformat.write(notebook, path)
    assert main(["build", "--course", str(course), "--workers", "1"]) == 1
    assert "'needs-base'" in capsys.readouterr().err
