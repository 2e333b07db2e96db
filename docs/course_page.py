"""Writes the table of labs into README.md from the notebooks themselves, so that it can't drift.

python docs/course_page.py
"""

from __future__ import annotations

import re
from pathlib import Path

from gradlab.grading.lab import Lab, lab_names, nbgrader

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- labs: made by `python docs/course_page.py` -->", "<!-- /labs -->"


def row(lab: Lab) -> str:
    """One line of the table: title, tasks by their ids, points with and without the bonus."""
    text = "\n".join(cell.source for cell in lab.cells if cell.cell_type == "markdown")
    title = re.search(r"^# (.+)$", text, re.MULTILINE)
    graded = [nbgrader(cell) for cell in lab.cells if nbgrader(cell).get("grade")]
    tasks = ", ".join(f"`{nbgrader(cell)['grade_id']}`" for cell in lab.solution_cells())
    bonus = sum(meta["points"] for meta in graded if "bonus" in meta["grade_id"])
    points = f"{sum(meta['points'] for meta in graded) - bonus:g}" + (f" + {bonus:g}" if bonus else "")
    link = f"[{lab.name}](source/{lab.name}/{lab.path.name})"
    return f"| {link} | {title[1] if title else lab.name} | {tasks} | {points} |"


def page(readme: str) -> str:
    """The README with its table of labs made anew."""
    rows = "\n".join(row(Lab.load(ROOT, name)) for name in lab_names(ROOT))
    table = f"{BEGIN}\n| lab | about | what a student writes | points |\n| --- | --- | --- | --- |\n{rows}\n{END}"
    before, _, rest = readme.partition(BEGIN)
    return before + table + rest.partition(END)[2]


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(page(path.read_text(encoding="utf-8")), encoding="utf-8")
