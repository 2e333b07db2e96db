"""What the end of a command means to whoever called it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of `gradlab`, and a sentence for each."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    NEEDS_PERSON = 3

    @property
    def sentence(self) -> str:
        """For `gradlab --help`."""
        return {
            ExitCode.DONE: "all is well",
            ExitCode.FAILED: "something failed; a line on stderr says what, and what to do",
            ExitCode.USAGE: "the command was not understood",
            ExitCode.NEEDS_PERSON: "done, but a person is needed: something is to be looked at, or marked by hand",
        }[self]
