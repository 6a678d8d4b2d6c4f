"""Resolved names -> place mentions: display name, point, precision; unknown quarters take the point of their town."""

from __future__ import annotations

import re
from dataclasses import replace

from unfog.lexicon.gazetteer import CITY, SITE, Entry, Gazetteer, distance_km
from unfog.model import PlaceMention, PlaceValue, Report
from unfog.read.places.names import Name
from unfog.read.places.offsets import moved
from unfog.read.places.words import Words

_BETWEEN = re.compile(r"\b(?:between|linking|connecting)\s+(?:the\s+\w+\s+of\s+)?$")
_SENTENCE_END = re.compile(r"[.!?][\"')]*\s+(?=[A-Z\"'])|\n")
SENTENCE = 300
"""Code points on each side in which a sentence is taken to end."""
HOLDER_KM = 60.0
"""A market or quarter said to be in a town is no namesake farther away than this."""


def mentions_of(report: Report, text: str, names: list[Name], places: Gazetteer, words: Words) -> tuple[PlaceMention, ...]:
    """One mention a name, in text order."""
    found = []
    for k, name in enumerate(names):
        holder = _holder(text, names, k, places, words)
        entry = places.entry(name.chosen) if name.chosen >= 0 else None
        if entry and holder and words.local_after.match(text, name.end):
            far = distance_km(entry.lat, entry.lon, holder.lat, holder.lon) > HOLDER_KM
            entry = None if far else entry
        if entry:
            found.append(_of_entry(report, text, names, k, entry, words))
        else:
            at = holder or _only_town(text, names, k, places, words)
            precision = "neighbourhood" if holder else "area"
            found.append(_mention(report, name, at, name=name.text, geonameid=None, precision=precision))
    return tuple(found)


def _of_entry(report: Report, text: str, names: list[Name], k: int, entry: Entry, words: Words) -> PlaceMention:
    """A known place: itself, or what lies near it, between it and another, or so far from it."""
    name, before = names[k], text[max(0, names[k].start - 60) : names[k].start]
    town = entry.kind == CITY
    vague = town and (words.vague_before.search(before) is not None or _between(text, names, k))
    mention = _mention(
        report, name, entry, name=entry.name, geonameid=entry.geonameid, precision="area" if vague else entry.precision
    )
    point = moved(before, entry) if entry.kind in (CITY, SITE) else None
    return replace(mention, lat=round(point[0], 5), lon=round(point[1], 5), precision="area") if point else mention


def _between(text: str, names: list[Name], k: int) -> bool:
    """Whether a name is one of the two of "between Kano and Kaduna"."""
    for first, second in ((k, k + 1), (k - 1, k)):
        if first < 0 or second >= len(names):
            continue
        one, other = names[first], names[second]
        if _BETWEEN.search(text[max(0, one.start - 24) : one.start]) and text[one.end : other.start] == " and ":
            return True
    return False


def _mention(
    report: Report, found: Name, entry: Entry | None, *, name: str, geonameid: int | None, precision: str
) -> PlaceMention:
    return PlaceMention(
        span=report.span(found.start, found.end),
        name=name,
        geonameid=geonameid,
        country=(entry.country or None) if entry else None,
        lat=round(entry.lat, 5) if entry else None,
        lon=round(entry.lon, 5) if entry else None,
        precision=precision,
        demonym=found.demonym,
    )


def _holder(text: str, names: list[Name], k: int, places: Gazetteer, words: Words) -> Entry | None:
    """The town an unknown name is said to be in: "X market in Omdurman", "X, eastern Baghdad", "Baghdad's quarter of X"."""
    name = names[k]
    after = names[k + 1] if k + 1 < len(names) else None
    before = names[k - 1] if k else None
    for other, between, pattern in (
        (after, text[name.end : after.start] if after else "", words.into_next),
        (before, text[before.end : name.start] if before else "", words.from_last),
    ):
        if other is not None and other.chosen >= 0 and pattern.fullmatch(between):
            entry = places.entry(other.chosen)
            if entry.kind in (CITY, SITE):
                return entry
    return None


def _only_town(text: str, names: list[Name], k: int, places: Gazetteer, words: Words) -> Entry | None:
    """The one town of the sentence in which an unknown camp, market or village stands: it is near, and nothing says how near."""
    name = names[k]
    if not words.local_after.match(text, name.end):
        return None
    starts = [m.end() for m in _SENTENCE_END.finditer(text, max(0, name.start - SENTENCE), name.start)]
    stop = _SENTENCE_END.search(text, name.end, name.end + SENTENCE)
    first, last = (starts[-1] if starts else 0), (stop.start() if stop else name.end + SENTENCE)
    inside = {other.chosen for other in names if first <= other.start < last and other.chosen >= 0 and not other.demonym}
    towns = [entry for entry in map(places.entry, sorted(inside)) if entry.kind == CITY]
    return towns[0] if len(towns) == 1 else None


def place_value(mention: PlaceMention) -> PlaceValue:
    """The value of a claim about that place."""
    return PlaceValue(
        name=mention.name,
        country=mention.country,
        lat=mention.lat,
        lon=mention.lon,
        precision=mention.precision,
        geonameid=mention.geonameid,
    )
