"""What grading needs, tried for real: `gradlab doctor` tries all of it, `gradlab grade` what takes no time.

What is tried lies in the rooms that need it; both commands call the same functions, and so say the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from nbformat.v4 import new_code_cell, new_notebook

from gradlab.course.data_sets import what_loads
from gradlab.course.files import refuse_unwritable
from gradlab.course.settings import Limits, load_settings
from gradlab.course.store import course_folder
from gradlab.data.real_files import REAL_FILES
from gradlab.errors import GradLabError
from gradlab.grading.libraries import broken, import_all, look_up_all
from gradlab.recorder.configuration import refuse_other_configuration
from gradlab.recorder.nbgrader_api import Course
from gradlab.sandbox.nursery import bubblewrap
from gradlab.sandbox.run_cells import Execution
from gradlab.sandbox.trial import memory_is_not_limited, try_memory_limit, try_namespaces

WRITTEN = (".", ".gradlab", "autograded", "feedback")  # folders of a course that grading writes into
TOO_MUCH = "import numpy\ntry:\n    numpy.empty({bytes}, dtype='uint8')\nexcept MemoryError:\n    print('MemoryError')"


@dataclass(frozen=True)
class Finding:
    """What became of trying one need: what was seen, or the problem and the command that mends it."""

    name: str
    well: bool
    seen: str
    remedy: str = ""


def refuse_unless_ready(course: Course, unsafe: bool) -> None:
    """Raise GradLabError for the first need of grading that is not met; takes some milliseconds.

    Sandboxes themselves are tried where the first one is made (`gradlab.sandbox.trial`), damaged data where a lab that
    reads them is proved, and libraries that are here but broken where they are first imported.
    """
    look_up_all()
    if not unsafe:
        bubblewrap()
    load_settings(course.root)
    refuse_other_configuration(course)
    course.try_gradebook()
    _write(course.root)


def examine(folder: Path) -> Iterator[Finding]:
    """Try everything that grading in this folder needs, one after the other; nothing is raised."""
    patient, ill = Patient(folder), set[str]()
    for name, needs, attempt in patient.needs():
        missing = [other for other in needs if other in ill]
        if missing:
            finding = Finding(name, False, f"not tried, since it needs: {', '.join(missing)}")
        else:
            finding = _try(name, attempt)
        if not finding.well:
            ill.add(name)
        yield finding


def _try(name: str, attempt: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, attempt())
    except GradLabError as error:
        return Finding(name, False, error.problem, error.remedy)
    except ImportError as error:
        trouble = broken(error.name or "?", error)
        return Finding(name, False, trouble.problem, trouble.remedy)


class Patient:
    """A course folder, and what of it can be tried."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def course(self) -> Course:
        return Course(self.folder)

    def needs(self) -> Iterator[tuple[str, tuple[str, ...], Callable[[], str]]]:
        """Each need: its name, those without which it can't be tried, and what tries it."""
        yield "libraries", (), import_all
        yield "bubblewrap", (), bubblewrap
        yield "namespaces", ("bubblewrap",), try_namespaces
        yield "memory limit", ("bubblewrap", "namespaces"), try_memory_limit
        yield "course folder", (), lambda: str(course_folder(self.folder))
        yield "configuration", ("course folder", "libraries"), self.read_configuration
        yield "kernel", ("bubblewrap", "namespaces", "memory limit"), self.ask_kernel
        for loader in REAL_FILES:
            yield f"data: {loader.rpartition('load_')[2]}", ("libraries",), partial(what_loads, loader)
        yield "gradebook", ("configuration",), lambda: self.course.try_gradebook()
        yield "files", ("course folder",), lambda: _write(self.course.root)

    def read_configuration(self) -> str:
        load_settings(self.course.root)
        refuse_other_configuration(self.course)
        return "grades with GradLab, under formgrader and nbgrader too"

    def ask_kernel(self) -> str:
        """Run two cells within the course's limits, the first of which asks for too much memory."""
        try:
            limits = load_settings(self.course.root).limits
        except GradLabError:  # a line of its own says so
            limits = Limits()
        cells = [new_code_cell(TOO_MUCH.format(bytes=limits.memory)), new_code_cell("print(6 * 7)")]
        execution = Execution(new_notebook(cells=cells), 0, limits)
        try:
            execution.run()
            first, second = ("".join(output.get("text", "") for output in cell.outputs).strip() for cell in cells)
        finally:
            execution.close()
        if second != "42":
            raise GradLabError(
                f"A sandboxed kernel started, but answered {second[:80]!r} where 42 was right.",
                "gradlab config  (are the limits of this course too narrow for a kernel?)",
            )
        if first != "MemoryError":
            raise memory_is_not_limited()
        return f"answered, after it was refused {limits.memory / 2**30:g} GB of memory"


def _write(course: Path) -> str:
    for name in WRITTEN:
        refuse_unwritable(course / name)
    return f"{course} can be written, and {', '.join(WRITTEN[1:])} in it"
