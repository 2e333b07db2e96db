"""`gradlab demo`: a sample class hands in two labs, is graded, gets feedback, and everything is shown."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from gradlab.commands.exit_codes import ExitCode
from gradlab.commands.options import add_course, add_grading, how_to_grade
from gradlab.errors import GradLabError

if TYPE_CHECKING:
    from gradlab.recorder.nbgrader_api import Course

EXAMPLE = "gradlab demo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_course(parser)
    parser.add_argument("--folder", type=Path, default=Path(".demo"), help="where (default: .demo)")
    add_grading(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Make the sample class's course, build, grade, write feedback, and show the result."""
    from gradlab.commands.grade import grade_and_show
    from gradlab.commands.screen import class_table, out
    from gradlab.course.files import only_one_grader
    from gradlab.course.sample_class import LABS
    from gradlab.course.settings import load_settings
    from gradlab.recorder.build import build
    from gradlab.recorder.nbgrader_api import Course

    folder = args.folder.resolve()
    _copy_course(args.course.resolve(), folder)
    course = Course(folder)
    how = how_to_grade(args, load_settings(course.root))
    with only_one_grader(course.root):
        out.print(f"[bold]1. The labs[/]  from source/ to release/, in {folder}")
        for lab in LABS:
            build(course, lab, how)
            out.print(f"  {lab}: the reference gets full marks, the blank release none")
        _hand_in_all(course)
        out.print("[bold]3. Grading[/]  every notebook in a sandbox, every check in the judge")
        results = {lab: grade_and_show(course, lab, None, how) for lab in LABS}
        out.print("[bold]4. Feedback[/]  a page for each student")
        pages = _write_pages(course)
    for lab in LABS:
        out.print()
        out.print(class_table(results[lab]))
    _export(course, pages)
    return ExitCode.DONE


def _copy_course(course: Path, folder: Path) -> None:
    from gradlab.course.sample_class import LABS

    missing = [name for name in LABS if not (course / "source" / name).is_dir()]
    if missing:
        raise GradLabError(f"The demo needs source/{missing[0]}.", "Run it in a checkout of GradLab, or use --course.")
    for lab in LABS:
        for path in (Path("source") / lab, Path("tests") / "answers" / lab):
            shutil.copytree(course / path, folder / path, dirs_exist_ok=True)
    shutil.copy(course / "nbgrader_config.py", folder)


def _hand_in_all(course: Course) -> None:
    from gradlab.commands.screen import out
    from gradlab.course.sample_class import CLASS, DUE, LABS, SECOND_LAB, hand_in
    from gradlab.course.store import load_lab

    out.print(f"[bold]2. The class[/]  {len(CLASS)} students hand in")
    for lab in LABS:
        for persona in CLASS:
            if lab == LABS[0] or persona.name in SECOND_LAB:
                hand_in(course.root, load_lab(course.root, lab), persona)
        with course.gradebook() as gradebook:  # a due date, so that a late submission shows
            gradebook.update_or_create_assignment(lab, duedate=DUE)
    for persona in CLASS:
        out.print(f"  {persona.name:12} {persona.about}")


def _write_pages(course: Course) -> list[Path]:
    from gradlab.commands.screen import progress
    from gradlab.course.sample_class import LABS
    from gradlab.course.store import submitted
    from gradlab.recorder.feedback import write_feedback

    pages = []
    for lab in LABS:
        students = submitted(course.root, lab)
        with progress(lab, len(students)) as bar:
            for page in write_feedback(course, lab, students):
                bar.advance(bool(page.problem))
                pages += [] if page.problem else [page.path]
    return pages


def _export(course: Course, pages: list[Path]) -> None:
    from gradlab.commands.screen import out
    from gradlab.recorder.exports import export_checks, export_grades

    export_grades(course, course.root / "grades.csv")
    export_checks(course, course.root / "checks.csv")
    out.print(f"\nLook at   {pages[0]}\n          {course.root / 'checks.csv'}  one row per student and check")
    out.print(f"          {course.root / 'grades.csv'}  as nbgrader exports it")
    out.print(f"          cd {course.root} && jupyter lab   for nbgrader's formgrader on this class")
