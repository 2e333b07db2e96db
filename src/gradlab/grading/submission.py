"""Grading one submission: cells in the worker, checks in the judge, verdicts into the notebook. No gradebook."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from functools import cache
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

import gradlab
from gradlab.grading import pool
from gradlab.grading.execute import DEADLY, Execution, Seconds
from gradlab.grading.judge import Row, judge
from gradlab.grading.lab import CHECKS_SUFFIX, Lab, nbgrader
from gradlab.grading.nursery import data_folders
from gradlab.grading.pictures import is_left_out
from gradlab.grading.scrub import as_output, scrub_outputs

LIBRARIES = ("torch", "torchvision", "numpy", "pandas", "scikit-learn", "matplotlib", "ipykernel", "nbclient")
MARKS = {"passed": "✓", "failed": "✗", "error": "✗"}


@dataclass(frozen=True)
class Graded:
    """An executed notebook with the verdicts in its check cells, and one row for each check."""

    notebook: NotebookNode
    rows: list[Row]


def grade(lab: Lab, notebook: NotebookNode, student_id: str, seconds: Seconds) -> Graded:
    """Run a notebook that intake has rebuilt, judge it, and write the verdicts into its check cells."""
    seed = int.from_bytes(hashlib.sha256(f"{lab.name}/{student_id}".encode()).digest()[:4], "big")
    execution = Execution(notebook, seed, seconds)
    try:
        execution.run()
        trouble = {
            nbgrader(notebook.cells[index]).get("grade_id", ""): "timeout" if verdict == "killed" else verdict
            for index, verdict in execution.trouble.items()
        }
        rows = judge(lab, execution.door, student_id, trouble, seconds.task)
    finally:
        execution.close()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = scrub_outputs(cell.outputs)
    show_verdicts(notebook, rows)
    notebook.metadata["gradlab"] = {
        "rows": [row.as_dict() for row in rows],
        "cells_left_out": sum(verdict in DEADLY for verdict in execution.trouble.values()),
    }
    return Graded(notebook, rows)


def rows_of(notebook: NotebookNode) -> list[Row]:
    """The rows that `grade` wrote into a notebook."""
    return [Row(**row) for row in notebook.metadata.get("gradlab", {}).get("rows", [])]


def show_verdicts(notebook: NotebookNode, rows: list[Row]) -> None:
    """Write into each check cell what its checks found, and its score as the cell's value, as nbgrader reads it."""
    for cell in notebook.cells:
        meta = nbgrader(cell)
        if cell.cell_type != "code" or not meta.get("grade"):
            continue
        mine = [row for row in rows if row.task == meta["grade_id"].removesuffix(CHECKS_SUFFIX)]
        score = min(round(sum(row.earned for row in mine), 4), float(meta["points"]))
        display = as_output("display_data", {"text/plain": _as_text(mine), "text/html": _as_html(mine)})
        result = as_output("execute_result", {"text/plain": f"{score:g}"})
        cell.outputs, cell.execution_count = [display, result], None


def _as_text(rows: list[Row]) -> str:
    lines = []
    for row in rows:
        hidden = " (hidden check)" if row.hidden else ""
        mark = MARKS.get(row.verdict, "?")
        lines.append(f"{mark} {row.verdict:8} {row.earned:g}/{row.points:g}  {row.check}{hidden}")
        lines += [f"    {line}" for line in (row.message, row.hint and f"Hint: {row.hint}") if line]
    return "\n".join(lines)


def _as_html(rows: list[Row]) -> str:
    """The same as a table. Everything in it may have come from a student, so everything is escaped."""
    body = "".join(
        f"<tr><td>{MARKS.get(row.verdict, '?')} {row.verdict}</td><td>{row.earned:g}/{row.points:g}</td>"
        f"<td>{escape(row.check)}{' <em>(hidden check)</em>' if row.hidden else ''}"
        f"{'<br>' + escape(row.message) if row.message else ''}"
        f"{'<br><strong>Hint:</strong> ' + escape(row.hint) if row.hint else ''}</td></tr>"
        for row in rows
    )
    return f"<table><thead><tr><th>verdict</th><th>points</th><th>check</th></tr></thead><tbody>{body}</tbody></table>"


def fingerprint(lab: Lab, notebook: NotebookNode, student_id: str, seconds: Seconds) -> str:
    """Changes when anything that a grade depends on does: answers, checks, data, limits, grader, libraries."""
    parts: list[Any] = [
        student_id,
        lab.name,
        lab.digest,
        asdict(seconds),
        asdict(pool.limits()),
        environment_digest(),
        [(c.cell_type, c.source, c.id, dict(nbgrader(c)), is_left_out(c)) for c in notebook.cells],
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@cache
def environment_digest() -> str:
    """Of the grader's own code, the libraries' versions, and the data sets within reach."""
    digest = hashlib.sha256()
    package = Path(gradlab.__file__).parent
    parts = ("checks", "data", "grading", "playground", "worker", "plots.py")  # what runs beside an answer or judges it
    for path in sorted(path for path in package.rglob("*.py") if path.relative_to(package).parts[0] in parts):
        digest.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for path in sorted(path for folder in data_folders() for path in folder.rglob("*")):
        digest.update(f"{path} {path.stat().st_size} {int(path.stat().st_mtime)}\n".encode())
    return digest.hexdigest()
