"""`gradlab build`: release/ from source/, after the two laws hold: full marks for the reference, none for the blank."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from gradlab.course import Course, succeeded
from gradlab.errors import GradLabError
from gradlab.grading import results
from gradlab.grading.execute import Seconds
from gradlab.grading.lab import CHECKS_SUFFIX, Lab, nbgrader
from gradlab.grading.parallel import run_jobs
from gradlab.grading.pictures import ONLY_SHOWS
from gradlab.grading.results import write_atomically
from gradlab.grading.submission import environment_digest
from gradlab.recorder import generate_release
from gradlab.verify import laws


def build(course: Course, name: str, workers: int, seconds: Seconds, unsafe: bool, force: bool = False) -> bool:
    """Build one lab's release; False when it was up to date. The old release stays unless all is well."""
    lab = Lab.load(course.root, name)
    if not force and is_built(course.root, lab):
        return False
    problems = structure_problems(lab)
    if problems:
        raise GradLabError(f"{name} can't be built: {problems[0]}.", f"({len(problems)} such problems)")
    staged = _stage(course, lab)
    prove(staged, lab.name, workers, seconds, unsafe)
    generate_release(course, name)
    mark_built(course.root, lab)
    shutil.rmtree(staged, ignore_errors=True)
    return True


def built_state(course: Path, lab: Lab) -> str:
    """Changes when the source, the release or the grader does."""
    release = course / "release" / lab.name / lab.path.name
    content = release.read_bytes() if release.is_file() else b""
    return hashlib.sha256(content + lab.digest.encode() + environment_digest().encode()).hexdigest()


def mark_built(course: Path, lab: Lab) -> None:
    """Remember that the laws hold as things are."""
    write_atomically(course / ".gradlab" / "built" / lab.name, built_state(course, lab))


def is_built(course: Path, lab: Lab) -> bool:
    """Whether the laws were seen to hold for this source, this release and this grader."""
    marker = course / ".gradlab" / "built" / lab.name
    return marker.is_file() and marker.read_text() == built_state(course, lab)


def structure_problems(lab: Lab) -> list[str]:
    """What is wrong with the cells of a source notebook, a sentence each."""
    found = []
    ids = [nbgrader(cell)["grade_id"] for cell in lab.cells if nbgrader(cell)]
    found += [f"the grade id {name!r} stands on two cells" for name in sorted({n for n in ids if ids.count(n) > 1})]
    sentences = [check.sentence for task in lab.tasks for check in task.checks]
    found += [f"two checks say {s!r}" for s in sorted({s for s in sentences if sentences.count(s) > 1})]
    tested = {task.name for task in lab.tasks}
    for cell in lab.solution_cells():
        if nbgrader(cell)["grade_id"] not in tested:
            found.append(f"the task {nbgrader(cell)['grade_id']!r} has no check cell")
    for task in lab.tasks:
        total = round(sum(check.points for check in task.checks), 4)
        if total != task.points:
            found.append(f"{task.name}{CHECKS_SUFFIX} has {task.points:g} points, but its checks have {total:g}")
        if not task.checks:
            found.append(f"{task.name}{CHECKS_SUFFIX} has no check")
        if not any(line.strip() == "score()" for line in task.cell.source.splitlines()):
            found.append(f"{task.name}{CHECKS_SUFFIX} does not end with score()")
    return found


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


def prove(course: Path, name: str, workers: int, seconds: Seconds, unsafe: bool) -> None:
    """Grade the reference and the blank; raise GradLabError naming the first check that breaks a law.

    A check that is itself broken shows here: the reference loses it. Nothing is recorded.
    """
    lab = Lab.load(course, name)
    known = {case.job.student_id: case for case in laws(course, lab)}
    for outcome in run_jobs([case.job for case in known.values()], workers, seconds, unsafe):
        complaints = known[outcome.job.student_id].complaints(outcome)
        if complaints:
            who = "the reference solution" if outcome.job.student_id == "reference" else "the blank release"
            raise GradLabError(
                f"{name}: {who} {complaints[0]}.", "Mend the lab's source; nothing was changed or recorded."
            )
        if outcome.job.student_id == "reference":
            _refuse_errors(course, lab, outcome.key)


def _refuse_errors(course: Path, lab: Lab, key: str) -> None:
    """Raise GradLabError if a cell of the graded reference ended with an exception."""
    graded = results.load(course, lab.name, key)
    for cell in graded.cells if graded else ():
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise GradLabError(
                    f"{lab.name}: the cell {cell.id!r} of the reference raises {output.ename}: {output.evalue[:200]}.",
                    f"Mend it, or untag the cell that it needs (cells tagged {ONLY_SHOWS!r} are left out).",
                )
