"""What each command does, in the words of its user; the work is in the modules of the same names."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace

from gradlab.cli import DONE, FAILED, NEEDS_PERSON
from gradlab.console import err, out, progress, shown, student_line
from gradlab.course import Course
from gradlab.errors import GradLabError
from gradlab.grade import Options, StudentResult, grade_lab, only_one_grader


def run(args: argparse.Namespace) -> int:
    """Run the command that was asked for."""
    if getattr(args, "unsafe_no_sandbox", False):
        err.print("[red]Student code runs WITHOUT a sandbox: it can do whatever you can.[/]")
    return {
        "build": _build,
        "grade": _grade,
        "verify": _verify,
        "feedback": _feedback,
        "export": _export,
        "demo": _demo,
    }[args.command](args)


def _options(args: argparse.Namespace) -> Options:
    if args.workers < 1:
        raise GradLabError("--workers must be 1 or more.")
    return Options(
        args.workers, getattr(args, "force", False), args.unsafe_no_sandbox, getattr(args, "pictures", False)
    )


def _build(args: argparse.Namespace) -> int:
    from gradlab.build import build

    course, options = Course(args.course), _options(args)
    with only_one_grader(course.root):
        for lab in course.labs(args.labs):
            start = time.monotonic()
            fresh = build(course, lab, options.workers, options.seconds, options.unsafe, options.force)
            done = f"built in {time.monotonic() - start:.0f} s" if fresh else "up to date"
            out.print(f"{lab:28} {done}: reference full marks, blank none")
    return DONE


def _grade(args: argparse.Namespace) -> int:
    course, options = Course(args.course), _options(args)
    labs = [lab for lab in course.labs(args.labs) if args.labs or course.submitted(lab)]
    if not labs:
        raise GradLabError(
            "submitted/ holds no submission of any lab.", "Expected: submitted/STUDENT/LAB/NOTEBOOK.ipynb"
        )
    with only_one_grader(course.root):
        everything = [result for lab in labs for result in grade_and_show(course, lab, args.student, options)]
    return NEEDS_PERSON if any(result.needs_person for result in everything) else DONE


def grade_and_show(course: Course, lab: str, student: str | None, options: Options) -> list[StudentResult]:
    """Grade one lab with a bar and a line for each student; returns the results."""
    students = course.submitted(lab)
    if student is not None:
        if student not in students:
            raise GradLabError(
                f"submitted/{student}/{lab} is not there.", f"There are: {', '.join(students) or 'none'}."
            )
        students = [student]
    start = time.monotonic()
    out.print(f"[bold]{lab}[/]  {len(students)} submissions")
    with progress(lab, len(students), options.workers) as bar:

        def report(result: StudentResult) -> None:
            bar.advance(bool(result.needs_person))
            if not result.unchanged:
                out.print(student_line(result))

        results = grade_lab(course, lab, students, options, report, bar.watch)
    person = [result for result in results if result.needs_person]
    unchanged = sum(result.unchanged for result in results)
    out.print(
        f"  graded {len(results) - unchanged}, unchanged {unchanged}, need a person {len(person)}"
        f"  ({time.monotonic() - start:.1f} s)"
    )
    for result in person:
        out.print(f"    [yellow]{shown(result.student_id)}[/]  {shown('; '.join(result.needs_person))}")
    return results


def _verify(args: argparse.Namespace) -> int:
    from gradlab.grading.parallel import run_jobs
    from gradlab.verify import cases, gaps

    course, options = Course(args.course), _options(args)
    bad, entries, start = 0, 0, time.monotonic()
    with only_one_grader(course.root):
        for lab in course.labs(args.labs):
            known = {case.job.student_id: case for case in cases(course.root, lab, args.times)}
            jobs = [replace(case.job, force=options.force) for case in known.values()]
            counts = {"wrong": 0, "right": 0}
            with progress(lab, len(jobs), options.workers) as bar:
                for outcome in run_jobs(jobs, options.workers, options.seconds, options.unsafe, watch=bar.watch):
                    case = known[outcome.job.student_id]
                    bar.advance()
                    entries += 1
                    for kind in counts:
                        counts[kind] += case.label.startswith(kind) / args.times
                    complaints = case.complaints(outcome)
                    bad += bool(complaints)
                    for line in complaints:
                        out.print(f"  [red]✗[/] {lab} {shown(case.label)}: {shown(line, 400)}")
            missing = gaps(course.root, lab)
            for line in missing:
                out.print(f"  [red]✗[/] {lab}: {shown(line)}")
            bad += len(missing)
            tasks = known["reference"].lab.tasks
            out.print(
                f"{lab:28} {len(tasks)} tasks, {sum(len(task.checks) for task in tasks)} checks, "
                f"{counts['wrong']:.0f} wrong answers, {counts['right']:.0f} right variants"
            )
    verdict = "[green]all as announced[/]" if not bad else f"[red]{bad} not as announced[/]"
    out.print(f"{entries} submissions in {time.monotonic() - start:.0f} s: {verdict}")
    return FAILED if bad else DONE


def _feedback(args: argparse.Namespace) -> int:
    from gradlab.feedback import write_feedback

    course = Course(args.course)
    count = 0
    for lab in course.labs(args.labs):
        students = course.submitted(lab)
        with progress(lab, len(students)) as bar:
            for student_id, page in write_feedback(course, lab, students):
                bar.advance()
                count += 1
                out.print(f"  {shown(student_id):24} {shown(str(page.relative_to(course.root)))}")
    if not count:
        raise GradLabError("Nothing is graded yet, so there is no feedback to write.", "Run `gradlab grade` first.")
    return DONE


def _export(args: argparse.Namespace) -> int:
    from pathlib import Path

    from gradlab.export import export_checks, export_grades

    target = args.checks.resolve() if args.checks else None
    grades = Path(args.to[1]).resolve() if args.to else None
    if args.to and args.to[0] != "csv":
        raise GradLabError(f"gradlab writes csv, not {args.to[0]}.", "For other formats see `nbgrader export --help`.")
    course = Course(args.course)
    if grades is None and target is None:
        grades = course.root / "grades.csv"
    if grades is not None:
        export_grades(course, grades)
        out.print(f"grades: {grades}")
    if target is not None:
        out.print(f"{export_checks(course.root, target, args.labs or None)} checks: {target}")
    return DONE


def _demo(args: argparse.Namespace) -> int:
    from gradlab.demo import demo

    return demo(args.course, args.folder, _options(args))
