"""Names of a student's making: ids and file names as paths, patterns, terminal text, Markdown and CSV fields.

They are bytes from anywhere: Latin-1 from a zip, glob characters, quotes, newlines, half surrogates. No other module
needs to know.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

_NOT_SHOWN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # controls, marks without a shape, ends of lines
# Wide signs count too in some countries' spreadsheets, and so does a sign after white space in some programs.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def folder_of(course: Path, step: str, student_id: str, lab: str) -> Path:
    """Where one of nbgrader's steps keeps a hand-in; raises ValueError for an id that is not the name of a folder."""
    if student_id in ("", ".", "..") or "/" in student_id or "\0" in student_id:
        raise ValueError(f"{student_id!r} is not the name of a folder")
    return course / step / student_id / lab


def unfit_id(student_id: str) -> str:
    """Why an id can't be in a gradebook; empty when it can."""
    if whole(student_id) != student_id:
        return "the name of its folder is not UTF-8 text, so no gradebook can hold it: rename the folder"
    return ""


def named(wish: str, ids: Iterable[str]) -> list[str]:
    """The ids that a wish means: the one that is called so, else those that it matches as a glob pattern.

    nbgrader strips blanks off a wish before anybody sees it, so an id with blanks around it is meant by the bare one.
    """
    known = list(ids)
    meant = [one for one in known if wish in (one, one.strip())] if wish != "*" else known
    return meant or [one for one in known if fnmatchcase(one, wish)]


def whole(text: str) -> str:
    """The text with `?` for every half surrogate, which no file, gradebook or kernel can take."""
    return text.encode("utf-8", "replace").decode()


def printable(text: str, limit: int = 120) -> str:
    """A text as it may be shown in a terminal, or be part of a message: no control characters, one line, UTF-8."""
    return "".join(map(_printable, text[:limit]))


def _printable(character: str) -> str:
    if "\udc80" <= character <= "\udcff":  # how Python hands on a byte of a file name that is not UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return "?" if unicodedata.category(character) in _NOT_SHOWN else character


def as_code(text: str) -> str:
    """A code span of Markdown that shows this text, whatever is in it."""
    text = printable(text, 1000).strip() or " "
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """A table as RFC 4180 says, with every text in quotes; what else is in a row is left out."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", quoting=csv.QUOTE_NONNUMERIC)
    writer.writeheader()
    writer.writerows({name: csv_field(value) for name, value in row.items()} for row in rows)
    return text.getvalue()


def csv_field(value: object) -> object:
    """A text of a student's making, which must not become a formula in a spreadsheet: it gets a `'` in front.

    So does a text that begins with `'` and would be one behind it; no two texts become the same field.
    """
    if not isinstance(value, str):
        return value
    text = whole(value)
    return f"'{text}" if _FORMULA.match(text) else text
