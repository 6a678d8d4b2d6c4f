"""Boosted trees over yes-or-no features: what turns a candidate into an attribution. They hold no words of any text.

A table such as ``en/attribution_trees.tsv`` says what its trees were fitted on and when. Every row is a node: where its
feature holds, the walk goes on at node ``yes``, else at node ``no``; a leaf has no feature and adds its ``value``. The
score is the logistic function of the sum over all trees. Read a table as data; ``tools/fit_attribution.py`` makes it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from unfog.errors import ConfigError
from unfog.lexicon.files import rows_of

Node = tuple[str, int, int, float]
"""``(feature, node if it holds, node if not, value)``; a leaf's feature is empty."""
MOST_LEAVES = 64
"""Leaves of one tree, each a bit of a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """``nodes`` by number, ``roots`` the first node of every tree, ``base`` what an empty sum starts from, ``at_least``
    the score from which a candidate counts. Make one with ``Trees.of``.

    The rest finds the leaves at which the walks end without walking. A tree's leaves are numbered so that of every node those
    come first that are met where its feature does not hold. A feature that holds takes away the leaves of all nodes that ask
    for it and are met where it does not; of the leaves left the first is the walk's end. So only features that hold are looked
    at, of all trees at once: ``masks`` has a row for each feature by its ``number`` (row 0 takes nothing away) and a number for
    each tree, with a bit for each leaf that is left; ``value`` is what each leaf adds, tree by tree, ``first`` the place of each
    tree's first leaf in it.
    """

    nodes: tuple[Node, ...]
    roots: tuple[int, ...]
    base: float
    at_least: float
    number: Mapping[str, int]
    masks: np.ndarray
    value: np.ndarray
    first: np.ndarray

    @staticmethod
    def of(nodes: Sequence[Node], roots: Sequence[int], base: float, at_least: float) -> Trees:
        """The trees of these nodes; every node leads to later ones.

        Raises:
            ConfigError: a tree has more leaves than a number has bits.
        """
        found = [_leaves(nodes, root) for root in roots]
        if any(len(leaves) > MOST_LEAVES for leaves, _ in found):
            raise ConfigError(f"a tree of more than {MOST_LEAVES} leaves; fit smaller ones")
        number: dict[str, int] = {}
        for feature, *_ in nodes:
            if feature:
                number.setdefault(feature, len(number) + 1)
        width = max((len(leaves) for leaves, _ in found), default=1)
        whole = (1 << width) - 1
        masks = np.full((len(number) + 1, len(roots)), whole, np.min_scalar_type(whole))
        value = np.zeros((len(roots), width))
        for tree, (leaves, asked) in enumerate(found):
            value[tree, : len(leaves)] = leaves
            for feature, taken in asked:
                masks[number[feature], tree] &= masks.dtype.type(whole & ~taken)
        first = np.arange(0, value.size, width)
        return Trees(
            nodes=tuple(nodes),
            roots=tuple(roots),
            base=base,
            at_least=at_least,
            number=number,
            masks=masks,
            value=value,
            first=first,
        )

    def score(self, features: Collection[str]) -> float:
        """Between 0 and 1."""
        return self.scores([features])[0]

    def scores(self, cases: Sequence[Collection[str]]) -> list[float]:
        """The score of each case."""
        if not cases:
            return []
        number, masks, both = self.number.get, self.masks, np.bitwise_and.reduce
        left = np.array([both(masks.take([number(feature, 0) for feature in features] or [0], 0)) for features in cases])
        ends = np.bitwise_count(~left & (left - 1))  # the zeros below the first bit
        return [_logistic(self.base + total) for total in self.value.take(self.first + ends).sum(axis=1).tolist()]


def _leaves(nodes: Sequence[Node], root: int) -> tuple[list[float], list[tuple[str, int]]]:
    """What the leaves of a tree add, in order; and of each node its feature and the leaves that it takes away where it holds."""
    values: list[float] = []
    asked: list[tuple[str, int]] = []
    open_: list[tuple[int, int | None]] = [(root, None)]
    while open_:
        here, since = open_.pop()
        feature, yes, no, value = nodes[here]
        if since is not None:  # all leaves where the feature does not hold have been met
            asked.append((feature, (1 << len(values)) - (1 << since)))
        elif feature:
            open_ += [(yes, None), (here, len(values)), (no, None)]
        else:
            values.append(value)
    return values, asked


@lru_cache(maxsize=16)
def trees(name: str, language: str = "en") -> Trees:
    """The fitted trees of a language by the name of their table.

    Raises:
        ConfigError: a row does not lead on to a later node.
    """
    path = f"{language}/{name}.tsv"
    nodes: list[Node] = []
    roots: list[int] = []
    base, at_least = 0.0, 0.5
    for row in rows_of(path):
        if row["node"] == "base":
            base = float(row["value"])
        elif row["node"] == "at least":
            at_least = float(row["value"])
        else:
            here = len(nodes)
            if row["node"] == "root":
                roots.append(here)
            yes, no = (int(row[k]) + here if row[k] else 0 for k in ("yes", "no"))
            if row["feature"] and not here < yes != no > here:
                raise ConfigError(f"lexicon/{path}: node {here} leads nowhere; make the table anew")
            nodes.append((row["feature"], yes, no, float(row["value"] or 0)))
    return Trees.of(nodes, roots, base, at_least)


def _logistic(total: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What was fitted for this stage: which candidates count by themselves (``choice``) and among the others of their report
    (``context``), what belongs to a ``content``, what to a ``cue``."""

    choice: Trees
    context: Trees
    content: Trees
    cue: Trees


@lru_cache(maxsize=2)
def fitted(language: str = "en") -> Fitted:
    """The shipped trees of a language."""
    choice, context, content, cue = (trees(f"attribution_{name}", language) for name in ("choice", "context", "content", "cue"))
    return Fitted(choice=choice, context=context, content=content, cue=cue)
