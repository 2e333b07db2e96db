"""What goes wrong with one submission ends it and nothing else; what goes wrong with the machine ends the run."""

from __future__ import annotations

import base64
import contextlib
import copy
import errno
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from desk import QUICK, Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from minicourse import LAB, NOTEBOOK

from gradlab.cli import main
from gradlab.course.hand_ins import as_bytes
from gradlab.course.lab import Lab
from gradlab.course.store import load_lab
from gradlab.errors import GradLabError
from gradlab.grading.job import Job, Outcome, run_job
from gradlab.grading.verdict_cells import show_verdicts
from gradlab.intake.files import Refused
from gradlab.intake.hand_in import read_cells
from gradlab.intake.rebuild import take_in
from gradlab.judge.rows import unjudged
from gradlab.recorder import grade_lab
from gradlab.recorder.feedback import write_feedback
from gradlab.recorder.nbgrader_api import Course
from gradlab.recorder.record import record


@pytest.fixture
def course(built: Path, tmp_path: Path, desk: Desk, hand_in_to) -> Path:
    """Ada and Bob have handed in right answers."""
    folder = Path(shutil.copytree(built, tmp_path / "course", ignore=shutil.ignore_patterns("submitted", "autograded")))
    for name in ("ada", "bob"):
        hand_in_to(name, desk.hand_in(), folder)
    return folder


def grade(course: Path, *args: str) -> int:
    return main(["grade", "--course", str(course), "--workers", "1", *args])


def scores(course: Path) -> dict[str, tuple[float, bool]]:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return {one.student.id: (one.score, one.needs_manual_grade) for one in gradebook.assignment_submissions(LAB)}


def trip(monkeypatch, where: object, name: str, error: Exception, only: str = "ada") -> None:
    """Have a function raise where this student, if one is named, is in its arguments."""
    whole = getattr(where, name)

    def trips(*args: object, **kwargs: object) -> object:
        if not only or re.search(rf"['/]{only}['/]", str(args)):
            raise error
        return whole(*args, **kwargs)

    monkeypatch.setattr(where, name, trips)


@pytest.mark.parametrize("step", ["take_hand_in", "record"])
def test_what_trips_over_one_submission_leaves_the_others_and_is_tried_again(
    course: Path, capsys, monkeypatch, step: str
) -> None:
    with monkeypatch.context() as patched:
        trip(patched, grade_lab, step, ValueError("a stone\nin the way"))
        assert grade(course, "--debug") == 3
    said = capsys.readouterr()
    assert re.search(r"ada +0 / 5 .*needs you: GradLab could not cope with it \(ValueError: a stone\?in", said.out)
    assert re.search(r"bob +4 / 5  not answered: why_square$", said.out, re.MULTILINE)
    assert "Traceback" in said.err and "in trips" in said.err
    assert scores(course) == {"ada": (0.0, True), "bob": (4.0, False)}
    assert grade(course) == 0
    assert re.search(r"ada +4 / 5  not answered: why_square$", capsys.readouterr().out, re.MULTILINE)


def test_what_cannot_even_be_recorded_as_refused_is_listed(course: Path, capsys, monkeypatch) -> None:
    trip(monkeypatch, grade_lab, "record", ValueError("first"))
    trip(monkeypatch, grade_lab, "record_refusal", ValueError("second"))
    assert grade(course) == 3
    said = capsys.readouterr()
    assert re.search(r"ada +0 / 4 +needs you: .*second.*not recorded", said.out) and "Traceback" not in said.err
    assert set(scores(course)) == {"bob"}


def full_disk() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "somewhere")


def test_what_trips_over_one_while_it_is_graded_is_its_outcome(desk: Desk, monkeypatch) -> None:
    def outcome_of(error: Exception) -> Outcome:
        trip(monkeypatch, run_job.__globals__["results"], "save", error, only="")
        monkeypatch.setitem(run_job.__globals__, "grade", lambda *_: (_ for _ in ()).throw(error))
        return run_job(Job(desk.course, LAB, "ada", as_bytes(desk.hand_in()), force=True), QUICK)

    outcome = outcome_of(RuntimeError("odd"))
    assert outcome.refused.startswith("GradLab could not cope with it (RuntimeError: odd)")
    assert outcome.again and "Traceback" in outcome.trace
    assert not outcome_of(Refused("why")).again
    for machine in (GradLabError("no room"), full_disk()):
        with pytest.raises(GradLabError):
            outcome_of(machine)


def locked() -> Exception:
    import sqlalchemy.exc

    return sqlalchemy.exc.OperationalError("select", {}, Exception("database is locked"))


@pytest.mark.parametrize(("raised", "said"), [(full_disk, "No space left"), (locked, "database is locked")])
def test_the_machines_faults_stop_the_run_and_the_next_goes_on(
    course: Path, capsys, monkeypatch, raised: Callable[[], Exception], said: str
) -> None:
    from nbconvert.writers import FilesWriter
    from nbgrader.preprocessors import SaveAutoGrades

    with monkeypatch.context() as patched:
        trip(patched, SaveAutoGrades, "preprocess", raised(), only="")
        assert grade(course) == 1
        assert said in capsys.readouterr().err
    assert grade(course) == 0
    with monkeypatch.context() as patched:
        trip(patched, FilesWriter, "write", raised(), only="")
        assert main(["feedback", "--course", str(course)]) == 1
        assert said in capsys.readouterr().err
    assert main(["feedback", "--course", str(course)]) == 0


def test_feedback_says_who_is_not_graded_yet(course: Path, capsys) -> None:
    assert main(["feedback", "--course", str(course)]) == 1
    assert "Nothing is graded yet" in capsys.readouterr().err
    assert grade(course, "--student", "ada") == 0
    assert main(["feedback", "--course", str(course)]) == 3
    assert re.search(r"bob +no page: not graded yet", capsys.readouterr().out)


def test_renamed_or_beside_a_blank_one_nbgrader_grades_the_same(course: Path, desk: Desk, capsys) -> None:
    filled, untouched = (course / "submitted" / name / LAB / f"{NOTEBOOK}.ipynb" for name in ("ada", "bob"))
    filled.rename(filled.with_name(f"{NOTEBOOK} (1).ipynb"))
    shutil.copy(untouched, untouched.with_name(f"{NOTEBOOK}-Copy1.ipynb"))
    untouched.write_bytes(as_bytes(desk.release))
    (filled.parent / "timestamp.txt").write_text("half past nine /etc/passwd")
    assert grade(course) == 0
    said = capsys.readouterr().out
    assert "mini (1).ipynb was graded as mini.ipynb" in said
    assert "only mini-Copy1.ipynb was graded, not mini.ipynb, where nothing is filled in" in said
    before, kept = scores(course), sorted((course / ".gradlab" / "results").rglob("*.json"))
    assert before == {"ada": (4.0, False), "bob": (4.0, False)}
    for name in ("ada", "bob"):
        answer = Course(course).api.autograde(LAB, name, force=True)
        assert answer["success"], answer
        assert [path.name for path in (course / "autograded" / name / LAB).iterdir()] == [f"{NOTEBOOK}.ipynb"]
    assert scores(course) == before
    assert sorted((course / ".gradlab" / "results").rglob("*.json")) == kept, "it is the same result, not another"
    assert main(["feedback", "--course", str(course)]) == 0
    assert sorted(path.name for path in filled.parent.iterdir()) == ["mini (1).ipynb", "timestamp.txt"]


def test_nbgraders_failure_leaves_what_was_graded(course: Path, monkeypatch) -> None:
    from gradlab.recorder import nbgrader_plugins

    grade(course)
    graded = course / "autograded" / "ada" / LAB / f"{NOTEBOOK}.ipynb"
    before = graded.read_bytes(), scores(course)
    trip(monkeypatch, nbgrader_plugins, "grade", RuntimeError("no kernel today"), only="")
    shutil.rmtree(course / ".gradlab" / "results")
    answer = Course(course).api.autograde(LAB, "ada", force=True)
    assert not answer["success"] and "no kernel today" in answer["log"]
    assert (graded.read_bytes(), scores(course)) == before
    assert not list((course / ".gradlab").glob("autograde-*"))


def test_nbgrader_refuses_what_gradlab_refuses(course: Path) -> None:
    (course / "submitted" / "ada" / LAB / "link.txt").symlink_to("/etc/passwd")
    assert grade(course) == 3
    ours = scores(course)
    assert Course(course).api.autograde(LAB, "ada", force=True)["success"]
    assert scores(course) == ours and ours["ada"] == (0.0, True)
    text = (course / "autograded" / "ada" / LAB / f"{NOTEBOOK}.ipynb").read_text()
    assert "link.txt is a symbolic link" in text


def test_half_surrogates_and_pictures_that_are_not_there_cost_nothing(
    course: Path, desk: Desk, hand_in_to, capsys
) -> None:
    notebook = json.loads(as_bytes(desk.hand_in()))
    answer = next(
        cell for cell in notebook["cells"] if cell["cell_type"] == "markdown" and "nbgrader" in cell["metadata"]
    )
    answer["source"] = "see \ud800 ![it](attachment:gone.png) ![that](attachment:kept.png)"
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()
    answer["attachments"] = {"kept.png": {"image/png": picture}, "\udcff.png": {"image/png": picture}}
    hand_in_to("ada", json.dumps(notebook).encode(), course)
    assert grade(course) == 3, "there is something to mark"
    assert re.search(r"ada +4 / 5  \+ 1 to mark by hand$", capsys.readouterr().out, re.MULTILINE)
    assert main(["feedback", "--course", str(course)]) == 0
    page = (course / "feedback" / "ada" / LAB / f"{NOTEBOOK}.html").read_text()
    assert "the picture attachment:gone.png was not handed in" in page
    assert f'src="data:image/png;base64,{picture}"' in page


TEXT = st.text(st.characters(exclude_categories=()) | st.sampled_from("\ud800<>`$&\\"), max_size=20)
KEYS = st.sampled_from(["cells", "cell_type", "source", "metadata", "nbgrader", "grade_id", "id", "attachments"]) | TEXT
PLAIN = st.none() | st.booleans() | st.integers() | TEXT | st.sampled_from(["code", "markdown", "mse", "why_square"])
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6))
PICTURES = st.dictionaries(TEXT, st.dictionaries(st.sampled_from(["image/png"]) | TEXT, JSON, max_size=2), max_size=2)
IDS = {"grade_id": st.sampled_from(["mse", "why_square", "mse_checks"]) | JSON}
CELLS = st.fixed_dictionaries(
    {
        "cell_type": st.sampled_from(["code", "markdown", "raw"]),
        "source": TEXT | st.lists(TEXT) | JSON,
        "metadata": st.fixed_dictionaries({"nbgrader": st.fixed_dictionaries(IDS) | JSON}) | JSON,
        "attachments": PICTURES | JSON,
    }
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CELLS, max_size=4), JSON)
def test_any_json_can_be_taken_in_recorded_and_fed_back(
    built_once: tuple[Course, Lab], cells: list, rest: object
) -> None:
    course, lab = built_once
    release = nbformat.read(course.root / "release" / LAB / f"{NOTEBOOK}.ipynb", as_version=4)
    content = {**copy.deepcopy(release), "metadata": rest}
    content["cells"] = [*cells, *content["cells"]]
    with contextlib.suppress(Refused):
        submitted, _ = read_cells(json.dumps(content).encode())
        notebook = take_in(release, submitted).notebook
        rows = unjudged(lab, "ada", "not run")
        show_verdicts(notebook, rows)
        notebook.metadata["gradlab"] = {"rows": [row.as_dict() for row in rows]}
        record(course, lab, "ada", notebook)
        assert [page.problem for page in write_feedback(course, LAB, ["ada"])] == [""]


@pytest.fixture
def built_once(built: Path, tmp_path: Path) -> tuple[Course, Lab]:
    course = Course(Path(shutil.copytree(built, tmp_path / "course")))
    return course, load_lab(course.root, LAB)
