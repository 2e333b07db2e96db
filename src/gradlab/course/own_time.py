"""How long a submission has taken by its own doing: work and waiting of its own, but no queue for a processor.

A machine that has other work to do makes everything slower by the clock. What counts here is the larger of two: the
time that the submission's processes spent on a processor, and the time by the clock less the time for which they stood
in a queue for one. A `sleep`, a lock and an endless loop are its own doing; other people's work is not.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

Usage = Callable[[], tuple[float, float]]  # seconds on a processor, seconds in the queue for one, so far
FIRST_LOOK = 1.0  # seconds by the clock that are taken as they are: nearly everything is over by then
PROCESSORS = os.cpu_count() or 1


class OwnTime:
    """Counts from `go` to `halt`, as often as these are called. `last_resort` times the limit, the clock decides."""

    def __init__(self, usage: Usage, last_resort: float) -> None:
        self._usage, self._last_resort = usage, last_resort
        self._clock, self._since = 0.0, 0.0
        self._running = False
        self._first: tuple[float, float, float] | None = None  # clock, processor and queue at the first look
        self._first_look, self._next_look = FIRST_LOOK, 0.0

    def go(self) -> None:
        """From now on time counts."""
        self._since, self._running = time.monotonic(), True

    def halt(self) -> None:
        """Until the next `go` no time counts."""
        self._clock, self._running = self.clock, False

    @property
    def clock(self) -> float:
        """Seconds by the clock while it counted."""
        return self._clock + (time.monotonic() - self._since if self._running else 0.0)

    def spent(self) -> float:
        """Seconds that the submission took by its own doing."""
        clock = self.clock
        if clock < self._first_look:
            return clock
        processor, queue = self._usage()
        if self._first is None:
            self._first = clock, processor, queue
        clock_before, processor_before, queue_before = self._first
        after = max(processor - processor_before, (clock - clock_before) - (queue - queue_before))
        return clock_before + after

    def patience(self, limit: float) -> float:
        """Seconds to wait before asking again; raises TimeoutError when the limit is used up."""
        clock = self.clock
        if clock >= self._last_resort * limit:
            raise TimeoutError("the last resort")
        if clock >= self._next_look:
            left = limit - self.spent()
            if left <= 0:
                raise TimeoutError("the limit is used up")
            # On several processors it can be used up faster than by the clock.
            self._next_look = clock + max(left / PROCESSORS, 0.02)
            if self._first is None:
                self._first_look = min(FIRST_LOOK, limit / 4)
                self._next_look = min(self._next_look, clock + self._first_look)
        return self._next_look - clock
