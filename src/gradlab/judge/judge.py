"""Runs the checks of every task against a worker."""

from __future__ import annotations

import re
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from gradlab.checks.agent import Agent
from gradlab.checks.remote import LocalTransport, Student, WorkerGone
from gradlab.checks.session import Check, Result, random_state_kept, settle
from gradlab.course.lab import Lab, Task
from gradlab.course.own_time import OwnTime, Usage
from gradlab.course.settings import Limits
from gradlab.judge.blame import CellEnd, explain, missing_name
from gradlab.judge.line import Worker
from gradlab.judge.rows import Row

# What a student's code may say that is right on a machine with a graphics card: a person should look.
ON_ANOTHER_MACHINE = re.compile("CUDA|NVIDIA")


@dataclass(frozen=True)
class Cost:
    """What one check took: seconds by the clock, how often it asked the worker."""

    task: str
    check: str
    seconds: float
    requests: int


@dataclass(frozen=True)
class Judgement:
    """A row for each check of the lab, and what each cost."""

    rows: list[Row]
    costs: list[Cost]


def judge(
    lab: Lab,
    door: socket.socket | None,
    usage: Usage,
    student_id: str,
    ends: Sequence[CellEnd],
    limits: Limits,
    draws: int = 1,
) -> Judgement:
    """Run all checks of the lab; `usage` tells what the submission has used, `ends` which cells did not end well.

    With several `draws` every check runs so often, each time with other random numbers, and must pass each time.
    """
    worker = Worker(door)
    student = Student(worker, lab.reference)
    judgement = Judgement([], [])
    try:
        for task in lab.tasks:
            results: list[Result] = []
            for draw in range(draws):
                desk = _TaskDesk(task, worker, student, usage, limits)
                who = f"{lab.name}/{student_id}" + (f"/{draw}" if draw else "")
                drawn = settle([_unless_at_fault(lab, desk.run(check, who), who) for check in task.checks])
                results = [_worse(one, new) for one, new in zip(results or drawn, drawn, strict=True)]
                judgement.costs.extend(desk.costs)
            for result, hidden in zip(results, task.hidden, strict=True):
                judgement.rows.append(_row(lab, student_id, task, result, hidden, ends))
    finally:
        worker.hang_up()
    return judgement


def _worse(one: Result, other: Result) -> Result:
    """The first of two results of a check that did not pass, if there is one."""
    return one if one.verdict != "passed" else other


def _unless_at_fault(lab: Lab, result: Result, who: str) -> Result:
    """The result, unless the check raises with the reference and the same numbers, too: then the fault is its own."""
    if not result.raised:
        return result
    reference = Student(LocalTransport(Agent(dict(lab.reference))), lab.reference)
    with random_state_kept():
        again = result.check.run(reference, who)
    if not again.raised:
        return result
    message = f"this check failed by its own fault ({again.raised}); a person will look at it"
    return Result(result.check, "internal", message, None, raised=again.raised)


class _TaskDesk:
    """The checks of one task, on a process forked for it."""

    def __init__(self, task: Task, worker: Worker, student: Student, usage: Usage, limits: Limits) -> None:
        self.task, self.worker, self.student, self.usage, self.limits = task, worker, student, usage, limits
        self.clock = OwnTime(usage, limits.last_resort)
        self.looped = False
        self.costs: list[Cost] = []
        worker.knock()

    def run(self, check: Check, who: str) -> Result:
        """Run one check; a worker that is gone is replaced for the next."""
        # The next check of a function that looped will most likely loop too.
        seconds = check.seconds / 10 if self.looped else check.seconds
        check_clock = OwnTime(self.usage, self.limits.last_resort)
        self.worker.limits = [(self.clock, self.limits.task_seconds), (check_clock, seconds)]
        start, requests = monotonic(), self.worker.requests
        try:
            result = check.run(self.student, who)
        except WorkerGone as gone:
            result = Result(check, gone.verdict, str(gone), None)
            self.looped = self.looped or gone.verdict == "timeout"
            self.worker.knock()
        cost = Cost(self.task.name, check.sentence, monotonic() - start, self.worker.requests - requests)
        self.costs.append(cost)
        return result


def _row(lab: Lab, student_id: str, task: Task, result: Result, hidden: bool, ends: Sequence[CellEnd]) -> Row:
    verdict, message, hint = result.verdict, result.message, result.hint or ""
    explained = explain(task.name, missing_name(result.missing), ends) if result.missing else None
    if explained:
        (verdict, message), hint = explained, ""
    if verdict == "error" and ON_ANOTHER_MACHINE.search(message):
        verdict = "not-run"
    earned = result.check.points if verdict == "passed" else 0.0
    sentence, points = result.check.sentence, result.check.points
    return Row(lab.name, student_id, task.name, sentence, hidden, points, earned, verdict, message, hint)
