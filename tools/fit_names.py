"""Fit the weights of ``unfog names compare`` on labelled pairs of names, and write ``lexicon/name_weights.toml``.

    python tools/fit_names.py PAIRS.tsv... [--out unfog/lexicon/name_weights.toml] [--seed 0]

Each file is a UTF-8 TSV with a header (``name_a``, ``name_b``, ``same`` as 1 or 0, then anything). The shipped weights come
from nk_bench (826 pairs), ar_variants_arab.dev (3,647) and ar_latin_x.dev (5,982), given in this order. One ridge logistic
regression a kind of pair (``unfog.resolve.features``); the cut that gives the best F1 on held-out folds is moved to 0 in
the bias. The features hold no words. Prints, for each kind and each file, F1 and AUC with every pair scored by a model that
did not see it (five folds, by pair), and the rule ``NUMBERS_APART`` left aside. Needs numpy.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from unfog.resolve.features import NAMES, seen

FOLDS = 5
RIDGE = 3e-4
"""Shrinkage of every weight, the bias too, for each pair: the best of 1e-4, 3e-4, 1e-3 and 3e-3 on held-out folds; the mean
F1 over the three files was 89.4, 89.4, 89.3 and 89.0."""


def pairs_of(path: Path) -> Iterator[tuple[str, str, int]]:
    """The labelled pairs of one file."""
    for line in path.read_text("utf-8").split("\n")[1:]:
        if line:
            name_a, name_b, same, *_ = line.split("\t")
            yield name_a, name_b, int(same)


def logistic(x: np.ndarray, y: np.ndarray, ridge: float) -> np.ndarray:
    """Ridge logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) / len(y) + ridge * w
        hessian = (x.T * (p * (1 - p))) @ x / len(y) + ridge * np.eye(len(w))
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-9:
            break
    return w


def f1(odds: np.ndarray, y: np.ndarray, cut: float = 0.0) -> float:
    """F1 of saying "the same" from ``cut`` on."""
    said = odds >= cut
    both = int((said & (y == 1)).sum())
    return 2 * both / (int(said.sum()) + int(y.sum())) if both else 0.0


def area(odds: np.ndarray, y: np.ndarray) -> float:
    """Area under the ROC curve."""
    ranks = np.empty(len(odds))
    ranks[odds.argsort(kind="stable")] = np.arange(1, len(odds) + 1)
    positives = int(y.sum())
    return float((ranks[y == 1].sum() - positives * (positives + 1) / 2) / (positives * (len(y) - positives)))


def held_out(x: np.ndarray, y: np.ndarray, folds: np.ndarray, ridge: float) -> np.ndarray:
    """Log-odds of every pair by a model that did not see it."""
    odds = np.zeros(len(y))
    for fold in range(FOLDS):
        odds[folds == fold] = x[folds == fold] @ logistic(x[folds != fold], y[folds != fold], ridge)
    return odds


def best_cut(odds: np.ndarray, y: np.ndarray) -> float:
    """The log-odds that cut best, among those of the chances 0.20, 0.21 ... 0.80."""
    chances = np.linspace(0.2, 0.8, 61)
    cuts = np.log(chances / (1 - chances))
    return float(max(cuts, key=lambda cut: f1(odds, y, cut)))


def main() -> None:
    """Fit, cross-check, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("pairs", nargs="+", type=Path)
    ap.add_argument("--out", type=Path)
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--ridge", type=float, default=RIDGE)
    args = ap.parse_args()
    rows: dict[str, list[tuple[tuple[float, ...], int, str]]] = defaultdict(list)
    for path in args.pairs:
        for name_a, name_b, same in pairs_of(path):
            found = seen(name_a, name_b)
            rows[found.group].append((found.values, same, path.stem))
    weights: dict[str, np.ndarray] = {}
    scored: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for group, found_rows in sorted(rows.items()):
        x, y = np.array([r[0] for r in found_rows]), np.array([r[1] for r in found_rows])
        odds = held_out(x, y, np.random.default_rng(args.seed).integers(0, FOLDS, len(y)), args.ridge)
        cut = best_cut(odds, y)
        weights[group] = logistic(x, y, args.ridge)
        weights[group][0] -= cut
        print(f"{group:<22} {len(y):>6} pairs  F1 {100 * f1(odds - cut, y):.1f}  AUC {area(odds, y):.3f}  cut {cut:+.2f}")
        for row, value in zip(found_rows, odds - cut, strict=True):
            scored[row[2]].append((float(value), row[1]))
    for source, values in scored.items():
        odds, y = np.array([v for v, _ in values]), np.array([s for _, s in values])
        print(f"{source:<22} {len(y):>6} pairs  F1 {100 * f1(odds, y):.1f}  AUC {area(odds, y):.3f}")
    if args.out:
        write(args.out, weights, [p.stem for p in args.pairs], sum(map(len, rows.values())))


def write(out: Path, weights: dict[str, np.ndarray], sources: Sequence[str], count: int) -> None:
    """The weights as TOML, three decimals."""
    lines = [
        "# Weights of the name comparison (logistic regression): one table a kind of pair, one number a feature of",
        "# unfog.resolve.features; the sum is the log-odds that two spellings name the same, 0 being the decision.",
        f"# Fitted by tools/fit_names.py on {count:,} labelled pairs ({', '.join(sources)}); no word is in them.",
    ]
    for group, w in sorted(weights.items()):
        lines += ["", f'["{group}"]']
        lines += [f'"{name}" = {value:.3f}' for name, value in zip(NAMES, w, strict=True)]
    out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
