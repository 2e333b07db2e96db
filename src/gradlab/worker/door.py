"""The judge's door into a student's kernel.

A thread waits at a socket that the kernel was born with. For each task the judge knocks: the kernel forks, and the
child answers the judge's calls from the student's objects as the notebook left them. So a task that loops, crashes
or rearranges its own state takes nothing away from the next one.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import os
import signal
import socket
import sys
import threading
import time
from typing import Any

from gradlab.checks.agent import Agent
from gradlab.worker import frames

KNOCK, KILL = b"F", b"K"  # the judge's two words: fork for a task, kill what was forked


def watch(door: socket.socket, kernel: Any) -> None:
    """Start the thread; `kernel` is the running IPython kernel."""
    threading.Thread(target=_serve, args=(door, kernel), name="door", daemon=True).start()


def _serve(door: socket.socket, kernel: Any) -> None:
    child = 0
    while True:
        word, descriptors, _, _ = socket.recv_fds(door, 1, 1)
        if child:
            _end(child)
            child = 0
        if word == KNOCK:
            child = _fork()
            if child == 0:
                _answer_calls(socket.socket(fileno=descriptors[0]), kernel)
            os.close(descriptors[0])
        elif word != KILL:
            return  # the judge is gone


def _fork() -> int:
    """Fork as soon as there is room: processes that a task left may still be dying."""
    gc.freeze()  # a collection in the child would copy every page that holds an object
    for _ in range(100):
        with contextlib.suppress(BlockingIOError):
            return os.fork()
        time.sleep(0.05)
    return os.fork()


def _end(child: int) -> None:
    """Kill a task's process and what it started. (It may not lead its group yet, if it was just forked.)"""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError):
            kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _answer_calls(judge: socket.socket, kernel: Any) -> None:
    """In the forked child: answer until the judge hangs up. Never returns."""
    from gradlab.worker import executors  # imported in the nursery; the judge, who reads this file too, needs no torch

    try:
        os.setsid()
        _fall_silent(kernel)
        executors.make_anew()
        agent = Agent(kernel.shell.user_ns)
        while True:
            (request,) = frames.receive(judge)
            kind, packed = agent.answer(request)
            frames.send(judge, [kind.encode(), packed.text.encode(), packed.data])
    finally:
        os._exit(0)


def _refuse_input(prompt: object = "") -> str:
    raise RuntimeError("input() was called, but nobody is there to answer while work is graded")


def _show_nothing(*args: object, **kwargs: object) -> None:
    """In place of `plt.show()`: nobody looks, and drawing takes long."""


def _fall_silent(kernel: Any) -> None:
    """Cut what the kernel prints and draws off from Jupyter: its threads and sockets did not survive the fork."""
    kernel.session.send = lambda *args, **kwargs: None
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    for stream in (sys.stdout, sys.stderr):  # a logging handler may have kept one of these
        stream.write = len
        stream.flush = lambda: None
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115 -- lives as long as the process
    builtins.input = _refuse_input
    kernel.shell.display_pub.publish = lambda *args, **kwargs: None
    kernel.shell.display_pub.clear_output = lambda *args, **kwargs: None
    pyplot: Any = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.show = _show_nothing
