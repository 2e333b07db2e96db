"""Outputs of student code are shown without effect, and cleaning them takes no time to speak of."""

from __future__ import annotations

import nbformat
import pytest
from nbformat import NotebookNode

from gradlab.sandbox.outputs import AS_TEXT, MAX_HTML, MAX_TEXT, as_output, scrub_outputs


def scrubbed(*pages: str) -> list[NotebookNode]:
    cell = nbformat.v4.new_code_cell(outputs=[as_output("display_data", {"text/html": page}) for page in pages])
    scrub_outputs(nbformat.v4.new_notebook(cells=[cell]))
    return [output.data for output in cell.outputs]


def test_tables_stay_and_what_acts_goes() -> None:
    (data,) = scrubbed("<style>p {}</style><table onclick=x><tr><td>1<br></td></tr></table><script>alert(1)</script>")
    assert data == {"text/html": "<table><tbody><tr><td>1<br></td></tr></tbody></table>"}


@pytest.mark.parametrize("page", ["<div>" * 20_000, "<div></x>" * 10_000, "<b>x" * 200, "x" * (MAX_TEXT + 1)])
def test_html_that_would_take_long_is_shown_as_text(page: str) -> None:
    (data,) = scrubbed(page)
    assert set(data) == {"text/plain"} and data["text/plain"].startswith(AS_TEXT + page[:100])


def test_all_html_of_a_notebook_has_a_limit() -> None:
    page = "<td>x</td>" * 9_000
    shown = [set(data) for data in scrubbed(*[page] * (MAX_HTML // len(page) + 2))]
    assert shown[0] == {"text/html"} and shown[-1] == {"text/plain"}
