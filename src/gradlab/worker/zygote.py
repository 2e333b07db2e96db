"""The parent of the kernels: PID 1 of its sandbox, with the course's libraries already imported.

It forks a fresh kernel per submission, so that no submission pays for importing torch, and knows nothing worth
stealing: no check, no solution, no submission, no file of the host. It never runs student code itself.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import json
import os
import resource
import select
import shutil
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 4, 38
HUGE_PAGE, MADV_COLLAPSE = 2 * 2**20, 25
SCRATCH = (Path("/tmp"), Path("/dev/shm"))  # in a sandbox, all that a kernel can write to

PRELOADED = (  # what every kernel needs, and what torch imports when it is first used
    "torch._dynamo",  # by the first step of an optimizer
    "torch.utils.data",
    "matplotlib.pyplot",
    "IPython.core.pylabtools",
    "ipykernel.zmqshell",
    "gradlab.checks",
    "gradlab.plots",
    "gradlab.worker.kernel",
)
LOADERS = {  # functions of gradlab.data, and what they import when they are called
    "gradlab.data.load_adult": (),
    "gradlab.data.load_cifar10": ("torchvision.datasets",),
    "gradlab.data.load_iris": ("sklearn.datasets",),
    "gradlab.data.load_mnist": ("torchvision.datasets", "sklearn.datasets"),
}
OF_LABS = ("matplotlib.animation", "sklearn.linear_model", "sklearn.metrics", "sklearn.model_selection", *LOADERS)


def preload(wanted: Iterable[str] = OF_LABS) -> None:
    """Import what kernels need, and the modules `wanted` by the lab that is graded; a missing one is the notebook's
    affair. No torch operation may run here: its threads would not survive a fork.
    """
    import torch

    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    # A notebook may ask for more threads; a pool of them would hang the processes forked for the judge.
    torch.set_num_threads = lambda count: None

    # Half of a kernel's start is this debugger, which nobody can reach here.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    importlib.import_module("ipykernel.debugger")
    del sys.modules["debugpy"]
    for name in PRELOADED:
        importlib.import_module(name)
    for name in wanted:
        for module in ("gradlab.data", *LOADERS[name]) if name in LOADERS else (name,):
            with contextlib.suppress(ImportError):
                importlib.import_module(module)

    gc.collect()
    gc.freeze()  # keeps the children from copying every page at their first garbage collection
    join_pages()


def join_pages() -> None:
    """Have the system gather this process's memory in pages of 2 MB: a fork then copies a tenth of the page tables."""
    libc = ctypes.CDLL(None)
    for line in Path("/proc/self/maps").read_text().splitlines():
        span, rights, *_, name = [*line.split(maxsplit=5), ""][:6]
        if "w" not in rights or name.startswith("/"):
            continue
        start, end = (int(part, 16) for part in span.split("-"))
        start, end = -(-start // HUGE_PAGE) * HUGE_PAGE, end // HUGE_PAGE * HUGE_PAGE
        if start < end:  # it is only advice: a kernel that does not know it leaves all as it was
            libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), MADV_COLLAPSE)


class Zygote:
    """Carries out the host's orders: fork, signal, clean."""

    def __init__(self, host: socket.socket, settings: dict[str, Any]) -> None:
        self.host, self.settings = host, settings
        self.kernels: set[int] = set()
        self.reaped: set[int] = set()

    def tell(self, **message: Any) -> None:
        self.host.send(json.dumps(message).encode())

    def serve(self) -> None:
        """Work until the host hangs up; PID 1's end is the end of everything in the sandbox."""
        wake, wake_write = os.pipe()
        os.set_blocking(wake_write, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
        self.wake_pipe = (wake, wake_write)
        while True:
            ready, _, _ = select.select([self.host, wake], [], [])
            if wake in ready:
                os.read(wake, 4096)
                self.reap()
            if self.host in ready:
                message, descriptors, _, _ = socket.recv_fds(self.host, 65536, 16)
                if not message:
                    return
                self.obey(json.loads(message), descriptors)

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
            case "quiet":
                self.quiet(order["pid"])
                self.tell(quiet=True)
            case "clean":
                self.clean()
                self.tell(clean=True)

    def clean(self) -> None:
        """Leave no trace of a submission: no process, no file, no System V object."""
        if not self.settings["sandboxed"]:  # here "everything" would be the user's own processes and files
            for pid in self.kernels:
                os.killpg(pid, signal.SIGKILL)
            return
        self.as_student(wipe)
        self.reaped.clear()

    def quiet(self, kernel: int) -> None:
        """End all that the cells of a submission left running, so that the judge meets the kernel alone."""
        if self.settings["sandboxed"] and list(others(kernel)):
            self.as_student(end_others, kernel)

    def as_student(self, work: Callable[..., None], *args: Any) -> None:
        """Have a child with a student's rights do some work, and wait for it."""
        pid = os.fork()
        if pid == 0:
            try:
                drop_privileges(self.settings)
                work(*args)
            except Exception:
                traceback.print_exc()  # into the sandbox's log
            finally:
                os._exit(0)
        while pid not in self.reaped:
            self.reap(wait=True)  # the dead must be buried for the child to find nobody

    def become_kernel(self, order: dict[str, Any], descriptors: list[int]) -> None:
        """In the child: shed everything of the parent and run the kernel. Never returns."""
        try:
            self.host.close()
            null = os.open(os.devnull, os.O_RDWR)
            for descriptor in (0, 1, 2):  # the sandbox's log is a file of the host
                os.dup2(null, descriptor)
            os.close(null)
            signal.set_wakeup_fd(-1)
            for descriptor in self.wake_pipe:
                os.close(descriptor)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.setsid()
            drop_privileges(self.settings)
            home = Path(self.settings["home"])
            home.mkdir(parents=True, exist_ok=True)
            os.chdir(home)
            from gradlab.checks.seeds import seed_all
            from gradlab.worker import kernel

            # Kernels must not share random numbers with their siblings, and a regrade must repeat them.
            seed_all(order["seed"])
            *channels, judge = descriptors

            sys.argv = ["gradlab-worker"]
            ports = dict(zip(order["ports"], channels, strict=True))
            kernel.run(order["connection"], ports, socket.socket(fileno=judge))
        finally:
            os._exit(0)


def wipe() -> None:
    """As a student's user: end all of its processes and delete all of its files."""
    # Everything of this user in this sandbox but the caller and PID 1; again until the last is gone.
    with contextlib.suppress(ProcessLookupError):
        while True:
            os.kill(-1, signal.SIGKILL)
            time.sleep(0.002)
    remove_shared_memory()
    for folder in SCRATCH:
        for path in folder.iterdir():
            if path.lstat().st_uid == os.getuid():  # the rest is the sandbox's own, and read-only
                remove(path)


def others(kernel: int) -> Iterator[int]:
    """The living processes of this sandbox but the zygote, the kernel, and the caller."""
    for path in Path("/proc").glob("[0-9]*"):
        pid = int(path.name)
        with contextlib.suppress(OSError):  # it ended meanwhile
            if pid not in (1, kernel, os.getpid()) and path.joinpath("stat").read_text().rpartition(")")[2][1] != "Z":
                yield pid


def end_others(kernel: int) -> None:
    """As a student's user: end all but the kernel. Some seconds at most: the kernel itself may go on forking."""
    deadline = time.monotonic() + 3
    while (found := list(others(kernel))) and time.monotonic() < deadline:
        for pid in found:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.002)


def remove(path: Path) -> None:
    """Delete a file or folder whatever its owner did to its permissions."""

    def unlock_and_retry(function: Any, name: str, _: Any) -> None:
        os.chmod(os.path.dirname(name), 0o700)
        if not os.path.islink(name):
            os.chmod(name, 0o700)
        function(name)

    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, onerror=unlock_and_retry)
    else:
        path.unlink(missing_ok=True)


def remove_shared_memory() -> None:
    """Remove System V memory, semaphores and queues of this sandbox; they outlive their processes."""
    libc = ctypes.CDLL(None)
    for kind, control in (("shm", libc.shmctl), ("msg", libc.msgctl), ("sem", libc.semctl)):
        for line in Path(f"/proc/sysvipc/{kind}").read_text().splitlines()[1:]:
            identifier = int(line.split()[1])
            control(identifier, 0, 0, None) if kind == "sem" else control(identifier, 0, None)


def drop_privileges(limits: dict[str, Any]) -> None:
    """Become the sandbox's own user, where there is one to become, and take the limits on."""
    # When memory runs out, the system ends a student's process before anybody else's.
    Path("/proc/self/oom_score_adj").write_text("1000")
    if os.getuid() == 0 and limits["uid"]:
        os.setgroups([])
        os.setresgid(limits["uid"], limits["uid"], limits["uid"])
        os.setresuid(limits["uid"], limits["uid"], limits["uid"])
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    for name in ("DATA", "FSIZE", "NPROC", "NOFILE", "CORE"):
        value = limits[name.lower()]
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))


def main() -> None:
    descriptor, settings = int(sys.argv[1]), json.loads(sys.argv[2])
    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    preload(settings["preload"] or OF_LABS)
    with socket.socket(fileno=descriptor) as host:
        zygote = Zygote(host, settings)
        zygote.tell(ready=True)
        zygote.serve()


if __name__ == "__main__":
    main()
