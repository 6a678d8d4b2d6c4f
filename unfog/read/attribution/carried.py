"""Sentences between two of one speaker's: "He said A. B happened. He said C." reads on as what he told.

Only claims of figures ask here; it makes no attribution, since the sentence names no source of its own. Written after
five made-up incidents whose statement digests run this way (2026-11-24).
"""

from __future__ import annotations

from bisect import bisect_right

from unfog.lexicon.cues import cues
from unfog.lexicon.stances import stances
from unfog.model import Attribution
from unfog.read.parse import Parsed

_ONLOOKERS = frozenset(("media", "document", "unknown", "analyst"))
"""Kinds after whose words an outlet more often goes on in its own voice."""
_COUNTERS = frozenset(("another", "at", "more", "some", "several", "two", "dozens", "about", "around", "the"))


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
    if before.kind not in _ONLOOKERS and _of_harm(parsed, before) and _follows_on(parsed, starts, here, paragraph[1]):
        return before
    later = next((told[n] for n in range(here + 1, len(starts)) if starts[n] < paragraph[1] and n in told), None)
    return before if later is not None and later.name == before.name else None


def _of_harm(parsed: Parsed, attribution: Attribution) -> bool:
    """Whether the speaker told of an attack or of people harmed, so that a count after it is his too."""
    words = stances().deeds_done | cues().harm
    doc = parsed.doc
    spans = (doc.char_span(piece.start, piece.end, alignment_mode="expand") for piece in attribution.content)
    return any(token.lemma_.lower() in words for span in spans if span is not None for token in span)


def _follows_on(parsed: Parsed, starts: list[int], here: int, end: int) -> bool:
    """Whether the sentence ends the paragraph and begins with what it counts: "Nine soldiers were wounded, two of them badly."
    An own-voice sentence begins with its place, time or link ("On Monday", "Meanwhile", "In Harnabad")."""
    last = here + 1 == len(starts) or starts[here + 1] >= end
    sentence = list(parsed.doc.sents)[here]
    words = [token for token in sentence if not token.is_space]
    first = words[0] if words else None
    return last and first is not None and (first.tag_ == "CD" or first.lower_ in _COUNTERS)


def _size(attribution: Attribution) -> int:
    return sum(len(piece.text) for piece in attribution.content)
