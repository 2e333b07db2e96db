"""Messages over a stream socket: a count, the lengths, the parts. Sizes are limited before memory is taken."""

from __future__ import annotations

import socket
import struct
import time
from itertools import accumulate, pairwise

MAX_PARTS = 10_000
MAX_BYTES = 256 * 2**20  # of one message; an answer is held to less than this by gradlab.checks.wire


class FrameError(Exception):
    """The other side sent what is no message."""


class Closed(FrameError):
    """The other side is gone."""


def send(sock: socket.socket, parts: list[bytes], deadline: float | None = None) -> None:
    """Send one message; raises TimeoutError at the deadline (`time.monotonic()`) and Closed when nobody listens."""
    head = struct.pack("!I", len(parts)) + b"".join(struct.pack("!Q", len(part)) for part in parts)
    view = memoryview(b"".join((head, *parts)))
    try:
        while view:
            _set_timeout(sock, deadline)
            view = view[sock.send(view) :]
    except (BrokenPipeError, ConnectionError) as error:
        raise Closed("the other side is gone") from error


def receive(sock: socket.socket, deadline: float | None = None) -> list[bytes]:
    """Receive one message; raises TimeoutError at the deadline and Closed when the other side hangs up."""
    (count,) = struct.unpack("!I", _exactly(sock, 4, deadline))
    if count > MAX_PARTS:
        raise FrameError(f"a message of {count} parts")
    lengths = struct.unpack(f"!{count}Q", _exactly(sock, 8 * count, deadline))
    if sum(lengths) > MAX_BYTES:
        raise FrameError(f"a message of {sum(lengths)} bytes")
    body, ends = _exactly(sock, sum(lengths), deadline), [0, *accumulate(lengths)]
    return [body[start:end] for start, end in pairwise(ends)]


def _exactly(sock: socket.socket, count: int, deadline: float | None) -> bytes:
    pieces: list[bytes] = []
    while count:
        _set_timeout(sock, deadline)
        try:
            piece = sock.recv(min(count, 2**20))
        except ConnectionError as error:
            raise Closed("the other side is gone") from error
        if not piece:
            raise Closed("the other side is gone")
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


def _set_timeout(sock: socket.socket, deadline: float | None) -> None:
    if deadline is None:
        sock.settimeout(None)
        return
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("no answer in time")
    sock.settimeout(left)
