"""Plain text: optional header lines (``Title: / Outlet: / Published: / URL: / Language:``), then the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unfog.config import Config
from unfog.ingest.assemble import Found, assemble, no_text, not_text
from unfog.ingest.text import NotTextError, decode
from unfog.model import Capture, Rejected, Report

_HEADER = re.compile(r"(title|outlet|published|url|language)[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_SENTENCE_END = (".", "…", "。", "।", "۔")
_LONGEST_TITLE = 200  # code points; longer first lines are paragraphs


class PlainText:
    """One report a file."""

    name = "text"
    suffixes = (".txt", ".text")

    def sniff(self, name: str, head: bytes) -> bool:
        """Anything may be plain text."""
        return True

    def read(self, capture: Capture, config: Config) -> Iterator[Report | Rejected]:
        """The report, or why there is none."""
        try:
            header, body = split_header(decode(capture.data))
        except NotTextError:
            yield not_text(capture.name)
            return
        title = header.get("title") or first_line_title(body)
        if not body and not title:
            yield no_text(capture.name)
            return
        yield assemble(
            Found(
                external_id=capture.name,
                text=body,
                title=title,
                outlet=header.get("outlet"),
                url=header.get("url"),
                language=header.get("language"),
                published=header.get("published"),
            ),
            capture,
            config,
        )


def split_header(text: str) -> tuple[dict[str, str], str]:
    """Header lines by lower-case name, and the body without blank lines around it.

    There is a header only where the first line is one of its lines and every line up to the first blank one is.
    """
    lines = text.strip("\n").split("\n")
    header: dict[str, str] = {}
    for at, line in enumerate(lines):
        found = _HEADER.fullmatch(line.strip())
        if not line.strip() and header:
            return header, "\n".join(lines[at + 1 :]).strip()
        if not found:
            return {}, text.strip()
        header.setdefault(found[1].lower(), found[2].strip())
    return header, ""


def first_line_title(body: str) -> str | None:
    """The first line where it looks like a headline: short, followed by a blank line, and not ending as a sentence does."""
    first, _, rest = body.partition("\n")
    blank, _, after = rest.partition("\n")
    first = first.rstrip()
    if not first or blank.strip() or not after.strip() or len(first) > _LONGEST_TITLE or first.endswith(_SENTENCE_END):
        return None
    return first
