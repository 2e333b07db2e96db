"""Who is in a class: Moodle's grading worksheet, Canvas's gradebook, or any table with a column of ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gradlab.course.roster import Student
from gradlab.errors import GradLabError
from gradlab.intake.tables import Table, plain, read_table

ID_COLUMNS = ("id", "student id", "user name", "username", "id number", "login")
NO_HAND_IN = ("", "-")
Reader = Callable[[list[str]], "Student | str | None"]  # a student, why there is none, or a row about something else


@dataclass
class ClassList:
    """What a file says: its kind, the students by id, the hand-in times as written, and what was not understood."""

    kind: str
    students: dict[str, Student] = field(default_factory=dict)
    times: dict[str, str] = field(default_factory=dict)
    not_understood: list[str] = field(default_factory=list)


def unfit_id(text: str) -> str:
    """Why a text can't be the id of a student, which is the name of a folder; empty when it can."""
    if not text:
        return "there is no id"
    if text in (".", "..") or text.startswith(".") or "/" in text or "\\" in text or len(text.encode()) > 200:
        return "the id can't be the name of a folder"
    if any(unicodedata.category(sign)[0] == "C" for sign in text):
        return "there are signs in the id that can't be shown"
    return ""


def read_class_list(path: Path, encoding: str | None = None) -> ClassList:
    """Read a list of students; raises GradLabError where the file is none that is known."""
    table = read_table(path, encoding)
    kind, reader, time = _how_to_read(table)
    if reader is None:
        raise GradLabError(
            f"{path} has no column of students' ids; its columns: {', '.join(table.header)[:200]}.",
            "Expected: Moodle's grading worksheet, Canvas's gradebook, or a column `id`.",
        )
    found = ClassList(kind)
    for line, row in table.rows:
        student = reader(row)
        if student is None:
            continue
        reason = student if isinstance(student, str) else _refusal(student, found, len(row) > len(table.header))
        if reason:
            found.not_understood.append(f"line {line}: {reason}: {', '.join(filter(None, row))[:80]}")
            continue
        assert isinstance(student, Student)
        found.students[student.student_id] = student
        if time is not None and _cell(row, time) not in NO_HAND_IN:
            found.times[student.student_id] = _cell(row, time)
    return found


def _refusal(student: Student, found: ClassList, too_long: bool) -> str:
    if too_long:
        return "it has more cells than the header"
    if student.email and "@" not in student.email:
        return f"{student.email[:40]!r} is no e-mail address"
    if found.students.get(student.student_id, student) != student:
        return f"the id {student.student_id} stands in it twice, with another name or address"
    return unfit_id(student.student_id)


def _how_to_read(table: Table) -> tuple[str, Reader | None, int | None]:
    titles = {plain(title) for title in table.header}
    if "id" in titles and ("student" in titles or {"lastname", "firstname"} <= titles) and _is_canvas(table):
        return "Canvas's gradebook", _canvas(table), None
    if _is_moodle(table):
        return "Moodle's grading worksheet", _moodle(table), table.column("Last modified (submission)")
    return "a table", _plain_table(table), None


def _is_canvas(table: Table) -> bool:
    points = any("points possible" in plain(row[0]) for _, row in table.rows[:3] if row)
    return points or table.column("SIS Login ID", "SIS User ID") is not None


def _is_moodle(table: Table) -> bool:
    """By its first column: a word that is the same in all rows, and a number. The titles are in the site's language."""
    words = {_number(_cell(row, 0))[0] for _, row in table.rows}
    several = len(table.header) > 1
    return plain(table.header[0]) == "identifier" or (several and len(words) == 1 and len(next(iter(words))) > 1)


def _number(text: str) -> tuple[str, str]:
    """`Participant 1234567` taken apart; two empty texts where it is none."""
    match = re.fullmatch(r"(\D+?)\s*([0-9]+)", text)
    return (match.group(1), match.group(2)) if match else ("", "")


def _moodle(table: Table) -> Reader:
    full_name = table.column("Full name")
    if full_name is None and plain(table.header[0]) != "identifier":
        full_name = 1  # titles in another language: Moodle's second column, unless marking is blind
    email = table.column("Email address")
    if email is None:
        email = next(
            (i for i, _ in enumerate(table.header) if any("@" in _cell(row, i) for _, row in table.rows)), None
        )
    full_name = None if full_name == email else full_name
    login, group = table.column("ID number", "Username"), table.column("Group", "Groups")

    def read(row: list[str]) -> Student | str | None:
        number = _number(_cell(row, 0))[1]
        if not number:
            return "there is no number of a participant"
        name = _cell(row, full_name)
        return Student(
            number, name if name != _cell(row, 0) else "", "", _cell(row, email), _cell(row, group), _cell(row, login)
        )

    return read


def _canvas(table: Table) -> Reader:
    name, number = table.column("Student"), table.column("ID")
    first, last = table.column("FirstName"), table.column("LastName")
    login, section = table.column("SIS Login ID", "SIS User ID"), table.column("Section")

    def read(row: list[str]) -> Student | str | None:
        whole, user = _cell(row, name if name is not None else last), _cell(row, number)
        if "points possible" in plain(whole) or (not user and not whole):
            return None  # the maxima; a row about assignments that are posted by hand
        if whole in ("Student, Test", "Test Student") or (name is None and (whole, _cell(row, first)) == TESTER):
            return None
        if not user.isascii() or not user.isdigit():
            return "there is no number in the column ID"
        surname, _, given = (part.strip() for part in whole.partition(","))
        alias = _cell(row, login)
        email = alias if "@" in alias else ""
        return Student(
            user, surname, given if name is not None else _cell(row, first), email, _cell(row, section), alias
        )

    return read


TESTER = ("Student", "Test")


def _plain_table(table: Table) -> Reader | None:
    number = table.column(*ID_COLUMNS)
    if number is None:
        return None
    last = table.column("last name", "lastname", "surname", "family name", "name", "full name")
    first = table.column("first name", "firstname", "given name")
    email = table.column("email", "e mail", "email address", "mail")
    section, login = table.column("section", "group", "groups"), table.column("login", "username", "lms user id")

    def read(row: list[str]) -> Student:
        return Student(*(_cell(row, place) for place in (number, last, first, email, section, login)))

    return read


def _cell(row: list[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def students_of(roster: dict[str, Student], section: str) -> Iterator[str]:
    """The ids of a section."""
    wanted = plain(section)
    return (one.student_id for one in roster.values() if one.section and plain(one.section) == wanted)
