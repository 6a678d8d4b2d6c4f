"""The main happening's scene: days and places that the text gives it beyond its trigger's own clauses.

A report often says where and when once, in a dateline or in a sentence of its own ("The car burned in the district of
Al Noor"). These times and places count when nothing tells them apart from the scene already tied to the triggers.
"""

from __future__ import annotations

from unfog.model import PlaceMention, Time
from unfog.read.events.happening import Group
from unfog.read.events.when_where import fineness
from unfog.read.parse import Parsed
from unfog.read.scope import Scope, kilometres

DETAIL_KM = 30.0
"""A site or neighbourhood this near to the scene's town is a detail of the scene."""
AREA, REGION = 3, 4
"""``fineness`` of a stretch of country told from a town, and of a province."""
REGION_KM = 250.0
"""A dateline's town farther from the middle of a province is not in it (most first-order units reach less far)."""
OPENING = 4
"""Paragraphs, headline included, that may give a scene where the triggers' clauses give none."""


def scene_places(parsed: Parsed, scope: Scope, group: Group, places: tuple[PlaceMention, ...]) -> list[PlaceMention]:
    """Places of the main happening beside those tied to its triggers: details of its scene, or, without one, the opening's."""
    tied = [place for item in group.items for place in item.places]
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
        own = _dateline(scope, named, tied) or _opening(scope, named)
        tied = [*tied, *own[:1]]
    towns = [p for p in tied if fineness(p) <= 3]
    details = [p for p in named if fineness(p) <= 1 and any(_near(p, town) for town in towns)]
    return [*tied, *details]


def scene_times(parsed: Parsed, scope: Scope, group: Group, times: tuple[Time, ...]) -> list[Time]:
    """Times of the main happening: those tied to its triggers, or, without one, the first day of the opening; then its clock."""
    tied = [time for item in group.items for time in item.times]
    if not any(time.earliest for time in tied):
        end = parsed.paragraphs[min(OPENING, len(parsed.paragraphs)) - 1][1] if parsed.paragraphs else 0
        days = [
            t
            for t in times
            if t.span.start < end
            and t.earliest
            and t.type in ("DATE", "TIME")
            and t.precision in ("day", "minute")
            and not scope.clock_of_count(t)
        ]
        own = [t for t in days if not scope.in_dateline(t) and scope.other(t.span.start, t.span.end) is None]
        tied = [*tied, *own[:1]]
    return [*tied, *_clocks(parsed, scope, tied, times)]


def _clocks(parsed: Parsed, scope: Scope, tied: list[Time], times: tuple[Time, ...]) -> list[Time]:
    """Clock times that a sentence gives by name ("the log puts the time at 04:20") on a day the happening may have."""
    if any(t.precision == "minute" for t in tied):
        return []
    found = []
    for time in times:
        if time.precision == "minute" and time.earliest and not scope.clock_of_count(time):
            words = parsed.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
            sentence = words.sent if words is not None and len(words) else None
            if sentence is not None and scope.words.clock_named.search(scope.text, sentence.start_char, sentence.end_char):
                found.append(time)
    return found[:1]


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


def _opening(scope: Scope, places: list[PlaceMention]) -> list[PlaceMention]:
    """The opening's places, the headline last: a town before a state, the first named of equals."""
    paragraphs = scope.parsed.paragraphs
    end = paragraphs[min(OPENING, len(paragraphs)) - 1][1] if paragraphs else 0
    found = [p for p in places if p.span.start < end and not scope.in_dateline(p)]
    return sorted(found, key=lambda p: (fineness(p) > 3, p.span.start))
