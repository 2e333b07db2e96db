"""The parent of one submission's kernel: the first process of its namespaces, which carries out the host's orders.

It never runs student code itself, and nobody in its namespaces can signal or read it. What is left of a submission ends
with it.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gradlab.worker.apart import drop_privileges
from gradlab.worker.usage import Usage
from gradlab.worker.wake import wake_at_child

QUIET_SECONDS = 1.0


class Zygote:
    """Forks and signals kernels: one, or another when a cell has killed it."""

    def __init__(self, host: socket.socket, settings: dict[str, Any]) -> None:
        self.host, self.settings = host, settings
        self.kernels: set[int] = set()
        self.reaped: set[int] = set()
        self.usage = Usage(processes if settings["sandboxed"] else lambda: iter(self.kernels))

    def tell(self, **message: Any) -> None:
        self.host.send(json.dumps(message).encode())

    def serve(self) -> None:
        """Work until the host hangs up."""
        self.wake = wake_at_child()
        self.tell(ready=True)
        while True:
            ready, _, _ = select.select([self.host, self.wake[0]], [], [])
            if self.wake[0] in ready:
                os.read(self.wake[0], 4096)
                self.reap()
            if self.host in ready:
                message, descriptors, _, _ = socket.recv_fds(self.host, 65536, 16)
                if not message:
                    break
                self.obey(json.loads(message), descriptors)
        if not self.settings["sandboxed"]:  # there are no namespaces that would end with us
            for pid in self.kernels:
                os.killpg(pid, signal.SIGKILL)

    def reap(self, wait: bool = False) -> None:
        """Bury the dead, also those that were orphaned to us; with `wait`, until there is at least one."""
        while True:
            try:
                pid, status = os.waitpid(-1, 0 if wait else os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            wait = False
            self.reaped.add(pid)
            if pid in self.kernels:
                self.kernels.discard(pid)
                self.tell(exited=pid, code=os.waitstatus_to_exitcode(status))

    def obey(self, order: dict[str, Any], descriptors: list[int]) -> None:
        match order["do"]:
            case "fork":
                pid = os.fork()
                if pid == 0:
                    self.become_kernel(order, descriptors)
                for descriptor in descriptors:
                    os.close(descriptor)
                self.kernels.add(pid)
                self.tell(forked=pid)
            case "signal":
                if order["pid"] in self.kernels:
                    os.kill(order["pid"], order["signal"])
            case "usage":
                self.tell(usage=self.usage.now())
            case "quiet":
                self.quiet(order["pid"])
                self.tell(quiet=True)

    def quiet(self, kernel: int) -> None:
        """Freeze all that the cells of a submission left running, so that the judge meets the kernel alone.

        They are not killed: the death of a loader's worker ends the kernel, and pools start new ones.
        """
        deadline = time.monotonic() + QUIET_SECONDS  # the kernel itself may go on forking
        while self.settings["sandboxed"] and (found := list(others(kernel))) and time.monotonic() < deadline:
            for pid in found:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGSTOP)
            self.reap()
            time.sleep(0.002)

    def become_kernel(self, order: dict[str, Any], descriptors: list[int]) -> None:
        """In the child: shed everything of the parent and run the kernel. Never returns."""
        try:
            self.host.close()
            null = os.open(os.devnull, os.O_RDWR)
            for descriptor in (0, 1, 2):  # the sandbox's log is a file of the host
                os.dup2(null, descriptor)
            os.close(null)
            signal.set_wakeup_fd(-1)
            for descriptor in self.wake:
                os.close(descriptor)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.setsid()
            drop_privileges(self.settings)
            home = Path(self.settings["home"])
            home.mkdir(parents=True, exist_ok=True)
            os.chdir(home)
            from gradlab.checks.seeds import seed_all  # these two are part of what the nursery has imported
            from gradlab.worker import kernel

            # Kernels must not share random numbers with their siblings, and a regrade must repeat them.
            seed_all(order["seed"])
            *channels, judge = descriptors

            sys.argv = ["gradlab-worker"]
            ports = dict(zip(order["ports"], channels, strict=True))
            kernel.run(order["connection"], ports, socket.socket(fileno=judge))
        finally:
            os._exit(0)


def processes() -> Iterator[int]:
    """The processes of this namespace but the zygote and the caller."""
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) not in (1, os.getpid()):
            yield int(name)


def others(kernel: int) -> Iterator[int]:
    """The processes of this namespace that may still do something, but the zygote, the kernel, and the caller."""
    for pid in processes():
        with contextlib.suppress(OSError):  # it ended meanwhile
            if pid != kernel and Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][1] not in "TZX":
                yield pid
