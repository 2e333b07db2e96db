"""Any text may be an id: laws of what becomes of it in paths, patterns, terminals, Markdown and CSV files."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from nbconvert.filters import markdown2html

from gradlab.course.names import as_code, csv_field, csv_text, folder_of, named, printable, unfit_id, whole

ANY = st.text(st.characters(exclude_categories=()) | st.sampled_from("[]*?'\"=+-@,;\\`\n\r\t \ud800\udcfc<&"))
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")


@given(ANY)
def test_a_path_holds_the_id_or_is_refused(student_id: str) -> None:
    course = Path("/course")
    try:
        folder = folder_of(course, "submitted", student_id, "lab")
    except ValueError:
        assert student_id in ("", ".", "..") or "/" in student_id or "\0" in student_id
    else:
        assert folder.parts == ("/", "course", "submitted", student_id, "lab")


@given(ANY)
def test_an_id_is_fit_when_it_can_be_written(student_id: str) -> None:
    try:
        student_id.encode()
    except UnicodeEncodeError:
        assert unfit_id(student_id)
    else:
        assert not unfit_id(student_id) and whole(student_id) == student_id


@given(ANY, st.lists(ANY))
@example("[1] group", ["1 group"])
@example("a*b", ["aXb"])
def test_a_wish_for_an_id_means_that_student_and_nobody_else(wish: str, others: list[str]) -> None:
    ids = list(dict.fromkeys([wish, *others]))
    if wish != "*":
        assert set(named(wish, ids)) <= {one for one in ids if one.strip() == wish} | {wish}
    assert wish in named(wish, ids)
    assert wish in named(wish.strip(), ids), "nbgrader strips it"
    assert named("*", ids) == ids


def test_a_wish_may_be_a_pattern_where_nobody_is_called_so() -> None:
    assert named("group-*", ["group-1", "group-2", "ada"]) == ["group-1", "group-2"]


@given(ANY)
@example("one\u2028two")
def test_what_is_shown_is_one_line_that_any_terminal_takes(text: str) -> None:
    shown = printable(text)
    shown.encode()
    assert len(shown.splitlines()) <= 1
    assert not any(unicodedata.category(character)[0] == "C" for character in shown)
    if text.isascii() and text.isprintable():
        assert shown == text[:120]


def test_a_byte_that_is_no_text_can_be_read_off() -> None:
    assert printable(b"M\xfcller".decode("utf-8", "surrogateescape")) == r"M\xfcller"


@given(ANY)
@example("` <img src=x onerror=alert(1)>")
@example("``")
def test_as_code_nothing_is_markup(text: str) -> None:
    html = markdown2html(f"**no:** {as_code(text)}")
    assert re.sub(r"</?(p|strong|code)>", "", html).count("<") == 0
    assert html.count("<code>") == 1


@given(ANY)
@example("'=1")
@example(" ''+1")
def test_no_field_is_a_formula_and_no_two_texts_are_one_field(text: str) -> None:
    field = csv_field(text)
    assert isinstance(field, str)
    assert not FORMULA.match(field)
    assert _as_it_was(field) == whole(text)


def _as_it_was(field: str) -> str:
    """The text that became this field."""
    return field[1:] if re.match(r"'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])", field) else field


@given(st.lists(st.tuples(ANY, ANY, st.integers() | st.floats(allow_nan=False))))
def test_a_file_read_back_is_what_went_in(rows: list[tuple[str, str, float]]) -> None:
    columns = ("student_id", "message", "points")
    text = csv_text(columns, [dict(zip(columns, row, strict=True)) for row in rows])
    back = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert back[0] == list(columns)
    assert [(_as_it_was(a), _as_it_was(b), float(c)) for a, b, c in back[1:]] == [
        (whole(a), whole(b), float(c)) for a, b, c in rows
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_text_stays_one_field_whatever_a_spreadsheet_takes_for_the_separator(separator: str) -> None:
    text = csv_text(("id", "points"), [{"id": f"x{separator}=cmd()", "points": 1}])
    assert f'"x{separator}=cmd()"' in text
