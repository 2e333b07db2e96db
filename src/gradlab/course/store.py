"""The labs of a course folder, read once each, and their releases."""

from __future__ import annotations

import os
import stat
from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from gradlab.course.lab import Lab, lab_names
from gradlab.course.names import folder_of
from gradlab.errors import GradLabError

NO_STUDENTS = ("__MACOSX", ".ipynb_checkpoints")  # folders that archives and editors leave behind


def course_folder(root: Path) -> Path:
    """The whole path of a course folder; raises GradLabError for a folder that is none."""
    root = root.resolve()
    if not (root / "source").is_dir():
        raise GradLabError(f"{root} is not a course folder: there is no source/ in it.", "Use --course FOLDER.")
    return root


def chosen_labs(course: Path, wanted: list[str]) -> list[str]:
    """The labs of these names, or all; raises GradLabError for an unknown one."""
    known = lab_names(course)
    for name in wanted:
        if name not in known:
            raise GradLabError(f"There is no lab {name!r}.", f"There are: {', '.join(known) or 'none'}.")
    return wanted or known


def submitted(course: Path, lab: str) -> list[str]:
    """The students who handed in a lab."""
    return students_in(course, "submitted", lab)


def students_in(course: Path, step: str, lab: str) -> list[str]:
    """The students of whom one of nbgrader's steps has a folder of the lab."""
    try:
        names = os.listdir(course / step)
    except FileNotFoundError:
        return []
    return sorted(name for name in names if name not in NO_STUDENTS and _is_folder(folder_of(course, step, name, lab)))


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except PermissionError:
        return True  # and whoever opens it says that it can't be read
    except OSError:
        return False


@lru_cache(maxsize=32)
def _load_lab(course: Path, name: str, _: float) -> Lab:
    return Lab.load(course, name)


def load_lab(course: Path, name: str) -> Lab:
    """The lab, read again only when its source has changed; its reference and checks are kept."""
    files = sorted((course / "source" / name).glob("*.ipynb"))
    return _load_lab(course.resolve(), name, max((file.stat().st_mtime for file in files), default=0.0))


def release_path(course: Path, lab: Lab) -> Path:
    """Where the released notebook of a lab lies."""
    return course / "release" / lab.name / lab.path.name


def load_release(course: Path, lab: Lab) -> NotebookNode:
    """The released notebook of a lab; raises GradLabError when it has not been built."""
    path = release_path(course, lab)
    if not path.is_file():
        raise GradLabError(f"{lab.name} has no release.", f"Run `gradlab build {lab.name}` first.")
    return nbformat.read(path, as_version=4)
