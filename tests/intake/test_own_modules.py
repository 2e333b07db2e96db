"""Which files beside a notebook may be imported."""

from __future__ import annotations

import os
from pathlib import Path

from gradlab.intake.own_modules import MAX_BYTES, MAX_MODULES, own_modules


def test_plain_python_files_with_names_that_can_be_imported(tmp_path: Path) -> None:
    (tmp_path / "helpers.py").write_text("x = 1")
    (tmp_path / "not-a-name.py").write_text("x = 2")
    (tmp_path / "notes.txt").write_text("x = 3")
    (tmp_path / "linked.py").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "folder.py").mkdir()
    assert own_modules(tmp_path) == {"helpers.py": b"x = 1"}


def test_too_many_or_too_large_are_none(tmp_path: Path) -> None:
    for number in range(MAX_MODULES + 5):
        (tmp_path / f"m{number}.py").write_text("")
    assert own_modules(tmp_path) == {}
    large = tmp_path / "large"
    large.mkdir()
    (large / "a.py").write_bytes(b"#" * (MAX_BYTES // 2 + 1))
    (large / "b.py").write_bytes(b"#" * (MAX_BYTES // 2 + 1))
    assert own_modules(large) == {}
    assert own_modules(tmp_path / "nowhere") == {}
