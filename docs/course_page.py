"""Writes the table of labs into README.md from the notebooks themselves, so that it can't drift.

python docs/course_page.py              the table
python docs/course_page.py --pictures   also docs/pictures/, by running every notebook (minutes)

What it says of a lab stands in the notebook's metadata: {"gradlab": {"learn", "minutes", "data", "picture"}};
`picture` is the grade_id of the cell whose figure stands for the lab.
"""

from __future__ import annotations

import base64
import io
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from PIL import Image

from gradlab.course.lab import Lab, lab_names, nbgrader

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
BEGIN, END = "<!-- labs: made by `python docs/course_page.py` -->", "<!-- /labs -->"
HEAD = "| | lab | what you learn | points | minutes | data |\n| --- | --- | --- | --- | --- | --- |"
WIDTH = 560  # pixels; twice of what the page shows


def row(lab: Lab) -> str:
    """One line of the table: picture, title, what the notebook says of itself, points with and without the bonus."""
    notebook = nbformat.read(lab.path, as_version=4)
    about = notebook.metadata["gradlab"]
    title = re.search(r"^# (.+)$", notebook.cells[0].source, re.MULTILINE)
    assert title is not None, f"{lab.name} has no title"
    graded = [nbgrader(cell) for cell in lab.cells if nbgrader(cell).get("grade")]
    bonus = sum(meta["points"] for meta in graded if "bonus" in meta["grade_id"])
    points = f"{sum(meta['points'] for meta in graded) - bonus:g}" + (f" + {bonus:g}" if bonus else "")
    picture = f'<img src="docs/pictures/{lab.name}.png" width="{WIDTH // 2}" alt="a figure of {lab.name}">'
    link = f"[{title[1]}](release/{lab.name}/{lab.path.name})"
    return f"| {picture} | {link} | {about['learn']} | {points} | {about['minutes']} | {about['data']} |"


def page(readme: str) -> str:
    """The README with its table of labs made anew."""
    rows = "\n".join(row(Lab.load(ROOT, name)) for name in lab_names(ROOT))
    before, _, rest = readme.partition(BEGIN)
    return f"{before}{BEGIN}\n{HEAD}\n{rows}\n{END}{rest.partition(END)[2]}"


def draw(lab: Lab) -> None:
    """Run the reference notebook as far as its picture, and keep that as docs/pictures/<lab>.png."""
    notebook = nbformat.read(lab.path, as_version=4)
    wanted = notebook.metadata["gradlab"]["picture"]
    last = next(i for i, cell in enumerate(notebook.cells) if nbgrader(cell).get("grade_id") == wanted)
    notebook.cells = notebook.cells[: last + 1]
    NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(lab.path.parent)}}).execute()
    drawn = [
        output.data["image/png"] for output in notebook.cells[last].outputs if "image/png" in output.get("data", {})
    ]
    picture = Image.open(io.BytesIO(base64.b64decode(drawn[0]))).convert("RGB")
    picture.thumbnail((WIDTH, WIDTH))
    PICTURES.mkdir(exist_ok=True)
    picture.quantize(64).save(PICTURES / f"{lab.name}.png", optimize=True)
    print(f"docs/pictures/{lab.name}.png", flush=True)


if __name__ == "__main__":
    if "--pictures" in sys.argv[1:]:
        for name in lab_names(ROOT):
            draw(Lab.load(ROOT, name))
    path = ROOT / "README.md"
    path.write_text(page(path.read_text(encoding="utf-8")), encoding="utf-8")
