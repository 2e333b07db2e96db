"""A call of the C library that fails is an OSError that names it; whoever made it can't go on as if nothing was."""

from __future__ import annotations

import errno
import inspect
import struct
from collections.abc import Callable

import pytest

from gradlab.worker import libc
from gradlab.worker.apart import CAPABILITY_VERSION

NOBODYS_OPTION = 99_999  # of prctl


def _no_such_option(monkeypatch: pytest.MonkeyPatch, call: Callable[[], None], name: str) -> None:
    monkeypatch.setattr(libc, name, NOBODYS_OPTION)
    call()


FAILURES: dict[str, tuple[str, Callable[[pytest.MonkeyPatch], None]]] = {  # function: the call beneath, how it fails
    "unshare": ("unshare", lambda _: libc.unshare(1)),
    "mount": ("mount", lambda _: libc.mount(b"nothing", b"/no/such/folder", b"nosuchfs", 0)),
    "set_dumpable": ("prctl", lambda patch: _no_such_option(patch, lambda: libc.set_dumpable(True), "PR_SET_DUMPABLE")),
    "forbid_new_privileges": (
        "prctl",
        lambda patch: _no_such_option(patch, libc.forbid_new_privileges, "PR_SET_NO_NEW_PRIVS"),
    ),
    "set_capabilities": (  # those of another process
        "capset",
        lambda _: libc.set_capabilities(struct.pack("Ii", CAPABILITY_VERSION, 1), struct.pack("6I", *[0] * 6)),
    ),
    "advise": ("madvise", lambda _: libc.advise(1, 1, -1)),
}


@pytest.mark.parametrize("function", FAILURES)
def test_a_call_that_fails_names_itself(function: str, monkeypatch: pytest.MonkeyPatch) -> None:
    call, fail = FAILURES[function]
    with pytest.raises(OSError, match=rf"\] {call}: \w+") as error:
        fail(monkeypatch)
    assert error.value.errno in errno.errorcode


def test_every_call_is_seen_to_fail() -> None:
    public = {name for name, _ in inspect.getmembers(libc, inspect.isfunction) if not name.startswith("_")}
    assert public == set(FAILURES)


def test_every_call_has_its_types() -> None:
    """Else an address is cut to 32 bits, and a number too many is taken from wherever it should have been."""
    declared = [value for value in vars(libc).values() if isinstance(value, libc.ctypes._CFuncPtr)]
    assert declared and all(function.argtypes and function.errcheck for function in declared)
    with pytest.raises(libc.ctypes.ArgumentError):
        libc.mount("text", b"/", None, 0)  # bytes are wanted


def test_a_call_that_succeeds_says_nothing() -> None:
    assert libc.set_dumpable(True) is None
