"""`gradlab roster`: the LMS's list of students into the gradebook."""

from __future__ import annotations

import argparse
from pathlib import Path

from gradlab.commands.exit_codes import ExitCode
from gradlab.commands.options import add_course

EXAMPLE = "gradlab roster grading-worksheet.csv"
SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE.csv",
        help="Moodle's grading worksheet, Canvas's gradebook, or with a column id",
    )
    parser.add_argument("--encoding", metavar="NAME", help="of the file, where it is neither UTF-8 nor UTF-16")
    add_course(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Enrol everybody, and list what was not understood."""
    from gradlab.commands.screen import out, shown
    from gradlab.course.files import only_one_grader
    from gradlab.intake.class_list import read_class_list
    from gradlab.recorder.nbgrader_api import Course
    from gradlab.recorder.roster import enrol

    found = read_class_list(args.file.resolve(), args.encoding)
    course = Course(args.course)
    with only_one_grader(course.root):
        done = enrol(course, found.students)
    same = len(found.students) - len(done.new) - len(done.changed)
    out.print(f"{found.kind}: {len(done.new)} new, {len(done.changed)} changed, {same} as they were")
    if done.absent:
        out.print(f"  {len(done.absent)} known from before are not in it, and stay")
    for line in found.not_understood[:SHOWN]:
        out.print(f"  [yellow]not understood[/]  {shown(line)}")
    if len(found.not_understood) > SHOWN:
        out.print(f"  … and {len(found.not_understood) - SHOWN} more lines")
    return ExitCode.NEEDS_PERSON if found.not_understood else ExitCode.DONE
