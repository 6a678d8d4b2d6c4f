"""A parsed report as a sequence of name words: what every finder of names looks at."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from unfog.lexicon.actors import NameWord, name_words
from unfog.lexicon.titles import Titles, titles
from unfog.model import PlaceMention
from unfog.read.doc import Token
from unfog.read.folding import reading_copy
from unfog.read.parse import Parsed

ARTICLES = frozenset(("al", "el", "ul", "ad", "as", "ash", "az", "ar", "an", "ur"))
"""The Arabic article as it is written before a name, folded."""
CAPITALS_SHARE = 0.8
"""A paragraph with a larger share of capitals among its letters is one whose case says nothing (1980s wire copy)."""

TITLE_LENGTH = 160
"""A headline in capitals like this has no more code points."""
TITLE_SHARE = 0.2
"""Words of more than three letters that may begin with a small letter in one."""


class Page:
    """The words of one report, what of it is already taken by a mention, and the lexicon to read it with."""

    def __init__(self, parsed: Parsed, places: tuple[PlaceMention, ...]) -> None:
        self.parsed = parsed
        self.text: str = reading_copy(parsed.report.text)
        self.words: list[NameWord] = name_words(self.text)
        self.lexicon: Titles = titles()
        self.places = {place.span.start: place for place in places}
        self.taken = bytearray(len(self.text) + 1)
        self.shouted = self._shouted()

    def _shouted(self) -> list[bool]:
        """For each word, whether it stands in a paragraph of capitals."""
        flags: list[bool] = []
        at = 0
        for start, end in self.parsed.paragraphs:
            line = self.text[start:end]
            upper = sum(map(str.isupper, line))
            shouting = upper > CAPITALS_SHARE * sum(map(str.isalpha, line))
            while at < len(self.words) and self.words[at].start < end:
                flags.append(shouting)
                at += 1
        flags += [False] * (len(self.words) - len(flags))
        return flags

    @cached_property
    def tokens(self) -> dict[int, Token]:
        """Tokens by their offset."""
        return {token.idx: token for token in self.parsed.doc}

    @cached_property
    def place_words(self) -> frozenset[str]:
        """The words of what the report calls places."""
        return frozenset(word for place in self.places.values() for word in place.span.text.split() if len(word) > 3)

    @cached_property
    def place_ends(self) -> frozenset[int]:
        """Where places end."""
        return frozenset(place.span.end for place in self.places.values())

    @cached_property
    def at_offset(self) -> dict[int, int]:
        """Positions in ``words`` by offset."""
        return {word.start: n for n, word in enumerate(self.words)}

    def in_title_case(self, offset: int) -> bool:
        """Whether the line at ``offset`` is a headline Written In Capitals Like This."""
        number = bisect_right(self._starts, offset) - 1
        return number >= 0 and self._titled[number]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.parsed.paragraphs]

    @cached_property
    def _titled(self) -> list[bool]:
        return [self._is_title(start, end) for start, end in self.parsed.paragraphs]

    def _is_title(self, start: int, end: int) -> bool:
        if end - start > TITLE_LENGTH or self.text[end - 1] in '.!?";:,':
            return False
        words = [w for w in re.findall(r"[^\W\d_][\w'-]*", self.text[start:end]) if len(w) > 3]
        small = sum(w[0].islower() for w in words)
        return len(words) > 4 and small <= TITLE_SHARE * len(words)

    def gap(self, at: int) -> str:
        """The text between word ``at`` and the next one, a possessive left out; a line break when there is none."""
        if at + 1 >= len(self.words):
            return "\n"
        word = self.words[at]
        return self.text[word.end + (2 if word.possessive else 0) : self.words[at + 1].start]

    def joined(self, first: int, last: int) -> bool:
        """Whether only blanks, hyphens, dots of abbreviations, slashes or apostrophes stand between two words and the next."""
        return last < len(self.words) and all(self._joint(n) for n in range(first, last))

    def _joint(self, at: int) -> bool:
        gap = self.gap(at)
        if len(gap) > 3 or gap.strip(" -./'"):
            return False
        word = self.words[at]
        return (
            "." not in gap or len(word.text) < 3 or word.key in self.lexicon.abbreviations or (word.key,) in self.lexicon.titles
        )

    def is_capital(self, at: int) -> bool:
        """Whether the word begins with a capital letter (always so in a paragraph of capitals)."""
        return self.words[at].text[0].isupper()

    def free(self, start: int, end: int) -> bool:
        """Whether no mention covers any of ``[start, end)``."""
        return not any(self.taken[start:end])

    def take(self, start: int, end: int) -> None:
        """Mark ``[start, end)`` as covered by a mention."""
        self.taken[start:end] = b"\x01" * (end - start)
