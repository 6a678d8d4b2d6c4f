"""Fit the trees that choose who tells a figure (``unfog/lexicon/en/voice_choice.tsv``).

    python tools/fit_voices.py DATA... [--out FILE] [--made DATE] [--cache FILE]

``DATA`` are folders of annotated incidents (``<incident>/reports.jsonl`` and ``gold.json`` with ``casualty_claims``) and files of
annotated passages (JSON Lines with ``gold.numbers``); English only. An example is everybody who could tell a figure whose
words a quotation of the record holds and no attribution does; right is whoever the record names for it (any name of the chain),
or the outlet where it names nobody.
Boosted trees over the yes-or-no signs of ``unfog/read/attribution/voices/signs.py``, which hold no word of the data.
Incidents and passages are split into ``FOLDS``; what is printed was scored by trees that saw neither the incident nor the
passage. Same data in, same table out. Needs numpy and scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from boosted import table_of
from fit_counts import annotated, same
from fit_stances import any_same
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from unfog.config import Config
from unfog.ingest import read_inputs
from unfog.model import Attribution, CountValue, Draft, Report, Speaker
from unfog.read import layers
from unfog.read.attribution.trees import Trees
from unfog.read.attribution.voices import Choice, described, made_speaker, ranked
from unfog.read.claims import OUTLET_VOICE, speaker_of, told_by_rules
from unfog.read.parse import Parsed, Parser
from unfog.read.reader import opening_of

FOLDS = 5
FEWEST = 20
"""Times that a sign must be seen to count."""
TREES, LEAVES, RATE, SMALLEST = 160, 14, 0.07, 20
MARGIN, MEASURED = 0.12, 0.1
"""By how much a score must be higher than that of the speaker whom the rules chose: a little more than what is measured out of
fold, where 0.05 to 0.15 come to the same."""
HEAD = """\
# Boosted trees over abstract signs: who tells a figure. Made by tools/fit_voices.py on {made} with scikit-learn's histogram
# gradient boosting ({trees} trees of up to {leaves} leaves, learning rate {rate:g}, signs seen {fewest} times or more) on
# {figures} figures that no words of an attribution hold, of {groups} made-up or re-told incidents and passages.
# Out of fold {chosen} of them have the right speaker (margin {measured:g}), with the rules alone {ruled}.
# "at least" is the margin over the rules' choice. The table holds constructions, classes of words and kinds of speakers;
# no words, names or texts of the data. Columns: see unfog/read/attribution/trees.py.
node\tfeature\tyes\tno\tvalue
"""
_KEYS = ("id", "url", "outlet", "language", "published", "title", "text")


@dataclass(frozen=True)
class Figure:
    """A figure: its incident or passage, all who could tell it with their signs, which of them are right (by place), the place
    of the rules' choice, and whether that is right."""

    group: str
    signs: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    order: tuple[int, ...]
    ruled: bool


def figures(parser: Parser, data: Sequence[Path]) -> Iterator[Figure]:
    """Every figure on record, in the order of the data; an incident that two folders hold is taken once."""
    items: dict[tuple[str, str], tuple[dict[str, Any], list[dict[str, Any]]]] = {}
    for path in data:
        for group, row, numbers in annotated(path):
            items.setdefault((group, row["id"]), (row, numbers))
    with TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.jsonl"
        rows = ({k: row.get(k) for k in _KEYS if row.get(k)} | {"id": str(n)} for n, (row, _) in enumerate(items.values()))
        feed.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
        reports = {r.external_id: r for r in read_inputs([str(feed)], Config(quiet=True)).reports}
    ordered: list[Report] = [opening_of(reports[str(n)]) for n in range(len(items))]
    for (group, _), (_, numbers), parsed in zip(items, items.values(), parser.parse_all(ordered), strict=True):
        yield from of_report(parsed, group, numbers)


def of_report(parsed: Parsed, group: str, numbers: list[dict[str, Any]]) -> Iterator[Figure]:
    """The figures of one report."""
    times, publication = layers.read_times(parsed.report)
    passages, places = layers.find_passages(parsed), layers.find_places(parsed.report, parsed)
    found = layers.find_mentions(parsed, places)
    mentions = layers.mark_withdrawn(parsed, found, passages, layers.superseded_spans(parsed))
    attributions = layers.find_attributions(parsed, passages, mentions, places)
    events = layers.find_events(parsed, passages, times, places, mentions, publication)
    happened = tuple(event for event in events if event.happening is None)
    drafts = layers.count_drafts(parsed, passages, happened, times, places, mentions, publication)
    yield from of_drafts(parsed, group, numbers, drafts, attributions, layers.issuer_of(parsed, mentions))


def of_drafts(
    parsed: Parsed,
    group: str,
    numbers: list[dict[str, Any]],
    drafts: Sequence[Draft],
    attributions: tuple[Attribution, ...],
    issuer: Speaker | None,
) -> Iterator[Figure]:
    """The figures of a report that is read."""
    told = [
        (d, a) for d, a in told_by_rules(parsed, drafts, attributions) if isinstance(d.value, CountValue) and not d.background
    ]
    ruled = [a for _, a in told]
    for choice in described(parsed, [d for d, _ in told], ruled, attributions, issuer):
        draft = told[choice.number][0]
        known = [g for g in numbers if g["kind"] == draft.field and isinstance(draft.value, CountValue) and same(g, draft.value)]
        known = [g for g in known if _holds(parsed.report.text, g["quote"], draft.start, draft.end)]
        if known:
            speakers = [_speaker(parsed, choice, n, issuer) for n in range(len(choice.voices))]
            right = tuple(any(_is_right(g.get("speaker"), s) for g in known) for s in speakers)
            by_rule = any(_is_right(g.get("speaker"), speaker_of(ruled[choice.number], issuer)) for g in known)
            order = ranked(choice, [0.0] * len(right), ruled[choice.number], 1.0)
            yield Figure(group, tuple(choice.signs), right, tuple(order), by_rule)


def _holds(text: str, quote: str, start: int, end: int) -> bool:
    at = text.find(quote)
    return at >= 0 and at < end and start < at + len(quote)


def _speaker(parsed: Parsed, choice: Choice, n: int, issuer: Speaker | None) -> Speaker | None:
    """Who a voice of a choice would be in a claim."""
    voice = choice.voices[n]
    if voice is None or isinstance(voice, Speaker):
        return voice or OUTLET_VOICE
    attribution = made_speaker(parsed, voice, choice.draft)
    return speaker_of(attribution, issuer) if attribution is not None else None


def _is_right(gold: str | None, speaker: Speaker | None) -> bool:
    if speaker is None:
        return False
    names = [name for name in (speaker.name, *speaker.chain) if name]
    return any_same(gold, names) if gold else speaker.name is None


def fit(found: Sequence[Figure]) -> Trees:
    """Boosted trees for yes-or-no signs."""
    cases = [(signs, right) for figure in found for signs, right in zip(figure.signs, figure.right, strict=True)]
    seen = Counter(sign for signs, _ in cases for sign in signs)
    names = sorted(sign for sign, n in seen.items() if n >= FEWEST)
    number = {name: k for k, name in enumerate(names)}
    design = np.zeros((len(cases), len(names)), dtype=np.uint8)
    for i, (signs, _) in enumerate(cases):
        design[i, [number[sign] for sign in signs if sign in number]] = 1
    model = HistGradientBoostingClassifier(
        max_iter=TREES, max_leaf_nodes=LEAVES, learning_rate=RATE, l2_regularization=5,
        min_samples_leaf=SMALLEST, early_stopping=False, random_state=0,
    ).fit(design, [right for _, right in cases])  # fmt: skip
    return table_of(model, names, MARGIN)


def out_of_fold(found: Sequence[Figure]) -> int:
    """How many figures get the right speaker by trees that did not see their incident or passage."""
    groups = np.unique([figure.group for figure in found], return_inverse=True)[1]
    right = 0
    for train, test in GroupKFold(FOLDS).split(groups, groups=groups):
        trees = fit([found[i] for i in train])
        for i in test:
            figure = found[i]
            scores = trees.scores(figure.signs)
            best = max(range(len(scores)), key=lambda n: (scores[n], -n))
            kept = figure.order[0]
            right += figure.right[kept if scores[best] - scores[kept] < MEASURED else best]
    return right


def table(trees: Trees, **figures: object) -> str:
    """The file's text."""
    head = HEAD.format(measured=MEASURED, trees=TREES, leaves=LEAVES, rate=RATE, fewest=FEWEST, **figures)
    lines = [f"base\t\t\t\t{trees.base:g}", f"at least\t\t\t\t{trees.at_least:g}"]
    roots = set(trees.roots)
    for here, (feature, yes, no, value) in enumerate(trees.nodes):
        kind = "root" if here in roots else "node"
        lines.append(f"{kind}\t{feature}\t{yes - here}\t{no - here}\t" if feature else f"{kind}\t\t\t\t{value:g}")
    return head + "\n".join(lines) + "\n"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--made", default="undated", help="the day that the table's head names")
    parser.add_argument("--cache", type=Path, help="file for the figures with their signs")
    options = parser.parse_args()
    if options.cache and options.cache.exists():
        found = pickle.loads(options.cache.read_bytes())
    else:
        found = list(figures(Parser(), options.data))
        if options.cache:
            options.cache.write_bytes(pickle.dumps(found))
    chosen, ruled = out_of_fold(found), sum(figure.ruled for figure in found)
    print(f"{len(found)} figures: right speaker {chosen} out of fold, {ruled} by the rules alone")
    if options.out:
        told = {"figures": len(found), "groups": len({f.group for f in found}), "chosen": chosen, "ruled": ruled}
        options.out.write_text(table(fit(found), made=options.made, **told), encoding="utf-8")


if __name__ == "__main__":
    main()
