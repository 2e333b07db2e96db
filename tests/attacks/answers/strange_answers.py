"""Answers that are no plain data: broken, too large, endless, or code in disguise.

Hostile answers to `mse` of the tiny course, in percent cells as in the answer bank; `# verdict:` says how every check
of `mse` must end.
"""

# %% malformed_answer
# Sends bytes that are no answer at all.
# verdict: crashed
import gradlab.checks.agent as agents
from gradlab.checks.wire import Packed

agents.Agent.answer = lambda self, request: ("value", Packed('["a","|O",[1]]', b"12345678"))


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
