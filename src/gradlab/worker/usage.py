"""What the processes of a submission have used: time on a processor, and time spent waiting for one."""

from __future__ import annotations

import contextlib
import os
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

TICK = 1 / os.sysconf("SC_CLK_TCK")


class Usage:
    """Adds up over every process below /proc but this one. What has ended stays counted."""

    def __init__(self, processes: Callable[[], Iterator[int]]) -> None:
        self.processes = processes
        self._processor: dict[int, float] = {}  # process → seconds on a processor, its ended children's included
        self._delays: dict[tuple[int, int], float] = {}  # (process, thread) → seconds in the queue for a processor
        self._ended = 0.0

    def now(self) -> tuple[float, float]:
        """Seconds on a processor, and seconds in a queue for one, of all processes and threads together."""
        alive = set(self.processes())
        for pid in alive:
            with contextlib.suppress(OSError, ValueError):  # it ended meanwhile
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                self._processor[pid] = TICK * sum(map(int, fields[11:15]))
                for thread in os.listdir(f"/proc/{pid}/task"):
                    waited = Path(f"/proc/{pid}/task/{thread}/schedstat").read_text().split()[1]
                    self._delays[pid, int(thread)] = int(waited) / 1e9
        for pid in self._processor.keys() - alive:
            del self._processor[pid]
        buried = resource.getrusage(resource.RUSAGE_CHILDREN)  # of what ended as a child of ours
        living = sum(self._processor.values())
        # A process that ended is counted by whoever buried it; if nobody did, the sum must not sink.
        self._ended = max(self._ended, living + buried.ru_utime + buried.ru_stime)
        return self._ended, sum(self._delays.values())
