"""How texts of a student's making are shown on nbgrader's pages: as they were typed, and without effect.

`nbgrader_config.py` puts `show_markdown` in the place of nbconvert's filter for Markdown, for formgrader and feedback.
The source of a text is never changed.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from gradlab.intake.pictures import BEGINNINGS, picture_name

MAX_MARKDOWN = 20_000  # characters of a text that is formatted
OPENERS, MAX_OPENERS = re.compile(r"\\\\[\[(]|\\begin"), 100  # of formulas: each may make the formatter look to the end
TOO_LONG = "This text is longer than an answer or has very many formulas, so it is shown as it was typed."
FORMATTING = re.compile(r"</?(?:b|i|u|s|em|strong|sub|sup|small|kbd|code|br|hr)\s*/?>", re.IGNORECASE)  # no attributes
PICTURE = re.compile(r"<img\s[^<>]*?\bsrc\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))[^<>]*>", re.IGNORECASE)
LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
HIGHLIGHTED = ("python", "py", "python3", "ipython3")


@pass_context
def show_markdown(context: Context, source: str) -> str:
    """HTML of a text: the release's own as nbconvert makes it, a student's without scripts, styles and forms."""
    cell = context.get("cell") or {}
    about, attachments = cell.get("metadata", {}).get("gradlab", {}), cell.get("attachments", {})
    if about.get("given") and source == cell.get("source"):
        return MarkdownWithMath(renderer=IPythonRenderer(escape=False, attachments=attachments)).render(source)
    if about.get("raw"):
        return as_typed(source)
    return harmless(source, attachments)


def harmless(source: str, attachments: dict[str, Any] | None = None) -> str:
    """A student's Markdown as HTML in which nothing runs, loads or leads anywhere but a plain link."""
    if len(source) > MAX_MARKDOWN or len(OPENERS.findall(source)) > MAX_OPENERS:
        return f"<p><em>{TOO_LONG}</em></p>\n{as_typed(source)}"
    try:
        return MarkdownWithMath(renderer=_Harmless(attachments or {})).render(source)
    except Exception:  # the formatter was not written for hostile input and raises anything
        return as_typed(source)


def as_typed(source: str) -> str:
    """A text as HTML, character by character."""
    return f'<pre style="white-space: pre-wrap">{escape(source)}</pre>\n'


class _Harmless(IPythonRenderer):
    """nbconvert's renderer, with every tag shown as text but plain formatting, and every address looked at."""

    def __init__(self, attachments: dict[str, Any]) -> None:
        no: Any = None  # allow none; mistune looks for that very value
        super().__init__(escape=True, allow_harmful_protocols=no, exclude_anchor_links=True, attachments=attachments)

    def inline_html(self, html: str) -> str:
        return self._tags(html)

    def block_html(self, html: str) -> str:
        return f"<p>{self._tags(html.strip())}</p>\n"

    def block_code(self, code: str, info: str | None = None) -> str:
        if info and info.strip().lower() in HIGHLIGHTED:
            return super().block_code(code, info)
        return f"<pre><code>{escape(code)}</code></pre>\n"

    def link(self, text: str, url: str, title: str | None = None) -> str:
        if not LINK.match(url):
            return f"{text} (<code>{escape(url)}</code>)"
        return f'<a href="{escape(url)}" rel="noopener noreferrer" target="_blank">{text}</a>'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        picture = self.attachments.get(picture_name(url), {})
        for kind in BEGINNINGS:
            if kind in picture:
                return f'<img src="data:{kind};base64,{escape(picture[kind])}" alt="{_plain(text)}">'
        if LINK.match(url):  # a page that is opened must not tell another place so
            return f"[picture: {self.link(escape(url), url)}]"
        return f"<em>[the picture {escape(url[:200])} was not handed in]</em>"

    def _tags(self, html: str) -> str:
        """Tags of plain formatting and pictures; all others as text."""
        shown, end = [], 0
        for tag in re.finditer(rf"{FORMATTING.pattern}|{PICTURE.pattern}", html, re.IGNORECASE):
            address = next(filter(None, tag.groups()), None)
            shown += [escape(html[end : tag.start()]), self.image("", address) if address else tag[0].lower()]
            end = tag.end()
        return "".join([*shown, escape(html[end:])])


def _plain(html: str) -> str:
    """The text of a piece of HTML, fit for an attribute."""
    return escape(unescape(re.sub(r"<[^<>]*>", "", html)))
