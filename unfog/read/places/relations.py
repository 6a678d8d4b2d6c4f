"""A place told from another: "30 km south of Khartoum", "near Mosul", "between Kano and Kaduna", "the airport in Mogadishu".

Such words mean a place of their own: a point, and a radius within which it lies. With a way and a distance the point is moved;
between two towns, or on the road from one to the other, it is the middle; otherwise it stays that of the town, and the radius
grows. Words and radii: ``lexicon/gazetteer/relations.tsv`` and ``radii.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, cos, radians

import numpy as np

from unfog.lexicon.files import rows_of
from unfog.lexicon.gazetteer import AIRPORT, CITY, SITE, Entry, Gazetteer, distance_km, gazetteer, radius_km
from unfog.lexicon.gazetteer.geo import EARTH_KM
from unfog.read.places.names import Name

FARTHEST_KM = 500.0
"""A longer way than this is a distance between two places, not an offset from one."""
WAY = 0.4
"""Share of a distance by which a place told by way and distance may be off: eight ways are named, so the true one lies within
22.5 degrees (sine 0.38)."""
APART_KM = 250.0
"""Towns farther apart have no place between them that is told so, but flights, talks and trains; a road may be longer."""
AWAY_KM = 50.0
"""How far off a place "north of" a town may lie: our own rule, twice the UCDP's "near"."""
AIRPORT_KM = 60.0
"""An airport farther from a town is not called the town's."""
BEFORE = 90
"""Code points before a name that are looked at."""

_KM = {"k": 1.0, "m": 1.609344, "n": 1.852}
_SETTLEMENT = (
    r"(?:the\s+(?:[\w-]+\s+){0,3}(?:city|town|village|capital|port|coast|shores?|settlement|camp)(?:\s+of)?,?\s+)?"
    r"(?:the\s+)?(?:[\w'-]+\s+\()?"
)
_WAYS = r"(?:north|south|east|west)"
_WAY = r"(?P<ns>north|south)?(?:ern)?[\s-]?(?P<ew>east|west)?(?:ern)?"
_ABOUT = r"(?:(?:about|around|some|roughly|approximately|just|nearly|almost|only|less than|more than|over)\s+)?"
_OFFSET = re.compile(
    rf"\b(?P<all>{_ABOUT}(?P<n>\d{{1,3}}(?:\.\d+)?)(?:\s?(?:-|to)\s?(?P<n2>\d{{1,3}}))?[\s-]*(?P<unit>kms?|kilomet(?:re|er)s?|miles?|nautical\s+miles?|nmi?)\s+"
    rf"(?:\([^()]{{1,20}}\)\s+)?(?:away\s+)?(?:to\s+the\s+)?{_WAY}\s*(?:of|from|outside|off|beyond|past|inside|short\s+of)\s+)"
    rf"{_SETTLEMENT}$",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    rf"(?<!\bthe )\b(?P<all>(?:(?:just|far)\s+)?{_WAYS}(?:[\s-]?(?:east|west))?\s+of\s+){_SETTLEMENT}$", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\b(?P<all>(?:between|linking|connecting|links|connects)\s+)(?:the\s+(?:\w+\s+){1,2}of\s+)?$", re.IGNORECASE
)
_ROAD = re.compile(
    r"\b(?P<all>(?:the\s+)?(?:\w+\s+)?(?:road|highway|motorway)\s+(?:running\s+|leading\s+)?from\s+)$", re.IGNORECASE
)
_ROAD_AFTER = re.compile(r"\s+(?:main\s+|coastal\s+|desert\s+)?(?:road|highway|motorway|expressway|route|railway)\b")
_AIRPORT_AFTER = re.compile(r"(?:'s)?\s+(?:main\s+|international\s+){0,2}(?:airport|Airport)\b")
_AIRPORT_BEFORE = re.compile(
    r"\b(?P<all>(?:the|an|its)\s+(?:main\s+|international\s+){0,2}airport\s+(?:in|of|at|outside|near|serving)\s+)(?:the\s+)?$"
)
_DEGREE_KM = radians(1.0) * EARTH_KM


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A place told from a named one. ``start``: where the words that tell it begin; ``airport``: the entry that it is."""

    start: int
    relation: str | None
    lat: float
    lon: float
    radius_km: float | None
    airport: Entry | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """One row of ``relations.tsv``."""

    relation: str
    town_km: float
    site_km: float


def told_from(text: str, names: Sequence[Name], k: int, entry: Entry) -> Told | None:
    """What the words around name ``k`` mean by it, where it is a town, site or airport and they tell a place beside it."""
    if entry.kind not in (CITY, SITE, AIRPORT) or names[k].demonym:
        return None
    name = names[k]
    left = max(0, name.start - BEFORE)
    before = text[left : name.start]
    at_airport = _airport(text, name, before, left, entry)
    if at_airport is not None and at_airport.airport is not None:
        beside = _beside(
            text[max(0, at_airport.start - BEFORE) : at_airport.start], at_airport.start, text[name.end :][:1], at_airport.airport
        )
        return beside or at_airport
    return (
        _offset(before, left, entry)
        or _middle(text, names, k, entry)
        or _beside(before, name.start, text[name.end : name.end + 24], entry)
    )


def _offset(before: str, left: int, entry: Entry) -> Told | None:
    """So far from it, on a way or on none."""
    match = _OFFSET.search(before)
    if match is None:
        return None
    km = _KM[match["unit"][0].lower()] * (float(match["n"]) + float(match["n2"] or match["n"])) / 2
    if km > FARTHEST_KM:
        return None
    own = radius_km(entry) or 0.0
    start, relation = left + match.start("all"), " ".join(match["all"].split())
    if not (match["ns"] or match["ew"]):
        return Told(start=start, relation=relation, lat=entry.lat, lon=entry.lon, radius_km=float(ceil(km + own)))
    lat, lon = _moved(entry, km, match["ns"] or "", match["ew"] or "")
    return Told(start=start, relation=relation, lat=lat, lon=lon, radius_km=float(ceil(WAY * km + own)))


def _moved(entry: Entry, km: float, ns: str, ew: str) -> tuple[float, float]:
    """The point so many kilometres from an entry's."""
    north = {"n": 1.0, "s": -1.0}.get(ns[:1].lower(), 0.0)
    east = {"e": 1.0, "w": -1.0}.get(ew[:1].lower(), 0.0)
    km /= (north * north + east * east) ** 0.5
    lat = entry.lat + north * km / _DEGREE_KM
    lon = entry.lon + east * km / (_DEGREE_KM * max(0.1, cos(radians(entry.lat))))
    return max(-90.0, min(90.0, lat)), (lon + 180.0) % 360.0 - 180.0


def _middle(text: str, names: Sequence[Name], k: int, entry: Entry) -> Told | None:
    """Between two towns, or on the road from one to the other."""
    for first, second in ((k, k + 1), (k - 1, k)):
        if first < 0 or second >= len(names):
            continue
        one, other = names[first], names[second]
        gap, before = text[one.end : other.start], text[max(0, one.start - BEFORE) : one.start]
        between = _BETWEEN.search(before) if re.fullmatch(r"\s+(?:and|to|with)\s+(?:the\s+\w+\s+of\s+)?", gap) else None
        road = _ROAD.search(before) if gap == " to " else None
        joined = re.fullmatch(r"\s?[-–—]\s?|-to-", gap) is not None and _ROAD_AFTER.match(text, other.end) is not None
        partner = names[second if first == k else first]
        if not (between or road or joined) or partner.chosen < 0 or partner.chosen == names[k].chosen:
            continue
        far = gazetteer().entry(partner.chosen)
        apart = distance_km(entry.lat, entry.lon, far.lat, far.lon)
        if (
            far.kind not in (CITY, SITE, AIRPORT)
            or apart > (APART_KM if between else FARTHEST_KM)
            or abs(entry.lon - far.lon) > 180
        ):
            continue
        match = between or road
        start = one.start - len(before) + match.start("all") if match else one.start
        return Told(
            start=start,
            relation=("between " if between else "on the road between ") + far.name + " and",
            lat=(entry.lat + far.lat) / 2,
            lon=(entry.lon + far.lon) / 2,
            radius_km=float(max(1, ceil(apart / 2))),
        )
    return None


def _beside(before: str, end: int, after: str, entry: Entry) -> Told | None:
    """Near it, outside it, on its edge, or on some way from it. ``end``: where ``before`` ends in the text."""
    own = radius_km(entry) or 0.0
    words, before_it, after_it = _relations()
    if match := before_it.search(before):
        row = words[" ".join(match["words"].lower().split())]
        wide = row.town_km if entry.kind == CITY else row.site_km
        start = end - len(before) + match.start("all")
        return Told(start=start, relation=row.relation, lat=entry.lat, lon=entry.lon, radius_km=own + wide)
    if match := _DIRECTION.search(before):
        start = end - len(before) + match.start("all")
        relation = " ".join(match["all"].split())
        return Told(start=start, relation=relation, lat=entry.lat, lon=entry.lon, radius_km=own + AWAY_KM)
    if match := after_it.match(after):
        row = words[match["words"].lower() + " of"]
        return Told(start=end, relation=row.relation, lat=entry.lat, lon=entry.lon, radius_km=own + row.town_km)
    return None


def _airport(text: str, name: Name, before: str, left: int, entry: Entry) -> Told | None:
    """The airport of a town."""
    match = _AIRPORT_BEFORE.search(before)
    if entry.kind != CITY or not (match or _AIRPORT_AFTER.match(text, name.end)):
        return None
    found = airport_of(entry.index)
    if found is None:
        return None
    start = left + match.start("all") if match else name.start
    return Told(start=start, relation=None, lat=found.lat, lon=found.lon, radius_km=radius_km(found), airport=found)


@lru_cache(maxsize=4096)
def airport_of(town: int) -> Entry | None:
    """The airport a town's name stands for: the nearest in its country within :data:`AIRPORT_KM`, one called after the town or
    an international one first."""
    places: Gazetteer = gazetteer()
    entry, column = places.entry(town), places.columns
    close = np.abs(column["lat"] - entry.lat) < 2 * AIRPORT_KM / _DEGREE_KM
    near = np.flatnonzero((column["kind"] == AIRPORT) & close & (column["country"] == column["country"][town]))
    found = [(distance_km(entry.lat, entry.lon, e.lat, e.lon), e) for e in map(places.entry, near.tolist())]
    ranked = [(entry.name not in e.name, "International" not in e.name, km, e.index) for km, e in found if km <= AIRPORT_KM]
    return places.entry(min(ranked)[-1]) if ranked else None


@lru_cache(maxsize=1)
def _relations() -> tuple[dict[str, _Words], re.Pattern[str], re.Pattern[str]]:
    """The rows by their words, and what they look like before and after a name."""
    rows = {
        r["words"]: _Words(r["relation"], float(r["town_km"]), float(r["site_km"])) for r in rows_of("gazetteer/relations.tsv")
    }
    every = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(rows, key=lambda w: (-len(w), w)))
    after = "|".join(words.removesuffix(" of") for words in rows if words.endswith(" of") and words[:-3].isalpha())
    before_it = re.compile(
        rf"\b(?P<all>(?:on\s+|in\s+|at\s+)?(?:the\s+)?(?:\w+\s+)?(?P<words>{every})\s+){_SETTLEMENT}$", re.IGNORECASE
    )
    return rows, before_it, re.compile(rf"(?:'s)?\s+(?:[a-z]+\s+)?(?P<words>{after})\b")
