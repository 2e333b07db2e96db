"""`gradlab demo`: a sample class hands in two labs, is graded, gets feedback, and everything is shown."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import nbformat

from gradlab.answers import Answer, load_answers
from gradlab.build import build
from gradlab.cli import DONE
from gradlab.commands import grade_and_show
from gradlab.console import class_table, out, progress
from gradlab.course import Course
from gradlab.errors import GradLabError
from gradlab.export import export_checks, export_grades
from gradlab.feedback import write_feedback
from gradlab.grade import Options, only_one_grader
from gradlab.grading.coursework import load_lab, load_release
from gradlab.grading.lab import Lab
from gradlab.submissions import as_bytes, reference_answers, with_answers

LABS = ("lab1-linear-regression", "lab4-adult-mlp")
DUE = "2026-03-02 12:00:00"
LATE = "2026-03-03 09:30:00 UTC"

CRASH = "import os\n\nos._exit(0)  # a student tries to restart the kernel\n"
LOOP = "\n\n    while True:\n        pass\n"
CHEAT = (
    "import sys\n\nimport numpy as np\n\nnp.allclose = lambda *a, **k: True\n"
    "np.testing.assert_allclose = lambda *a, **k: None\n\n\n"
)


@dataclass(frozen=True)
class Persona:
    """A member of the sample class: how many wrong answers, of which kind, and what else is special."""

    name: str
    about: str
    wrong: tuple[int, ...] = ()  # the tasks that are wrong, by number, counted from 0
    which: int = 0  # which wrong answer of the bank
    special: str = ""


CLASS = (
    Persona("ada", "excellent"),
    Persona("grace", "excellent, in another style", special="variant"),
    Persona("alan", "average", (1, 3, 5), 0),
    Persona("barbara", "one mistake", (0,), 0),
    Persona("claude", "one mistake", (0,), 1),
    Persona("dennis", "one mistake", (2,), 2),
    Persona("edsger", "two mistakes", (2, 4), 1),
    Persona("frances", "average, and left the last tasks", (1,), 1, "half"),
    Persona("hedy", "handed in a blank notebook", special="blank"),
    Persona("ken", "an endless loop", special="loop"),
    Persona("linus", "a cell that ends Python", special="crash"),
    Persona("mallory", "cheats", special="cheat"),
    Persona("radia", "late", (3,), 0, "late"),
    Persona("tim", "a broken file", special="broken"),
    Persona("Łucja Żółć", "one mistake", (5,), 0),
)
SECOND_LAB = ("ada", "alan", "barbara", "edsger", "grace", "hedy", "radia")  # the others did not hand it in


def demo(course: Path, folder: Path, options: Options) -> int:
    """Make the sample class's course in `folder`, build, grade, write feedback, and show the result."""
    course, folder = course.resolve(), folder.resolve()
    missing = [name for name in LABS if not (course / "source" / name).is_dir()]
    if missing:
        raise GradLabError(f"The demo needs source/{missing[0]}.", "Run it in a checkout of GradLab, or use --course.")
    _copy_course(course, folder)
    sample = Course(folder)
    with only_one_grader(sample.root):
        out.print(f"[bold]1. The labs[/]  from source/ to release/, in {folder}")
        for lab in LABS:
            build(sample, lab, options.workers, options.seconds, options.unsafe)
            out.print(f"  {lab}: the reference gets full marks, the blank release none")
        out.print(f"[bold]2. The class[/]  {len(CLASS)} students hand in")
        for lab in LABS:
            for persona in CLASS:
                if lab == LABS[0] or persona.name in SECOND_LAB:
                    _hand_in(sample, load_lab(sample.root, lab), persona)
        for persona in CLASS:
            out.print(f"  {persona.name:12} {persona.about}")
        out.print("[bold]3. Grading[/]  every notebook in a sandbox, every check in the judge")
        results = {}
        for lab in LABS:
            load_due_date(sample, lab)
            results[lab] = grade_and_show(sample, lab, None, options)
        out.print("[bold]4. Feedback[/]  a page for each student")
        pages = []
        for lab in LABS:
            students = sample.submitted(lab)
            with progress(lab, len(students)) as bar:
                for _, page in write_feedback(sample, lab, students):
                    bar.advance()
                    pages.append(page)
    for lab in LABS:
        out.print()
        out.print(class_table(results[lab]))
    export_grades(sample, sample.root / "grades.csv")
    export_checks(sample.root, sample.root / "checks.csv")
    out.print(f"\nLook at   {pages[0]}\n          {sample.root / 'checks.csv'}  one row per student and check")
    out.print(f"          {sample.root / 'grades.csv'}  as nbgrader exports it")
    out.print(f"          cd {sample.root} && jupyter lab   for nbgrader's formgrader on this class")
    return DONE


def _copy_course(course: Path, folder: Path) -> None:
    for lab in LABS:
        for path in (Path("source") / lab, Path("tests") / "answers" / lab):
            shutil.copytree(course / path, folder / path, dirs_exist_ok=True)
    shutil.copy(course / "nbgrader_config.py", folder)


def load_due_date(course: Course, lab: str) -> None:
    """Give the lab its due date in the gradebook, so that a late submission shows."""
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment(lab, duedate=DUE)


def _hand_in(course: Course, lab: Lab, persona: Persona) -> None:
    folder = course.root / "submitted" / persona.name / lab.name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / lab.path.name).write_bytes(notebook_of(course.root, lab, persona))
    late = persona.special == "late"
    (folder / "timestamp.txt").write_text(LATE if late else "2026-03-01 18:00:00 UTC")


def notebook_of(course: Path, lab: Lab, persona: Persona) -> bytes:
    """The file that a member of the class hands in, made of the release and the answer bank."""
    release, answers = load_release(course, lab), reference_answers(lab)
    tasks = [task.name for task in lab.tasks]
    bank = {name: load_answers(course, lab.name, name) for name in tasks}
    if persona.special == "blank":
        return as_bytes(release)
    if persona.special == "broken":
        return as_bytes(release)[:2000]
    if persona.special == "variant":
        answers |= {name: _pick(bank[name], "right", persona.which).source for name in tasks if bank[name]}
    for number in persona.wrong:
        if number < len(tasks) and bank[tasks[number]]:
            answers[tasks[number]] = _pick(bank[tasks[number]], "wrong", persona.which).source
    first = tasks[0]
    if persona.special == "half":
        answers = {name: text for name, text in answers.items() if name in tasks[: len(tasks) // 2]}
    elif persona.special == "crash":
        answers[first] = CRASH
    elif persona.special == "loop":
        head = next(cell.source for cell in release.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == first)
        answers[first] = head.split("    # Your code here")[0].rstrip() + LOOP
    elif persona.special == "cheat":
        stub = next(cell.source for cell in release.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == first)
        answers[first] = CHEAT + stub.replace("raise NotImplementedError()", "sys.displayhook(2)\n    return True")
    return as_bytes(nbformat.from_dict(with_answers(release, answers)))


def _pick(answers: list[Answer], kind: str, which: int) -> Answer:
    mine = [answer for answer in answers if answer.kind == kind]
    return mine[which % len(mine)]
