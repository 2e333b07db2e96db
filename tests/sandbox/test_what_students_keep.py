"""The kernel keeps what students keep: live workers, pools, an `exit()`, modules. No answer pays for it."""

from __future__ import annotations

import nbformat
import pytest
from desk import QUICK, Desk, earned
from minicourse import LAB

from gradlab.course.hand_ins import as_bytes
from gradlab.grading.job import Job, run_job
from gradlab.judge.rows import Row

RIGHT = "def mse(y, y_hat):\n    return np.mean((y - y_hat) ** 2)\n"
LOADER = (
    "import torch\nfrom torch.utils.data import DataLoader, TensorDataset\n\ndata = TensorDataset(torch.zeros(64, 1))\n"
)
KEPT_ALIVE = {
    "an_iterator_with_workers": LOADER + "loader = DataLoader(data, batch_size=4, num_workers=2)\n"
    "dataiter = iter(loader)\nnext(dataiter)\n",
    "persistent_workers": LOADER + "loader = DataLoader(data, num_workers=2, persistent_workers=True)\nlist(loader)\n",
    "a_pool_of_processes": "from multiprocessing import Pool\n\npool = Pool(2)\npool.map(abs, range(4))\n",
    "an_executor": "from concurrent.futures import ProcessPoolExecutor\n\n"
    "pool = ProcessPoolExecutor(2)\nlist(pool.map(abs, range(4)))\n",
    "a_subprocess": "import subprocess\n\nprocess = subprocess.Popen(['sleep', '600'])\n",
    "a_fork": "import os, time\n\nif os.fork() == 0:\n    time.sleep(600)\n",
    "threads": "import threading, time\n\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()\n",
    "exit": "exit()",
    "quit": "quit()",
    "exit_without_brackets": "exit",
    "sys_exit": "import sys\n\nsys.exit()",
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT_ALIVE)
@pytest.mark.parametrize("place", ["before the answers", "at the end"])
def test_an_own_cell_costs_nothing(desk: Desk, name: str, place: str) -> None:
    notebook = desk.hand_in()
    cell = nbformat.v4.new_code_cell(KEPT_ALIVE[name])
    notebook.cells.insert(2 if place == "before the answers" else len(notebook.cells), cell)
    rows = desk.grade(notebook)
    assert {row.verdict for row in rows} == {"passed"}, rows


USED_IN_AN_ANSWER = {
    "threads": "from concurrent.futures import ThreadPoolExecutor\n\npool = ThreadPoolExecutor(2)\n",
    "processes": "from concurrent.futures import ProcessPoolExecutor\n\npool = ProcessPoolExecutor(2)\n",
    "a_pool": "from multiprocessing import Pool\n\npool = Pool(2)\n",
    "a_pool_of_threads": "from multiprocessing.pool import ThreadPool\n\npool = ThreadPool(2)\n",
}


@pytest.mark.parametrize("name", USED_IN_AN_ANSWER)
def test_a_pool_made_in_the_notebook_works_in_an_answer(desk: Desk, name: str) -> None:
    answer = (
        USED_IN_AN_ANSWER[name] + "assert list(pool.map(abs, [-1])) == [1]\n\n\n"
        "def mse(y, y_hat):\n    return sum(pool.map(float, (y - y_hat) ** 2)) / len(y)\n"
    )
    rows = desk.grade(desk.hand_in(mse=answer))
    assert earned(rows, "mse") == 2, [row for row in rows if row.task == "mse"]


def test_a_loader_with_persistent_workers_works_in_an_answer(desk: Desk) -> None:
    answer = LOADER + (
        "loader = DataLoader(data, batch_size=64, num_workers=1, persistent_workers=True)\nlist(loader)\n\n\n"
        "def mse(y, y_hat):\n    assert len(list(loader)) == 1\n" + RIGHT.partition("\n")[2]
    )
    assert earned(desk.grade(desk.hand_in(mse=answer)), "mse") == 2


STOPS = {
    "a package of Colab": ("from google.colab import drive", "No module named 'google'", "not-run"),
    "a package that is not here": ("import tensorflow as tf", "No module named 'tensorflow'", "not-run"),
    "a magic that is not here": ("%matplotlib widget", "line 1", "not-run"),
    "somebody who types": ("n = int(input('How many? '))", "input", "not-run"),
    "a graphics card": ("import torch; torch.zeros(1).cuda()", "line 1", "not-run"),
    "an own mistake": ("ratio = 1 / 0", "ZeroDivisionError", "error"),
}


@pytest.mark.parametrize("name", STOPS)
def test_a_solution_cell_that_stops_says_where_and_why(desk: Desk, name: str) -> None:
    line, why, verdict = STOPS[name]
    rows = [row for row in desk.grade(desk.hand_in(mse=f"{line}\n\n\n{RIGHT}")) if row.task == "mse"]
    assert {row.verdict for row in rows} == {verdict}, rows
    assert all("the solution cell stopped in line 1: " in row.message and why in row.message for row in rows), rows


def test_an_answer_that_wants_a_graphics_card_is_shown_to_a_person(desk: Desk) -> None:
    answer = "import torch\n\n\ndef mse(y, y_hat):\n    return torch.tensor(y).cuda().sum()\n"
    rows = [row for row in desk.grade(desk.hand_in(mse=answer)) if row.task == "mse"]
    assert {row.verdict for row in rows} == {"not-run"} and "CUDA" in rows[0].message + rows[1].message, rows


def test_modules_handed_in_beside_the_notebook_can_be_imported(desk: Desk) -> None:
    job = Job(
        desk.course, LAB, "ada", as_bytes(desk.hand_in(mse="from helpers import mse\n")), True,
        modules={"helpers.py": b"import numpy as np\n\n\n" + RIGHT.encode()},
    )  # fmt: skip
    rows = [Row(**row) for row in run_job(job, QUICK).rows]
    assert earned(rows, "mse") == 2, rows


def test_a_line_is_said_of_the_cell_it_stands_in(desk: Desk) -> None:
    notebook = desk.hand_in(mse="def mse(y, y_hat):\n    return helper(y - y_hat)\n")
    notebook.cells.insert(2, nbformat.v4.new_code_cell("x = 1\n\n\ndef helper(errors):\n    return errors.nonsense\n"))
    rows = [row for row in desk.grade(notebook) if row.task == "mse"]
    assert "line 5 of the cell of `helper`" in rows[0].message, rows[0].message
    rows = desk.grade(desk.hand_in(mse="def mse(y, y_hat):\n    return 1 / 0\n"))
    assert "line 2 of its cell" in rows[0].message
