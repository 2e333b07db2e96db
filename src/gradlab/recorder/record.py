"""What becomes of one graded submission: its scores in the gradebook, through nbgrader's own preprocessors."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from gradlab.course.files import write_atomically
from gradlab.course.lab import Lab
from gradlab.course.names import as_code, folder_of
from gradlab.course.store import load_release
from gradlab.grading.verdict_cells import show_verdicts
from gradlab.intake.files import Refused, read_bytes
from gradlab.intake.pictures import attach_files
from gradlab.intake.rebuild import rebuild, untouched
from gradlab.judge.rows import unjudged
from gradlab.recorder.nbgrader_api import Course, usable_gradebook


def timestamp_of(folder: Path) -> str:
    """The text of a submission's timestamp.txt, or nothing; its content is the student's and is parsed later."""
    try:
        return read_bytes(folder / "timestamp.txt")[:100].decode("utf-8-sig", "replace").strip()
    except Refused:
        return ""


def record(course: Course, lab: Lab, student_id: str, notebook: NotebookNode) -> None:
    """Write a graded notebook to autograded/ and its scores to the gradebook; nbgrader's steps change it on the way."""
    folder = folder_of(course.root, "submitted", student_id, lab.name)
    stamp = parse_time(timestamp_of(folder))
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student(student_id)
        gradebook.update_or_create_submission(lab.name, student_id, **({"timestamp": stamp} if stamp else {}))
    path = autograded_path(course.root, lab, student_id)
    attach_files(notebook, folder)
    notebook = save_scores(course.api, course.db_url, lab, student_id, notebook)
    write_atomically(path, nbformat.writes(notebook))


def save_scores(parent: Any, db_url: str, lab: Lab, student_id: str, notebook: NotebookNode) -> NotebookNode:
    """Put a graded notebook's scores into the gradebook, with what nbgrader adds to the notebook on the way."""
    from nbgrader.preprocessors import AssignLatePenalties

    from gradlab.recorder.nbgrader_plugins import SaveMarks

    about = {"assignment": lab.name, "notebook": lab.notebook_name, "student": student_id, "db_url": db_url}
    resources: Any = {"nbgrader": about}
    with usable_gradebook(db_url):
        for step in (SaveMarks, AssignLatePenalties):
            notebook, resources = step(parent=parent).preprocess(notebook, resources)
    return notebook


def record_refusal(course: Course, lab: Lab, student_id: str, reason: str) -> NotebookNode:
    """Record a submission that could not be graded; returns its notebook."""
    notebook = refusal(course.root, lab, student_id, reason)
    record(course, lab, student_id, notebook)
    return notebook


def refusal(course: Path, lab: Lab, student_id: str, reason: str) -> NotebookNode:
    """The notebook of a submission that can't be graded: no points, every check `not-run`, and the reason."""
    notebook = rebuild(load_release(course, lab), []).notebook
    rows = unjudged(lab, student_id, reason)
    show_verdicts(notebook, rows)
    said = nbformat.v4.new_markdown_cell(f"**This submission could not be graded:** {as_code(reason)}")
    notebook.cells.insert(0, said)
    doubts = dict.fromkeys(untouched(notebook), "could not be read")
    notebook.metadata["gradlab"] = {"rows": [row.as_dict() for row in rows], "refused": reason, "doubts": doubts}
    return notebook


def autograded_path(course: Path, lab: Lab, student_id: str) -> Path:
    """Where the graded notebook of a student lies."""
    return folder_of(course, "autograded", student_id, lab.name) / lab.path.name


def parse_time(text: str) -> Any:
    """The time in a student's timestamp.txt, as nbgrader reads it; nothing where there is none."""
    from nbgrader.utils import parse_utc

    if re.search(r"\.\.|[ :]/", text):  # the name of a time zone is opened as a file
        return None
    try:
        return parse_utc(text) if text else None
    except Exception:  # it parses by guessing, and can raise anything
        return None


def due_dates(course: Course, lab: str) -> dict[str, str]:
    """The students whose submission of the lab is in the gradebook, and when each had to hand it in."""
    with course.gradebook() as gradebook:
        return {one.student.id: str(one.duedate or "") for one in gradebook.assignment_submissions(lab)}
