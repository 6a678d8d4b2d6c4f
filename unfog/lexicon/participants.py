"""Classes of words beside a person's name (``en/participants.toml``) and the fitted weights of a participant's signs."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from unfog.errors import ConfigError
from unfog.lexicon.files import rows_of, toml_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantWords:
    """Verb and noun lemmas by class; a word may be in several classes, which are then all signs."""

    verbs: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    not_in_names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantWeights:
    """``of`` maps signs to weights for "took part", ``attacker`` to weights for "as the one who harmed"; ``at_least`` is the
    score from which a person counts."""

    of: dict[str, float]
    attacker: dict[str, float]
    at_least: float

    def score(self, signs: Iterable[str]) -> float:
        """Between 0 and 1."""
        total = sum(self.of.get(sign, 0.0) for sign in signs)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def attacked(self, signs: Iterable[str]) -> bool:
        """Whether one who took part did so as an attacker or suspect rather than as a victim."""
        return sum(self.attacker.get(sign, 0.0) for sign in signs) > 0


@lru_cache(maxsize=4)
def participant_words(language: str = "en") -> ParticipantWords:
    """The classes of one language.

    Raises:
        ConfigError: an entry has no words or no definition.
    """
    name = f"{language}/participants.toml"
    data = toml_of(name)
    tables: dict[str, dict[str, tuple[str, ...]]] = {"verbs": {}, "nouns": {}}
    for part, table in tables.items():
        for kind, entry in data[part].items():
            if not entry.get("words") or not entry.get("definition") or not entry.get("example"):
                raise ConfigError(f"lexicon/{name}: [{part}.{kind}] needs a definition, an example and words")
            for word in entry["words"]:
                table[word] = (*table.get(word, ()), kind)
    return ParticipantWords(verbs=tables["verbs"], nouns=tables["nouns"], not_in_names=frozenset(data["words"]["not_in_names"]))


@lru_cache(maxsize=4)
def participant_weights(language: str = "en") -> ParticipantWeights:
    """The fitted weights of one language (``en/participant_weights.tsv`` says on what and when)."""
    rows = list(rows_of(f"{language}/participant_weights.tsv"))
    return ParticipantWeights(
        of={row["sign"]: float(row["weight"]) for row in rows if row["table"] == "took part"},
        attacker={row["sign"]: float(row["weight"]) for row in rows if row["table"] == "attacker"},
        at_least=next(float(row["weight"]) for row in rows if row["table"] == "threshold"),
    )
