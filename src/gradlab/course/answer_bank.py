"""The answer bank: named wrong answers, each with the checks it must lose, and right variants that must lose none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from gradlab.errors import GradLabError

HEAD = re.compile(r"^# %% (wrong|right): (\w+)\s*\n", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """One entry of the bank: the text of a solution cell, and what is known about it."""

    task: str
    kind: str  # "wrong" or "right"
    name: str
    about: str  # the misconception, or what is different, in a sentence
    loses: frozenset[str]  # sentences of the checks that it must lose
    source: str

    def __str__(self) -> str:
        return f"{self.task}/{self.name}"


def load_answers(course: Path, lab: str, task: str) -> list[Answer]:
    """The answers to one task, from tests/answers/<lab>/<task>.py; none where there is no such file."""
    path = course / "tests" / "answers" / lab / f"{task}.py"
    if not path.is_file():
        return []
    parts = HEAD.split(path.read_text(encoding="utf-8"))[1:]
    return [
        _answer(path, task, kind, name, text)
        for kind, name, text in zip(parts[0::3], parts[1::3], parts[2::3], strict=True)
    ]


def _answer(path: Path, task: str, kind: str, name: str, text: str) -> Answer:
    lines = text.split("\n")
    count = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    header = [line.removeprefix("#").strip() for line in lines[:count]]
    loses = frozenset(line.removeprefix("loses:").strip() for line in header if line.startswith("loses:"))
    about = " ".join(line for line in header if not line.startswith("loses:"))
    if not about or (kind == "wrong") != bool(loses):
        what = "a sentence about it" if not about else "'# loses:' lines exactly if it is wrong"
        raise GradLabError(f"{path}: the answer {name!r} needs {what}.")
    return Answer(task, kind, name, about, loses, "\n".join(lines[count:]).strip("\n") + "\n")
