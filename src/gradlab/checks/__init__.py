"""How checks are written; see docs/writing-checks.md.

@check("mse is the mean of the squared errors", points=1)
def _(student, rng):
    y, y_hat = rng.normal(size=(2, 50))
    close(student.mse(y, y_hat), np.mean((y - y_hat) ** 2), hint="Divide by the number of points.")

score()
"""

from gradlab.checks.compare import (
    array,
    close,
    describe,
    equal,
    items,
    need,
    number,
    numbers,
    raises,
    unchanged,
    varies,
)
from gradlab.checks.notebook import explain_stubs
from gradlab.checks.remote import CheckFailed, StudentError
from gradlab.checks.session import check, score

__all__ = [
    "CheckFailed",
    "StudentError",
    "array",
    "check",
    "close",
    "describe",
    "equal",
    "items",
    "need",
    "number",
    "numbers",
    "raises",
    "score",
    "unchanged",
    "varies",
]

explain_stubs()
