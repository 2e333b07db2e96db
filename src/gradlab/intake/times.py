"""When something was handed in, from how an LMS writes it."""

from __future__ import annotations

import re
from datetime import datetime, timezone, tzinfo

FORMAT = "%Y-%m-%d %H:%M:%S UTC"  # of timestamp.txt; nbgrader reads it


def parse_time(text: str, zone: tzinfo) -> datetime | None:
    """The time in UTC, or nothing where it can't be told for sure (3/4 may be in March or in April)."""
    from dateutil.parser import parse

    if len(text) > 80 or not re.search(r"[0-9]:[0-9]", text):
        return None
    if not (re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]", text) or re.search(r"[^\W\d]{3,}.*[12][0-9]{3}", text)):
        return None
    try:
        found = parse(text, default=datetime(1, 1, 1))
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(timezone.utc)
    except (ValueError, OverflowError, TypeError):
        return None
