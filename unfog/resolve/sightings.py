"""One entity of one report with what may tie it to others: its names and the company it keeps."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from unfog.lexicon.actors import Actor, actor_named, actors, name_keys, name_words
from unfog.lexicon.bodies import actor_key, force_key
from unfog.lexicon.titles import titles
from unfog.model import AffiliationValue, EntityId, Mention, MentionType, PartyValue, Reading
from unfog.resolve.sets import Sets
from unfog.resolve.traits import traits_of

COMMON = 200
"""A place, group or name that stands in more reports than this ties nobody to anybody (set by speed, 2026-11-24)."""
SAME_INCIDENT = "incident:"
"""The tie of persons in reports of one incident."""
_BESIDE = re.compile(r"[\s,(]{0,2}(?:(?:an?|the|his|her|their|its)\s)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a report has somebody take part in: the role, the type of event, its day (ISO 8601) and place where known."""

    role: str
    event: str
    day: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """``company`` holds places, other last names and groups of the report: what unrelated reports rarely share.

    ``near`` holds a weaker tie, the country with the weeks around publication. ``counts`` are all ways the thing is
    written with their numbers, ``names`` those without honorifics, the longest first. ``published`` is the moment or day
    of publication as far as it is known, ``roles`` are the words for what the thing is beside its name ("commander"),
    ``parts`` what it takes part in, ``belongs`` the bodies it is said to belong to, ``withdrawn`` the names that the report
    takes back, ``traits`` are age and trade ("age:34", "trade:nurse"), ``harmed`` says that it is claimed as a victim,
    ``home`` is the one state (ISO 3166-1 alpha-2) that the report is about, where it names no other.
    """

    id: EntityId
    report: str
    type: MentionType
    names: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    company: frozenset[str]
    near: frozenset[str]
    actor: Actor | None
    published: str = ""
    roles: frozenset[str] = frozenset()
    parts: tuple[Part, ...] = ()
    belongs: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    home: str = ""
    traits: frozenset[str] = frozenset()
    harmed: bool = False


def sightings(readings: Sequence[Reading], *, one_incident: bool = False) -> Iterator[Sighting]:
    """The named entities of all readings (roles are not named). ``one_incident``: all tell of one, which ties them weakly."""
    companies = [_company(reading) for reading in readings]
    often = Counter(tie for company in companies for tie in company)
    for reading, kept in zip(readings, companies, strict=True):
        company = frozenset(tie for tie in kept if often[tie] <= COMMON)
        near = _near(reading) | ({SAME_INCIDENT} if one_incident else frozenset())
        seen: dict[EntityId, Counter[str]] = {}
        written: dict[EntityId, Counter[str]] = {}
        kinds: dict[EntityId, MentionType] = {}
        for mention in reading.mentions:
            if mention.name and mention.type not in ("role", "weapon"):
                seen.setdefault(mention.entity, Counter())[mention.name] += 1
                written.setdefault(mention.entity, Counter())[mention.name] += 1
                if mention.type == "person" and mention.span.text != mention.name:
                    written[mention.entity][mention.span.text] += 1
                kinds.setdefault(mention.entity, mention.type)
        roles, parts, withdrawn = _roles(reading), _parts(reading), _withdrawn(reading)
        belongs, home = _belongs(reading), _home(reading)
        harmed, traits = _harmed(reading), traits_of(reading)
        for entity, counts in seen.items():
            names = tuple(sorted(counts, key=lambda n: (-len(name_keys(n)), n)))
            own = {f"name:{name_keys(n)[-1]}" for n in names if name_keys(n)}
            yield Sighting(
                id=entity,
                report=reading.report.id,
                type=kinds[entity],
                names=names,
                counts=tuple(sorted(written[entity].items())),
                company=company - own,
                near=near,
                actor=next((a for n in names if (a := actor_named(n)) is not None), None),
                published=reading.report.published or reading.publication.earliest or "",
                roles=frozenset(roles.get(entity, ())),
                parts=tuple(parts.get(entity, ())),
                belongs=frozenset(of for n in names for of in belongs.get(n, ())),
                withdrawn=frozenset(withdrawn.get(entity, ())),
                home=home,
                traits=frozenset(traits.get(entity, ())),
                harmed=entity in harmed,
            )


def _roles(reading: Reading) -> dict[EntityId, set[str]]:
    """For each person, the role words right before or after a mention of it ("commander Abu Salim", "Abu Salim, a medic")."""
    found: dict[EntityId, set[str]] = defaultdict(set)
    text = reading.report.text
    ordered = sorted(reading.mentions, key=lambda m: m.span.start)
    for left, right in zip(ordered, ordered[1:], strict=False):
        if {left.type, right.type} == {"person", "role"} and _BESIDE.fullmatch(text, left.span.end, right.span.start):
            person, role = (left, right) if left.type == "person" else (right, left)
            found[person.entity].add(_head(role))
    return found


def _harmed(reading: Reading) -> set[EntityId]:
    """The entities of the victims claimed of the report's own happenings."""
    return {
        claim.value.entity
        for claim in reading.claims
        if claim.field == "victim" and isinstance(claim.value, PartyValue) and claim.value.entity and not claim.background
    }


def _head(role: Mention) -> str:
    return name_keys(role.span.text)[-1] if name_keys(role.span.text) else role.span.text.lower()


def _parts(reading: Reading) -> dict[EntityId, list[Part]]:
    found: dict[EntityId, list[Part]] = defaultdict(list)
    for event in reading.events:
        for argument in event.arguments:
            if argument.entity is not None:
                part = Part(
                    role=argument.role,
                    event=event.type,
                    day=event.date.earliest[:10] if event.date and event.date.precision in ("day", "minute") else "",
                    place=event.place.name if event.place else "",
                )
                if part not in found[argument.entity]:
                    found[argument.entity].append(part)
    return found


def _belongs(reading: Reading) -> dict[str, set[str]]:
    """For each name, the bodies it is said to belong to, by the name the actor file gives them."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in reading.claims:
        if isinstance(claim.value, AffiliationValue) and claim.certainty != "denied":
            found[claim.value.entity].add(_group(claim.value.of))
    return found


def _withdrawn(reading: Reading) -> dict[EntityId, set[str]]:
    """The names that the report takes back and does not use otherwise."""
    found: dict[EntityId, set[str]] = defaultdict(set)
    kept: dict[EntityId, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        if mention.name:
            (found if mention.withdrawn else kept)[mention.entity].add(mention.name)
    return {entity: names - kept[entity] for entity, names in found.items()}


def _home(reading: Reading) -> str:
    """The state in which all that a report tells happened, if it names no other state or a force of one: there "the army" is
    that state's. Empty where another country has a part: the army of a report on Gaza may be Israel's."""
    scenes = {event.place.country for event in reading.events if event.place and event.place.country}
    named = {place.country for place in reading.places if place.country}
    for mention in reading.mentions:
        actor = actor_named(mention.name) if mention.name and mention.type in ("state", "force") else None
        if actor is not None and actor.country:
            named.add(actor.country)
    (home,) = scenes if len(scenes) == 1 else ("",)
    return home if home and named == {home} and home in actors() else ""


def _company(reading: Reading) -> frozenset[str]:
    places = {
        f"place:{p.name}#{p.geonameid}"
        for p in reading.places
        if p.geonameid and not p.demonym and p.precision not in ("country", "region")
    }
    names = {
        f"name:{name_keys(m.name)[-1]}" for m in reading.mentions if m.type == "person" and m.name and len(name_keys(m.name)) > 1
    }
    known = {f"group:{_group(m.name)}" for m in reading.mentions if m.type == "group" and m.name}
    return frozenset(places | names | known)


def _group(name: str) -> str:
    actor = actor_named(name)
    return actor.name if actor is not None else " ".join(name_keys(name))


def _near(reading: Reading) -> frozenset[str]:
    """The countries a report names with the two spans of four weeks its day of publication may be counted to."""
    day = reading.publication.earliest
    if day is None or day != reading.publication.latest:
        return frozenset()
    span = date.fromisoformat(day).toordinal() // 28
    countries = {p.country for p in reading.places if p.country and not p.demonym}
    return frozenset(f"near:{country} {n}" for country in countries for n in (span, span + 1))


def body_key(sighting: Sighting) -> str:
    """The key under which a force, group or outlet is the same in all reports; with the report's own id where it is not.

    "Iraqi forces" and "Iraq's military" share a key, and so does a bare "army" or "defence ministry" in a report about
    one state; else, as a bare "police" always, it means another body in another report.
    """
    if sighting.actor is not None:
        return actor_key(sighting.actor)
    words = name_words(sighting.names[0])
    force = force_key(words)
    if force is not None:
        return force
    keys = tuple(w.key for w in words)
    kind = titles().forces.get(keys)
    if kind is not None and sighting.home and keys in titles().national:
        return f"force:{sighting.home}:{kind}"
    return f"alone:{sighting.id}" if kind is not None else f"{sighting.type}:{' '.join(keys)}"


def members_of(seen: Iterable[Sighting], sets: Sets) -> dict[str, list[Sighting]]:
    """The sightings of every set, by the set's root."""
    members: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in seen:
        members[sets.root(sighting.id)].append(sighting)
    return members
