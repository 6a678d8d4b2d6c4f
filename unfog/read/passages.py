"""Parsed -> passages: headline, sentences, block quotes, corrections and page furniture."""

from __future__ import annotations

from unfog.model import Passage
from unfog.read.parse import Parsed


def find_passages(parsed: Parsed) -> tuple[Passage, ...]:
    """Every stretch of the text with its kind, in order, without overlaps."""
    found = []
    for sentence in parsed.doc.sents:
        text = sentence.text
        if text.strip():
            start = sentence.start_char + len(text) - len(text.lstrip())
            end = sentence.start_char + len(text.rstrip())
            headline = end <= parsed.report.title_length
            found.append(Passage(span=parsed.report.span(start, end), kind="headline" if headline else "sentence"))
    return tuple(found)
