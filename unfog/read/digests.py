"""Text and places -> the items of a digest that tell of other happenings: "KHUZDAR: A teacher was shot. TANK: Two guards ...".

A digest runs through happenings with a label of place before each. The first item (or what stands before the first label) is
what the report is about; every later item with another label is a happening of its own.
"""

from __future__ import annotations

import re

from unfog.lexicon.scope_cues import scope_cues
from unfog.model import PlaceMention

LABELS = 2
"""Labels of place that make a digest: with one alone it is a dateline or a speaker (by judgement, 2026-11-27)."""


def other_items(text: str, start: int, places: tuple[PlaceMention, ...]) -> list[tuple[int, int, int]]:
    """``(start, end of the label, end of the item)`` of every item after the first, in text order; ``start`` is where the
    headline ends.
    """
    every = list(scope_cues().digest_label.finditer(text, start))
    named = [m for m in every if _of_place(m, places)] if len(every) >= LABELS else []
    if len({_name(m) for m in named}) < LABELS:
        return []
    loud = all(m["label"].isupper() for m in named)  # then "TANK" is a town too, whether or not the gazetteer has it
    labels = [m for m in every if m in named or (loud and m["label"].isupper())]
    opening = labels[0].start() - start
    own = {_name(labels[0])} if opening < len(labels[0][0]) + 4 or labels[0]["number"] else set()
    ends = [m.start() for m in labels[1:]] + [len(text)]
    return [(m.start(), m.end(), end) for m, end in zip(labels, ends, strict=True) if _name(m) not in own]


def _name(label: re.Match[str]) -> str:
    return label["label"].casefold()


def _of_place(label: re.Match[str], places: tuple[PlaceMention, ...]) -> bool:
    """Whether a place is named in the label."""
    start, end = label.span("label")
    return any(start <= p.span.start and p.span.end <= end + 1 for p in places)
