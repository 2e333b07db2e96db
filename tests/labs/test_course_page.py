"""The table of labs in the README is made from the notebooks."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_readmes_table_of_labs_is_up_to_date() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "course_page.py"))["page"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert made(readme) == readme, "run `python docs/course_page.py`"
