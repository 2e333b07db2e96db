"""What is written reaches a person, is shown without effect, and is asked for until it is marked, and once only."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from desk import Desk
from minicourse import LAB, NOTEBOOK
from nbformat import NotebookNode

from gradlab.cli import main
from gradlab.course.hand_ins import as_bytes
from gradlab.recorder.nbgrader_api import Course
from gradlab.recorder.written import MAX_MARKDOWN, TOO_LONG, harmless

FORMULA = "$0 < \\eta < 1$ and $$a \\& b < c & d$$"
ATTACK = f"""\
{FORMULA} a<b & c>d `x<y`

<script>alert(1)</script> <img src=x onerror=alert(1)> <svg onload="alert(1)">
<a xlink:href="javascript:alert(1)">x</a></svg> <object data="x"></object> <form action="javascript:alert(1)">
[a](javascript:alert(1)) [b](java&#115;cript:alert(1)) [c](data:text/html,<script>alert(1)</script>) <iframe src="//x">

<div onclick="alert(1)">

![w](mine.png) ![gone](attachment:gone.png) ![far](https://example.org/spy.png)

```html
<script>alert(2)</script>
```
"""
CRASH = "import os\n\n\ndef mse(y, y_hat):\n    os._exit(0)\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def own(notebook: NotebookNode, cell: NotebookNode) -> NotebookNode:
    notebook.cells.append(cell)
    return notebook


@pytest.fixture(scope="module")
def school(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class that was graded once; treat it as read-only."""
    course = tmp_path_factory.mktemp("written") / "course"
    shutil.copytree(built, course, ignore=shutil.ignore_patterns("submitted", "autograded"))
    desk = Desk(course)
    untouched = desk.hand_in()
    class_of = {
        "ada": own(desk.hand_in(why_square=ATTACK), nbformat.v4.new_raw_cell("raw <script>alert(3)</script>")),
        "bob": own(desk.hand_in(), nbformat.v4.new_markdown_cell("Because large errors weigh more.")),
        "carl": desk.hand_in(mse=CRASH),
        "dora": untouched,
        "eve": desk.release,
    }
    for name, notebook in class_of.items():
        folder = course / "submitted" / name / LAB
        folder.mkdir(parents=True)
        (folder / f"{NOTEBOOK}.ipynb").write_bytes(as_bytes(notebook))
    (course / "submitted" / "ada" / LAB / "mine.png").write_bytes(PNG)
    assert main(["grade", "--course", str(course), "--workers", "1", "--debug"]) == 3
    return course


@pytest.fixture
def course(school: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the graded class, to be changed at will."""
    yield Path(shutil.copytree(school, tmp_path / "course"))


def grade(course: Path, *students: str) -> int:
    """Record anew what was graded, all or one, as after a change of the grader."""
    shutil.rmtree(course / ".gradlab" / "recorded")
    wish = [part for name in students for part in ("--student", name)]
    return main(["grade", "--course", str(course), "--workers", "1", *wish])


def grades(course: Path, student: str) -> dict[str, Any]:
    with Course(course).gradebook() as gradebook:
        notebook = gradebook.find_submission_notebook(NOTEBOOK, LAB, student)
        return {g.name: (g.score, g.needs_manual_grade) for g in notebook.grades}


def mark(course: Path, student: str, cell: str, score: float) -> None:
    """What formgrader does when a person types a score."""
    with Course(course).gradebook() as gradebook:
        grade = gradebook.find_grade(cell, NOTEBOOK, LAB, student)
        grade.manual_score, grade.needs_manual_grade = score, False
        gradebook.db.commit()


def answer(course: Path, student: str, name: str, text: str) -> None:
    """The student hands in anew, with another answer."""
    path = course / "submitted" / student / LAB / f"{NOTEBOOK}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == name:
            cell.source = text
    nbformat.write(notebook, path)


def test_what_is_to_mark_is_said_and_asks_for_a_person(course: Path, capsys) -> None:
    assert main(["grade", "--course", str(course), "--workers", "1"]) == 3
    assert "need a person 2, to mark by hand 2 (2 points)" in capsys.readouterr().out
    assert grade(course) == 3
    said = capsys.readouterr().out
    assert re.search(r"ada +4 / 5  \+ 1 to mark by hand$", said, re.MULTILINE)
    assert re.search(r"bob +4 / 5  \+ 1 to mark by hand  needs you: why_square: untouched, but there are cells", said)
    assert re.search(r"dora +4 / 5  not answered: why_square$", said, re.MULTILINE)
    assert re.search(r"carl +2 / 5  not answered: why_square  needs you: crashed in mse$", said, re.MULTILINE)
    assert grades(course, "bob")["why_square"] == (0, True) and grades(course, "dora")["why_square"] == (0, False)
    assert grade(course, "dora") == 0, "an untouched stub needs no marking"


def test_a_mark_counts_and_is_not_asked_for_again_until_the_answer_changes(course: Path, capsys) -> None:
    mark(course, "ada", "why_square", 0.5)
    assert main(["grade", "--course", str(course), "--student", "ada"]) == 0
    capsys.readouterr()
    assert grade(course, "ada") == 0
    assert re.search(r"ada +4.5 / 5$", capsys.readouterr().out, re.MULTILINE)
    answer(course, "ada", "mse", "def mse(y, y_hat):\n    return ((y - y_hat) ** 2).mean()\n")
    assert grade(course, "ada") == 0, "another answer is no reason to mark this one again"
    answer(course, "ada", "why_square", "I have thought again.")
    capsys.readouterr()
    assert grade(course, "ada") == 3
    assert "why_square: has changed since it was marked" in capsys.readouterr().out
    assert grades(course, "ada")["why_square"] == (0.5, True)


def test_a_crash_that_a_person_has_graded_is_not_reported_again(course: Path, capsys) -> None:
    mark(course, "carl", "mse_checks", 1.5)
    assert grade(course, "carl") == 0
    assert re.search(r"carl +3.5 / 5  not answered: why_square$", capsys.readouterr().out, re.MULTILINE)


def test_of_an_untouched_notebook_and_another_the_other_is_graded(course: Path, capsys) -> None:
    folder = course / "submitted" / "eve" / LAB
    shutil.copy(course / "submitted" / "dora" / LAB / f"{NOTEBOOK}.ipynb", folder / f"{NOTEBOOK}-Copy1.ipynb")
    assert grade(course, "eve") == 0
    said = capsys.readouterr().out
    assert re.search(r"eve +4 / 5 ", said) and f"only {NOTEBOOK}-Copy1.ipynb was graded" in said


def test_an_answer_left_out_beside_another_notebook_needs_a_person(course: Path, capsys) -> None:
    """The rightly named one counts; what it lacks may stand in the other."""
    folder = course / "submitted" / "dora" / LAB
    shutil.copy(course / "submitted" / "ada" / LAB / f"{NOTEBOOK}.ipynb", folder / f"{NOTEBOOK}-Copy1.ipynb")
    assert grade(course, "dora") == 3
    assert "needs you: why_square: untouched, and another notebook" in capsys.readouterr().out


def test_exports_say_what_is_to_mark(course: Path) -> None:
    assert main(["export", "--course", str(course)]) == 0
    rows = {row["student_id"]: row for row in csv.DictReader((course / "grades.csv").open())}
    wanted = {"ada": 1, "bob": 1, "carl": 0, "dora": 0, "eve": 0}
    assert {name: float(rows[name]["to_mark"]) for name in wanted} == wanted


def test_nbgraders_own_autograde_asks_for_the_same(course: Path) -> None:
    before = {name: grades(course, name) for name in ("ada", "bob", "carl", "dora", "eve")}
    mark(course, "ada", "why_square", 0.5)
    api = Course(course).api
    for name in before:
        done = api.autograde(LAB, name, force=True)
        assert done["success"], done["log"]
    assert grades(course, "ada")["why_square"] == (0.5, False)
    assert {name: grades(course, name) for name in before if name != "ada"} == {
        name: found for name, found in before.items() if name != "ada"
    }
    graded = nbformat.read(course / "autograded" / "ada" / LAB / f"{NOTEBOOK}.ipynb", as_version=4)
    (written,) = [c for c in graded.cells if c.id == "why-square"]
    assert written.source == ATTACK.rstrip("\n") and "mine.png" in written.attachments


def feedback(course: Path, student: str) -> BeautifulSoup:
    assert main(["feedback", "--course", str(course)]) == 0
    return BeautifulSoup((course / "feedback" / student / LAB / f"{NOTEBOOK}.html").read_text(), "html.parser")


def formgrader(course: Path, student: str) -> BeautifulSoup:
    """The page as formgrader's handler makes it."""
    from nbconvert.exporters import HTMLExporter
    from nbgrader.server_extensions.formgrader import handlers

    config = Course(course).api.config.copy()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    about = dict.fromkeys(("assignment_id", "notebook_id", "submission_id", "base_url", "student", "notebook_path"), "")
    page, _ = HTMLExporter(config=config).from_filename(
        str(course / "autograded" / student / LAB / f"{NOTEBOOK}.ipynb"), resources={**about, "index": 0, "total": 1}
    )
    return BeautifulSoup(page, "html.parser")


@pytest.mark.parametrize("page", [feedback, formgrader])
def test_a_text_is_shown_as_it_was_typed_and_does_nothing(course: Path, page: Any) -> None:
    shown, plain = page(course, "ada"), page(course, "dora")
    assert len(shown("script")) == len(plain("script")) and not shown.select("iframe, svg, object, embed, form")
    for tag in shown.select(".text_cell_render *"):
        assert not [name for name in tag.attrs if name.startswith(("on", "srcdoc", "formaction"))], tag
        assert re.match(r"https?:|mailto:|#", tag.get("href", "#")), tag
        assert tag.get("src", "data:image/png").startswith("data:image/png"), tag
    text = shown.get_text()
    for typed in (FORMULA, "a<b & c>d x<y", "<script>alert(1)</script>", "raw <script>alert(3)</script>", "alert(2)"):
        assert typed in text
    assert len(shown.select('img[src^="data:image/png;base64,iVBOR"]')) == 1, "the picture beside the notebook"


def test_feedback_says_that_an_answer_is_not_marked_yet_and_not_that_it_got_nothing(course: Path) -> None:
    said = feedback(course, "ada").get_text()
    assert "Not marked yet: up to 1 point." in said and "Still to be given: 1 point." in said
    assert "0.0 / 1.0" not in said
    assert "A person will look at this." in feedback(course, "carl").get_text()
    assert "0.0 / 1.0" in feedback(course, "dora").get_text()
    mark(course, "ada", "why_square", 0.5)
    said = feedback(course, "ada").get_text()
    assert "0.5 / 1.0" in said and "Not marked yet" not in said


@pytest.mark.parametrize("text", ["<div>" * 20_000, "\\\\[" * 3_000, "x" * (MAX_MARKDOWN + 1)])
def test_a_text_that_would_take_long_is_shown_as_typed(text: str) -> None:
    page = BeautifulSoup(harmless(text), "html.parser")
    assert page.em.text == TOO_LONG and page.pre.text == text and not page("div")


@pytest.mark.parametrize("text", ["**a** _b_", "x<sub>1</sub><br>y", "| a | b |\n|---|---|\n| 1 | 2 |", "1. a\n2. b"])
def test_plain_formatting_is_formatted(text: str) -> None:
    assert BeautifulSoup(harmless(text), "html.parser").find(["strong", "sub", "table", "ol"])
