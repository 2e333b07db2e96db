"""GradLab inside nbgrader: what `nbgrader_config.py` puts in place of the stock exporter and preprocessors.

So `nbgrader autograde`, formgrader's button and `gradlab grade` all grade through intake, worker and judge.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from gradlab.course.lab import CHECKS_SUFFIX
from gradlab.course.settings import grading_of
from gradlab.course.store import load_lab, load_release
from gradlab.grading import results
from gradlab.grading.fingerprint import fingerprint
from gradlab.grading.submission import grade
from gradlab.intake.files import MAX_FILE, Refused, read_bytes
from gradlab.intake.notebook import SubmittedCell, parse
from gradlab.intake.pictures import attach_files
from gradlab.intake.rebuild import take_in, untouched
from gradlab.recorder.marks import Seen, answer_digests, asks, written_in

Resources = dict[str, Any]
NO_RESPONSE = "No response."  # what nbgrader says of an answer that is not there


class IntakeExporter(NotebookExporter):
    """Reads a notebook the way intake does; raises Refused for what is not a plain notebook file."""

    _ours = False  # whether it is what we wrote to autograded/ in the first of nbgrader's two passes

    def from_filename(self, filename: str, resources: Resources | None = None, **kw: Any) -> Any:
        read_bytes(Path(filename))  # refuses links and special files before anyone opens them
        self._ours = Path(os.path.relpath(filename)).parts[0] == "autograded"
        return super().from_filename(filename, resources, **kw)

    def from_file(self, file_stream: Any, resources: Resources | None = None, **kw: Any) -> Any:
        if self._ours:
            return super().from_file(file_stream, resources, **kw)
        content = file_stream.read(MAX_FILE + 1)
        if len(content) > MAX_FILE:
            raise Refused(f"the notebook is larger than {MAX_FILE // 2**20} MB")
        cells, notes = parse(content if isinstance(content, bytes) else content.encode())
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
        pictures = grading_of(self.config).pictures
        intake = take_in(load_release(Path.cwd(), lab), [_from_node(cell) for cell in nb.cells], pictures)
        notes = [*nb.metadata.get("gradlab", {}).get("notes", []), *intake.notes]
        for note in notes:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], note)
        attach_files(intake.notebook, Path(resources["metadata"]["path"]))
        intake.notebook.metadata["gradlab"] = {"notes": notes, "doubts": intake.doubts}
        return intake.notebook, resources


class JudgedExecute(NbGraderPreprocessor):
    """In place of nbgrader's Execute: cells in a sandboxed worker, checks in the judge, within `c.Grading`'s limits."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        course, who = Path.cwd(), resources["nbgrader"]
        lab, limits, about = load_lab(course, who["assignment"]), grading_of(self.config).limits, nb.metadata["gradlab"]
        key = fingerprint(lab, nb, who["student"], limits)
        graded = results.load(course, lab.name, key)
        if graded is None:
            graded = grade(lab, nb, who["student"], limits)
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


def quarantine_links(assignment: str, student: str, notebooks: list[str]) -> None:
    """nbgrader's pre_convert_hook: moves links out of the submission before nbgrader would follow them."""
    for folder in {Path(name).parent for name in notebooks}:
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                target = Path(".gradlab", "quarantine", *folder.parts[-2:]) / path.relative_to(folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                path.rename(target)
