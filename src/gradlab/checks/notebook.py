"""What importing `gradlab.checks` does for the notebook it is imported in."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType
from typing import Any


def explain_stubs() -> None:
    """Say in one line that a stub is still a stub, where Jupyter would show a traceback of thirty."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is not None:
        shell.set_custom_exc((NotImplementedError,), _explain)


def _explain(
    shell: Any, kind: type[BaseException], error: BaseException, where: TracebackType, tb_offset: int | None = None
) -> list[str]:
    """IPython's handler of an exception: shows it, and returns what it showed."""
    name = traceback.extract_tb(where)[-1].name
    if str(error) or name.startswith("<"):  # not a stub of ours, or not inside a function
        lines = shell.InteractiveTB.structured_traceback(kind, error, where, tb_offset=tb_offset or 1)
    else:
        lines = [f"`{name}` is not written yet. Write it, run its cell, then run this one again."]
    shell._showtraceback(kind, error, lines)  # still an error for everyone who counts them
    return lines
