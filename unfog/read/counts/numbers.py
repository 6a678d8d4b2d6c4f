"""Text -> Numbers: every figure and number word that may count people, with its range and qualifier.

What measures, dates, names or ages (30 km, 5 p.m., March 3, Tower 22, ", 23,") is left out here, once, so that nothing
later has to ask again. A year counts people only before a word for people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from unfog.lexicon.alternatives import one_of
from unfog.lexicon.casualties import group_words, quantity_words
from unfog.model import Qualifier

_ECHO = re.compile(r" ?\((\d{1,4})\)")
"""A figure told again in brackets, as police statements do: "two (2) guards"."""
_BRACKETED = re.compile(r"\) [a-z]")
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_COMPARED = frozenset(["more than", "fewer than"])
"""Qualifiers that compare with a known figure where "the" follows: "well above the 17 given by the ministry" is 17."""
_IN_YEAR = re.compile(r"\b(?:in|since|of|until|by|during|before|from) $", re.IGNORECASE)
"""What stands before a year, whatever follows it: "a raid in 2021 killed 28"."""
LARGEST = 3_000_000
"""No happening that the project reads harms more people than this; larger figures are money or populations."""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure at ``[start, end)``; ``left`` is where its qualifier starts. Without a figure ``low`` is ``None``."""

    start: int
    end: int
    left: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    right: int
    """Where a qualifier after the figure ends ("45 or more"); else ``end``."""
    bracketed: bool = False
    """Whether it stands alone in brackets before what it counts, as some ministries write: "(11) citizens"."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    number: re.Pattern[str]
    joint: re.Pattern[str]
    qualifier: re.Pattern[str]
    after: re.Pattern[str]
    vague: re.Pattern[str]
    round: re.Pattern[str]
    people: re.Pattern[str]
    month_after: re.Pattern[str]


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    words = quantity_words()
    tens = one_of(w for w, v in words.numerals.items() if v >= 20)
    small = one_of(w for w, v in words.numerals.items() if v < 20)
    units = one_of(w for w, v in words.numerals.items() if 0 < v < 10)
    simple = rf"(?:{tens})(?:[ -](?:{units}))?|(?:{small})"
    scales = one_of(words.scales)
    digits = r"\d{1,3}(?:,\d{3})+|\d+"
    number = (
        rf"(?<![\w.,$£€])(?:(?:(?:half an?|an?|{simple}|\d+)[ -])?(?:{scales})(?![a-z])"
        rf"(?:(?: and)? (?:{simple})(?![a-z])(?! (?:{scales})))?"
        rf"|(?:{simple})(?![a-z])|(?:{digits})(?![\w]))"
    )
    people = one_of(group_words().of)
    months = "|".join(m.capitalize() for m in words.months.split("|"))
    return _Grammar(
        number=re.compile(number, re.IGNORECASE),
        joint=re.compile(r"\s?(?:-|to|or|and)\s?", re.IGNORECASE),
        qualifier=re.compile(
            rf"\b(?<!gone )(?<!went )(?<!going )(?<!moved )(?<!risen )({one_of(words.before)})\s+(?:the\s+|an?\s+)?$",
            re.IGNORECASE,
        ),
        after=re.compile(
            rf"[ \u00a0]*(?:(?:people|dead|killed|deaths|injured|wounded|hurt)\s+)?({one_of(words.after)})(?! (?:than|of)\b)",
            re.IGNORECASE,
        ),
        vague=re.compile(rf"\b({one_of(words.vague)})\b(?! times)", re.IGNORECASE),
        round=re.compile(rf"\b({one_of(words.round)})\b", re.IGNORECASE),
        people=re.compile(rf"[ \u00a0]+(?:[a-z-]+[ \u00a0]+)?(?:{people})\b", re.IGNORECASE),
        month_after=re.compile(rf"(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{months})\b"),
    )


def find_numbers(text: str) -> list[Number]:
    """All numbers of a text that may count people, in order, without overlaps."""
    grammar, words = _grammar(), quantity_words()
    found: list[Number] = []
    for match in grammar.vague.finditer(text):
        if text[max(0, match.start() - 4) : match.start()].lower() in ("how ", "too "):
            continue  # "how many died?" tells no number
        qualifier = words.vague[match.group(1).lower()]
        found.append(Number(match.start(), match.end(), match.start(), None, None, qualifier, match.end()))
    for match in grammar.round.finditer(text):
        rounded = words.round[match.group(1).lower()]
        found.append(Number(match.start(), match.end(), match.start(), rounded, rounded, "about", match.end()))
    taken = [(n.start, n.end) for n in found]
    matches = [m for m in grammar.number.finditer(text) if not any(a <= m.start() < b for a, b in _near(taken, m.start()))]
    skip = -1
    for i, match in enumerate(matches):
        if i <= skip:
            continue
        value = value_of(match.group())
        if value is None or value > LARGEST:
            continue
        second = _second(text, match, matches[i + 1] if i + 1 < len(matches) else None, value)
        end = second[1] if second else match.end()
        if second:
            skip = i + 1
        echo = _ECHO.match(text, end)
        if echo and echo[1] == str(value):
            end, skip = echo.end(), max(skip, i + 1)
        number = _number(text, match.start(), end, value, second[0] if second else None)
        if number is not None:
            found.append(number)
    found.sort(key=lambda n: n.start)
    return found


def _near(taken: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    return [span for span in taken if span[0] <= at < span[1]]


def _second(text: str, first: re.Match[str], after: re.Match[str] | None, low: int) -> tuple[int, int] | None:
    """The upper end of a range ("10 to 15", "between 10 and 15", "three or four")."""
    if after is None:
        return None
    between = text[first.end() : after.start()]
    joint = between.strip().lower()
    before = text[max(0, first.start() - 9) : first.start()].lower()
    if joint not in ("-", "to", "or", ", maybe", ", perhaps", ", possibly", "or maybe", "or perhaps", "or possibly") and not (
        joint == "and" and before.endswith("between ")
    ):
        return None
    if len(between) > 12 or re.search(r"\bfrom $", before):
        return None
    high = value_of(after.group())
    return (high, after.end()) if high is not None and low < high <= low * 10 else None


def _number(text: str, start: int, end: int, low: int, high: int | None) -> Number | None:
    grammar, words = _grammar(), quantity_words()
    counted = grammar.people.match(text, end)
    window = text[max(0, start - 40) : start]
    if words.not_after.match(text, end) or words.not_before.search(window):
        return None
    if not counted and (words.not_before_name.search(window) or grammar.month_after.match(text, end)):
        return None
    qualified = grammar.qualifier.search(window)
    if text[start:end].isdigit() and end - start == 4 and 1900 <= low <= 2040 and (not counted or _IN_YEAR.search(window)):
        return None
    left = start
    qualifier: Qualifier = "exact"
    if qualified and not (words.before[qualified.group(1).lower()] in _COMPARED and _THE.search(window)):
        left, qualifier = start - (len(window) - qualified.start(1)), words.before[qualified.group(1).lower()]
    elif high is not None and window.lower().endswith("between "):
        left = start - len("between ")
    right = end
    after = grammar.after.match(text, end)
    if after:
        right, qualifier = after.end(), words.after[after.group(1).lower()]
    bracketed = left == start and right == end and text[start - 1 : start] == "(" and _BRACKETED.match(text, end) is not None
    return Number(start, end, left, low, low if high is None else high, qualifier, right + bracketed, bracketed)


def value_of(words: str) -> int | None:
    """The value of one figure or number word: ``1,200``, ``twenty-three``, ``half a dozen``, ``two hundred and six``."""
    lexicon = quantity_words()
    text = words.lower().replace(",", "")
    if text.isdigit():
        return int(text)
    total, current = 0, 0
    for word in re.split(r"[ -]+", text):
        if word == "and":
            continue
        if word == "half":
            current = -1
        elif word in ("a", "an"):
            current = current or 1
        elif word in lexicon.scales:
            scale = lexicon.scales[word]
            current = scale // 2 if current == -1 else max(1, current) * scale
            total, current = total + current, 0
        elif word in lexicon.numerals:
            current += lexicon.numerals[word]
        elif word.isdigit():
            current += int(word)
        else:
            return None
    return total + max(0, current)
