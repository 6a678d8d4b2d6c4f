"""Classes of words that tell what a number or a person beside them is (``en/figures.toml`` and the words of harm)."""

from __future__ import annotations

import re
from functools import lru_cache

from unfog.lexicon.casualties import harm_words
from unfog.lexicon.files import toml_of
from unfog.lexicon.roles import role_lexicon

UNKNOWN = "some"
"""The class of an article or a preposition that the lexicon does not hold."""
Classes = tuple[str, ...]
"""Names of the classes of one word, in order."""


@lru_cache(maxsize=4)
def figure_classes(language: str = "en") -> dict[str, Classes]:
    """Word (a form or a lemma, in lower case) -> its classes. The words of harm bring their kind with them ("kill",
    "dead", "n:killed"), those for assailants "assailant"."""
    found: dict[str, set[str]] = {}
    for name, entry in toml_of(f"{language}/figures.toml")["class"].items():
        for word in entry["words"]:
            found.setdefault(word, set()).add(name)
    harm = harm_words(language)
    for prefix, words in (("", harm.verbs), ("a:", harm.adjectives), ("n:", harm.nouns)):
        for word, kind in words.items():
            found.setdefault(word, set()).add(f"{prefix}{kind}")
    roles = role_lexicon(language)
    for word in (*roles.assailants, *harm.attackers):
        found.setdefault(word, set()).add("assailant")
    return {word: tuple(sorted(names)) for word, names in found.items()}


@lru_cache(maxsize=4)
def small_classes(language: str = "en") -> dict[str, str]:
    """Article, possessive or preposition, in lower case -> its class; ``UNKNOWN`` stands for any other."""
    entries = toml_of(f"{language}/figures.toml")["small"].items()
    return {word: name for name, entry in entries for word in entry["words"]}


@lru_cache(maxsize=4)
def agent_endings(language: str = "en") -> tuple[str, ...]:
    """Endings of nouns for people by what they do."""
    return tuple(toml_of(f"{language}/figures.toml")["agents"]["endings"])


@lru_cache(maxsize=4)
def row_joints(language: str = "en") -> re.Pattern[str]:
    """What stands between two numbers of a bare row: a comma, a slash or one of the words for it, a comma before it or not."""
    words = "|".join(map(re.escape, toml_of(f"{language}/figures.toml")["rows"]["joints"]))
    return re.compile(rf"\s*(?:,|/|,?\s+(?:{words}))\s*")
