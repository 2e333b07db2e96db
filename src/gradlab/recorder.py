"""The recorder: the only place that opens the gradebook. Scores go in through nbgrader's own preprocessors."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from gradlab.course import Course
from gradlab.grading.coursework import load_release
from gradlab.grading.intake import Refused, read_bytes
from gradlab.grading.judge import unjudged
from gradlab.grading.lab import Lab, nbgrader
from gradlab.grading.rebuild import rebuild
from gradlab.grading.results import write_atomically
from gradlab.grading.submission import show_verdicts


def synchronise(course: Course, lab: Lab) -> None:
    """See that the gradebook knows the cells of the released lab; tells nbgrader to read them where it does not."""
    from nbgrader.api import MissingEntry

    wanted = {
        nbgrader(cell)["grade_id"]: float(nbgrader(cell)["points"]) for cell in lab.cells if nbgrader(cell).get("grade")
    }
    with course.gradebook() as gradebook:
        try:
            cells = gradebook.find_notebook(lab.notebook_name, lab.name).grade_cells
            known = {cell.name: cell.max_score for cell in cells}
        except MissingEntry:
            known = None
    if known != wanted:
        generate_release(course, lab.name)


def generate_release(course: Course, lab: str) -> None:
    """Have nbgrader write release/ and the gradebook's list of cells from source/."""
    from gradlab.course import succeeded

    succeeded(course.api.generate_assignment(lab, force=True), f"nbgrader generate_assignment {lab}")


def timestamp_of(folder: Path) -> str:
    """The text of a submission's timestamp.txt, or nothing; its content is the student's and is parsed later."""
    try:
        return read_bytes(folder / "timestamp.txt")[:100].decode("utf-8", "replace").strip()
    except Refused:
        return ""


def record(course: Course, lab: Lab, student_id: str, notebook: NotebookNode) -> None:
    """Write a graded notebook to autograded/ and its scores to the gradebook; nbgrader's steps change it on the way."""
    from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades

    from gradlab.grading.preprocessors import FlagForPerson

    stamp = _parse_time(timestamp_of(course.root / "submitted" / student_id / lab.name))
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
    for step in (SaveAutoGrades, FlagForPerson, AssignLatePenalties):
        notebook, resources = step(parent=course.api).preprocess(notebook, resources)
    write_atomically(path, nbformat.writes(notebook))


def record_refusal(course: Course, lab: Lab, student_id: str, reason: str) -> NotebookNode:
    """Record a submission that could not be graded: no points, every check `not-run`, the reason in its notebook."""
    notebook = rebuild(load_release(course.root, lab), []).notebook
    rows = unjudged(lab, student_id, reason)
    show_verdicts(notebook, rows)
    notebook.cells.insert(0, nbformat.v4.new_markdown_cell(f"**This submission could not be graded:** `{reason}`"))
    notebook.metadata["gradlab"] = {"rows": [row.as_dict() for row in rows], "refused": reason}
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


class Ledger:
    """What was recorded for which submission under which conditions, so that an unchanged one is left alone."""

    def __init__(self, course: Path, lab: str, conditions: str) -> None:
        self.path, self.conditions = course / ".gradlab" / "recorded" / f"{lab}.json", conditions
        try:
            self.entries: dict[str, str] = json.loads(self.path.read_text())
        except (FileNotFoundError, ValueError):
            self.entries = {}

    def mark(self, content: bytes, stamp: str) -> str:
        """Of one submission: its bytes, its time, and all that its grade depends on."""
        return hashlib.sha256(content + f"\n{stamp}\n{self.conditions}".encode()).hexdigest()

    def knows(self, student_id: str, mark: str) -> bool:
        return self.entries.get(student_id) == mark

    def note(self, student_id: str, mark: str) -> None:
        self.entries[student_id] = mark
        write_atomically(self.path, json.dumps(self.entries, indent=0, ensure_ascii=False, sort_keys=True))


def recorded_students(course: Course, lab: str) -> set[str]:
    """The students whose submission of the lab is in the gradebook."""
    with course.gradebook() as gradebook:
        return {submission.student.id for submission in gradebook.assignment_submissions(lab)}
