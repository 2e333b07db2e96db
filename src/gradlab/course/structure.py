"""The rules that the cells of a source notebook keep."""

from __future__ import annotations

from collections.abc import Iterator

from gradlab.course.lab import CHECKS_SUFFIX, Lab, nbgrader


def structure_problems(lab: Lab) -> list[str]:
    """What is wrong with the cells of a source notebook, a sentence each."""
    return [*_problems_of_names(lab), *_problems_of_tasks(lab)]


def _problems_of_names(lab: Lab) -> Iterator[str]:
    ids = [nbgrader(cell)["grade_id"] for cell in lab.cells if nbgrader(cell)]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"the grade id {name!r} stands on two cells"
    sentences = [check.sentence for task in lab.tasks for check in task.checks]
    for sentence in sorted({sentence for sentence in sentences if sentences.count(sentence) > 1}):
        yield f"two checks say {sentence!r}"
    tested = {task.name for task in lab.tasks}
    for cell in lab.solution_cells():
        if nbgrader(cell)["grade_id"] not in tested:
            yield f"the task {nbgrader(cell)['grade_id']!r} has no check cell"


def _problems_of_tasks(lab: Lab) -> Iterator[str]:
    for task in lab.tasks:
        total = round(sum(check.points for check in task.checks), 4)
        if total != task.points:
            yield f"{task.name}{CHECKS_SUFFIX} has {task.points:g} points, but its checks have {total:g}"
        if not task.checks:
            yield f"{task.name}{CHECKS_SUFFIX} has no check"
        if not any(line.strip() == "score()" for line in task.cell.source.splitlines()):
            yield f"{task.name}{CHECKS_SUFFIX} does not end with score()"
