"""Lines written in capitals, in which capitals say nothing about names."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\n]+")


class Ranges:
    """Offsets covered by half-open ranges in ascending order."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self.ranges = ranges

    def __contains__(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.ranges)


def loud_lines(text: str) -> Ranges:
    """Lines written in capitals (at least four words and four fifths of the letters)."""
    ranges = []
    for match in _LINE.finditer(text):
        line = match.group()
        capitals = sum(map(str.isupper, line))
        if capitals > 9 and line.count(" ") > 2:
            letters = sum(map(str.isalpha, line))
            if letters > 12 and capitals >= 0.8 * letters:
                ranges.append(match.span())
    return Ranges(ranges)
