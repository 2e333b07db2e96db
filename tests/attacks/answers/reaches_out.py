"""Answers that look for help outside: on the disk, in the net, in a later task, among the processes, at the keyboard.

Hostile answers to `mse` of the tiny course, in percent cells as in the answer bank; `# verdict:` says how every check
of `mse` must end.
"""

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


# %% network
# Asks somebody outside.
# verdict: error
import socket


def mse(y, y_hat):
    socket.create_connection(("1.1.1.1", 53), timeout=2)
    return np.mean((y - y_hat) ** 2)


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


# %% asks_the_teacher
# Waits for input that nobody will give.
# verdict: error
def mse(y, y_hat):
    return float(input("The right answer, please: "))
