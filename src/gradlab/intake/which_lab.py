"""Which lab a notebook belongs to: by the ids of its cells, then by its file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from gradlab.course.lab import Lab, nbgrader
from gradlab.intake.files import Refused
from gradlab.intake.notebook import parse

# What browsers, file managers and LMSs add to the name of a copy.
COPY = re.compile(r"(?:[ _-]*\(\d+\)|[ _-]*copy\d*| *- *kopia|-\d{1,3})+$", re.IGNORECASE)


class Labs:
    """The labs of a course, known by the ids of their cells."""

    def __init__(self, course: Path, names: Iterable[str]) -> None:
        self.labs = {name: Lab.load(course, name) for name in names}
        self._ids = {
            name: {("grade", str(nbgrader(cell).get("grade_id", ""))) for cell in lab.cells}
            | {("cell", str(cell.get("id", ""))) for cell in lab.cells}
            for name, lab in self.labs.items()
        }

    def lab_of(self, content: bytes, file: str) -> tuple[str, bool] | None:
        """The lab, and whether the cells say so (else the file's name does); nothing where there is no telling."""
        try:
            cells, _ = parse(content)
        except Refused:  # grading says so, and why
            cells = []
        mine = {("grade", cell.grade_id) for cell in cells} | {("cell", cell.cell_id) for cell in cells}
        mine -= {("grade", ""), ("cell", "")}
        common = {name: len(mine & ids) for name, ids in self._ids.items()}
        most = max(common.values(), default=0)
        best = [name for name, count in common.items() if count == most and most]
        if len(best) == 1:
            return best[0], True
        named = [name for name in best or self.labs if self._named_so(name, file)]
        return (named[0], bool(best)) if len(named) == 1 else None

    def notebook_name(self, lab: str) -> str:
        return f"{self.labs[lab].notebook_name}.ipynb"

    def _named_so(self, lab: str, file: str) -> bool:
        stem = re.sub(r"\.ipynb$", "", file, flags=re.IGNORECASE)
        return self.labs[lab].notebook_name in (stem, COPY.sub("", stem))
