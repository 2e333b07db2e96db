"""`gradlab verify`: the answer bank handed in, graded, and held against what it says of itself."""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gradlab.commands.exit_codes import ExitCode
from gradlab.commands.options import add_grading, add_labs, how_to_grade

if TYPE_CHECKING:
    from gradlab.grading.workers import HowToGrade

EXAMPLE = "gradlab verify lab4-adult-mlp"
SHOWN = 5  # checks in each list of `--slow`


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_labs(parser)
    parser.add_argument(
        "--times", type=int, default=1, metavar="N", help="each under N names: checks draw other numbers for each"
    )
    parser.add_argument("--force", action="store_true", help="also entries that were verified before")
    parser.add_argument(
        "--slow", action="store_true", help="grade the reference alone, and list its checks by time and by requests"
    )
    add_grading(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Verify each lab; a line for each entry that is not as announced."""
    from gradlab.commands.screen import out
    from gradlab.course.files import only_one_grader
    from gradlab.course.settings import load_settings
    from gradlab.course.store import chosen_labs, course_folder

    course, start, total = course_folder(args.course), time.monotonic(), _Count()
    how = how_to_grade(args, load_settings(course))
    with only_one_grader(course):
        for lab in chosen_labs(course, args.labs):
            if args.slow:
                _show_costs(course, lab, how)
                continue
            count = _verify(course, lab, how, args.times, args.force)
            total = _Count(total.entries + count.entries, total.bad + count.bad)
    if args.slow:
        return ExitCode.DONE
    verdict = "[green]all as announced[/]" if not total.bad else f"[red]{total.bad} not as announced[/]"
    out.print(f"{total.entries} submissions in {time.monotonic() - start:.0f} s: {verdict}")
    return ExitCode.FAILED if total.bad else ExitCode.DONE


def _show_costs(course: Path, lab: str, how: HowToGrade) -> None:
    """The dearest checks of a lab's reference: by seconds on the clock, and by how often they ask the worker."""
    from gradlab.commands.screen import out, shown
    from gradlab.course.store import load_lab
    from gradlab.grading.proof import laws
    from gradlab.grading.workers import run_jobs

    reference = replace(next(laws(course, load_lab(course, lab))).job, force=True)
    costs = [cost for outcome in run_jobs([reference], how) for cost in outcome.costs]
    seconds, requests = sum(cost.seconds for cost in costs), sum(cost.requests for cost in costs)
    out.print(f"[bold]{lab}[/]  {len(costs)} checks, {seconds:.1f} s, {requests} requests")
    by_time = sorted(costs, key=lambda cost: -cost.seconds)[:SHOWN]
    by_requests = sorted(costs, key=lambda cost: -cost.requests)[:SHOWN]
    for title, chosen in (("by time", by_time), ("by requests", by_requests)):
        out.print(f"  {title}")
        for cost in chosen:
            out.print(f"    {cost.seconds:7.2f} s {cost.requests:6} requests  {cost.task}: {shown(cost.check)}")


@dataclass(frozen=True)
class _Count:
    entries: int = 0
    bad: int = 0


def _verify(course: Path, lab: str, how: HowToGrade, times: int, force: bool) -> _Count:
    from gradlab.commands.screen import out, progress, shown
    from gradlab.grading.bank import cases, gaps
    from gradlab.grading.workers import run_jobs

    known = {case.job.student_id: case for case in cases(course, lab, times)}
    jobs = [replace(case.job, force=force) for case in known.values()]
    bad, counts = 0, {"wrong": 0.0, "right": 0.0}
    with progress(lab, len(jobs), how.workers) as bar:
        for outcome in run_jobs(jobs, how, bar.watch):
            case = known[outcome.job.student_id]
            bar.advance()
            for kind in counts:
                counts[kind] += case.label.startswith(kind) / times
            complaints = case.complaints(outcome)
            bad += bool(complaints)
            for line in complaints:
                out.print(f"  [red]✗[/] {lab} {shown(case.label)}: {shown(line, 400)}")
    missing = gaps(course, lab)
    for line in missing:
        out.print(f"  [red]✗[/] {lab}: {shown(line)}")
    tasks = known["reference"].lab.tasks
    out.print(
        f"{lab:28} {len(tasks)} tasks, {sum(len(task.checks) for task in tasks)} checks, "
        f"{counts['wrong']:.0f} wrong answers, {counts['right']:.0f} right variants"
    )
    return _Count(len(jobs), bad + len(missing))
