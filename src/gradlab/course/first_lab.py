"""The lab of a new course: one task, one written question, its answer bank. It is public; write yours in its place."""

from __future__ import annotations

from typing import Any

import nbformat
from nbformat import NotebookNode

LAB, NOTEBOOK, TASK = "lab1-first", "first", "centre"

TEXT = """\
# A first lab

Replace it by your own: text, one stub, a check, a picture of what was just built.

## Centre a sample

Move all numbers of a sample by the same amount, so that their mean is 0.
"""
SETUP = """\
import numpy as np

from gradlab.checks import check, close, score
"""
CENTRE = '''\
def centre(x):
    """The sample x, of shape (n,), moved so that its mean is 0; shape (n,)."""
    ### BEGIN SOLUTION
    return x - x.mean()
    ### END SOLUTION
'''
CHECKS = """\
@check("1, 2, 3 become -1, 0, 1", points=1)
def _(student, rng):
    close(student.centre(np.array([1.0, 2.0, 3.0])), np.array([-1.0, 0.0, 1.0]))


### BEGIN HIDDEN TESTS
@check("any sample is moved as a whole", points=1)
def _(student, rng):
    sample = rng.normal(size=40) + 5
    close(student.centre(sample), sample - sample.mean(), hint="Subtract the mean, and do nothing else.")


### END HIDDEN TESTS
score()
"""
QUESTION = """\
**What does centring leave as it was?** Say it in one sentence.

### BEGIN SOLUTION
The distances between the numbers, so also their spread.

=== BEGIN MARK SCHEME ===
1 point for the distances or the spread.
=== END MARK SCHEME ===
### END SOLUTION
"""
ANSWERS = """\
# %% wrong: halves_too
# also divides by the spread: a habit from scaling
# loses: 1, 2, 3 become -1, 0, 1
# loses: any sample is moved as a whole
def centre(x):
    return (x - x.mean()) / x.std()


# %% wrong: nothing
# gives the sample back as it was
# loses: 1, 2, 3 become -1, 0, 1
# loses: any sample is moved as a whole
def centre(x):
    return x


# %% wrong: first_to_zero
# subtracts the first number instead of the mean
# loses: 1, 2, 3 become -1, 0, 1
# loses: any sample is moved as a whole
def centre(x):
    return x - x[0]


# %% wrong: other_way
# subtracts in the wrong order, and so mirrors the sample
# loses: 1, 2, 3 become -1, 0, 1
# loses: any sample is moved as a whole
def centre(x):
    return x.mean() - x


# %% right: with_numpy
# numpy's function in place of the method
def centre(x):
    return np.subtract(x, np.mean(x))


# %% right: by_hand
# the mean written out
def centre(x):
    return x - sum(x) / len(x)
"""


def notebook() -> NotebookNode:
    """The instructor's notebook."""
    made = nbformat.v4.new_notebook()
    made.metadata["kernelspec"] = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    made.cells = [
        nbformat.v4.new_markdown_cell(TEXT.rstrip("\n"), id="title"),
        _cell(nbformat.v4.new_code_cell(SETUP.rstrip("\n"), id="setup"), "setup", tags=["helpers"]),
        _cell(nbformat.v4.new_code_cell(CENTRE.rstrip("\n"), id=TASK), TASK, solution=True, locked=False),
        _cell(nbformat.v4.new_code_cell(CHECKS.rstrip("\n"), id="checks"), f"{TASK}_checks", grade=True, points=2),
        _cell(
            nbformat.v4.new_markdown_cell(QUESTION.rstrip("\n"), id="question"),
            "what_stays", grade=True, solution=True, locked=False, points=1,
        ),
    ]  # fmt: skip
    return made


def _cell(cell: NotebookNode, grade_id: str, tags: list[str] | None = None, **given: Any) -> NotebookNode:
    plain = {"grade": False, "locked": True, "solution": False, "schema_version": 3, "task": False}
    cell.metadata["nbgrader"] = {**plain, "grade_id": grade_id, **given}
    if tags:
        cell.metadata["tags"] = tags
    return cell
