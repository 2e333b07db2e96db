"""Namespaces within the sandbox: what parts two submissions from each other.

bubblewrap has built the wall to the host. Behind it, every submission gets processes, scratch folders, IPC objects,
terminals and a network of its own. The system ends and deletes all of that together with the first process in it.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import resource
import socket
import struct
import traceback
from pathlib import Path
from typing import Any

NEWNS, NEWIPC, NEWUSER, NEWPID, NEWNET = 0x0002_0000, 0x0800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000
NOSUID, NODEV, NOEXEC, BIND, MOVE, RECURSIVE, PRIVATE = 2, 4, 8, 0x1000, 0x2000, 0x4000, 0x4_0000
PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 4, 38
CAPABILITY_VERSION, CAP_KILL, CAP_SETGID, CAP_SETUID = 0x2008_0522, 5, 6, 7
SIOCSIFFLAGS, IFF_UP = 0x8914, 1

libc = ctypes.CDLL(None, use_errno=True)


def _call(function: Any, *args: Any) -> None:
    """Call a function of the C library; raises OSError where it returns other than 0."""
    if function(*args):
        number = ctypes.get_errno()
        raise OSError(number, f"{function.__name__}: {os.strerror(number)}")


def fork_apart() -> int:
    """Fork a process that is the first of a new process namespace. Our own child, which waits for it, ends with it."""
    pid = os.fork()
    if pid:
        return pid
    try:
        _call(libc.unshare, NEWPID)  # of the next child
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
    _call(libc.unshare, NEWNS | NEWIPC | NEWNET)
    _call(libc.mount, None, b"/", None, PRIVATE | RECURSIVE, None)
    options = f"mode=1777,size={scratch}".encode()
    # The new /tmp is put together at /dev/shm, as long as the old one can still be seen.
    _call(libc.mount, b"tmpfs", b"/dev/shm", b"tmpfs", NOSUID | NODEV, options)
    for folder in below_tmp:
        place = Path("/dev/shm", Path(folder).relative_to("/tmp"))
        place.mkdir(parents=True, exist_ok=True)
        _call(libc.mount, folder.encode(), bytes(place), None, BIND | RECURSIVE, None)
    _call(libc.mount, b"/dev/shm", b"/tmp", None, MOVE, None)
    _call(libc.mount, b"tmpfs", b"/dev/shm", b"tmpfs", NOSUID | NODEV, options)
    _call(libc.mount, b"proc", b"/proc", b"proc", NOSUID | NODEV | NOEXEC, None)
    _call(libc.mount, b"devpts", b"/dev/pts", b"devpts", NOSUID | NOEXEC, b"newinstance,ptmxmode=0666,mode=620")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh", b"lo", IFF_UP))
    os.chdir("/tmp")
    if os.getuid():
        _be_counted_alone()
    _give_up_capabilities()


def _be_counted_alone() -> None:
    """Where all submissions run as the same user: take a user namespace, since processes are counted in each."""
    uid, gid = os.getuid(), os.getgid()
    _call(libc.unshare, NEWUSER)
    libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)  # else these files are not ours
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def _give_up_capabilities() -> None:
    """Keep only what it takes for root to become a student's user, and to end what runs as that user."""
    kept = 0 if os.getuid() else 1 << CAP_KILL | 1 << CAP_SETGID | 1 << CAP_SETUID
    header = struct.pack("Ii", CAPABILITY_VERSION, 0)
    _call(libc.capset, header, struct.pack("6I", kept, kept, 0, 0, 0, 0))  # effective, permitted, inheritable; twice


def drop_privileges(limits: dict[str, Any]) -> None:
    """Become the sandbox's own user, where there is one to become, and take the limits on."""
    # When memory runs out, the system ends a student's process before anybody else's.
    libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)  # else this file is not ours
    Path("/proc/self/oom_score_adj").write_text("1000")
    if os.getuid() == 0 and limits["uid"]:
        os.setgroups([])
        os.setresgid(limits["uid"], limits["uid"], limits["uid"])
        os.setresuid(limits["uid"], limits["uid"], limits["uid"])
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    for name in ("DATA", "FSIZE", "NPROC", "NOFILE", "CORE"):
        value = limits[name.lower()]
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))
