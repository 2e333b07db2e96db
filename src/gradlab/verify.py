"""`gradlab verify`: every entry of the answer bank is handed in, graded, and held against what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gradlab.answers import Answer, load_answers
from gradlab.grading.coursework import load_lab, load_release
from gradlab.grading.lab import Lab
from gradlab.grading.parallel import Job, Outcome
from gradlab.lazy import BODIES, lazy_answers
from gradlab.submissions import as_bytes, reference_answers, with_answers

REFERENCE, BLANK = "reference", "blank"


@dataclass(frozen=True)
class Case:
    """One submission with a known grade: the job, and the sentences of the checks that it must lose."""

    job: Job
    lab: Lab
    label: str
    loses: frozenset[str]

    def complaints(self, outcome: Outcome) -> list[str]:
        """What is not as announced, a line each; empty when all is."""
        if outcome.refused:
            return [f"refused: {outcome.refused}"]
        lost = {row["check"]: row for row in outcome.rows if row["verdict"] != "passed"}
        lines = [
            f"loses {name!r}, which it should keep ({row['verdict']}: {row['message']})"
            for name, row in lost.items()
            if name not in self.loses
        ]
        known = {row["check"] for row in outcome.rows}
        for name in sorted(self.loses - lost.keys()):
            lines.append(f"keeps {name!r}, which it should lose" if name in known else f"there is no check {name!r}")
        return lines


def laws(course: Path, lab: Lab) -> Iterator[Case]:
    """The reference gets full marks, the blank release none."""
    release = load_release(course, lab)
    every = frozenset(check.sentence for task in lab.tasks for check in task.checks)
    reference = as_bytes(with_answers(release, reference_answers(lab)))
    yield Case(Job(course, lab.name, REFERENCE, reference), lab, REFERENCE, frozenset())
    yield Case(Job(course, lab.name, BLANK, as_bytes(release)), lab, BLANK, every)


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
