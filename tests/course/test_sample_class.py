"""The demo's class hands in what students would: their own words, and nothing of the instructor's."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from gradlab.course.lab import Lab, nbgrader
from gradlab.course.sample_class import CLASS, LABS, WRITTEN, notebook_of

ROOT = Path(__file__).parent.parent.parent
INSTRUCTORS = re.compile("BEGIN|END SOLUTION|MARK SCHEME|HIDDEN TESTS")


@pytest.mark.parametrize("name", LABS)
def test_a_hand_in_holds_nothing_of_the_instructors(name: str) -> None:
    lab = Lab.load(ROOT, name)
    questions = [cell for cell in lab.cells if cell.cell_type == "markdown" and nbgrader(cell).get("solution")]
    models = [line for cell in questions for line in _model_answer(cell.source)]
    assert len(models) >= 2 * len(questions), "the model answer and the mark scheme of each"
    for persona in CLASS:
        content = notebook_of(ROOT, lab, persona).decode()
        assert not INSTRUCTORS.search(content), persona
        if persona.special == "broken":
            continue
        text = "\n".join(cell.source for cell in nbformat.reads(content, as_version=4).cells)
        assert not [line for line in models if line in text], persona
        if persona.name == "ada":
            for question in questions:
                assert WRITTEN[nbgrader(question)["grade_id"]][0] in text


def _model_answer(source: str) -> list[str]:
    """The lines of the instructor's answer and of the mark scheme that say something."""
    _, _, answer = source.partition("### BEGIN SOLUTION")
    return [line for line in answer.splitlines() if len(line) > 30 and "===" not in line]
