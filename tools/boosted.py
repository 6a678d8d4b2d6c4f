"""Boosted trees of scikit-learn as a table of the lexicon; the programs that fit such tables share this."""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.ensemble import HistGradientBoostingClassifier

from unfog.read.attribution.trees import Node, Trees


def table_of(model: HistGradientBoostingClassifier, names: Sequence[str], at_least: float) -> Trees:
    """The trees of a fitted model over yes-or-no signs called ``names``; a score from ``at_least`` on counts."""
    nodes: list[Node] = []
    roots = []
    for (tree,) in model._predictors:
        root = len(nodes)
        roots.append(root)
        for node in tree.nodes:
            if node["is_leaf"]:
                nodes.append(("", 0, 0, round(float(node["value"]), 3)))
            else:
                nodes.append((names[node["feature_idx"]], root + int(node["right"]), root + int(node["left"]), 0.0))
    return Trees.of(nodes, roots, round(float(model._baseline_prediction.ravel()[0]), 4), at_least)
