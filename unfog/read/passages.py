"""Parsed -> passages: headline, sentences, block quotes, captions, corrections and page furniture."""

from __future__ import annotations

import re
from functools import lru_cache

from unfog.lexicon.files import toml_of
from unfog.model import Passage, PassageKind
from unfog.read.parse import Parsed

_OPENS, _CLOSES = '"', '"'


def find_passages(parsed: Parsed) -> tuple[Passage, ...]:
    """Every stretch of the text with its kind, in order, without overlaps.

    A paragraph is a headline, a caption, a correction or furniture as a whole; a paragraph that stands wholly in
    quotation marks after a line ending in a colon is a block quote; any other paragraph gives its sentences.
    """
    found: list[Passage] = []
    after_colon = False
    sentences = _sentences(parsed)
    for start, end in parsed.paragraphs:
        text = parsed.report.text[start:end]
        kind = _kind_of_paragraph(text, headline=end <= parsed.report.title_length, after_colon=after_colon)
        if kind == "sentence":
            inside = [(max(s, start), min(e, end)) for s, e in sentences if s < end and start < e]
            found += [Passage(span=parsed.report.span(s, e), kind="sentence") for s, e in inside]
        else:
            found.append(Passage(span=parsed.report.span(start, end), kind=kind))
        after_colon = text.endswith(":")
    return tuple(found)


def _sentences(parsed: Parsed) -> list[tuple[int, int]]:
    """Trimmed offsets of the parser's sentences that hold words."""
    found = []
    for sentence in parsed.doc.sents:
        text = sentence.text
        if text.strip():
            start = sentence.start_char + len(text) - len(text.lstrip())
            found.append((start, sentence.start_char + len(text.rstrip())))
    return found


def _kind_of_paragraph(text: str, *, headline: bool, after_colon: bool) -> PassageKind:
    if headline:
        return "headline"
    plain = text.replace("\u201c", _OPENS).replace("\u201d", _CLOSES)
    if after_colon and plain.startswith(_OPENS) and plain.rstrip(".").endswith(_CLOSES):
        return "block quote"
    for kind, pattern in _patterns():
        if pattern.search(text):
            return kind
    return "sentence"


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[PassageKind, re.Pattern[str]], ...]:
    """What marks a whole paragraph as a correction, a caption or furniture; the file explains each pattern."""
    entries = toml_of("en/passages.toml")["passage"]
    return tuple((entry["kind"], re.compile(entry["pattern"], re.IGNORECASE)) for entry in entries)
