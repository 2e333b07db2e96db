"""The parent of the zygotes: the first process in bubblewrap, with the course's libraries already imported.

For every submission it forks a zygote into namespaces of its own, so that no submission pays for importing torch. It
knows nothing worth stealing: no check, no solution, no submission, no file of the host. It hears from the host alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import sys
import traceback
from typing import Any

from gradlab.imports import importing
from gradlab.worker import libc
from gradlab.worker.apart import fork_apart, settle
from gradlab.worker.preload import OF_LABS, join_pages, preload
from gradlab.worker.wake import wake_at_child
from gradlab.worker.zygote import Zygote

HOST = 0  # standard input: it ends when the grader does


class Nursery:
    """Forks a zygote for each connection of the host."""

    def __init__(self, listener: socket.socket, settings: dict[str, Any]) -> None:
        self.listener, self.settings = listener, settings
        self.lines: dict[int, socket.socket] = {}  # pid of a zygote's parent → the host's line to it

    def serve(self) -> None:
        """Work until the host is gone; the end of a sandbox's first process is the end of everything in it."""
        self.wake = wake_at_child()
        while True:
            ready, _, _ = select.select([HOST, self.listener, self.wake[0]], [], [])
            if HOST in ready:
                return
            if self.wake[0] in ready:
                os.read(self.wake[0], 4096)
                self.bury()
            if self.listener in ready:
                self.bear()

    def bury(self) -> None:
        """Let go of the lines of ended zygotes. The host hears it: now the last of a submission's processes is gone."""
        with contextlib.suppress(ChildProcessError):
            while pid := os.waitpid(-1, os.WNOHANG)[0]:
                if pid in self.lines:
                    self.lines.pop(pid).close()

    def bear(self) -> None:
        """Fork a zygote for the host that knocked; its first message says how."""
        line, _ = self.listener.accept()
        order = line.recv(65536)
        if not order:  # it has changed its mind
            line.close()
            return
        try:
            pid = fork_apart() if self.settings["sandboxed"] else os.fork()
        except OSError:
            traceback.print_exc()  # into the sandbox's log
            line.close()
            return
        if pid == 0:
            self.become_zygote(line, {**self.settings, **json.loads(order)})
        self.lines[pid] = line

    def become_zygote(self, line: socket.socket, settings: dict[str, Any]) -> None:
        """In the child: shed what is the parent's, and serve the host on this line. Never returns."""
        try:
            null = os.open(os.devnull, os.O_RDONLY)
            os.dup2(null, HOST)
            for descriptor in (null, *self.wake):
                os.close(descriptor)
            for sock in (self.listener, *self.lines.values()):
                sock.close()
            if settings["sandboxed"]:
                settle(settings["scratch"], settings["below_tmp"])
            Zygote(line, settings).serve()
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(0)


def main() -> None:
    descriptor, settings = int(sys.argv[1]), json.loads(sys.argv[2])
    os.umask(0o022)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(fileno=descriptor) as listener:
        nursery = Nursery(listener, settings)
        libc.set_dumpable(False)
        with importing():
            preload(settings["preload"] or OF_LABS)
            from gradlab.worker import kernel  # not before `preload`, which keeps the debugger out

            kernel.prepare()
        join_pages()
        nursery.serve()


if __name__ == "__main__":
    main()
