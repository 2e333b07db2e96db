"""A kept result depends on the data that its lab reads, and on no other."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from gradlab.course.lab import Lab
from gradlab.data import drawn
from gradlab.data.real_files import REAL_FILES
from gradlab.grading.fingerprint import data_digest

IMPORTS = {
    "alone": "from gradlab.data import {name}",
    "beside others": "from gradlab.data import load_iris, {name}, load_iris as iris",
    "in brackets": "from gradlab.data import (\n    load_iris,\n    {name},\n)",
    "under another name": "from gradlab.data import {name} as load",
    "through its package": "from gradlab import data\n\ntable = data.{name}",
}
LOADERS = {loader.rpartition(".")[2]: folder for loader, folder in REAL_FILES.items()}


def lab_that_runs(tmp_path: Path, source: str) -> Lab:
    path = tmp_path / "lab.ipynb"
    cells = [nbformat.v4.new_markdown_cell("load_adult, load_cifar10, load_mnist: only talk"), _code(source)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return Lab("lab", path, cells, {})


def _code(source: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_code_cell(source)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a file of each set."""
    folder = tmp_path / "data"
    for part in LOADERS.values():
        (folder / part).mkdir(parents=True)
        (folder / part / "file").write_text("rows")
    monkeypatch.setenv("GRADLAB_DATA", str(folder))
    return folder


@pytest.mark.parametrize("style", IMPORTS)
@pytest.mark.parametrize("name", LOADERS)
def test_a_change_of_a_set_voids_the_labs_that_read_it_and_no_other(
    tmp_path: Path, data: Path, name: str, style: str
) -> None:
    lab = lab_that_runs(tmp_path, IMPORTS[style].format(name=name))
    before = data_digest(lab)
    for other in set(LOADERS) - {name}:
        (data / LOADERS[other] / "file").write_text("other rows")
        (data / LOADERS[other] / "new").write_text("more rows")
    assert data_digest(lab) == before
    (data / LOADERS[name] / "file").write_text("other rows")
    assert data_digest(lab) != before


@pytest.mark.parametrize("name", LOADERS)
def test_a_real_set_that_arrives_voids_what_was_graded_on_its_stand_in(tmp_path: Path, data: Path, name: str) -> None:
    lab = lab_that_runs(tmp_path, f"from gradlab.data import {name}")
    (data / LOADERS[name] / "file").unlink()
    without = data_digest(lab)
    (data / LOADERS[name] / "file").write_text("rows")
    assert data_digest(lab) != without


@pytest.mark.parametrize("name", LOADERS)
def test_keeping_a_stand_in_voids_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv("GRADLAB_DATA", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    lab = lab_that_runs(tmp_path, f"from gradlab.data import {name}")
    before = data_digest(lab)
    kept = drawn._cache_file(True)
    assert kept is not None and kept.parent == tmp_path / "gradlab"
    kept.parent.mkdir()
    kept.write_bytes(b"pictures")
    assert data_digest(lab) == before
