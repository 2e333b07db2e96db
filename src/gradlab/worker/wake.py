"""How a process that waits in `select` hears that a child has ended."""

from __future__ import annotations

import os
import signal


def wake_at_child() -> tuple[int, int]:
    """A pipe (its reading and its writing end) that becomes readable when a child of this process ends."""
    wake, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
    return wake, wake_write
