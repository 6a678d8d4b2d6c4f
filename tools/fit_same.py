"""Fit the weights of ``unfog/reconcile/same.py`` on reports whose incident is known, and write ``lexicon/same.toml``.

    python tools/fit_same.py --docs docs.jsonl --incidents incidents.jsonl --out unfog/lexicon/same.toml [--cache FILE]
        [--told bench/incidents/*/reports.jsonl unfog/examples/baghdad-2024-02-07]

``docs.jsonl`` holds reports as ``unfog read`` takes them, ``incidents.jsonl`` objects with ``incident_id`` and ``docs``
(ids of its reports). The features are abstract (days apart, a surname shared): no word of the data enters the weights.
``--told`` adds incidents of armed conflict, one path each, whose pairs weigh ``TOLD_WEIGHT`` times as much: local news of
shootings has exact streets and ages, which these have not.
Prints pair precision, recall and F1 with every pair scored by a model that saw neither of its incidents (three folds; one
incident at a time is left out for those of ``--told``).
Needs numpy.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import pickle
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from unfog.config import Config
from unfog.ingest import read_inputs
from unfog.model import Reading
from unfog.read import Reader
from unfog.reconcile import cluster
from unfog.reconcile.accounts import accounts_of
from unfog.reconcile.blocking import candidates
from unfog.reconcile.same import FEATURES, features
from unfog.reconcile.traits import Traits, traits_of
from unfog.resolve import resolve

FOLDS = 3
RIDGE = 3.0
TOLD_WEIGHT = 6.0
"""Weight of a pair of ``--told``: at 0, 3, 10 and 30 the pairs met in incidents left out were 85, 118, 137 and 141 of 155 at
threshold 0.3, and the F1 on local news 87.9, 87.8, 86.3 and 84.0 (2026-11-24)."""


def readings_of(docs: str, cache: Path | None) -> list[Reading]:
    """Read the reports, or take the readings an earlier run kept."""
    if cache and cache.exists():
        return list(pickle.loads(cache.read_bytes()))
    config = Config()
    made = list(Reader(config).read_all(read_inputs([docs], config).reports))
    if cache:
        cache.write_bytes(pickle.dumps(made))
    return made


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
    resolution = resolve(readings)
    traits = sorted((traits_of(a, resolution) for r in readings for a in accounts_of(r)), key=lambda t: t.key)
    gold = [incident_of[t.account.report] for t in traits]
    pairs = [(a, b) for a, b in candidates(traits) if not traits[a].account.ordinal and not traits[b].account.ordinal]
    x = np.array([features(traits[a], traits[b]) for a, b in pairs])
    return Sample(traits, gold, pairs, x, np.array([gold[a] == gold[b] for a, b in pairs], float))


def logistic(x: np.ndarray, y: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Ridge logistic regression by Newton's method; the last coefficient is the intercept and is not shrunk."""
    design = np.hstack([x, np.ones((len(x), 1))])
    ridge = np.full(design.shape[1], RIDGE)
    ridge[-1] = 1e-6
    w = np.zeros(design.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(design @ w, -30, 30)))
        gradient = design.T @ (times * (p - y)) + ridge * w
        hessian = (design * (times * p * (1 - p))[:, None]).T @ design + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return w


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
    readings = readings_of(args.docs, args.cache)
    news = sample_of(readings, {r.report.id: by_name[r.report.external_id] for r in readings})
    told = told_sample(args.told)
    mean, spread = news.x.mean(0), np.maximum(news.x.std(0), 1e-6)
    for sample in (news, told):
        sample.x = (sample.x - mean) / spread
    print(f"local news: {len(news.traits)} accounts, {len(news.pairs)} candidates, {int(news.y.sum())} true pairs among them")
    folds = np.array([(fold_of(news.gold[a]), fold_of(news.gold[b])) for a, b in news.pairs])
    report(news, out_of_fold(news, told, [(folds == f).any(1) for f in range(FOLDS)]))
    names = sorted(set(told.gold))
    print(f"incidents left out one by one: {len(names)} incidents, {len(told.pairs)} candidates")
    report(told, out_of_fold(told, news, [np.array([told.gold[a] == n for a, _ in told.pairs]) for n in names], swap=True))
    if args.out:
        write(args.out, fit(news, told), mean, spread, len(readings), len(names))


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


def fit(news: Sample, told: Sample, keep: np.ndarray | None = None, keep_told: np.ndarray | None = None) -> np.ndarray:
    """Weights from the kept rows of both samples."""
    rows = np.ones(len(news.y), bool) if keep is None else keep
    extra = np.ones(len(told.y), bool) if keep_told is None else keep_told
    x = np.vstack([news.x[rows], told.x[extra]])
    times = np.concatenate([np.ones(rows.sum()), np.full(extra.sum(), TOLD_WEIGHT)])
    return logistic(x, np.concatenate([news.y[rows], told.y[extra]]), times)


def out_of_fold(tested: Sample, other: Sample, parts: list[np.ndarray], swap: bool = False) -> np.ndarray:
    """Log-odds of every pair by a model that saw neither of its incidents."""
    odds, times = np.zeros(len(tested.y)), np.zeros(len(tested.y))
    for part in parts:
        w = fit(other, tested, None, ~part) if swap else fit(tested, other, ~part)
        odds[part] += tested.x[part] @ w[:-1] + w[-1]
        times[part] += 1
    return odds / np.maximum(times, 1)


def report(sample: Sample, odds: np.ndarray) -> None:
    """Pair figures of the clustering that the program would make from these scores, at several thresholds."""
    traits, gold, pairs = sample.traits, sample.gold, sample.pairs
    main_accounts = [n for n, t in enumerate(traits) if not t.account.ordinal]
    true = {(a, b) for i, a in enumerate(main_accounts) for b in main_accounts[i + 1 :] if gold[a] == gold[b]}
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
        shift = math.log(threshold / (1 - threshold))
        scores = {p: float(o) - shift for p, o in zip(pairs, odds, strict=True) if o - shift > -4}
        parts = [g for hood in cluster._neighbourhoods(len(traits), scores) for g in cluster._average_link(hood, scores)]
        made = {(min(a, b), max(a, b)) for part in parts for i, a in enumerate(part) for b in part[i + 1 :]}
        made = {p for p in made if not traits[p[0]].account.ordinal and not traits[p[1]].account.ordinal}
        hit = len(made & true)
        p, r = hit / max(1, len(made)), hit / len(true)
        print(f"threshold {threshold}: pair P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / max(1e-9, p + r):.1f}")


def write(out: Path, w: np.ndarray, mean: np.ndarray, spread: np.ndarray, reports: int, incidents: int) -> None:
    """The weights as TOML, strongest first in the printed summary."""
    lines = [
        "# Weights of the pair score in reconcile/same.py: a ridge logistic regression over standardised features.",
        f"# Fitted by tools/fit_same.py on {date.today()} on {reports} local news reports of shootings and",
        f"# {incidents} re-told or made-up incidents of bench/incidents; the features are abstract and hold no words of them.",
        f"intercept = {w[-1]:.4f}",
    ]
    for n, name in enumerate(FEATURES):
        lines += [
            "",
            "[[features]]",
            f'name = "{name}"',
            f"mean = {mean[n]:.4f}",
            f"spread = {spread[n]:.4f}",
            f"weight = {w[n]:.4f}",
        ]
    out.write_text("\n".join(lines) + "\n", "utf-8")
    for n in np.argsort(-np.abs(w[:-1])):
        print(f"  {list(FEATURES)[n]:<20} {w[n]:+.2f}")


if __name__ == "__main__":
    main()
