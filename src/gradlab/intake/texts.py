"""Texts of a student's making, made fit for where they are shown."""

from __future__ import annotations

import base64
import binascii
import unicodedata
from typing import Any


def is_base64(data: Any) -> bool:
    """Whether data is what a picture in a notebook is: base64 text."""
    try:
        base64.b64decode(data.replace("\n", ""), validate=True)
    except (AttributeError, TypeError, ValueError, binascii.Error):
        return False
    return True


def clean_name(text: str, limit: int = 120) -> str:
    """A name of the student's making as it may be shown in a terminal: no control characters, one line."""
    return "".join(c if unicodedata.category(c)[0] != "C" else "?" for c in text)[:limit]
