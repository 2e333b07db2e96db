"""Many submissions at once: each worker process has its own judge, and takes its sandboxes from one nursery.

None of them opens the gradebook. A worker that dies is replaced, and what it was at work on is graded again; what ends
its worker a second time is graded once more with nothing beside it, and after that a person is asked.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import multiprocessing
import os
import signal
import threading
import warnings
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from gradlab.course.settings import Limits
from gradlab.course.store import load_lab
from gradlab.grading.job import Job, Outcome, run_job
from gradlab.grading.libraries import import_those_of
from gradlab.sandbox import pool
from gradlab.sandbox.nursery import Nursery
from gradlab.sandbox.trial import refuse_without_sandboxes
from gradlab.worker.preload import modules_for

Watch = Callable[[int, str], None]  # hears which worker has begun with which submission
DEATHS_BEFORE_ALONE = 2  # of workers, under one submission: then it is graded with nothing beside it
DEATHS_AT_MOST = 3  # then a person is asked
FAREWELL_SECONDS = 10.0  # for a worker to take its sandboxes down
SLOTS_OF_A_PROCESS = 8  # user ids that graders which run at the same time do not share


@dataclass(frozen=True)
class HowToGrade:
    """What the workers of a run have in common; `warm=False` starts a nursery for each submission."""

    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    unsafe: bool = False
    warm: bool = True


def run_jobs(jobs: Iterable[Job], how: HowToGrade, watch: Watch = lambda worker, student_id: None) -> Iterator[Outcome]:
    """Grade jobs in worker processes and yield each outcome as it is there, in any order."""
    waiting = list(jobs)
    if waiting:
        with _Crew(waiting, how, watch) as crew:
            yield from crew.work()


class _Worker:
    """One worker process, and the job that it has in hand."""

    def __init__(self, context: ForkServerContext, number: int, crew: _Crew) -> None:
        self.number = number
        self.job: Job | None = None
        self.line, theirs = context.Pipe()
        slot = number + os.getpid() % 500 * SLOTS_OF_A_PROCESS
        self.process: ForkServerProcess = context.Process(
            target=_work, args=(theirs, crew.nursery.folder, slot, crew.how, sorted(crew.imports)), daemon=True
        )
        self.process.start()
        theirs.close()

    def begin(self, job: Job) -> bool:
        """Hand it a job; False when it is dead."""
        try:
            self.line.send(job)
        except OSError:
            return False
        self.job = job
        return True

    def end(self) -> None:
        """Have it take its sandboxes down and end; one that does not is killed."""
        self.line.close()
        self.process.terminate()
        self.process.join(FAREWELL_SECONDS)
        self.process.kill()
        self.process.join()


class _Crew:
    """The worker processes of one run."""

    def __init__(self, jobs: list[Job], how: HowToGrade, watch: Watch) -> None:
        self.waiting, self.alone = deque(jobs), deque[Job]()
        self.how, self.watch = how, watch
        self.deaths = Counter[tuple[str, str]]()
        self.late = set[tuple[str, str]]()
        self.imports = {
            name for course, lab in {(job.course, job.lab) for job in jobs} for name in load_lab(course, lab).imports
        }
        self.numbers = itertools.count()
        self.workers: list[_Worker] = []

    def __enter__(self) -> _Crew:
        if not self.how.unsafe:
            refuse_without_sandboxes()  # better a clear refusal now than one for each student
        self.nursery = Nursery(self.how.unsafe, self.imports)
        # Forks from a process that has imported what they need, once.
        self.context = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload(
            ["gradlab.grading.forkserver", "gradlab.grading.workers", "torch", *modules_for(sorted(self.imports))]
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with _undisturbed():
            if kind is not None:
                self.nursery.close()  # nobody waits for what is being graded
            for worker in self.workers:
                worker.end()
            self.nursery.close()

    def work(self) -> Iterator[Outcome]:
        """Hand out the jobs; yields each outcome."""
        resource_tracker.ensure_running()  # minds its own signals, and would let through those that wait below
        with _undisturbed():  # the server hears of a Ctrl-C as soon as it can end without a traceback
            forkserver.ensure_running()
        while self.waiting or self.alone or self._busy():
            self._hand_out()
            for worker in self._heard():
                job, worker.job = worker.job, None
                assert job is not None
                try:
                    answer = worker.line.recv()
                except (EOFError, OSError):
                    self.workers.remove(worker)
                    worker.end()
                    yield from self._suspect(job)
                    continue
                if isinstance(answer, Exception):
                    raise answer
                if answer.timed_out and self._first_timeout(job):
                    self.alone.append(job)
                    continue
                yield answer

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self.workers if worker.job is not None]

    def _hand_out(self) -> None:
        room = max(1, min(self.how.workers, len(self.waiting) + len(self._busy())))
        queue = self.waiting
        if not self.waiting:  # the suspects' turn, one at a time
            queue, room = self.alone, 1
        while queue and len(self._busy()) < room:
            idle = next((worker for worker in self.workers if worker.job is None), None)
            if idle is None:
                idle = _Worker(self.context, next(self.numbers), self)
                self.workers.append(idle)
            if idle.begin(queue[0]):
                self.watch(idle.number, queue.popleft().student_id)
            else:
                self.workers.remove(idle)
                idle.end()

    def _heard(self) -> list[_Worker]:
        heard = wait([worker.line for worker in self._busy()])
        return [worker for worker in self._busy() if worker.line in heard]

    def _first_timeout(self, job: Job) -> bool:
        """Whether it ran out of time for the first time: then it is tried again, with nothing beside it."""
        who = job.lab, job.student_id
        first = who not in self.late
        self.late.add(who)
        return first

    def _suspect(self, job: Job) -> Iterator[Outcome]:
        """A worker died with this job in hand. Only what was running is suspected."""
        self.deaths[job.lab, job.student_id] += 1
        deaths = self.deaths[job.lab, job.student_id]
        if deaths >= DEATHS_AT_MOST:
            yield Outcome(job, [], [], refused=f"the grading process ended {deaths} times while it ran", again=True)
        else:
            (self.alone if deaths >= DEATHS_BEFORE_ALONE else self.waiting).append(job)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """A Ctrl-C or a request to end that comes meanwhile is heard at the end."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})


def _work(line: Connection, nursery: Path, slot: int, how: HowToGrade, imports: list[str]) -> None:
    """In a worker process: grade what comes along the line until it closes."""
    gc.freeze()  # what was imported before the fork is shared, as long as no collection touches it
    gc.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is for the command, which ends us
    signal.signal(signal.SIGTERM, lambda *_: _end())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    pool.configure(nursery, slot, unsafe=how.unsafe, warm=how.warm, preload=imports)
    # The judge's own arithmetic on a wrong answer overflows now and then; nobody could act on that.
    warnings.simplefilter("ignore")
    with contextlib.suppress(EOFError, OSError):  # the command hangs up when there is no more to do
        while True:
            job = line.recv()
            try:
                import_those_of(("torch", *imports))
                _one_thread()
                answer: Outcome | Exception = run_job(job, how.limits)
            except Exception as error:
                answer = error
            line.send(answer)
    _end()


def _one_thread() -> None:
    import torch

    torch.set_num_threads(1)


def _end() -> NoReturn:
    pool.close_all()
    os._exit(0)


def _end_with_parent() -> None:
    """A worker whose command was killed takes its sandbox down and ends; nobody waits for its results."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    _end()
