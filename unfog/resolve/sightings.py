"""One entity of one report with what may tie it to others: its names and the company it keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from unfog.lexicon.actors import Actor, actor_named, match_at, name_keys, name_words
from unfog.lexicon.titles import titles
from unfog.model import EntityId, MentionType, Reading

COMMON = 200
"""A place, group or name that stands in more reports than this ties nobody to anybody (set by speed, 2026-11-24)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """``company`` holds places, other last names and groups of the report: what unrelated reports rarely share.

    ``near`` holds a weaker tie, the country with the weeks around publication. ``counts`` are all ways the thing is
    written with their numbers, ``names`` those without honorifics, the longest first.
    """

    id: EntityId
    report: str
    type: MentionType
    names: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    company: frozenset[str]
    near: frozenset[str]
    actor: Actor | None


def sightings(readings: Sequence[Reading]) -> Iterator[Sighting]:
    """The named entities of all readings (roles are not named)."""
    companies = [_company(reading) for reading in readings]
    often = Counter(tie for company in companies for tie in company)
    for reading, kept in zip(readings, companies, strict=True):
        company = frozenset(tie for tie in kept if often[tie] <= COMMON)
        near = _near(reading)
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
            )


def _company(reading: Reading) -> frozenset[str]:
    places = {
        f"place:{p.geonameid}"
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

    "Iraqi forces" and "Iraq's military" share a key; a bare "army" or "police" means another body in another report.
    """
    if sighting.actor is not None:
        return f"actor:{sighting.actor.id}"
    words = name_words(sighting.names[0])
    first = match_at(words, 0)
    if first is not None and first.actor.type == "state":
        for start in range(len(first.keys), len(words)):
            kind = titles().forces.get(tuple(w.key for w in words[start:]))
            if kind:
                return f"force:{first.actor.id}:{kind}"
    keys = tuple(w.key for w in words)
    return f"alone:{sighting.id}" if keys in titles().forces else f"{sighting.type}:{' '.join(keys)}"
