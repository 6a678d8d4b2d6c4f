"""Fit the weights that choose attributions (``unfog/lexicon/en/attribution_weights.tsv``) on an annotated corpus.

    python tools/fit_attribution.py TRAIN DEV [--out FILE] [--at-least 60] [--ridge 2] [--cache DIR] [--step N]

``TRAIN`` and ``DEV`` are folders in the layout of ``tools/polnear.py``. A ridge logistic regression tells candidates that
the corpus annotates from those it does not. The features are constructions, classes of cue words and kinds of sources: no
word of the corpus enters the table. A feature counts when it is seen ``--at-least`` times; the threshold is the one of
0.30, 0.35 and 0.40 that is best on DEV. Prints precision, recall and F1 of attributions (content words with a Jaccard
index of half or more and the right source). Same data in, same table out. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from polnear import NONE, Article, Said, articles, pairs
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from unfog.lexicon.cues import cues
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.read.attribution import choose, frames
from unfog.read.attribution.frames import Candidate
from unfog.read.attribution.made import one_span, spans_of
from unfog.read.attribution.speech import whole_quotes
from unfog.read.attribution.text import Text, text_of
from unfog.read.attribution.weights import Weights

THRESHOLDS = (0.30, 0.35, 0.40)
SMALLEST = 0.02
"""Weights nearer to zero are left out of the table."""
FEWEST_JOINS = 5
HEAD = """\
# Weights of abstract features for choosing attributions (which candidate of which construction counts). Made by
# tools/fit_attribution.py on 2026-11-24: a logistic regression (L2 penalty {ridge:g}, features seen {least} times or more) on the
# train split of the PolNeAR corpus (840 news articles); {f1} F1 on its dev split with this table. The table holds
# constructions, classes of cue words and kinds of sources, no words, counts or texts of that corpus. `join` rows: relations
# that belong to the content.
"""
Row = tuple[Article, Text, list[frozenset[int]]]
"""An article, its columns, and the corpus words under each token."""


def prepared(found: Sequence[Article]) -> list[Row]:
    """Columns of every article."""
    rows = []
    for article in found:
        text = text_of(article.parsed)
        rows.append((article, text, [article.words.under([span]) for span in zip(text.start, text.end, strict=True)]))
    return rows


def under(words: list[frozenset[int]], numbers: set[int] | frozenset[int]) -> frozenset[int]:
    """Corpus words under tokens."""
    return NONE.union(*(words[i] for i in numbers)) if numbers else NONE


def joins(rows: Sequence[Row], weights: Weights) -> frozenset[tuple[str, str]]:
    """The (frame, relation) pairs of what follows a content that is annotated as part of it more often than not."""
    seen: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for article, text, words in rows:
        for candidate in frames.candidates(text, cues(), weights):
            if candidate.group in ("parataxis", "phrase", "document"):
                continue
            right = max(text.tree(candidate.core))
            for gold in article.gold:
                if words[candidate.head] & gold.cue and words[candidate.core] & gold.content:
                    for k in text.kids[candidate.head]:
                        under_k = under(words, text.tree(k))
                        if k > right and under_k and text.dep[k] not in ("punct", "cc", "conj"):
                            relation = text.dep[k] + (":" + text.lower[k] if text.dep[k] == "prep" else "")
                            row = seen[candidate.group, relation]
                            row[0] += len(under_k & gold.content) > len(under_k) / 2
                            row[1] += 1
    return frozenset(pair for pair, (inside, n) in seen.items() if n >= FEWEST_JOINS and inside / n > 0.5)


def is_right(article: Article, text: Text, words: list[frozenset[int]], candidate: Candidate) -> bool:
    """Whether the corpus has this attribution: same cue word, right source, half of the content or the quotation's head."""
    whole_quotes(text, candidate)
    content = under(words, candidate.content - candidate.cue - candidate.source)
    ours = Said(under(words, candidate.source), NONE, NONE)
    for gold in article.gold:
        if words[candidate.head] & gold.cue and article.words.same_source(gold, ours):
            half = len(content & gold.content) >= 0.5 * len(content | gold.content)
            if half or (candidate.group in ("ccomp", "parataxis") and gold.quoted and words[candidate.core] & gold.content):
                return True
    return False


def examples(rows: Sequence[Row], weights: Weights) -> tuple[list[list[str]], np.ndarray]:
    """Features and label of every candidate that is weighed."""
    features, labels = [], []
    for article, text, words in rows:
        for candidate in frames.candidates(text, cues(), weights):
            if candidate.frame != "phrase":
                features.append(choose.scored_features(text, candidate, speaker_kinds()))
                labels.append(float(is_right(article, text, words, candidate)))
    return features, np.array(labels)


def fit(features: Sequence[Sequence[str]], labels: np.ndarray, ridge: float, least: int) -> dict[str, float]:
    """Ridge logistic regression over the features seen ``least`` times or more."""
    seen = Counter(name for row in features for name in row)
    number = {name: k for k, name in enumerate(sorted(name for name, n in seen.items() if n >= least))}
    starts, columns = [0], []
    for row in features:
        columns += sorted({number[name] for name in row if name in number})
        starts.append(len(columns))
    design = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(labels), len(number)))
    turned = design.T.tocsr()

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = design @ w
        value = float(np.sum(np.logaddexp(0, z) - labels * z) + ridge / 2 * w @ w)
        return value, turned @ (1 / (1 + np.exp(-z)) - labels) + ridge * w

    found = minimize(loss, np.zeros(len(number)), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return dict(zip(number, (float(w) for w in found.x), strict=True))


def chosen(article: Article, text: Text, weights: Weights) -> list[Said]:
    """What the reader finds with these weights."""
    made = []
    for candidate in choose.choose(text, cues(), speaker_kinds(), weights):
        source, cue = one_span(text, candidate.source), one_span(text, candidate.cue)
        said = Said(
            article.words.under([source] if source else []),
            article.words.under([cue] if cue else []),
            article.words.under(spans_of(text, candidate.content)),
        )
        if said.content:
            made.append(said)
    return made


def scores(rows: Sequence[Row], weights: Weights) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent."""
    right = found = there = 0
    for article, text, _ in rows:
        ours = chosen(article, text, weights)
        both = pairs(article.words, article.gold, ours)
        right += sum(article.words.same_source(article.gold[i], ours[k]) for i, k in both)
        found, there = found + len(ours), there + len(article.gold)
    return 100 * right / found, 100 * right / there, 200 * right / (found + there)


def table(weights: Weights, ridge: float, least: int, f1: float) -> str:
    """The file's text."""
    lines = [HEAD.format(ridge=ridge, least=least, f1=f"{f1:.1f}") + "table\tfeature\tweight"]
    lines.append(f"threshold\tscore\t{weights.at_least:.2f}")
    lines += [f"join\t{a} {b}\t1" for a, b in sorted(weights.joined)]
    lines += [f"weight\t{k}\t{v:.2f}" for k, v in sorted(weights.of.items()) if abs(v) >= SMALLEST]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument(
        "--at-least", type=int, nargs="+", default=[60], help="several: tried one after another, the last is kept"
    )
    parser.add_argument("--ridge", type=float, default=2.0)
    parser.add_argument("--cache", type=Path, help="folder for parses")
    parser.add_argument("--step", type=int, default=1, help="every nth article of TRAIN")
    options = parser.parse_args()
    train = prepared(articles(options.train, options.cache, options.step))
    dev = prepared(articles(options.dev, options.cache))
    empty = Weights(of={}, joined=frozenset(), at_least=0.5)
    joined = joins(train, empty)
    features, labels = examples(train, Weights(of={}, joined=joined, at_least=0.5))
    print(f"{len(train)} articles, {len(labels)} candidates, {int(labels.sum())} of them annotated, {len(joined)} joins")
    for least in options.at_least:
        of = {name: round(w, 2) for name, w in fit(features, labels, options.ridge, least).items() if abs(w) >= SMALLEST}
        tried = [Weights(of=of, joined=joined, at_least=threshold) for threshold in THRESHOLDS]
        results = [scores(dev, weights) for weights in tried]
        best = max(range(len(tried)), key=lambda k: (results[k][2], k))
        shown = ", ".join(f"{t:.2f}: {p:.1f}/{r:.1f}/{f:.1f}" for t, (p, r, f) in zip(THRESHOLDS, results, strict=True))
        print(f"seen {least} times or more: {len(of)} weights; dev P/R/F1 at {shown}", flush=True)
    if options.out:
        options.out.write_text(table(tried[best], options.ridge, least, results[best][2]), encoding="utf-8")


if __name__ == "__main__":
    main()
