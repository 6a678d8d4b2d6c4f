"""Sentences between two of one speaker's: "He said A. B happened. He said C." reads on as what he told.

Only claims of figures ask here; it makes no attribution, since the sentence names no source of its own. Written after
five made-up incidents whose statement digests run this way (2026-11-24).
"""

from __future__ import annotations

from bisect import bisect_right

from unfog.model import Attribution
from unfog.read.parse import Parsed


def carried_on(parsed: Parsed, attributions: tuple[Attribution, ...], at: int) -> Attribution | None:
    """The attribution of the sentence before, where the next attributed one of the paragraph has the same speaker."""
    starts = [sentence.start_char for sentence in parsed.doc.sents]
    here = bisect_right(starts, at) - 1
    paragraph = next(((a, b) for a, b in parsed.paragraphs if a <= at < b), None)
    if paragraph is None or here < 1 or starts[here - 1] < paragraph[0]:
        return None
    told: dict[int, Attribution] = {}
    for attribution in attributions:
        if attribution.cue is None or attribution.name is None or attribution.style == "block quote":
            continue
        number = bisect_right(starts, attribution.cue.start) - 1
        if number not in told or _size(attribution) > _size(told[number]):
            told[number] = attribution
    before = told.get(here - 1)
    if here in told or before is None:
        return None
    later = next((told[n] for n in range(here + 1, len(starts)) if starts[n] < paragraph[1] and n in told), None)
    return before if later is not None and later.name == before.name else None


def _size(attribution: Attribution) -> int:
    return sum(len(piece.text) for piece in attribution.content)
