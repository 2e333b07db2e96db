"""Runs the checks of every task against a worker."""

from __future__ import annotations

import socket
import time

from gradlab.checks.remote import Student, WorkerGone
from gradlab.checks.session import Result, settle
from gradlab.course.lab import Lab, Task
from gradlab.judge.line import Worker
from gradlab.judge.rows import MESSAGES, Row


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
