"""Namespaces within the sandbox: what parts two submissions from each other.

bubblewrap has built the wall to the host. Behind it, every submission gets processes, scratch folders, IPC objects,
terminals and a network of its own. The system ends and deletes all of that together with the first process in it.
"""

from __future__ import annotations

import fcntl
import os
import resource
import socket
import struct
import traceback
from pathlib import Path
from typing import Any

from gradlab.worker import libc

NEWNS, NEWIPC, NEWUSER, NEWPID, NEWNET = 0x0002_0000, 0x0800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000
NOSUID, NODEV, NOEXEC, BIND, MOVE, RECURSIVE, PRIVATE = 2, 4, 8, 0x1000, 0x2000, 0x4000, 0x4_0000
CAPABILITY_VERSION, CAP_KILL, CAP_SETGID, CAP_SETUID = 0x2008_0522, 5, 6, 7
SIOCSIFFLAGS, IFF_UP = 0x8914, 1


def fork_apart() -> int:
    """Fork a process that is the first of a new process namespace. Our own child, which waits for it, ends with it."""
    pid = os.fork()
    if pid:
        return pid
    try:
        libc.unshare(NEWPID)  # of the next child
        first = os.fork()
    except OSError:
        traceback.print_exc()  # into the sandbox's log
        os._exit(1)
    if first:
        os.closerange(0, os.sysconf("SC_OPEN_MAX"))  # who waits for one of these to be closed must not wait for us
        os.waitpid(first, 0)
        os._exit(0)
    return 0


def settle(scratch: int, below_tmp: list[str]) -> None:
    """In the first process of a new process namespace: make all else that a submission must not share.

    `scratch` limits /tmp and /dev/shm, bytes; `below_tmp` are read-only folders that bubblewrap placed below /tmp.
    """
    libc.unshare(NEWNS | NEWIPC | NEWNET)
    libc.mount(None, b"/", None, PRIVATE | RECURSIVE)
    options = f"mode=1777,size={scratch}".encode()
    # The new /tmp is put together at /dev/shm, as long as the old one can still be seen.
    libc.mount(b"tmpfs", b"/dev/shm", b"tmpfs", NOSUID | NODEV, options)
    for folder in below_tmp:
        place = Path("/dev/shm", Path(folder).relative_to("/tmp"))
        place.mkdir(parents=True, exist_ok=True)
        libc.mount(folder.encode(), bytes(place), None, BIND | RECURSIVE)
    libc.mount(b"/dev/shm", b"/tmp", None, MOVE)
    libc.mount(b"tmpfs", b"/dev/shm", b"tmpfs", NOSUID | NODEV, options)
    libc.mount(b"proc", b"/proc", b"proc", NOSUID | NODEV | NOEXEC)
    libc.mount(b"devpts", b"/dev/pts", b"devpts", NOSUID | NOEXEC, b"newinstance,ptmxmode=0666,mode=620")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh", b"lo", IFF_UP))
    os.chdir("/tmp")
    if os.getuid():
        _be_counted_alone()
    _give_up_capabilities()


def _be_counted_alone() -> None:
    """Where all submissions run as the same user: take a user namespace, since processes are counted in each."""
    uid, gid = os.getuid(), os.getgid()
    libc.unshare(NEWUSER)
    libc.set_dumpable(True)  # else these files are not ours
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    libc.set_dumpable(False)


def _give_up_capabilities() -> None:
    """Keep only what it takes for root to become a student's user, and to end what runs as that user."""
    kept = 0 if os.getuid() else 1 << CAP_KILL | 1 << CAP_SETGID | 1 << CAP_SETUID
    header = struct.pack("Ii", CAPABILITY_VERSION, 0)
    libc.set_capabilities(header, struct.pack("6I", kept, kept, 0, 0, 0, 0))  # effective, permitted, inheritable; twice


def drop_privileges(settings: dict[str, Any]) -> None:
    """Become the sandbox's own user, where there is one to become, and take the limits on."""
    # When memory runs out, the system ends a student's process before anybody else's.
    libc.set_dumpable(True)  # else this file is not ours
    Path("/proc/self/oom_score_adj").write_text("1000")
    uid = settings["uid"]
    if os.getuid() == 0 and uid:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    libc.forbid_new_privileges()
    libc.set_dumpable(False)
    for name, value in settings["limits"].items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))
