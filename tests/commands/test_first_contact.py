"""`gradlab` as a process of its own, the way a newcomer starts it, and stops it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

import pytest
from desk import Desk
from jupyter_client.kernelspec import KernelSpecManager

ROOT = Path(__file__).parents[2]
GRADLAB = str(Path(sysconfig.get_path("scripts"), "gradlab"))
STOPPED = "gradlab: stopped; what is recorded stays, and the next run goes on from here\n"
SLOW = "import time\n\ntime.sleep(1)\n\n\ndef mse(y, y_hat):\n    return np.mean((y - y_hat) ** 2)\n"


@pytest.mark.slow
def test_it_works_by_its_path_without_an_activated_environment(course: Path, desk: Desk, hand_in_to) -> None:
    hand_in_to("ada", desk.hand_in(), course)
    (course / "gradebook.db").unlink()  # nbgrader runs alembic where it makes a new one
    env = {name: value for name, value in os.environ.items() if name not in ("PATH", "VIRTUAL_ENV")}
    env["PATH"] = "/usr/bin:/bin"
    assert shutil.which("alembic", path=env["PATH"]) is None, "else this test can't fail"
    done = subprocess.run(
        [GRADLAB, "grade", "--workers", "1"], cwd=course, env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "4 / 5" in done.stdout and (course / "gradebook.db").is_file()


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


OTHER_CONFIGURATIONS = {
    "none": None,
    "nbgrader's own": "c = get_config()\nc.CourseDirectory.course_id = 'mine'\n",
    "half of GradLab's": (
        "from gradlab.recorder.nbgrader_plugins import RebuildFromRelease\n"
        "c = get_config()\nc.Autograde.sanitize_preprocessors = [RebuildFromRelease]\n"
    ),
    "a broken one": "c = get_config()\nc.Autograde.force = maybe\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", OTHER_CONFIGURATIONS)
def test_a_folder_where_nbgrader_would_run_students_code_in_the_open_is_refused(
    course: Path, desk: Desk, hand_in_to, name: str
) -> None:
    hand_in_to("ada", desk.hand_in(), course)
    text = OTHER_CONFIGURATIONS[name]
    (course / "nbgrader_config.py").unlink()
    if text is not None:
        (course / "nbgrader_config.py").write_text(text)
    done = subprocess.run([GRADLAB, "grade"], cwd=course, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    problem, remedy = done.stderr.splitlines()
    assert problem.startswith("gradlab: ") and "nbgrader_config.py" in problem + remedy
    assert remedy.split()[0] in ("mv", "cp", "Copy", "Mend", "Run")
    assert not list((course / "autograded").glob("*"))


def test_no_launcher_offers_the_graders_kernel() -> None:
    """JupyterLab shows what the kernel-spec manager finds: what students choose would have no sandbox to go to."""
    found = KernelSpecManager().find_kernel_specs()
    assert "python3" in found, "else this test can't fail"
    assert not [name for name in found if "gradlab" in name]
    command = [sys.executable, "-m", "jupyter", "kernelspec", "list"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "python3" in listed and "gradlab" not in listed.lower()


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
@pytest.mark.parametrize("name", ["grades.csv", "checks.csv", "gradebook.db", "submitted/ada/lab1/x.ipynb"])
def test_what_belongs_to_students_is_ignored_by_git(name: str) -> None:
    assert subprocess.run(["git", "check-ignore", "--quiet", name], cwd=ROOT, check=False).returncode == 0


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
