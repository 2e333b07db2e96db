"""The sandbox of this process: started at the first submission, cleaned and reused for the next ones.

Every worker process of a parallel run has its own, so two submissions never share one at the same time.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Collection
from typing import Any

from gradlab.grading.sandbox import Limits, Sandbox, SandboxLost

_idle: list[Sandbox] = []
_in_use: list[Sandbox] = []
_settings: dict[str, Any] = {"slot": 0, "unsafe": False, "warm": True, "limits": Limits(), "preload": ()}


def configure(
    slot: int | None = None,
    unsafe: bool | None = None,
    warm: bool | None = None,
    limits: Limits | None = None,
    preload: Collection[str] | None = None,
) -> None:
    """Set how sandboxes of this process are made. `warm=False` starts a new one for each submission."""
    given = {"slot": slot, "unsafe": unsafe, "warm": warm, "limits": limits, "preload": preload}
    _settings.update({name: value for name, value in given.items() if value is not None})


def limits() -> Limits:
    """What a kernel may use in sandboxes made from now on."""
    return _settings["limits"]


def acquire() -> Sandbox:
    """A clean sandbox with no kernel in it: one that was cleaned when it was given back, or a new one."""
    while _idle:
        sandbox = _idle.pop()
        if sandbox.process.poll() is None:
            _in_use.append(sandbox)
            return sandbox
        sandbox.close()
    sandbox = Sandbox(_settings["slot"], _settings["unsafe"], _settings["limits"], _settings["preload"])
    _in_use.append(sandbox)
    return sandbox


def release(sandbox: Sandbox) -> None:
    """Give a sandbox back: its processes are ended and its files deleted now, not at its next use."""
    _in_use.remove(sandbox)
    if sandbox.unsafe or not _settings["warm"]:
        sandbox.close()
        return
    try:
        sandbox.clean()
    except (SandboxLost, OSError):
        sandbox.close()
    else:
        _idle.append(sandbox)


def close_all() -> None:
    """End every sandbox of this process."""
    while sandboxes := _idle or _in_use:
        sandboxes.pop().close()


atexit.register(close_all)
# A forked process must not use or end its parent's.
os.register_at_fork(after_in_child=_idle.clear)
os.register_at_fork(after_in_child=_in_use.clear)
