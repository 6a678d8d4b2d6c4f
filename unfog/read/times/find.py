"""Report text -> raw mentions of time: the rules that may match at each word of a lowered copy, then checks of each match.

The lowered copy has the length of the text, so every offset holds in both.
"""

from __future__ import annotations

import re
import string
from functools import cache

from unfog.lexicon.openings import LENGTH, Openings, folded
from unfog.lexicon.times import TimeWords, time_words
from unfog.read.folding import reading_copy
from unfog.read.times.mention import Found
from unfog.read.times.plausible import Checks, plausible

_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_JOIN = re.compile(r"\s*(?:[-–—,]|to|and|or|through|until|till|,\s*and|and\s+(?:early|late))\s*(?:the\s+|on\s+|by\s+)?$")
_BARE_BC = re.compile(
    r"(?:\b(?:in|by|of|from|until|till|to|after|before|since|during|early|late|around|and)\s+|[(])"
    r"((?:early |late )?([1-9]\d{2}))\b(?!\s*(?:,\d|[a-z]*(?:ships|men|triremes|troops|talents|km|miles)|\s+[a-z]+s\b|-?\w))"
)


class Grammar:
    """The compiled rules. Make one with ``grammar()``; compiling takes about a tenth of a second."""

    def __init__(self, words: TimeWords) -> None:
        self.words = words
        self.checks = Checks(words)
        self._rules = [(rule.name, re.compile(rule.pattern)) for rule in words.rules]
        self._one = dict(self._rules)
        self._openings = Openings([rule.pattern for rule in words.rules])
        self._starts = re.compile(rf"(?<![\w$£€])(?<!\d[,.])(?=[{_first_letters(words)}\d'])")

    def find(self, text: str) -> list[Found]:
        """All mentions in text order, none overlapping; at each place the first rule that matches counts."""
        reading = reading_copy(text)
        low = reading.translate(_LOWER)
        ahead = folded(low)
        found: list[Found] = []
        at = 0
        for start in (place.start() for place in self._starts.finditer(low)):
            if start < at:
                continue
            for number in self._openings.known[ahead[start : start + LENGTH]]:
                rule, pattern = self._rules[number]
                match = pattern.match(low, start)
                if match is None:
                    continue
                mention = Found(start, match.end(), rule, match.groupdict(), match.group())
                if plausible(self.checks, reading, low, mention):
                    found.extend(_split(mention, match))
                    at = max(match.end(), start + 1)
                else:
                    at = _next_word(low, start, match.end())
                break
        return found

    def of(self, rule: str) -> re.Pattern[str]:
        """The compiled pattern of one rule."""
        return self._one[rule]


@cache
def grammar() -> Grammar:
    """The grammar of English times."""
    return Grammar(time_words())


def lowered(text: str) -> str:
    """The copy of a text that patterns are searched in: straight quotes, ASCII letters in lower case, same length."""
    return reading_copy(text).translate(_LOWER)


def _first_letters(words: TimeWords) -> str:
    """The letters some rule's words may begin with, so that most words of a text are passed over at once."""
    letters = set("tlesmafobhndwcyuprivjg")
    for table in (words.months, words.weekdays, words.seasons, words.parts, words.fixed, words.vague, words.frequencies):
        letters |= {word[0] for word in table}
    return "".join(sorted(letters))


def _next_word(low: str, start: int, end: int) -> int:
    """Where to look on after a match that was turned down: its second word, since that may begin a better one."""
    at = start + 1
    while at < end and low[at - 1].isalnum():
        at += 1
    return at


def _split(found: Found, match: re.Match[str]) -> list[Found]:
    """A range is two mentions that share month and year."""
    parts = found.parts
    if found.rule in ("yrange", "bcrange"):
        key, rule = ("y", "year") if found.rule == "yrange" else ("bc", "bc")
        first, second = found.part(key), found.part(key + "2")
        if key == "y":
            second = first[:2] + second if len(second) == 2 else second
            if not int(first) < int(second) <= 2100:
                return [Found(found.start, match.end(key), "year", {"y": first, "pre": None}, first)]
        return [
            Found(found.start, match.end(key), rule, {key: first, "pre": None}, first),
            Found(match.start(key + "2"), found.end, rule, {key: second, "pre": None}, second),
        ]
    if found.rule in ("mdrange", "dmrange"):
        common = {"m": parts["m"], "y": parts["y"], "wd": None, "pre": None}
        return [
            Found(found.start, match.end("d"), "mdy", common | {"d": parts["d"]}, found.text),
            Found(match.start("d2"), found.end, "mdy", common | {"d": parts["d2"]}, found.text),
        ]
    return [found]


def add_bare_bc(low: str, found: list[Found]) -> list[Found]:
    """With "in 490" as well, for a text that counts in years before Christ."""
    taken = [(mention.start, mention.end) for mention in found]
    more = []
    for match in _BARE_BC.finditer(low):
        if not any(start < match.end(1) and match.start(1) < end for start, end in taken):
            more.append(Found(match.start(1), match.end(1), "bc", {"bc": match.group(2), "pre": None}, match.group(1)))
    return sorted([*found, *more], key=lambda mention: mention.start)


def share_years(words: TimeWords, low: str, found: list[Found]) -> None:
    """In "August and September 1914" the part without a year takes that of the part joined to it."""
    for first, second in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if second.start - first.end > 14 or not _JOIN.fullmatch(low[first.end : second.start]):
            continue
        dated = "y" in first.parts and (first.part("m") or first.part("s"))
        lacks_year = dated or first.rule in ("month", "season", "thisseason")
        if lacks_year and not first.part("y") and not first.part("bc"):
            if second.part("y").isdigit():
                later = first.month and second.month and words.months[first.month] > words.months[second.month]
                first.parts["y"] = str(int(second.part("y")) - (1 if later else 0))
            elif second.part("bc"):
                first.parts["bc"] = second.part("bc")
        if first.rule == "year" and second.rule == "bc":
            first.rule, first.parts = "bc", {"bc": first.part("y"), "pre": None}
