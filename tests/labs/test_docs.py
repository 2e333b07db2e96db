"""What the documentation names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOMES = (ROOT, ROOT / "src", ROOT / "src" / "gradlab")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_every_function_of_the_straight_way_is_where_the_page_says() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`(\w+/\w+\.py)`\s+`(\w+)`", text)
    assert len(named) > 25
    for file, name in named:
        code = (ROOT / "src" / "gradlab" / file).read_text(encoding="utf-8")
        assert re.search(rf"^(def|class) {name}\b", code, re.MULTILINE), f"{name} is not in {file}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_modules_and_pages_that_a_page_names_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    missing = [link for link in re.findall(r"\]\(([^)#:]+)\)", text) if not (page.parent / link).exists()]
    for name in re.findall(r"`((?:src|tests|docs|benchmarks|gradlab|checks|recorder)/[\w./-]+)`", text):
        placeholder = re.search(r"/[A-Z]{3,}\b", name)  # tests/answers/LAB/TASK.py
        if not placeholder and not any((root / name).exists() for root in HOMES):
            missing.append(name)
    for name in re.findall(r"`(gradlab(?:\.[a-z_]+)+)`", text):
        path = ROOT / "src" / Path(*name.split("."))
        if not (path.is_dir() or path.with_suffix(".py").exists()):
            missing.append(name)
    assert not missing
