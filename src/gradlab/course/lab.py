"""A lab as the grader sees it: the source notebook, its tasks, and the judge's copy of its reference."""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from gradlab.checks.session import Check, collecting
from gradlab.errors import GradLabError

CHECKS_SUFFIX = "_checks"
BEGIN_HIDDEN, END_HIDDEN = "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"


def nbgrader(cell: NotebookNode) -> dict[str, Any]:
    """The cell's nbgrader metadata; empty where there are none."""
    return cell.metadata.get("nbgrader", {})


@dataclass(frozen=True)
class Task:
    """One auto-graded task: its id (the `grade_id` of the solution cell), its check cell, the checks in it."""

    name: str
    cell: NotebookNode
    checks: list[Check]
    hidden: list[bool]

    @property
    def points(self) -> float:
        return float(nbgrader(self.cell)["points"])


@dataclass(frozen=True)
class Lab:
    """One lab of a course, read from `source/<name>/<notebook>.ipynb`."""

    name: str
    path: Path
    cells: list[NotebookNode] = field(repr=False)
    kernelspec: dict[str, Any] = field(repr=False)

    @classmethod
    def load(cls, course: Path, name: str) -> Lab:
        """Read a lab of the course folder; raises GradLabError when it is not there or not one notebook."""
        found = sorted((course / "source" / name).glob("*.ipynb"))
        if len(found) != 1:
            known = ", ".join(lab_names(course)) or "none"
            reason = f"has {len(found)} notebooks" if found else "is not there"
            raise GradLabError(f"source/{name} {reason}.", f"A lab is one notebook in a folder; there are: {known}.")
        notebook = nbformat.read(found[0], as_version=4)
        return cls(name, found[0], notebook.cells, dict(notebook.metadata.get("kernelspec", {})))

    @property
    def notebook_name(self) -> str:
        return self.path.stem

    @cached_property
    def digest(self) -> str:
        """Changes when anything in the source notebook does."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @cached_property
    def imports(self) -> set[str]:
        """What its code cells import: modules, and for `from a import b` also `a.b`, whatever that is."""
        text = "\n".join(cell.source for cell in self.cells if cell.cell_type == "code")
        modules = re.findall(r"^\s*(?:import|from) ([\w.]+)", text, re.MULTILINE)
        parts = re.findall(r"^\s*from ([\w.]+) import (\w+)", text, re.MULTILINE)
        return {*modules, *map(".".join, parts)}

    def solution_cells(self) -> Iterator[NotebookNode]:
        for cell in self.cells:
            if cell.cell_type == "code" and nbgrader(cell).get("solution"):
                yield cell

    def check_cells(self) -> Iterator[NotebookNode]:
        for cell in self.cells:
            if cell.cell_type == "code" and nbgrader(cell).get("grade"):
                yield cell

    @cached_property
    def reference(self) -> dict[str, Any]:
        """The judge's namespace: given helpers and the instructor's solutions, executed in this trusted process."""
        namespace: dict[str, Any] = {"__name__": "__judge__"}
        with execution_variable("autograde"):
            for cell in self.cells:
                tags = cell.metadata.get("tags", [])
                solution = bool(nbgrader(cell).get("solution")) and "script" not in tags
                if cell.cell_type == "code" and ("helpers" in tags or solution):
                    self._execute(cell, namespace)
        return namespace

    @cached_property
    def tasks(self) -> list[Task]:
        """Every task with its checks, in the order of the notebook."""
        names = [nbgrader(cell)["grade_id"] for cell in self.solution_cells()]
        tasks = []
        for cell in self.check_cells():
            name = nbgrader(cell)["grade_id"].removesuffix(CHECKS_SUFFIX)
            if name not in names:
                raise GradLabError(
                    f"{self.name}: the check cell {nbgrader(cell)['grade_id']!r} belongs to no task.",
                    f"Name it after its solution cell, one of: {', '.join(names)} (+ {CHECKS_SUFFIX!r}).",
                )
            with collecting() as checks:
                self._execute(cell, self.reference)
            hidden_lines = set(_hidden_lines(cell.source))
            tasks.append(Task(name, cell, list(checks), [check.line in hidden_lines for check in checks]))
        return tasks

    def _execute(self, cell: NotebookNode, namespace: dict[str, Any]) -> None:
        name = nbgrader(cell).get("grade_id", cell.get("id", "?"))
        try:
            with redirect_stdout(io.StringIO()):  # what a loader says is for the notebook's reader
                exec(compile(cell.source, f"<{self.name}: {name}>", "exec"), namespace)
        except GradLabError:  # it says itself what is wrong, and what mends it
            raise
        except Exception as error:
            raise GradLabError(
                f"{self.name}: the cell {name!r} does not run in the judge ({type(error).__name__}: {error}).",
                "The judge runs cells tagged 'helpers', solutions and check cells, as plain Python.",
            ) from error


def _hidden_lines(source: str) -> Iterator[int]:
    inside = False
    for number, line in enumerate(source.split("\n"), 1):
        inside = (inside or BEGIN_HIDDEN in line) and END_HIDDEN not in line
        if inside:
            yield number


@contextmanager
def execution_variable(value: str) -> Iterator[None]:
    """NBGRADER_EXECUTION as nbgrader sets it, for a while; notebooks and loaders look at it."""
    before = os.environ.get("NBGRADER_EXECUTION")
    os.environ["NBGRADER_EXECUTION"] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ["NBGRADER_EXECUTION"]
        else:
            os.environ["NBGRADER_EXECUTION"] = before


def lab_names(course: Path) -> list[str]:
    """The labs of a course folder, in order."""
    return sorted(path.name for path in (course / "source").glob("*") if list(path.glob("*.ipynb")))
