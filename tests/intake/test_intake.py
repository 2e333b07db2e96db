"""What bad input gets: a clear reason, or its answers graded all the same. No kernel is started here."""

from __future__ import annotations

import contextlib
import copy
import json
from pathlib import Path

import nbformat
import pytest
from desk import RIGHT, Desk
from hypothesis import given
from hypothesis import strategies as st
from nbformat import NotebookNode

from gradlab.course.hand_ins import as_bytes
from gradlab.intake.files import Refused, read_bytes
from gradlab.intake.notebook import parse
from gradlab.intake.rebuild import Intake, rebuild


def take(desk: Desk, notebook: NotebookNode | bytes) -> Intake:
    cells, notes = parse(notebook if isinstance(notebook, bytes) else as_bytes(notebook))
    intake = rebuild(desk.release, cells)
    return Intake(intake.notebook, notes + intake.notes)


def code_of(intake: Intake) -> str:
    """All code of a rebuilt notebook, in its order."""
    return "\n".join(cell.source for cell in intake.notebook.cells if cell.cell_type == "code")


def index_of(notebook: NotebookNode, grade_id: str) -> int:
    return next(
        i for i, cell in enumerate(notebook.cells) if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b'{"cells": [', "JSON is broken"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[1, 2]", "not a notebook"),
        (b'{"nbformat": 4}', "no list of cells"),
        (b'{"nbformat": 2, "cells": []}', "format 2"),
        (b'{"nbformat": 3, "worksheets": 7}', "format 3"),
        (b"[" * 100_000, "JSON is broken"),
        (json.dumps({"nbformat": 4, "cells": [{}] * 3000}).encode(), "3000 cells"),
        (json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "source": "x" * 3_000_000}]}).encode(), "2 MB"),
    ],
)
def test_what_is_no_notebook_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        parse(content)


KEYS = st.sampled_from(["cells", "cell_type", "source", "metadata", "nbgrader", "grade_id", "id", "attachments"])
PLAIN = st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["code", "markdown", "mse"])
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6))


@given(JSON, JSON)
def test_any_json_is_taken_or_refused_never_a_crash(cell: object, metadata: object) -> None:
    with contextlib.suppress(Refused):
        parse(json.dumps({"nbformat": 4, "cells": [cell], "metadata": metadata}).encode())


def test_links_and_special_files_are_refused(tmp_path: Path) -> None:
    import os

    (tmp_path / "mini.ipynb").symlink_to("/etc/passwd")
    with pytest.raises(Refused, match="symbolic link"):
        read_bytes(tmp_path / "mini.ipynb")
    os.mkfifo(tmp_path / "pipe.ipynb")
    with pytest.raises(Refused, match="not a plain file"):
        read_bytes(tmp_path / "pipe.ipynb")
    with pytest.raises(Refused, match="not a plain file"):
        read_bytes(tmp_path)


def test_an_honest_notebook_passes_without_a_note(desk: Desk) -> None:
    intake = take(desk, desk.hand_in())
    assert not intake.notes
    assert RIGHT["mse"].strip() in code_of(intake)


def test_intake_is_idempotent(desk: Desk) -> None:
    notebook = desk.hand_in()
    notebook.cells.insert(2, nbformat.v4.new_code_cell("mine = 1"))
    notebook.cells.insert(3, nbformat.v4.new_markdown_cell("my <b>note</b> <script>x</script> a < b"))
    once = take(desk, notebook).notebook
    assert take(desk, once).notebook == once


def test_sixty_megabytes_of_outputs_are_dropped(desk: Desk) -> None:
    notebook = desk.hand_in()
    notebook.cells[2].outputs = [nbformat.v4.new_output("stream", text="x" * 60_000_000)]
    intake = take(desk, notebook)
    assert all(not cell.get("outputs") for cell in intake.notebook.cells)
    assert RIGHT["mse"].strip() in code_of(intake)


def test_format_3_is_converted(desk: Desk) -> None:
    old = nbformat.convert(desk.hand_in(), 3)
    intake = take(desk, json.dumps(old).encode())
    assert "old format 3" in intake.notes[0]
    assert RIGHT["mse"].strip() in code_of(intake)


def test_another_language_is_noted_and_the_kernel_put_right(desk: Desk) -> None:
    notebook = desk.hand_in()
    notebook.metadata["kernelspec"] = {"name": "ir", "language": "R", "display_name": "R"}
    intake = take(desk, notebook)
    assert "its language is 'r'" in intake.notes[0]
    assert intake.notebook.metadata.kernelspec.name == "python3"


def test_deleted_cells_come_back_but_never_a_stub(desk: Desk) -> None:
    notebook = desk.hand_in()
    kept = notebook.cells[index_of(notebook, "mse")]
    notebook.cells = [nbformat.v4.new_code_cell(kept.source)]  # an answer in a cell of its own, and nothing else
    intake = take(desk, notebook)
    ids = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in intake.notebook.cells]
    assert {"setup", "mse_checks", "step_checks", "why_square"} <= set(ids)
    assert "NotImplementedError" not in code_of(intake) and kept.source in code_of(intake)


def test_a_duplicated_answer_cell_counts_whichever_copy_was_filled_in(desk: Desk) -> None:
    for order in ((0, 1), (1, 0)):
        notebook = desk.hand_in()
        i = index_of(notebook, "mse")
        stub = copy.deepcopy(desk.release.cells[i])
        pair = [notebook.cells[i], stub]
        notebook.cells[i : i + 1] = [pair[k] for k in order]
        intake = take(desk, notebook)
        assert code_of(intake).count("def mse") == 1 and RIGHT["mse"].strip() in code_of(intake)


def test_duplicated_check_cells_are_dropped(desk: Desk) -> None:
    notebook = desk.hand_in()
    i = index_of(notebook, "mse_checks")
    notebook.cells.insert(i, copy.deepcopy(notebook.cells[i]))
    notebook.cells[i].source = "2"
    assert code_of(take(desk, notebook)).count("the worked example") == 1


def test_retyped_cells_get_their_type_back(desk: Desk) -> None:
    notebook = desk.hand_in()
    i = index_of(notebook, "mse")
    source, metadata = notebook.cells[i].source, notebook.cells[i].metadata
    notebook.cells[i] = nbformat.v4.new_markdown_cell(source, metadata=metadata)
    intake = take(desk, notebook)
    assert RIGHT["mse"].strip() in code_of(intake)
    assert "had been turned into a markdown cell" in intake.notes[0]


def test_reordered_cells_are_put_back(desk: Desk) -> None:
    notebook = desk.hand_in()
    notebook.cells.reverse()
    intake = take(desk, notebook)
    order = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in intake.notebook.cells]
    assert order == [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in desk.release.cells]
    assert "another order" in intake.notes[-1]


def test_a_split_answer_stays_whole(desk: Desk) -> None:
    first, second = "factor = 1.0", "def mse(y, y_hat):\n    return factor * np.mean((y - y_hat) ** 2)"
    notebook = desk.hand_in(mse=first)
    i = index_of(notebook, "mse")
    rest = copy.deepcopy(notebook.cells[i])
    rest.source = second
    notebook.cells.insert(i + 1, rest)
    code = code_of(take(desk, notebook))
    assert -1 < code.find(first) < code.find(second) < code.find("the worked example")


def test_changed_points_and_ids_are_put_right_and_told(desk: Desk) -> None:
    notebook = desk.hand_in()
    checks = notebook.cells[index_of(notebook, "mse_checks")].metadata["nbgrader"]
    checks["points"], checks["grade"] = 100, False
    notebook.cells[index_of(notebook, "step")].metadata["nbgrader"]["grade_id"] = "mine"
    intake = take(desk, notebook)
    assert "'points' of the cell mse_checks had been changed" in intake.notes
    assert [c.metadata.nbgrader for c in intake.notebook.cells if "nbgrader" in c.metadata] == [
        c.metadata.nbgrader for c in desk.release.cells if "nbgrader" in c.metadata
    ]
    assert RIGHT["step"].strip() in code_of(intake)


def test_locked_sources_are_the_releases(desk: Desk) -> None:
    notebook = desk.hand_in()
    for name in ("setup", "mse_checks", "show_mse"):
        notebook.cells[index_of(notebook, name)].source = "print('mine')"
    assert "mine" not in code_of(take(desk, notebook))
