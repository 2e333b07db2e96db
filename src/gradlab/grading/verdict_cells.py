"""The verdicts of a judgement, written into the check cells of a graded notebook, and read from it again."""

from __future__ import annotations

from html import escape

from nbformat import NotebookNode

from gradlab.course.lab import CHECKS_SUFFIX, nbgrader
from gradlab.judge.rows import Row
from gradlab.sandbox.outputs import as_output

MARKS = {"passed": "✓", "failed": "✗", "error": "✗"}


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
