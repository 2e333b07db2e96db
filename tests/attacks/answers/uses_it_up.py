"""Answers that end the process or never end, and use up time, output, memory, processes or disk.

Hostile answers to `mse` of the tiny course, in percent cells as in the answer bank; `# verdict:` says how every check
of `mse` must end.
"""

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


# %% fills_the_disk
# Writes until the disk is full.
# verdict: error timeout
def mse(y, y_hat):
    for n in range(100):
        with open(f"/tmp/fill{n}", "wb") as file:
            file.write(b"x" * 200_000_000)
    return -1.0
