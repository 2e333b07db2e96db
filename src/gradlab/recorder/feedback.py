"""`gradlab feedback`: an HTML page a student, made by nbgrader from the graded notebook."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gradlab.course.lab import Lab
from gradlab.course.names import folder_of, unfit_id
from gradlab.course.net import what_happened
from gradlab.course.store import load_lab
from gradlab.recorder.nbgrader_api import Course, usable_gradebook
from gradlab.recorder.record import autograded_path

NOT_GRADED = "not graded yet"


@dataclass(frozen=True)
class Page:
    """The page of a student, or why there is none."""

    student_id: str
    path: Path
    problem: str = ""
    trace: str = ""  # of the exception that ended it, for --debug


def write_feedback(course: Course, lab: str, students: list[str]) -> Iterator[Page]:
    """Write the pages of a lab; yields each as it is written, or could not be."""
    for student_id in students:
        yield _write(course, load_lab(course.root, lab), student_id)


def _write(course: Course, lab: Lab, student_id: str) -> Page:
    path = folder_of(course.root, "feedback", student_id, lab.name) / f"{lab.notebook_name}.html"
    if unfit_id(student_id):
        return Page(student_id, path, unfit_id(student_id))
    try:
        if not autograded_path(course.root, lab, student_id).is_file():
            return Page(student_id, path, NOT_GRADED)
        api = course.api
        from gradlab.recorder.nbgrader_converters import OnePage

        with usable_gradebook(course.db_url):
            OnePage(api, lab, student_id).start()
    except Exception as error:
        return Page(student_id, path, what_happened(error), traceback.format_exc())
    return Page(student_id, path)
