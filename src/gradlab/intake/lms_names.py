"""Whose a file in an LMS's download is: what Moodle, Canvas and a plain folder say in its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gradlab.intake.archives import Member
from gradlab.intake.class_list import unfit_id

SYSTEMS = ("moodle", "canvas", "folder")
# The first such mark counts: what comes after it was named by the student. Moodle puts no `_` into a full name.
MOODLE = re.compile(
    r"(?P<name>.*?)_(?P<number>[0-9]+)_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<file>.+)|_?)", re.DOTALL
)
CANVAS = re.compile(r"(?P<name>[^_]*)_(?P<late>LATE_)?(?P<user>[^_]+)_(?P<attachment>[0-9]+)_(?P<file>.+)", re.DOTALL)
CANVAS_COPY = re.compile(r"(?P<stem>.+?)(?:-(?P<copy>[0-9]{1,3}))?(?P<suffix>\.\w+)")


@dataclass(frozen=True)
class Place:
    """Whose a file is, what its name says of it, and where in their upload it lies."""

    student_id: str
    name: str  # of the student, as the LMS writes it; of a group in group work
    file: str
    folder: tuple[str, ...] = ()
    late: bool = False
    attempt: tuple[int, ...] = ()  # the larger, the newer; nothing where the system does not tell


def place_of(member: Member, system: str) -> Place | str:
    """Where a member belongs, or why that can't be told; an empty text for what is no file of a student."""
    return {"moodle": _moodle, "canvas": _canvas, "folder": _folder}[system](member.parts)


def _moodle(parts: tuple[str, ...]) -> Place | str:
    for depth, part in enumerate(parts):
        match = MOODLE.fullmatch(part)
        if match:
            inside = (*((match["file"],) if match["file"] else ()), *parts[depth + 1 :])
            if match["plugin"] != "file" or not inside:
                return ""  # online text, comments
            return Place(match["number"], match["name"], inside[-1], inside[:-1])
    return "its name is not as Moodle names hand-ins: NAME_NUMBER_assignsubmission_file"


def _canvas(parts: tuple[str, ...]) -> Place | str:
    match = CANVAS.fullmatch(parts[-1])
    if not match or not (match["user"].isascii() and match["user"].isalnum()):
        return "its name is not as Canvas names hand-ins: NAME_USER_FILE_NAME"
    if not match["user"].isdigit() and match["name"] != "anon":
        return "there is no number of a user in its name"
    user = match["user"] if match["user"].isdigit() else f"anon-{match['user']}"
    copy = CANVAS_COPY.fullmatch(match["file"])
    number = int(copy["copy"] or 0) if copy else 0
    return Place(user, match["name"], match["file"], (), bool(match["late"]), (int(match["attachment"]), number))


def _folder(parts: tuple[str, ...]) -> Place | str:
    parts = parts[1:] if len(parts) > 2 and parts[0] == "submitted" else parts
    if len(parts) < 2:
        return "it lies in no student's folder: STUDENT/NOTEBOOK.ipynb, or STUDENT/LAB/NOTEBOOK.ipynb"
    reason = unfit_id(parts[0])
    return reason or Place(parts[0], parts[0], parts[-1], parts[1:-1])
