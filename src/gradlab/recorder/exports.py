"""What leaves the gradebook: the grades as nbgrader writes it, and one row per student and check."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import nbformat

from gradlab.course.files import write_atomically
from gradlab.course.lab import lab_names
from gradlab.course.names import csv_text, unfit_id
from gradlab.course.net import what_happened
from gradlab.course.store import load_lab, students_in
from gradlab.grading.verdict_cells import rows_of
from gradlab.judge.rows import Row
from gradlab.recorder.nbgrader_api import Course
from gradlab.recorder.record import autograded_path, due_dates

COLUMNS: tuple[str, ...] = ("lab", "student_id", "task", "check", "hidden", "points", "earned", "verdict", "message")


@dataclass
class Recorded:
    """The rows of the graded notebooks, by lab and student, and the notebooks that can't be read."""

    rows: list[Row]
    problems: list[str]


def export_grades(course: Course, path: Path) -> None:
    """Write the gradebook as nbgrader's exporter does, quoted and harmless."""
    api = course.api
    from gradlab.recorder.nbgrader_plugins import SafeCsvExport

    plugin = SafeCsvExport(parent=api)
    plugin.to = str(path)
    with course.gradebook() as gradebook:
        plugin.export(gradebook)


def recorded_rows(course: Path, labs: list[str] | None = None) -> Recorded:
    """What `gradlab grade` has recorded."""
    recorded = Recorded([], [])
    for lab in (load_lab(course, name) for name in labs or lab_names(course)):
        for student_id in students_in(course, "autograded", lab.name):
            path = autograded_path(course, lab, student_id)
            try:
                if path.is_file() and not unfit_id(student_id):
                    recorded.rows += rows_of(nbformat.read(path, as_version=4))
            except Exception as error:
                recorded.problems.append(f"{student_id}, {lab.name}: {what_happened(error)}")
    return recorded


def export_checks(course: Course, path: Path, labs: list[str] | None = None) -> Recorded:
    """Write one CSV row per check and student in the gradebook; returns what was written, and what could not be."""
    recorded = recorded_rows(course.root, labs)
    known = {lab: due_dates(course, lab).keys() for lab in {row.lab for row in recorded.rows}}
    recorded.rows = [row for row in recorded.rows if row.student_id in known[row.lab]]
    write_atomically(path, csv_text(COLUMNS, (row.as_dict() for row in recorded.rows)))
    return recorded
