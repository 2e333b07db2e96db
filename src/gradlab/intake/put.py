"""Hand-ins from a download into submitted/: each whole or not at all, and only newer in the place of older."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

from gradlab.course.files import write_atomically
from gradlab.errors import GradLabError
from gradlab.intake.files import MAX_FILE, Refused, read_bytes
from gradlab.intake.sort_out import TIMESTAMP, HandIn
from gradlab.intake.times import FORMAT, parse_time

NEW, REPLACED, UNCHANGED, OLDER, UNSURE, TIMED = "new", "replaced", "unchanged", "older", "unsure", "timed"


@dataclass(frozen=True)
class Known:
    """What is remembered of a hand-in that was collected: enough to tell a newer one, and the same one."""

    digest: str  # of the notebook
    attempt: list[int]
    time: str  # of the file in the download
    late: bool
    beside: list[str]  # names and digests


class Submitted:
    """submitted/ of a course, and what is remembered of where its parts came from."""

    def __init__(self, course: Path, dry_run: bool, force: bool) -> None:
        self.course, self.dry_run, self.force = course, dry_run, force
        self._known: dict[str, dict[str, Known]] = {}

    def put(self, hand_in: HandIn) -> str:
        """Put a hand-in in its place; returns what became of it. Raises Refused where it can't be read."""
        folder = self.course / "submitted" / hand_in.student_id / hand_in.lab
        state = self._state(folder, hand_in)
        if not self.dry_run and state in (NEW, REPLACED):
            self._write(folder, hand_in)
        if not self.dry_run and state == TIMED and hand_in.handed_in:
            write_atomically(folder / TIMESTAMP, hand_in.handed_in.strftime(FORMAT))
        if not self.dry_run and state in (NEW, REPLACED, UNCHANGED, TIMED):
            self._remember(hand_in)
        return state

    def _state(self, folder: Path, hand_in: HandIn) -> str:
        if not os.path.lexists(folder):
            return NEW
        known = self._lab(hand_in.lab).get(hand_in.student_id)
        if self._is_same(folder, known, hand_in):
            return TIMED if hand_in.handed_in and not (folder / TIMESTAMP).exists() else UNCHANGED
        if self.force:
            return REPLACED
        newer = _is_newer(folder, known, hand_in)
        return UNSURE if newer is None else REPLACED if newer else OLDER

    def _is_same(self, folder: Path, known: Known | None, hand_in: HandIn) -> bool:
        if known is not None:
            return (known.digest, known.beside) == (hand_in.chosen.digest, _beside(hand_in))
        try:
            return read_bytes(folder / hand_in.notebook_name) == hand_in.chosen.member.read(MAX_FILE)
        except Refused:
            return False

    def _write(self, folder: Path, hand_in: HandIn) -> None:
        """A new folder beside the old one takes its place; the old one is kept in .gradlab/replaced."""
        staged = folder.with_name(f".{hand_in.lab}.part")
        kept = self.course / ".gradlab" / "replaced" / hand_in.lab / hand_in.student_id
        content = {hand_in.notebook_name: hand_in.chosen.member.read(MAX_FILE)}
        content |= {name: member.read(member.size) for name, member in hand_in.beside.items()}
        if hand_in.handed_in:
            content[TIMESTAMP] = hand_in.handed_in.strftime(FORMAT).encode()
        with _disk_trouble(folder):
            shutil.rmtree(staged, ignore_errors=True)
            staged.mkdir(parents=True)
            for name, data in content.items():
                (staged / name).write_bytes(data)
            if os.path.lexists(folder):
                shutil.rmtree(kept, ignore_errors=True)
                kept.parent.mkdir(parents=True, exist_ok=True)
                os.rename(folder, kept)
            os.rename(staged, folder)

    def _remember(self, hand_in: HandIn) -> None:
        place, member = hand_in.chosen.place, hand_in.chosen.member
        time = member.time.isoformat() if member.time else ""
        self._lab(hand_in.lab)[hand_in.student_id] = Known(
            hand_in.chosen.digest, list(place.attempt), time, place.late, _beside(hand_in)
        )

    def save(self) -> None:
        """Keep what is remembered; a run that is stopped before loses nothing but that."""
        for lab, known in self._known.items():
            if not self.dry_run:
                listed = {student_id: asdict(one) for student_id, one in sorted(known.items())}
                write_atomically(self._path(lab), json.dumps(listed, indent=0, ensure_ascii=False))

    def _lab(self, lab: str) -> dict[str, Known]:
        if lab not in self._known:
            try:
                listed = json.loads(self._path(lab).read_text(encoding="utf-8"))
                self._known[lab] = {student_id: Known(**one) for student_id, one in listed.items()}
            except (OSError, ValueError, TypeError, AttributeError):
                self._known[lab] = {}
        return self._known[lab]

    def _path(self, lab: str) -> Path:
        return self.course / ".gradlab" / "collected" / f"{lab}.json"


def _beside(hand_in: HandIn) -> list[str]:
    """The files beside the notebook, by name and content."""
    return sorted(
        f"{name} {hashlib.sha256(member.read(member.size)).hexdigest()}" for name, member in hand_in.beside.items()
    )


def _is_newer(folder: Path, known: Known | None, hand_in: HandIn) -> bool | None:
    """By the time of handing in, the LMS's number of the attempt, the file's time; None where there is no telling."""
    try:
        there = parse_time(read_bytes(folder / TIMESTAMP)[:100].decode("utf-8", "replace").strip(), timezone.utc)
    except Refused:
        there = None
    if there and hand_in.handed_in and there != hand_in.handed_in:
        return hand_in.handed_in > there
    if known is None:
        return None
    attempt, time = list(hand_in.chosen.place.attempt), hand_in.chosen.member.time
    if known.attempt and attempt and known.attempt != attempt:
        return attempt > known.attempt
    if known.time and time and datetime.fromisoformat(known.time) != time:
        return time > datetime.fromisoformat(known.time)
    return None


@contextmanager
def _disk_trouble(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise GradLabError(
            f"{folder} can't be written ({error.strerror}).", "Nothing is half there: mend it, then repeat."
        ) from error
