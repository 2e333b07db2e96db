"""Outputs of student code, made safe to be shown to an instructor in formgrader and to a student in feedback."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, cast

import nbformat
from bleach import clean
from nbformat import NotebookNode

from gradlab.intake.texts import is_base64

MAX_TEXT = 100_000  # characters of one output; the rest is cut
MAX_HTML = 1_000_000  # characters of HTML in all outputs of a notebook
MAX_DEPTH = 100  # tags of HTML within each other: bleach takes 90 seconds for 20,000
AS_TEXT = "[GradLab] HTML that is very long or has very many tags is shown as text.\n"
PICTURES = ("image/png", "image/jpeg")
TAGS = {
    "table", "thead", "tbody", "tr", "th", "td", "caption", "div", "span", "p", "br", "pre", "code",
    "b", "strong", "i", "em", "sub", "sup", "ul", "ol", "li", "h1", "h2", "h3", "h4",
}  # fmt: skip
TAG = re.compile(r"<(/?)(?!(?:br|hr|img|col|wbr|input|link|meta)\b)([a-z]+)")
BLOCKS = re.compile(r"<(style|script)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
ATTRIBUTES = {"*": ["class", "border", "colspan", "rowspan", "scope"]}


def scrub_outputs(notebook: NotebookNode) -> None:
    """Keep text, pictures and plain tables; drop scripts, styles, widgets and whatever is not what it says it is."""
    room = MAX_HTML
    for cell in (cell for cell in notebook.cells if cell.cell_type == "code"):
        for data in (output.get("data") for output in cell.outputs):
            html = data.get("text/html") if isinstance(data, dict) else None
            if isinstance(html, str):
                room -= len(html)
                if room < 0 or len(html) > MAX_TEXT or _depth(html) > MAX_DEPTH:
                    data["text/plain"] = AS_TEXT + _text(data.get("text/plain") or html)
                    del data["text/html"]
        cell.outputs = [made for output in cell.outputs if (made := _scrub(output)) is not None]


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
        elif kind == "text/html" and isinstance(value, str):
            # Content of <style> and <script> is dropped with its tag; bleach alone would show it as text.
            cleaned = clean(BLOCKS.sub("", value), tags=TAGS, attributes=ATTRIBUTES, strip=True)
            if cleaned.strip():
                kept[kind] = cleaned
    return kept


def _depth(html: str) -> int:
    """How many tags are open at the same time, at most; only its own end closes a tag."""
    still_open, depth, deepest = Counter[str](), 0, 0
    for end, name in TAG.findall(html.lower()):
        if not end:
            still_open[name], depth = still_open[name] + 1, depth + 1
        elif still_open[name]:
            still_open[name], depth = still_open[name] - 1, depth - 1
        deepest = max(deepest, depth)
    return deepest


def _text(value: object) -> str:
    text = "".join(part for part in value if isinstance(part, str)) if isinstance(value, list) else value
    if not isinstance(text, str):
        return ""
    return text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "\n[GradLab] The rest was cut.\n"
