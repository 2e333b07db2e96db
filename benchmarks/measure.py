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

from gradlab.sandbox.sandbox import FIRST_UID

CPUACCT = Path("/sys/fs/cgroup/cpuacct")  # cgroup version 1
UNIFIED = Path("/sys/fs/cgroup")  # cgroup version 2


@dataclass(frozen=True)
class Usage:
    """What a command took. Memory in MB; `largest` is one process's, `together` is shared pages counted once.

    `own` is what no other process shares, at most, of a process that belongs to a sandbox's user.
    """

    seconds: float
    cpu_seconds: float
    largest: float
    together: float
    own: float


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
    peaks = {"largest": 0.0, "together": 0.0, "own": 0.0}
    stop = threading.Event()

    def watch() -> None:
        # Seldom, because the system counts every page of every process for this, on the cores that are measured.
        while not stop.wait(2):
            sizes = []
            for pid in meter.pids():
                try:
                    process = psutil.Process(pid)
                    sizes.append(process.memory_full_info())
                    if process.uids().real >= FIRST_UID:
                        peaks["own"] = max(peaks["own"], sizes[-1].uss / 2**20)
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
        usage = Usage(seconds, meter.seconds(), peaks["largest"], peaks["together"], peaks["own"])
        meter.close()
        said.seek(0)
        return usage, code, said.read()
