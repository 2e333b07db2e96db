"""`gradlab build`: release/ from source/."""

from __future__ import annotations

import argparse
import time

from gradlab.commands.exit_codes import ExitCode
from gradlab.commands.options import add_grading, add_labs, how_to_grade

EXAMPLE = "gradlab build lab1-linear-regression"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_labs(parser)
    parser.add_argument("--force", action="store_true", help="also where nothing has changed")
    add_grading(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Build each lab, a line each."""
    from gradlab.commands.screen import out
    from gradlab.course.files import only_one_grader
    from gradlab.course.settings import load_settings
    from gradlab.course.store import chosen_labs
    from gradlab.recorder.build import build
    from gradlab.recorder.nbgrader_api import Course

    course = Course(args.course)
    how = how_to_grade(args, load_settings(course.root))
    with only_one_grader(course.root):
        for lab in chosen_labs(course.root, args.labs):
            start = time.monotonic()
            built = build(course, lab, how, args.force)
            done = f"built in {time.monotonic() - start:.0f} s" if built.fresh else "up to date"
            out.print(f"{lab:28} {done}: reference full marks, blank none")
            for line in built.changes.lines if built.changes.submissions else ():
                out.print(f"  {line}")
            if built.fresh and built.changes.submissions:
                about = "submissions are" if built.changes.submissions > 1 else "submission is"
                out.print(f"  {built.changes.submissions} {about} graded anew by the next `gradlab grade`")
    return ExitCode.DONE
