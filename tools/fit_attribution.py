"""Fit the trees that choose attributions and their extent (``unfog/lexicon/en/attribution_*.tsv``) on an annotated corpus.

    python tools/fit_attribution.py TRAIN DEV [--out FOLDER] [--cache DIR] [--step N] [--only NAME]

``TRAIN`` and ``DEV`` are folders in the layout of ``tools/polnear.py``. Four tables are made, all of boosted trees over the
yes-or-no features of ``unfog/read/attribution/features.py``, ``context.py``, ``extent.py`` and ``cue_extent.py``, which hold
no word of the corpus: ``content`` tells which phrases belong to what was said, ``choice`` which candidates the corpus
annotates, ``context`` the same once more with the scores of the others in view (scores by trees fitted on the other four
fifths of the articles), ``cue`` which words beside the cue word belong to the cue of a chosen candidate. ``--only cue`` and
``--only context`` make one table anew, with the others as they are. The score from which a candidate counts is the lowest of
``THRESHOLDS`` that is as good as the best on every fifth article of TRAIN, with trees fitted on the others. DEV is only
reported. Same data in, same tables out. Needs numpy and scikit-learn.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from fitting import Growth, grow, tree_table
from polnear import NONE, Article, Said, articles, pairs

from unfog.lexicon.cues import cues
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.read.attribution import choose, context, cue_extent, extent, frames
from unfog.read.attribution.frames import Candidate
from unfog.read.attribution.made import one_span, spans_of
from unfog.read.attribution.speech import whole_quotes
from unfog.read.attribution.text import Text, text_of
from unfog.read.attribution.trees import Fitted, Trees, fitted

THRESHOLDS = (0.25, 0.30, 0.35, 0.40)
SAME = 0.3
"""Points of F1 that count as none (so with 840 articles): among equals the lower score finds more."""
HEAD = """\
# Boosted trees over abstract features: {what}. Made by tools/fit_attribution.py on {made} with scikit-learn's histogram
# gradient boosting ({trees} trees of up to {leaves} leaves, learning rate {rate:g}, features seen {fewest} times or more) on
# the train split of the PolNeAR corpus ({articles} news articles). The table holds constructions, classes of cue words and
# kinds of sources; no words, counts or texts of that corpus. Columns: see unfog/read/attribution/trees.py.
node\tfeature\tyes\tno\tvalue
"""
Row = tuple[Article, Text, list[frozenset[int]]]
"""An article, its columns, and the corpus words under each token."""


EMPTY = Trees.of((), (), 0.0, 0.5)
CHOICE = Growth(160, 36, 0.1, smallest=50, fewest=60)
FOLD = Growth(60, 36, 0.2, smallest=50, fewest=60)
"""The trees that score the articles they were not fitted on."""
FOLDS = 5
CONTEXT = Growth(60, 24, 0.1, smallest=50, fewest=60)
CONTENT = Growth(100, 16, 0.1, smallest=50, fewest=60)
CUE = Growth(40, 12, 0.15, smallest=50, fewest=60)


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


def phrases(rows: Sequence[Row]) -> tuple[list[list[str]], np.ndarray]:
    """Features of every unit of the candidates that the corpus annotates; whether it is content."""
    features, content = [], []
    for article, text, words in rows:
        for candidate in frames.candidates(text, cues()):
            if candidate.group in choose.AS_THEY_ARE:
                continue
            core = words[candidate.core]
            gold = next((g for g in article.gold if words[candidate.head] & g.cue and core and core <= g.content), None)
            for unit in extent.units(text, candidate) if gold else ():
                inside = under(words, unit.words)
                if gold and inside:
                    features.append(extent.features_of_unit(text, candidate, unit, cues()))
                    content.append(2 * len(inside & gold.content) > len(inside))
    return features, np.array(content)


def cue_words(rows: Sequence[Row], by: Fitted) -> tuple[list[list[str]], np.ndarray]:
    """Features of the words beside the cue words that both the reader and the corpus have, up to the first on either side
    that is none of the annotated cue; whether it is one. ``by`` has no trees for the cue."""
    features: list[list[str]] = []
    labels: list[bool] = []
    kinds = speaker_kinds()
    for article, text, words in rows:
        for candidate in choose.choose(text, cues(), kinds, by):
            content = under(words, candidate.content)
            golds = [g for g in article.gold if words[candidate.head] & g.cue and g.content & content]
            if candidate.group in cue_extent.AS_MADE or text.empty[candidate.head] or not golds:
                continue
            cue = max(golds, key=lambda g: len(g.content & content)).cue

            def goes_on(found: list[str], word: int, cue: frozenset[int] = cue, words: list[frozenset[int]] = words) -> bool:
                if not words[word]:
                    return True
                features.append(found)
                labels.append(bool(words[word] & cue))
                return labels[-1]

            for side in cue_extent.SIDES:
                cue_extent.walk(text, candidate, side, cues(), kinds, goes_on)
    return features, np.array(labels)


def examples(rows: Sequence[Row], by: Fitted) -> tuple[list[list[str]], np.ndarray, np.ndarray]:
    """Features and label of every candidate that is weighed, and the number of its article."""
    features, labels, numbers = [], [], []
    for number, (article, text, words) in enumerate(rows):
        proposed = list(frames.candidates(text, cues()))
        for candidate, found in choose.described(text, proposed, cues(), speaker_kinds()):
            if candidate.group not in choose.AS_THEY_ARE:
                extent.settle(text, candidate, cues(), by.content)
            features.append(found)
            labels.append(is_right(article, text, words, candidate))
            numbers.append(number)
    return features, np.array(labels), np.array(numbers)


def chosen(article: Article, text: Text, by: Fitted) -> list[Said]:
    """What the reader finds with these trees."""
    made = []
    for candidate in choose.choose(text, cues(), speaker_kinds(), by):
        source, cue = one_span(text, candidate.source), one_span(text, candidate.cue)
        said = Said(
            article.words.under([source] if source else []),
            article.words.under([cue] if cue else []),
            article.words.under(spans_of(text, candidate.content)),
        )
        if said.content:
            made.append(said)
    return made


def scores(rows: Sequence[Row], by: Fitted) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent."""
    right = found = there = 0
    for article, text, _ in rows:
        ours = chosen(article, text, by)
        both = pairs(article.words, article.gold, ours)
        right += sum(article.words.same_source(article.gold[i], ours[k]) for i, k in both)
        found, there = found + len(ours), there + len(article.gold)
    return 100 * right / found, 100 * right / there, 200 * right / (found + there)


def in_context(
    rows: Sequence[Row], features: Sequence[Sequence[str]], labels: np.ndarray, numbers: np.ndarray
) -> tuple[list[list[str]], Trees]:
    """Features of every candidate among the others of its report, scored by trees that did not see its article; and the trees
    that did not see every fifth article."""
    first = np.zeros(len(labels))
    for fold in range(FOLDS):
        out = numbers % FOLDS == fold
        trial = grow([row for row, held in zip(features, out, strict=True) if not held], labels[~out], FOLD, 0.5)
        first[out] = trial.scores([row for row, held in zip(features, out, strict=True) if held])
    scores = iter(first.tolist())
    found: list[list[str]] = []
    for _, text, _ in rows:
        proposed = list(frames.candidates(text, cues()))
        weighed = [candidate for candidate, _ in choose.described(text, proposed, cues(), speaker_kinds())]
        for candidate in weighed:
            candidate.score = next(scores)
        found += context.context_features(text, weighed)
    return found, trial


def context_trees(train: Sequence[Row], by: Fitted) -> Trees:
    """The trees of the second look, and the score from which a candidate counts."""
    features, labels, numbers = examples(train, by)
    around, first = in_context(train, features, labels, numbers)
    held = numbers % FOLDS == FOLDS - 1
    trial = grow([row for row, out in zip(around, held, strict=True) if not out], labels[~held], CONTEXT, 0.5)
    tries = []
    for threshold in THRESHOLDS:
        now = replace(by, choice=first, context=replace(trial, at_least=threshold))
        p, r, f = scores(train[FOLDS - 1 :: FOLDS], now)
        print(f"every fifth article, score in context from {threshold:.2f}: {p:.1f}/{r:.1f}/{f:.1f}", flush=True)
        tries.append((f, threshold))
    level = min(threshold for f, threshold in tries if f > max(tries)[0] - SAME)
    return replace(grow(around, labels, CONTEXT, 0.5), at_least=level)


def choice_and_content(train: Sequence[Row]) -> Fitted:
    """The trees that do not need chosen candidates."""
    features, is_content = phrases(train)
    content = grow(features, is_content, CONTENT, 0.5)
    print(f"{len(train)} articles, {len(features)} phrases, {is_content.sum()} of them content", flush=True)
    features, labels, _ = examples(train, Fitted(choice=EMPTY, context=EMPTY, content=content, cue=EMPTY))
    print(f"{len(labels)} candidates, {labels.sum()} of them annotated", flush=True)
    by = Fitted(choice=grow(features, labels, CHOICE, 0.5), context=EMPTY, content=content, cue=EMPTY)
    return replace(by, context=context_trees(train, by))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("--out", type=Path, help="folder for the three tables")
    parser.add_argument("--made", default="undated", help="the day that the tables' heads name")
    parser.add_argument("--cache", type=Path, help="folder for parses")
    parser.add_argument("--only", choices=("cue", "context"), help="make one table alone")
    parser.add_argument("--step", type=int, default=1, help="every nth article of TRAIN")
    options = parser.parse_args()
    train = prepared(articles(options.train, options.cache, options.step))
    by = fitted() if options.only else choice_and_content(train)
    if options.only == "context":
        by = replace(by, context=context_trees(train, by))
    else:
        features, is_cue = cue_words(train, replace(by, cue=EMPTY))
        print(f"{len(features)} words beside cue words, {is_cue.sum()} of them cue", flush=True)
        by = replace(by, cue=grow(features, is_cue, CUE, 0.5))
    if options.out:
        made, n = options.made, len(train)
        for name, trees, size, what in (
            ("cue", by.cue, CUE, "which words belong to the cue"),
            ("context", by.context, CONTEXT, "which candidates are attributions, the others of the report in view"),
            ("choice", by.choice, CHOICE, "which candidates are attributions"),
            ("content", by.content, CONTENT, "which phrases belong to what was said"),
        ):
            if options.only not in (None, name):
                continue
            head = HEAD.format(what=what, made=made, articles=n, **size.told())
            (options.out / f"attribution_{name}.tsv").write_text(tree_table(head, trees), encoding="utf-8")
    p, r, f = scores(prepared(articles(options.dev, options.cache)), by)
    print(f"DEV: precision {p:.1f}, recall {r:.1f}, F1 {f:.1f}")


if __name__ == "__main__":
    main()
