"""Every test here starts without real data, without a network, and with an empty cache of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gradlab.data import files

REAL = os.environ.get("GRADLAB_DATA", "")


@pytest.fixture(autouse=True)
def alone(monkeypatch, tmp_path):
    """No GRADLAB_DATA, no download, an empty cache; gives the cache folder."""
    monkeypatch.delenv("GRADLAB_DATA", raising=False)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setenv("GRADLAB_OFFLINE", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(files, "_unreachable", set())
    return tmp_path / "cache" / "gradlab"


@pytest.fixture
def real_data(monkeypatch):
    """The folder with the real sets; without it the test is skipped, and says so."""
    if not REAL:
        pytest.skip("set GRADLAB_DATA to the folder with the real data to run this test")
    monkeypatch.setenv("GRADLAB_DATA", REAL)
    return Path(REAL)
