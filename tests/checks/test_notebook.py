"""What `gradlab.checks` does for the notebook that imports it."""

from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient

STUB = "def mse(y, y_hat):\n    raise NotImplementedError()"


@pytest.fixture(scope="module")
def errors() -> list[str]:
    """The error outputs of three cells: one that uses a stub, one with a message of its own, one with a bug."""
    sources = ["import gradlab.checks", STUB, "mse(1, 2)", "raise NotImplementedError('later')", "1 / 0"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    NotebookClient(notebook, allow_errors=True).execute()
    outputs = [output for cell in notebook.cells for output in cell.outputs]
    assert [output.output_type for output in outputs] == ["error"] * 3
    return ["\n".join(output.traceback) for output in outputs]


def test_a_stub_is_named_in_one_line(errors: list[str]) -> None:
    assert errors[0] == "`mse` is not written yet. Write it, run its cell, then run this one again."


def test_other_errors_keep_their_tracebacks(errors: list[str]) -> None:
    assert "later" in errors[1] and "Traceback" in errors[1]
    assert "ZeroDivisionError" in errors[2] and "Traceback" in errors[2]
