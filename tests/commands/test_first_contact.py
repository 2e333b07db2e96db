"""`gradlab` as a process of its own, the way a newcomer starts it, and stops it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sysconfig
import tempfile
import time
from pathlib import Path

import pytest
from desk import Desk

GRADLAB = str(Path(sysconfig.get_path("scripts"), "gradlab"))
STOPPED = "gradlab: stopped; what is recorded stays, and the next run goes on from here\n"
SLOW = "import time\n\ntime.sleep(1)\n\n\ndef mse(y, y_hat):\n    return np.mean((y - y_hat) ** 2)\n"


@pytest.fixture
def course(built: Path, tmp_path: Path) -> Path:
    """A copy of the built course, to be changed at will, without a gradebook."""
    kept_out = shutil.ignore_patterns("submitted", "autograded", "gradebook.db", "recorded", "results")
    return Path(shutil.copytree(built, tmp_path / "course", ignore=kept_out))


@pytest.mark.slow
def test_it_works_by_its_path_without_an_activated_environment(course: Path, desk: Desk, hand_in_to) -> None:
    hand_in_to("ada", desk.hand_in(), course)
    env = {name: value for name, value in os.environ.items() if name not in ("PATH", "VIRTUAL_ENV")}
    env["PATH"] = "/usr/bin:/bin"
    assert shutil.which("alembic", path=env["PATH"]) is None, "else this test can't fail"
    done = subprocess.run(
        [GRADLAB, "grade", "--workers", "1"], cwd=course, env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "4 / 4" in done.stdout and (course / "gradebook.db").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("lines", [1, 1, 2], ids=["soon", "later", "after one"])
def test_a_ctrl_c_is_answered_with_one_line_and_leaves_nothing(
    course: Path, desk: Desk, hand_in_to, tmp_path: Path, lines: int
) -> None:
    for number in range(9):
        hand_in_to(f"student-{number}", desk.hand_in(mse=SLOW), course)
    mark = str(tmp_path / "cache-of-this-run")  # the sandboxes inherit it, too
    running = subprocess.Popen(
        [GRADLAB, "grade", "--workers", "2"],
        cwd=course,
        env={**os.environ, "XDG_CACHE_HOME": mark, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stdout is not None
    for _ in range(lines):  # the lab's name, then a line for each student
        running.stdout.readline()
    assert _marked(mark), "else this test can't fail"
    wait = random.uniform(0, 3 if lines == 1 else 1)
    time.sleep(wait)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=300)
    assert (running.returncode, said) == (1, STOPPED), f"{wait} s after line {lines}"
    deadline = time.monotonic() + 60
    while (left := _marked(mark)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not left
    assert not list(Path(tempfile.gettempdir()).glob(f"gradlab-{running.pid}-*"))


def _marked(mark: str) -> list[str]:
    """The command lines of the living processes that have the mark in their environment or command line."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            command = (path / "cmdline").read_bytes()
            about = command + (path / "environ").read_bytes()
        except OSError:  # it has ended, or is somebody else's
            continue
        if mark.encode() in about:
            found.append(command.replace(b"\0", b" ").decode(errors="replace"))
    return found
