"""Grading one rebuilt notebook: cells in the worker, checks in the judge, verdicts into the notebook. No gradebook."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from nbformat import NotebookNode

from gradlab.course.lab import Lab, nbgrader
from gradlab.course.settings import Limits
from gradlab.grading.verdict_cells import show_verdicts
from gradlab.intake.own_modules import Modules
from gradlab.judge.blame import CellEnd, defined_names
from gradlab.judge.judge import Cost, judge
from gradlab.sandbox.outputs import scrub_outputs
from gradlab.sandbox.run_cells import DEADLY, Execution

_LINE = re.compile(r"line (\d{1,6})")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Graded:
    """A graded notebook, what its checks cost, and whether something in it ran out of time."""

    notebook: NotebookNode
    costs: list[Cost]
    timed_out: bool
    doubtful: bool  # a check failed by its own fault

    @property
    def may_be_kept(self) -> bool:
        """Whether the same submission would get the same at another time."""
        return not (self.timed_out or self.doubtful)


def grade(
    lab: Lab, notebook: NotebookNode, student_id: str, limits: Limits, modules: Modules, draws: int = 1
) -> Graded:
    """Run a notebook that intake has rebuilt, judge it, and write the verdicts into its check cells."""
    seed = int.from_bytes(hashlib.sha256(f"{lab.name}/{student_id}".encode()).digest()[:4], "big")
    execution = Execution(notebook, seed, limits, modules)
    try:
        execution.run()
        scrub_outputs(notebook)
        ends = list(_cells_that_did_not_end(lab, notebook, execution.trouble))
        judgement = judge(lab, execution.door, execution.usage, student_id, ends, limits, draws)
    finally:
        execution.close()
    show_verdicts(notebook, judgement.rows)
    notebook.metadata["gradlab"] = {
        "rows": [row.as_dict() for row in judgement.rows],
        "cells_left_out": sum(verdict in DEADLY for verdict in execution.trouble.values()),
    }
    late = {"timeout", "killed", "not-run"} & set(execution.trouble.values())
    doubtful = any(row.verdict == "internal" for row in judgement.rows)
    timed_out = bool(late) or any(row.verdict == "timeout" for row in judgement.rows)
    return Graded(notebook, judgement.costs, timed_out, doubtful)


def _cells_that_did_not_end(lab: Lab, notebook: NotebookNode, trouble: dict[int, str]) -> Iterator[CellEnd]:
    """Which ordinary cells did not run to their end, and why."""
    given = {cell.id for cell in lab.cells if not nbgrader(cell).get("solution")}
    for index, cell in enumerate(notebook.cells):
        errors = [output for output in cell.get("outputs", []) if output.output_type == "error"]
        if cell.cell_type != "code" or nbgrader(cell).get("grade") or not (errors or index in trouble):
            continue
        name, verdict = nbgrader(cell).get("grade_id", cell.id), trouble.get(index, "")
        error, line = "", None
        if errors:
            text = errors[-1].evalue.splitlines()
            error = f"{errors[-1].ename}: {text[0][:200]}" if text and text[0] else str(errors[-1].ename)
            found = _LINE.search(_COLOURS.sub("", "\n".join(errors[-1].traceback)[:4000]))
            line = int(found[1]) if found else None
        yield CellEnd(
            name,
            cell.id in given,
            defined_names(cell.source),
            "timeout" if verdict == "killed" else verdict,
            error,
            line,
        )
