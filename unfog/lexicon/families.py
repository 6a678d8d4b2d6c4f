"""Many patterns looked for in one walk over a text, with the matches that each would find by itself.

A pattern that is searched for by itself is tried at every place of a text. Nearly all of ours begin with a word, and with few
letters that can be told beforehand (``lexicon.openings``): so the words of a text are walked once, and at each only those
patterns are tried that may begin there. Some hundred patterns of traps, phrases and weapons took 31 microseconds a word one by
one, and take 6 in families (measured on 2026-11-27).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from unfog.lexicon.openings import LENGTH, Openings, folded, openings

Match = re.Match[str]
_WORD = re.compile(r"\b(?=\w)")
_AT_A_WORD = (r"\b", r"(?<![\w-])")
"""Sources of patterns that match only where a word begins, if their first character is of a word."""


class Family:
    """Patterns that are looked for together, in the order given."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        """Patterns that may begin elsewhere than at a word are looked for one by one."""
        self.patterns = tuple(patterns)
        walked = [number for number, pattern in enumerate(self.patterns) if _begins_a_word(pattern.pattern)]
        self._walked = [(number, self.patterns[number]) for number in walked]
        self._others = [(n, pattern) for n, pattern in enumerate(self.patterns) if n not in walked]
        sources = [self.patterns[number].pattern for number in walked]
        self._openings = Openings(sources)

    def all(self, text: str, start: int = 0, end: int | None = None) -> list[list[Match]]:
        """For each pattern what its ``finditer`` gives in ``text[start:end]``."""
        stop = len(text) if end is None else end
        found: list[list[Match]] = [[] for _ in self.patterns]
        for number, pattern in self._others:
            found[number] += pattern.finditer(text, start, stop)
        may_begin, walked = self._openings.known, self._walked
        starts, aheads = _words(text)
        first, last = bisect_left(starts, start), bisect_left(starts, stop)
        for at, ahead in zip(starts[first:last], aheads[first:last], strict=True):
            for which in may_begin[ahead]:
                number, pattern = walked[which]
                mine = found[number]
                if not mine or mine[-1].end() <= at:
                    match = pattern.match(text, at, stop)
                    if match is not None:
                        mine.append(match)
        return found


class FirstOf:
    """Patterns of which at each place the first that matches counts, as in ``a|b|c``; no match begins before another ends."""

    def __init__(self, sources: Sequence[str]) -> None:
        """Sources of patterns for whole words: nothing of a word, and no hyphen, stands before or behind a match.

        Raises:
            re.error: a pattern does not compile.
        """
        self._patterns = [re.compile(rf"(?:{source})(?![\w-])") for source in sources]
        self._openings = Openings(sources)
        begins = {start[:1] for source in sources for start in openings(source)}
        told = all(char.isalnum() for char in begins)  # else a match may begin with any character
        self._places = re.compile(rf"(?<![\w-])(?=[{re.escape(''.join(sorted(begins)))}])" if told and begins else r"(?<![\w-])")

    def find(self, text: str) -> Iterator[tuple[int, Match]]:
        """The matches in text order, each with the number of its pattern."""
        ahead, may_begin, free = _ahead(text), self._openings.known, 0
        for place in self._places.finditer(ahead):
            at = place.start()
            if at < free:
                continue
            for number in may_begin[ahead[at : at + LENGTH]]:
                match = self._patterns[number].match(text, at)
                if match is not None:
                    yield number, match
                    free = match.end()
                    break


@lru_cache(maxsize=8)
def _ahead(text: str) -> str:
    """Kept for the last few texts: several families are looked for in one report."""
    return folded(text)


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[list[int], list[str]]:
    """Where the words of a text begin, and how it goes on at each."""
    ahead = _ahead(text)
    starts = [place.start() for place in _WORD.finditer(ahead)]
    return starts, [ahead[at : at + LENGTH] for at in starts]


def _begins_a_word(source: str) -> bool:
    first = {start[:1] for start in openings(source)}
    return source.startswith(_AT_A_WORD) and all(char.isalnum() or char == "_" for char in first)
