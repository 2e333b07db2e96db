"""Messages over a stream socket: a count, the lengths, the parts. Sizes are limited before memory is taken."""

from __future__ import annotations

import contextlib
import socket
import struct
from collections.abc import Callable
from itertools import accumulate, pairwise

MAX_PARTS = 10_000
Patience = Callable[[], float]  # seconds to wait before it is asked again; raises TimeoutError when there are none left
MAX_BYTES = 256 * 2**20  # of one message; an answer is held to less than this by gradlab.checks.wire


class FrameError(Exception):
    """The other side sent what is no message."""


class Closed(FrameError):
    """The other side is gone."""


def send(sock: socket.socket, parts: list[bytes], patience: Patience | None = None) -> None:
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


def receive(sock: socket.socket, patience: Patience | None = None) -> list[bytes]:
    """Receive one message; raises TimeoutError at the end of patience, and Closed when the other side hangs up."""
    (count,) = struct.unpack("!I", _exactly(sock, 4, patience))
    if count > MAX_PARTS:
        raise FrameError(f"a message of {count} parts")
    lengths = struct.unpack(f"!{count}Q", _exactly(sock, 8 * count, patience))
    if sum(lengths) > MAX_BYTES:
        raise FrameError(f"a message of {sum(lengths)} bytes")
    body, ends = _exactly(sock, sum(lengths), patience), [0, *accumulate(lengths)]
    return [body[start:end] for start, end in pairwise(ends)]


def _exactly(sock: socket.socket, count: int, patience: Patience | None) -> bytes:
    pieces: list[bytes] = []
    while count:
        sock.settimeout(patience() if patience else None)
        try:
            piece = sock.recv(min(count, 2**20))
        except TimeoutError:  # ask again whether to wait
            continue
        except ConnectionError as error:
            raise Closed("the other side is gone") from error
        if not piece:
            raise Closed("the other side is gone")
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)
