"""Event types with their crosswalk, and the words that tell of them (``en/event_types.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from unfog.errors import ConfigError
from unfog.lexicon.families import Family
from unfog.lexicon.files import toml_of
from unfog.lexicon.inflection import noun_forms, verb_forms

ROUTINE = frozenset({"arrest", "policing", "posture", "disruption", "talks"})
"""Families of acts that go on beside what a report is about: nobody is harmed in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One ACLED sub-event type. ``family`` groups types whose mentions may be one happening."""

    name: str
    acled: tuple[str, str]
    plover: tuple[str, str | None]
    gtd: str
    family: str
    definition: str

    @property
    def routine(self) -> bool:
        """Whether it is an act of routine of the police, an army or politics, beside which a report tells its news."""
        return self.family in ROUTINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells of a happening: its type, its role frame (``roles.toml``) and the particle a verb needs."""

    base: str
    type: str
    frame: str
    verb: bool
    tail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLexicon:
    """All types and triggers of one language; keys are lower-case forms.

    ``of_people`` holds verbs that tell of a happening only where people are its object ("gunmen seized two nuns").
    ``of_places`` holds verbs that tell of one where armed people do it to a place ("rebels took the town").
    ``phrases`` are those of each of ``phrase_types``, then the traps, which are looked for in the same walk.
    ``undone`` holds verbs whose object is a bomb that did no harm.
    ``none`` holds the words that say that an act was not done.
    ``alone`` holds the words of police acts that tell of the act where no doer is named ("curfew was lifted").
    """

    types: dict[str, EventType]
    verbs: dict[str, tuple[Trigger, ...]]
    of_people: dict[str, tuple[Trigger, ...]]
    of_places: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, Trigger]
    phrases: Family
    phrase_types: tuple[str, ...]
    weak: frozenset[str]
    alone: frozenset[str]
    undone: frozenset[str]
    none: frozenset[str]


@lru_cache(maxsize=4)
def event_lexicon(language: str = "en") -> EventLexicon:
    """The event types and triggers of one language.

    Raises:
        ConfigError: a type is named twice, lacks a part, or a pattern does not compile.
    """
    name = f"{language}/event_types.toml"
    data = toml_of(name)
    types: dict[str, EventType] = {}
    verbs: dict[str, list[Trigger]] = {}
    of_people: dict[str, list[Trigger]] = {}
    of_places: dict[str, list[Trigger]] = {}
    nouns: dict[str, Trigger] = {}
    phrases = []
    for entry in data["type"]:
        kind = _type(name, entry)
        if kind.name in types:
            raise ConfigError(f"lexicon/{name}: type {kind.name!r} stands there twice")
        types[kind.name] = kind
        for group, home in (
            (entry["verbs"], verbs),
            (entry.get("of_people", {}), of_people),
            (entry.get("of_places", {}), of_places),
        ):
            for frame, bases in group.items():
                for base in bases:
                    first, *tail = base.split()
                    trigger = Trigger(base=base, type=kind.name, frame=frame, verb=True, tail=tuple(tail))
                    for form in verb_forms(first, data["irregular"]):
                        home.setdefault(form, []).append(trigger)
        for frame, bases in entry["nouns"].items():
            for base in bases:
                for form in noun_forms(base):
                    nouns.setdefault(form, Trigger(base=base, type=kind.name, frame=frame, verb=False))
        if entry["phrases"]:
            phrases.append((_compiled(name, entry["phrases"]), kind.name))
    traps = [pattern for trap in data["trap"] for pattern in trap["patterns"]]
    longest_first = _longest_first(verbs)
    weak = frozenset(entry["name"] for entry in data["type"] if entry.get("weak"))
    alone = frozenset(base for entry in data["type"] for base in entry.get("alone", ()))
    return EventLexicon(
        types=types,
        verbs=longest_first,
        of_people=_longest_first(of_people),
        of_places=_longest_first(of_places),
        nouns=nouns,
        phrases=Family([*(pattern for pattern, _ in phrases), _compiled(name, traps)]),
        phrase_types=tuple(kind for _, kind in phrases),
        weak=weak,
        alone=alone,
        undone=frozenset(data["undone"]["words"]),
        none=frozenset(data["none"]["words"]),
    )


def _longest_first(verbs: dict[str, list[Trigger]]) -> dict[str, tuple[Trigger, ...]]:
    return {form: tuple(sorted(found, key=lambda t: -len(t.tail))) for form, found in verbs.items()}


def _type(name: str, entry: dict[str, Any]) -> EventType:
    missing = [
        key
        for key in ("name", "acled", "plover", "gtd", "family", "definition", "examples", "verbs", "nouns")
        if key not in entry
    ]
    if missing or not entry["examples"] or len(entry["acled"]) != 2:
        raise ConfigError(
            f"lexicon/{name}: type {entry.get('name')!r} lacks {', '.join(missing) or 'an example or a full ACLED pair'}"
        )
    return EventType(
        name=entry["name"],
        acled=(entry["acled"][0], entry["acled"][1]),
        plover=(entry["plover"][0], entry["plover"][1]),
        gtd=entry["gtd"],
        family=entry["family"],
        definition=entry["definition"],
    )


def _compiled(name: str, patterns: list[str]) -> re.Pattern[str]:
    try:
        return re.compile(r"\b(?:" + "|".join(patterns) + r")\b")
    except re.error as error:
        raise ConfigError(f"lexicon/{name}: {error} in {patterns[:3]}") from error
