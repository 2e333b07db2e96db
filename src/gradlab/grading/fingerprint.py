"""What a grade depends on, as one number: where it is the same, a result that is kept may be used again."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

import gradlab
from gradlab.course.data_sets import loaders_of
from gradlab.course.lab import Lab, nbgrader
from gradlab.course.settings import Limits
from gradlab.data.files import data_folder
from gradlab.data.real_files import REAL_FILES
from gradlab.intake.own_modules import Modules

LIBRARIES = ("torch", "torchvision", "numpy", "pandas", "scikit-learn", "matplotlib", "ipykernel", "nbclient")
# What runs beside an answer or judges it.
PARTS = ("checks", "course", "data", "grading", "intake", "judge", "playground", "sandbox", "worker", "plots.py")


def fingerprint(lab: Lab, notebook: NotebookNode, student_id: str, limits: Limits, modules: Modules) -> str:
    """Changes when anything that a grade depends on does: answers, checks, data, limits, grader, libraries."""
    parts: list[Any] = [
        student_id,
        lab.name,
        lab.digest,
        asdict(limits),
        environment_digest(),
        data_digest(lab),
        sorted(modules.items()),
        [
            (c.cell_type, c.source, c.id, dict(nbgrader(c)), c.metadata.get("gradlab"), c.get("attachments"))
            for c in notebook.cells
        ],
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@cache
def environment_digest() -> str:
    """Of the grader's own code and the libraries' versions."""
    digest = hashlib.sha256()
    package = Path(gradlab.__file__).parent
    for path in sorted(path for path in package.rglob("*.py") if path.relative_to(package).parts[0] in PARTS):
        digest.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()


def data_digest(lab: Lab) -> str:
    """Of the real data that the lab's loaders find. Stand-ins are made by the package, so they change with it alone."""
    digest = hashlib.sha256()
    folder = data_folder()
    for part in sorted(REAL_FILES[loader] for loader in loaders_of(lab)):
        for path in sorted((folder / part).rglob("*")) if folder is not None else ():
            status = path.stat()
            digest.update(f"{path} {status.st_size} {int(status.st_mtime)}\n".encode())
    return digest.hexdigest()
