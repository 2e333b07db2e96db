"""The files of an LMS's download, sorted out: for each student and lab the latest notebook and what lies beside it.

nbgrader's `zip_collect` unpacks what it is given, knows one lab at a time, asks for a pattern, and empties a student's
folder before it copies. So it is used for none of this; what is written is what it would write.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from gradlab.course.roster import Student
from gradlab.intake.archives import Member
from gradlab.intake.class_list import students_of, unfit_id
from gradlab.intake.files import MAX_FILE, Refused
from gradlab.intake.lms_names import CANVAS_COPY, Place, place_of
from gradlab.intake.own_modules import MAX_BYTES, MAX_MODULES
from gradlab.intake.which_lab import Labs

MAX_PICTURE, MAX_PICTURES = 4 * 2**20, 20
PICTURES = (".png", ".jpg", ".jpeg")
BESIDE = re.compile(r"[\w][\w .()+-]{0,99}")
TIMESTAMP = "timestamp.txt"


@dataclass(frozen=True)
class Notebook:
    """A notebook in the download, and the lab that it is of."""

    member: Member = field(repr=False)
    place: Place
    lab: str
    digest: str


@dataclass(frozen=True)
class HandIn:
    """What is to lie in submitted/STUDENT/LAB: the notebook, and plain files beside it by name."""

    student_id: str
    name: str  # of the student, for people
    lab: str
    notebook_name: str
    chosen: Notebook
    beside: dict[str, Member] = field(repr=False)
    handed_in: datetime | None  # UTC

    @property
    def late(self) -> bool:
        return self.chosen.place.late


@dataclass
class SortedOut:
    """The hand-ins of a download, what a person must look at, and what is good to know."""

    hand_ins: list[HandIn] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Sorter:
    """Sorts out one download. `handed_in` says when a student handed in, and is given that folder's timestamp.txt."""

    def __init__(
        self,
        labs: Labs,
        roster: dict[str, Student],
        only: str | None,
        handed_in: Callable[[str, str], datetime | None],
    ) -> None:
        self.labs, self.roster, self.only, self.handed_in = labs, roster, only, handed_in
        self.found = SortedOut()
        self._others = Counter[str]()
        self._unknown = dict[str, str]()

    def sort_out(self, members: Iterable[Member], system: str) -> SortedOut:
        """Look at every member once; none is unpacked."""
        files: dict[str, list[tuple[Place, Member]]] = {}
        for member in members:
            place = place_of(member, system)
            if isinstance(place, str):
                if place:
                    self.found.problems.append(f"{member.name}: {place}")
                continue
            for student_id in self._ids(place):
                files.setdefault(student_id, []).append((place, member))
        for student_id in sorted(files):
            self._one_student(student_id, files[student_id])
        for number, name in sorted(self._unknown.items()):
            self.found.problems.append(f"{name} ({number}): neither a student nor a section of the roster")
        if self._others:
            told = ", ".join(f"{count} × {suffix}" for suffix, count in sorted(self._others.items()))
            self.found.notes.append(f"other files were left: {told}")
        return self.found

    def _ids(self, place: Place) -> list[str]:
        """Whose a file is: the student's, or in group work those of the section that is called so."""
        anonymous = place.student_id.startswith("anon-")
        if not self.roster or place.student_id in self.roster or anonymous:
            return [place.student_id] if not unfit_id(place.student_id) else []
        group = list(students_of(self.roster, place.name))
        if group:
            note = f"{place.name}: handed in for {len(group)} students of this section"
            self.found.notes += [note] if note not in self.found.notes else []
        else:
            self._unknown[place.student_id] = place.name
        return group

    def _one_student(self, student_id: str, files: list[tuple[Place, Member]]) -> None:
        notebooks: dict[str, list[Notebook]] = {}
        beside: list[tuple[Place, Member]] = []
        for place, member in files:
            if place.file.startswith("."):
                continue
            if place.file.lower().endswith(".ipynb"):
                notebook = self._notebook(student_id, place, member)
                if notebook is not None:
                    notebooks.setdefault(notebook.lab, []).append(notebook)
            else:
                beside.append((place, member))
        if not any(place.file.lower().endswith(".ipynb") for place, _ in files):
            names = ", ".join(sorted(place.file for place, _ in files))
            self.found.problems.append(f"{self._who(student_id, files[0][0])}: there is no notebook, only {names[:80]}")
            return
        chosen = {lab: self._newest(student_id, lab, mine) for lab, mine in notebooks.items()}
        for lab, notebook in chosen.items():
            if notebook is not None:
                kept = self._beside(student_id, notebook, [one for one in chosen.values() if one], beside)
                self._add(student_id, lab, notebook, kept, beside)

    def _notebook(self, student_id: str, place: Place, member: Member) -> Notebook | None:
        try:
            content = member.read(MAX_FILE)
        except Refused as reason:
            self.found.problems.append(f"{self._who(student_id, place)}: {place.file} is not taken: {reason}")
            return None
        found = self.labs.lab_of(content, place.file)
        if self.only is not None and (found is None or not found[1]):
            found = self.only, True
        if found is None:
            self.found.problems.append(f"{self._who(student_id, place)}: {place.file} is of no lab that is known")
            return None
        lab, sure = found
        if self.only not in (None, lab):
            self.found.problems.append(f"{self._who(student_id, place)}: {place.file} is of {lab}, not of {self.only}")
            return None
        if not sure:
            self.found.notes.append(f"{self._who(student_id, place)}: {place.file} is of {lab} by its name alone")
        return Notebook(member, place, lab, hashlib.sha256(content).hexdigest())

    def _newest(self, student_id: str, lab: str, notebooks: list[Notebook]) -> Notebook | None:
        """The latest attempt; of several that are as new, the one with the lab's own name. Never one by chance."""
        different = list({one.digest: one for one in notebooks}.values())
        right = self.labs.notebook_name(lab)
        best = max(different, key=lambda one: (_age(one), one.place.file == right))
        equal = [
            one for one in different if (_age(one), one.place.file == right) == (_age(best), best.place.file == right)
        ]
        who = self._who(student_id, best.place)
        if len(equal) > 1:
            names = ", ".join(sorted(one.member.name for one in equal))
            self.found.problems.append(f"{who}: which of these counts for {lab}? {names[:200]}")
            return None
        if len(different) > 1:
            self.found.notes.append(f"{who}: {len(different)} notebooks of {lab}; the newest counts, {best.place.file}")
        return best

    def _beside(
        self, student_id: str, notebook: Notebook, chosen: list[Notebook], files: list[tuple[Place, Member]]
    ) -> dict[str, Member]:
        """Modules and pictures from the notebook's folder; of several with one name, the newest."""
        kept: dict[str, tuple[Place, Member]] = {}
        here = [one for one in chosen if one.place.folder == notebook.place.folder]
        for place, member in files:
            name, suffix = place.file, "." + place.file.rpartition(".")[2].lower()
            if name == TIMESTAMP or place.folder != notebook.place.folder:
                continue
            if suffix not in (".py", *PICTURES):
                self._others[suffix if re.fullmatch(r"\.\w{1,8}", suffix) else "?"] += 1
                continue
            copy = CANVAS_COPY.fullmatch(name)
            if place.attempt and suffix == ".py" and copy:
                name = copy["stem"] + copy["suffix"]
            reason = self._unfit(name, suffix, member, len(here))
            if reason:
                who = self._who(student_id, place)
                self.found.problems.append(f"{who}: {name[:80]} is not taken along: {reason}")
            elif name not in kept or kept[name][0].attempt < place.attempt:
                kept[name] = place, member
        modules = [name for name in kept if name.endswith(".py")]
        if len(modules) > MAX_MODULES or len(kept) - len(modules) > MAX_PICTURES:
            self.found.problems.append(f"{self._who(student_id, notebook.place)}: too many files beside the notebook")
            return {}
        return {name: member for name, (_, member) in kept.items()}

    def _unfit(self, name: str, suffix: str, member: Member, notebooks_here: int) -> str:
        limit = MAX_BYTES if suffix == ".py" else MAX_PICTURE
        if not BESIDE.fullmatch(name):
            return "its name is not a plain one"
        if notebooks_here > 1:
            return "there are several labs beside it; which is it for?"
        if member.size > limit:
            return f"it is larger than {limit // 2**10} KB"
        return member.refused

    def _add(
        self, student_id: str, lab: str, notebook: Notebook, kept: dict[str, Member], files: list[tuple[Place, Member]]
    ) -> None:
        stamp = next((m for p, m in files if p.file == TIMESTAMP and p.folder == notebook.place.folder), None)
        try:
            text = stamp.read(100).decode("utf-8-sig", "replace").strip() if stamp else ""
        except Refused:
            text = ""
        name = self.roster[student_id].name if student_id in self.roster else notebook.place.name
        handed_in = self.handed_in(student_id, text)
        self.found.hand_ins.append(
            HandIn(student_id, name, lab, self.labs.notebook_name(lab), notebook, kept, handed_in)
        )

    def _who(self, student_id: str, place: Place) -> str:
        name = self.roster[student_id].name if student_id in self.roster else place.name
        return student_id if name in ("", student_id) else f"{name} ({student_id})"


def _age(notebook: Notebook) -> tuple[tuple[int, ...], datetime]:
    return notebook.place.attempt, notebook.member.time or datetime.min
