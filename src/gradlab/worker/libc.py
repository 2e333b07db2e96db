"""Calls of the C library that can't fail unseen: each has its argument types, and one that fails raises OSError."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from ctypes import c_char_p, c_int, c_size_t, c_ulong, c_void_p
from typing import Any

PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 4, 38

_library = ctypes.CDLL(None, use_errno=True)


def _declare(name: str, *argument_types: Any) -> Callable[..., int]:
    function = getattr(_library, name)
    function.argtypes, function.restype, function.errcheck = argument_types, c_int, _raise_error
    return function


def _raise_error(result: int, function: Any, arguments: tuple[Any, ...]) -> int:
    """ctypes' own hook after each call: every function here returns -1 where it failed."""
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{function.__name__}: {os.strerror(number)}")
    return result


_unshare = _declare("unshare", c_int)
_mount = _declare("mount", c_char_p, c_char_p, c_char_p, c_ulong, c_char_p)
_prctl = _declare("prctl", c_int, c_ulong, c_ulong, c_ulong, c_ulong)
_capset = _declare("capset", c_char_p, c_char_p)
_madvise = _declare("madvise", c_void_p, c_size_t, c_int)


def unshare(flags: int) -> None:
    """Leave the namespaces that the flags (CLONE_NEW…) name, for new ones."""
    _unshare(flags)


def mount(source: bytes | None, target: bytes, kind: bytes | None, flags: int, options: bytes | None = None) -> None:
    """Mount a file system, or change a mount, in this process's mount namespace."""
    _mount(source, target, kind, flags, options)


def set_dumpable(allowed: bool) -> None:
    """Whether other processes of this user may read this one's memory, and its files in /proc are its own."""
    _prctl(PR_SET_DUMPABLE, int(allowed), 0, 0, 0)


def forbid_new_privileges() -> None:
    """From now on no program that this process or a child runs gains a right by it; it can't be undone."""
    _prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def set_capabilities(header: bytes, sets: bytes) -> None:
    """Replace this thread's capability sets; both structures as in capset(2)."""
    _capset(header, sets)


def advise(start: int, length: int, advice: int) -> None:
    """Tell the system how a range of this process's memory will be used; raises OSError for advice it does not know."""
    _madvise(start, length, advice)
