"""The end of the line at the student's objects: does what a check asks for and answers with plain data.

It runs in the worker (or, for visible checks, in the student's own notebook). It decides nothing and knows no
expected value: whatever it answers is only what the student's code returned.
"""

from __future__ import annotations

import linecache
import re
import traceback
from collections.abc import MutableMapping
from typing import Any

import cloudpickle

from gradlab.checks.seeds import seed_all
from gradlab.checks.wire import MAX_HANDLES, Packed, WireError, pack

MESSAGE_CHARACTERS = 300  # of a student's exception, shown in the verdict

_current: Agent | None = None  # set while a request is being unpickled: references are looked up here


class MissingName(LookupError):
    """The student's notebook does not define a name that a check asks for."""


def resolve(root: str | int, path: tuple[str, ...]) -> Any:
    """What a reference inside a request stands for: the student's own object."""
    assert _current is not None, "references exist only inside a request"
    return _current.look_up(root, path)


def _what_the_cell_defines(filename: str) -> str:
    """The first function or class of the cell that runs under this file name; nothing where there is none."""
    found = re.search(r"^(?:async def|def|class) (\w+)", "".join(linecache.getlines(filename)), re.MULTILINE)
    return found[1][:80] if found else ""


class Agent:
    """Answers requests about one namespace.

    A request is a cloudpickled tuple `(seed or None, verb, ...)` from the trusted side; an answer is plain data.
    """

    def __init__(self, namespace: MutableMapping[str, Any]) -> None:
        self.namespace = namespace
        self.handles: dict[int, Any] = {}

    def keep(self, value: Any) -> int:
        if len(self.handles) >= MAX_HANDLES:
            raise WireError(f"the answer holds more than {MAX_HANDLES} objects that are not plain data")
        self.handles[len(self.handles) + 1] = value
        return len(self.handles)

    def look_up(self, root: str | int, path: tuple[str, ...]) -> Any:
        if isinstance(root, str):
            if root not in self.namespace:
                raise MissingName(root)
            value = self.namespace[root]
        else:
            value = self.handles[root]
        for name in path:
            value = getattr(value, name)
        return value

    def answer(self, request: bytes | memoryview) -> tuple[str, Packed]:
        """Carry out one request; returns ("value", …), ("missing", name) or ("raised", [class, text, line, cell])."""
        global _current
        _current = self
        try:
            seed, verb, *arguments = cloudpickle.loads(request)
            if seed is not None:
                seed_all(seed)
            return "value", pack(getattr(self, f"do_{verb}")(*arguments), self.keep)
        except MissingName as missing:
            return "missing", pack(str(missing.args[0]), self.keep)
        except WireError as error:
            return "raised", pack(["TooMuch", str(error), None, ""], self.keep)
        except BaseException as error:  # students raise SystemExit and KeyboardInterrupt too
            return "raised", pack(self.describe(error), self.keep)
        finally:
            _current = None

    @staticmethod
    def describe(error: BaseException) -> list:
        try:
            text = str(error)[:MESSAGE_CHARACTERS]
        except Exception:
            text = ""
        lines = [
            (frame.lineno, _what_the_cell_defines(frame.filename))
            for frame in traceback.extract_tb(error.__traceback__)
            if "ipykernel_" in frame.filename or "ipython-input" in frame.filename
        ]
        return [type(error).__name__[:80], text, *(lines[-1] if lines else (None, ""))]

    def do_call(self, function: Any, args: tuple, kwargs: dict) -> Any:
        return function(*args, **kwargs)

    def do_get(self, value: Any) -> Any:
        return value

    def do_has(self, name: str) -> bool:
        return name in self.namespace

    def do_set(self, names: dict[str, Any]) -> None:
        self.namespace.update(names)
