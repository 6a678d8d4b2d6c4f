"""Stances on responsibility (``en/stances.toml``)."""

from __future__ import annotations

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
    ``for_state`` bodies and people that speak for the state they are called after."""

    nouns: frozenset[str]
    verbs: dict[str, Stance]
    own: frozenset[str]
    deeds: frozenset[str]
    idioms: frozenset[str]
    for_state: frozenset[str]


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
        return Stances(
            nouns=frozenset(table["nouns"]),
            verbs=verbs,
            own=frozenset(table["own"]),
            deeds=frozenset(table["deeds"]),
            idioms=frozenset(table["idioms"]),
            for_state=frozenset(table["for_state"]),
        )
    except KeyError as error:
        raise ConfigError(f"lexicon/{name}: {error} is missing") from error
