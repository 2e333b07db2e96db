"""Where this process takes its sandboxes from: a nursery of the command's, or one of its own.

Every submission has a sandbox of its own, made when it is asked for and gone when it is given back.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from gradlab.course.settings import Limits
from gradlab.sandbox.nursery import Nursery
from gradlab.sandbox.sandbox import Sandbox, SandboxLost
from gradlab.sandbox.trial import refuse_without_sandboxes

_own: list[Nursery] = []  # at most one
_in_use: list[Sandbox] = []
_settings: dict[str, Any] = {
    "nursery": None,
    "slot": 0,
    "unsafe": False,
    "warm": True,
    "preload": (),
}


def configure(
    nursery: Path | None = None,
    slot: int | None = None,
    unsafe: bool | None = None,
    warm: bool | None = None,
    preload: Collection[str] | None = None,
) -> None:
    """Set how sandboxes of this process are made.

    `nursery` is the folder of one to share. `warm=False` starts a new one of our own for each submission.
    """
    given = locals()
    _settings.update({name: value for name, value in given.items() if value is not None})


def acquire(limits: Limits) -> Sandbox:
    """A new sandbox; raises SandboxLost where it does not start, GradLabError where this system allows none."""
    if _settings["nursery"] is not None and _settings["warm"]:
        try:
            return _new_sandbox(_settings["nursery"], limits)
        except SandboxLost:  # something killed the nursery; we can do without it
            _settings["nursery"] = None
    if _own and not _own[0].is_alive():
        _own.pop().close()
    if not _own:
        if not _settings["unsafe"]:
            refuse_without_sandboxes()
        _own.append(Nursery(_settings["unsafe"], _settings["preload"]))
    return _new_sandbox(_own[0].folder, limits)


def _new_sandbox(nursery: Path, limits: Limits) -> Sandbox:
    sandbox = Sandbox(nursery, _settings["slot"], _settings["unsafe"], limits)
    _in_use.append(sandbox)
    return sandbox


def release(sandbox: Sandbox) -> None:
    """Give a sandbox back: its processes and files end now."""
    _in_use.remove(sandbox)
    sandbox.close()
    if not _settings["warm"]:
        close_all()


def close_all() -> None:
    """End every sandbox of this process, and its nursery."""
    for started in (_in_use, _own):
        while started:
            started.pop().close()


def _forget() -> None:
    """A forked process must not use or end what is its parent's."""
    _in_use.clear()
    _own.clear()


atexit.register(close_all)
os.register_at_fork(after_in_child=_forget)
