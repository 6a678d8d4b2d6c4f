"""Names in a spelling the gazetteer lacks -> the places of the report's countries that sound like them.

"Sheikh Zuweid" in a report that names Egypt is Ash Shaykh Zuwayd. A name stays unknown where the report names no country it
could lie in, or where more than ``MOST`` places sound alike.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from unfog.lexicon.gazetteer import AREA, CITY, SITE, STATE, Gazetteer, Hit, key
from unfog.lexicon.gazetteer.sounds import sound
from unfog.read.places.find import Finder
from unfog.read.places.names import Name, overlaps

MOST = 3
"""More places than this that sound alike decide nothing."""
CLEAR = 4
"""Consonants from which a name that nothing else takes for a place is one by its sound and the word before it."""
ALIKE = 65.0
"""Likeness of letters (0 to 100, from the longest common subsequence) without which a like sound is chance."""
_CUE = re.compile(
    r"\b(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\s+of|(?:km|kilomet(?:re|er)s|miles)\s+(?:from|of)|in|near|at|outside|around|inside|across|towards?|from|hit|struck|shelled|bombed|raided|captured|seized|entered|stormed|retook)"
    r"\s+(?:the\s+)?(?:(?:town|village|city|district|province|camp|port)\s+of\s+)?$"
)
_ARTICLE = r"(?:al|el|ash|ad|as|ar|an|at|az|ez|esh|es|er|ed|et|e|i)"
_RUN = re.compile(rf"(?:{_ARTICLE}-)?[A-Z][\w']+(?:[ -](?:{_ARTICLE}[ -])?[A-Z][\w']+){{0,3}}")


def respell(finder: Finder, names: list[Name]) -> list[Name]:
    """The names in text order: unknown ones with the entries that sound like them, and capitalised words after a word of
    position that sound like a place although neither gazetteer nor model knows them."""
    countries = {finder.places.entry(name.hit.entries[0]).country for name in names if name.hit.entries} - {""}
    if not countries:
        return names
    for name in names:
        if not name.hit.entries:
            name.hit = replace(name.hit, entries=_alike(name.text, finder.places, countries))
    return sorted([*names, *_cued(finder, names, countries)], key=lambda name: name.start)


def _alike(text: str, places: Gazetteer, countries: set[str]) -> tuple[int, ...]:
    """Places of like sound and letters; none where there are too many."""
    said = _bare(text)
    kinds = (CITY, SITE, AREA, STATE)
    found = [
        e for e in map(places.entry, places.alike(text, countries)) if e.kind in kinds and ratio(said, _bare(e.name)) >= ALIKE
    ]
    return tuple(e.index for e in found) if len(found) <= MOST else ()


def _bare(name: str) -> str:
    """The key of a name without the article it begins with."""
    return key(name).removeprefix("al ")


def _cued(finder: Finder, names: list[Name], countries: set[str]) -> list[Name]:
    """Names after "in", "near", "struck" that no list holds in this spelling."""
    if finder.quiet:
        return []
    text, more = finder.text, []
    for match in _RUN.finditer(text):
        span = re.sub(r"'s?$", "", match.group())
        start, end = match.start(), match.start() + len(span)
        opens = finder.opening_start <= start < finder.opening and not text[finder.opening_start : start].strip()
        if start in finder.loud or not (opens or _CUE.search(text, max(0, start - 24), start)) or len(sound(span)) < CLEAR:
            continue
        name = Name(start, end, span, Hit((), False, False))
        if overlaps(name, [other for other in names if not other.silent]) or finder.places.find(span).entries:
            continue
        if " " not in span and re.search(rf"\b{re.escape(span.lower())}\b", text):
            continue  # an ordinary word of the text, here with a capital
        entries = _alike(span, finder.places, countries)
        if entries:
            name.hit = replace(name.hit, entries=entries)
            more.append(name)
    return more
