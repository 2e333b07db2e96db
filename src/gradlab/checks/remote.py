"""What a check holds in its hand: `student`, and references to the student's objects."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Protocol

import cloudpickle

from gradlab.checks import agent as agents
from gradlab.checks.agent import Agent
from gradlab.checks.arrivals import exception_in, name_in, unpack
from gradlab.checks.wire import HandleRef, Packed, WireError


class CheckFailed(Exception):
    """A check did not pass: what was found, as a sentence for the student, and perhaps a hint."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint

    def _render_traceback_(self) -> list[str]:
        """IPython shows this instead of a traceback, which would only show our own code."""
        return [str(self)]


class NotDefined(CheckFailed):
    """The student's notebook does not define a name that a check asks for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"`{name}` is not defined", "Run the cell that defines it, and check its name.")
        self.name = name


class StudentError(CheckFailed):
    """The student's code raised an exception while a check called it."""

    def __init__(self, what: str, class_name: str, text: str, line: int | None, cell: str) -> None:
        own = not cell or cell in re.findall(r"\w+", what)
        where = f", line {line} of {'its cell' if own else f'the cell of `{cell}`'}" if line else ""
        message = f"`{what}` raised {class_name}{where}" + (f": {text}" if text else "")
        super().__init__(f"`{what}` is not written yet" if class_name == "NotImplementedError" else message)
        self.class_name, self.text = class_name, text

    @property
    def verdict(self) -> str:
        """`error`, or `memory` and `output` where the answer asked for too much of them."""
        if self.class_name == "MemoryError" or "can't allocate memory" in self.text:
            return "memory"
        return "output" if self.class_name == "TooMuch" else "error"


class WorkerGone(Exception):
    """The worker did not answer a check; `verdict` says how."""

    def __init__(self, verdict: str, message: str) -> None:
        super().__init__(message)
        self.verdict = verdict


class Transport(Protocol):
    """Carries one request to the agent and its answer back."""

    def __call__(self, request: bytes) -> tuple[str, Packed]: ...


class LocalTransport:
    """To an agent in this very process: a student's notebook, `nbgrader validate`, nbval."""

    def __init__(self, agent: Agent) -> None:
        self.agent = agent

    def __call__(self, request: bytes) -> tuple[str, Packed]:
        return self.agent.answer(request)


class Remote:
    """A name of the notebook, or an object that stayed there, and any attribute of either.

    Call it to call it there. Plain results come back as plain data, everything else as another Remote.
    Passed as an argument, it arrives as the student's own object. `student.get(remote)` reads its value.
    """

    def __init__(self, student: Student, root: str | int, path: tuple[str, ...], shown: str) -> None:
        self._student, self._root, self._path, self._shown = student, root, path, shown

    def __getattr__(self, name: str) -> Remote:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Remote(self._student, self._root, (*self._path, name), f"{self._shown}.{name}")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._student._ask(self._shown, "call", self, args, kwargs)

    def __reduce__(self) -> tuple[Callable, tuple]:
        return agents.resolve, (self._root, self._path)

    def __repr__(self) -> str:
        return f"<the student's {self._shown}>"

    def __iter__(self) -> Any:
        raise CheckFailed(f"{describe_remote(self)} was returned where several values were expected")

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__


def describe_remote(remote: Remote) -> str:
    return f"an object of the class {remote._shown}" if isinstance(remote._root, int) else f"`{remote._shown}`"


class Student:
    """The student's notebook as a check sees it: `student.mse(y, y_hat)` calls what they wrote.

    Three verbs are enough: call a name, hand its result on, and `run` a probe beside the student's objects.
    """

    def __init__(self, transport: Transport, reference: dict[str, Any] | None = None) -> None:
        self._transport = transport
        self._reference = reference
        self._seed: int | None = None  # goes along with the next request

    def __getattr__(self, name: str) -> Remote:
        if name.startswith("_"):
            raise AttributeError(name)
        return Remote(self, name, (), name)

    def _ask(self, shown: str, verb: str, *arguments: Any) -> Any:
        seed, self._seed = self._seed, None
        kind, packed = self._transport(cloudpickle.dumps((seed, verb, *arguments)))
        answer = unpack(packed, self._handle)
        if kind == "missing":
            raise NotDefined(name_in(answer))
        if kind == "raised":
            raise StudentError(shown, *exception_in(answer))
        if kind != "value":
            raise WireError("an answer of no known kind")
        return answer

    def _handle(self, ref: HandleRef) -> Remote:
        return Remote(self, ref.number, (), ref.class_name)

    def get(self, what: str | Remote) -> Any:
        """The value of a variable of the notebook, or of an attribute (`student.get(layer.a)`), as plain data."""
        remote = getattr(self, what) if isinstance(what, str) else what
        return self._ask(remote._shown, "get", remote)

    def has(self, name: str) -> bool:
        """Whether the notebook defines the name."""
        known = self._ask(name, "has", name)
        if not isinstance(known, bool):
            raise WireError("neither yes nor no")
        return known

    def run(self, probe: Callable, *args: Any, **kwargs: Any) -> Any:
        """Run an instructor's function beside the student's objects, and return what it observed.

        Remotes among the arguments arrive as the student's own objects. A probe reports; it must not judge.
        """
        names = [a._shown for a in args if isinstance(a, Remote)]
        return self._ask(names[0] if names else "your code", "call", probe, args, kwargs)

    def given(self, *names: str, **others: Callable) -> None:
        """Put the reference's helpers of these names in place, so that an earlier mistake costs nothing here.

        `name=function` puts that function there, a quicker one that does the same. Only names of earlier tasks:
        their checks are over by then. In a notebook this does nothing.
        """
        if self._reference is not None:
            self._ask("given", "set", {name: self._reference[name] for name in names} | others)

    def seed(self, seed: int) -> None:
        """Seed random, numpy and torch on the student's side, before whatever is asked next."""
        self._seed = seed
