"""Messages over a stream socket: a count, the lengths, the parts. Sizes are limited before memory is taken."""

from __future__ import annotations

import contextlib
import socket
import struct
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

MAX_PARTS = 16
Patience = Callable[[], float]  # seconds to wait before it is asked again; raises TimeoutError when there are none left
MAX_BYTES = 256 * 2**20  # of one message, unless the reader allows less


class FrameError(Exception):
    """The other side sent what is no message."""


class Closed(FrameError):
    """The other side is gone."""


def send(sock: socket.socket, parts: Sequence[bytes | memoryview], patience: Patience | None = None) -> None:
    """Send one message; raises TimeoutError at the end of patience, and Closed when nobody listens."""
    head = struct.pack("!I", len(parts)) + b"".join(struct.pack("!Q", len(part)) for part in parts)
    view = memoryview(b"".join((head, *parts)))
    try:
        while view:
            sock.settimeout(patience() if patience else None)
            with contextlib.suppress(TimeoutError):  # ask again whether to wait
                view = view[sock.send(view) :]
    except (BrokenPipeError, ConnectionError) as error:
        raise Closed("the other side is gone") from error


def receive(sock: socket.socket, patience: Patience | None = None, limit: int = MAX_BYTES) -> list[memoryview]:
    """Receive one message of at most `limit` bytes, as parts of one piece of memory.

    Raises TimeoutError at the end of patience, Closed when the other side hangs up, FrameError for what is no message.
    """
    (count,) = struct.unpack("!I", _exactly(sock, 4, patience))
    if count > MAX_PARTS:
        raise FrameError(f"a message of {count} parts")
    lengths = struct.unpack(f"!{count}Q", _exactly(sock, 8 * count, patience))
    if sum(lengths) > limit:
        raise FrameError(f"a message of {sum(lengths)} bytes")
    body, ends = _exactly(sock, sum(lengths), patience), [0, *accumulate(lengths)]
    return [body[start:end] for start, end in pairwise(ends)]


def _exactly(sock: socket.socket, count: int, patience: Patience | None) -> memoryview:
    whole = memoryview(bytearray(count))  # however small the pieces are that it comes in
    left = whole
    while left:
        sock.settimeout(patience() if patience else None)
        try:
            read = sock.recv_into(left)
        except TimeoutError:  # ask again whether to wait
            continue
        except ConnectionError as error:
            raise Closed("the other side is gone") from error
        if not read:
            raise Closed("the other side is gone")
        left = left[read:]
    return whole.toreadonly()
