"""A course for each test of the commands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def course(built: Path, tmp_path: Path) -> Path:
    """A copy of the built course, to be changed at will."""
    kept_out = shutil.ignore_patterns("submitted", "autograded", "results", "recorded")
    return Path(shutil.copytree(built, tmp_path / "course", ignore=kept_out))
