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


def safe_markdown(text: str) -> str:
    """Markdown whose raw HTML is shown as text, except for harmless formatting."""
    if "<" not in text:
        return text
    from nbconvert.preprocessors.sanitize import SanitizeHTML  # takes a fifth of a second, and few need it

    return SanitizeHTML().sanitize_html_tags(text)
