"""A course of one tiny lab, for tests of the grader: three tasks, no training, ready in milliseconds."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from gradlab.intake.left_out import ONLY_SHOWS

LAB, NOTEBOOK = "lab1-mini", "mini"

SETUP = """\
import os

import numpy as np

from gradlab.checks import check, close, items, need, number, score, unchanged

grading = os.environ.get("NBGRADER_EXECUTION") == "autograde"
"""

MSE = '''\
def mse(y, y_hat):
    """Mean squared error of arrays of shape (n,), a number."""
    ### BEGIN SOLUTION
    return float(np.mean((y - y_hat) ** 2))
    ### END SOLUTION
'''

MSE_CHECKS = """\
@check("the worked example", points=0.5)
def _(student, rng):
    close(student.mse(np.array([1.0, 2.0]), np.array([1.0, 4.0])), 2.0)


### BEGIN HIDDEN TESTS
@check("it is the mean of the squared errors", points=1)
def _(student, rng):
    y, y_hat = rng.normal(size=(2, 50))
    close(student.mse(y, y_hat), np.mean((y - y_hat) ** 2), hint="Divide by the number of points.")


@check("a single point is enough, and it stays as it was", points=0.5)
def _(student, rng):
    y, y_hat = rng.normal(size=(2, 1))
    close(unchanged(student.mse, y, y_hat), (y[0] - y_hat[0]) ** 2)


### END HIDDEN TESTS
score()
"""

PICTURE = """\
import matplotlib.pyplot as plt


def draw_errors(errors):
    plt.plot(errors)
    plt.show()


draw_errors(np.zeros(3))
"""

STEP = '''\
def step(a, x, y, learning_rate):
    """One step of gradient descent for y = a x; returns the new a and the mse before the step."""
    ### BEGIN SOLUTION
    y_hat = a * x
    return a - learning_rate * np.mean(2 * (y_hat - y) * x), mse(y, y_hat)
    ### END SOLUTION
'''

STEP_CHECKS = """\
@check("without an error nothing moves", points=0.5)
def _(student, rng):
    student.given("mse")
    a, loss = items(student.step(2.0, np.ones(3), 2 * np.ones(3), 0.1), 2)
    close(a, 2.0)


### BEGIN HIDDEN TESTS
@check("the new slope is right", points=1)
def _(student, rng):
    student.given("mse")
    x, y = rng.normal(size=(2, 20))
    a, loss = items(student.step(0.5, x, y, 0.1), 2)
    close(a, 0.5 - 0.1 * np.mean(2 * (0.5 * x - y) * x))


@check("the loss is the one before the step", points=0.5)
def _(student, rng):
    student.given("mse")
    x, y = rng.normal(size=(2, 20))
    a, loss = items(student.step(0.5, x, y, 0.1), 2)
    close(loss, mse(y, 0.5 * x))


### END HIDDEN TESTS
score()
"""

QUESTION = """\
**Why the square?** Say it in one sentence.

### BEGIN SOLUTION
Large errors weigh more.

=== BEGIN MARK SCHEME ===
1 point for any sound reason.
=== END MARK SCHEME ===
### END SOLUTION
"""


def meta(grade_id: str, **given: object) -> dict[str, object]:
    """nbgrader metadata of a cell; locked unless said otherwise."""
    plain = {"grade": False, "locked": True, "solution": False, "schema_version": 3, "task": False}
    return {**plain, "grade_id": grade_id, **given}


def code(source: str, cell_id: str, nbgrader: dict | None = None, tags: list[str] | None = None) -> NotebookNode:
    cell = nbformat.v4.new_code_cell(source.rstrip("\n"), id=cell_id)
    cell.metadata = nbformat.from_dict(
        {**({"nbgrader": nbgrader} if nbgrader else {}), **({"tags": tags} if tags else {})}
    )
    return cell


def notebook() -> NotebookNode:
    """The instructor's notebook of the tiny lab."""
    nb = nbformat.v4.new_notebook()
    nb.metadata["kernelspec"] = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    nb.cells = [
        nbformat.v4.new_markdown_cell("# A tiny lab", id="title"),
        code(SETUP, "setup", meta("setup"), ["helpers"]),
        code(MSE, "mse", meta("mse", solution=True, locked=False)),
        code(MSE_CHECKS, "mse-checks", meta("mse_checks", grade=True, points=2)),
        code("print('given:', mse(np.zeros(2), np.ones(2)))", "show-mse", meta("show_mse")),
        code(PICTURE, "errors-picture", meta("errors_picture"), [ONLY_SHOWS]),
        code(STEP, "step", meta("step", solution=True, locked=False)),
        code(STEP_CHECKS, "step-checks", meta("step_checks", grade=True, points=2)),
        nbformat.v4.new_markdown_cell(QUESTION.rstrip("\n"), id="why-square"),
    ]
    nb.cells[-1].metadata["nbgrader"] = meta("why_square", grade=True, solution=True, locked=False, points=1)
    return nb


def make_course(root: Path) -> Path:
    """Write the course into a folder: source/ and the configuration of the real one. Not built yet."""
    source = root / "source" / LAB
    source.mkdir(parents=True)
    nbformat.write(notebook(), source / f"{NOTEBOOK}.ipynb")
    shutil.copy(Path(__file__).parent.parent / "nbgrader_config.py", root)
    return root
