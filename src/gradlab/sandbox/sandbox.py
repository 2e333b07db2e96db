"""One sandbox: namespaces in which a zygote forks a student's kernel, and the host's line to it."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import socket
from pathlib import Path
from typing import Any

from gradlab.course.settings import Limits
from gradlab.sandbox.nursery import address_of, log_of, new_folder

FIRST_UID = 61_000  # a user of the sandbox's own, where root runs it; no real user has this number
START_SECONDS = 120.0  # importing torch takes 3 s on an idle machine, and far more on a busy one
END_SECONDS = 30.0
GONE = "the sandbox is gone"


def _as_told(limits: Limits) -> dict[str, int]:
    """The limits that the system keeps for each process, by the system's names for them (RLIMIT_…)."""
    return {
        "DATA": limits.memory,
        "FSIZE": limits.file_size,
        "NPROC": limits.processes,
        "NOFILE": limits.open_files,
        "CORE": 0,
    }


class SandboxLost(Exception):
    """The sandbox died or stopped answering."""


class Sandbox:
    """A running zygote, born in the nursery of that folder for one submission.

    `slot` tells apart what runs at the same time; `unsafe` is the nursery's.
    """

    def __init__(self, nursery: Path, slot: int, unsafe: bool, limits: Limits) -> None:
        self.nursery = nursery
        self.exits: dict[int, int] = {}
        self.folder = new_folder()  # of the kernel's sockets
        self.control = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        uid = 0 if unsafe or os.getuid() else FIRST_UID + slot
        home = str(self.folder / "work") if unsafe else "/tmp/work"
        try:
            self.control.connect(str(address_of(nursery)))
            self._ask("ready", START_SECONDS, limits=_as_told(limits), scratch=limits.scratch, uid=uid, home=home)
        except (OSError, SandboxLost) as error:
            self.close()
            raise error if isinstance(error, SandboxLost) else SandboxLost(GONE + self._last_words()) from error

    def _receive(self, timeout: float) -> dict[str, Any]:
        ready, _, _ = select.select([self.control], [], [], timeout)
        message = self.control.recv(65536) if ready else b""
        if not message:
            raise SandboxLost(GONE + self._last_words())
        return json.loads(message)

    def _last_words(self) -> str:
        with contextlib.suppress(OSError):
            said = log_of(self.nursery).read_bytes()[-400:].decode(errors="replace").strip().splitlines()
            return f" ({said[-1]})" if said else ""
        return ""

    def _ask(self, key: str, timeout: float, descriptors: list[int] | None = None, **order: Any) -> Any:
        """Send an order and wait for the answer that has the key; news of ended kernels is kept on the way."""
        try:
            socket.send_fds(self.control, [json.dumps(order).encode()], descriptors or [])
        except OSError as error:
            raise SandboxLost(GONE + self._last_words()) from error
        while True:
            message = self._receive(timeout)
            if key in message:
                return message[key]
            self._note(message)

    def _note(self, message: dict[str, Any]) -> None:
        if "exited" in message:
            self.exits[message["exited"]] = message["code"]

    def fork_kernel(self, connection: dict[str, Any], channels: dict[int, int], judge: int, seed: int) -> int:
        """Fork a kernel that serves the listening sockets `channels` (port → descriptor); returns its pid inside."""
        descriptors = [*channels.values(), judge]
        order = {"do": "fork", "connection": connection, "ports": list(channels), "seed": seed}
        return self._ask("forked", 30.0, descriptors, **order)

    def exit_code(self, pid: int) -> int | None:
        """The exit code of a kernel, or None while it runs. Raises SandboxLost when all is gone."""
        while pid not in self.exits and select.select([self.control], [], [], 0)[0]:
            self._note(self._receive(0))
        return self.exits.get(pid)

    def signal(self, pid: int, number: int) -> None:
        """Send a signal to a kernel; to one that has ended, nothing happens."""
        with contextlib.suppress(OSError):
            self.control.send(json.dumps({"do": "signal", "pid": pid, "signal": number}).encode())

    def usage(self) -> tuple[float, float]:
        """Seconds that the submission's processes spent on a processor, and in the queue for one, so far."""
        processor, queue = self._ask("usage", 30.0, do="usage")
        return processor, queue

    def quiet(self, pid: int) -> None:
        """End every process of the submission but the kernel `pid`."""
        self._ask("quiet", 30.0, do="quiet", pid=pid)

    def close(self) -> None:
        """Hang up, and wait until the last process of the submission is gone: with it go its files and the rest."""
        with contextlib.suppress(OSError):  # it is gone already
            self.control.shutdown(socket.SHUT_WR)
            while select.select([self.control], [], [], END_SECONDS)[0] and self.control.recv(65536):
                pass
        self.control.close()
        shutil.rmtree(self.folder, ignore_errors=True)
