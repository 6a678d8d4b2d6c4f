"""Element trees -> paragraphs."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

_BLOCKS = frozenset(
    ["p", "div", "section", "article", "header", "footer", "main", "aside", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3",
     "h4", "h5", "h6", "blockquote", "pre", "table", "tr", "td", "th", "figure", "figcaption", "hr",
     "head", "quote", "list", "item", "row", "cell"]
)  # fmt: skip
"""Elements that begin and end a paragraph: HTML's blocks, and the names the page extractor gives them."""
_SILENT = frozenset(["script", "style", "noscript", "template", "graphic", "iframe", "svg"])
_BREAKS = frozenset(["br", "lb"])
_SPACE = re.compile(r"[ \t\n\r\f\u00a0]+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def paragraphs(root: Any) -> list[str]:
    """The words of an element (lxml), one text a paragraph, white space run together; two line breaks part paragraphs too."""
    made = [""]
    # An explicit stack, since pages nest thousands deep; each entry is a text to write, a mark, or an element to open.
    stack: list[Any] = [root]
    while stack:
        top = stack.pop()
        if isinstance(top, str):
            made[-1] += top
        elif top is None:
            made.append("")
        else:
            _open(top, stack, top is not root)
    return [p for text in made for part in _BLANK_LINE.split(text) if (p := _lines(part))]


def fragment_paragraphs(html: str) -> list[str]:
    """The paragraphs of a piece of HTML or of plain text."""
    if "<" not in html:
        return [p for part in _BLANK_LINE.split(unescape(html)) if (p := _SPACE.sub(" ", part).strip())]
    from lxml import etree
    from lxml import html as lxml_html

    try:
        return paragraphs(lxml_html.fragment_fromstring(html, create_parent="div"))
    except (etree.ParserError, ValueError):
        return []


def _open(element: Any, stack: list[Any], with_tail: bool) -> None:
    """Put an element's parts on the stack, last part first."""
    tag = element.tag
    if with_tail and element.tail:
        stack.append(_SPACE.sub(" ", element.tail))
    if not isinstance(tag, str) or tag in _SILENT:  # comments and processing instructions have no name
        return
    if tag in _BREAKS:
        stack.append("\n")
        return
    if tag in _BLOCKS:
        stack.append(None)
    stack.extend(reversed(element))
    if element.text:
        stack.append(_SPACE.sub(" ", element.text))
    if tag in _BLOCKS:
        stack.append(None)


def _lines(text: str) -> str:
    return "\n".join(line for part in text.split("\n") if (line := _SPACE.sub(" ", part).strip()))
