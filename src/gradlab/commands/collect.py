"""`gradlab collect`: the LMS's download into submitted/."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from gradlab.commands.exit_codes import ExitCode
from gradlab.commands.options import add_course

if TYPE_CHECKING:
    from gradlab.course.roster import Student
    from gradlab.intake.put import Submitted
    from gradlab.intake.sort_out import HandIn, SortedOut

EXAMPLE = "gradlab collect submissions.zip --from canvas --dry-run"
SHOWN = 20
SAYS = {
    "new": "new",
    "replaced": "newer than what was there",
    "timed": "only the time is new",
    "unchanged": "there already",
    "older": "older than what is there, and left",
    "unsure": "which is newer can't be told; left (--force takes it)",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("download", type=Path, metavar="ZIP|FOLDER", help="what the LMS gave")
    parser.add_argument(
        "--from", dest="system", required=True, choices=("moodle", "canvas", "folder"),
        help="whose names the files have; folder: STUDENT/NOTEBOOK.ipynb or STUDENT/LAB/NOTEBOOK.ipynb",
    )  # fmt: skip
    parser.add_argument("--lab", metavar="LAB", help="take notebooks of this lab only (default: what they say)")
    parser.add_argument(
        "--worksheet", type=Path, metavar="FILE.csv", help="Moodle's grading worksheet, for the times of handing in"
    )
    parser.add_argument("--encoding", metavar="NAME", help="of the worksheet, where it is neither UTF-8 nor UTF-16")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    parser.add_argument("--force", action="store_true", help="replace also what may be newer")
    add_course(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Sort the download out, put what is new in its place, list what a person must look at."""
    from gradlab.commands.screen import out
    from gradlab.course.files import only_one_grader
    from gradlab.course.roster import read_roster
    from gradlab.course.store import chosen_labs, course_folder
    from gradlab.intake.archives import members_of
    from gradlab.intake.put import Submitted
    from gradlab.intake.sort_out import Sorter
    from gradlab.intake.which_lab import Labs

    course, download = course_folder(args.course), args.download.resolve()
    chosen_labs(course, [args.lab] if args.lab else [])
    worksheet = args.worksheet.resolve() if args.worksheet else None
    roster, submitted = read_roster(course), Submitted(course, args.dry_run, args.force)
    with only_one_grader(course), members_of(download) as members:
        times, unread = _times(course, worksheet, args.encoding)
        labs = Labs(course, chosen_labs(course, []))
        found = Sorter(labs, roster, args.lab, times).sort_out(members, args.system)
        found.problems += unread
        try:
            done = [(hand_in, _put(submitted, hand_in, found)) for hand_in in found.hand_ins]
        finally:
            submitted.save()
    _show([(hand_in, state) for hand_in, state in done if state], roster, args.dry_run)
    _list("[yellow]look at[/]", found.problems)
    _list("note", found.notes)
    if not roster:
        out.print("  note  there is no roster, so nobody is missed: gradlab roster FILE.csv")
    unsure = any(state in ("unsure", "") for _, state in done)
    return ExitCode.NEEDS_PERSON if found.problems or unsure else ExitCode.DONE


def _put(submitted: Submitted, hand_in: HandIn, found: SortedOut) -> str:
    from gradlab.intake.files import Refused

    try:
        return submitted.put(hand_in)
    except Refused as reason:
        found.problems.append(f"{hand_in.name} ({hand_in.student_id}), {hand_in.lab}: not taken: {reason}")
        return ""


def _times(
    course: Path, worksheet: Path | None, encoding: str | None
) -> tuple[Callable[[str, str], datetime | None], list[str]]:
    """When a student handed in: as the worksheet says, on the clock of `c.Exchange.timezone`, or timestamp.txt."""
    from datetime import timezone

    from gradlab.intake.class_list import read_class_list
    from gradlab.intake.times import parse_time

    known: dict[str, datetime] = {}
    unread: list[str] = []
    if worksheet is not None:
        zone = _zone(course)
        for student_id, text in read_class_list(worksheet, encoding).times.items():
            time = parse_time(text, zone)
            if time is None:
                unread.append(f"{student_id}: the time {text[:40]!r} in {worksheet.name} can't be read for sure")
            else:
                known[student_id] = time
    return lambda student_id, text: known.get(student_id) or parse_time(text, timezone.utc), unread


def _zone(course: Path) -> tzinfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from gradlab.course.settings import read_configuration
    from gradlab.errors import GradLabError

    name = str(read_configuration(course)[0].get("Exchange", {}).get("timezone", "UTC"))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise GradLabError(
            f"There is no time zone {name!r}.", 'In nbgrader_config.py: c.Exchange.timezone = "Europe/Warsaw"'
        ) from error


def _show(done: list[tuple[HandIn, str]], roster: dict[str, Student], dry_run: bool) -> None:
    from gradlab.commands.screen import out, shown

    if dry_run:
        out.print("a dry run: nothing is written")
    for lab in sorted({hand_in.lab for hand_in, _ in done}):
        mine = [(hand_in, state) for hand_in, state in done if hand_in.lab == lab]
        counts = Counter(state for _, state in mine)
        told = ", ".join(f"{counts[state]} {says}" for state, says in SAYS.items() if counts[state])
        out.print(f"[bold]{lab}[/]  {told}")
        for state in ("replaced", "older", "unsure"):
            _list(SAYS[state], [f"{one.name} ({one.student_id})" for one, what in mine if what == state])
        late = [f"{one.name} ({one.student_id})" for one, _ in mine if one.late]
        _list("late, says the LMS, not when", late)
        missing = sorted(roster.keys() - {one.student_id for one, _ in mine})
        if missing:
            names = ", ".join(roster[key].name or key for key in missing[:10])
            out.print(f"  {len(missing)} of the roster are missing: {shown(names, 400)}{' …' * (len(missing) > 10)}")
    if not done:
        out.print("no hand-in was found")


def _list(what: str, lines: list[str]) -> None:
    from gradlab.commands.screen import out, shown

    for line in lines[:SHOWN]:
        out.print(f"  {what}  {shown(line, 300)}")
    if len(lines) > SHOWN:
        out.print(f"  … and {len(lines) - SHOWN} more")
