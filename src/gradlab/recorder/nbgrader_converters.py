"""nbgrader's converters where a student's id is a name, not a pattern, and a graded result is never lost.

`use_our_converters` puts them where nbgrader's commands and formgrader look: nbgrader has no setting for that.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.apps import api, autogradeapp, generatefeedbackapp
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from gradlab.course.lab import Lab, lab_names
from gradlab.course.names import folder_of, named, printable, unfit_id
from gradlab.course.net import what_happened
from gradlab.course.store import load_lab, load_release, students_in
from gradlab.errors import GradLabError
from gradlab.intake.files import Refused
from gradlab.intake.hand_in import take_hand_in
from gradlab.recorder.record import parse_time, refusal, save_scores, timestamp_of

SUBMITTED, AUTOGRADED = "submitted", "autograded"


class _ByName(BaseConverter):
    """Finds the folders of students by name; nbgrader takes an id for a glob pattern and part of a regular one."""

    @property
    def course(self) -> CourseDirectory:
        """nbgrader's picture of the course folder."""
        assert isinstance(self.coursedir, CourseDirectory)
        return self.coursedir

    @property
    def root(self) -> Path:
        """The course folder."""
        return Path(self.course.root)

    def _format_source(self, assignment_id: str, student_id: str, escape: bool = False) -> str:
        path = super()._format_source(assignment_id, student_id, escape)
        return f"(?s:{path})" if escape else path  # an id may hold a newline

    def init_notebooks(self) -> None:
        """See which notebooks there are to convert."""
        self.assignments, self.notebooks = {}, []
        wish = self.course.assignment_id
        labs = named(wish, lab_names(self.root))
        if not labs:
            raise self._stop(f"there is no lab {wish!r}")
        try:
            for name in labs:
                self._find(load_lab(self.root, name))
        except GradLabError as error:
            raise self._stop(str(error)) from error

    def _stop(self, why: str) -> NbGraderException:
        self.log.error(why)
        return NbGraderException(why)

    def _find(self, lab: Lab) -> None:
        raise NotImplementedError

    def _students(self, step: str, lab: Lab) -> list[str]:
        """The students with a folder of a lab that are asked for; raises NbGraderException when there are none."""
        found = named(self.course.student_id, students_in(self.root, step, lab.name))
        if not found:
            raise self._stop(f"{step}/{printable(self.course.student_id)}/{lab.name} is not there")
        return found

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """Copy what lies beside a notebook, as nbgrader does; nothing that nbgrader's patterns tell to ignore."""
        source, target = (Path(place(assignment_id, student_id)) for place in (self._format_source, self._format_dest))
        ignored = [*self.course.ignore, "*.ipynb"]
        for path in sorted(source.rglob("*")):
            parts = path.relative_to(source).parts
            if path.is_symlink() or not path.is_file() or any(fnmatch(a, b) for a in parts for b in ignored):
                continue
            copy = target.joinpath(*parts)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.unlink(missing_ok=True)
            shutil.copy(path, copy)


class FeedbackByName(GenerateFeedback, _ByName):  # pyright: ignore[reportIncompatibleMethodOverride]
    """`nbgrader generate_feedback`: a page for the notebook of the lab, and for no other file that lies there."""

    def _find(self, lab: Lab) -> None:
        for student_id in self._students(AUTOGRADED, lab):
            folder = self._format_source(lab.name, student_id)
            if (Path(folder) / lab.path.name).is_file():
                self.assignments[folder] = [os.path.join(folder, lab.path.name)]


class OnePage(FeedbackByName):
    """The feedback of one student; what goes wrong is raised as it is, and not only logged."""

    def __init__(self, parent: Any, lab: Lab, student_id: str) -> None:
        super().__init__(coursedir=parent.coursedir, parent=parent)
        self.update_config(Config({"HTMLExporter": {"template_name": "feedback"}}))
        self.force = True
        self.lab, self.student_id = lab, student_id

    def start(self) -> None:
        """Write the page."""
        with _set(self.course, assignment_id=self.lab.name, student_id=self.student_id):  # for the hooks
            super().start()

    def init_notebooks(self) -> None:
        """It is known which notebook to convert."""
        folder = self._format_source(self.lab.name, self.student_id)
        self.notebooks = [os.path.join(folder, self.lab.path.name)]

    def convert_notebooks(self) -> None:
        """nbgrader's steps, for the one student."""
        self.init_destination(self.lab.name, self.student_id)
        self.run_pre_convert_hook()
        self.init_assignment(self.lab.name, self.student_id)
        self.convert_single_notebook(self.notebooks[0])
        self.set_permissions(self.lab.name, self.student_id)
        self.run_post_convert_hook()


class KeepingAutograde(Autograde, _ByName):
    """`nbgrader autograde` of what intake has chosen, made beside autograded/ and put there when it is whole."""

    def start(self) -> None:
        """Grade the hand-ins that are asked for."""
        self._refused: dict[str, str] = {}  # by the folder that nbgrader finds
        self._unfit: list[str] = []
        private = self.root / ".gradlab"
        private.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=private, prefix="autograde-") as stage:
            inside = Path(stage).relative_to(self.root)
            places = {"submitted_directory": str(inside / SUBMITTED), "autograded_directory": str(inside / AUTOGRADED)}
            with _set(self.course, **places):
                super().start()
        if self._unfit:
            raise self._stop("; ".join(f"{printable(one)}: {unfit_id(one)}" for one in self._unfit))

    def _find(self, lab: Lab) -> None:
        for student_id in self._students(SUBMITTED, lab):
            if self.force or self._is_new(lab, student_id):
                self._take(lab, student_id)

    def _is_new(self, lab: Lab, student_id: str) -> bool:
        """Whether there is no result yet, or an older one than the hand-in; nbgrader's rule."""
        old, new = (folder_of(self.root, step, student_id, lab.name) for step in (AUTOGRADED, SUBMITTED))
        before, now = parse_time(timestamp_of(old)), parse_time(timestamp_of(new))
        return not old.exists() or bool(before and now and now > before)

    def _take(self, lab: Lab, student_id: str) -> None:
        """Put what intake chooses of a hand-in where nbgrader will find it, under the name that nbgrader expects."""
        content = b""
        source = folder_of(self.root, SUBMITTED, student_id, lab.name)
        folder = Path(self._format_source(lab.name, student_id))
        if unfit_id(student_id):
            self._unfit.append(student_id)
            return
        try:
            taken = take_hand_in(source, lab.notebook_name, load_release(self.root, lab))
            content = taken.content
            for note in taken.notes:
                self.log.warning("%s: %s", printable(student_id), note)
        except Refused as refused:
            self._refused[str(folder)] = str(refused)
        except Exception as error:
            self._refused[str(folder)] = what_happened(error)
        folder.mkdir(parents=True)
        (folder / lab.path.name).write_bytes(content)
        if parse_time(timestamp_of(source)):
            (folder / "timestamp.txt").write_text(timestamp_of(source))
        self.assignments[str(folder)] = [str(folder / lab.path.name)]

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """Grade a notebook, or record why it can't be."""
        who = self.init_single_notebook_resources(notebook_filename)["nbgrader"]
        try:
            if os.path.dirname(notebook_filename) in self._refused:
                raise Refused(self._refused[os.path.dirname(notebook_filename)])
            super().convert_single_notebook(notebook_filename)
        except Refused as refused:
            self.log.warning("%s: %s", printable(who["student"]), refused)
            lab = load_lab(self.root, who["assignment"])
            notebook = refusal(self.root, lab, who["student"], str(refused))
            notebook = save_scores(self, who["db_url"], lab, who["student"], notebook)
            folder = Path(self._format_dest(lab.name, who["student"]))
            folder.mkdir(parents=True, exist_ok=True)
            (folder / lab.path.name).write_text(nbformat.writes(notebook), encoding="utf-8")

    def set_permissions(self, assignment_id: str, student_id: str) -> None:
        """nbgrader's last step with a hand-in: the result is whole, and goes to autograded/."""
        made = Path(self._format_dest(assignment_id, student_id))
        target = folder_of(self.root, AUTOGRADED, student_id, assignment_id)
        for path in sorted(made.rglob("*")):
            if path.is_file():
                place = target / path.relative_to(made)
                place.parent.mkdir(parents=True, exist_ok=True)
                os.replace(path, place)
        with _set(self.course, autograded_directory=AUTOGRADED):
            super().set_permissions(assignment_id, student_id)


@contextlib.contextmanager
def _set(coursedir: CourseDirectory, **values: str) -> Iterator[None]:
    """Have nbgrader's picture of the course say something else for a while."""
    before = {name: getattr(coursedir, name) for name in values}
    try:
        for name, value in values.items():
            setattr(coursedir, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(coursedir, name, value)


def use_our_converters() -> None:
    """Put these converters in the place of nbgrader's, for its commands, its API and formgrader."""
    for module in (api, autogradeapp, generatefeedbackapp):
        for ours, theirs in ((KeepingAutograde, "Autograde"), (FeedbackByName, "GenerateFeedback")):
            if hasattr(module, theirs):
                setattr(module, theirs, ours)
