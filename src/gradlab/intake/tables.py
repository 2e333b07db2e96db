"""A table that an LMS or a spreadsheet wrote as CSV: its encoding and separator found out, its cells as text."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from gradlab.errors import GradLabError

MAX_BYTES = 32 * 2**20
SEPARATORS = ",;\t|"
MARKS = {  # byte-order marks; the longer first
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


@dataclass(frozen=True)
class Table:
    """The header, and the rows with the number of the line where each ends."""

    header: list[str]
    rows: list[tuple[int, list[str]]]

    def column(self, *names: str) -> int | None:
        """The first column that has one of these names, whatever their case and blanks."""
        known = [plain(title) for title in self.header]
        return next((known.index(name) for name in map(plain, names) if name in known), None)


def plain(title: str) -> str:
    """A column's title without what differs between one export and the next."""
    return re.sub(r"[\s_-]+", " ", title).strip().casefold()


def read_table(path: Path, encoding: str | None = None) -> Table:
    """Read a CSV file; raises GradLabError where it is none, or its encoding can't be told."""
    text = _text(path, encoding)
    first, _, rest = text.partition("\n")
    asked = re.fullmatch(r'"?sep=(.)"?\r?', first)  # a spreadsheet's own first line
    if asked:
        text, first = rest, rest.partition("\n")[0]
    separator = asked.group(1) if asked else _separator(first)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(map(str.strip, row))]
    except csv.Error as error:
        raise GradLabError(f"{path} is not a table ({error}).", "Expected: a CSV file as the LMS wrote it.") from error
    if not rows:
        raise GradLabError(f"{path} is empty.", "Expected: a CSV file with a header and a row for each student.")
    return Table(rows[0][1], rows[1:])


def _text(path: Path, encoding: str | None) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise GradLabError(f"{path} can't be read ({error.strerror}).", "Give the CSV file of the LMS.") from error
    if len(content) > MAX_BYTES:
        raise GradLabError(f"{path} has more than {MAX_BYTES // 2**20} MB.", "That is no list of students.")
    try:
        return content.decode(encoding or _encoding(content))
    except LookupError as error:
        raise GradLabError(f"There is no encoding {encoding!r}.", "Such as: --encoding cp1250") from error
    except UnicodeDecodeError as error:
        raise GradLabError(
            f"{path} is not in {encoding or 'UTF-8'}.", "Say which it is, such as --encoding cp1250, or save as UTF-8."
        ) from error


def _encoding(content: bytes) -> str:
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return name
    start = content[:200]  # of UTF-16 without a mark, every other byte of a header is zero
    if start[1::2].count(0) > len(start) / 4:
        return "utf-16-le"
    return "utf-16-be" if start[0::2].count(0) > len(start) / 4 else "utf-8"


def _separator(line: str) -> str:
    bare = re.sub(r'"[^"]*"', "", line)
    return max(SEPARATORS, key=bare.count)
