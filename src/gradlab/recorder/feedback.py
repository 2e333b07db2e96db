"""`gradlab feedback`: an HTML page a student, made by nbgrader from the graded notebook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gradlab.recorder.nbgrader_api import Course, succeeded


def write_feedback(course: Course, lab: str, students: list[str]) -> Iterator[tuple[str, Path]]:
    """Write the pages of a lab; yields each student and page. Who has no graded notebook is passed over."""
    for student_id in students:
        notebooks = sorted((course.root / "autograded" / student_id / lab).glob("*.ipynb"))
        if not notebooks:
            continue
        succeeded(course.api.generate_feedback(lab, student_id, force=True), f"feedback of {student_id} for {lab}")
        yield student_id, course.root / "feedback" / student_id / lab / f"{notebooks[0].stem}.html"
