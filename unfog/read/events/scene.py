"""The main happening's scene: days and places that the text gives it beyond its trigger's own clauses.

A report often says where and when once, in a dateline or in a sentence of its own ("The car burned in the district of
Al Noor"). These times and places count when nothing tells them apart from the scene already tied to the triggers.
"""

from __future__ import annotations

from unfog.model import PlaceMention, Time
from unfog.read.anchor import settled, spoken_at
from unfog.read.clauses import preposition_of, root_of
from unfog.read.events.happening import Group
from unfog.read.events.when_where import fineness
from unfog.read.parse import Parsed
from unfog.read.scope import Scope, kilometres

DETAIL_KM = 30.0
"""A site or neighbourhood this near to the scene's town is a detail of the scene."""
AREA, REGION, COUNTRY = 3, 4, 5
"""``fineness`` of a stretch of country told from a town, of a province, and of a state."""
REGION_KM = 250.0
"""A dateline's town farther from the middle of a province is not in it (most first-order units reach less far)."""
OPENING = 4
"""Paragraphs, headline included, that may give a scene where the triggers' clauses give none."""


def scene_places(parsed: Parsed, scope: Scope, group: Group, places: tuple[PlaceMention, ...]) -> list[PlaceMention]:
    """Places of the main happening beside those tied to its triggers: details of its scene, or, without one, the opening's."""
    tied = [place for item in group.scene for place in item.places]
    named = [p for p in places if not p.demonym and scope.other(p.span.start, p.span.end) is None]
    if not any(fineness(p) <= AREA for p in tied):
        beside = [
            p
            for item in group.items
            for p in scope.seated_beside(item.found.token)
            if fineness(p) <= AREA and p.lat is not None and p in named
        ]
        tied = [*tied, *beside[:1]]
    if not any(fineness(p) <= 2 for p in tied):
        own = _seated(scope, named, OPENING) or _dateline(scope, named, tied) or _opening(scope, named) or _seated(scope, named)
        tied = [*tied, *(p for p in own[:1] if fineness(p) < min((fineness(q) for q in tied), default=COUNTRY + 1))]
    towns = [p for p in tied if fineness(p) <= 3]
    details = [p for p in named if fineness(p) <= 1 and scope.seated(p) and any(_near(p, town) for town in towns)]
    return [*tied, *details]


def scene_times(scope: Scope, group: Group, times: tuple[Time, ...]) -> list[Time]:
    """Times of the main happening: those tied to its triggers, or, without one, the report's own day; then its clock."""
    tied = [time for item in group.scene for time in item.times]
    if not any(time.earliest for time in tied):
        tied = [*tied, *scope.anchor.times[:1]]
    return [*tied, *_clocks(scope, tied, times)]


def _clocks(scope: Scope, tied: list[Time], times: tuple[Time, ...]) -> list[Time]:
    """Clock times that a sentence gives by name ("the log puts the time at 04:20") on a day the happening may have."""
    if any(t.precision == "minute" for t in tied):
        return []
    found = []
    for time in times:
        if time.precision == "minute" and time.earliest and not scope.clock_of_count(time):
            words = scope.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
            sentence = words.sent if words is not None and len(words) else None
            if sentence is not None and scope.words.clock_named.search(scope.text, sentence.start_char, sentence.end_char):
                found.append(time)
    return [settled(time, scope.anchor) for time in found[:1]]


def _near(place: PlaceMention, town: PlaceMention) -> bool:
    distance = kilometres(place, town)
    return (
        place.span.start != town.span.start and (place.country == town.country) and distance is not None and distance <= DETAIL_KM
    )


def _dateline(scope: Scope, places: list[PlaceMention], tied: list[PlaceMention]) -> list[PlaceMention]:
    """The dateline's places, finest first, where what is tied already (a country, a region) may hold them."""
    if any(fineness(p) == AREA or (fineness(p) == REGION and not _may_hold(p, places, scope)) for p in tied):
        return []
    return sorted((p for p in places if scope.in_dateline(p)), key=fineness)


def _may_hold(region: PlaceMention, places: list[PlaceMention], scope: Scope) -> bool:
    """Whether the dateline's town may lie in a region: in its country and no farther from its middle than most regions reach."""
    return all(
        p.country == region.country and (kilometres(p, region) or 0.0) <= REGION_KM
        for p in places
        if scope.in_dateline(p) and fineness(p) <= 2
    )


def _seated(scope: Scope, places: list[PlaceMention], paragraphs: int | None = None) -> list[PlaceMention]:
    """Towns that something is seated in, seats of speaking left out, or that something was on its way to; in text order."""
    end = _end(scope, paragraphs)
    towns = [p for p in places if p.span.start < end and fineness(p) <= AREA and not scope.in_dateline(p)]
    return [p for p in towns if scope.seated(p)] or [p for p in towns if scope.on_way(p)]


def _opening(scope: Scope, places: list[PlaceMention]) -> list[PlaceMention]:
    """The opening's other places but for those that act: a town before a state, the first named of equals."""
    end = _end(scope, OPENING)
    found = [p for p in places if p.span.start < end and not scope.in_dateline(p) and not scope.subject(p)]
    found = [p for p in found if not (spoken_at(scope.doc, p, scope.words) or scope.of_care(p) or _of_people(scope, p))]
    return sorted(found, key=lambda p: (fineness(p) > AREA, p.span.start))


def _of_people(scope: Scope, place: PlaceMention) -> bool:
    """Whether a place only says where somebody is from ("a couple from Harnabad")."""
    root = root_of(scope.doc, place.span.start, place.span.end)
    preposition = preposition_of(root) if root is not None else None
    return preposition is not None and preposition.lower_ == "from"


def _end(scope: Scope, paragraphs: int | None) -> int:
    known = scope.parsed.paragraphs
    return known[min(paragraphs or len(known), len(known)) - 1][1] if known else 0
