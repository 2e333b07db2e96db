"""When a task asks for a person: by its verdict, or because its answer may have been set aside."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest
from minicourse import LAB
from nbformat import NotebookNode

from gradlab.judge.rows import Row
from gradlab.recorder.marks import asks

DOUBT = "what was written into the locked cell setup was set aside"


def graded(*rows: tuple[str, float, str], doubts: dict[str, str] | None = None) -> NotebookNode:
    notebook = nbformat.v4.new_notebook()
    found: list[dict[str, Any]] = [
        Row(LAB, "ada", "mse", f"check {n}", False, 1.0, earned, verdict, message).as_dict()
        for n, (verdict, earned, message) in enumerate(rows)
    ]
    notebook.metadata["gradlab"] = {"rows": found, "doubts": doubts or {}}
    return notebook


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([("failed", 0.0, "2 is not 4")], True),
        ([("passed", 1.0, ""), ("failed", 0.0, "2 is not 4")], False),
        ([("passed", 1.0, ""), ("error", 0.0, "NameError: name 'math' is not defined")], True),
        ([("passed", 1.0, "")], False),
    ],
)
def test_a_task_whose_text_was_set_aside_asks_when_it_earns_nothing_or_misses_a_name(
    rows: list[tuple[str, float, str]], asked: bool
) -> None:
    assert ("mse_checks" in asks(graded(*rows, doubts={"mse": DOUBT}))) == asked
    assert not asks(graded(*rows))


@pytest.mark.parametrize("verdict", ["timeout", "memory", "output", "crashed", "not-run"])
def test_a_verdict_that_is_none_asks(verdict: str) -> None:
    (ask,) = asks(graded(("passed", 1.0, ""), (verdict, 0.0, ""))).values()
    assert ask.before + ask.answer + ask.after == f"{verdict} in mse"
