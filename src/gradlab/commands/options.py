"""Options that several verbs share, and what they say of how to grade."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from gradlab.errors import GradLabError

if TYPE_CHECKING:
    from gradlab.course.settings import Grading
    from gradlab.grading.workers import HowToGrade

UNSAFE_HELP = (
    "run student code WITHOUT a sandbox: it can then read, change and delete whatever you can, also the gradebook, "
    "and talk to the network. For notebooks you wrote yourself"
)


def add_course(parser: argparse.ArgumentParser) -> None:
    """`--course`."""
    parser.add_argument("--course", type=Path, default=Path(), metavar="FOLDER", help="the course folder (default: .)")


def add_labs(parser: argparse.ArgumentParser) -> None:
    """Labs to choose, and `--course`."""
    parser.add_argument("labs", nargs="*", metavar="LAB", help="which labs (default: all)")
    add_course(parser)


def add_grading(parser: argparse.ArgumentParser) -> None:
    """`--workers` and `--unsafe-no-sandbox`."""
    parser.add_argument(
        "--workers", type=int, metavar="N", help="how many at once (default: c.Grading.workers, else the cores)"
    )
    parser.add_argument("--unsafe-no-sandbox", action="store_true", help=UNSAFE_HELP)


def how_to_grade(args: argparse.Namespace, settings: Grading) -> HowToGrade:
    """The course's settings, with what the command line says instead."""
    from gradlab.grading.workers import HowToGrade

    if args.workers is not None and args.workers < 1:
        raise GradLabError("--workers must be 1 or more.")
    if args.unsafe_no_sandbox:
        from gradlab.commands.screen import err

        err.print("[red]Student code runs WITHOUT a sandbox: it can do whatever you can.[/]")
    return HowToGrade(args.workers or settings.workers, settings.limits, args.unsafe_no_sandbox)
