"""What a task's checks add up to."""

from __future__ import annotations

import pytest

from gradlab.checks.session import Check, Result, settle


def result(verdict: str, on_top: bool) -> Result:
    check = Check(f"{verdict} {on_top}", 1.0, lambda student, rng: None, 1.0, on_top, 1)
    return Result(check, verdict, "", None)


@pytest.mark.parametrize(
    ("verdicts", "earned"),
    [
        ([("passed", False), ("passed", True)], 2),
        ([("failed", False), ("passed", False), ("passed", True)], 2),
        ([("failed", False), ("passed", True), ("passed", True)], 0),
        ([("passed", True)], 0),
        ([("timeout", False), ("failed", True)], 0),
    ],
)
def test_on_top_counts_only_beside_a_check_that_is_not(verdicts: list[tuple[str, bool]], earned: int) -> None:
    settled = settle([result(verdict, on_top) for verdict, on_top in verdicts])
    assert sum(one.earned for one in settled) == earned
    assert [one.verdict for one in settled if one.check.on_top is False] == [v for v, on_top in verdicts if not on_top]
