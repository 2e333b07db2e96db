"""What two submissions share that run at the same time, from one nursery: nothing."""

from __future__ import annotations

import ast
import os
from pathlib import Path

from nbformat.v4 import new_code_cell, new_notebook

from gradlab.course.settings import Limits
from gradlab.sandbox import pool
from gradlab.sandbox.run_cells import Execution

LEAVE_TRACES = """
import ctypes, os, pty, socket, subprocess

for folder in ("/tmp", "/dev/shm", "."):
    open(f"{folder}/trace", "w").close()
libc = ctypes.CDLL(None)
assert libc.shmget(4711, 4096, 0o1666) >= 0
terminal = pty.openpty()
listener = socket.socket(socket.AF_UNIX)
listener.bind("\\0trace")
listener.listen()
web = socket.create_server(("127.0.0.1", 4711))
sleeper = subprocess.Popen(["sleep", "600"])
"""
FIND_TRACES = """
import ctypes, os, socket

found = [f"{folder}/trace" for folder in ("/tmp", "/dev/shm", ".") if os.path.exists(f"{folder}/trace")]
if ctypes.CDLL(None).shmget(4711, 4096, 0) >= 0:
    found.append("shared memory")
found += [f"terminal {name}" for name in os.listdir("/dev/pts") if name != "ptmx"]
for family, address in ((socket.AF_UNIX, "\\0trace"), (socket.AF_INET, ("127.0.0.1", 4711))):
    try:
        socket.socket(family).connect(address)
        found.append(f"a listener at {address}")
    except OSError:
        pass
found += [f"process {pid}" for pid in os.listdir("/proc") if pid.isdigit() and int(pid) not in (1, os.getpid())]
print(found)
"""
RIGHTS = """
import os
from pathlib import Path

mine = dict(line.split(":", 1) for line in open("/proc/thread-self/status").read().splitlines())
writable = []
for folder, folders, _ in os.walk("/"):
    if folder.startswith(("/proc", "/sys")):
        folders.clear()
    elif os.access(folder, os.W_OK):
        writable.append(folder)
        folders.clear()
print({"capabilities": int(mine["CapEff"], 16) | int(mine["CapPrm"], 16) | int(mine["CapAmb"], 16),
       "no new ones": mine["NoNewPrivs"].strip(), "writable": sorted(writable), "user": os.getuid()})
"""
SAY_HELLO = "print(repr('hello'))"


def run(*sources: str) -> Execution:
    """Run cells in a sandbox of their own; it lives until the execution is closed."""
    execution = Execution(new_notebook(cells=[new_code_cell(source) for source in sources]), 1, Limits())
    execution.run()
    return execution


def said(execution: Execution) -> object:
    """What the last cell printed, as the value it is."""
    outputs = execution.notebook.cells[-1].outputs
    assert [output.output_type for output in outputs] == ["stream"], outputs
    return ast.literal_eval(outputs[0].text)


def test_two_at_once_share_nothing() -> None:
    first = run(LEAVE_TRACES, FIND_TRACES)
    second = run(FIND_TRACES)
    try:
        assert len(said(first)) >= 6, "the traces can be found where they were left"
        assert said(second) == []
    finally:
        first.close()
        second.close()
    third = run(FIND_TRACES)
    assert said(third) == []
    third.close()


def test_a_student_has_no_rights() -> None:
    execution = run(RIGHTS)
    found = said(execution)
    execution.close()
    assert found["capabilities"] == 0
    assert found["no new ones"] == "1"
    assert found["writable"] == ["/dev/shm", "/tmp"]
    assert found["user"] != 0


def test_a_nursery_outlives_what_was_born_there() -> None:
    """However many submissions there were: afterwards one nursery is left, and no process that it gave birth to."""
    for _ in range(3):
        run("import subprocess\nsleeper = subprocess.Popen(['sleep', '600'])").close()
    (nursery,) = pool._own
    assert living(below=nursery.process.pid) == ["bwrap", "python"]


def test_a_killed_nursery_is_replaced(tmp_path: Path) -> None:
    """Both one of our own, and one that was shared with us."""
    run(SAY_HELLO).close()
    pool._own[0].process.kill()
    pool._own[0].process.wait()
    execution = run(SAY_HELLO)
    execution.close()
    assert said(execution) == "hello"
    pool.configure(nursery=tmp_path)  # nobody listens there
    execution = run(SAY_HELLO)
    execution.close()
    assert said(execution) == "hello"


def living(below: int) -> list[str]:
    """Names of a process and its descendants."""
    import psutil

    top = psutil.Process(below)
    return [
        process.name() for process in (top, *top.children(recursive=True)) if os.path.exists(f"/proc/{process.pid}")
    ]
