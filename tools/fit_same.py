"""Fit the weights of ``unfog/reconcile/same.py`` on reports whose incident is known, and write ``lexicon/same.toml``.

    python tools/fit_same.py --docs docs.jsonl --incidents incidents.jsonl --out unfog/lexicon/same.toml [--cache FILE]

``docs.jsonl`` holds reports as ``unfog read`` takes them, ``incidents.jsonl`` objects with ``incident_id`` and ``docs``
(ids of its reports). The features are abstract (days apart, a surname shared): no word of the data enters the weights.
Prints pair precision, recall and F1 with every pair scored by a model that saw neither of its incidents (three folds).
Needs numpy.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from unfog.config import Config
from unfog.ingest import read_inputs
from unfog.read import Reader
from unfog.reconcile import cluster
from unfog.reconcile.accounts import accounts_of
from unfog.reconcile.blocking import candidates
from unfog.reconcile.same import FEATURES, features
from unfog.reconcile.traits import traits_of
from unfog.resolve import resolve

FOLDS = 3
RIDGE = 3.0


def readings_of(docs: str, cache: Path | None) -> list[Any]:
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


def logistic(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Ridge logistic regression by Newton's method; the last coefficient is the intercept and is not shrunk."""
    design = np.hstack([x, np.ones((len(x), 1))])
    ridge = np.full(design.shape[1], RIDGE)
    ridge[-1] = 1e-6
    w = np.zeros(design.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(design @ w, -30, 30)))
        gradient = design.T @ (p - y) + ridge * w
        hessian = (design * (p * (1 - p))[:, None]).T @ design + np.diag(ridge)
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
    args = ap.parse_args()
    incident_of = {
        doc: row["incident_id"]
        for row in map(json.loads, Path(args.incidents).read_text("utf-8").splitlines())
        for doc in row["docs"]
    }
    readings = readings_of(args.docs, args.cache)
    resolution = resolve(readings)
    accounts = [a for r in readings for a in accounts_of(r)]
    traits = sorted((traits_of(a, resolution) for a in accounts), key=lambda t: t.key)
    gold = [incident_of[t.account.reading.report.external_id] for t in traits]
    pairs = [(a, b) for a, b in candidates(traits) if not traits[a].account.ordinal and not traits[b].account.ordinal]
    x = np.array([features(traits[a], traits[b]) for a, b in pairs])
    y = np.array([gold[a] == gold[b] for a, b in pairs], float)
    mean, spread = x.mean(0), np.maximum(x.std(0), 1e-6)
    z = (x - mean) / spread
    mains = [g for g, t in zip(gold, traits, strict=True) if not t.account.ordinal]
    true = sum(n * (n - 1) // 2 for n in np.unique(mains, return_counts=True)[1])
    print(f"{len(traits)} accounts, {len(pairs)} candidates, {int(y.sum())} of {true} true pairs among them")
    report(traits, gold, pairs, out_of_fold(z, y, pairs, gold))
    if args.out:
        write(args.out, logistic(z, y), mean, spread, len(readings))


def out_of_fold(z: np.ndarray, y: np.ndarray, pairs: list[tuple[int, int]], gold: list[str]) -> np.ndarray:
    """Log-odds of every pair by a model that saw neither of its incidents."""
    folds = np.array([(fold_of(gold[a]), fold_of(gold[b])) for a, b in pairs])
    odds, times = np.zeros(len(y)), np.zeros(len(y))
    for fold in range(FOLDS):
        test = (folds == fold).any(1)
        w = logistic(z[~test], y[~test])
        odds[test] += z[test] @ w[:-1] + w[-1]
        times[test] += 1
    return odds / times


def report(traits: list[Any], gold: list[str], pairs: list[tuple[int, int]], odds: np.ndarray) -> None:
    """Pair figures of the clustering that the program would make from these scores, at several thresholds."""
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


def write(out: Path, w: np.ndarray, mean: np.ndarray, spread: np.ndarray, reports: int) -> None:
    """The weights as TOML, strongest first in the printed summary."""
    lines = [
        "# Weights of the pair score in reconcile/same.py: a ridge logistic regression over standardised features.",
        f"# Fitted by tools/fit_same.py on {date.today()} on {reports} local news reports of shootings with known incidents;",
        "# the features are abstract and hold no words of those reports.",
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
