"""Stances on responsibility and words of affiliation (``en/stances.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from unfog.errors import ConfigError
from unfog.lexicon.files import toml_of
from unfog.model import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """``nouns`` make a cue one about responsibility; ``verbs`` maps lemma -> stance of a cue with such a noun; ``own``
    are words by which a speaker means its own side; ``deeds`` are further nouns for what somebody did ("a provocation
    by"); ``idioms`` nouns that make any cue with them one about responsibility, however unlikely the construction;
    ``for_state`` bodies and people that speak for the state they are called after; ``ties`` participles between two
    bodies ("a front associated channel"); ``affiliations`` are (relation, pattern with groups ``of``)."""

    nouns: frozenset[str]
    verbs: dict[str, Stance]
    own: frozenset[str]
    deeds: frozenset[str]
    idioms: frozenset[str]
    for_state: frozenset[str]
    ties: frozenset[str]
    prefixes: tuple[tuple[str, re.Pattern[str]], ...]
    joints: tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=2)
def stances(language: str = "en") -> Stances:
    """The table of a language.

    Raises:
        ConfigError: a part of the file is missing.
    """
    name = f"{language}/stances.toml"
    data = toml_of(name)
    try:
        table = data["responsibility"]
        verbs: dict[str, Stance] = {}
        for stance in ("claims", "denies", "accuses"):
            for lemma in table[stance]:
                verbs[lemma] = stance
        prefixes = [
            (e["relation"], re.compile(r"(?P<of>[A-Z][\w.]*)[-‐–](?:" + "|".join(e["prefix"]) + r")\b"))
            for e in data["affiliation"]
            if "prefix" in e
        ]
        joints = [
            (e["relation"], re.compile(r"\b(?:" + "|".join(e["after"]) + r")\b")) for e in data["affiliation"] if "after" in e
        ]
        return Stances(
            nouns=frozenset(table["nouns"]),
            verbs=verbs,
            own=frozenset(table["own"]),
            deeds=frozenset(table["deeds"]),
            idioms=frozenset(table["idioms"]),
            for_state=frozenset(table["for_state"]),
            ties=frozenset(word for e in data["affiliation"] for word in e.get("prefix", ())),
            prefixes=tuple(prefixes),
            joints=tuple(joints),
        )
    except KeyError as error:
        raise ConfigError(f"lexicon/{name}: {error} is missing") from error
