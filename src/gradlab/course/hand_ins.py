"""Making submissions of a lab: the reference, the blank, and the reference with one answer replaced."""

from __future__ import annotations

import copy
import re

import nbformat
from nbformat import NotebookNode

from gradlab.course.lab import Lab, nbgrader


def with_answers(release: NotebookNode, answers: dict[str, str]) -> NotebookNode:
    """The released notebook with these texts in the cells of these grade ids, as a student would hand it in."""
    notebook = copy.deepcopy(release)
    for cell in notebook.cells:
        if nbgrader(cell).get("grade_id") in answers:
            cell.source = answers[nbgrader(cell)["grade_id"]].rstrip("\n")
    return notebook


def reference_answers(lab: Lab) -> dict[str, str]:
    """The instructor's text of every solution cell and written answer."""
    return {nbgrader(cell)["grade_id"]: cell.source for cell in lab.cells if nbgrader(cell).get("solution")}


def as_bytes(notebook: NotebookNode) -> bytes:
    """A notebook as the file that a student hands in."""
    return nbformat.writes(notebook).encode()


def student_answers(lab: Lab) -> dict[str, str]:
    """The reference's answers as a student would have written them: without markers and mark schemes."""
    return {name: _without_markers(text) for name, text in reference_answers(lab).items()}


def _without_markers(text: str) -> str:
    text = re.sub(r"^=== BEGIN MARK SCHEME ===.*?^=== END MARK SCHEME ===\n?", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^ *### (?:BEGIN|END) SOLUTION *\n?", "", text, flags=re.MULTILINE).rstrip("\n")
