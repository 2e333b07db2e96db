"""What is needed to grade one submission: a lab and its release as they lie in a course folder. No nbgrader in here:
importing it takes half a second, and the worker processes do without.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from gradlab.errors import GradLabError
from gradlab.grading import results
from gradlab.grading.execute import Seconds
from gradlab.grading.intake import SubmittedCell
from gradlab.grading.lab import Lab
from gradlab.grading.pictures import leave_out
from gradlab.grading.rebuild import Intake, rebuild
from gradlab.grading.submission import fingerprint, grade


@lru_cache(maxsize=32)
def _load_lab(course: Path, name: str, _: float) -> Lab:
    return Lab.load(course, name)


def load_lab(course: Path, name: str) -> Lab:
    """The lab, read again only when its source has changed; its reference and checks are kept."""
    files = sorted((course / "source" / name).glob("*.ipynb"))
    return _load_lab(course.resolve(), name, max((file.stat().st_mtime for file in files), default=0.0))


def load_release(course: Path, lab: Lab) -> NotebookNode:
    """The released notebook of a lab; raises GradLabError when it has not been built."""
    path = course / "release" / lab.name / lab.path.name
    if not path.is_file():
        raise GradLabError(f"{lab.name} has no release.", f"Run `gradlab build {lab.name}` first.")
    return nbformat.read(path, as_version=4)


def take_in(course: Path, lab: Lab, cells: list[SubmittedCell], pictures: bool = False) -> Intake:
    """Rebuild a submission from the release of its lab; `pictures`: cells that only show something are to run too."""
    release = load_release(course, lab)
    intake = rebuild(release, cells)
    if not pictures:
        leave_out(release, intake.notebook)
    return intake


def grade_cached(course: Path, lab: Lab, nb: NotebookNode, student_id: str, seconds: Seconds) -> NotebookNode:
    """Grade a rebuilt notebook, or fetch the result of the same submission under the same conditions."""
    key = fingerprint(lab, nb, student_id, seconds)
    known = results.load(course, lab.name, key)
    if known is not None:
        return known
    graded = grade(lab, nb, student_id, seconds)
    results.save(course, lab.name, key, graded.notebook)
    return graded.notebook
