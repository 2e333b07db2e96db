"""`@check` and `score()`: a check is written once and runs in a student's notebook and in the judge.

In a notebook a check runs where it stands, and `student` is that notebook. In the judge a Session collects the
checks of a cell first, and the judge runs them against a worker.
"""

from __future__ import annotations

import contextlib
import hashlib
import inspect
import os
import random
import sys
import traceback
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradlab.checks.agent import Agent
from gradlab.checks.remote import CheckFailed, LocalTransport, NotDefined, Student, StudentError, WorkerGone
from gradlab.checks.seeds import seed_all
from gradlab.checks.wire import WireError

CheckFunction = Callable[[Student, np.random.Generator], None]


@dataclass(frozen=True)
class Check:
    """One property of an answer: a sentence a student can read, its points, and the function that tests it."""

    sentence: str
    points: float
    function: CheckFunction
    seconds: float
    on_top: bool  # an answer that does nothing may have this property too: it counts only beside another check
    line: int  # of the function's first line in its cell; tells hidden checks from visible ones

    def seed(self, who: str) -> int:
        """A number that differs for each submission and check, and is the same at every regrade."""
        return int.from_bytes(hashlib.sha256(f"{who}\n{self.sentence}".encode()).digest()[:6], "big")

    def run(self, student: Student, who: str) -> Result:
        """Run the check; every exception becomes a verdict, except those that say the worker is gone."""
        seed = self.seed(who)
        seed_all(seed)
        try:
            student.seed(seed)
            self.function(student, np.random.default_rng(seed))
        except StudentError as error:
            missing = error.text if error.class_name == "NameError" else ""
            return Result(self, error.verdict, error.message, error.hint, missing)
        except NotDefined as error:
            return Result(self, "failed", error.message, error.hint, f"name '{error.name}' is not defined")
        except WireError as error:
            return Result(self, "crashed", f"no readable answer came back ({error})", None)
        except CheckFailed as failure:
            return Result(self, "failed", failure.message, failure.hint)
        except WorkerGone:
            raise
        except Exception as error:
            what = f"{type(error).__name__}: {str(error)[:200]}"
            return Result(
                self,
                "failed",
                f"what was returned could not be checked ({what})",
                "Compare the type and the shape of what you return with the text.",
                raised=f"line {_line_of(error)}: {what}",
            )
        return Result(self, "passed", "", None)


def _line_of(error: BaseException) -> int | None:
    """The line of the check's cell in which it raised."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename.startswith("<")), None)


@dataclass(frozen=True)
class Result:
    """What became of one check. Only the verdict `passed` earns its points."""

    check: Check
    verdict: str
    message: str
    hint: str | None
    missing: str = ""  # what Python says of a name that is missing, if that is what happened
    raised: str = ""  # line and exception, where the check raised something that is not its verdict

    @property
    def earned(self) -> float:
        return self.check.points if self.verdict == "passed" else 0.0


def settle(results: list[Result]) -> list[Result]:
    """The results of one task, without what an answer has for nothing: `on_top` counts only beside another check."""
    if any(result.verdict == "passed" and not result.check.on_top for result in results):
        return results
    message = "this counts only when another check of the task passes"
    return [Result(r.check, "failed", message, None) if r.verdict == "passed" else r for r in results]


@contextlib.contextmanager
def random_state_kept() -> Iterator[None]:
    """Leave random, numpy and torch as they were: running a check must not change a student's next numbers."""
    torch = sys.modules.get("torch")
    states = random.getstate(), np.random.get_state(), torch.get_rng_state() if torch else None
    try:
        yield
    finally:
        random.setstate(states[0])
        np.random.set_state(states[1])
        if torch is not None and states[2] is not None:
            torch.set_rng_state(states[2])


class NotebookSession:
    """Runs each check at once, in the notebook that holds it, and says what it found."""

    def __init__(self) -> None:
        self.results: list[Result] = []

    def add(self, check: Check) -> None:
        # nbgrader's Validate takes anything on stderr for a failure; a warning is none.
        with random_state_kept(), contextlib.redirect_stderr(sys.stdout):
            result = check.run(Student(LocalTransport(Agent(notebook_namespace()))), "notebook")
        self.results = [r for r in self.results if r.check.sentence != check.sentence] + [result]
        mark = "✓" if result.verdict == "passed" else "✗"
        print(f"{mark} {check.sentence}")
        for line in (result.message, result.hint and f"Hint: {result.hint}"):
            if line:
                print(f"    {line}")

    def score(self) -> float | None:
        results, self.results = self.results, []
        if os.environ.get("NBGRADER_EXECUTION") == "autograde":  # nbgrader without GradLab's configuration
            return round(sum(result.earned for result in settle(results)), 4)
        failed = [r for r in results if r.verdict != "passed"]
        if failed:
            raise CheckFailed(f"{len(failed)} of {len(results)} checks not passed yet: {failed[0].message}")
        passed = f"All {len(results)} checks here passed." if len(results) > 1 else "The check here passed."
        print(f"{passed} More may follow when your work is graded.")
        return None


class CollectingSession:
    """Keeps the checks of a cell for the judge, in their order."""

    def __init__(self) -> None:
        self.checks: list[Check] = []

    def add(self, check: Check) -> None:
        if any(check.sentence == other.sentence for other in self.checks):
            raise ValueError(f"two checks say {check.sentence!r}; give each its own sentence")
        self.checks.append(check)

    def score(self) -> None:
        return None


_session: NotebookSession | CollectingSession = NotebookSession()


@contextlib.contextmanager
def collecting() -> Iterator[list[Check]]:
    """Within this context `@check` only collects; yields the list that fills."""
    global _session
    outer, _session = _session, CollectingSession()
    try:
        yield _session.checks
    finally:
        _session = outer


def notebook_namespace() -> MutableMapping[str, Any]:
    """The variables of the notebook that runs in this process (or of the main module, in a plain script)."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell.user_ns if shell is not None else sys.modules["__main__"].__dict__


def check(
    sentence: str, points: float = 0.0, seconds: float = 10.0, on_top: bool = False
) -> Callable[[CheckFunction], CheckFunction]:
    """Make a function `(student, rng)` a check that says `sentence`, is worth `points` and may take `seconds`.

    It passes when the function returns; the comparisons of this package make it fail with a message. `on_top=True` is
    for a property that an answer which does nothing has as well (it changes no argument, say): such a check counts
    only when another one of the same task passes.
    """

    def decorate(function: CheckFunction) -> CheckFunction:
        line = inspect.unwrap(function).__code__.co_firstlineno
        _session.add(Check(sentence, float(points), function, seconds, on_top, line))
        return function

    return decorate


def score() -> float | None:
    """End of a check cell: sums up what the cell's checks found, and raises when one did not pass.

    Under stock `nbgrader autograde` it returns the points instead, which nbgrader takes as the cell's score.
    """
    return _session.score()
