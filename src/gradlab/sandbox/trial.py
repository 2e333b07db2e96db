"""Whether sandboxes can be made here: one is made, without any library, and thrown away. A tenth of a second."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from gradlab.errors import GradLabError
from gradlab.sandbox.nursery import below_tmp, bubblewrap_command
from gradlab.sandbox.sandbox import FIRST_UID

SECONDS = 60.0  # it takes a tenth of one; a machine may be busy
SCRATCH = 2**20
LIMITS = {"DATA": 2**28}  # as in `gradlab.sandbox.sandbox`; any limit shows whether the system keeps it
ALLOCATE = 2**29
SETTINGS = (  # of the system, that forbid namespaces to ordinary users: file, its value then, what mends it
    ("kernel/unprivileged_userns_clone", "0", "sudo sysctl kernel.unprivileged_userns_clone=1"),
    ("kernel/apparmor_restrict_unprivileged_userns", "1", "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"),
    ("user/max_user_namespaces", "0", "sudo sysctl user.max_user_namespaces=15000"),
)


def try_namespaces() -> str:
    """Make a sandbox; a sentence on it. Raises GradLabError where bubblewrap or the system refuses."""
    _need_namespaces(*_run())
    return "a sandbox with processes, files, IPC and network of its own was made"


def try_memory_limit() -> str:
    """Allocate too much in a sandbox; a sentence on it. Raises GradLabError where the system lets it happen."""
    _need_memory_limit(_run()[0])
    return "what allocates too much in a sandbox is refused"


def refuse_without_sandboxes() -> None:
    """Raise GradLabError, in the words of the two above, where submissions can't be kept apart or within bounds."""
    given, said = _run()
    _need_namespaces(given, said)
    _need_memory_limit(given)


def _need_namespaces(given: set[str], said: str) -> None:
    if "namespaces" not in given:
        reason = said.strip().splitlines()[-1] if said.strip() else "it ended without a word"
        raise GradLabError(f"No sandbox can be made on this system ({reason[:200]}).", remedy())


def _need_memory_limit(given: set[str]) -> None:
    if "memory" not in given:
        raise memory_is_not_limited()


def memory_is_not_limited() -> GradLabError:
    """The error for a system that does not keep the limit on memory."""
    return GradLabError(
        "The limit on memory does not hold in a sandbox here, so one notebook could use up the machine's.",
        "uname -r  (Linux 4.7 or newer keeps it; where that is older, grade in a virtual machine)",
    )


def remedy(system: Path = Path("/")) -> str:
    """The command that would allow sandboxes on this system, as far as one can tell."""
    for name, value, command in SETTINGS:
        file = system / "proc/sys" / name
        if file.is_file() and file.read_text().strip() == value:
            return command
    if any((system / name).exists() for name in (".dockerenv", "run/.containerenv")):
        return "docker run --privileged …  (a container may make no namespaces otherwise; docs/safety.md says more)"
    return "bwrap --unshare-all --ro-bind / / true  (must work; docs/safety.md says what it takes)"


def _run() -> tuple[set[str], str]:
    """The words that a trial printed, and what it complained of."""
    settings = {
        "scratch": SCRATCH,
        "below_tmp": [str(path) for path in below_tmp()],
        "uid": 0 if os.getuid() else FIRST_UID,
        "limits": LIMITS,
        "allocate": ALLOCATE,
    }
    program = [sys.executable, "-m", "gradlab.worker.trial", json.dumps(settings)]
    try:
        done = subprocess.run(
            [*bubblewrap_command(), "--", *program], capture_output=True, text=True, errors="replace", timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return set(), f"bubblewrap did not come back within {SECONDS:g} s"
    except OSError as error:
        return set(), str(error)
    return set(done.stdout.split()), done.stderr
