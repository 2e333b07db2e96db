"""`gradlab feedback`: an HTML page for each student."""

from __future__ import annotations

import argparse

from gradlab.commands.exit_codes import ExitCode
from gradlab.commands.options import add_labs
from gradlab.errors import GradLabError

EXAMPLE = "gradlab feedback lab1-linear-regression"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_labs(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Write the pages, a line each."""
    from gradlab.commands.screen import out, progress, shown
    from gradlab.course.store import chosen_labs, submitted
    from gradlab.recorder.feedback import write_feedback
    from gradlab.recorder.nbgrader_api import Course

    course, count = Course(args.course), 0
    for lab in chosen_labs(course.root, args.labs):
        students = submitted(course.root, lab)
        with progress(lab, len(students)) as bar:
            for student_id, page in write_feedback(course, lab, students):
                bar.advance()
                count += 1
                out.print(f"  {shown(student_id):24} {shown(str(page.relative_to(course.root)))}")
    if not count:
        raise GradLabError("Nothing is graded yet, so there is no feedback to write.", "Run `gradlab grade` first.")
    return ExitCode.DONE
