"""The course's roster: who is in it, in which section. What nbgrader's gradebook has a place for, it has as well."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from gradlab.course.files import write_atomically
from gradlab.errors import GradLabError


@dataclass(frozen=True)
class Student:
    """A line of the roster. `student_id` is the LMS's number, which stands in its file names; nothing else need be."""

    student_id: str
    last_name: str = ""  # or the whole name: where it divides is not for a program to say
    first_name: str = ""
    email: str = ""
    section: str = ""
    login: str = ""  # how else the LMS calls them: login, matriculation number

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def updated(self, newer: Student) -> Student:
        """With what a newer list says; where that says nothing, what is known stays."""
        return Student(**{**asdict(self), **{key: value for key, value in asdict(newer).items() if value}})


def read_roster(course: Path) -> dict[str, Student]:
    """The roster by id; empty where there is none. Raises GradLabError for a file that is broken."""
    path = _path(course)
    try:
        return {one["student_id"]: Student(**one) for one in json.loads(path.read_text(encoding="utf-8"))}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, KeyError) as error:
        raise GradLabError(
            f"{path} is broken ({error}).", "Delete it, then `gradlab roster FILE.csv` again."
        ) from error


def write_roster(course: Path, roster: dict[str, Student]) -> None:
    """Keep the roster."""
    listed = [asdict(student) for _, student in sorted(roster.items())]
    write_atomically(_path(course), json.dumps(listed, indent=1, ensure_ascii=False))


def _path(course: Path) -> Path:
    return course / ".gradlab" / "roster.json"
