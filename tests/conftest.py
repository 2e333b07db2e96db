"""Fixtures: one tiny course, built once; graders that take the text of a cell and return its rows."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk import Desk
from minicourse import LAB, NOTEBOOK, make_course
from nbformat import NotebookNode

from gradlab.checks.seeds import seed_all
from gradlab.cli import main
from gradlab.course.hand_ins import as_bytes

if os.environ.get("GRADLAB_DATA"):  # tests change the working directory
    os.environ["GRADLAB_DATA"] = str(Path(os.environ["GRADLAB_DATA"]).resolve())


def pytest_sessionfinish() -> None:
    """Let the collector see again what commands that ran in here have imported, or torch's libraries speak of leaks."""
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _known_place_and_seed() -> Iterator[None]:
    """Tests that change the working directory leave it as it was."""
    before = Path.cwd()
    seed_all(0)
    yield
    os.chdir(before)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny course with its release; treat it as read-only."""
    before = Path.cwd()
    root = make_course(tmp_path_factory.mktemp("course"))
    assert main(["build", "--course", str(root), "--workers", "1", "--debug"]) == 0
    os.chdir(before)
    return root


@pytest.fixture
def desk(built: Path) -> Desk:
    return Desk(built)


@pytest.fixture
def hand_in_to(built: Path) -> Callable[[str, NotebookNode | bytes], Path]:
    """Put a notebook into submitted/ of a course."""

    def put(student_id: str, notebook: NotebookNode | bytes, course: Path = built) -> Path:
        folder = course / "submitted" / student_id / LAB
        folder.mkdir(parents=True, exist_ok=True)
        content = notebook if isinstance(notebook, bytes) else as_bytes(notebook)
        (folder / f"{NOTEBOOK}.ipynb").write_bytes(content)
        return folder

    return put
