"""Names that a report takes back: "an earlier version named him as Odran Velk", "It is Mara Onslow, not Mara Enslow"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from unfog.lexicon.titles import titles
from unfog.model import Mention, Passage, Span
from unfog.read.parse import Parsed

_NOT = re.compile(r"(?:,? (?:and )?not|,? rather than|,? instead of) (?:an? |the )?$")
_AS = re.compile(r"\b(?:as|called|named)(?: an?| the)? $")
_LOOK = 90
"""Code points before a name in which the words that take it back are looked for."""


def mark_withdrawn(
    parsed: Parsed, mentions: tuple[Mention, ...], passages: Sequence[Passage], replaced: Sequence[Span]
) -> tuple[Mention, ...]:
    """The mentions, those of persons and groups that the report takes back marked.

    ``replaced`` are the stretches that the report says no longer hold (``read.attribution.superseded``). "X, not Y" takes Y
    back only in a correction or right after a sentence that says a name was wrong.
    """
    text: str = parsed.doc.text
    corrections = [p.span for p in passages if p.kind == "correction"]
    cues = [m.start() for m in titles().misnamed.finditer(text)]

    def taken_back(mention: Mention) -> bool:
        if mention.type not in ("person", "group") or mention.name is None:
            return False
        start = mention.span.start
        before = text[max(0, start - _LOOK) : start]
        line = before.rsplit("\n", 1)[-1]
        if _AS.search(line) and any(s.start <= start < s.end for s in replaced):
            return True
        if _AS.search(line) and titles().misnamed.search(line):
            return True
        corrected = any(s.start <= start < s.end for s in corrections) or any(start - 2 * _LOOK < at < start for at in cues)
        return corrected and _NOT.search(line) is not None

    return tuple(replace(m, withdrawn=True) if taken_back(m) else m for m in mentions)
