"""Outputs of student code, made safe to be shown to an instructor in formgrader and to a student in feedback."""

from __future__ import annotations

from typing import Any, cast

import nbformat
from bleach import clean
from nbformat import NotebookNode

from gradlab.intake.texts import is_base64

MAX_TEXT = 100_000  # characters of one output; the rest is cut
PICTURES = ("image/png", "image/jpeg")
TAGS = {
    "table", "thead", "tbody", "tr", "th", "td", "caption", "div", "span", "p", "br", "pre", "code",
    "b", "strong", "i", "em", "sub", "sup", "ul", "ol", "li", "h1", "h2", "h3", "h4",
}  # fmt: skip
ATTRIBUTES = {"*": ["class", "border", "colspan", "rowspan", "scope"]}


def scrub_outputs(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Keep text, pictures and plain tables; drop scripts, styles, widgets and whatever is not what it says it is."""
    return [made for output in outputs if (made := _scrub(output)) is not None]


def as_output(kind: str, data: dict[str, str]) -> NotebookNode:
    """An output that shows something. (nbformat's own maker validates, which is slow; the recorder does it once.)"""
    more = {"execution_count": None} if kind == "execute_result" else {}
    return _node({"output_type": kind, "data": data, "metadata": {}, **more})


def _scrub(output: NotebookNode) -> NotebookNode | None:
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return _node({"output_type": "stream", "name": name, "text": _text(output.get("text"))})
    if kind == "error":
        lines = output.get("traceback")
        lines = [_text(line) for line in lines[:200]] if isinstance(lines, list) else []
        ename, evalue = _text(output.get("ename"))[:200], _text(output.get("evalue"))[:2000]
        return _node({"output_type": "error", "ename": ename, "evalue": evalue, "traceback": lines})
    if kind in ("display_data", "execute_result"):
        data = _bundle(output.get("data"))
        return as_output("display_data", data) if data else None
    return None


def _node(content: dict[str, Any]) -> NotebookNode:
    return cast(NotebookNode, nbformat.from_dict(content))


def _bundle(data: object) -> dict[str, str]:
    if not isinstance(data, dict):
        return {}
    kept: dict[str, str] = {}
    for kind, value in data.items():
        if kind in PICTURES and is_base64(value):
            kept[kind] = value
        elif kind == "text/plain":
            kept[kind] = _text(value)
        elif kind == "text/html" and isinstance(value, str) and len(value) <= MAX_TEXT:
            # Content of <style> and <script> is dropped with its tag; bleach alone would show it as text.
            cleaned = clean(_without_blocks(value), tags=TAGS, attributes=ATTRIBUTES, strip=True)
            if cleaned.strip():
                kept[kind] = cleaned
    return kept


def _without_blocks(html: str) -> str:
    for tag in ("style", "script"):
        while (start := html.lower().find(f"<{tag}")) >= 0:
            end = html.lower().find(f"</{tag}>", start)
            html = html[:start] + (html[end + len(tag) + 3 :] if end >= 0 else "")
    return html


def _text(value: object) -> str:
    text = "".join(part for part in value if isinstance(part, str)) if isinstance(value, list) else value
    if not isinstance(text, str):
        return ""
    return text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "\n[GradLab] The rest was cut.\n"
