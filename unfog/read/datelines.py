"""The dateline that opens a wire report: "HARNABAD, Ostrava, May 4 (Agency) -". Where it was written, not where it happened.

What stands in it is tied to no clause of the sentence it precedes, although a parser takes it for the sentence's first
words; its place is the happening's only where the text gives none (``events/scene.py``).
"""

from __future__ import annotations

import re

OPENING = 4
"""Paragraphs, headline included, that may hold it."""
_DATELINE = re.compile(
    r"[A-Z][A-Z .'’/-]{2,40}"  # the place, in capitals
    r"(?:, [^()\n—–]{1,50}?)?"  # its province or country, the day
    r"(?:\s?\([^()\n]{2,40}\)\s?(?:--|[-–—])?|\s?(?:--|[-–—]))\s"  # the agency, a dash, or both
)


def dateline(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """Offsets of the report's dateline, its dash included; ``None`` where there is none."""
    for start, end in paragraphs[:OPENING]:
        match = _DATELINE.match(text, start, end)
        if match:
            return match.span()
    return None


def inside(line: tuple[int, int] | None, offset: int) -> bool:
    """Whether an offset lies in the dateline."""
    return line is not None and line[0] <= offset < line[1]
