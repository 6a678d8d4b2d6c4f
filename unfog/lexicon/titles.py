"""Words that go with names (``en/titles.toml``) and common given names (``given_names.txt``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from unfog.lexicon.actors import name_keys
from unfog.lexicon.files import text_of, toml_of

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """Look-up tables over folded words; phrases are tuples of words."""

    titles: frozenset[Keys]
    kunya: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    not_last: frozenset[str]
    abbreviations: frozenset[str]
    stopped: frozenset[str]
    openers: frozenset[str]
    naming: re.Pattern[str]
    persons_do: frozenset[str]
    persons_are: frozenset[str]
    role_heads: frozenset[str]
    trades: frozenset[str]
    forces: dict[Keys, str]
    force_sectors: dict[str, str]
    national: frozenset[Keys]
    organisations: dict[str, str]
    media: frozenset[Keys]
    weak_media: frozenset[Keys]
    apposed: dict[Keys, str]
    misnamed: re.Pattern[str]
    alias: re.Pattern[str]
    weak_alias: re.Pattern[str]
    honorifics: frozenset[str]
    within: frozenset[str]
    directed: frozenset[str]
    locative: frozenset[str]
    metonym_verbs: frozenset[str]
    metonym_passive: frozenset[str]
    group_openers: frozenset[str]
    weak_group_openers: frozenset[str]
    acronym: re.Pattern[str]
    hyphened: frozenset[str]
    taken_places: frozenset[str]
    words_in_capitals: frozenset[str]
    given: frozenset[str]


def _between(patterns: list[str]) -> re.Pattern[str]:
    """A pattern for all the words between two names, with the small words and marks that go with them."""
    phrases = "|".join(re.escape(p) for p in sorted(patterns, key=len, reverse=True))
    small = (
        r"(?:(?:who|which)\s+(?:is|was)\s+)?(?:(?:also|better|sometimes|formerly|locally|commonly|widely)\s+)?(?:by\s+the\s+)?"
    )
    return re.compile(rf'[\s,("]*{small}(?:{phrases})[\s,:"]*(?:is\s+|was\s+|as\s+)?["]?', re.I)


def _acronym(patterns: list[str]) -> re.Pattern[str]:
    """A pattern for what stands between a body's name and its acronym, the acronym itself being the group."""
    phrases = "|".join(re.escape(p).replace(r"\.", r"[\w-]+") for p in sorted(patterns, key=len, reverse=True))
    opens = rf"""[\s"']{{0,3}}[(\[]\s*(?:(?:{phrases})\s+)?|[\s,"'(]{{1,4}}(?:{phrases})\s+"""
    return re.compile(rf"""(?:{opens})(?:the\s+)?["']?([A-Z][A-Z0-9&/-]{{1,9}})(?![A-Za-z0-9])""")


def _before(patterns: list[str]) -> re.Pattern[str]:
    """A pattern for the end of a text: one of the phrases, "." being any word, then at most a colon."""
    made = "|".join(
        r"\s".join(r"[\w'-]+" if w == "." else re.escape(w) for w in p.split()) for p in sorted(patterns, key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{made}):?\s$", re.I)


@lru_cache(maxsize=4)
def opening_words(table: str) -> frozenset[str]:
    """First words of the phrases in ``titles``, ``forces`` or ``apposed``: a word that opens none needs no further look."""
    return frozenset(keys[0] for keys in getattr(titles(), table) if keys)


@lru_cache(maxsize=4)
def titles(language: str = "en") -> Titles:
    """The tables of one language."""
    data = toml_of(f"{language}/titles.toml")
    given = {
        word for line in text_of("given_names.txt").splitlines() if line and not line.startswith("#") for word in line.split()
    }
    return Titles(
        titles=frozenset(name_keys(w) for w in data["titles"]["words"]),
        kunya=frozenset(data["kunya"]["words"]),
        particles=frozenset(data["particles"]["words"]),
        not_names=frozenset(data["not_names"]["words"]),
        not_last=frozenset(data["not_last"]["words"]),
        abbreviations=frozenset(data["abbreviations"]["words"]),
        stopped=frozenset(data["stopped"]["words"]),
        openers=frozenset(data["openers"]["words"]),
        naming=_before(data["naming"]["patterns"]),
        persons_do=frozenset(data["persons_do"]["active"]),
        persons_are=frozenset(data["persons_do"]["passive"]),
        role_heads=frozenset(data["role_heads"]["words"]),
        trades=frozenset(data["trades"]["words"]) | frozenset(data["role_heads"]["words"]),
        forces={name_keys(w): kind for kind, words in data["forces"]["kinds"].items() for w in words},
        force_sectors=dict(data["forces"]["plover"]),
        national=frozenset(name_keys(w) for w in data["national"]["words"]),
        organisations={w: kind for kind, words in data["organisations"]["kinds"].items() for w in words},
        media=frozenset(name_keys(w) for w in data["media"]["words"]),
        weak_media=frozenset(name_keys(w) for w in data["media"]["weak"]),
        apposed={name_keys(w): kind for kind in ("outlet", "group") for w in data["apposed"][kind]},
        misnamed=re.compile(r"\b(?:" + "|".join(p.replace(" ", r"\s+") for p in data["misnamed"]["patterns"]) + r")\b", re.I),
        alias=_between(data["alias"]["patterns"]),
        weak_alias=_between(data["alias"]["weak"]),
        honorifics=frozenset(data["honorifics"]["words"]),
        within=frozenset(data["within"]["words"]),
        directed=frozenset(data["within"]["directed"]),
        locative=frozenset(data["locative"]["words"]),
        metonym_verbs=frozenset(data["metonyms"]["words"]),
        metonym_passive=frozenset(data["metonyms"]["passive"]),
        group_openers=frozenset(data["group_openers"]["words"]),
        weak_group_openers=frozenset(data["group_openers"]["with_article"]),
        acronym=_acronym(data["acronym"]["patterns"]),
        hyphened=frozenset(data["hyphened"]["words"]),
        taken_places=frozenset(data["within"]["taken"]),
        words_in_capitals=frozenset(data["capitals"]["words"]),
        given=frozenset(given),
    )
