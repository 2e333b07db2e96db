"""`gradlab init`: a course folder that works at once."""

from __future__ import annotations

import argparse
from pathlib import Path

from gradlab.commands.exit_codes import ExitCode
from gradlab.commands.options import add_course

EXAMPLE = "gradlab init my-course && cd my-course && gradlab build && gradlab verify && gradlab grade"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where; what is there already stays as it is")
    parser.add_argument(
        "--from", dest="labs", nargs="+", default=[], metavar="LAB", help="copy these labs (default: a tiny one)"
    )
    add_course(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Write what is missing, and say what."""
    from gradlab.commands.screen import out, shown
    from gradlab.course.new_course import make_course

    folder = args.folder.resolve()
    new = make_course(folder, args.labs, args.course.resolve())
    for path in new:
        out.print(f"  new  {shown(path)}")
    out.print("nothing was missing" if not new else f"next: cd '{shown(str(folder))}' && gradlab build")
    return ExitCode.DONE
