"""Fit the trees that weigh whether a figure is of the report's own happening (``unfog/lexicon/en/count_choice.tsv``).

    python tools/fit_counts.py DATA... [--out FILE] [--made DATE] [--cache FILE]

``DATA`` are folders of annotated incidents, files of annotated passages and folders of local news (``tools/fitting.py``). Every
figure that the rules let pass is an example, right where the record of its report has a figure of that harm and number, or, of
local news, where it is no more than the record's. Boosted trees over the yes-or-no signs of ``unfog/read/counts/weighing.py``,
which hold no word of the data. Incidents and passages are split into ``FOLDS``; what is printed was scored by trees that saw
neither the incident nor the passage. Same data in, same table out. Needs numpy and scikit-learn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from fitting import Annotated, Growth, annotated, folds, grow, kept, layers_of, options, same_count, tree_table

from unfog.model import CountValue
from unfog.read.attribution.trees import Trees
from unfog.read.counts import proposed_drafts
from unfog.read.layered import Layered

FOLDS = 8
BARS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6)
AT_LEAST = 0.45
"""The score from which a figure stays; F1 out of fold is the same from 0.4 to 0.5 (2026-11-27)."""
GROWTH = Growth(trees=150, leaves=12, rate=0.06, smallest=20, fewest=15)
HEAD = """\
# Boosted trees over abstract signs: whether a figure is of the report's own happening. Made by tools/fit_counts.py on {made}
# with scikit-learn's histogram gradient boosting ({trees} trees of up to {leaves} leaves, learning rate {rate:g}, signs seen
# {fewest} times or more) on {figures} figures of {groups} made-up or re-told incidents, passages and incidents of local news.
# Out of fold {dropped} of {wrong} wrong figures are left out and {lost} of {right} right ones. The table holds constructions and
# comparisons of numbers; no words, names or texts of the data. Columns: see unfog/read/attribution/trees.py.
node\tfeature\tyes\tno\tvalue
"""


@dataclass(frozen=True)
class Figure:
    """One figure that the rules let pass: its incident or passage, its signs and whether the record has it."""

    group: str
    signs: frozenset[str]
    right: bool


def figures(data: Sequence[Path]) -> Iterator[Figure]:
    """Every figure that the rules let pass, in the order of the data."""
    reports = annotated(data)
    for told, found in zip(reports, layers_of(told.report for told in reports), strict=True):
        yield from of_report(told, found)


def of_report(told: Annotated, found: Layered) -> Iterator[Figure]:
    """The figures of one report."""
    drafts, weighing = proposed_drafts(found)
    for n, signs in weighing.described(drafts):
        value = drafts[n].value
        if isinstance(value, CountValue):
            known = [g for g in told.numbers if g["kind"] == drafts[n].field]
            if known or not any("most" in g for g in told.numbers):
                yield Figure(told.group, signs, any(same_count(g, value) for g in known))


def fit(found: Sequence[Figure]) -> Trees:
    """Trees that tell right figures from wrong ones."""
    return grow([figure.signs for figure in found], [figure.right for figure in found], GROWTH, AT_LEAST)


def out_of_fold(found: Sequence[Figure]) -> np.ndarray:
    """The score of every figure by trees that did not see its incident or passage."""
    scores = np.zeros(len(found))
    for train, test in folds([figure.group for figure in found], FOLDS):
        scores[test] = fit([found[i] for i in train]).scores([found[i].signs for i in test])
    return scores


def main() -> None:
    """Command line."""
    given = options(__doc__)
    found = kept(given.cache, lambda: list(figures(given.data)))
    right = np.array([figure.right for figure in found])
    scores = out_of_fold(found)
    for bar in BARS:
        out = scores < bar
        wrong = f"{(out & ~right).sum()} of {(~right).sum()} wrong"
        print(f"score from {bar:.2f}: left out {wrong}, {(out & right).sum()} of {right.sum()} right")
    out = scores < AT_LEAST
    if given.out:
        told = {"figures": len(found), "groups": len({f.group for f in found}), "wrong": (~right).sum(), "right": right.sum()}
        told |= {"made": given.made, "dropped": (out & ~right).sum(), "lost": (out & right).sum()}
        given.out.write_text(tree_table(HEAD.format(**GROWTH.told(), **told), fit(found)), encoding="utf-8")


if __name__ == "__main__":
    main()
