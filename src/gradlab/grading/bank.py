"""The answer bank as a class of students: every entry is handed in, and held against what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from gradlab.course.answer_bank import Answer, load_answers
from gradlab.course.hand_ins import as_bytes, reference_answers, with_answers
from gradlab.course.lab import Lab
from gradlab.course.lazy_answers import BODIES, lazy_answers
from gradlab.course.store import load_lab, load_release
from gradlab.grading.job import Job
from gradlab.grading.proof import Case, laws


def lazy_cases(course: Path, lab: Lab) -> Iterator[Case]:
    """Answers that do nothing earn nothing."""
    release = load_release(course, lab)
    every = frozenset(check.sentence for task in lab.tasks for check in task.checks)
    for kind in BODIES:
        content = as_bytes(with_answers(release, lazy_answers(lab, kind)))
        yield Case(Job(course, lab.name, f"lazy-{kind}", content), lab, f"lazy {kind}", every)


def cases(course: Path, name: str, times: int = 1) -> list[Case]:
    """The laws and every entry of the answer bank of a lab, each under so many names: checks draw numbers by name."""
    lab = load_lab(course, name)
    release, reference = load_release(course, lab), reference_answers(lab)
    found = [*laws(course, lab), *lazy_cases(course, lab)]
    for task in lab.tasks:
        for answer in load_answers(course, name, task.name):
            notebook = with_answers(release, {**reference, answer.task: answer.source})
            job = Job(course, name, f"{answer.kind}-{answer.task}-{answer.name}", as_bytes(notebook))
            found.append(Case(job, lab, f"{answer.kind} {answer}", answer.loses))
    again = [
        replace(case, job=replace(case.job, student_id=f"{case.job.student_id}-{number}"))
        for number in range(2, times + 1)
        for case in found
    ]
    return found + again


def gaps(course: Path, name: str) -> list[str]:
    """Tasks with fewer than four wrong answers or two right variants."""
    lab = load_lab(course, name)
    lines: list[str] = []
    for task in lab.tasks:
        answers: list[Answer] = load_answers(course, name, task.name)
        wrong = [answer for answer in answers if answer.kind == "wrong"]
        if len(wrong) < 4 or len(answers) - len(wrong) < 2:
            lines.append(f"{task.name}: {len(wrong)} wrong answers (4 wanted), {len(answers) - len(wrong)} right (2)")
    return lines
