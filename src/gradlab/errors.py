"""Errors that a person reads: what is wrong, why, and what to do about it."""

from __future__ import annotations


class GradLabError(Exception):
    """Shown on stderr as one or two lines; the command then ends with exit code 1."""

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(f"{problem} {remedy}".strip())
        self.problem, self.remedy = problem, remedy

    def __reduce__(self) -> tuple[type[GradLabError], tuple[str, str]]:
        return type(self), (self.problem, self.remedy)  # it travels between the grader's processes
