"""Names that the words beside them call a place, whatever the parse makes of them: "the city of Liege", "north of Dori".

A parser trained on the news of one country knows few towns of others; the rules and the judge lean on it. Where the text names
the country of a town by that name (or its people, or a province of it), and the words beside the name are words of place, the
name is that town's. ``Strong`` words need nothing else; of weaker ones ("in", a hospital's name, the opening of a message) the
town must be no word, no given name and no surname of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from unfog.lexicon.gazetteer import AREA, CITY, COUNTRY, REGION, STATE, Entry, contains, key
from unfog.read.places.names import Name, overlaps
from unfog.read.places.vetoes import vetoed

if TYPE_CHECKING:
    from unfog.read.places.find import Ent, Finder

SETTLED = 1_000
"""People from which strong words make a town of a name, where its country is named."""
WEAK = 5_000
"""People from which weaker words do."""
GREAT = 500_000
"""People of a dateline's town that names its country as well."""
ALONE = 3
"""By how much more people a town must have where the text names no country at all."""
OFTEN = 2
"""Times that a name which is also a word must stand after words of place."""
_KIND = (
    r"(?:city|cities|town|townlet|village|hamlet|settlement|municipality|commune|district|territory|township|port|capital|suburb|"
    r"area|locality|neighbou?rhood|county|governorate|province|outskirts|suburbs|edge|centre|center|heart|streets|people|mayor|"
    r"countryside|inhabitants|residents)"
)
_STRONG_BEFORE = re.compile(
    rf"(?:\b{_KIND}\s+of|\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\s+of"
    r"|\b(?:km|kms|kilomet(?:re|er)s?|miles?)\s+(?:from|of|outside|beyond|off|inside)"
    r"|\b(?:near|outside|between|towards|beyond)|\b(?:road|highway|track|route|leads|leading|down|way)\s+(?:down\s+)?to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_STRONG_AFTER = re.compile(
    r"\s+(?:sector|axis|front|township|road|town|city|village|district|territory|township|municipality|commune|province|governorate|county|airport|general\s+hospital|"
    r"(?:regional|district|provincial|teaching|central)\s+hospital|LGA|local\s+government)\b",
)
_WEAK_BEFORE = re.compile(
    r"\b(?:in|at|from|around|into|reached?|hit|struck|shelled|bombed|raided|stormed|entered|on)\s+$", re.IGNORECASE
)
_WEAK_AFTER = re.compile(
    r"(?:'s)?\s+(?:\w+'s\s+)?(?:hospital|Hospital|market|Market|police|mayor|airport|prison|road|residents|attack|bombing|shooting|blast|strike)\b"
    r"|\s*(?:/|:|\n|\.\s|,\s+\d)"
)
_UNIT_AFTER = re.compile(r"\)?,\s+([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[,.;:)\n]|\s[a-z(–-]|$)")
_DEED_AFTER = re.compile(
    r"(?:'s)?\s+(?:(?:suicide|car|bus|mosque|church|school|market|village|convoy|camp|drone|air|prison|hotel|border)\s+)?"
    r"(?:ambush|attack|attacks|attackers|massacre|massacres|bombing|bombings|bomb|blast|blasts|explosion|explosions|airstrike|airstrikes|"
    r"shelling|raid|raids|siege|clashes|riot|riots|offensive|incursion|abductions?|kidnappings?|convoy|checkpoint|landmine|grenade)\b"
)
"""Deeds and things of war that are called after the place they were done in; news calls none of them after a person."""


def told_places(finder: Finder, matches: Sequence[tuple[Name, Ent | None]], found: list[Name]) -> list[Name]:
    """``found`` with the matches that the words beside them call a place; names found but silent are heard again."""
    countries = _countries(finder, found)
    if finder.quiet:
        return found
    more: list[Name] = []
    for name, ent in matches:
        if (name in found and not name.silent) or name.demonym or len(name.text) < 4 or name.start in finder.loud:
            continue
        if not _calls(finder, name, ent, countries, matches):
            continue
        if name in found:
            name.silent = False
        elif not overlaps(name, [n for n in found if not n.silent]) and not overlaps(name, more):
            more.append(name)
    if not more:
        return found
    kept = [n for n in found if not (n.silent and overlaps(n, more))]
    return sorted([*kept, *more], key=lambda name: name.start)


def _countries(finder: Finder, found: list[Name]) -> set[str]:
    """Countries that the text names, by name, people, province or a large place of theirs that is sure."""
    named: set[str] = set()
    for name in found:
        if name.silent:
            continue
        entries = [finder.places.entry(i) for i in name.hit.entries[:8]]
        named |= {
            e.country for e in entries[:1] if e.kind in (COUNTRY, STATE, REGION) or (name.dateline and e.population >= GREAT)
        }
    return named - {""}


def _calls(finder: Finder, name: Name, ent: Ent | None, countries: set[str], matches: Sequence[tuple[Name, Ent | None]]) -> bool:
    """Whether the words beside a name make a town of one of the text's countries of it."""
    towns = [e for e in map(finder.places.entry, name.hit.entries[:40]) if e.kind in (CITY, AREA)]
    towns = [e for e in towns if e.country in countries or not countries]
    if not towns:
        return False
    words, text = finder.words, finder.text
    people = max(e.population for e in towns) if countries else max(e.population for e in towns) // ALONE
    before, after = text[max(0, name.start - 40) : name.start], text[name.end : name.end + 30]
    if name.text in words.not_place or name.start in finder._refused:
        return False
    if words.title_before.search(before) or words.street_after.match(after) or words.person_after.match(after):
        return False
    label, inner = (ent[2], name.start > ent[0]) if ent else ("", False)
    if vetoed(name.text, "" if label == "PERSON" else label, before, after, words, known=False, inner=inner, demonym=False):
        return False
    longer = ent is not None and name.end < ent[1] and label == "PERSON" and not _STRONG_AFTER.match(after)
    if people >= SETTLED and (_STRONG_BEFORE.search(before) or _STRONG_AFTER.match(after)) and not longer:
        return True
    unit = _UNIT_AFTER.match(text, name.end)
    if unit is not None and " " not in name.text.strip() and not longer and _within(finder, unit[1], towns):
        return True
    if people >= SETTLED and _DEED_AFTER.match(after) and not longer and _plain(finder, name) and not _after_name(before):
        return True
    if name.hit.common and people >= WEAK and _called_often(finder, name, matches):
        return True
    if people < WEAK or name.hit.common or name.text in finder.people or name.text in finder.first_names:
        return False
    if " " not in name.text and name.text.lower() in words.given:
        return False
    if not any(key(e.name) == key(name.text) for e in towns) or _after_name(before) or longer:
        return False
    opens = name.start == 0 or text[name.start - 1] == "\n"
    return bool(_WEAK_BEFORE.search(before)) or (
        (opens or label not in ("PERSON", "ORG")) and _WEAK_AFTER.match(after) is not None
    )


def _called_often(finder: Finder, name: Name, matches: Sequence[tuple[Name, Ent | None]]) -> bool:
    """Whether a name that is also a word ("Tank", "Nice") stands where places do time and again, and most often: "in Nice", "at
    Nice", "Nice police". A word that only opens sentences or headlines is none."""
    said = [other for other, _ in matches if other.text == name.text and other.start not in finder.loud]
    cued = [other for other in said if _cued(finder.text, other)]
    return len(cued) >= OFTEN and 2 * len(cued) >= len(said)


def _cued(text: str, name: Name) -> bool:
    """Whether a name stands where a place does, and is not the first word of a longer name."""
    before, after = text[max(0, name.start - 40) : name.start], text[name.end : name.end + 30]
    called = _WEAK_AFTER.match(after) or _DEED_AFTER.match(after) or _STRONG_AFTER.match(after)
    placed = _WEAK_BEFORE.search(before) and not re.match(r" [A-Z]", after)
    return bool(called or placed or _STRONG_BEFORE.search(before))


def _within(finder: Finder, unit: str, towns: Sequence[Entry]) -> bool:
    """Whether what stands after a comma is the country or province of one of some towns."""
    units = [e for e in map(finder.places.entry, finder.places.find(unit).entries[:8]) if e.kind in (COUNTRY, STATE)]
    return any(contains(holder, town) for holder in units for town in towns if town.population >= SETTLED)


def _plain(finder: Finder, name: Name) -> bool:
    """Whether a name is no word, no given name and no surname of the text."""
    given = " " not in name.text and name.text.lower() in finder.words.given
    return not (name.hit.common or given or name.text in finder.people or name.text in finder.first_names)


def _after_name(before: str) -> bool:
    """Whether another capitalised word stands right before, as in a person's name; the article is none."""
    return re.search(r"(?<!\bThe)(?<=[a-z]) $", before) is not None and re.search(r"\b[A-Z][a-z]+ $", before) is not None
