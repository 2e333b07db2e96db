"""The judge: runs the checks of every task against a worker, and never a line of student code."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterable
from dataclasses import dataclass
from types import CodeType, ModuleType
from typing import Any

import cloudpickle

from gradlab.checks.remote import Student, WorkerGone
from gradlab.checks.session import Result, settle
from gradlab.checks.wire import Packed
from gradlab.grading.lab import Lab, Task
from gradlab.worker import door as doors
from gradlab.worker import frames

NEEDS_PERSON = ("timeout", "memory", "output", "crashed", "not-run")
MESSAGES = {
    "timeout": "your code did not finish in time",
    "crashed": "your code ended the Python process",
    "output": "your code printed too much",
    "not-run": "the cells before this check could not all be run",
}


def _search_once() -> None:
    """Have cloudpickle look for the modules that a function needs once, not whenever it packs that function."""
    search, found = cloudpickle.cloudpickle._find_imported_submodules, dict[CodeType, list[ModuleType]]()

    def remember(code: CodeType, used: Iterable[object]) -> list[ModuleType]:
        if code not in found:
            found[code] = search(code, used)
        return found[code]

    cloudpickle.cloudpickle._find_imported_submodules = remember


_search_once()


@dataclass(frozen=True)
class Row:
    """One check of one submission: the line of every report."""

    lab: str
    student_id: str
    task: str
    check: str
    hidden: bool
    points: float
    earned: float
    verdict: str
    message: str
    hint: str = ""

    def as_dict(self) -> dict[str, Any]:
        return dict(vars(self))


class Worker:
    """The judge's line to a student's kernel: a transport for checks, renewed for each task."""

    def __init__(self, door: socket.socket | None) -> None:
        self.door = door
        self.line: socket.socket | None = None
        self.deadline = 0.0

    def knock(self) -> None:
        """Have the kernel fork a process for the next task, with the notebook's state as it was at the end."""
        self.hang_up()
        if self.door is None:
            return
        ours, theirs = socket.socketpair()
        try:
            socket.send_fds(self.door, [doors.KNOCK], [theirs.fileno()])
        except OSError:
            ours.close()
        else:
            self.line = ours
        finally:
            theirs.close()

    def hang_up(self) -> None:
        """Let go of the forked process; the kernel kills it, whatever it is doing."""
        if self.line is not None:
            self.line.close()
            self.line = None
            with contextlib.suppress(OSError):
                assert self.door is not None
                self.door.send(doors.KILL)

    def __call__(self, request: bytes) -> tuple[str, Packed]:
        if self.line is None:
            raise WorkerGone("crashed", MESSAGES["crashed"])
        try:
            frames.send(self.line, [request], self.deadline)
            kind, text, *buffers = frames.receive(self.line, self.deadline)
            return kind.decode(), Packed(text.decode(), buffers)
        except TimeoutError as error:
            raise WorkerGone("timeout", MESSAGES["timeout"]) from error
        except (frames.FrameError, OSError, ValueError) as error:
            raise WorkerGone("crashed", MESSAGES["crashed"]) from error


def judge(
    lab: Lab, door: socket.socket | None, student_id: str, trouble: dict[str, str], task_seconds: float
) -> list[Row]:
    """Run all checks of the lab; `trouble` names tasks whose solution cell did not end well, with the verdict."""
    worker = Worker(door)
    student = Student(worker, lab.reference)
    rows: list[Row] = []
    try:
        for task in lab.tasks:
            results = _judge_task(task, worker, student, f"{lab.name}/{student_id}", task_seconds)
            for result, hidden in zip(results, task.hidden, strict=True):
                rows.append(_row(lab, student_id, task, result, hidden, trouble.get(task.name)))
    finally:
        worker.hang_up()
    return rows


def _judge_task(task: Task, worker: Worker, student: Student, who: str, seconds: float) -> list[Result]:
    end = time.monotonic() + seconds
    results: list[Result] = []
    worker.knock()
    for check in task.checks:
        # The next check of a function that looped will most likely loop too.
        patience = 1 / 10 if any(result.verdict == "timeout" for result in results) else 1
        worker.deadline = min(end, time.monotonic() + patience * check.seconds)
        try:
            results.append(check.run(student, who))
        except WorkerGone as gone:
            results.append(Result(check, gone.verdict, str(gone), None))
            worker.knock()
    return settle(results)


def _row(lab: Lab, student_id: str, task: Task, result: Result, hidden: bool, trouble: str | None) -> Row:
    verdict, message = result.verdict, result.message
    if trouble and verdict == "failed" and message.endswith("is not defined"):
        verdict, message = trouble, f"the solution cell failed: {MESSAGES[trouble]}"
    return Row(
        lab.name,
        student_id,
        task.name,
        result.check.sentence,
        hidden,
        result.check.points,
        result.check.points if verdict == "passed" else 0.0,
        verdict,
        message,
        result.hint or "",
    )


def unjudged(lab: Lab, student_id: str, reason: str) -> list[Row]:
    """The rows of a submission that could not be run at all: every check `not-run`, with the reason."""
    return [
        Row(lab.name, student_id, task.name, check.sentence, hidden, check.points, 0.0, "not-run", reason)
        for task in lab.tasks
        for check, hidden in zip(task.checks, task.hidden, strict=True)
    ]
