"""The main happening's scene: days and places that the text gives it beyond its trigger's own clauses.

A report often says where and when once, in a dateline or in a sentence of its own ("The car burned in the district of
Al Noor"). These times and places count when nothing tells them apart from the scene already tied to the triggers.
"""

from __future__ import annotations

from unfog.lexicon.gazetteer import key
from unfog.model import PlaceMention, Time
from unfog.read.anchor import days_of, is_deed, outlived, settled, speech_at
from unfog.read.clauses import is_verb, path_up, preposition_of, root_of
from unfog.read.doc import Token
from unfog.read.events.happening import Group
from unfog.read.events.when_where import fineness
from unfog.read.parse import Parsed
from unfog.read.places.words import capitals
from unfog.read.scope import Scope, kilometres

DETAIL_KM = 30.0
"""A site or neighbourhood this near to the scene's town is a detail of the scene."""
AREA, REGION, COUNTRY = 3, 4, 5
"""``fineness`` of a stretch of country told from a town, of a province, and of a state."""
REGION_KM = 250.0
"""A dateline's town farther from the middle of a province is not in it (most first-order units reach less far)."""
REACH = 1.5
"""A place farther from a province's middle than so many times its radius is not in it."""
_MEASURED = frozenset({"of", "off", "beyond", "past", "outside", "from"})
"""Last words of relations that tell a place from another by way or distance."""
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
        own = _likeliest(scope, group, named, tied)
        tied = [*tied, *(p for p in own[:1] if fineness(p) < min((fineness(q) for q in tied), default=COUNTRY + 1))]
    towns = [p for p in tied if fineness(p) <= 3]
    details = [p for p in named if fineness(p) <= 1 and scope.seated(p) and any(_near(p, town) for town in towns)]
    return [*tied, *details]


def scene_times(scope: Scope, group: Group, times: tuple[Time, ...]) -> list[Time]:
    """Times of the main happening: those tied to its triggers, or, without one, the report's own day; then its clock."""
    tied = [time for item in group.scene for time in item.times]
    if not any(time.earliest for time in tied):
        tied = [*tied, *(settled(time, scope.anchor) for time in scope.anchor.times[:1])]
    return [*tied, *_clocks(scope, group, tied, times)]


def _clocks(scope: Scope, group: Group, tied: list[Time], times: tuple[Time, ...]) -> list[Time]:
    """The clock time that the text gives the happening outside its triggers' clauses, on a day the happening may have."""
    if any(t.precision == "minute" for t in tied):
        return []
    days = [interval for time in tied if (interval := days_of(time)) is not None]
    sentences = {scope.doc[item.found.token.i].sent.start for item in group.items}
    best, most = None, 0
    for time in times:
        if time.precision != "minute" or not time.earliest:
            continue
        found = settled(time, scope.anchor)
        day = days_of(found)
        if day is None or not (not days or any(first <= day[1] and day[0] <= last for first, last in days)):
            continue
        force = _force(scope, time, sentences)
        if force > most:
            best, most = found, force
    return [best] if best is not None else []


def _force(scope: Scope, time: Time, sentences: set[int]) -> int:
    """How surely a clock time is the happening's: 0 where it is not.

    4 on a word of the happening or in a sentence that gives its time by name, 3 on a verb by which things come to pass, 2 in
    a sentence that tells of it, 1 for the alarm ("police were called at 10.15 pm").
    """
    words = scope.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    root = root_of(scope.doc, time.span.start, time.span.end)
    if words is None or root is None or scope.clock_of_count(time) or scope.in_dateline(time):
        return 0
    sentence = words.sent
    if scope.words.clock_named.search(scope.text, sentence.start_char, sentence.end_char):
        return 4
    if scope.other(time.span.start, time.span.end) is not None:
        return 0
    path = list(path_up(root))
    verb = next((node for node in path if is_verb(node)), None)
    said = {node.lower_ for node in (verb, *(verb.children if verb is not None else ())) if node is not None}
    if verb is not None and verb.lower_ in scope.words.clock_alarm and _of_alarm(verb):
        return 1
    if any(node.lower_ in scope.words.saying for node in path):
        return 0
    if said & scope.words.clock_after:
        return 0
    if any(is_deed(node) and not outlived(node) for node in path):
        return 4
    if verb is not None and verb.lower_ in scope.words.clock_happens:
        return 3
    return 2 if sentence.start in sentences else 0


def _of_alarm(verb: Token) -> bool:
    """Whether somebody was called or came: "officers were sent to the house", "police responded"."""
    return (
        verb.tag_ == "VBN"
        or verb.lower_ in ("responded", "rushed", "answered")
        or any(c.dep_ == "dobj" and c.lower_ in ("call", "calls", "report", "reports", "alert") for c in verb.children)
    )


def _near(place: PlaceMention, town: PlaceMention) -> bool:
    distance = kilometres(place, town)
    return (
        place.span.start != town.span.start and (place.country == town.country) and distance is not None and distance <= DETAIL_KM
    )


def _likeliest(scope: Scope, group: Group, places: list[PlaceMention], tied: list[PlaceMention]) -> list[PlaceMention]:
    """The places that a text gives its happening outside the triggers' clauses, the likeliest first; only those of which more
    speaks for than against. The points are by judgement."""
    sentences = {scope.doc[item.found.token.i].sent.start for item in group.items}
    opening = _end(scope, OPENING)
    wide = [p for p in tied if fineness(p) >= REGION]
    points: dict[str, float] = {}
    unknown = any(fineness(p) == AREA for p in tied)  # told, but no list knows where it is: a dateline is no better
    for place in places:
        if unknown and not scope.seated(place):
            continue
        if (fineness(place) <= AREA or not tied) and _may_lie(place, wide):
            points[place.name] = points.get(place.name, 0.0) + _points(scope, place, sentences, opening)
    first = {place.name: place for place in reversed(places) if fineness(place) <= AREA or not tied}
    ranked = [(-total, fineness(first[name]), first[name].span.start, name) for name, total in points.items() if total > 0]
    return [first[name] for *_, name in sorted(ranked)]


def _points(scope: Scope, place: PlaceMention, sentences: set[int], opening: int) -> float:
    """What one mention says for its place as the scene, or, below 0, against it."""
    fine = 1.0 if fineness(place) <= AREA else 0.0
    if scope.in_dateline(place):
        return (
            0.75 + (0.25 if key(place.name) in capitals() else 0.75) * fine
        )  # all of a country's news is written in its capital
    headline = 1.0 if place.span.start < scope.parsed.report.title_length else 0.0
    words = scope.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    if words is None or not len(words):
        return 0.0
    speech = speech_at(scope.doc, place, scope.words)
    if speech is not None and speech.lower_ in scope.words.followups:
        return 0.5 * fine + headline  # the dead are buried and mourned near by
    early = 1.0 if place.span.start < opening else 0.0
    if speech is not None and not (headline and not is_verb(speech)):
        return -1.0  # but a headline's "Bulletin 7: situation in Harnabad" says what it is about
    telling = 1.0 if words.sent.start in sentences else 0.0
    if scope.of_care(place):
        return 0.25 * fine
    measured = place.relation is not None and place.relation.split()[-1] in _MEASURED and not scope.subject(place)
    if not measured and (origin := _of_people(scope, place)) is not None:
        return (
            0.25 * fine if telling or is_verb(origin.head) else 0.0
        )  # "shells from Harnabad" fell near; a charity's seat is far
    if scope.seated(place) or measured:
        return 1.0 + fine + early + 1.5 * telling + headline
    if scope.on_way(place):
        return 0.5 + fine + 0.5 * early + telling
    if scope.carried_to(place):
        return 0.0  # "flown to Harnabad for surgery"
    if scope.subject(place):
        return -0.5 + headline
    if fineness(place) == COUNTRY and words[0].dep_ in ("compound", "amod", "nmod", "poss") and not headline:
        return 0.0  # "the US military": whose, not where
    return 0.25 + fine * (0.5 * early + 0.5 * telling + headline)


def _may_lie(place: PlaceMention, wide: list[PlaceMention]) -> bool:
    """Whether a place may lie in each country and province that the triggers are tied to."""
    for region in wide:
        if None not in (region.country, place.country) and region.country != place.country:
            return False
        if (
            region.precision == "region"
            and region.country is not None
            and (kilometres(place, region) or 0.0) > REACH * (region.radius_km or REGION_KM)
        ):
            return False
    return True


def _of_people(scope: Scope, place: PlaceMention) -> Token | None:
    """The "from" of a place that only says where somebody is from ("a couple from Harnabad", "a charity from Osia in Onia")."""
    root = root_of(scope.doc, place.span.start, place.span.end)
    preposition = preposition_of(root) if root is not None else None
    if preposition is not None and preposition.lower_ == "in" and preposition.i:
        before = scope.doc[preposition.i - 1]
        preposition = preposition_of(before) or preposition if before.pos_ == "PROPN" else preposition
    return preposition if preposition is not None and preposition.lower_ == "from" else None


def _end(scope: Scope, paragraphs: int | None) -> int:
    known = scope.parsed.paragraphs
    return known[min(paragraphs or len(known), len(known)) - 1][1] if known else 0
