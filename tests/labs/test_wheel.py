"""The wheel is what students install: no solution, no hidden check, no notebook may be in it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from gradlab.course.answer_bank import load_answers
from gradlab.course.lab import Lab, lab_names, nbgrader

ROOT = Path(__file__).parents[2]
INSTRUCTORS = (".ipynb", "answers/", "source/", "release/", "submitted/", "gradebook", "nbgrader_config", "tests/")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Built as `make wheel` builds it, from a copy of what git would hand over."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("src", "source", "release", "tests"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "nbgrader_config.py"):
        shutil.copy(ROOT / name, copy)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist", "."]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = (copy / "dist").iterdir()
    assert built.name == "gradlab-0.1.0-py3-none-any.whl"
    return zipfile.ZipFile(io.BytesIO(built.read_bytes()))


def long_lines(text: str) -> set[str]:
    """Lines that can't be there by chance; whoever imports the same says nothing."""
    lines = {line.strip() for line in text.splitlines() if len(line.strip()) >= 40}
    return {line for line in lines if not line.startswith(("import ", "from "))}


def secrets() -> set[str]:
    """Lines of solutions, model answers, hidden checks and of the answer bank, which no student may have."""
    found = set[str]()
    for name in lab_names(ROOT):
        lab = Lab.load(ROOT, name)
        release = nbformat.read(ROOT / "release" / name / lab.path.name, as_version=4)
        public = set[str]().union(*(long_lines(cell.source) for cell in release.cells))
        source = set[str]().union(*(long_lines(cell.source) for cell in lab.cells if nbgrader(cell)))
        bank = set[str]().union(
            *(long_lines(answer.source) for task in lab.solution_cells() for answer in _bank(name, task))
        )
        found |= (source | bank) - public
    return found


def _bank(lab: str, task: nbformat.NotebookNode) -> list:
    return load_answers(ROOT, lab, nbgrader(task)["grade_id"])


def test_the_wheel_holds_the_package_and_nothing_of_an_instructor(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert "gradlab/checks/__init__.py" in names and "gradlab/worker/kernel.py" in names
    assert {name.partition("/")[0] for name in names} == {"gradlab", "gradlab-0.1.0.dist-info"}
    assert not [name for name in names if any(part in name for part in INSTRUCTORS)]


def test_no_line_of_a_solution_or_of_a_hidden_check_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    kept_back = secrets()
    assert len(kept_back) > 1000, "the labs' solutions and hidden checks were read"
    texts = {name: wheel.read(name).decode("utf-8", "replace") for name in wheel.namelist()}
    leaks = {(name, line) for name, text in texts.items() for line in long_lines(text) & kept_back}
    assert not leaks


def test_a_course_is_made_from_the_wheel_alone(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "installed")
    program = "import sys; from gradlab.cli import main; sys.exit(main(['init', 'course']))"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, check=True, timeout=300)
    written = (tmp_path / "course" / "nbgrader_config.py").read_text()
    assert "c.Autograde.autograde_preprocessors = [JudgedExecute" in written
    assert lab_names(tmp_path / "course") == ["lab1-first"]
