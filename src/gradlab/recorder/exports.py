"""What leaves the gradebook: the grades as nbgrader writes it, and one row per student and check."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

from gradlab.course.files import write_atomically
from gradlab.course.lab import lab_names
from gradlab.grading.verdict_cells import rows_of
from gradlab.judge.rows import Row
from gradlab.recorder.marks import points_to_mark
from gradlab.recorder.nbgrader_api import Course

COLUMNS = ("lab", "student_id", "task", "check", "hidden", "points", "earned", "verdict", "message")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_grades(course: Course, path: Path) -> None:
    """Write nbgrader's own CSV export of the gradebook."""
    from nbgrader.plugins import CsvExportPlugin

    plugin = CsvExportPlugin(parent=course.api)
    plugin.to = str(path)
    with course.gradebook() as gradebook:
        plugin.export(gradebook)
        _add_to_mark(gradebook, path)


def _add_to_mark(gradebook: Any, path: Path) -> None:
    """Add a column to nbgrader's file: points of the submission that a person has yet to give."""
    from nbgrader.api import MissingEntry

    with path.open(newline="") as file:
        header, *rows = csv.reader(file)
    if any(len(row) != len(header) for row in rows):
        return  # nbgrader quotes nothing: a comma in a name, and its columns are no longer columns
    named: list[dict[str, Any]] = [dict(zip(header, row, strict=False)) for row in rows]
    text = io.StringIO()
    writer = csv.DictWriter(text, [*header, "to_mark"])
    writer.writeheader()
    for row in named:
        try:
            notebooks = gradebook.find_submission(row["assignment"], row["student_id"]).notebooks
            row["to_mark"] = sum(points_to_mark(notebook.grades) for notebook in notebooks)
        except MissingEntry:
            row["to_mark"] = 0.0
        writer.writerow(row)
    write_atomically(path, text.getvalue())


def recorded_rows(course: Path, labs: list[str] | None = None) -> Iterator[Row]:
    """The rows of every graded notebook, by lab and student."""
    for lab in labs or lab_names(course):
        for path in sorted(course.glob(f"autograded/*/{lab}/*.ipynb")):
            yield from rows_of(nbformat.read(path, as_version=4))


def export_checks(course: Path, path: Path, labs: list[str] | None = None) -> int:
    """Write one CSV row per student and check; returns how many."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore")
    writer.writeheader()
    count = 0
    for count, row in enumerate(recorded_rows(course, labs), 1):  # noqa: B007 -- the last number is the count
        writer.writerow({name: _harmless(value) for name, value in row.as_dict().items()})
    write_atomically(path, text.getvalue())
    return count


def _harmless(value: object) -> object:
    """A student's text must not become a formula in the instructor's spreadsheet."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
