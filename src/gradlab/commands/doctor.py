"""`gradlab doctor`: everything that grading needs, tried, a line each."""

from __future__ import annotations

import argparse

from gradlab.commands.exit_codes import ExitCode
from gradlab.commands.options import add_course

EXAMPLE = "gradlab doctor --course ."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_course(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """A line for each need; below one that is not met, the command that mends it."""
    from gradlab.commands.screen import out, shown
    from gradlab.recorder.health import examine

    well = True
    for finding in examine(args.course):
        well = well and finding.well
        mark = "[green]✓[/]" if finding.well else "[red]✗[/]"
        out.print(f"{mark} [bold]{finding.name:14}[/] {shown(finding.seen, 600)}")
        if finding.remedy:
            out.print(f"  {'':14} [yellow]→[/] {shown(finding.remedy, 600)}")
    return ExitCode.DONE if well else ExitCode.FAILED
