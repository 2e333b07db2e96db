"""Which notebook of a hand-in counts, whatever lies in the folder and whatever it is called."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from pathlib import Path

import nbformat
import pytest
from desk import Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from minicourse import NOTEBOOK
from nbformat import NotebookNode

from gradlab.course.hand_ins import as_bytes
from gradlab.course.store import submitted
from gradlab.intake import files
from gradlab.intake.files import Refused
from gradlab.intake.hand_in import HandIn, read_cells, take_hand_in

NAME = f"{NOTEBOOK}.ipynb"


def take(desk: Desk, folder: Path, **notebooks: NotebookNode | bytes) -> HandIn:
    """What is taken of a folder with these notebooks; `_` stands for the right name, `__1` for ` (1)`."""
    for name, notebook in notebooks.items():
        content = notebook if isinstance(notebook, bytes) else as_bytes(notebook)
        (folder / (NAME if name == "_" else f"{name}.ipynb")).write_bytes(content)
    return take_hand_in(folder, NOTEBOOK, desk.release)


def filled(desk: Desk, text: str) -> NotebookNode:
    return desk.hand_in(mse=f"# {text}")


def run_and_saved(notebook: NotebookNode) -> NotebookNode:
    """As an editor leaves an untouched notebook behind: with outputs, other ids, and an empty cell at the end."""
    for number, cell in enumerate(notebook.cells):
        cell.id = f"other-{number}"
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [nbformat.v4.new_output("stream", text="hello")], number
    notebook.cells.append(nbformat.v4.new_code_cell(""))
    return notebook


def test_none_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"no notebook; mini.ipynb was expected"):
        take(desk, tmp_path)


def test_a_renamed_one_is_taken_with_a_note(desk: Desk, tmp_path: Path) -> None:
    taken = take(desk, tmp_path, copy=filled(desk, "a"))
    assert b"# a" in taken.content and taken.notes == ["copy.ipynb was graded as mini.ipynb"]


@pytest.mark.parametrize("prepare", [lambda notebook: notebook, run_and_saved])
def test_a_filled_one_counts_before_an_untouched_one_of_the_right_name(desk: Desk, tmp_path: Path, prepare) -> None:
    taken = take(desk, tmp_path, _=prepare(desk.release), copy=filled(desk, "a"))
    assert b"# a" in taken.content
    assert taken.notes == ["only copy.ipynb was graded, not mini.ipynb, where nothing is filled in"]


def test_an_untouched_one_of_an_older_release_is_untouched(desk: Desk, tmp_path: Path) -> None:
    older = desk.release
    older.cells[0].source = "# A tiny lab, as it was last year"
    taken = take(desk, tmp_path, _=older, copy=filled(desk, "a"))
    assert b"# a" in taken.content and not taken.others


def test_of_two_filled_ones_the_rightly_named_counts(desk: Desk, tmp_path: Path) -> None:
    taken = take(desk, tmp_path, _=filled(desk, "a"), copy=filled(desk, "b"))
    assert b"# a" in taken.content and taken.notes == ["only mini.ipynb was graded, not copy.ipynb"]


def test_two_filled_ones_of_other_names_are_refused_unless_they_are_alike(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="2 notebooks, and none is called mini.ipynb"):
        take(desk, tmp_path, first=filled(desk, "a"), second=filled(desk, "b"), third=desk.release)
    assert b"# a" in take(desk, tmp_path, second=filled(desk, "a")).content
    with pytest.raises(Refused, match="2 notebooks, and none is called mini.ipynb"):
        take(desk, tmp_path, second=b"{}")


def test_all_untouched_is_the_blank_notebook(desk: Desk, tmp_path: Path) -> None:
    assert take(desk, tmp_path, _=desk.release, copy=desk.release).content == as_bytes(desk.release)


def test_what_a_mac_or_an_editor_leaves_is_no_notebook(desk: Desk, tmp_path: Path) -> None:
    for name in ("._mini.ipynb", ".mini.ipynb", "__MACOSX/._mini.ipynb", ".ipynb_checkpoints/mini-checkpoint.ipynb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"\0\5\x16\7")
    with pytest.raises(Refused, match="there is no notebook"):
        take(desk, tmp_path)
    assert not take(desk, tmp_path, _=filled(desk, "a")).notes


def test_links_are_refused_wherever_they_lie(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "whole").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(Refused, match="its folder is a symbolic link"):
        take(desk, tmp_path / "whole")
    with pytest.raises(Refused, match="whole is a symbolic link"):
        take(desk, tmp_path, _=filled(desk, "a"))


def test_more_files_than_anybody_needs_are_refused(desk: Desk, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 3)
    for number in range(4):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(Refused, match="more than 3 files"):
        take(desk, tmp_path, _=filled(desk, "a"))


def test_a_folder_that_may_not_be_read_is_refused_and_not_passed_over(tmp_path: Path, desk: Desk, monkeypatch) -> None:
    folder = tmp_path / "submitted" / "eve" / "lab"
    folder.mkdir(parents=True)
    whole = Path.stat

    def locked(path: Path, **kwargs: bool) -> os.stat_result:
        if "eve" in path.parts:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return whole(path, **kwargs)

    monkeypatch.setattr(Path, "stat", locked)
    assert submitted(tmp_path, "lab") == ["eve"]
    with pytest.raises(Refused, match="lab can't be read \\(Permission denied\\)"):
        take(desk, folder)


FILE_NAMES = st.binary(min_size=1, max_size=60).filter(lambda name: not set(name) & set(b"/\0"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FILE_NAMES | FILE_NAMES.map(lambda name: name + b".ipynb"))
def test_any_bytes_may_be_a_file_name(desk: Desk, name: bytes) -> None:
    if name in (b".", b".."):
        return
    content = as_bytes(filled(desk, "a"))
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(content)
        try:
            said = take_hand_in(Path(folder), NOTEBOOK, desk.release)
        except Refused as refused:
            assert not name.lower().endswith(b".ipynb") or name.startswith(b".")
            texts = [str(refused)]
        else:
            assert said.content == content
            texts = said.notes
    for text in texts:
        text.encode()
        assert len(text.splitlines()) == 1


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from('\\ud8"\ud800\udc00\n')))
def test_half_surrogates_become_marks_and_all_else_stays(text: str) -> None:
    notebook = {"nbformat": 4, "cells": [{"cell_type": "markdown", "source": "", "attachments": {text: {}}}]}
    cells, _ = read_cells(json.dumps(notebook).encode())
    expected = json.loads(json.dumps(text)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    (name,) = cells[0].attachments
    name.encode()
    assert [c for c in name if c != "�"] == [c for c in expected if c != "�"] and len(name) == len(expected)
