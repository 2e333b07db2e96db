"""Hostile answers to `mse` of the tiny course: none computes the mean squared error, each tries to earn it anyway.

Percent cells as in the answer bank; `# verdict:` says how every check of `mse` must end.
"""

# %% displayhook
# Prints a score where nbgrader would look for one.
# verdict: failed
import sys


def mse(y, y_hat):
    sys.displayhook(2)
    return -1.0


# %% ast_transformer
# Drops every assert and every raise from the code that runs after this cell.
# verdict: failed
import ast

from IPython import get_ipython


class Drop(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()

    def visit_Raise(self, node):
        return ast.Pass()


get_ipython().ast_transformers.append(Drop())


def mse(y, y_hat):
    return -1.0


# %% input_transformer
# Blanks every cell after this one, hoping that checks are cells.
# verdict: failed
from IPython import get_ipython

get_ipython().input_transformers_cleanup.append(lambda lines: [])


def mse(y, y_hat):
    return -1.0


# %% equals_everything
# Returns an object that says it is equal to, and less than, whatever it meets.
# verdict: failed
class Anything:
    def __eq__(self, other):
        return True

    __lt__ = __gt__ = __le__ = __ge__ = __eq__
    __hash__ = None

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__

    def __float__(self):
        return 2.0

    def __array__(self, *args, **kwargs):
        return np.zeros(())


def mse(y, y_hat):
    return Anything()


# %% float_that_lies
# A float whose comparisons are always true: only its plain value may cross.
# verdict: failed
class Lie(float):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__
    __hash__ = float.__hash__


def mse(y, y_hat):
    return Lie(-1.0)


# %% array_that_lies
# An array subclass that answers every comparison with zero difference.
# verdict: failed
class Array(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs):
        return np.float64(0.0)

    def __array_function__(self, *args, **kwargs):
        return True


def mse(y, y_hat):
    return np.asarray(-1.0).view(Array)


# %% patched_comparisons
# Makes every comparison of numpy, torch and Python agree.
# verdict: failed
import builtins

import torch

np.allclose = np.isclose = np.array_equal = lambda *a, **k: True
np.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None
torch.allclose = torch.equal = lambda *a, **k: True
builtins.abs = lambda x: 0


def mse(y, y_hat):
    return -1.0


# %% patched_agent
# Rewrites the agent in the worker so that it reports success in words of its own.
# verdict: failed crashed
import gradlab.checks.agent as agents
import gradlab.checks.session as session
from gradlab.checks.wire import Packed

agents.Agent.answer = lambda self, request: ("value", Packed('["v", "passed"]', []))
session.Check.run = lambda *a: None


def mse(y, y_hat):
    return -1.0


# %% malformed_answer
# Sends bytes that are no answer at all.
# verdict: crashed
import gradlab.checks.agent as agents
from gradlab.checks.wire import Packed

agents.Agent.answer = lambda self, request: ("value", Packed('["a", "|O", [1], 0]', [b"12345678"]))


def mse(y, y_hat):
    return -1.0


# %% pickle_bomb
# Returns an object whose unpickling would run code in the grader.
# verdict: failed
class Bomb:
    def __reduce__(self):
        return (open, ("/tmp/gradlab-was-here", "w"))


def mse(y, y_hat):
    return Bomb()


# %% reads_the_source
# Looks for the solution on the disk and borrows it.
# verdict: error timeout
import glob
import os
import re


def mse(y, y_hat):
    for place in ("/tmp", "/work", "/home", "/root", "..", "../.."):
        for path in glob.glob(place + "/*/source/*/*.ipynb") + glob.glob(place + "/*/*/*/source/*/*.ipynb"):
            return eval(re.search(r"float\(np\.mean[^\\]*", open(path).read()).group(0))
    raise FileNotFoundError("no source in sight")


# %% steals_from_a_later_task
# Keeps the reference's mse that the checks of `step` put in place, for use in another process.
# verdict: error
import marshal
import os

shelf = "/tmp/stolen"


def mse(y, y_hat):
    if os.path.exists(shelf):
        exec(marshal.loads(open(shelf, "rb").read()), globals())
        return globals()["stolen"](y, y_hat)
    raise FileNotFoundError("nothing stolen yet")


# %% exits
# Ends the process in the middle of a call.
# verdict: crashed
import os


def mse(y, y_hat):
    os._exit(0)


# %% exits_at_once
# Ends the kernel as the cell runs.
# verdict: crashed
import os

os._exit(0)


# %% loops
# Never returns.
# verdict: timeout
def mse(y, y_hat):
    while True:
        pass


# %% loops_in_the_cell
# Never ends, and swallows what would stop it.
# verdict: timeout
while True:
    try:
        while True:
            pass
    except BaseException:
        pass


# %% sleeps_in_c
# Blocks in a library, where Python's signal handlers do not run, with signals masked.
# verdict: timeout
import signal
import time

signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 64))


def mse(y, y_hat):
    time.sleep(1000)


# %% network
# Asks somebody outside.
# verdict: error
import socket


def mse(y, y_hat):
    socket.create_connection(("1.1.1.1", 53), timeout=2)
    return np.mean((y - y_hat) ** 2)


# %% floods_in_a_call
# Prints for ever while it is called: the lines go nowhere, the time runs out.
# verdict: timeout
def mse(y, y_hat):
    while True:
        print("x" * 1000)


# %% floods_in_the_cell
# Prints for ever as the cell runs.
# verdict: output
while True:
    print("x" * 1000)


# %% huge_answer
# Returns more than may cross.
# verdict: output
def mse(y, y_hat):
    return np.zeros(20_000_000)


# %% endless_answer
# Returns a list that contains itself.
# verdict: output
def mse(y, y_hat):
    found = []
    found.append(found)
    return found


# %% memory
# Takes memory until there is none.
# verdict: memory timeout
def mse(y, y_hat):
    kept = []
    while True:
        kept.append(np.ones(2**24))


# %% fork_bomb
# Starts processes that start processes.
# verdict: error timeout crashed
import os


def mse(y, y_hat):
    while True:
        os.fork()


# %% kills_everything
# Sends KILL to every process it can see, and to the first.
# verdict: crashed error
import os
import signal


def mse(y, y_hat):
    for pid in [1, *range(2, 500)]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


# %% fills_the_disk
# Writes until the disk is full.
# verdict: error timeout
def mse(y, y_hat):
    for n in range(100):
        with open(f"/tmp/fill{n}", "wb") as file:
            file.write(b"x" * 200_000_000)
    return -1.0


# %% asks_the_teacher
# Waits for input that nobody will give.
# verdict: error
def mse(y, y_hat):
    return float(input("The right answer, please: "))


# %% replaces_its_output
# Sends a message that pretends to be the output of another cell.
# verdict: failed
from IPython import get_ipython
from IPython.display import display

handle = display("2", display_id="score")


def mse(y, y_hat):
    kernel = get_ipython().kernel
    kernel.session.send(kernel.iopub_socket, "execute_result", {"data": {"text/plain": "2"}, "metadata": {}})
    return -1.0
