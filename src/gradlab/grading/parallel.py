"""Many submissions at once: each process has its own judge and its own sandbox. None of them opens the gradebook."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

from gradlab.errors import GradLabError
from gradlab.grading.execute import NoKernel, Seconds
from gradlab.grading.nursery import Nursery

Watch = Callable[[int, str], None]  # hears which worker process has begun with which submission
POOL_RESTARTS = 3  # worker processes that may be killed under us before we give up


@dataclass(frozen=True)
class Job:
    """One submission to grade: the bytes of its notebook file, already taken from the disk by intake."""

    course: Path
    lab: str
    student_id: str
    content: bytes = field(repr=False)
    force: bool = False
    pictures: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of a job: rows of checks, or the reason why there are none."""

    job: Job
    rows: list[dict[str, Any]]
    notes: list[str]
    key: str = ""
    refused: str = ""
    seconds: float = 0.0
    fresh: bool = True  # False where a result of before was used
    again: bool = False  # refused for what happened in this run; the next one may fare better


# Of a worker process: its line to the command, and whether a kernel ever ran here.
_news: Connection | None = None
_has_graded = False


def run_job(job: Job, seconds: Seconds) -> Outcome:
    """Take in, execute and judge one submission in this process."""
    global _has_graded
    if _news is not None:
        _news.send((os.getpid(), job.student_id[:200]))  # small enough to be written at once, so no lock is needed
    from gradlab.grading import results
    from gradlab.grading.coursework import grade_cached, load_lab, take_in
    from gradlab.grading.intake import Refused, parse
    from gradlab.grading.submission import fingerprint, rows_of

    start = time.monotonic()
    os.chdir(job.course)
    lab = load_lab(job.course, job.lab)
    try:
        cells, notes = parse(job.content)
        intake = take_in(job.course, lab, cells, job.pictures)
    except Refused as refused:
        return Outcome(job, [], [], refused=str(refused))
    key = fingerprint(lab, intake.notebook, job.student_id, seconds)
    if job.force:
        results.forget(job.course, job.lab, key)
    known = results.load(job.course, job.lab, key) is not None
    try:
        notebook = grade_cached(job.course, lab, intake.notebook, job.student_id, seconds)
    except NoKernel:
        if not _has_graded:  # the machine's fault, not the submission's
            raise
        return Outcome(job, [], intake.notes, refused="its sandbox could not be kept alive while it ran", again=True)
    _has_graded = _has_graded or not known
    rows = [row.as_dict() for row in rows_of(notebook)]
    return Outcome(job, rows, [*notes, *intake.notes], key, "", time.monotonic() - start, not known)


def _end_with_parent() -> None:
    """A worker whose command was killed takes its sandbox down and ends; nobody waits for its results."""
    from gradlab.grading import pool

    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    pool.close_all()
    os._exit(1)


def _imports_of(jobs: list[Job]) -> set[str]:
    from gradlab.grading.coursework import load_lab

    return {name for course, lab in {(job.course, job.lab) for job in jobs} for name in load_lab(course, lab).imports}


def _start_worker(slots: Any, news: Connection, nursery: Path, unsafe: bool, warm: bool, preload: set[str]) -> None:
    gc.freeze()  # what was imported before the fork is shared, as long as no collection touches it
    gc.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    global _news
    _news = news
    from gradlab.grading import pool

    pool.configure(nursery, slots.get(), unsafe=unsafe, warm=warm, preload=preload)
    Finalize(None, pool.close_all, exitpriority=1)  # multiprocessing ends its children without atexit
    import torch

    torch.set_num_threads(1)
    # The judge's own arithmetic on a wrong answer overflows now and then; nobody could act on that.
    warnings.simplefilter("ignore")


def run_jobs(
    jobs: Iterable[Job],
    workers: int,
    seconds: Seconds,
    unsafe: bool = False,
    warm: bool = True,
    watch: Watch = lambda worker, student_id: None,
) -> Iterator[Outcome]:
    """Grade jobs in `workers` processes and yield each outcome as it is there, in any order."""
    waiting = list(jobs)
    if not waiting:
        return
    for _ in range(POOL_RESTARTS + 1):
        done: set[tuple[str, str]] = set()
        try:
            for outcome in _run_in_pool(waiting, workers, seconds, unsafe, warm, watch):
                done.add((outcome.job.lab, outcome.job.student_id))
                yield outcome
            return
        except BrokenProcessPool:
            waiting = [job for job in waiting if (job.lab, job.student_id) not in done]
    raise GradLabError("The grading processes were killed again and again.", "Is memory short? Try --workers 1.")


def _run_in_pool(
    jobs: list[Job], workers: int, seconds: Seconds, unsafe: bool, warm: bool, watch: Watch
) -> Iterator[Outcome]:
    imports = _imports_of(jobs)
    nursery = Nursery(unsafe, imports)
    context = multiprocessing.get_context("forkserver")  # forks from a process that has imported what they need, once
    context.set_forkserver_preload(
        ["gradlab.grading.forkserver", "gradlab.cli", "gradlab.grading.coursework", "torch", *sorted(imports)]
    )
    workers = max(1, min(workers, len(jobs)))
    slots = context.Queue()
    for slot in range(4 * workers):  # a replaced process takes a new number
        slots.put(slot + os.getpid() % 500 * 8)
    heard, news = context.Pipe(duplex=False)
    executor = ProcessPoolExecutor(
        workers, context, _start_worker, (slots, news, nursery.folder, unsafe, warm, imports)
    )
    try:
        queue, running = iter(jobs), set[Future[Outcome]]()
        while True:
            for job in queue:
                running.add(executor.submit(run_job, job, seconds))
                if len(running) >= workers + 1:
                    break
            if not running:
                return
            finished, running = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
            while heard.poll():
                watch(*heard.recv())
            for future in finished:
                yield future.result()
    finally:
        # After a Ctrl-C nobody waits: the command ends, and its workers see that and take their sandboxes down.
        executor.shutdown(wait=sys.exc_info()[0] is not KeyboardInterrupt, cancel_futures=True)
        nursery.close()
