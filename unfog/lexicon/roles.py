"""Role frames of triggers and the words that can play a role (``en/roles.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from unfog.lexicon.files import toml_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Which role each function of a trigger gives: ``doer``, ``harmed``, ``weapon``, ``target``, ``victim`` or ``none``."""

    subject: str
    object: str
    before: str
    prepositions: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLexicon:
    """Frames and head words of one language, all lower case."""

    verbs: dict[str, Frame]
    nouns: dict[str, Frame]
    support_subject: frozenset[str]
    support_object: frozenset[str]
    control: frozenset[str]
    naming: frozenset[str]
    command: frozenset[str]
    claim_nouns: frozenset[str]
    involved: frozenset[str]
    authors: frozenset[str]
    held_over: frozenset[str]
    bonds: frozenset[str]
    charges: frozenset[str]
    blame_verbs: frozenset[str]
    people: frozenset[str]
    actors: frozenset[str]
    state_forces: frozenset[str]
    police: frozenset[str]
    assailants: frozenset[str]
    things: dict[str, frozenset[str]]
    vague: frozenset[str]
    protesters: frozenset[str]
    crowds: frozenset[str]
    unarmed: frozenset[str]
    feuding: frozenset[str]
    guards: frozenset[str]
    held: frozenset[str]
    demonstrators: frozenset[str]
    demonstrating: frozenset[str]
    communal: frozenset[str]
    inmates: frozenset[str]
    feud: frozenset[str]
    military: frozenset[str]
    armed: frozenset[str]
    never: frozenset[str]
    collective: frozenset[str]
    quantity: frozenset[str]
    ammunition: frozenset[str]
    belonging: re.Pattern[str]
    left_it: frozenset[str]
    venues: frozenset[str]
    called: frozenset[str]
    sent_for: frozenset[str]
    charging: frozenset[str]
    offices: frozenset[str]


@lru_cache(maxsize=4)
def role_lexicon(language: str = "en") -> RoleLexicon:
    """The role frames of one language."""
    data = toml_of(f"{language}/roles.toml")
    verbs = {
        name: Frame(subject=f["subject"], object=f["object"], before="none", prepositions=f["prepositions"])
        for name, f in data["frame"].items()
    }
    nouns = {
        name: Frame(subject="none", object="none", before=f["before"], prepositions=f["prepositions"])
        for name, f in data["noun"].items()
    }
    return RoleLexicon(
        verbs=verbs,
        nouns=nouns,
        support_subject=frozenset(data["support"]["subject"]),
        support_object=frozenset(data["support"]["object"]),
        command=frozenset(data["support"]["command"]),
        naming=frozenset(data["support"]["naming"]),
        control=frozenset(data["support"]["control"]),
        claim_nouns=frozenset(data["support"]["claim_nouns"]),
        involved=frozenset(data["support"]["involved"]),
        authors=frozenset(data["support"]["authors"]),
        held_over=frozenset(data["support"]["held_over"]),
        bonds=frozenset(data["support"]["bonds"]),
        charges=frozenset(data["support"]["charges"]),
        blame_verbs=frozenset(data["support"]["blame_verbs"]),
        people=frozenset(data["people"]["words"]),
        actors=frozenset(data["actors"]["words"]),
        state_forces=frozenset(data["state_forces"]["words"]),
        guards=frozenset(data["guards"]["words"]),
        crowds=frozenset(data["crowds"]["words"]),
        unarmed=frozenset(data["unarmed"]["words"]),
        feuding=frozenset(data["unarmed"]["feuding"]),
        assailants=frozenset(data["assailants"]["words"]),
        things={name: frozenset(words) for name, words in data["things"].items()},
        vague=frozenset(data["vague"]["words"]),
        protesters=frozenset(data["protesters"]["words"]),
        military=frozenset(data["military"]["words"]),
        held=frozenset(data["held"]["words"]),
        demonstrators=frozenset(data["demonstrators"]["words"]),
        demonstrating=frozenset(data["demonstrators"]["people"]),
        communal=frozenset(data["communal"]["words"]),
        inmates=frozenset(data["communal"]["inmates"]),
        feud=frozenset(data["communal"]["feud"]),
        police=frozenset(data["police"]["words"]),
        armed=frozenset(data["armed"]["words"]),
        never=frozenset(data["never"]["words"]),
        collective=frozenset(data["never"]["collective"]),
        belonging=re.compile(",? (?:" + "|".join(data["belonging"]["patterns"]) + ")"),
        left_it=frozenset(data["belonging"]["left_it"]),
        venues=frozenset(data["venues"]["words"]),
        called=frozenset(data["handling"]["called"]),
        sent_for=frozenset(data["handling"]["sent_for"]),
        charging=frozenset(data["handling"]["charging"]),
        offices=frozenset(data["handling"]["offices"]),
        quantity=frozenset(data["quantity"]["words"]),
        ammunition=frozenset(data["ammunition"]["words"]),
    )
