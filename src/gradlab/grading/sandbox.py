"""One sandbox: a bubblewrap in which a zygote forks a student's kernel, and the host's line to it.

Nothing of the host is writable inside. What a kernel can read is listed in `_binds`: the system, Python, this
package, and the data sets.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import gradlab
from gradlab.errors import GradLabError

FIRST_UID = 61_000  # a user of the sandbox's own, where root runs it; no real user has this number
PREFIX = "gradlab-"  # of a sandbox's folder; the number of its process follows
START_SECONDS = 120.0  # importing torch takes 3 s on an idle machine, and far more on a busy one


@dataclass(frozen=True)
class Limits:
    """What one kernel may use. Bytes and counts; seconds are in `gradlab.grading.execute`."""

    data: int = 4 * 2**30  # memory a process may write to; MemoryError beyond
    fsize: int = 256 * 2**20  # the largest file
    nproc: int = 128  # processes and threads together
    nofile: int = 1024
    core: int = 0
    scratch: int = 512 * 2**20  # /tmp and /dev/shm, each; they live in memory


class SandboxLost(Exception):
    """The sandbox died or stopped answering."""


def bubblewrap() -> str:
    """Path of bwrap; raises GradLabError where it is missing or may not be used here."""
    path = shutil.which("bwrap")
    if path is None:
        raise GradLabError(
            "bubblewrap (bwrap) is not installed, so student code can't be run safely.",
            "Install it (Debian/Ubuntu: apt-get install bubblewrap), or read about --unsafe-no-sandbox.",
        )
    return path


class Sandbox:
    """A running zygote. `unsafe` runs it without bubblewrap: student code then has this user's rights.

    `preload` names what the labs to be graded import; without it, the zygote imports what any lab of the course does.
    """

    def __init__(
        self, slot: int = 0, unsafe: bool = False, limits: Limits | None = None, preload: Iterable[str] = ()
    ) -> None:
        self.limits = limits or Limits()
        self.unsafe = unsafe
        sweep()
        self.folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))  # the host's sockets; mode 0700
        self.exits: dict[int, int] = {}
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.control = ours
        uid = 0 if unsafe or os.getuid() else FIRST_UID + slot
        home = str(self.folder / "work") if unsafe else "/tmp/work"
        settings = json.dumps(
            {**asdict(self.limits), "uid": uid, "sandboxed": not unsafe, "home": home, "preload": [*preload]}
        )
        program = [sys.executable, "-m", "gradlab.worker.zygote", str(theirs.fileno()), settings]
        command = program if unsafe else [*self._bubblewrap(), "--", *program]
        self.log = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with the sandbox
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
            env=self.environment() if unsafe else None,
            pass_fds=[theirs.fileno()],
            start_new_session=True,  # a Ctrl-C is for the grader alone
        )
        theirs.close()
        if not self._receive(START_SECONDS).get("ready"):
            raise SandboxLost("the zygote did not start")

    def _bubblewrap(self) -> Iterator[str]:
        scratch = str(self.limits.scratch)
        yield bubblewrap()
        yield from ("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try")
        if os.getuid() == 0:  # becomes another user inside, and must be able to signal what it forked
            yield from ("--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_KILL")
        else:
            yield "--unshare-user"
        yield from ("--as-pid-1", "--die-with-parent", "--new-session", "--hostname", "worker")
        yield from ("--proc", "/proc", "--dev", "/dev")
        for folder in ("/tmp", "/dev/shm"):  # before the binds: one of them may lie below /tmp
            yield from ("--perms", "1777", "--size", scratch, "--tmpfs", folder)
        for path in _binds():
            for parent in reversed(path.parents[:-1]):  # bwrap would make them for its own user alone
                yield from ("--perms", "0755", "--dir", str(parent))
            yield from ("--ro-bind", str(path), str(path))
        yield from ("--chdir", "/tmp", "--clearenv")
        for name, value in self.environment().items():
            yield from ("--setenv", name, value)
        yield from ("--remount-ro", "/")

    def environment(self) -> dict[str, str]:
        """Environment variables inside: nothing of the grader's own, one thread, the same hashes every time."""
        variables = {
            "HOME": "/tmp",
            "LANG": "C.UTF-8",
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
            "PYTHONPATH": str(Path(gradlab.__file__).parent.parent),
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "MPLCONFIGDIR": "/tmp/matplotlib",
            "MPLBACKEND": "module://matplotlib_inline.backend_inline",
            "NBGRADER_EXECUTION": "autograde",
            "GRADLAB_DRAFT": "1",
            "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",  # see join_pages in gradlab.worker.zygote
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "MKL_NUM_THREADS": "1",
        }
        for name in ("GRADLAB_DATA", "XDG_CACHE_HOME"):
            if os.environ.get(name):
                variables[name] = str(Path(os.environ[name]).resolve())
        variables.setdefault("XDG_CACHE_HOME", str(Path.home() / ".cache"))
        return variables

    def _receive(self, timeout: float) -> dict[str, Any]:
        ready, _, _ = select.select([self.control], [], [], timeout)
        message = self.control.recv(65536) if ready else b""
        if not message:
            self.log.seek(0)
            tail = self.log.read()[-400:].decode(errors="replace").strip().splitlines()
            raise SandboxLost("the sandbox is gone" + (f" ({tail[-1]})" if tail else ""))
        return json.loads(message)

    def _ask(self, key: str, timeout: float, descriptors: list[int] | None = None, **order: Any) -> Any:
        """Send an order and wait for the answer that has the key; news of ended kernels is kept on the way."""
        try:
            socket.send_fds(self.control, [json.dumps(order).encode()], descriptors or [])
        except OSError as error:
            raise SandboxLost("the sandbox is gone") from error
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

    def quiet(self, pid: int) -> None:
        """End every process of the submission but the kernel `pid`."""
        self._ask("quiet", 30.0, do="quiet", pid=pid)

    def clean(self) -> None:
        """End every process of the last submission and delete everything it left."""
        self._ask("clean", 30.0, do="clean")
        self.exits.clear()

    def close(self) -> None:
        """End the sandbox and all that is in it. The kernel's namespace dies with its first process."""
        self.control.close()
        self.process.kill()
        self.process.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _binds() -> Iterator[Path]:
    """What a kernel may read: the system, Python, the packages, GradLab's own code, the data sets."""
    wanted = [Path(p) for p in ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts")]
    wanted += [Path(sys.base_prefix), Path(sys.prefix), Path(gradlab.__file__).parent, *data_folders()]
    for path in wanted:
        if path.exists():
            yield path


def sweep() -> None:
    """Remove folders of graders that were killed before they could do it themselves."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdigit() and not Path("/proc", owner).exists():
            shutil.rmtree(folder, ignore_errors=True)


def data_folders() -> list[Path]:
    """Where data sets lie on this machine: the cache, and GRADLAB_DATA where it is set."""
    folders = [Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gradlab"]
    if os.environ.get("GRADLAB_DATA"):
        folders.append(Path(os.environ["GRADLAB_DATA"]).resolve())
    return [folder for folder in folders if folder.is_dir()]
