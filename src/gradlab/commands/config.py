"""`gradlab config`: the settings of grading, and where each was set."""

from __future__ import annotations

import argparse

from gradlab.commands.exit_codes import ExitCode
from gradlab.commands.options import add_course

EXAMPLE = "gradlab config --course ."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_course(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Two lines a setting: name, value, default, place; and what it means."""
    from gradlab.commands.screen import out, shown
    from gradlab.course.settings import settings_in
    from gradlab.course.store import course_folder

    for setting in settings_in(course_folder(args.course)):
        where = f"set in {shown(setting.where)}" if setting.where else "the default"
        standard = f" (default {setting.default})" if setting.value != setting.default else ""
        out.print(f"[bold]c.Grading.{setting.name}[/] = {setting.value}{standard}  [dim]{where}[/]")
        out.print(f"    {setting.about}")
    return ExitCode.DONE
