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
    """Write the pages, a line each; `ExitCode.NEEDS_PERSON` where one could not be written."""
    from gradlab.commands.screen import out, progress, show_trace, shown
    from gradlab.course.store import chosen_labs, submitted
    from gradlab.recorder.feedback import NOT_GRADED, write_feedback
    from gradlab.recorder.nbgrader_api import Course

    course, problems, count = Course(args.course), list[str](), 0
    for lab in chosen_labs(course.root, args.labs):
        students = submitted(course.root, lab)
        with progress(lab, len(students)) as bar:
            for page in write_feedback(course, lab, students):
                bar.advance(bool(page.problem))
                count += not page.problem
                problems += [page.problem] if page.problem else []
                about = shown(page.problem or str(page.path.relative_to(course.root)), 300)
                out.print(f"  {shown(page.student_id):24} {'[yellow]no page:[/] ' if page.problem else ''}{about}")
                if args.debug:
                    show_trace(page.trace)
    if not count and set(problems) <= {NOT_GRADED}:
        raise GradLabError("Nothing is graded yet, so there is no feedback to write.", "Run `gradlab grade` first.")
    return ExitCode.NEEDS_PERSON if problems else ExitCode.DONE
