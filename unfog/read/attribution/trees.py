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


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """``nodes`` by number, ``roots`` the first node of every tree, ``base`` what an empty sum starts from, ``at_least``
    the score from which a candidate counts. Make one with ``Trees.of``.

    The rest are the nodes as arrays, so that all trees are walked at once: ``feature`` is each node's feature as its number
    in ``number`` (0 for a leaf), ``onward`` the nodes it leads to where that does not hold and where it does (a leaf leads
    to itself), ``value`` what a leaf adds, ``depth`` the longest walk.
    """

    nodes: tuple[Node, ...]
    roots: tuple[int, ...]
    base: float
    at_least: float
    number: Mapping[str, int]
    feature: np.ndarray
    onward: np.ndarray
    value: np.ndarray
    depth: int

    @staticmethod
    def of(nodes: Sequence[Node], roots: Sequence[int], base: float, at_least: float) -> Trees:
        """The trees of these nodes; every node leads to later ones."""
        number: dict[str, int] = {}
        onward = [(no, yes) if feature else (here, here) for here, (feature, yes, no, _) in enumerate(nodes)]
        return Trees(
            nodes=tuple(nodes),
            roots=tuple(roots),
            base=base,
            at_least=at_least,
            feature=np.array([number.setdefault(f, len(number) + 1) if f else 0 for f, *_ in nodes], np.intp),
            number=number,
            onward=np.array(onward, np.intp),
            value=np.array([value for *_, value in nodes]),
            depth=_depth(onward),
        )

    def score(self, features: Collection[str]) -> float:
        """Between 0 and 1. One case is walked node by node, at a tenth of what the arrays cost."""
        held, nodes = frozenset(features), self.nodes
        leaves = []
        for here in self.roots:
            feature, yes, no, _ = nodes[here]
            while feature:
                here = yes if feature in held else no
                feature, yes, no, _ = nodes[here]
            leaves.append(here)
        return _logistic(self.base + float(self.value[leaves].sum()))

    def scores(self, cases: Sequence[Collection[str]]) -> list[float]:
        """The score of each case; all are walked at once, which is far cheaper than one after another."""
        if not cases:
            return []
        number, width = self.number, len(self.number) + 1
        holds = np.zeros(len(cases) * width, np.intp)
        holds[[row * width + number[f] for row, features in enumerate(cases) for f in features if f in number]] = 1
        onward = self.onward.ravel()  # flat arrays with plain indices: a third of the time of pairs of indices
        here = np.tile(np.array(self.roots, np.intp), (len(cases), 1))
        first = np.arange(0, len(holds), width)[:, None]
        for _ in range(self.depth):
            here = onward.take(2 * here + holds.take(first + self.feature.take(here)))
        return [_logistic(self.base + float(total)) for total in self.value[here].sum(axis=1)]


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


def _depth(onward: Sequence[tuple[int, int]]) -> int:
    """Steps of the longest walk; nodes lead to later ones only."""
    steps = [0] * len(onward)
    for here in range(len(onward) - 1, -1, -1):
        steps[here] = max((steps[to] + 1 for to in onward[here] if to != here), default=0)
    return max(steps, default=0)


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
