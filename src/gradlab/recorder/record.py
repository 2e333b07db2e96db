"""What becomes of one graded submission: its scores in the gradebook, through nbgrader's own preprocessors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from gradlab.course.files import write_atomically
from gradlab.course.lab import Lab
from gradlab.course.store import load_release
from gradlab.grading.verdict_cells import show_verdicts
from gradlab.intake.files import Refused, read_bytes
from gradlab.intake.pictures import attach_files
from gradlab.intake.rebuild import rebuild, untouched
from gradlab.judge.rows import unjudged
from gradlab.recorder.nbgrader_api import Course


def timestamp_of(folder: Path) -> str:
    """The text of a submission's timestamp.txt, or nothing; its content is the student's and is parsed later."""
    try:
        return read_bytes(folder / "timestamp.txt")[:100].decode("utf-8", "replace").strip()
    except Refused:
        return ""


def record(course: Course, lab: Lab, student_id: str, notebook: NotebookNode) -> None:
    """Write a graded notebook to autograded/ and its scores to the gradebook; nbgrader's steps change it on the way."""
    from nbgrader.preprocessors import AssignLatePenalties

    from gradlab.recorder.nbgrader_plugins import SaveMarks

    folder = course.root / "submitted" / student_id / lab.name
    stamp = _parse_time(timestamp_of(folder))
    resources: dict[str, Any] = {
        "nbgrader": {
            "assignment": lab.name,
            "notebook": lab.notebook_name,
            "student": student_id,
            "db_url": course.db_url,
        }
    }
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student(student_id)
        gradebook.update_or_create_submission(lab.name, student_id, **({"timestamp": stamp} if stamp else {}))
    path = autograded_path(course.root, lab, student_id)
    attach_files(notebook, folder)
    for step in (SaveMarks, AssignLatePenalties):
        notebook, resources = step(parent=course.api).preprocess(notebook, resources)
    write_atomically(path, nbformat.writes(notebook))


def record_refusal(course: Course, lab: Lab, student_id: str, reason: str) -> NotebookNode:
    """Record a submission that could not be graded: no points, every check `not-run`, the reason in its notebook."""
    notebook = rebuild(load_release(course.root, lab), []).notebook
    rows = unjudged(lab, student_id, reason)
    show_verdicts(notebook, rows)
    notebook.cells.insert(0, nbformat.v4.new_markdown_cell(f"**This submission could not be graded:** `{reason}`"))
    doubts = dict.fromkeys(untouched(notebook), "could not be read")
    notebook.metadata["gradlab"] = {"rows": [row.as_dict() for row in rows], "refused": reason, "doubts": doubts}
    record(course, lab, student_id, notebook)
    return notebook


def autograded_path(course: Path, lab: Lab, student_id: str) -> Path:
    """Where the graded notebook of a student lies."""
    return course / "autograded" / student_id / lab.name / lab.path.name


def _parse_time(text: str) -> Any:
    from nbgrader.utils import parse_utc

    try:
        return parse_utc(text) if text else None
    except (ValueError, OverflowError, TypeError):
        return None
