"""Boosted regression trees as flat arrays: one row a node, so that a person can read why a pair was scored as it was.

Kept in ``lexicon/same_trees.tsv``: the tree, the node in it, the feature asked about, the bound (at most it: go to node
``low``, else to ``high``), and for a leaf the log-odds it adds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from unfog.errors import ConfigError
from unfog.lexicon.files import rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """All nodes of all trees, one after the other; ``roots`` are the first node of each tree.

    ``feature`` is the place of the feature asked about. At a leaf ``bound`` is infinite and ``low`` the leaf itself, so that
    whoever has reached it stays; ``leaf`` holds what it adds. ``depth`` is how many questions a tree asks at most.
    """

    base: float
    depth: int
    roots: NDArray[np.intp]
    feature: NDArray[np.intp]
    bound: NDArray[np.float64]
    low: NDArray[np.intp]
    high: NDArray[np.intp]
    leaf: NDArray[np.float64]

    def log_odds(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Natural log-odds for the features of each pair, rounded so that equal input gives equal order; the trees are added one
        after the other, so that a pair has one sum whatever the others."""
        values = np.array(rows, dtype=np.float64)
        at = np.broadcast_to(self.roots, (len(values), len(self.roots)))
        row = np.arange(len(values))[:, None]
        for _ in range(self.depth):
            at = np.where(values[row, self.feature[at]] <= self.bound[at], self.low[at], self.high[at])
        told = np.concatenate([np.full((len(values), 1), self.base), self.leaf[at]], axis=1)
        return [round(total, 6) for total in np.add.accumulate(told, axis=1)[:, -1].tolist()]


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
    leaves: list[float] = []
    base = 0.0
    for row in rows_of("same_trees.tsv"):
        if row["feature"] == "base":
            base = float(row["bound"])
            continue
        if row["node"] == "0":
            roots.append(len(feature))
        if row["feature"] not in ("leaf", *places):
            raise ConfigError(f"lexicon/same_trees.tsv: unknown feature {row['feature']!r}; fit the trees anew")
        here, leaf = len(feature), row["feature"] == "leaf"
        feature.append(0 if leaf else places[row["feature"]])
        bound.append(math.inf if leaf else float(row["bound"]))
        low.append(here if leaf else roots[-1] + int(row["low"]))
        high.append(here if leaf else roots[-1] + int(row["high"]))
        leaves.append(float(row["bound"]) if leaf else 0.0)
    return Trees(
        base=base,
        depth=_depth(roots, low, high),
        roots=np.array(roots, dtype=np.intp),
        feature=np.array(feature, dtype=np.intp),
        bound=np.array(bound),
        low=np.array(low, dtype=np.intp),
        high=np.array(high, dtype=np.intp),
        leaf=np.array(leaves),
    )


def _depth(roots: Sequence[int], low: Sequence[int], high: Sequence[int]) -> int:
    """How many questions stand between a root and the leaf farthest from it."""
    depth, front = 0, [node for node in roots if low[node] != node]
    while front:
        depth += 1
        front = [child for node in front for child in (low[node], high[node]) if low[child] != child]
    return depth
