"""Seconds, CPU seconds and memory of a command and everything it starts, whoever adopts it."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

CPUACCT = Path("/sys/fs/cgroup/cpuacct")  # cgroup version 1
UNIFIED = Path("/sys/fs/cgroup")  # cgroup version 2


@dataclass(frozen=True)
class Usage:
    """What a command took. Memory in MB; `largest` is one process's, `together` is shared pages counted once."""

    seconds: float
    cpu_seconds: float
    largest: float
    together: float


class CpuMeter:
    """CPU seconds of a process and all its descendants, through a control group of their own (root only)."""

    def __init__(self) -> None:
        version_1 = (CPUACCT / "cgroup.procs").exists()
        self.group = (CPUACCT if version_1 else UNIFIED) / f"gradlab-bench-{os.getpid()}-{time.monotonic_ns()}"
        self.version_1 = version_1
        try:
            self.group.mkdir()
        except OSError as error:
            raise SystemExit(f"bench: CPU time needs a control group of its own; run as root ({error})") from error

    def enter(self) -> None:
        """Called in the child before it becomes the command."""
        (self.group / "cgroup.procs").write_text(str(os.getpid()))

    def seconds(self) -> float:
        if self.version_1:
            return int((self.group / "cpuacct.usage").read_text()) / 1e9
        lines = dict(line.split() for line in (self.group / "cpu.stat").read_text().splitlines())
        return int(lines["usage_usec"]) / 1e6

    def close(self) -> None:
        for _ in range(50):
            try:
                self.group.rmdir()
                return
            except OSError:
                time.sleep(0.1)

    def pids(self) -> list[int]:
        return [int(pid) for pid in (self.group / "cgroup.procs").read_text().split()]


def measure(command: list[str], cwd: Path, env: dict[str, str]) -> tuple[Usage, int, str]:
    """Run a command to its end; returns what it took, its exit code and what it said."""
    meter = CpuMeter()
    peaks = {"largest": 0.0, "together": 0.0}
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(0.5):
            sizes = []
            for pid in meter.pids():
                try:
                    sizes.append(psutil.Process(pid).memory_full_info())
                except psutil.Error:
                    continue
            peaks["largest"] = max([peaks["largest"], *(size.rss / 2**20 for size in sizes)])
            peaks["together"] = max(peaks["together"], sum(size.pss for size in sizes) / 2**20)

    watcher = threading.Thread(target=watch, daemon=True)
    with tempfile.TemporaryFile("w+") as said:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=said, stderr=said, preexec_fn=meter.enter)
        watcher.start()
        code = process.wait()
        seconds = time.monotonic() - start
        stop.set()
        watcher.join()
        time.sleep(0.3)  # the last sandbox is being taken down
        usage = Usage(seconds, meter.seconds(), peaks["largest"], peaks["together"])
        meter.close()
        said.seek(0)
        return usage, code, said.read()
