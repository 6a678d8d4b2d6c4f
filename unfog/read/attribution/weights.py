"""What turns a candidate into an attribution: weights over abstract features, fitted once, that hold no words of any text.

``en/attribution_weights.tsv`` says what they were fitted on and when. A feature is a construction, a class of cue
words, a kind of source or a combination of these; a candidate's score is the logistic function of their sum.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from unfog.lexicon.files import rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """``of`` maps features to weights, ``joined`` holds the (frame, relation) pairs whose words belong to the content,
    ``at_least`` is the score from which a candidate counts."""

    of: dict[str, float]
    joined: frozenset[tuple[str, str]]
    at_least: float

    def joins(self, group: str, relation: str) -> bool:
        """Whether what follows the content under the same verb belongs to it."""
        return (group, relation) in self.joined

    def score(self, features: Iterable[str]) -> float:
        """Between 0 and 1."""
        total = sum(self.of.get(feature, 0.0) for feature in features)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=2)
def weights(language: str = "en") -> Weights:
    """The fitted table of a language."""
    rows = list(rows_of(f"{language}/attribution_weights.tsv"))
    return Weights(
        of={row["feature"]: float(row["weight"]) for row in rows if row["table"] == "weight"},
        joined=frozenset(tuple(row["feature"].split(" ", 1)) for row in rows if row["table"] == "join"),  # type: ignore[misc]
        at_least=next(float(row["weight"]) for row in rows if row["table"] == "threshold"),
    )
