"""Fitted weights of abstract features that tell whether a speaker lays a deed to a party (``en/stance_weights.tsv``).

The table says what it was fitted on and when; ``tools/fit_stances.py`` makes it. It holds no word of any text.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from unfog.lexicon.files import rows_of

TABLES = ("accuses", "owns", "denies", "admits")
"""What is weighed: a charge, a deed of one's own, its denial; and, of a deed of one's own, whether it is owned up to."""
Sums = tuple[float, float, float, float]
NOTHING: Sums = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceWeights:
    """``of`` maps a feature to its weight in each of ``TABLES``, ``base`` is what an empty sum starts from, ``at_least`` the
    score from which a stance counts."""

    of: dict[str, Sums]
    base: Sums
    at_least: dict[str, float]

    def total(self, features: Iterable[str]) -> Sums:
        """The sums of the features' weights, without ``base``."""
        a = b = c = d = 0.0
        of = self.of
        for feature in features:
            found = of.get(feature)
            if found is not None:
                a, b, c, d = a + found[0], b + found[1], c + found[2], d + found[3]
        return a, b, c, d

    def scores(self, *totals: Sums) -> Sums:
        """Between 0 and 1 for each table, from partial sums."""
        sums = [sum(column) for column in zip(self.base, *totals, strict=True)]
        a, b, c, d = (1 / (1 + math.exp(-max(-30.0, min(30.0, x)))) for x in sums)
        return a, b, c, d


@lru_cache(maxsize=2)
def stance_weights(language: str = "en") -> StanceWeights:
    """The shipped weights of a language."""
    rows = list(rows_of(f"{language}/stance_weights.tsv"))
    of = {row["feature"]: _sums(row) for row in rows if row["feature"] and not row["feature"].startswith("@")}
    base = next(_sums(row) for row in rows if row["feature"] == "@base")
    at_least = dict(zip(TABLES, next(_sums(row) for row in rows if row["feature"] == "@at least"), strict=True))
    return StanceWeights(of=of, base=base, at_least=at_least)


def _sums(row: dict[str, str]) -> Sums:
    a, b, c, d = (float(row[name] or 0) for name in TABLES)
    return a, b, c, d
