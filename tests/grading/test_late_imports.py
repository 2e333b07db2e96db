"""Nothing large is imported while a cell or a check runs: what libraries import when first used is there before.

On a busy machine such an import takes ten or twenty seconds, in the judge as in the kernel.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gradlab.course.lab import lab_names

ROOT = Path(__file__).parents[2]
LARGE = 40  # modules; torch._dynamo brings 860, pandas 400, a reader of one picture format one


def grade_and_look(name: str) -> dict[str, list[str]]:
    """The modules that the lab's reference has imported late: in the judge, in its cells, in its checks."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "late_imports.py"), str(ROOT), name],
        capture_output=True,
        text=True,
        timeout=600,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
@pytest.mark.parametrize("name", lab_names(ROOT))
def test_nothing_large_is_imported_late(name: str) -> None:
    for where, modules in grade_and_look(name).items():
        assert len(modules) < LARGE, f"{where} imported {len(modules)} modules: {modules[:10]} …"
