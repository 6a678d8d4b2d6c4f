"""Stances on responsibility (``en/stances.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from unfog.errors import ConfigError
from unfog.lexicon.files import toml_of
from unfog.model import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """How verbs of blaming name the one to blame: as their ``object`` or after one of ``prepositions``; ``needs`` are words
    one of which must stand under the verb too (empty: none)."""

    verbs: frozenset[str]
    object: bool
    prepositions: frozenset[str]
    needs: frozenset[str]
    complement: bool = False
    """Whether the party is what the object is called ("called the attackers agents of")."""
    legal: bool = False
    """Whether the law accuses: the one accused may then have no name ("a 27-year-old man")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Verbs that with one of ``needs`` beside them, and none of ``bars``, take a ``stance`` on their subject's own deed;
    ``deeds``: a noun for a deed must stand there too; ``gerund``: a verb for a deed in -ing will do for the needs."""

    verbs: frozenset[str]
    needs: frozenset[str]
    bars: frozenset[str]
    stance: Stance
    deeds: bool
    gerund: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """``nouns`` make a cue one about responsibility; ``verbs`` maps lemma -> stance of a cue with such a noun; ``own``
    are words by which a speaker means its own side; ``deeds`` are further nouns for what somebody did ("a provocation
    by"); ``idioms`` nouns that make any cue with them one about responsibility, however unlikely the construction;
    ``regrets`` verbs of being sorry for a deed; ``culprit`` word lists by which a doer is named without a verb for the
    deed; ``own_up`` word lists by which own men and admissions are known;
    ``answer`` word lists by which one who is accused answers; ``spoken`` small words by what they are to a speaker;
    ``bodies_of_men`` maps plural nouns for men to their body; ``deeds_done``
    are verbs for doing an attack, ``needing`` maps verbs that are so only with an object to the nouns for it,
    ``blames`` how verbs of blaming name their party, ``stands`` verbs that with a
    word beside them take a stance; ``general``, ``sides``, ``nobody`` and
    the words about deeds are explained in the file; ``for_state`` bodies and people that speak for the state they are
    called after."""

    nouns: frozenset[str]
    verbs: dict[str, Stance]
    own: frozenset[str]
    deeds: frozenset[str]
    idioms: frozenset[str]
    general: frozenset[str]
    sides: frozenset[str]
    nobody: frozenset[str]
    deeds_done: frozenset[str]
    needing: dict[str, frozenset[str]]
    not_done_to: frozenset[str]
    behind: frozenset[str]
    presence: frozenset[str]
    guilty: frozenset[str]
    part: frozenset[str]
    harms: frozenset[str]
    men: frozenset[str]
    marks: frozenset[str]
    authors: frozenset[str]
    of_many: frozenset[str]
    instruments: frozenset[str]
    called: frozenset[str]
    blames: tuple[Blame, ...]
    stands: tuple[Stand, ...]
    for_state: frozenset[str]
    regrets: frozenset[str]
    reported: frozenset[str]
    recurrent: frozenset[str]
    falsehood: frozenset[str]
    speech_only: frozenset[str]
    culprit: dict[str, frozenset[str]]
    own_up: dict[str, frozenset[str]]
    answer: dict[str, frozenset[str]]
    spoken: dict[str, frozenset[str]]
    bodies_of_men: dict[str, str]


@lru_cache(maxsize=2)
def stances(language: str = "en") -> Stances:
    """The table of a language.

    Raises:
        ConfigError: a part of the file is missing.
    """
    name = f"{language}/stances.toml"
    data = toml_of(name)
    try:
        table, deeds = data["responsibility"], data["deeds"]
        verbs: dict[str, Stance] = {}
        for stance in ("claims", "confirms", "denies", "accuses"):
            for lemma in table[stance]:
                verbs[lemma] = stance
        return Stances(
            nouns=frozenset(table["nouns"]),
            verbs=verbs,
            own=frozenset(table["own"]),
            deeds=frozenset(table["deeds"]),
            idioms=frozenset(table["idioms"]),
            general=frozenset(table["general"]),
            sides=frozenset(table["sides"]),
            nobody=frozenset(table["nobody"]),
            deeds_done=frozenset(deeds["verbs"]),
            needing={verb: frozenset(words) for verb, words in data["needing"].items() if isinstance(words, list)},
            not_done_to=frozenset(deeds["not_done_to"]),
            behind=frozenset(deeds["behind"]),
            presence=frozenset(deeds["presence"]),
            guilty=frozenset(deeds["guilty"]),
            part=frozenset(deeds["part"]),
            harms=frozenset(deeds["harms"]),
            men=frozenset(deeds["men"]),
            marks=frozenset(deeds["marks"]),
            authors=frozenset(deeds["authors"]),
            of_many=frozenset(deeds["of_many"]),
            instruments=frozenset(deeds["instruments"]),
            called=frozenset(deeds["called"]),
            blames=tuple(_blame(entry) for entry in data["blame"]),
            stands=tuple(_stand(entry) for entry in data["stand"]),
            for_state=frozenset(table["for_state"]),
            regrets=frozenset(data["regret"]["verbs"]),
            reported=frozenset(table["reported"]),
            recurrent=frozenset(table["recurrent"]),
            falsehood=frozenset(table["falsehood"]),
            speech_only=frozenset(table["speech_only"]),
            culprit=_lists(data["culprit"]),
            own_up=_lists(data["own_up"]),
            answer=_lists(data["answer"]),
            spoken=_lists(data["spoken"]),
            bodies_of_men={word: body for body, words in data["men"].items() if isinstance(words, list) for word in words},
        )
    except KeyError as error:
        raise ConfigError(f"lexicon/{name}: {error} is missing") from error


def _lists(table: dict[str, Any]) -> dict[str, frozenset[str]]:
    """The word lists of a table, without its definition and example."""
    return {name: frozenset(words) for name, words in table.items() if isinstance(words, list)}


def _blame(entry: dict[str, Any]) -> Blame:
    where = entry["party"].split()
    return Blame(
        verbs=frozenset(entry["verbs"]),
        object=where == ["object"],
        prepositions=frozenset(where) - {"object", "complement"},
        complement=where == ["complement"],
        needs=frozenset(entry.get("needs", ())),
        legal=entry.get("legal", False),
    )


def _stand(entry: dict[str, Any]) -> Stand:
    return Stand(
        verbs=frozenset(entry["verbs"]),
        needs=frozenset(entry["needs"]),
        bars=frozenset(entry.get("bars", ())),
        stance=entry["stance"],
        deeds=entry.get("deeds", False),
        gerund=entry.get("gerund", False),
    )
