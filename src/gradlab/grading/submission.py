"""Grading one rebuilt notebook: cells in the worker, checks in the judge, verdicts into the notebook. No gradebook."""

from __future__ import annotations

import hashlib

from nbformat import NotebookNode

from gradlab.course.lab import Lab, nbgrader
from gradlab.course.settings import Limits
from gradlab.grading.verdict_cells import show_verdicts
from gradlab.judge.judge import judge
from gradlab.sandbox.outputs import scrub_outputs
from gradlab.sandbox.run_cells import DEADLY, Execution


def grade(lab: Lab, notebook: NotebookNode, student_id: str, limits: Limits) -> NotebookNode:
    """Run a notebook that intake has rebuilt, judge it, and write the verdicts into its check cells; returns it."""
    seed = int.from_bytes(hashlib.sha256(f"{lab.name}/{student_id}".encode()).digest()[:4], "big")
    execution = Execution(notebook, seed, limits)
    try:
        execution.run()
        trouble = {
            nbgrader(notebook.cells[index]).get("grade_id", ""): "timeout" if verdict == "killed" else verdict
            for index, verdict in execution.trouble.items()
        }
        rows = judge(lab, execution.door, student_id, trouble, limits.task_seconds)
    finally:
        execution.close()
    scrub_outputs(notebook)
    show_verdicts(notebook, rows)
    notebook.metadata["gradlab"] = {
        "rows": [row.as_dict() for row in rows],
        "cells_left_out": sum(verdict in DEADLY for verdict in execution.trouble.values()),
    }
    return notebook
