"""Answers that forge the verdict: what prints, patches or pretends to be equal instead of being right.

Hostile answers to `mse` of the tiny course, in percent cells as in the answer bank; `# verdict:` says how every check
of `mse` must end.
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

agents.Agent.answer = lambda self, request: ("value", Packed('["x",6]', b"passed"))
session.Check.run = lambda *a: None


def mse(y, y_hat):
    return -1.0


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
