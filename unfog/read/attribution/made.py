"""Word numbers -> spans of the report."""

from __future__ import annotations

from collections.abc import Iterable

from unfog.read.attribution.text import Text

_FAR = 80
"""Code points over which a speaker or cue in several pieces is cut to its longest piece."""


def spans_of(text: Text, words: Iterable[int]) -> list[tuple[int, int]]:
    """Offsets of runs of neighbouring words; runs without a letter or digit are left out."""
    found: list[list[int]] = []
    previous = -2
    for i in sorted(words):
        if text.words[i].isspace():
            previous += previous == i - 1
            continue
        if i == previous + 1 and found:
            found[-1][1] = i
        else:
            found.append([i, i])
        previous = i
    return [(text.start[a], text.end[b]) for a, b in found if any(_spoken(text.words[k]) for k in range(a, b + 1))]


def _spoken(word: str) -> bool:
    return any(c.isalnum() for c in word)


def one_span(text: Text, words: Iterable[int]) -> tuple[int, int] | None:
    """From the first word to the last; the longest piece where the whole would be too long."""
    pieces = spans_of(text, words)
    if not pieces:
        return None
    if len(pieces) > 1 and pieces[-1][1] - pieces[0][0] > _FAR:
        return max(pieces, key=lambda piece: piece[1] - piece[0])
    return pieces[0][0], pieces[-1][1]
