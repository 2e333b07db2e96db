"""The house keeps its own rules: rooms, imports, sizes. Each contract of pyproject.toml is seen to fail, too."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "gradlab"
MAX_LINES_OF_A_FILE, MAX_LINES_OF_A_FUNCTION = 300, 60

OFFENCES = {  # what breaks a contract: the contract, a file, and a line that must not stand in it
    "an import from a lower room of a higher one": ("rooms", "intake/files.py", "from gradlab.judge import rows"),
    "the same, only for the types": (
        "rooms",
        "intake/files.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from gradlab.judge import rows",
    ),
    "the same, within a function": ("rooms", "intake/files.py", "def late():\n    from gradlab.judge import rows"),
    "a module without a place": ("rooms", "attic.py", ""),
    "a room without a place": ("rooms", "attic/__init__.py", ""),
    "students would need the grader": ("students", "checks/seeds.py", "import gradlab.judge.rows"),
    "the gradebook outside the recorder": ("gradebook", "grading/results.py", "from nbgrader.api import Gradebook"),
    "its engine outside the recorder": ("gradebook", "commands/grade.py", "import sqlalchemy"),
    "a worker that knows checks": ("worker", "worker/frames.py", "from gradlab.checks.session import Check"),
    "a worker that knows checks through another": ("worker", "checks/wire.py", "import gradlab.checks.session"),
}


def lint_imports(folder: Path, *args: str) -> str:
    """What `lint-imports` says of the package in a folder, under the configuration there."""
    program = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as go; go()", "--no-cache"]
    done = subprocess.run(
        [*program, *args],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def contracts() -> list[str]:
    return re.findall(r'^id = "(\w+)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)


def test_the_contracts_hold() -> None:
    assert f"{len(contracts())} kept, 0 broken" in lint_imports(ROOT)


@pytest.mark.parametrize("offence", OFFENCES)
def test_a_contract_can_fail(tmp_path: Path, offence: str) -> None:
    contract, name, line = OFFENCES[offence]
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    copy = shutil.copytree(PACKAGE, tmp_path / "src" / "gradlab", ignore=shutil.ignore_patterns("__pycache__"))
    path = copy / name
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text() if path.exists() else "") + f"\n{line}\n")
    said = lint_imports(tmp_path, "--contract", contract)
    assert "0 kept, 1 broken" in said, said


def test_every_contract_is_seen_to_fail() -> None:
    assert {contract for contract, _, _ in OFFENCES.values()} == set(contracts())


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Neither at the top, nor within functions, nor for the types alone."""
    graph = grimp.build_graph("gradlab", cache_dir=None)
    assert len(graph.modules) > 50
    try:
        TopologicalSorter({name: graph.find_modules_directly_imported_by(name) for name in graph.modules}).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def python_files() -> Iterator[Path]:
    """All that is written by hand; answers of the banks are texts of cells, not modules."""
    for folder in ("src", "tests", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if path.relative_to(ROOT).parts[:2] != ("tests", "answers"):
                yield path
    yield from sorted((ROOT / "docs").glob("*.py"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    if path.is_relative_to(ROOT / "tests" / "attacks" / "answers"):
        return  # cells of a notebook, which may be anything
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])
    return (function.end_lineno or first) - first + 1


def test_files_and_functions_are_small() -> None:
    files = list(python_files())
    assert len(files) > 100
    long = [
        f"{path}: {count} lines"
        for path in files
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > MAX_LINES_OF_A_FILE
    ]
    long += [
        f"{path}: {function.name} has {length(function)} lines"
        for path in files
        for function in functions(path)
        if length(function) > MAX_LINES_OF_A_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_every_room_says_what_it_is_for() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert PACKAGE / "judge" in folders
    for folder in sorted(folders):
        path = folder / "__init__.py"
        said = (ast.get_docstring(ast.parse(path.read_text())) or "") if path.is_file() else ""
        assert re.match(r"[A-Z`].*\.$", said.partition("\n")[0]), f"{path} needs a sentence on what the room is for"


def test_only_libc_calls_the_c_library() -> None:
    """Elsewhere a call that fails would go unseen."""
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if (isinstance(node, ast.Import) and any(_is_c(alias.name) for alias in node.names))
        or (isinstance(node, ast.ImportFrom) and _is_c(node.module or ""))
        or (isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_c(node.value))
    }
    assert users == {"worker/libc.py"}


def _is_c(name: str) -> bool:
    """Whether a module calls C functions by name."""
    return name.split(".")[0] in ("ctypes", "_ctypes", "cffi")
