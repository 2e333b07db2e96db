"""Why a name is missing: a check that says only that is no help to anybody who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gradlab.judge.rows import MESSAGES

_DEFINITION = re.compile(r"^[ \t]*(?:async[ \t]+def|def|class)[ \t]+(\w+)", re.MULTILINE)
_ASSIGNMENT = re.compile(r"^[ \t]*([A-Za-z_][\w, \t]{0,200}?)[ \t]*(?::[^=\n]{1,100})?=(?!=)", re.MULTILINE)
_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+\S+[ \t]+)?import[ \t]+([^\n#]{1,500})", re.MULTILINE)
_LOOP = re.compile(r"\b(?:for[ \t]+([\w, \t]{1,100}?)[ \t]+in|as[ \t]+(\w+))\b")
# What an answer may be right without: a package, a graphics card, somebody who types.
_NOT_HERE = re.compile(
    r"^(?:ModuleNotFoundError|ImportError|StdinNotImplementedError)"
    r"|CUDA|NVIDIA|nobody is there|GUI loop or backend"
)
_MISSING = re.compile(r"name '(\w+)' is not defined")


def defined_names(source: str) -> frozenset[str]:
    """Names that a cell may define. The text may be a student's, so it is looked at and not parsed."""
    found = [*_DEFINITION.findall(source), *_ASSIGNMENT.findall(source), *_IMPORT.findall(source)]
    found += [name for pair in _LOOP.findall(source) for name in pair]
    return frozenset(word for part in found for word in re.findall(r"\w+", part))


def missing_name(error: str) -> str:
    """The name that a NameError complains of, or nothing."""
    found = _MISSING.search(error)
    return found[1] if found else ""


@dataclass(frozen=True)
class CellEnd:
    """How a cell ended that did not run to its end: a verdict, or else the exception it raised."""

    grade_id: str
    given: bool  # the release's, and not the student's to write
    defines: frozenset[str]
    verdict: str = ""
    error: str = ""  # class and text of the exception
    line: int | None = None

    @property
    def reason(self) -> str:
        """For a sentence that ends in a colon."""
        return MESSAGES.get(self.verdict, self.error)


def explain(task: str, missing: str, ends: Sequence[CellEnd]) -> tuple[str, str] | None:
    """Verdict and message for a check of a task that missed a name; None where no cell is to blame.

    The solution cell of the task is asked first. One that stopped because a given cell had not run to its end is not
    to blame; that is nobody's wrong answer, and a person should look.
    """
    seen: set[str] = set()
    while missing and missing not in seen:
        seen.add(missing)
        own = [end for end in ends if end.grade_id == task]
        blamed = [end for end in ends if missing in end.defines] or own
        if not blamed:
            return None
        end = next((end for end in blamed if end in own), blamed[0])
        if end.given:
            return "not-run", f"the given cell {end.grade_id!r}, which defines `{missing}`, did not run: {end.reason}"
        if end.verdict:
            return end.verdict, f"the cell that defines `{missing}` failed: {end.reason}"
        further = missing_name(end.error)
        if further and further not in seen and any(further in other.defines and other.given for other in ends):
            missing = further
            continue
        if end.error.startswith("NotImplementedError"):
            return "failed", f"`{missing}` is not written yet"
        verdict = "not-run" if _NOT_HERE.search(end.error) else "error"
        which = "the solution cell" if end.grade_id == task else f"the cell that defines `{missing}`"
        where = f" in line {end.line}" if end.line else ""
        return verdict, f"{which} stopped{where}: {end.error}"
    return None
