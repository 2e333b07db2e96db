"""The settings of grading: declared once here, set in `nbgrader_config.py`, obeyed by the command and by nbgrader."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from jupyter_core.application import JupyterApp
from traitlets import Bool, Integer, TraitError
from traitlets.config import Config, Configurable
from traitlets.config.loader import JSONFileConfigLoader, PyFileConfigLoader

from gradlab.errors import GradLabError
from gradlab.imports import importing


@dataclass(frozen=True)
class Limits:
    """What a submission may use: seconds, bytes, counts. Generous: an honest lab needs a tenth of each."""

    cell_seconds: int = 20
    notebook_seconds: int = 180
    task_seconds: int = 30
    memory: int = 4 * 2**30
    file_size: int = 256 * 2**20
    scratch: int = 512 * 2**20
    processes: int = 128
    open_files: int = 1024
    last_resort: int = 20


class Grading(Configurable):
    """How work is graded. In nbgrader_config.py: `c.Grading.cell_seconds = 60`."""

    cell_seconds = Integer(
        Limits.cell_seconds, min=1, help="Seconds one cell may work or wait, without the queue for a processor."
    ).tag(config=True)
    notebook_seconds = Integer(
        Limits.notebook_seconds, min=1, help="The same for all ordinary cells of a notebook together."
    ).tag(config=True)
    task_seconds = Integer(
        Limits.task_seconds, min=1, help="The same for the student's side of all checks of one task together."
    ).tag(config=True)
    last_resort = Integer(
        Limits.last_resort,
        min=1,
        help="How many times as long as its limit anything may take by the clock.",
    ).tag(config=True)
    memory = Integer(
        Limits.memory, min=2**28, help="Bytes of memory a process of a submission may write to; MemoryError beyond."
    ).tag(config=True)
    file_size = Integer(Limits.file_size, min=2**20, help="Bytes of the largest file a submission may write.").tag(
        config=True
    )
    scratch = Integer(
        Limits.scratch, min=2**20, help="Bytes in /tmp, and as many in /dev/shm, of a submission; they live in memory."
    ).tag(config=True)
    processes = Integer(Limits.processes, min=16, help="Processes and threads of a submission together.").tag(
        config=True
    )
    open_files = Integer(Limits.open_files, min=64, help="Files a process of a submission may hold open.").tag(
        config=True
    )
    workers = Integer(
        os.cpu_count() or 1, min=1, help="Submissions graded at the same time by `gradlab` (default: the cores)."
    ).tag(config=True)
    pictures = Bool(False, help="Run also the given cells that only show something, for feedback with pictures.").tag(
        config=True
    )

    @property
    def limits(self) -> Limits:
        """The limits of one submission."""
        return Limits(**{field.name: getattr(self, field.name) for field in fields(Limits)})


@dataclass(frozen=True)
class Setting:
    """One line of `gradlab config`."""

    name: str
    value: Any
    default: Any
    where: str  # the file that sets it, or nothing
    about: str


class _Reader(JupyterApp):
    """Finds and reads the configuration files that nbgrader would read."""

    name = "nbgrader"

    def load_config_file(self, suppress_errors: bool = False) -> None:
        super().load_config_file(suppress_errors)
        # The course folder's own comes last and wins; Jupyter by itself does not look there.
        super(JupyterApp, self).load_config_file(self.config_file_name, os.getcwd())


def read_configuration(course: Path) -> tuple[Config, list[Path]]:
    """The configuration that holds in a course folder (also the working directory), and its files, the last one first.

    Raises GradLabError for a file that can't be read.
    """
    os.chdir(course)
    reader = _Reader(raise_config_file_errors=True)
    try:
        with importing():  # it brings nbgrader along
            reader.load_config_file()
    except Exception as error:  # a configuration file is a program, and can raise anything
        raise GradLabError(
            f"The configuration of {course} can't be read ({type(error).__name__}: {error}).",
            "Mend nbgrader_config.py in the course folder, or the one in a folder that `jupyter --paths` shows.",
        ) from error
    return reader.config, [Path(name) for name in reversed(reader.loaded_config_files)]


def load_settings(course: Path) -> Grading:
    """The settings of a course folder; raises GradLabError for a value that is none."""
    config, _ = read_configuration(course)
    return grading_of(config)


def grading_of(config: Config) -> Grading:
    """The settings that a configuration holds; raises GradLabError for an unknown one, or for a value that is none."""
    unknown = sorted(set(config.get("Grading", {})) - set(Grading.class_trait_names(config=True)))
    if unknown:
        known = ", ".join(sorted(Grading.class_trait_names(config=True)))
        raise GradLabError(f"There is no setting c.Grading.{unknown[0]}.", f"There are: {known}.")
    try:
        return Grading(config=config)
    except TraitError as error:
        raise GradLabError(f"{error}", "Mend it in nbgrader_config.py; `gradlab config` shows the defaults.") from error


def settings_in(course: Path) -> list[Setting]:
    """Every setting with its value, its default, and where it was set."""
    config, files = read_configuration(course)
    grading = grading_of(config)
    found = []
    for name, trait in sorted(Grading.class_traits(config=True).items()):
        where = next((str(file) for file in files if name in _load_file(file).get("Grading", {})), "")
        found.append(Setting(name, getattr(grading, name), trait.default(), where, trait.help))
    return found


def _load_file(path: Path) -> Config:
    loader = JSONFileConfigLoader if path.suffix == ".json" else PyFileConfigLoader
    return loader(path.name, path=str(path.parent)).load_config()
