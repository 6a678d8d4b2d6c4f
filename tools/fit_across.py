"""Fit the model of ``unfog/reconcile/across.py`` on incidents that reports in several languages tell of, and write its weights.

    python tools/fit_across.py bench/incidents*/*/reports.jsonl [--out unfog/lexicon] [--cache FILE]

Each path holds the reports of one incident. Every report in another language is paired with every English one, once as it is
read and once as if it could not be read (its marks and its publication alone). The features are abstract: no word of the data
enters the weights. Prints, with every pair scored by a model that saw no pair of its incident's reports in other languages: how
many such reports have their likeliest English neighbour in their own incident, and how many would go to a wrong one if their
own had no English report.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
from fitting import kept, logistic

from unfog.config import Config
from unfog.ingest import read_inputs
from unfog.read import Reader
from unfog.reconcile.accounts import accounts_of, has_account
from unfog.reconcile.across import FEATURES, WEIGHTS, features
from unfog.reconcile.logistic import Weights, table
from unfog.reconcile.traits import Traits, traits_of

FOLDS = 10
BOUNDS = (-1.5, -1.0, -0.5, 0.0, 0.5)


def traits_by_incident(paths: list[str]) -> list[tuple[str, Traits]]:
    """The traits of each report's main account with the incident it is of."""
    found = []
    for path in sorted(paths):
        for reading in Reader(Config()).read_all(read_inputs([path], Config()).reports):
            if has_account(reading):
                found.append((Path(path).parent.name, traits_of(accounts_of(reading)[0])))
    return found


def as_unread(traits: Traits) -> Traits:
    """What would be known of a report if its language could not be read."""
    none: frozenset[str] = frozenset()
    return replace(
        traits, telling=False, places=(), points={}, countries=none, days=(), killed=frozenset(), injured=frozenset(), types=none
    )


def main() -> None:
    """Fit, cross-check, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("paths", nargs="+")
    ap.add_argument("--out", type=Path)
    ap.add_argument("--cache", type=Path)
    args = ap.parse_args()
    told = kept(args.cache, lambda: traits_by_incident(args.paths))
    english = [(incident, t) for incident, t in told if not t.foreign]
    others = [(incident, t) for incident, t in told if t.foreign]
    asked = [(n, incident, t) for n, (incident, one) in enumerate(others) for t in (one, as_unread(one))]
    x = np.array([features(t, e) for _, _, t in asked for _, e in english])
    y = np.array([incident == home for _, incident, _ in asked for home, _ in english], float)
    where = [home for _ in asked for home, _ in english]
    row = np.repeat(np.arange(len(asked)), len(english))
    slugs = sorted({incident for incident, _ in others})
    fold = np.array([slugs.index(asked[r][1]) % FOLDS for r in row])
    odds = np.zeros(len(y))
    for part in range(FOLDS):
        odds[fold == part] = values(x[fold == part], fit(x[fold != part], y[fold != part]))
    print(f"{len(others)} reports in other languages, {len(english)} English ones, {int(y.sum()) // 2} pairs of one incident")
    for unread in (0, 1):
        report([(o, bool(t), w, r) for o, t, w, r in zip(odds, y, where, row, strict=True) if r % 2 == unread], unread == 1)
    if args.out:
        model = fit(x, y)
        first = [
            "# Weights of the pair score in reconcile/across.py: a ridge logistic regression over standardised features.",
            f"# Fitted by tools/fit_across.py on {date.today()} on {len(others)} reports in other languages and {len(english)}",
            f"# English ones of {len({i for i, _ in told})} incidents; the features are abstract and hold no words of them.",
        ]
        (args.out / WEIGHTS).write_text(table(first, FEATURES, model), "utf-8")
        for name, weight in zip(FEATURES, model.weight, strict=True):
            print(f"  {name:<28} {weight:+.2f}")


def fit(x: np.ndarray, y: np.ndarray) -> Weights:
    """The model of some pairs."""
    mean, spread = x.mean(0), np.maximum(x.std(0), 1e-6)
    w = logistic((x - mean) / spread, y, np.ones(len(y)))
    return Weights(mean=tuple(mean), spread=tuple(spread), weight=tuple(w[:-1]), intercept=float(w[-1]))


def values(x: np.ndarray, model: Weights) -> np.ndarray:
    """Log-odds of many pairs."""
    return np.asarray((x - np.array(model.mean)) / np.array(model.spread) @ np.array(model.weight) + model.intercept)


def report(rows: list[tuple[float, bool, str, int]], unread: bool) -> None:
    """What becomes of the reports at several bounds."""
    by: dict[int, list[tuple[float, bool, str]]] = defaultdict(list)
    for value, same, home, asked in rows:
        by[asked].append((value, same, home))
    print("as if unread" if unread else "as read")
    for bound in BOUNDS:
        best = [max(pairs) for pairs in by.values()]
        alone = [max((p for p in pairs if not p[1]), default=(-99.0, False, "")) for pairs in by.values()]
        own = sum(value > bound and same for value, same, _ in best)
        wrong = sum(value > bound and not same for value, same, _ in best)
        lost = sum(value > bound for value, _, _ in alone)
        print(f"  from {bound:+.1f}: {own} of {len(by)} with their own, {wrong} with another; {lost} if theirs were away")


if __name__ == "__main__":
    main()
