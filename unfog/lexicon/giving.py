"""Verbs and nouns that give a figure without its noun: "the clinic has registered 14", "the number was seven"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from unfog.lexicon.files import toml_of


@dataclass(frozen=True, slots=True)
class GivingWords:
    """Lemmas, as the parser gives them; ``lexicon/LANGUAGE/giving.toml`` defines each class."""

    verbs: frozenset[str]
    sure: frozenset[str]
    definite: frozenset[str]
    other: frozenset[str]
    under: frozenset[str]
    prepositions: frozenset[str]
    say: frozenset[str]
    according: frozenset[str]
    counts: frozenset[str]
    put: frozenset[str]
    at: frozenset[str]


@lru_cache(maxsize=4)
def giving_words(language: str = "en") -> GivingWords:
    """The words that give bare figures in one language."""
    data = toml_of(f"{language}/giving.toml")
    return GivingWords(
        verbs=frozenset(data["verbs"]["words"]),
        sure=frozenset(data["verbs"]["sure"]),
        definite=frozenset(data["verbs"]["definite"]),
        other=frozenset(data["verbs"]["other"]),
        under=frozenset(data["under"]["words"]),
        prepositions=frozenset(data["under"]["prepositions"]),
        say=frozenset(data["say"]["words"]),
        according=frozenset(data["say"]["according"]),
        counts=frozenset(data["counts"]["words"]),
        put=frozenset(data["put"]["words"]),
        at=frozenset(data["put"]["at"]),
    )
