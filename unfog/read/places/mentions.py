"""Resolved names -> place mentions: display name, point, precision; unknown quarters take the point of their town."""

from __future__ import annotations

import re
from dataclasses import replace

from unfog.lexicon.gazetteer import AREA, CITY, SITE, STATE, Entry, Gazetteer, distance_km, key, radius_km
from unfog.model import PlaceCandidate, PlaceMention, PlaceValue, Report
from unfog.read.places.around import LARGE, served_by
from unfog.read.places.names import Name
from unfog.read.places.relations import BEFORE, Told, told_from
from unfog.read.places.words import Words, capitals

_SENTENCE_END = re.compile(r"[.!?][\"')]*\s+(?=[A-Z\"'])|\n")
SENTENCE = 300
"""Code points on each side in which a sentence is taken to end."""
SENTENCE_KM = 50.0
"""How far an unknown camp or village may lie from the one town its sentence names: our own rule, as for "north of"."""
_SEATED = re.compile(
    r"\b(?:in|at|near|outside|around|towards?|of)\s+(?:the\s+)?(?:[\w-]+\s+)?$|\b(?:in|at|near)\s+\w+,\s+$", re.IGNORECASE
)
"""Words before an unknown place that seat something in it."""
_JOINED = re.compile(r"[-–/]([A-Z][\w']+(?:[ -][A-Z][\w']+)?)")
"""A quarter joined to its town: "Harnabad-Altmoor"."""
FEATURE_KM = 150.0
"""How far a valley or a range reaches from the place it is called after (by judgement)."""
HOLDER_KM = 60.0
"""A market or quarter said to be in a town is no namesake farther away than this."""


def mentions_of(report: Report, text: str, names: list[Name], places: Gazetteer, words: Words) -> tuple[PlaceMention, ...]:
    """One mention a name, in text order."""
    found = []
    served = served_by(text, names, places, words)
    for k, name in enumerate(names):
        holder = _holder(text, names, k, places, words)
        entry = places.entry(name.chosen) if name.chosen >= 0 else None
        other = entry is not None and not name.demonym and entry.kind == CITY and key(entry.name) != key(name.text)
        if entry and holder and (other or words.local_after.match(text, name.end)):
            far = distance_km(entry.lat, entry.lon, holder.lat, holder.lon) > HOLDER_KM
            entry = None if far else entry
        found.append(
            _known(report, text, names, k, entry, places, words)
            if entry
            else _unknown(report, text, names, k, holder, served, places, words)
        )
    return _shared(found, text, names, places)


def _shared(found: list[PlaceMention], text: str, names: list[Name], places: Gazetteer) -> tuple[PlaceMention, ...]:
    """The mentions, an unknown place with the point that another mention of it has, or that of the town it is joined to."""
    points = {key(m.name): m for m in reversed(found) if m.geonameid is None and m.lat is not None and not m.demonym}
    joined: dict[str, Entry] = {}
    for name in names:
        match = _JOINED.match(text, name.end) if name.chosen >= 0 and not name.demonym else None
        if match is not None and places.entry(name.chosen).kind == CITY:
            joined.setdefault(key(match[1]), places.entry(name.chosen))
    more = []
    for mention in found:
        if mention.lat is not None or mention.demonym:
            more.append(mention)
        elif (same := points.get(key(mention.name))) is not None:
            more.append(replace(same, span=mention.span, name=mention.name))
        elif (town := joined.get(key(mention.name))) is not None:
            here = replace(mention, lat=round(town.lat, 5), lon=round(town.lon, 5), country=town.country or None)
            more.append(replace(here, precision="neighbourhood", radius_km=radius_km(town)))
        else:
            more.append(mention)
    return tuple(more)


def _known(report: Report, text: str, names: list[Name], k: int, entry: Entry, places: Gazetteer, words: Words) -> PlaceMention:
    """A known place: itself, or what lies near it, between it and another, or so far from it."""
    name = names[k]
    feature = words.feature_after.match(text, name.end)
    if feature is not None and not name.demonym and entry.kind in (CITY, STATE):
        return _feature(report, name, entry, feature.end())
    told = told_from(text, names, k, entry)
    if told is not None and told.airport is not None:
        entry, told = told.airport, None
    mention = replace(
        _mention(report, name, entry, name=entry.name, geonameid=entry.geonameid, precision=entry.precision),
        radius_km=radius_km(entry),
        candidates=tuple(map(_candidate, map(places.entry, name.rivals))),
    )
    return _moved(mention, told) if told else mention


def _feature(report: Report, name: Name, entry: Entry, end: int) -> PlaceMention:
    """A valley or range that is called after a town or province: the stretch of country around that."""
    mention = _mention(report, name, entry, name=report.text[name.start : end], geonameid=None, precision="region")
    return replace(mention, span=report.span(name.start, end), radius_km=FEATURE_KM)


def _moved(mention: PlaceMention, told: Told) -> PlaceMention:
    """The mention of a place told from the one named."""
    return replace(
        mention,
        lat=round(told.lat, 5),
        lon=round(told.lon, 5),
        precision="area",
        radius_km=told.radius_km,
        relation=told.relation,
    )


def _unknown(
    report: Report,
    text: str,
    names: list[Name],
    k: int,
    holder: Entry | None,
    served: Entry | None,
    places: Gazetteer,
    words: Words,
) -> PlaceMention:
    """A place the gazetteer lacks: somewhere in the town it is said to be in, where it is told from the next one, near the one
    town of its sentence, or around the one whose services deal with what happened."""
    name = names[k]
    if holder is not None:
        mention = _mention(report, name, holder, name=name.text, geonameid=None, precision="neighbourhood")
        return replace(mention, radius_km=radius_km(holder))
    told = _told_from_next(text, names, k, places, words)
    if told is not None:
        mention = _mention(report, name, places.entry(names[k + 1].chosen), name=name.text, geonameid=None, precision="area")
        return replace(mention, lat=round(told.lat, 5), lon=round(told.lon, 5), radius_km=told.radius_km)
    town = _only_town(text, names, k, served, places, words)
    mention = _mention(report, name, town, name=name.text, geonameid=None, precision="area")
    return replace(mention, radius_km=(radius_km(town) or 0.0) + SENTENCE_KM) if town else mention


def _told_from_next(text: str, names: list[Name], k: int, places: Gazetteer, words: Words) -> Told | None:
    """How an unknown place is told from the known one after it: "Qarnabi, 12 km east of Raqqa"."""
    if k + 1 >= len(names) or names[k + 1].chosen < 0 or names[k + 1].start - names[k].end > BEFORE:
        return None
    told = told_from(text, names, k + 1, places.entry(names[k + 1].chosen))
    close = told is not None and told.start > names[k].end and words.told_after.fullmatch(text, names[k].end, told.start)
    return told if close else None


def _candidate(entry: Entry) -> PlaceCandidate:
    return PlaceCandidate(
        name=entry.name,
        geonameid=entry.geonameid,
        country=entry.country or None,
        lat=round(entry.lat, 5),
        lon=round(entry.lon, 5),
        precision=entry.precision,
    )


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
            if entry.kind in (CITY, SITE) or (entry.kind == AREA and name.chosen < 0):
                return entry
    return None


def _only_town(text: str, names: list[Name], k: int, served: Entry | None, places: Gazetteer, words: Words) -> Entry | None:
    """The one town of the sentence in which an unknown camp, market or village stands: it is near, and nothing says how near.
    Without one the town of the dateline, then the town or district that serves it."""
    name = names[k]
    seated = _SEATED.search(text[max(0, name.start - BEFORE) : name.start]) is not None
    if not (seated or words.local_after.match(text, name.end)):
        return None
    starts = [m.end() for m in _SENTENCE_END.finditer(text, max(0, name.start - SENTENCE), name.start)]
    stop = _SENTENCE_END.search(text, name.end, name.end + SENTENCE)
    first, last = (starts[-1] if starts else 0), (stop.start() if stop else name.end + SENTENCE)
    inside = {
        other.chosen
        for other in names
        if first <= other.start < last and other.chosen >= 0 and not (other.demonym or other.dateline)
    }
    towns = [entry for entry in map(places.entry, sorted(inside)) if entry.kind == CITY]
    if seated:  # capitals are where things are said
        towns = [entry for entry in towns if key(entry.name) not in capitals()]
        towns = towns or _written_in(names, places)
    return towns[0] if len(towns) == 1 else served if not towns else None


def _written_in(names: list[Name], places: Gazetteer) -> list[Entry]:
    """The town of the dateline, where it is so small that only what happened near by is written there."""
    towns = [places.entry(name.chosen) for name in names if name.dateline and name.chosen >= 0]
    return [e for e in towns if e.kind == CITY and e.population < LARGE and key(e.name) not in capitals()][:1]


def place_value(mention: PlaceMention) -> PlaceValue:
    """The value of a claim about that place."""
    return PlaceValue(
        name=mention.name,
        country=mention.country,
        lat=mention.lat,
        lon=mention.lon,
        precision=mention.precision,
        geonameid=mention.geonameid,
        radius_km=mention.radius_km,
        relation=mention.relation,
    )
