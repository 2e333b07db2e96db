"""The host's end of a nursery: a bubblewrap in which the course's libraries are imported once, for all sandboxes.

Nothing of the host is writable inside. What a kernel can read is listed in `_binds`: the system, Python, this
package, and the data sets.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import gradlab
from gradlab.errors import GradLabError

PREFIX = "gradlab-"  # of a grader's folders in /tmp; the number of its process follows
WAITING = 64  # sandboxes that may be asked for while the libraries are still being imported


def bubblewrap() -> str:
    """Path of bwrap; raises GradLabError where it is missing or may not be used here."""
    path = shutil.which("bwrap")
    if path is None:
        raise GradLabError(
            "bubblewrap (bwrap) is not installed, so student code can't be run safely.",
            "sudo apt-get install bubblewrap  (or read about --unsafe-no-sandbox)",
        )
    return path


class Nursery:
    """A running nursery. `unsafe` runs it without bubblewrap: student code then has this user's rights.

    `preload` names what the labs to be graded import; without it, the nursery imports what any lab of the course does.
    """

    def __init__(self, unsafe: bool = False, preload: Iterable[str] = ()) -> None:
        sweep()
        self.folder = new_folder()
        settings = json.dumps(
            {"sandboxed": not unsafe, "preload": sorted(preload), "below_tmp": [str(path) for path in below_tmp()]}
        )
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener, log_of(self.folder).open("wb") as log:
            listener.bind(str(address_of(self.folder)))
            listener.listen(WAITING)
            program = [sys.executable, "-m", "gradlab.worker.nursery", str(listener.fileno()), settings]
            self.process = subprocess.Popen(
                program if unsafe else [*bubblewrap_command(), "--", *program],
                stdin=subprocess.PIPE,  # never written to; when it closes, the nursery ends
                stdout=log,
                stderr=log,
                env=environment() if unsafe else None,
                pass_fds=[listener.fileno()],
                start_new_session=True,  # a Ctrl-C is for the grader alone
            )

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def close(self) -> None:
        """End the nursery and all that was born there. The namespaces die with their first processes."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def new_folder() -> Path:
    """A folder of this process for sockets; no other user may enter it, and the next grader removes it if we can't."""
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))


def address_of(folder: Path) -> Path:
    """Where the nursery of this folder listens."""
    return folder / "nursery"


def log_of(folder: Path) -> Path:
    """What the nursery of this folder and its zygotes have to say."""
    return folder / "log"


def bubblewrap_command() -> Iterator[str]:
    yield bubblewrap()
    yield from ("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try")
    if os.getuid():
        yield "--unshare-user"
    yield from ("--cap-drop", "ALL")
    # To make namespaces; zygotes keep none of it but what it takes to become another user, and to signal that one.
    for name in ("SYS_ADMIN", "NET_ADMIN", *(() if os.getuid() else ("SETUID", "SETGID", "KILL"))):
        yield from ("--cap-add", f"CAP_{name}")
    yield from ("--as-pid-1", "--die-with-parent", "--new-session", "--hostname", "worker")
    yield from ("--proc", "/proc", "--dev", "/dev")
    for folder in ("/tmp", "/dev/shm"):  # before the binds: one of them may lie below /tmp
        yield from ("--perms", "1777", "--tmpfs", folder)
    for path in _binds():
        for parent in reversed(path.parents[:-1]):  # bwrap would make them for its own user alone
            yield from ("--perms", "0755", "--dir", str(parent))
        yield from ("--ro-bind", str(path), str(path))
    yield from ("--chdir", "/tmp", "--clearenv")
    for name, value in environment().items():
        yield from ("--setenv", name, value)
    yield from ("--remount-ro", "/", "--remount-ro", "/dev")


def environment() -> dict[str, str]:
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
        "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",  # see join_pages in gradlab.worker.preload
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
    }
    for name in ("GRADLAB_DATA", "XDG_CACHE_HOME"):
        if os.environ.get(name):
            variables[name] = str(Path(os.environ[name]).resolve())
    variables.setdefault("XDG_CACHE_HOME", str(Path.home() / ".cache"))
    return variables


def _binds() -> Iterator[Path]:
    """What a kernel may read: the system, Python, the packages, GradLab's own code, the data sets."""
    wanted = [Path(p) for p in ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts")]
    wanted += [Path(sys.base_prefix), Path(sys.prefix), Path(gradlab.__file__).parent, *data_folders()]
    for path in wanted:
        if path.exists():
            yield path


def below_tmp() -> Iterator[Path]:
    for path in _binds():
        if path.is_relative_to("/tmp"):
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
