"""Stock `nbgrader autograde` and `gradlab grade` on the same class, in turn and in one run.

    python benchmarks/bench.py --lab1 40 --lab4 12

Stock: nbgrader's own configuration and kernel, no sandbox, one after the other. GradLab: sandbox and judge on.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path

import nbformat
from measure import Usage, measure

from gradlab.course.answer_bank import load_answers
from gradlab.course.hand_ins import reference_answers, with_answers
from gradlab.course.lab import Lab

ROOT = Path(__file__).parents[1]
LABS = {"lab1": "lab1-linear-regression", "lab4": "lab4-adult-mlp"}
ENV = {**os.environ, "OMP_NUM_THREADS": "1"}


def make_class(lab: Lab, count: int, stock: Path, ours: Path) -> list[Path]:
    """Write the same submissions into both courses: the reference, then right and wrong answers in turn."""
    release = nbformat.read(ROOT / "release" / lab.name / lab.path.name, as_version=4)
    reference = reference_answers(lab)
    bank = [answer for task in lab.tasks for answer in load_answers(ROOT, lab.name, task.name)]
    # Every so many, so that all tasks have their turn.
    chosen = [None, *(bank[i * len(bank) // count] for i in range(count - 1))]
    paths = []
    for number, answer in zip(range(count), cycle(chosen), strict=False):
        texts = reference if answer is None else {**reference, answer.task: answer.source}
        for course in (stock, ours):
            folder = course / "submitted" / f"student{number:03}" / lab.name
            folder.mkdir(parents=True)
            nbformat.write(with_answers(release, texts), folder / lab.path.name)
        paths.append(folder / lab.path.name)
    return paths


def make_course(folder: Path, lab: Lab, stock: bool) -> Path:
    """A course of this lab alone. Stock gets nbgrader's defaults, but for a time limit that its slow cells need."""
    (folder / "source").mkdir(parents=True)
    shutil.copytree(lab.path.parent, folder / "source" / lab.name)
    if stock:
        lines = 'c = get_config()\nc.CourseDirectory.course_id = "gradlab"\nc.Execute.timeout = 120\n'
        (folder / "nbgrader_config.py").write_text(lines)
    else:
        shutil.copy(ROOT / "nbgrader_config.py", folder)
    return folder


def scores(course: Path) -> dict[str, float]:
    """Automatic scores from a gradebook, by student."""
    query = """select s.student_id, coalesce(sum(g.auto_score), 0) from submitted_assignment s
        join submitted_notebook n on n.assignment_id = s.id join grade g on g.notebook_id = n.id group by 1"""
    with sqlite3.connect(course / "gradebook.db") as base:
        return {student: round(score, 4) for student, score in base.execute(query)}


def bench(lab: Lab, count: int, workers: int) -> None:
    """Measure one lab and print its table."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        stock, ours = make_course(folder / "stock", lab, True), make_course(folder / "ours", lab, False)
        notebooks = make_class(lab, count, stock, ours)
        for course, command in ((stock, ["nbgrader", "generate_assignment", lab.name]), (ours, ["gradlab", "build"])):
            subprocess.run(command, cwd=course, env=ENV, check=True, capture_output=True)
        theirs, _, _ = measure(["nbgrader", "autograde", lab.name], stock, ENV)
        grade = ["gradlab", "grade", lab.name, "--workers", str(workers)]
        mine, code, said = measure(grade, ours, ENV)
        if code == 1:
            raise SystemExit(said)
        again, _, _ = measure(grade, ours, ENV)
        command = [sys.executable, str(ROOT / "benchmarks" / "arithmetic.py"), lab.name, *map(str, notebooks)]
        lines = subprocess.run(command, cwd=ours, env=ENV, check=True, capture_output=True, text=True).stdout
        pairs = [tuple(map(float, line.split())) for line in lines.splitlines()]
        cells, checks = (sum(pair[k] for pair in pairs) / count for k in range(2))
        a, b = scores(stock), scores(ours)
        agree = sum(a.get(student) == b[student] for student in b)
    show(lab.name, count, theirs, mine, again, (cells, checks), f"{agree} of {count}")


def show(name: str, count: int, stock: Usage, ours: Usage, again: Usage, own: tuple[float, float], agree: str) -> None:
    """One screen for one lab."""
    print(f"\n{name}: {count} submissions")
    print(f"{'':44}{'stock':>10}{'gradlab':>10}")

    def line(what: str, a: float, b: float, digits: int = 2) -> None:
        print(f"  {what:42}{a:10.{digits}f}{b:10.{digits}f}")

    line("seconds per submission", stock.seconds / count, ours.seconds / count)
    line("submissions per minute", 60 * count / stock.seconds, 60 * count / ours.seconds, 1)
    line("CPU seconds per submission", stock.cpu_seconds / count, ours.cpu_seconds / count)
    for what, spent in (
        ("  beyond the cells' arithmetic", own[0]),
        ("  beyond the cells' and checks' arithmetic", sum(own)),
    ):
        line(what, stock.cpu_seconds / count - spent, ours.cpu_seconds / count - spent)
    line("memory of the largest process, MB", stock.largest, ours.largest, 0)
    line("memory of all together, MB", stock.together, ours.together, 0)
    print(f"  own memory of a running submission, at most: {ours.own:.0f} MB")
    print(f"  arithmetic alone, in one warm process: cells {own[0]:.2f} s, checks {own[1]:.2f} s of CPU")
    print(f"  ratio of submissions per minute: {stock.seconds / ours.seconds:.1f}")
    print(f"  same score from both: {agree}")
    print(f"  a second run with nothing to do: {again.seconds:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lab1", type=int, default=40, help="submissions of lab1 (default 40)")
    parser.add_argument("--lab4", type=int, default=12, help="submissions of lab4 (default 12)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    for short, name in LABS.items():
        if getattr(args, short):
            bench(Lab.load(ROOT, name), getattr(args, short), args.workers)


if __name__ == "__main__":
    main()
