"""The dateline that opens a report: "HARNABAD, Ostrava, May 4 (Agency) -". Where it was written, not where it happened.

What stands in it is tied to no clause of the sentence it precedes, although a parser takes it for the sentence's first
words; its place is the happening's only where the text gives none (``events/scene.py``). A line that holds nothing but the
day of publication ("Published 4 May 2031, 14:10 GMT") says as little about when something happened.

The forms are those of agencies and papers: the place in capitals with a dash, an agency or a day; the place in ordinary
letters with a day, an agency or a country that the gazetteer knows; a place in capitals that it knows, with a colon.
"""

from __future__ import annotations

import re
from functools import cache

from unfog.lexicon.gazetteer import gazetteer
from unfog.lexicon.times import one_of, time_words

OPENING = 4
"""Paragraphs, headline included, that may hold it."""
_CAPITALS = re.compile(
    r"[A-Z][A-Z .'’/-]{2,40}"  # the place, in capitals
    r"(?:, [^()\n—–]{1,50}?)?"  # its province or country, the day
    r"(?:\s?\([^()\n]{2,40}\)\s?(?:--|[-–—])?|\s?(?:--|[-–—]))\s"  # the agency, a dash, or both
)
_NAME = r"[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|de|del|al|el|la)){0,3}"
_DASH = r"\s?(?:--|[-–—])\s"
_KNOWN = re.compile(
    rf"(?P<colon>[A-Z][A-Z '’-]{{2,30}}):\s(?=[\"“'‘]?[A-Z])|(?P<town>{_NAME}), (?P<land>{_NAME})\s(?:--|[-–—])\s"
)
"""Forms that are a dateline only where the gazetteer knows the names."""


@cache
def _dated() -> re.Pattern[str]:
    """A place and a day, or a place and an agency, before a dash or colon: "Gao, 11 June 2031 –", "Kidal (Meridian) -"."""
    agency = r"\([A-Z][^()\n]{1,30}\)"
    return re.compile(
        rf"{_NAME}(?:, {_NAME}){{0,2}}(?:,? (?:{_day()})(?:\s?{agency})?(?:{_DASH}|\s?:\s)|\s?{agency}{_DASH})"
        rf"|[A-Z][A-Z .'’/-]{{2,40}}(?:, {_NAME})?,? (?:{_day()})\s?:\s"
    )


@cache
def _day() -> str:
    """A day in figures and words, with or without weekday, year and clock."""
    words = time_words()
    month, number = rf"(?i:{one_of(words.months)})\b\.?", r"\d{1,2}(?:st|nd|rd|th)?"
    weekday = rf"(?:(?i:{one_of(words.weekdays)})\b,? )?"
    return rf"{weekday}(?:{number} {month}|{month} {number})(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d"


@cache
def _stamp() -> re.Pattern[str]:
    """A whole line of publication: a day, with what publishers write around it, and a place or nothing before it."""
    words = time_words()
    label = rf"(?:(?i:{one_of((*words.publication, *words.publication_opening))})(?: on)?:? )?"
    clock = r"(?:[,|]?(?: at)? \d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4}| UTC[+-]\d+)?)?"
    return re.compile(rf"{label}(?:{_NAME}(?:, {_NAME})?,? )?(?:{_day()}){clock}\.?\s*$")


def dateline(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """Offsets of the report's dateline, its dash or colon included; ``None`` where there is none."""
    for start, end in paragraphs[:OPENING]:
        match = _CAPITALS.match(text, start, end) or _dated().match(text, start, end) or _known(text, start, end)
        if match:
            return match.span()
    return None


def _known(text: str, start: int, end: int) -> re.Match[str] | None:
    """A dateline without day or agency, whose names the gazetteer knows."""
    match = _KNOWN.match(text, start, end)
    if match is None:
        return None
    names = [match["colon"].title()] if match["colon"] else [match["town"], match["land"]]
    return match if all(_place(name) for name in names) else None


def _place(name: str) -> bool:
    hit = gazetteer().find(name)
    return bool(hit.entries) and not (hit.common or hit.demonym)


def stamps(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Offsets of the opening's lines that hold nothing but the day of publication."""
    return tuple((start, end) for start, end in paragraphs[:OPENING] if _stamp().match(text[start:end].strip()))


def inside(line: tuple[int, int] | None, offset: int) -> bool:
    """Whether an offset lies in the dateline."""
    return line is not None and line[0] <= offset < line[1]
