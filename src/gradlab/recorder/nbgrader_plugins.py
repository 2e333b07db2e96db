"""GradLab inside nbgrader: what `nbgrader_config.py` puts in place of the stock exporter and preprocessors.

So `nbgrader autograde`, formgrader's button and `gradlab grade` all grade through intake, worker and judge.
"""

from __future__ import annotations

import base64
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import CsvExportPlugin
from nbgrader.preprocessors import NbGraderPreprocessor

from gradlab.course.files import write_atomically
from gradlab.course.lab import CHECKS_SUFFIX
from gradlab.course.names import csv_text, folder_of
from gradlab.course.settings import grading_of
from gradlab.course.store import load_lab, load_release
from gradlab.grading import results
from gradlab.grading.fingerprint import fingerprint
from gradlab.grading.submission import grade
from gradlab.grading.verdict_cells import rows_of
from gradlab.intake.files import MAX_FILE, Refused, read_bytes
from gradlab.intake.hand_in import read_cells
from gradlab.intake.left_out import leave_out
from gradlab.intake.notebook import SubmittedCell
from gradlab.intake.own_modules import own_modules
from gradlab.intake.rebuild import rebuild
from gradlab.judge.rows import NEEDS_PERSON

Resources = dict[str, Any]
GRADE_COLUMNS = (  # as nbgrader's own exporter has them
    "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email",
    "raw_score", "late_submission_penalty", "score", "max_score",
)  # fmt: skip


class IntakeExporter(NotebookExporter):
    """Reads a notebook the way intake does; raises Refused for what is not a plain notebook file."""

    def from_filename(self, filename: str, resources: Resources | None = None, **kw: Any) -> Any:
        read_bytes(Path(filename))  # refuses links and special files before anyone opens them
        return super().from_filename(filename, resources, **kw)

    def from_file(self, file_stream: Any, resources: Resources | None = None, **kw: Any) -> Any:
        content = file_stream.read(MAX_FILE + 1)
        if len(content) > MAX_FILE:
            raise Refused(f"the notebook is larger than {MAX_FILE // 2**20} MB")
        cells, notes = read_cells(content if isinstance(content, bytes) else content.encode())
        notebook = nbformat.v4.new_notebook()
        notebook.metadata["gradlab"] = {"notes": notes}
        notebook.cells = [_as_node(cell) for cell in cells]
        return self.from_notebook_node(notebook, resources, **kw)


def _as_node(cell: SubmittedCell) -> NotebookNode:
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    node = make.get(cell.cell_type, nbformat.v4.new_raw_cell)(cell.source)
    node.id = cell.cell_id if cell.cell_id.replace("-", "").replace("_", "").isalnum() else node.id
    node.metadata = nbformat.from_dict({"nbgrader": cell.nbgrader} if cell.nbgrader else {})
    if cell.attachments and cell.cell_type == "markdown":
        node.attachments = nbformat.from_dict(cell.attachments)
    return node


def _from_node(node: NotebookNode) -> SubmittedCell:
    return SubmittedCell(node.cell_type, node.source, node.get("id", ""), node.metadata, node.get("attachments", {}))


class RebuildFromRelease(NbGraderPreprocessor):
    """First of the sanitizing preprocessors, in place of nbgrader's five: see `gradlab.intake`."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        lab = load_lab(Path.cwd(), resources["nbgrader"]["assignment"])
        intake = rebuild(load_release(Path.cwd(), lab), [_from_node(cell) for cell in nb.cells])
        notes = [*nb.metadata.get("gradlab", {}).get("notes", []), *intake.notes]
        for note in notes:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], note)
        return intake.notebook, resources


class JudgedExecute(NbGraderPreprocessor):
    """In place of nbgrader's Execute: cells in a sandboxed worker, checks in the judge, within `c.Grading`'s limits."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        course, who, settings = Path.cwd(), resources["nbgrader"], grading_of(self.config)
        lab, limits = load_lab(course, who["assignment"]), settings.limits
        if not settings.pictures:
            leave_out(load_release(course, lab), nb)  # here, since nbgrader wrote and read the notebook on its way
        modules = own_modules(folder_of(course, "submitted", who["student"], lab.name))
        key = fingerprint(lab, nb, who["student"], limits, modules)
        graded = results.load(course, lab.name, key)
        if graded is None:
            made = grade(lab, nb, who["student"], limits, modules)
            graded = made.notebook
            if made.may_be_kept:
                results.save(course, lab.name, key, graded)
        return graded, resources


class FlagForPerson(NbGraderPreprocessor):
    """Marks check cells whose verdicts ask for a person, so that formgrader lists them."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        who = resources["nbgrader"]
        flagged = {row.task for row in rows_of(nb) if row.verdict in NEEDS_PERSON}
        if flagged:
            with Gradebook(who["db_url"]) as gradebook:
                for task in sorted(flagged):
                    grade_row: Any = gradebook.find_grade(
                        task + CHECKS_SUFFIX, who["notebook"], who["assignment"], who["student"]
                    )
                    grade_row.needs_manual_grade = True
                gradebook.db.commit()
        return nb, resources


class _Pictures(dict[str, Any]):
    """The pictures attached to a cell; one that is not there is a picture that says so."""

    MISSING = base64.b64encode(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="160" height="24"><text y="16">picture is missing</text></svg>'
    ).decode()

    def __contains__(self, name: object) -> bool:
        return True

    def __getitem__(self, name: str) -> Any:
        return self.get(name) or {"image/svg+xml": self.MISSING}


class FeedbackExporter(HTMLExporter):
    """A page also where a text names an attached picture that is not there, as after a paste in another editor."""

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """A cell's Markdown as HTML."""
        pictures = _Pictures(context.get("cell", {}).get("attachments", {}))
        return super().markdown2html(
            {"cell": {"attachments": pictures}, "resources": context.get("resources", {})}, source
        )


class SafeCsvExport(CsvExportPlugin):
    """nbgrader's CSV file, quoted as RFC 4180 says and without formulas."""

    def export(self, gradebook: Gradebook) -> None:
        """Write a row for each assignment and student; who did not hand in has 0."""
        wanted, students = set(map(str, self.assignment)), set(map(str, self.student))
        rows = [
            self._row(gradebook, assignment, student)
            for assignment in gradebook.assignments
            for student in gradebook.students
            if (not wanted or assignment.name in wanted) and (not students or student.id in students)
        ]
        write_atomically(Path(self.to or "grades.csv"), csv_text(GRADE_COLUMNS, rows))

    def _row(self, gradebook: Gradebook, assignment: Any, student: Any) -> dict[str, Any]:
        try:
            submission = gradebook.find_submission(assignment.name, student.id)
            stamp, raw, penalty = submission.timestamp, submission.score, submission.late_submission_penalty
        except MissingEntry:
            stamp, raw, penalty = None, 0.0, 0.0
        row = {name: getattr(student, name) for name in ("last_name", "first_name", "email")}
        row |= {"assignment": assignment.name, "duedate": assignment.duedate, "max_score": assignment.max_score}
        row |= {
            "student_id": student.id,
            "timestamp": stamp,
            "raw_score": raw,
            "late_submission_penalty": penalty or 0.0,
        }
        row["score"] = max(0.0, (raw or 0.0) - (penalty or 0.0))
        return {name: str(value) if isinstance(value, datetime) else value for name, value in row.items()}
