"""What was recorded for which submission, so that an unchanged one is left alone."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from gradlab.course.files import write_atomically


class Ledger:
    """What was recorded for which submission under which conditions, so that an unchanged one is left alone."""

    def __init__(self, course: Path, lab: str, conditions: str) -> None:
        self.path, self.conditions = course / ".gradlab" / "recorded" / f"{lab}.json", conditions
        try:
            self.entries: dict[str, str] = json.loads(self.path.read_text())
        except (FileNotFoundError, ValueError):
            self.entries = {}

    def mark(self, content: bytes, stamp: str) -> str:
        """Of one submission: its bytes, its time, and all that its grade depends on."""
        return hashlib.sha256(content + f"\n{stamp}\n{self.conditions}".encode()).hexdigest()

    def knows(self, student_id: str, mark: str) -> bool:
        return self.entries.get(student_id) == mark

    def note(self, student_id: str, mark: str) -> None:
        """Remember a mark; without one, that this submission is to be looked at again."""
        self.entries.pop(student_id, None)
        if mark:
            self.entries[student_id] = mark
        write_atomically(self.path, json.dumps(self.entries, indent=0, ensure_ascii=False, sort_keys=True))
