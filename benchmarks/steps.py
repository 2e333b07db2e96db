"""What one submission of a lab costs, step by step, in a warm sandbox: the table of docs/performance.md.

    python benchmarks/steps.py lab1-linear-regression

Wall seconds, CPU seconds of the grader's process, and CPU seconds of everything in the sandbox; means over ten
submissions of the reference, after one that warms up.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from pathlib import Path

import psutil
import torch

from gradlab.course.hand_ins import as_bytes, reference_answers, with_answers
from gradlab.course.lab import Lab
from gradlab.course.settings import Limits
from gradlab.course.store import load_lab, load_release
from gradlab.grading import results
from gradlab.grading.fingerprint import fingerprint
from gradlab.grading.verdict_cells import show_verdicts
from gradlab.intake.notebook import parse
from gradlab.intake.rebuild import take_in
from gradlab.judge.judge import judge
from gradlab.recorder.build import synchronise
from gradlab.recorder.nbgrader_api import Course
from gradlab.recorder.record import record
from gradlab.sandbox import pool
from gradlab.sandbox.outputs import scrub_outputs
from gradlab.sandbox.run_cells import Execution

ROOT = Path(__file__).parents[1]
TIMES = 10


class Clock:
    """Adds up what passes between two marks."""

    def __init__(self) -> None:
        self.steps: dict[str, list[float]] = {}
        self.last = self._now()

    @staticmethod
    def _now() -> list[float]:
        cpu = 0.0
        for nursery in pool._own:
            for process in [psutil.Process(nursery.process.pid), *psutil.Process(nursery.process.pid).children(True)]:
                with contextlib.suppress(psutil.NoSuchProcess):  # its parent has counted it by now
                    cpu += sum(process.cpu_times()[:4])  # its own, and its ended children's
        return [time.monotonic(), time.process_time(), cpu]

    def mark(self, step: str) -> None:
        now = self._now()
        sums = self.steps.setdefault(step, [0.0, 0.0, 0.0])
        for i in range(3):
            sums[i] += now[i] - self.last[i]
        self.last = self._now()


class TimedExecution(Execution):
    """Marks when the kernel is ready."""

    clock: Clock

    async def _start(self) -> None:
        await super()._start()
        self.clock.mark("fork a kernel, wait until it answers")


def main() -> None:
    os.chdir(ROOT)
    torch.set_num_threads(1)
    name = sys.argv[1]
    lab = load_lab(ROOT, name)
    content = as_bytes(with_answers(load_release(ROOT, lab), reference_answers(lab)))
    with tempfile.TemporaryDirectory() as folder:
        for part in ("source", "release"):
            Path(folder, part).symlink_to(ROOT / part)
        Path(folder, "nbgrader_config.py").symlink_to(ROOT / "nbgrader_config.py")
        course, clock = Course(Path(folder)), Clock()
        synchronise(course, lab)
        for number in range(TIMES + 1):
            if number == 1:
                clock = Clock()
            one_submission(course, lab, content, f"student{number}", clock)
    print(f"{name}, one submission{'':22}{'wall':>8}{'grader':>8}{'sandbox':>8}")
    for step, sums in [
        *clock.steps.items(),
        ("together", [sum(column) for column in zip(*clock.steps.values(), strict=True)]),
    ]:
        print(f"  {step:50}" + "".join(f"{value / TIMES:8.3f}" for value in sums))


def one_submission(course: Course, lab: Lab, content: bytes, student_id: str, clock: Clock) -> None:
    """Grade and record one submission, as `gradlab grade` does."""
    cells, _ = parse(content)
    notebook = take_in(load_release(ROOT, lab), cells).notebook
    key = fingerprint(lab, notebook, student_id, Limits(), {})
    clock.mark("intake: parse, rebuild, fingerprint")
    execution = TimedExecution(notebook, 1, Limits())
    execution.clock = clock
    execution.run()
    clock.mark("the cells, with their messages and pictures")
    rows = judge(lab, execution.door, execution.usage, student_id, [], Limits()).rows
    clock.mark("the judge: a fork for each task, calls, comparisons")
    execution.close()
    clock.mark("end the kernel and its namespaces")
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = scrub_outputs(cell.outputs)
    show_verdicts(notebook, rows)
    notebook.metadata["gradlab"] = {"rows": [row.as_dict() for row in rows]}
    results.save(course.root, lab.name, key, notebook)
    clock.mark("scrub outputs, keep the result")
    record(course, lab, student_id, notebook)
    clock.mark("nbgrader's preprocessors, gradebook, autograded/")


if __name__ == "__main__":
    main()
