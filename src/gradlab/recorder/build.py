"""`gradlab build`: release/ from source/, after the two laws hold: full marks for the reference, none for the blank."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from gradlab.course.files import write_atomically
from gradlab.course.lab import Lab, nbgrader
from gradlab.course.store import load_release, release_path
from gradlab.course.structure import structure_problems
from gradlab.errors import GradLabError
from gradlab.grading.proof import is_proved, mark_proved, prove
from gradlab.grading.workers import HowToGrade
from gradlab.recorder.cells import Changes, bring_together, cells_differ
from gradlab.recorder.nbgrader_api import Course, succeeded

DRAWS = 20  # times that every check must let the reference pass, each time with other random numbers


@dataclass(frozen=True)
class Built:
    """What became of a build."""

    fresh: bool  # False when it was up to date
    changes: Changes = field(default_factory=lambda: Changes([], 0))


def build(course: Course, name: str, how: HowToGrade, force: bool = False) -> Built:
    """Build one lab's release. The old release and the gradebook stay as they are unless all is well."""
    lab = Lab.load(course.root, name)
    if not force and is_proved(course.root, lab) and _is_released(course.root, lab):
        return Built(False)
    problems = structure_problems(lab)
    if problems:
        raise GradLabError(f"{name} can't be built: {problems[0]}.", f"({len(problems)} such problems)")
    staged = _generate(course, lab, database=False)
    prove(staged, lab.name, how, draws=DRAWS)
    changes = bring_together(course, lab)
    generate_release(course, lab)
    mark_proved(course.root, lab)
    write_atomically(_marker(course.root, lab), _state(course.root, lab))
    shutil.rmtree(staged, ignore_errors=True)
    return Built(True, changes)


def _marker(course: Path, lab: Lab) -> Path:
    return course / ".gradlab" / "released" / lab.name


def _state(course: Path, lab: Lab) -> str:
    return f"{lab.digest} {hashlib.sha256(release_path(course, lab).read_bytes()).hexdigest()}"


def _is_released(course: Path, lab: Lab) -> bool:
    """Whether the release was made of this source. (A check that only the judge sees may be proved without that.)"""
    marker = _marker(course, lab)
    return marker.is_file() and release_path(course, lab).is_file() and marker.read_text() == _state(course, lab)


def refuse_other_release(course: Path, lab: Lab) -> None:
    """Raise GradLabError where the release has other graded cells, or other points, than the source."""
    released = {
        nbgrader(cell)["grade_id"]: nbgrader(cell).get("points")
        for cell in load_release(course, lab).cells
        if nbgrader(cell).get("grade")
    }
    wanted = {nbgrader(cell)["grade_id"]: nbgrader(cell)["points"] for cell in lab.cells if nbgrader(cell).get("grade")}
    if released != wanted:
        names = ", ".join(sorted({name for name, _ in released.items() ^ wanted.items()}))
        raise GradLabError(
            f"{lab.name}: source and release differ in {names}.", f"Run `gradlab build {lab.name}`, then grade again."
        )


def synchronise(course: Course, lab: Lab) -> None:
    """See that the gradebook knows the cells of the lab."""
    if cells_differ(course, lab):
        bring_together(course, lab)
        generate_release(course, lab)


def generate_release(course: Course, lab: Lab) -> None:
    """Have nbgrader write the gradebook's list of cells from source/, and then release/, whole or not at all."""
    staged = _generate(course, lab, database=True)
    target = release_path(course.root, lab)
    target.parent.mkdir(parents=True, exist_ok=True)
    made = staged / "release" / lab.name
    for path in sorted(made.rglob("*")):
        if path.is_file():
            place = target.parent / path.relative_to(made)
            place.parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, place)
    for path in target.parent.glob("*.ipynb"):
        if path != target:  # the lab's notebook had another name
            path.unlink()
    shutil.rmtree(staged, ignore_errors=True)


def _generate(course: Course, lab: Lab, database: bool) -> Path:
    """A course folder of this lab alone, with a new release; `database`: tell the gradebook of it, too."""
    from nbgrader.apps.api import capture_log
    from nbgrader.converters import GenerateAssignment
    from nbgrader.preprocessors import SaveCells

    staged = course.root / ".gradlab" / "staged" / lab.name
    shutil.rmtree(staged, ignore_errors=True)
    shutil.copytree(lab.path.parent, staged / "source" / lab.name)
    folders = course.api.coursedir
    before = folders.release_directory, folders.assignment_id
    folders.release_directory, folders.assignment_id = str(staged / "release"), lab.name
    try:
        app = GenerateAssignment(coursedir=folders, parent=course.api)
        app.force = app.create_assignment = True
        if not database:
            app.no_database = True
            app.preprocessors = [step for step in app.preprocessors if step is not SaveCells]
        succeeded(capture_log(app), f"nbgrader generate_assignment {lab.name}")
    finally:
        folders.release_directory, folders.assignment_id = before
    return staged
