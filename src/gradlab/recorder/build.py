"""`gradlab build`: release/ from source/, after the two laws hold: full marks for the reference, none for the blank."""

from __future__ import annotations

import shutil
from pathlib import Path

from gradlab.course.lab import Lab, nbgrader
from gradlab.course.structure import structure_problems
from gradlab.errors import GradLabError
from gradlab.grading.proof import is_proved, mark_proved, prove
from gradlab.grading.workers import HowToGrade
from gradlab.recorder.nbgrader_api import Course, succeeded

DRAWS = 20  # times that every check must let the reference pass, each time with other random numbers


def build(course: Course, name: str, how: HowToGrade, force: bool = False) -> bool:
    """Build one lab's release; False when it was up to date. The old release stays unless all is well."""
    lab = Lab.load(course.root, name)
    if not force and is_proved(course.root, lab):
        return False
    problems = structure_problems(lab)
    if problems:
        raise GradLabError(f"{name} can't be built: {problems[0]}.", f"({len(problems)} such problems)")
    staged = _stage(course, lab)
    prove(staged, lab.name, how, draws=DRAWS)
    generate_release(course, name)
    mark_proved(course.root, lab)
    shutil.rmtree(staged, ignore_errors=True)
    return True


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
    succeeded(course.api.generate_assignment(lab, force=True), f"nbgrader generate_assignment {lab}")


def _stage(course: Course, lab: Lab) -> Path:
    """A course folder of this lab alone, with a new release, beside the real one."""
    from nbgrader.apps.api import capture_log
    from nbgrader.converters import GenerateAssignment
    from nbgrader.preprocessors import SaveCells

    staged = course.root / ".gradlab" / "staged" / lab.name
    shutil.rmtree(staged, ignore_errors=True)
    (staged / "source" / lab.name).mkdir(parents=True)
    shutil.copy(lab.path, staged / "source" / lab.name)
    folders = course.api.coursedir
    before = folders.release_directory, folders.assignment_id
    folders.release_directory, folders.assignment_id = str(staged / "release"), lab.name
    try:
        app = GenerateAssignment(coursedir=folders, parent=course.api)
        app.no_database = app.force = True
        app.preprocessors = [step for step in app.preprocessors if step is not SaveCells]
        succeeded(capture_log(app), f"nbgrader generate_assignment {lab.name}")
    finally:
        folders.release_directory, folders.assignment_id = before
    return staged
