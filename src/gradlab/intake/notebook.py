"""The bytes of a notebook file, taken apart by hand into the few things of each cell that are looked at.

Whatever came from a student is hostile until it has been through here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import nbformat

from gradlab.intake.files import Refused

MAX_CELLS = 2_000
MAX_SOURCE = 2 * 2**20  # characters of all sources together


@dataclass(frozen=True)
class SubmittedCell:
    """The few things of a student's cell that are looked at."""

    cell_type: str
    source: str
    cell_id: str
    metadata: dict[str, Any]
    attachments: dict[str, Any]

    @property
    def nbgrader(self) -> dict[str, Any]:
        found = self.metadata.get("nbgrader")
        return found if isinstance(found, dict) else {}

    @property
    def grade_id(self) -> str:
        return str(self.nbgrader.get("grade_id", ""))


def parse(content: bytes) -> tuple[list[SubmittedCell], list[str]]:
    """The cells of a notebook file; raises Refused when it is none."""
    if not content.strip():
        raise Refused("the file is empty")
    try:
        notebook = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused("the file is not UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        raise Refused(f"the file is not a whole notebook: its JSON is broken ({error})") from error
    if not isinstance(notebook, dict):
        raise Refused("the file is JSON, but not a notebook")
    notes: list[str] = []
    if notebook.get("nbformat") == 3:
        notebook = _from_version_3(notebook)
        notes.append("the notebook was in the old format 3 and was converted")
    elif notebook.get("nbformat") != 4:
        raise Refused(f"the notebook has the format {str(notebook.get('nbformat'))[:20]}; GradLab reads 3 and 4")
    language = _language(notebook)
    if language not in ("python", ""):
        notes.append(f"the notebook says that its language is {language[:20]!r}; it was run as Python")
    raw = notebook.get("cells")
    if not isinstance(raw, list):
        raise Refused("the notebook has no list of cells")
    if len(raw) > MAX_CELLS:
        raise Refused(f"the notebook has {len(raw)} cells; the limit is {MAX_CELLS}")
    cells = [cell for cell in map(_cell, raw) if cell is not None]
    if sum(len(cell.source) for cell in cells) > MAX_SOURCE:
        raise Refused(f"the notebook has more than {MAX_SOURCE // 2**20} MB of text in its cells")
    return cells, notes


def _from_version_3(notebook: dict[str, Any]) -> dict[str, Any]:
    try:
        return nbformat.convert(nbformat.from_dict(notebook), 4)
    except Exception as error:  # the converter was not written for hostile input and raises anything
        raise Refused("the notebook is in the old format 3 and can't be converted") from error


def _language(notebook: dict[str, Any]) -> str:
    metadata = notebook.get("metadata")
    for key, name in (("kernelspec", "language"), ("language_info", "name")):
        part = metadata.get(key) if isinstance(metadata, dict) else None
        if isinstance(part, dict) and isinstance(part.get(name), str):
            return part[name].lower()
    return ""


def _cell(raw: Any) -> SubmittedCell | None:
    if not isinstance(raw, dict) or raw.get("cell_type") not in ("code", "markdown", "raw"):
        return None
    source = raw.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    metadata, attachments = raw.get("metadata"), raw.get("attachments")
    return SubmittedCell(
        raw["cell_type"],
        # A lone surrogate is legal in JSON, but can't be written to a file or sent to a kernel.
        source.encode("utf-8", "replace").decode() if isinstance(source, str) else "",
        str(raw.get("id", "")),
        metadata if isinstance(metadata, dict) else {},
        attachments if isinstance(attachments, dict) else {},
    )
