"""What the commands say: a bar while they work, a line for each student, one screen at the end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from gradlab.course.names import printable
from gradlab.recorder.grade_lab import StudentResult

LONG = 400  # characters of what is said about a submission

out = Console(highlight=False, soft_wrap=True, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


class Bar:
    """What a run tells while it works; on a terminal it is drawn."""

    def __init__(self, drawn: Progress | None = None, task: TaskID | None = None, workers: int = 0) -> None:
        self._drawn, self._task, self._workers = drawn, task, workers
        self._at_work: dict[int, str] = {}
        self._person = 0

    def advance(self, person: bool = False) -> None:
        """One more is done; `person` if somebody must look at it."""
        self._person += person
        self._update(1)

    def watch(self, worker: int, what: str) -> None:
        """A worker process has begun with this."""
        self._at_work.pop(worker, None)
        self._at_work[worker] = what
        while len(self._at_work) > self._workers:  # those of a worker that was replaced
            self._at_work.pop(next(iter(self._at_work)))
        self._update(0)

    def _update(self, done: int) -> None:
        if self._drawn is not None and self._task is not None:
            parts = [f"[yellow]{self._person} for you[/]"] if self._person else []
            parts += [shown(what) for _, what in sorted(self._at_work.items())]
            self._drawn.update(self._task, advance=done, about=" · ".join(parts))


@contextlib.contextmanager
def progress(what: str, total: int, workers: int = 1) -> Iterator[Bar]:
    """A bar where there is a terminal: how many are done, the time left, how many need a person, who is at work on
    what. Elsewhere nothing, the lines of the work are enough.
    """
    if not out.is_terminal or total == 0:
        yield Bar()
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[about]}"),
    )
    with Progress(*columns, console=out, transient=True) as drawn:
        yield Bar(drawn, drawn.add_task(what, total=total, about="starting"), workers)


def shown(name: str, limit: int = 120) -> str:
    """A name from outside, fit for a terminal, as markup; a tag must not follow at once, for it may end with a `\\`."""
    return escape(printable(name, limit) + " ")[:-1]


def show_trace(trace: str) -> None:
    """Where an exception was raised that one submission met; nothing where none was."""
    for line in trace.splitlines():
        err.print(shown(line, 400))


def student_line(result: StudentResult) -> str:
    """One line on a student: points, and what a person should look at."""
    parts = ["unchanged"] if result.unchanged else []
    if result.to_mark:
        parts.append(f"+ {result.to_mark:g} to mark by hand")
    if result.not_answered:
        parts.append(f"not answered: {shown(', '.join(result.not_answered))}")
    if result.needs_person:
        parts.append("[yellow]needs you:[/] " + shown("; ".join(result.needs_person), LONG))
    elif result.notes:
        parts.append(shown("; ".join(result.notes), LONG))
    about = "  ".join(parts)
    return f"  {shown(result.student_id):24} {result.earned:6g} / {result.points:g}  {about}".rstrip()


def person_line(result: StudentResult) -> str:
    """One line of the list of those whom a person should look at."""
    return f"    [yellow]{shown(result.student_id)} [/] {shown('; '.join(result.needs_person))}"


def class_table(results: list[StudentResult]) -> Table:
    """Students × tasks of one lab: the points of each task; `!` where a person is needed, `+` what is to mark."""
    tasks = list(dict.fromkeys(row.task for result in results for row in result.rows))
    title = results[0].lab if results else None
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("student", no_wrap=True)
    for task in tasks:
        table.add_column("\n".join(part[:6] for part in task.split("_")), justify="right", no_wrap=True)
    table.add_column("sum", justify="right", no_wrap=True)
    for result in results:
        cells = []
        for task in tasks:
            rows = [row for row in result.rows if row.task == task]
            earned, points = sum(row.earned for row in rows), sum(row.points for row in rows)
            style = "green" if earned == points else "red" if earned == 0 else "yellow"
            cells.append(f"[{style}]{round(earned, 2):g}[/]")
        mark = "[yellow]![/]" if result.needs_person else " "
        written = f"+{result.to_mark:g}" if result.to_mark else ""
        table.add_row(shown(result.student_id), *cells, f"{result.earned:g}{written}{mark}")
    return table
