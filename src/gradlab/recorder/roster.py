"""A list of students into nbgrader's gradebook, and into the course's roster what that has no place for."""

from __future__ import annotations

from dataclasses import dataclass

from gradlab.course.roster import Student, read_roster, write_roster
from gradlab.recorder.nbgrader_api import Course


@dataclass(frozen=True)
class Enrolled:
    """Ids that are new, those of whom something has changed, and those who stand in no list any more but stay."""

    new: list[str]
    changed: list[str]
    absent: list[str]


def enrol(course: Course, students: dict[str, Student]) -> Enrolled:
    """Write the students; nobody is removed, and an empty cell erases nothing."""
    before = read_roster(course.root)
    after = {**before, **{key: before.get(key, student).updated(student) for key, student in students.items()}}
    with course.gradebook() as gradebook:
        for key in students:
            known = {
                "first_name": after[key].first_name,
                "last_name": after[key].last_name,
                "email": after[key].email,
                "lms_user_id": after[key].login or key,
            }
            gradebook.update_or_create_student(key, **{name: value for name, value in known.items() if value})
    write_roster(course.root, after)
    return Enrolled(
        [key for key in students if key not in before],
        [key for key in students if key in before and after[key] != before[key]],
        sorted(before.keys() - students.keys()),
    )
