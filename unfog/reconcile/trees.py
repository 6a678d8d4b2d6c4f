"""Boosted regression trees as flat arrays: one row a node, so that a person can read why a pair was scored as it was.

Kept in ``lexicon/same_trees.tsv``: the tree, the node in it, the feature asked about, the bound (at most it: go to node
``low``, else to ``high``), and for a leaf the log-odds it adds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from unfog.errors import ConfigError
from unfog.lexicon.files import rows_of

LEAF = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """All nodes of all trees, one after the other; ``roots`` are the first node of each tree.

    ``feature`` is the place of the feature asked about, ``LEAF`` at a leaf, where ``bound`` holds what it adds.
    """

    base: float
    roots: tuple[int, ...]
    feature: tuple[int, ...]
    bound: tuple[float, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]

    def log_odds(self, values: Sequence[float]) -> float:
        """Natural log-odds for the features of a pair, rounded so that equal input gives equal order."""
        feature, bound, low, high = self.feature, self.bound, self.low, self.high
        total = self.base
        for node in self.roots:
            asked = feature[node]
            while asked != LEAF:
                node = low[node] if values[asked] <= bound[node] else high[node]
                asked = feature[node]
            total += bound[node]
        return round(total, 6)


@lru_cache(maxsize=1)
def trees(names: tuple[str, ...]) -> Trees:
    """The shipped trees over features of these names.

    Raises:
        ConfigError: the file asks about a feature of another name.
    """
    places = {name: n for n, name in enumerate(names)}
    roots: list[int] = []
    feature: list[int] = []
    bound: list[float] = []
    low: list[int] = []
    high: list[int] = []
    base = 0.0
    for row in rows_of("same_trees.tsv"):
        if row["feature"] == "base":
            base = float(row["bound"])
            continue
        if row["node"] == "0":
            roots.append(len(feature))
        if row["feature"] not in ("leaf", *places):
            raise ConfigError(f"lexicon/same_trees.tsv: unknown feature {row['feature']!r}; fit the trees anew")
        leaf = row["feature"] == "leaf"
        feature.append(LEAF if leaf else places[row["feature"]])
        bound.append(float(row["bound"]))
        low.append(-1 if leaf else roots[-1] + int(row["low"]))
        high.append(-1 if leaf else roots[-1] + int(row["high"]))
    return Trees(base=base, roots=tuple(roots), feature=tuple(feature), bound=tuple(bound), low=tuple(low), high=tuple(high))
