"""GradLab inside nbgrader: what `nbgrader_config.py` puts in place of the stock exporter and preprocessors.

So `nbgrader autograde`, formgrader's button and `gradlab grade` all grade through intake, worker and judge.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import CsvExportPlugin
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from gradlab.course.files import write_atomically
from gradlab.course.lab import CHECKS_SUFFIX
from gradlab.course.names import csv_text, folder_of
from gradlab.course.settings import grading_of
from gradlab.course.store import load_lab, load_release
from gradlab.grading import results
from gradlab.grading.fingerprint import fingerprint
from gradlab.grading.submission import grade
from gradlab.intake.files import MAX_FILE, Refused, read_bytes
from gradlab.intake.hand_in import read_cells
from gradlab.intake.left_out import leave_out
from gradlab.intake.notebook import SubmittedCell
from gradlab.intake.own_modules import own_modules
from gradlab.intake.pictures import attach_files
from gradlab.intake.rebuild import rebuild, untouched
from gradlab.recorder.marks import Seen, answer_digests, asks, points_to_mark, written_in

Resources = dict[str, Any]
NO_RESPONSE = "No response."  # what nbgrader says of an answer that is not there
GRADE_COLUMNS = (  # as nbgrader's own exporter has them, and what is still to be marked by hand
    "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email",
    "raw_score", "late_submission_penalty", "score", "max_score", "to_mark",
)  # fmt: skip


class IntakeExporter(NotebookExporter):
    """Reads a notebook the way intake does; raises Refused for what is not a plain notebook file."""

    _ours = False  # whether it is what we wrote to autograded/ in the first of nbgrader's two passes

    def from_filename(self, filename: str, resources: Resources | None = None, **kw: Any) -> Any:
        read_bytes(Path(filename))  # refuses links and special files before anyone opens them
        parts = Path(os.path.relpath(filename)).parts
        # Made in a folder below .gradlab by our own converter, and put in its place when it is whole.
        self._ours = (parts[2] if parts[0] == ".gradlab" else parts[0]) == "autograded"
        return super().from_filename(filename, resources, **kw)

    def from_file(self, file_stream: Any, resources: Resources | None = None, **kw: Any) -> Any:
        if self._ours:
            return super().from_file(file_stream, resources, **kw)
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
        attach_files(intake.notebook, folder_of(Path.cwd(), "submitted", resources["nbgrader"]["student"], lab.name))
        intake.notebook.metadata["gradlab"] = {"notes": notes, "doubts": intake.doubts}
        return intake.notebook, resources


class JudgedExecute(NbGraderPreprocessor):
    """In place of nbgrader's Execute: cells in a sandboxed worker, checks in the judge, within `c.Grading`'s limits."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        course, who, settings = Path.cwd(), resources["nbgrader"], grading_of(self.config)
        lab, limits, about = load_lab(course, who["assignment"]), settings.limits, nb.metadata["gradlab"]
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
        graded.metadata["gradlab"].update(about)
        return graded, resources


class SaveMarks(SaveAutoGrades):
    """nbgrader's step that writes scores, with what GradLab knows of each answer: whether a person is needed.

    A mark once given, and a person's "Resolve" in formgrader, stand until that answer changes.
    """

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        who = resources["nbgrader"]
        self.asks, self.digests, self.written = asks(nb), answer_digests(nb), written_in(nb.cells)
        self.blank = untouched(nb)
        self.seen = Seen(Path.cwd(), who["assignment"], who["student"])
        nb, resources = super().preprocess(nb, resources)
        self.seen.save()
        return nb, resources

    def _add_score(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        name = cell.metadata.nbgrader["grade_id"]
        grade: Any = self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)
        settled, marked = not grade.needs_manual_grade, grade.manual_score is not None
        super()._add_score(cell, resources)
        if name in self.written:
            grade.auto_score = None if name in self.asks else 0
        same = self.seen.is_same(name, self.digests[name])
        grade.needs_manual_grade = (name in self.asks or marked) and not (same and settled)
        self.gradebook.db.commit()

    def _add_comment(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        super()._add_comment(cell, resources)
        name = cell.metadata.nbgrader["grade_id"]
        comment: Any = self.gradebook.find_comment(name, self.notebook_id, self.assignment_id, self.student_id)
        asked = name in self.asks or name + CHECKS_SUFFIX in self.asks
        comment.auto_comment = NO_RESPONSE if name in self.blank and not asked else None
        self.gradebook.db.commit()


class SayWhatWaits(NbGraderPreprocessor):
    """In feedback: points that a person has yet to give are not shown as points that were lost."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        who = resources["nbgrader"]
        with Gradebook(who["db_url"]) as gradebook:
            grades = gradebook.find_submission_notebook(who["notebook"], who["assignment"], who["student"]).grades
            waiting = {g.name: g.max_score for g in grades if g.needs_manual_grade and g.manual_score is None}
        cells, written = [], written_in(nb.cells)
        open_points = sum(points for name, points in waiting.items() if name in written)
        if open_points:
            cells.append(_said(f"**Still to be given: {_points(open_points)}.** A person marks what is written."))
        for cell in nb.cells:
            cells.append(cell)
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name in written and name in waiting:
                cell.metadata.nbgrader["grade"] = False  # or the page would say "Score: 0"
                cells.append(_said(f"**Not marked yet**: up to {_points(waiting[name])}."))
            elif name in waiting and cell.metadata.nbgrader.get("grade"):
                cells.append(_said("**A person will look at this.**"))
        nb.cells = cells
        return nb, resources


def _points(number: float) -> str:
    return f"{number:g} point{'' if number == 1 else 's'}"


def _said(text: str) -> NotebookNode:
    return nbformat.v4.new_markdown_cell(text, metadata={"gradlab": {"given": True}})


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
            to_mark = sum(points_to_mark(notebook.grades) for notebook in submission.notebooks)
        except MissingEntry:
            stamp, raw, penalty, to_mark = None, 0.0, 0.0, 0.0
        row = {name: getattr(student, name) for name in ("last_name", "first_name", "email")}
        row |= {"assignment": assignment.name, "duedate": assignment.duedate, "max_score": assignment.max_score}
        row |= {
            "student_id": student.id,
            "timestamp": stamp,
            "raw_score": raw,
            "late_submission_penalty": penalty or 0.0,
            "to_mark": to_mark,
        }
        row["score"] = max(0.0, (raw or 0.0) - (penalty or 0.0))
        return {name: str(value) if isinstance(value, datetime) else value for name, value in row.items()}
