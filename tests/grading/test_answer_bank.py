"""The answer bank through the whole grader, several wrong answers to a notebook: one for each task at once.

Since a wrong answer to one task costs nothing on any other, the losses must add up exactly. `gradlab verify` hands in
every entry by itself; this is the same law in a third of the time.
"""

from __future__ import annotations

import os
import re
from itertools import zip_longest
from pathlib import Path

import pytest

from gradlab.course.answer_bank import Answer, load_answers
from gradlab.course.hand_ins import as_bytes, reference_answers, with_answers
from gradlab.course.lab import lab_names
from gradlab.course.store import load_lab, load_release
from gradlab.grading.bank import lazy_cases
from gradlab.grading.job import Job
from gradlab.grading.proof import Case, laws
from gradlab.grading.workers import HowToGrade, run_jobs

ROOT = Path(__file__).parents[2]


def builds_on_another(answer: Answer) -> bool:
    """Whether the answer inherits from a class of another task: then it takes over what is wrong with that one."""
    return re.search(r"^class \w+\((?!nn\.|torch)\w", answer.source, re.MULTILINE) is not None


def combined_cases(name: str) -> list[Case]:
    lab = load_lab(ROOT, name)
    release, reference = load_release(ROOT, lab), reference_answers(lab)
    found = [*laws(ROOT, lab), *lazy_cases(ROOT, lab)]
    banks = [load_answers(ROOT, name, task.name) for task in lab.tasks]
    alone = [(answer,) for bank in banks for answer in bank if builds_on_another(answer)]
    together = zip_longest(*([answer for answer in bank if not builds_on_another(answer)] for bank in banks))
    for number, row in enumerate([*together, *alone]):
        chosen = [answer for answer in row if answer is not None]
        texts = {answer.task: answer.source for answer in chosen}
        content = as_bytes(with_answers(release, {**reference, **texts}))
        loses = frozenset[str]().union(*(answer.loses for answer in chosen))
        label = " + ".join(map(str, chosen))
        found.append(Case(Job(ROOT, name, f"combined-{number}", content), lab, label, loses))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", lab_names(ROOT))
def test_losses_are_as_announced_and_add_up(name: str) -> None:
    known = {case.job.student_id: case for case in combined_cases(name)}
    jobs = [case.job for case in known.values()]
    complaints = []
    for outcome in run_jobs(jobs, HowToGrade(os.cpu_count() or 1)):
        case = known[outcome.job.student_id]
        complaints += [f"{case.label}: {line}" for line in case.complaints(outcome)]
    assert not complaints, "\n".join(complaints)
