"""The zone of a clock: "GMT", "(Baghdad time)", "local time", and the letters of military date-time groups."""

from __future__ import annotations

import re
from functools import cache

from unfog.lexicon.times import TimeWords, one_of, time_words

_MILITARY = "abcdefghiklm"  # A is one hour east of Greenwich, M twelve; J is the observer's own


def zone_in(words: TimeWords, text: str) -> tuple[str | None, str, str]:
    """IANA name (or ``None``), TimeML suffix, and a note for the basis, of the zone named in lower-case words."""
    found = _pattern().search(text)
    if found is None:
        return None, "", ""
    zone = words.zones.get(" ".join((found.group("short") or found.group("place")).split()))
    if zone is None or zone.name is None:
        return None, "", ", local time of the scene"
    return zone.name, zone.suffix, ", zone stated"


def military_zone(letter: str) -> tuple[str | None, str]:
    """The zone of a date-time group's letter as a UTC offset, and its TimeML suffix: Z, A to M east, N to Y west."""
    if letter == "z":
        return "UTC", "Z"
    if letter == "j":
        return None, ""
    hours = _MILITARY.index(letter) + 1 if letter in _MILITARY else -("nopqrstuvwxy".index(letter) + 1)
    offset = f"{'+' if hours > 0 else '-'}{abs(hours):02d}"
    return f"{offset}:00", offset


@cache
def _pattern() -> re.Pattern[str]:
    words = time_words()
    short = [word for word in words.zones if " " not in word and len(word) <= 5 and (words.zones[word].suffix or len(word) <= 3)]
    places = [word for word in words.zones if word not in short or word == "uk"]
    return re.compile(
        rf"(?<![a-z])(?:(?P<place>{one_of(places)})\s+(?:standard\s+|daylight\s+|summer\s+)?time\b|(?P<short>{one_of(short)}|local)(?![a-z]))"
    )
