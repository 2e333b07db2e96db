"""Laws of the source notebooks: clean, well-formed, complete, and released as they stand."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from gradlab.course.answer_bank import load_answers
from gradlab.course.lab import Lab, lab_names, nbgrader
from gradlab.course.structure import structure_problems
from gradlab.recorder.nbgrader_api import Course

ROOT = Path(__file__).parents[2]
LABS = lab_names(ROOT)


@pytest.fixture(params=LABS)
def lab(request: pytest.FixtureRequest) -> Lab:
    return Lab.load(ROOT, request.param)


def read(lab: Lab) -> NotebookNode:
    return nbformat.read(lab.path, as_version=4)


def test_outputs_are_cleared_and_ids_are_words(lab: Lab) -> None:
    notebook = read(lab)
    assert not [cell.id for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]
    assert notebook.metadata.kernelspec.name == "python3"
    machine_made = [cell.id for cell in notebook.cells if re.fullmatch(r"[0-9a-f-]{8,36}", cell.id)]
    assert not machine_made
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


def test_structure_is_sound(lab: Lab) -> None:
    assert structure_problems(lab) == []


def test_every_task_has_visible_and_hidden_checks(lab: Lab) -> None:
    for task in lab.tasks:
        assert not all(task.hidden), f"{task.name} has no visible check"
        assert sum(task.hidden) >= 2, f"{task.name} has fewer than two hidden checks"


def test_points_are_ten_bonuses_apart(lab: Lab) -> None:
    graded = [nbgrader(cell) for cell in lab.cells if nbgrader(cell).get("grade")]
    assert round(sum(meta["points"] for meta in graded if "bonus" not in meta["grade_id"]), 4) == 10


def test_check_cells_share_no_helper_name(lab: Lab) -> None:
    """All check cells run in one namespace of the judge: a later helper would silently replace an earlier one."""
    known: dict[str, tuple[str, str]] = {}
    for task in lab.tasks:
        for node in ast.parse(task.cell.source).body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name != "_":
                first, text = known.setdefault(node.name, (task.name, ast.unparse(node)))
                assert text == ast.unparse(node), f"the checks of {first} and {task.name} differ in {node.name}"


def free_calls(source: str) -> set[str]:
    """Names that are called, and neither set in this text nor a parameter in it."""
    nodes = list(ast.walk(ast.parse(source)))
    own = {node.arg for node in nodes if isinstance(node, ast.arg)}
    own |= {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return {n.func.id for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)} - own


def test_a_visible_check_does_not_ask_the_students_own_solution(lab: Lab) -> None:
    released = nbformat.read(ROOT / "release" / lab.name / lab.path.name, as_version=4)
    tasks = {task.name for task in lab.tasks}
    for cell in released.cells:
        if nbgrader(cell).get("grade") and cell.cell_type == "code":
            calls = free_calls(cell.source) & tasks
            assert not calls, f"{nbgrader(cell)['grade_id']} calls {calls} by its bare name"


def test_the_answer_bank_is_complete(lab: Lab) -> None:
    for task in lab.tasks:
        answers = load_answers(ROOT, lab.name, task.name)
        kinds = [answer.kind for answer in answers]
        assert kinds.count("wrong") >= 4 and kinds.count("right") >= 2, task.name
        sentences = {check.sentence for check in task.checks}
        for answer in answers:
            assert answer.loses <= sentences, f"{answer} announces a loss of an unknown check"


def test_written_answers_have_a_mark_scheme_that_is_not_released(lab: Lab) -> None:
    released = (ROOT / "release" / lab.name / lab.path.name).read_text()
    assert "MARK SCHEME" not in released and "HIDDEN TESTS" not in released and "BEGIN SOLUTION" not in released
    for cell in lab.cells:
        if cell.cell_type == "markdown" and nbgrader(cell).get("grade"):
            assert "=== BEGIN MARK SCHEME ===" in cell.source, nbgrader(cell)["grade_id"]


def test_the_release_is_up_to_date(lab: Lab, tmp_path: Path) -> None:
    """Generated again into another folder, it is the committed one to the last byte."""
    import shutil

    shutil.copytree(lab.path.parent, tmp_path / "source" / lab.name)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    answer = Course(tmp_path).api.generate_assignment(lab.name, force=True)
    assert answer["success"], answer["log"]
    made = (tmp_path / "release" / lab.name / lab.path.name).read_text()
    assert made == (ROOT / "release" / lab.name / lab.path.name).read_text(), f"run `gradlab build {lab.name}`"
