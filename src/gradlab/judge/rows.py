"""What a judgement consists of: a row for each check of each submission, the line of every report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gradlab.course.lab import Lab

NEEDS_PERSON = ("internal", "timeout", "memory", "output", "crashed", "not-run")
MESSAGES = {
    "timeout": "your code did not finish in time; a person will look at it",
    "crashed": "your code ended the Python process",
    "unreadable": "no readable answer came back",
    "output": "your code printed too much",
    "not-run": "the cells before this check could not all be run",
}


@dataclass(frozen=True)
class Row:
    """One check of one submission: the line of every report."""

    lab: str
    student_id: str
    task: str
    check: str
    hidden: bool
    points: float
    earned: float
    verdict: str
    message: str
    hint: str = ""

    def as_dict(self) -> dict[str, Any]:
        return dict(vars(self))


def unjudged(lab: Lab, student_id: str, reason: str) -> list[Row]:
    """The rows of a submission that could not be run at all: every check `not-run`, with the reason."""
    return [
        Row(lab.name, student_id, task.name, check.sentence, hidden, check.points, 0.0, "not-run", reason)
        for task in lab.tasks
        for check, hidden in zip(task.checks, task.hidden, strict=True)
    ]
