"""`gradlab export`: the gradebook, or every check of every student, as a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from gradlab.commands.exit_codes import ExitCode
from gradlab.commands.options import add_labs
from gradlab.errors import GradLabError

EXAMPLE = "gradlab export --checks checks.csv"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_labs(parser)
    parser.add_argument("--to", nargs=2, metavar=("csv", "FILE"), help="the gradebook, as `nbgrader export` writes it")
    parser.add_argument("--checks", type=Path, metavar="FILE", help="one row per student and check (CSV)")


def run(args: argparse.Namespace) -> ExitCode:
    """Write what was asked for; without a wish, the gradebook to grades.csv. `NEEDS_PERSON` where a row is missing."""
    from gradlab.commands.screen import out, shown
    from gradlab.recorder.exports import export_checks, export_grades
    from gradlab.recorder.nbgrader_api import Course

    target = args.checks.resolve() if args.checks else None
    grades = Path(args.to[1]).resolve() if args.to else None
    if args.to and args.to[0] != "csv":
        raise GradLabError(f"gradlab writes csv, not {args.to[0]}.", "For other formats see `nbgrader export --help`.")
    course = Course(args.course)
    if grades is None and target is None:
        grades = course.root / "grades.csv"
    if grades is not None:
        export_grades(course, grades)
        out.print(f"grades: {grades}")
    if target is not None:
        recorded = export_checks(course, target, args.labs or None)
        out.print(f"{len(recorded.rows)} checks: {target}")
        for problem in recorded.problems:
            out.print(f"  [yellow]left out:[/] {shown(problem, 300)}")
        if recorded.problems:
            return ExitCode.NEEDS_PERSON
    return ExitCode.DONE
