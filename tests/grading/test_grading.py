"""Right answers keep their points whatever they do on the way, and grades do not depend on how grading is organised."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from desk import QUICK, Desk, earned
from minicourse import LAB

from gradlab.course.hand_ins import as_bytes
from gradlab.grading.job import Job
from gradlab.grading.workers import HowToGrade, run_jobs
from gradlab.sandbox import pool

BODY = "    return np.mean((y - y_hat) ** 2)\n"
LOUD = {
    "warns": "import warnings\n\n\ndef mse(y, y_hat):\n    warnings.warn('careful')\n" + BODY,
    "logs": (
        "import logging\n\nlogging.basicConfig(level=0)\n\n\n"
        "def mse(y, y_hat):\n    logging.warning('working')\n" + BODY
    ),
    "prints": "import sys\n\n\ndef mse(y, y_hat):\n    print(y)\n    print('note', file=sys.stderr)\n" + BODY,
    "draws_a_progress_bar": (
        "from tqdm.auto import tqdm\n\n\ndef mse(y, y_hat):\n"
        "    for _ in tqdm(range(3)):\n        pass\n" + BODY
    ),
    "draws": "import matplotlib.pyplot as plt\n\n\ndef mse(y, y_hat):\n    plt.plot(y)\n    plt.show()\n" + BODY,
    "displays": "from IPython.display import display\n\n\ndef mse(y, y_hat):\n    display(y)\n" + BODY,
    "uses_threads": (
        "import torch\n\ntorch.set_num_threads(2)\ntorch.ones(500, 500) @ torch.ones(500, 500)\n\n\n"
        "def mse(y, y_hat):\n    return torch.mean((torch.tensor(y) - torch.tensor(y_hat)) ** 2)\n"
    ),
    "awaits": "import asyncio\n\nawait asyncio.sleep(0)\n\n\ndef mse(y, y_hat):\n" + BODY,
    "uses_magics": "%matplotlib inline\n%timeit -n1 -r1 1 + 1\n\n\ndef mse(y, y_hat):\n" + BODY,
    "starts_a_loader": (
        "import torch\n\n\ndef mse(y, y_hat):\n    data = torch.utils.data.DataLoader([1.0, 2.0], num_workers=1)\n"
        "    assert len(list(data)) == 2\n" + BODY
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOUD)
def test_a_right_answer_may_be_loud(desk: Desk, name: str) -> None:
    rows = desk.grade(desk.hand_in(mse=LOUD[name]))
    assert earned(rows, "mse") == 2, [row for row in rows if row.task == "mse"]


def test_a_later_task_does_not_pay_for_an_earlier_one(desk: Desk) -> None:
    rows = desk.grade(desk.hand_in(mse="def mse(y, y_hat):\n    return 1 / 0\n"))
    assert earned(rows, "mse") == 0 and earned(rows, "step") == 2


def test_input_is_refused_clearly(desk: Desk) -> None:
    rows = desk.grade(desk.hand_in(mse="def mse(y, y_hat):\n    return float(input())\n"))
    assert "nobody is there to answer" in rows[0].message


def jobs(desk: Desk) -> list[Job]:
    lottery = "def mse(y, y_hat):\n    return np.mean((y - y_hat) ** 2) if np.random.rand() < 0.5 else 0.0\n"
    contents = {
        "right": desk.hand_in(),
        "lottery": desk.hand_in(mse=lottery),
        "wrong": desk.hand_in(step="def step(a, x, y, learning_rate):\n    return a, 0.0\n"),
        "blank": desk.release,
    }
    return [Job(desk.course, LAB, name, as_bytes(content), True) for name, content in contents.items()]


def leftovers() -> set[str]:
    """Processes and folders that a grader would leave behind."""
    mine = {str(path) for path in Path("/tmp").glob("gradlab-*")}
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"gradlab.worker" in path.read_bytes():
                mine.add(path.parent.name)
        except OSError:
            continue
    return mine


@pytest.mark.alone
@pytest.mark.slow
def test_stopped_runs_leave_nothing_and_the_next_goes_on(desk: Desk, hand_in_to, tmp_path: Path) -> None:
    """Stopped at ten random moments, by Ctrl-C and by KILL, the course ends up as one that was never stopped."""
    import shutil

    pool.close_all()
    before = leftovers()
    course = Path(shutil.copytree(desk.course, tmp_path / "course", ignore=shutil.ignore_patterns("submitted", "aut*")))
    for job in jobs(desk):
        hand_in_to(job.student_id, job.content, course)
    command = [sys.executable, "-m", "gradlab.cli", "grade", "--course", str(course), "--workers", "2"]
    moments = random.Random(0)
    for number in range(10):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        time.sleep(moments.uniform(0.3, 12))
        process.send_signal(signal.SIGINT if number % 2 else signal.SIGKILL)
        process.communicate(timeout=120)
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "graded" in done.stdout
    again = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert "graded 0, unchanged 4" in again.stdout
    from gradlab.recorder.exports import recorded_rows

    os.chdir(course)
    stopped = sorted((row.student_id, row.check, row.verdict) for row in recorded_rows(course, [LAB]).rows)
    straight = [row for outcome in run_jobs(jobs(desk), HowToGrade(2, QUICK)) for row in outcome.rows]
    assert stopped == sorted((row["student_id"], row["check"], row["verdict"]) for row in straight)
    assert not list(course.rglob("*.part"))
    pool.close_all()
    deadline = time.monotonic() + 30
    while leftovers() - before and time.monotonic() < deadline:
        time.sleep(0.5)
    assert leftovers() - before == set()
