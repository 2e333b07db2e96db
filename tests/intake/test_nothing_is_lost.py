"""What a student wrote is found where it stands, and kept as it was typed. No kernel is started here."""

from __future__ import annotations

import base64
import copy
import json
from pathlib import Path

import nbformat
import pytest
from desk import RIGHT, Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from minicourse import PICTURE, SETUP
from nbformat import NotebookNode

from gradlab.course.hand_ins import as_bytes
from gradlab.intake.notebook import parse
from gradlab.intake.pictures import MAX_PICTURE, attach_files
from gradlab.intake.rebuild import Intake, rebuild, untouched

ANSWER = "Because large errors weigh more."
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def take(desk: Desk, notebook: NotebookNode) -> Intake:
    cells, _ = parse(as_bytes(notebook))
    return rebuild(desk.release, cells)


def place(notebook: NotebookNode, grade_id: str) -> int:
    return next(i for i, c in enumerate(notebook.cells) if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def cell(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    return notebook.cells[place(notebook, grade_id)]


def code_of(intake: Intake) -> str:
    return "\n".join(one.source for one in intake.notebook.cells if one.cell_type == "code")


def text(cell_type: str, source: str) -> NotebookNode:
    return {"markdown": nbformat.v4.new_markdown_cell, "raw": nbformat.v4.new_raw_cell}[cell_type](source)


@pytest.mark.parametrize(
    "typed",
    [
        "$0 < \\eta < 1$",
        "a<b & c>d",
        "`x < y`",
        "```python\nif a < b & c: pass\n```",
        "<script>x</script>",
        "&lt; &amp;",
    ],
)
def test_a_text_reaches_the_marker_as_it_was_typed(desk: Desk, typed: str) -> None:
    notebook = desk.hand_in(why_square=typed)
    notebook.cells.append(text("markdown", typed))
    taken = take(desk, notebook).notebook
    assert cell(taken, "why_square").source == typed and taken.cells[-1].source == typed


@pytest.mark.parametrize("kind", ["markdown", "raw"])
@pytest.mark.parametrize("where", [0, 1])
def test_a_written_answer_in_a_cell_of_its_own_is_looked_for(desk: Desk, kind: str, where: int) -> None:
    notebook = desk.hand_in()
    notebook.cells.insert(place(notebook, "why_square") + where, text(kind, ANSWER))
    intake = take(desk, notebook)
    assert "why_square" in intake.doubts and "mse" not in intake.doubts
    assert ANSWER in [cell.source for cell in intake.notebook.cells]


def test_no_cells_of_ones_own_no_doubt(desk: Desk) -> None:
    notebook = desk.release
    notebook.cells.append(nbformat.v4.new_code_cell("  \n"))
    notebook.cells.append(copy.deepcopy(notebook.cells[0]))
    intake = take(desk, notebook)
    assert not intake.doubts and set(untouched(intake.notebook)) == {"mse", "step", "why_square"}


def test_a_code_answer_whose_stub_is_untouched_is_looked_for(desk: Desk) -> None:
    notebook = desk.hand_in(step=cell(desk.release, "step").source)
    notebook.cells.append(nbformat.v4.new_code_cell("def my_step():\n    pass"))
    assert set(take(desk, notebook).doubts) == {"step", "why_square"}


def test_a_written_answer_in_a_new_cell_with_its_question_is_the_answer(desk: Desk) -> None:
    notebook = desk.hand_in()
    question = cell(desk.release, "why_square").source.split("\n")[0]
    notebook.cells[place(notebook, "why_square")] = text("markdown", f"{question}\n\n{ANSWER}")
    intake = take(desk, notebook)
    assert ANSWER in cell(intake.notebook, "why_square").source and not intake.doubts


def test_the_only_text_where_a_question_was_is_its_answer(desk: Desk) -> None:
    notebook = desk.hand_in()
    notebook.cells[place(notebook, "why_square")] = text("raw", ANSWER)
    intake = take(desk, notebook)
    assert cell(intake.notebook, "why_square").source == ANSWER and not intake.doubts


def test_without_any_metadata_every_cell_is_known_by_what_stands_in_it(desk: Desk) -> None:
    whole = take(desk, desk.hand_in(why_square=f"**Why the square?** Say it in one sentence.\n\n{ANSWER}"))
    notebook = copy.deepcopy(whole.notebook)
    for number, one in enumerate(notebook.cells):
        one.metadata, one.id = nbformat.from_dict({}), f"x{number}"
    notebook.cells.insert(0, nbformat.v4.new_code_cell("from google.colab import drive"))
    intake = take(desk, notebook)
    assert [c.source for c in intake.notebook.cells[1:]] == [c.source for c in whole.notebook.cells]
    assert [c.metadata for c in intake.notebook.cells[1:]] == [c.metadata for c in whole.notebook.cells]


@pytest.mark.parametrize("where", ["above", "below", "at the end", "in the check cell"])
def test_a_stub_gives_way_to_the_answer_that_stands_elsewhere(desk: Desk, where: str) -> None:
    notebook = desk.hand_in(mse=cell(desk.release, "mse").source)
    stub = place(notebook, "mse")
    if where == "in the check cell":
        checks = cell(notebook, "mse_checks")
        checks.source = RIGHT["mse"] + "\n\n" + checks.source
    else:
        index = {"above": stub, "below": stub + 1, "at the end": len(notebook.cells)}[where]
        notebook.cells.insert(index, nbformat.v4.new_code_cell(RIGHT["mse"]))
    intake = take(desk, notebook)
    code = "\n".join(cell.source for cell in intake.notebook.cells)
    assert code.count("def mse") == 1 and RIGHT["mse"].strip() in code
    assert "the answer to mse stood in another cell" in intake.notes


def test_an_import_in_a_locked_cell_gets_a_cell_of_its_own(desk: Desk) -> None:
    notebook = desk.hand_in()
    setup = cell(notebook, "setup")
    setup.source = setup.source.replace("import numpy as np", "import math\nimport numpy as np, json")
    intake = take(desk, notebook)
    i = place(intake.notebook, "setup")
    assert intake.notebook.cells[i].source == SETUP.rstrip("\n")
    assert intake.notebook.cells[i + 1].source == "import math\nimport numpy as np, json"
    assert "what was added to the locked cell setup (`import math`) was put into its own cell" in intake.notes
    assert not set(intake.doubts) - {"why_square"}


def test_an_answer_cell_merged_into_a_locked_one_is_the_answer(desk: Desk) -> None:
    notebook = desk.hand_in()
    answer = notebook.cells.pop(place(notebook, "step"))
    shown = cell(notebook, "show_mse")
    given_text = shown.source
    shown.source += "\n\n" + answer.source
    intake = take(desk, notebook)
    assert cell(intake.notebook, "step").source == answer.source.strip()
    assert cell(intake.notebook, "show_mse").source == given_text


def test_what_is_changed_in_a_locked_cell_is_set_aside_with_a_note(desk: Desk) -> None:
    notebook = desk.hand_in()
    cell(notebook, "setup").source = SETUP.replace('== "autograde"', '!= "never"  # mine')
    intake = take(desk, notebook)
    (note,) = intake.notes
    assert note.startswith("what was changed in the locked cell setup (`grading = ") and note.endswith("was set aside")
    assert set(intake.doubts) == {"mse", "step", "why_square"}, "any of them may have needed it"
    shown = intake.notebook.cells[place(intake.notebook, "setup") + 1]
    assert shown.source.endswith("# mine") and shown.cell_type == "markdown", "shown to a person, and not run"
    assert "mine" not in code_of(intake)


def test_an_answer_typed_into_the_text_beside_the_question_is_looked_for(desk: Desk) -> None:
    notebook = desk.hand_in()
    notebook.cells[0].source += f"\n\n{ANSWER}"
    intake = take(desk, notebook)
    assert intake.doubts == {"why_square": "untouched, but the text title was changed"}
    assert ANSWER in intake.notebook.cells[0].source


def older_release(desk: Desk) -> NotebookNode:
    """What a student has who took the notebook before the instructor changed the release."""
    from nbgrader.utils import compute_checksum

    notebook = desk.hand_in()
    for name, points in (("mse_checks", 3), ("why_square", 2)):
        one = cell(notebook, name)
        one.metadata.nbgrader["points"] = points
        one.source = one.source.replace("2.0)", "2.0, atol=1e-3)")
        one.source += "\n# as it was before" if name == "mse_checks" else " As it was before."
        one.metadata.nbgrader["checksum"] = compute_checksum(one)
    return notebook


def test_an_older_release_is_no_change_of_the_students(desk: Desk) -> None:
    intake = take(desk, older_release(desk))
    assert not intake.notes and not intake.doubts and untouched(intake.notebook) == ["why_square"]
    assert cell(intake.notebook, "mse_checks").source == cell(desk.release, "mse_checks").source


@pytest.mark.parametrize("name", ["mse_checks", "why_square"])
def test_points_that_a_student_changed_are_told(desk: Desk, name: str) -> None:
    notebook = desk.hand_in(why_square=ANSWER)
    cell(notebook, name).metadata.nbgrader["points"] = 100
    assert f"'points' of the cell {name} had been changed" in take(desk, notebook).notes


PLACES = ["own code", "own text", "raw", "above a locked line", "in a locked cell", "below", "in an answer", "title"]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.integers(0, 20)), max_size=6), st.booleans(), st.booleans())
def test_every_line_of_a_students_is_kept(
    desk: Desk, wishes: list[tuple[str, int]], bare: bool, answered: bool
) -> None:
    notebook = desk.hand_in() if answered else desk.release
    marks = []
    for number, (where, index) in enumerate(wishes):
        mark = f"mark_{number}_x"
        marks.append(mark)
        index %= len(notebook.cells)
        code = [one for one in notebook.cells if one.cell_type == "code"]
        locked = [one for one in code if not one.metadata.get("nbgrader", {}).get("solution")]
        one = locked[index % len(locked)]
        if where == "own code":
            notebook.cells.insert(index, nbformat.v4.new_code_cell(f"{mark} = 1"))
        elif where in ("own text", "raw"):
            notebook.cells.insert(index, text("raw" if where == "raw" else "markdown", mark))
        elif where == "above a locked line":
            one.source = f"{mark} = 1\n{one.source}"
        elif where == "below":
            one.source = f"{one.source}\n{mark} = 1"
        elif where == "in a locked cell":
            lines = one.source.split("\n")
            one.source = "\n".join([*lines[: len(lines) // 2], f"{mark} = 1", *lines[len(lines) // 2 :]])
        elif where == "in an answer":
            cell(notebook, "why_square" if index % 2 else "mse").source += f"\n# {mark}"
        else:
            notebook.cells[-1].source += mark
    intake_of = copy.deepcopy(notebook)
    for number, one in enumerate(intake_of.cells if bare else []):
        one.metadata, one.id = nbformat.from_dict({}), f"x{number}"
    intake = take(desk, intake_of)
    kept = "\n".join(cell.source for cell in intake.notebook.cells)
    assert [mark for mark in marks if mark not in kept] == [], intake.notes


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)) | st.just("setup"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(codec=None)), inner, max_size=3),
    max_leaves=8,
)
KEYS = ("grade_id", "checksum", "points", "grade", "solution", "locked")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(KEYS), JSON), st.dictionaries(st.text(), JSON, max_size=3), st.text())
def test_any_metadata_attachments_and_text_are_taken_in(
    desk: Desk, about: dict[str, object], attachments: dict[str, object], source: str
) -> None:
    notebook = desk.hand_in()
    cells = json.loads(as_bytes(notebook))["cells"]
    for number in (1, 3, -1):
        cells[number] |= {"metadata": {"nbgrader": about}, "attachments": attachments, "source": source}
    submitted, _ = parse(json.dumps({"nbformat": 4, "cells": cells}).encode())
    nbformat.validate(rebuild(desk.release, submitted).notebook)


def with_pictures(source: str, attachments: dict[str, dict[str, str]] | None = None) -> NotebookNode:
    notebook = nbformat.v4.new_notebook(cells=[text("markdown", source)])
    notebook.cells[0].attachments = nbformat.from_dict(attachments or {})
    return notebook


def test_pictures_beside_a_notebook_are_attached_to_the_texts_that_name_them(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    for name in ("a.png", "img/my picture.png", "fake.png", "unused.png"):
        (tmp_path / name).write_bytes(PNG if name != "fake.png" else b"<svg onload=alert(1)>")
    (tmp_path / "large.png").write_bytes(PNG + bytes(MAX_PICTURE))
    (tmp_path / "page.html").write_bytes(PNG)
    (tmp_path.parent / "outside.png").write_bytes(PNG)
    (tmp_path / "link.png").symlink_to(tmp_path.parent / "outside.png")
    notebook = with_pictures(
        "![](a.png) ![](img/my%20picture.png) ![](fake.png) ![](large.png) ![](link.png) ![](../outside.png) "
        "![](page.html) ![](/etc/passwd.png)"
    )
    attach_files(notebook, tmp_path)
    assert set(notebook.cells[0].attachments) == {"a.png", "img/my picture.png"}
    assert notebook.cells[0].attachments["a.png"] == {"image/png": base64.b64encode(PNG).decode()}


def test_attachments_that_are_no_pictures_or_too_large_are_left_out_with_a_note(desk: Desk) -> None:
    notebook = desk.hand_in(why_square="![](attachment:a.png)")
    encoded = base64.b64encode(PNG).decode()
    large = base64.b64encode(PNG + bytes(MAX_PICTURE)).decode()
    cell(notebook, "why_square").attachments = nbformat.from_dict(
        {"a.png": {"image/png": encoded}, "b.svg": {"image/svg+xml": encoded[4:]}, "c.png": {"image/png": large}}
    )
    intake = take(desk, notebook)
    assert cell(intake.notebook, "why_square").attachments == {"a.png": {"image/png": encoded}}
    assert len(intake.notes) == 2 and all("was left out" in note for note in intake.notes)


def test_the_picture_cell_of_the_release_is_still_given(desk: Desk) -> None:
    assert cell(take(desk, desk.hand_in()).notebook, "errors_picture").metadata.gradlab == {"given": True}
    assert cell(desk.release, "errors_picture").source == PICTURE.rstrip("\n")
