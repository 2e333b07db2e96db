"""Texts of a student's making, made fit for where they are shown."""

from __future__ import annotations

import base64
import binascii
from typing import Any


def is_base64(data: Any) -> bool:
    """Whether data is what a picture in a notebook is: base64 text."""
    try:
        base64.b64decode(data.replace("\n", ""), validate=True)
    except (AttributeError, TypeError, ValueError, binascii.Error):
        return False
    return True
