"""Resolved names -> place mentions: display name, point, precision; unknown quarters take the point of their town."""

from __future__ import annotations

from unfog.lexicon.gazetteer import CITY, SITE, Entry, Gazetteer, distance_km
from unfog.model import PlaceMention, PlaceValue, Report
from unfog.read.places.names import Name
from unfog.read.places.words import Words

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
            vague = entry.kind == CITY and words.vague_before.search(text[max(0, name.start - 40) : name.start])
            precision = "area" if vague else entry.precision
            found.append(_mention(report, name, entry, name=entry.name, geonameid=entry.geonameid, precision=precision))
        else:
            found.append(
                _mention(report, name, holder, name=name.text, geonameid=None, precision="neighbourhood" if holder else "area")
            )
    return tuple(found)


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
