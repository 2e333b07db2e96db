"""The judge's line to a student's kernel: requests go out, plain data or the news of an end comes back."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterable
from types import CodeType, ModuleType

import cloudpickle

from gradlab.checks.remote import WorkerGone
from gradlab.checks.wire import MAX_BYTES, MAX_TEXT, Packed
from gradlab.course.own_time import OwnTime
from gradlab.judge.rows import MESSAGES
from gradlab.worker import door as doors
from gradlab.worker import frames

MAX_ANSWER = MAX_BYTES + 4 * MAX_TEXT + 100  # bytes of all its parts


def _search_once() -> None:
    """Have cloudpickle look for the modules that a function needs once, not whenever it packs that function."""
    search, found = cloudpickle.cloudpickle._find_imported_submodules, dict[CodeType, list[ModuleType]]()

    def remember(code: CodeType, used: Iterable[object]) -> list[ModuleType]:
        if code not in found:
            found[code] = search(code, used)
        return found[code]

    cloudpickle.cloudpickle._find_imported_submodules = remember


_search_once()


class Worker:
    """The judge's line to a student's kernel: a transport for checks, renewed for each task."""

    def __init__(self, door: socket.socket | None) -> None:
        self.door = door
        self.line: socket.socket | None = None
        self.limits: list[tuple[OwnTime, float]] = []  # clocks that run while an answer is awaited, and their limits
        self.requests = 0

    def knock(self) -> None:
        """Have the kernel fork a process for the next task, with the notebook's state as it was at the end."""
        self.hang_up()
        if self.door is None:
            return
        ours, theirs = socket.socketpair()
        try:
            socket.send_fds(self.door, [doors.KNOCK], [theirs.fileno()])
        except OSError:
            ours.close()
        else:
            self.line = ours
        finally:
            theirs.close()

    def hang_up(self) -> None:
        """Let go of the forked process; the kernel kills it, whatever it is doing."""
        if self.line is not None:
            self.line.close()
            self.line = None
            with contextlib.suppress(OSError):
                assert self.door is not None
                self.door.send(doors.KILL)

    def __call__(self, request: bytes) -> tuple[str, Packed]:
        if self.line is None:
            raise WorkerGone("crashed", MESSAGES["crashed"])
        self.requests += 1
        for clock, _ in self.limits:
            clock.go()
        try:
            frames.send(self.line, [request], self._patience)
            kind, text, data = frames.receive(self.line, self._patience, MAX_ANSWER)
            return str(kind[:20], "ascii"), Packed(str(text, "utf-8"), data)
        except TimeoutError as error:
            raise WorkerGone("timeout", MESSAGES["timeout"]) from error
        except (frames.Closed, OSError) as error:
            raise WorkerGone("crashed", MESSAGES["crashed"]) from error
        except (frames.FrameError, ValueError) as error:
            raise WorkerGone("crashed", MESSAGES["unreadable"]) from error
        finally:
            for clock, _ in self.limits:
                clock.halt()

    def _patience(self) -> float:
        return min(clock.patience(limit) for clock, limit in self.limits)
