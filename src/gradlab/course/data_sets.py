"""Which data a lab will find on this machine: the real ones, or stand-ins."""

from __future__ import annotations

import contextlib
import importlib
import inspect
import io
import re

from gradlab.course.lab import Lab, execution_variable
from gradlab.data.real_files import REAL_FILES


def what_loads(loader: str) -> str:
    """Call a loader (`gradlab.data.load_…`) as it is called while work is graded; the line in which it says what came.

    Raises GradLabError for a file that is damaged.
    """
    module, _, name = loader.rpartition(".")
    load, said = getattr(importlib.import_module(module), name), io.StringIO()
    with execution_variable("autograde"), contextlib.redirect_stdout(said):  # nothing is downloaded then
        load(**({"train": False} if "train" in inspect.signature(load).parameters else {}))
    return said.getvalue().strip()


def loaders_of(lab: Lab) -> list[str]:
    """The loaders of data with real files that a lab calls."""
    code = "\n".join(cell.source for cell in lab.cells if cell.cell_type == "code")
    words = set(re.findall(r"\w+", code))  # a loader can be had in many ways, but always by its name
    return [loader for loader in REAL_FILES if loader.rpartition(".")[2] in words]


def refuse_damaged_data(lab: Lab) -> None:
    """Raise GradLabError if a data file that the lab reads is damaged."""
    for loader in loaders_of(lab):
        what_loads(loader)
