"""Fit the two models of ``unfog/reconcile/same.py`` on reports whose incident is known, and write their data files.

    python tools/fit_same.py --docs docs.jsonl --incidents incidents.jsonl --out unfog/lexicon [--cache FILE]
        [--told bench/incidents*/*/reports.jsonl unfog/examples/baghdad-2024-02-07]

``docs.jsonl`` holds reports as ``unfog read`` takes them, ``incidents.jsonl`` objects with ``incident_id`` and ``docs``
(ids of its reports). The features are abstract (days apart, a surname shared): no word of the data enters the weights.
``--told`` adds incidents of armed conflict, one path each, whose pairs weigh ``TOLD_WEIGHT`` times as much: local news of
shootings has exact streets and ages, which these have not.
Prints pair precision, recall and F1 with every pair scored by models that saw neither of its incidents (three folds;
``LEFT_OUT`` for those of ``--told``).
Needs numpy and scikit-learn, which unfog itself does not: it reads the trees from ``same_trees.tsv``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from fitting import kept, logistic
from sklearn.ensemble import HistGradientBoostingClassifier

from unfog.config import Config
from unfog.ingest import read_inputs
from unfog.model import Reading
from unfog.read import Reader
from unfog.reconcile import cluster
from unfog.reconcile.accounts import accounts_of
from unfog.reconcile.blocking import candidates
from unfog.reconcile.features import FEATURES, features, side_of
from unfog.reconcile.same import UNLIKELY, bound
from unfog.reconcile.traits import Traits, traits_of

FOLDS = 3
LEFT_OUT = 8
"""Parts in which the incidents of ``--told`` are left out."""
TOLD_WEIGHT = 2.0
"""Weight of a pair of ``--told``: with 6 the F1 on local news was 0.4 lower and no more pairs of incidents left out were met
(2026-11-26)."""

TREES = dict(
    max_iter=250, learning_rate=0.05, max_leaf_nodes=15, min_samples_leaf=30, l2_regularization=3.0, max_features=0.3,
    early_stopping=False, random_state=0,
)  # fmt: skip
"""Settings of the boosted trees: few leaves and a third of the features a split, which met most pairs out of fold."""


def readings_of(docs: str) -> list[Reading]:
    """Read the reports."""
    config = Config()
    return list(Reader(config).read_all(read_inputs([docs], config).reports))


def fold_of(incident: str) -> int:
    """A fold that does not depend on order."""
    return hashlib.blake2b(incident.encode(), digest_size=2).digest()[0] % FOLDS


@dataclass
class Sample:
    """Candidate pairs of main accounts with their features and whether they are one incident."""

    traits: list[Traits]
    gold: list[str]
    pairs: list[tuple[int, int]]
    x: np.ndarray
    y: np.ndarray


def sample_of(readings: list[Reading], incident_of: dict[str, str]) -> Sample:
    """The candidate pairs of some readings; ``incident_of`` is by report id."""
    telling = [r for r in readings if r.events or r.claims]
    traits = sorted((traits_of(a) for r in telling for a in accounts_of(r)), key=lambda t: t.account)
    place = {t.account: n for n, t in enumerate(traits)}
    gold = [incident_of[t.report] for t in traits]
    pairs = [(place[a], place[b]) for a, b in candidates(traits)]
    pairs = [(a, b) for a, b in pairs if traits[a].main and traits[b].main]
    sides = {account: side_of(traits[account]) for account in sorted({a for pair in pairs for a in pair})}
    x = np.array([features(sides[a], sides[b]) for a, b in pairs])
    return Sample(traits, gold, pairs, x, np.array([gold[a] == gold[b] for a, b in pairs], float))


@dataclass
class Models:
    """Both models, over standardised and plain features."""

    mean: np.ndarray
    spread: np.ndarray
    linear: np.ndarray
    boosted: HistGradientBoostingClassifier

    def log_odds(self, x: np.ndarray) -> np.ndarray:
        """What ``same.mean_log_odds`` gives."""
        odds = (x - self.mean) / self.spread @ self.linear[:-1] + self.linear[-1]
        near = odds > UNLIKELY
        if near.any():
            odds[near] = (odds[near] + self.boosted.decision_function(x[near])) / 2
        return np.asarray(odds)


def main() -> None:
    """Fit, cross-check, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--docs", required=True)
    ap.add_argument("--incidents", required=True)
    ap.add_argument("--out", type=Path)
    ap.add_argument("--cache", type=Path)
    ap.add_argument("--told", nargs="*", default=[])
    args = ap.parse_args()
    rows = map(json.loads, Path(args.incidents).read_text("utf-8").splitlines())
    by_name = {doc: row["incident_id"] for row in rows for doc in row["docs"]}
    readings = kept(args.cache, lambda: readings_of(args.docs))
    news = sample_of(readings, {r.report.id: by_name[r.report.external_id] for r in readings})
    told = told_sample(args.told)
    print(f"local news: {len(news.traits)} accounts, {len(news.pairs)} candidates, {int(news.y.sum())} true pairs among them")
    folds = np.array([(fold_of(news.gold[a]), fold_of(news.gold[b])) for a, b in news.pairs])
    report(news, out_of_fold(news, told, [(folds == f).any(1) for f in range(FOLDS)]))
    names = sorted(set(told.gold))
    print(f"incidents left out in {LEFT_OUT} parts: {len(names)} incidents, {len(told.pairs)} candidates")
    part_of = {name: n % LEFT_OUT for n, name in enumerate(names)}
    parts = [np.array([n in (part_of[told.gold[a]], part_of[told.gold[b]]) for a, b in told.pairs]) for n in range(LEFT_OUT)]
    report(told, out_of_fold(told, news, parts, swap=True))
    if args.out:
        write(args.out, fit(news, told), len(readings), len(names))


def told_sample(paths: list[str]) -> Sample:
    """Pairs of the incidents of ``--told``; English reports only."""
    readings: list[Reading] = []
    incident_of: dict[str, str] = {}
    for path in sorted(paths):
        reports = [r for r in read_inputs([path], Config()).reports if (r.language or "en") == "en"]
        for reading in Reader(Config()).read_all(reports):
            readings.append(reading)
            incident_of[reading.report.id] = path
    return sample_of(readings, incident_of)


def fit(news: Sample, told: Sample, keep: np.ndarray | None = None, keep_told: np.ndarray | None = None) -> Models:
    """Both models from the kept rows of both samples."""
    rows = np.ones(len(news.y), bool) if keep is None else keep
    extra = np.ones(len(told.y), bool) if keep_told is None else keep_told
    x, y = np.vstack([news.x[rows], told.x[extra]]), np.concatenate([news.y[rows], told.y[extra]])
    times = np.concatenate([np.ones(rows.sum()), np.full(extra.sum(), TOLD_WEIGHT)])
    mean, spread = news.x.mean(0), np.maximum(news.x.std(0), 1e-6)
    linear = logistic((x - mean) / spread, y, times)
    near = (x - mean) / spread @ linear[:-1] + linear[-1] > UNLIKELY
    boosted = HistGradientBoostingClassifier(**TREES).fit(x[near], y[near], sample_weight=times[near])
    return Models(mean, spread, linear, boosted)


def out_of_fold(tested: Sample, other: Sample, parts: list[np.ndarray], swap: bool = False) -> np.ndarray:
    """Log-odds of every pair by models that saw neither of its incidents."""
    odds, times = np.zeros(len(tested.y)), np.zeros(len(tested.y))
    for part in parts:
        models = fit(other, tested, None, ~part) if swap else fit(tested, other, ~part)
        odds[part] += models.log_odds(tested.x[part])
        times[part] += 1
    return odds / np.maximum(times, 1)


def report(sample: Sample, odds: np.ndarray) -> None:
    """Pair figures of the clustering that the program would make from these scores, at several thresholds."""
    traits, gold = sample.traits, sample.gold
    incident = {t.account: g for t, g in zip(traits, gold, strict=True) if t.main}
    true = sum(n * (n - 1) // 2 for n in Counter(incident.values()).values())
    bounds = np.array([bound(traits[a], traits[b]) for a, b in sample.pairs])
    for beyond in (-0.8, -0.4, 0.0, 0.4, 0.8):
        kept = list(zip(sample.pairs, odds - bounds - beyond, strict=True))
        scores = {(traits[a].account, traits[b].account): float(value) for (a, b), value in kept if value > cluster.KEPT_ABOVE}
        made = hit = 0
        for part in cluster.partition(traits, scores):
            inside = Counter(incident[a] for a in part if a in incident)
            size = sum(inside.values())
            made += size * (size - 1) // 2
            hit += sum(n * (n - 1) // 2 for n in inside.values())
        p, r = hit / max(1, made), hit / true
        f1 = 200 * p * r / max(1e-9, p + r)
        print(f"{beyond:+.1f} from the bounds: pair P {100 * p:.1f} R {100 * r:.1f} F1 {f1:.1f} ({hit} of {true})")


def write(out: Path, models: Models, reports: int, incidents: int) -> None:
    """The weights as TOML, the trees as TSV; the strongest weights are printed."""
    source = [
        f"# Fitted by tools/fit_same.py on {date.today()} on {reports} local news reports of shootings and",
        f"# {incidents} re-told or made-up incidents of armed conflict; the features are abstract and hold no words of them.",
    ]
    first = "# Weights of the pair score in reconcile/same.py: a ridge logistic regression over standardised features."
    lines = [first, *source, f"intercept = {models.linear[-1]:.4f}"]
    for n, name in enumerate(FEATURES):
        lines += ["", "[[features]]", f'name = "{name}"', f"mean = {models.mean[n]:.4f}"]
        lines += [f"spread = {models.spread[n]:.4f}", f"weight = {models.linear[n]:.4f}"]
    (out / "same.toml").write_text("\n".join(lines) + "\n", "utf-8")
    names = list(FEATURES)
    rows = ["# Boosted trees of the pair score, see reconcile/trees.py.", *source, "tree\tnode\tfeature\tbound\tlow\thigh"]
    rows.append(f"0\t0\tbase\t{models.boosted._baseline_prediction.item():.5f}\t\t")
    for tree, (predictor,) in enumerate(models.boosted._predictors):
        for n, node in enumerate(predictor.nodes):
            if node["is_leaf"]:
                rows.append(f"{tree}\t{n}\tleaf\t{node['value']:.5f}\t\t")
            else:
                bound = f"{node['num_threshold']:.6g}"
                rows.append(f"{tree}\t{n}\t{names[node['feature_idx']]}\t{bound}\t{node['left']}\t{node['right']}")
    (out / "same_trees.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    for n in np.argsort(-np.abs(models.linear[:-1]))[:15]:
        print(f"  {names[n]:<20} {models.linear[n]:+.2f}")


if __name__ == "__main__":
    main()
