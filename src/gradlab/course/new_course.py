"""A course folder that works at once: configuration, a lab with its answer bank, a hand-in to try, a page on how."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import nbformat

from gradlab.course import first_lab
from gradlab.course.files import write_atomically
from gradlab.course.hand_ins import as_bytes, student_answers, with_answers
from gradlab.course.lab import BEGIN_HIDDEN, END_HIDDEN, Lab, lab_names
from gradlab.errors import GradLabError

CHECKOUT = Path(__file__).parents[3]
SAMPLE = "sample-student"
IGNORED = """\
__pycache__/
.ipynb_checkpoints/
/submitted/
/autograded/
/feedback/
gradebook.db*
.gradlab/
/*.csv
/*.zip
"""
README = """\
# {title}

A course graded by GradLab, on nbgrader. It holds the solutions, so keep it to yourselves.

    gradlab build                                    # release/ from source/: hand that out
    gradlab verify                                   # the answer bank in tests/answers, held against the checks
    gradlab roster FILE.csv                          # who is in the class: Moodle's worksheet, Canvas's gradebook
    gradlab collect FILE.zip --from moodle|canvas    # the LMS's download into submitted/
    gradlab grade                                    # sandboxed; then `gradlab feedback`, `gradlab export`

`submitted/{sample}` is there to try it out: delete it before the term begins (`nbgrader db student remove
--force {sample}`). `nbgrader_config.py` holds the settings; `gradlab config` shows them all.
"""


def configuration() -> str:
    """The text of GradLab's nbgrader_config.py: the wheel has a copy, a checkout the file itself."""
    packed = Path(__file__).with_name("configuration.txt")
    return (packed if packed.is_file() else CHECKOUT / "nbgrader_config.py").read_text(encoding="utf-8")


def make_course(folder: Path, labs: list[str], origin: Path) -> list[str]:
    """Write what is missing in a course folder; what is there stays. Returns the files and folders that are new.

    `labs` are copied from `origin`, a course folder, or from GradLab's checkout. Raises GradLabError.
    """
    found = {lab: _course_with(lab, origin) for lab in labs}
    title = folder.resolve().name
    name = re.sub(r"[^\w-]+", "-", title).strip("-") or "course"
    wanted = {
        "nbgrader_config.py": re.sub(
            r"(?m)^c\.CourseDirectory\.course_id = .*$",
            lambda _: f"c.CourseDirectory.course_id = {json.dumps(name, ensure_ascii=False)}",
            configuration(),
        ),
        ".gitignore": IGNORED,
        "README.md": README.format(title=title, sample=SAMPLE),
    }
    new = [path for path in wanted if not (folder / path).exists()]
    for path in new:
        write_atomically(folder / path, wanted[path])
    for lab, course in found.items():
        for part in (Path("source") / lab, Path("tests") / "answers" / lab):
            if (course / part).is_dir() and not (folder / part).exists():
                shutil.copytree(course / part, folder / part)
                new.append(str(part))
    if not lab_names(folder):
        source, bank = Path("source") / first_lab.LAB, Path("tests") / "answers" / first_lab.LAB
        write_atomically(folder / source / f"{first_lab.NOTEBOOK}.ipynb", nbformat.writes(first_lab.notebook()))
        write_atomically(folder / bank / f"{first_lab.TASK}.py", first_lab.ANSWERS)
        new += [str(source), str(bank)]
    if not (folder / "submitted").exists():
        _hand_in_sample(folder)
        new.append(f"submitted/{SAMPLE}")
    return new


def _course_with(lab: str, origin: Path) -> Path:
    for course in (origin, CHECKOUT):
        if lab in lab_names(course):
            return course
    known = ", ".join(lab_names(origin) or lab_names(CHECKOUT)) or "none"
    raise GradLabError(
        f"There is no lab {lab!r} to copy; there are: {known}.", "Run it in a checkout of GradLab, or say --course."
    )


def _hand_in_sample(folder: Path) -> None:
    """Of each lab, a notebook with right answers and without hidden checks."""
    hidden = re.compile(rf"^.*{BEGIN_HIDDEN}.*?{END_HIDDEN}.*?$", re.MULTILINE | re.DOTALL)
    for name in lab_names(folder):
        lab = Lab.load(folder, name)
        answers = student_answers(lab)
        notebook = nbformat.v4.new_notebook(cells=lab.cells, metadata={"kernelspec": lab.kernelspec})
        notebook = with_answers(notebook, answers)
        for cell in notebook.cells:
            cell.source = hidden.sub("", cell.source)
        write_atomically(folder / "submitted" / SAMPLE / name / lab.path.name, as_bytes(notebook).decode())
