"""`gradlab grade`: every submission through intake, worker and judge, and into the gradebook."""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from gradlab.commands.exit_codes import ExitCode
from gradlab.commands.options import add_grading, add_labs, how_to_grade
from gradlab.errors import GradLabError

if TYPE_CHECKING:
    from gradlab.grading.workers import HowToGrade
    from gradlab.recorder.grade_lab import StudentResult
    from gradlab.recorder.nbgrader_api import Course

EXAMPLE = "gradlab grade lab1-linear-regression --student ada"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_labs(parser)
    parser.add_argument("--student", metavar="ID", help="only this student")
    parser.add_argument("--force", action="store_true", help="also what was graded before and has not changed")
    parser.add_argument("--pictures", action="store_true", help="run also the given cells that only show something")
    add_grading(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Grade each lab; `ExitCode.NEEDS_PERSON` where somebody must look at something, or mark it."""
    from gradlab.commands.screen import show_trace
    from gradlab.course.files import only_one_grader
    from gradlab.course.settings import load_settings
    from gradlab.course.store import chosen_labs, submitted
    from gradlab.recorder.nbgrader_api import Course

    course = Course(args.course)
    settings = load_settings(course.root)
    how, pictures = how_to_grade(args, settings), args.pictures or settings.pictures
    labs = [lab for lab in chosen_labs(course.root, args.labs) if args.labs or submitted(course.root, lab)]
    if not labs:
        raise GradLabError(
            "submitted/ holds no submission of any lab.", "Expected: submitted/STUDENT/LAB/NOTEBOOK.ipynb"
        )
    with only_one_grader(course.root):
        results = [
            result
            for lab in labs
            for result in grade_and_show(course, lab, args.student, how, force=args.force, pictures=pictures)
        ]
    if args.debug:
        for result in results:
            show_trace(result.trace)
    person = any(result.needs_person or result.to_mark for result in results)
    return ExitCode.NEEDS_PERSON if person else ExitCode.DONE


def grade_and_show(
    course: Course, lab: str, student: str | None, how: HowToGrade, *, force: bool = False, pictures: bool = False
) -> list[StudentResult]:
    """Grade one lab with a bar and a line for each student; returns the results."""
    from gradlab.commands.screen import out, progress, student_line
    from gradlab.course.names import printable
    from gradlab.course.store import submitted
    from gradlab.recorder.grade_lab import grade_lab

    students = submitted(course.root, lab)
    if student is not None:
        if student not in students:
            raise GradLabError(
                f"submitted/{printable(student)}/{lab} is not there.",
                f"There are: {', '.join(map(printable, students)) or 'none'}.",
            )
        students = [student]
    start = time.monotonic()
    out.print(f"[bold]{lab}[/]  {len(students)} submissions")
    with progress(lab, len(students), how.workers) as bar:

        def report(result: StudentResult) -> None:
            bar.advance(bool(result.needs_person))
            if not result.unchanged:
                out.print(student_line(result))

        results = grade_lab(course, lab, students, how, report, bar.watch, force, pictures)
    _show_end(results, time.monotonic() - start)
    if student is None:
        _show_gone(course, lab, students)
    return results


def _show_gone(course: Course, lab: str, students: list[str]) -> None:
    """Who is in the gradebook without a hand-in: it was withdrawn, or its folder has another name now."""
    from gradlab.commands.screen import out, shown
    from gradlab.recorder.record import due_dates

    gone = sorted(due_dates(course, lab).keys() - set(students))
    if gone:
        out.print(f"  no longer in submitted/, but in the gradebook: {', '.join(map(shown, gone))}")


def _show_end(results: list[StudentResult], seconds: float) -> None:
    from gradlab.commands.screen import out, person_line

    person = [result for result in results if result.needs_person]
    to_mark = [result.to_mark for result in results if result.to_mark]
    unchanged = sum(result.unchanged for result in results)
    counts = f"graded {len(results) - unchanged}, unchanged {unchanged}, need a person {len(person)}"
    if to_mark:
        counts += f", to mark by hand {len(to_mark)} ({sum(to_mark):g} points)"
    out.print(f"  {counts}  ({seconds:.1f} s)")
    for result in person:
        out.print(person_line(result))
