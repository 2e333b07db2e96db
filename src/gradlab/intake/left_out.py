"""Given cells that only show something are not run while work is graded: drawing is most of a notebook's time."""

from __future__ import annotations

import ast
import re

from nbformat import NotebookNode

ONLY_SHOWS = "only-shows"  # the tag of a given cell that draws or prints, and that no check, answer or cell needs


def leave_out(release: NotebookNode, notebook: NotebookNode) -> None:
    """Mark the cells of a rebuilt notebook that only show something; `is_left_out` tells them.

    None is left out where the student uses a name that one of them defines: no right answer may miss it.
    """
    given = {cell.id: cell.source for cell in release.cells}
    showing = [cell for cell in release.cells if ONLY_SHOWS in cell.metadata.get("tags", [])]
    written = [c.source for c in notebook.cells if c.cell_type == "code" and given.get(c.id) != c.source]
    words = set(re.findall(r"\w+", "\n".join(written)))
    if any(words & _defined(cell.source) for cell in showing):
        return
    ids = {cell.id for cell in showing}
    for cell in notebook.cells:
        if cell.id in ids and cell.source == given[cell.id]:
            cell.metadata["gradlab"] = {"left_out": True}


def is_left_out(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("gradlab", {}).get("left_out"))


def _defined(source: str) -> set[str]:
    """Functions, classes and imports of a cell: what somebody may well use later. Its variables are its own."""
    names: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
    return names
