"""A hand-in: which of its notebooks counts, and the cells of that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from gradlab.course.names import printable
from gradlab.intake.files import Refused, notebooks_in, read_bytes
from gradlab.intake.matching import is_answer, name_of
from gradlab.intake.notebook import SubmittedCell, parse
from gradlab.intake.rebuild import rebuild
from gradlab.intake.rebuild import untouched as untouched_answers

MAX_NOTEBOOKS = 20
COMPARED = 16 * 2**20  # bytes of the largest notebook that is looked into to see whether anything is filled in
SHOWN = 3  # names in a note

Texts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HandIn:
    """The bytes of the notebook that counts, and what is to be said about the choice."""

    content: bytes = field(repr=False)
    notes: list[str]
    others: bool = False  # other notebooks lie beside it, in which something is filled in


def take_hand_in(folder: Path, name: str, release: NotebookNode) -> HandIn:
    """The notebook of a submission folder that is the lab's, `name`. Raises Refused when there is no telling.

    One that is filled in counts before one that is as released, and the rightly named one before others.
    """
    wanted, found = f"{name}.ipynb", notebooks_in(folder)
    if not found:
        raise Refused(f"there is no notebook; {wanted} was expected")
    if len(found) > MAX_NOTEBOOKS:
        raise Refused(f"there are {len(found)} notebooks: which one counts?")
    texts = {path: _texts_of(path) for path in found} if len(found) > 1 else {}
    untouched = [path for path, text in texts.items() if text == _texts(release.cells)]
    blank = [path for path in texts if _has_no_answer(path, release)]
    if len(blank) < len(texts):  # of an older release, say: other texts, but nothing is answered in it
        untouched = list(dict.fromkeys([*untouched, *blank]))
    chosen = _choose([path for path in found if path not in untouched] or found, wanted, texts)
    others = [path for path in found if path != chosen]
    nothing = set(others) <= set(untouched)
    return HandIn(read_bytes(chosen), _notes(chosen.name, wanted, others, nothing), not nothing)


def _choose(candidates: list[Path], wanted: str, texts: dict[Path, Texts]) -> Path:
    for path in candidates:
        if path.name == wanted:
            return path
    if len(candidates) > 1 and len({texts[path] or path for path in candidates}) > 1:
        raise Refused(f"{len(candidates)} notebooks, and none is called {wanted}: which one counts?")
    return candidates[0]


def _notes(chosen: str, wanted: str, others: list[Path], others_untouched: bool) -> list[str]:
    names = [path.name for path in others]
    notes = [f"{printable(chosen)} was graded as {wanted}"] if wanted not in (chosen, *names) else []
    if names:
        shown = ", ".join(map(printable, names[:SHOWN])) + " and others" * (len(names) > SHOWN)
        why = ", where nothing is filled in" if others_untouched else ""
        notes.append(f"only {printable(chosen)} was graded, not {shown}{why}")
    return notes


def _texts_of(path: Path) -> Texts:
    """The texts of a notebook file; none where it can't be told."""
    try:
        return _texts(read_cells(read_bytes(path))[0]) if path.stat().st_size <= COMPARED else ()
    except Refused:
        return ()


def _has_no_answer(path: Path, release: NotebookNode) -> bool:
    """Whether no answer cell of a notebook file is filled in, as far as can be told."""
    try:
        cells = read_cells(read_bytes(path))[0] if path.stat().st_size <= COMPARED else []
    except Refused:
        return False
    notebook = rebuild(release, cells).notebook
    answers = [name_of(cell) for cell in notebook.cells if is_answer(cell)]
    return bool(cells) and set(answers) <= set(untouched_answers(notebook))


def _texts(cells: Iterable[Any]) -> Texts:
    return tuple((cell.cell_type, cell.source.strip()) for cell in cells if cell.source.strip())


def read_cells(content: bytes) -> tuple[list[SubmittedCell], list[str]]:
    """The cells of a notebook file, and notes; raises Refused when it is none.

    JSON may hold half a surrogate pair, which no file, kernel or gradebook can take: it becomes a replacement mark.
    """
    return parse(_ESCAPE.sub(_mend, content) if _SURROGATE.search(content) else content)


# Every escape in turn, so that an escaped backslash before a `u` is not mistaken for one; pairs stay together.
_HALF = rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
_PAIR = rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_SURROGATE = re.compile(_HALF)
_ESCAPE = re.compile(b"%s|(%s)|%s" % (_PAIR, _HALF, rb"\\."), re.DOTALL)


def _mend(escape: re.Match[bytes]) -> bytes:
    return rb"\ufffd" if escape.group(1) else escape.group()
