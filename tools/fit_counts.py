"""Fit the trees that weigh whether a figure is of the report's own happening (``unfog/lexicon/en/count_choice.tsv``).

    python tools/fit_counts.py DATA... [--out FILE] [--made DATE] [--cache FILE]

``DATA`` are folders of annotated incidents (``<incident>/reports.jsonl`` and ``gold.json`` with ``casualty_claims``), files of
annotated passages (JSON Lines with ``gold.numbers``), and folders of local news (``docs.jsonl`` and ``incidents.jsonl`` with the
numbers of those ``killed`` and ``injured``), of which ``LOCAL`` reports spread over the file are taken. Every figure that the
rules let pass is an example, right where the record of its report has a figure of that harm and number, or, of local news,
where it is no more than the record's. Boosted trees over the yes-or-no signs of
``unfog/read/counts/weighing.py``, which hold no word of the data. Incidents and passages are split into ``FOLDS``; what is
printed was scored by trees that saw neither the incident nor the passage. Same data in, same table out. Needs numpy and
scikit-learn.
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
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from unfog.config import Config
from unfog.ingest import read_inputs
from unfog.model import CountValue, Report
from unfog.read.attribution import superseded_spans
from unfog.read.attribution.trees import Trees
from unfog.read.counts import proposed_drafts
from unfog.read.events import find_events
from unfog.read.names import find_mentions, mark_withdrawn
from unfog.read.parse import Parser
from unfog.read.passages import find_passages
from unfog.read.places import find_places
from unfog.read.times import read_times

FOLDS = 8
BARS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6)
AT_LEAST = 0.45
"""The score from which a figure stays; F1 out of fold is the same from 0.4 to 0.5 (2026-11-27)."""
LOCAL = 250
"""Reports of local news that are taken: without them their single deaths were taken out (37 right figures of 744; 3 with
them)."""
FEWEST = 15
"""Times that a sign must be seen to count."""
TREES, LEAVES, RATE, SMALLEST = 150, 12, 0.06, 20
HEAD = """\
# Boosted trees over abstract signs: whether a figure is of the report's own happening. Made by tools/fit_counts.py on {made}
# with scikit-learn's histogram gradient boosting ({trees} trees of up to {leaves} leaves, learning rate {rate:g}, signs seen
# {fewest} times or more) on {figures} figures of {groups} made-up or re-told incidents, passages and incidents of local news.
# Out of fold {dropped} of {wrong} wrong figures are left out and {lost} of {right} right ones. The table holds constructions and
# comparisons of numbers; no words, names or texts of the data. Columns: see unfog/read/attribution/trees.py.
node\tfeature\tyes\tno\tvalue
"""
KEYS = ("id", "url", "outlet", "language", "published", "title", "text")


@dataclass(frozen=True)
class Figure:
    """One figure that the rules let pass: its incident or passage, its signs and whether the record has it."""

    group: str
    signs: frozenset[str]
    right: bool


def annotated(path: Path) -> Iterator[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    """``(incident or passage, report, numbers of the record)``; English only."""
    if path.is_file():
        for row in rows(path):
            if str(row.get("language") or "en").startswith("en") and "numbers" in row["gold"]:
                yield f"{path.stem}/{row['id']}", row, row["gold"]["numbers"]
        return
    if (path / "docs.jsonl").exists():
        records = {doc: row for row in rows(path / "incidents.jsonl") for doc in row["docs"]}
        documents = rows(path / "docs.jsonl")
        for row in documents[:: max(1, len(documents) // LOCAL)][:LOCAL]:
            record = records[row["id"]]
            most = [{"kind": kind, "most": record[kind]} for kind in ("killed", "injured") if record[kind] is not None]
            yield record["incident_id"], row, most
        return
    for folder in sorted(p for p in path.iterdir() if (p / "reports.jsonl").exists()):
        claims = json.loads((folder / "gold.json").read_text("utf-8"))["casualty_claims"]
        for row in rows(folder / "reports.jsonl"):
            if str(row.get("language") or "en").startswith("en"):
                yield folder.name, row, [c for c in claims if c["report_id"] == row["id"]]


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def reports_of(data: Sequence[Path]) -> Iterator[tuple[str, str, Report, list[dict[str, Any]]]]:
    """``(incident or passage, name of the data, report, numbers of the record)`` in the order of the data; an incident that two
    folders hold is taken once."""
    seen: set[tuple[str, str]] = set()
    items = [(*item, path.stem) for path in data for item in annotated(path)]
    items = [i for i in items if not ((i[0], i[1]["id"]) in seen or seen.add((i[0], i[1]["id"])))]  # type: ignore[func-returns-value]
    with TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.jsonl"
        lines = (json.dumps({k: i[1].get(k) for k in KEYS if i[1].get(k)} | {"id": str(n)}) for n, i in enumerate(items))
        feed.write_text("\n".join(lines), "utf-8")
        reports = {r.external_id: r for r in read_inputs([str(feed)], Config(quiet=True)).reports}
    for n, (group, _, numbers, name) in enumerate(items):
        yield group, name, reports[str(n)], numbers


def figures(parser: Parser, data: Sequence[Path]) -> Iterator[Figure]:
    """Every figure that the rules let pass, in the order of the data."""
    for group, _, report, numbers in reports_of(data):
        yield from of_report(parser, report, group, numbers)


def of_report(parser: Parser, report: Report, group: str, numbers: list[dict[str, Any]]) -> Iterator[Figure]:
    """The figures of one report."""
    parsed = parser.parse(report)
    times, publication = read_times(report)
    passages, places = find_passages(parsed), find_places(report, parsed)
    mentions = mark_withdrawn(parsed, find_mentions(parsed, places), passages, superseded_spans(parsed))
    events = find_events(parsed, passages, times, places, mentions, publication)
    told = tuple(event for event in events if event.happening is None)
    drafts, weighing = proposed_drafts(parsed, passages, told, times, places, mentions, publication)
    for n, signs in weighing.described(drafts):
        value = drafts[n].value
        if isinstance(value, CountValue):
            known = [g for g in numbers if g["kind"] == drafts[n].field]
            if known or not any("most" in g for g in numbers):
                yield Figure(group, signs, any(same(g, value) for g in known))


def same(gold: dict[str, Any], value: CountValue) -> bool:
    """Whether a number of a record and a value are one; a zero may be told as "no indications of any"."""
    if "most" in gold:
        figure = value.min if value.min is not None else value.max
        return figure is None or figure <= gold["most"]
    bounds = (gold["min"], gold["max"])
    if gold["qualifier"] == "none reported" or bounds == (0, 0) and value.qualifier == "none reported":
        return value.qualifier == "none reported"
    if bounds == (None, None):
        return (value.min, value.max) == (None, None) and value.qualifier == gold["qualifier"]
    return bounds == (value.min, value.max)


def fit(found: Sequence[Figure]) -> Trees:
    """Boosted trees for yes-or-no signs."""
    seen = Counter(sign for figure in found for sign in figure.signs)
    names = sorted(sign for sign, n in seen.items() if n >= FEWEST)
    number = {name: k for k, name in enumerate(names)}
    design = np.zeros((len(found), len(names)), dtype=np.uint8)
    for i, figure in enumerate(found):
        design[i, [number[sign] for sign in figure.signs if sign in number]] = 1
    model = HistGradientBoostingClassifier(
        max_iter=TREES, max_leaf_nodes=LEAVES, learning_rate=RATE, l2_regularization=5,
        min_samples_leaf=SMALLEST, early_stopping=False, random_state=0,
    ).fit(design, [figure.right for figure in found])  # fmt: skip
    return table_of(model, names, AT_LEAST)


def out_of_fold(found: Sequence[Figure]) -> np.ndarray:
    """The score of every figure by trees that did not see its incident or passage."""
    groups = np.unique([figure.group for figure in found], return_inverse=True)[1]
    scores = np.zeros(len(found))
    for train, test in GroupKFold(FOLDS).split(groups, groups=groups):
        trees = fit([found[i] for i in train])
        scores[test] = trees.scores([found[i].signs for i in test])
    return scores


def table(trees: Trees, **figures: object) -> str:
    """The file's text."""
    return HEAD.format(trees=TREES, leaves=LEAVES, rate=RATE, fewest=FEWEST, **figures) + tree_rows(trees)


def tree_rows(trees: Trees) -> str:
    """The rows of a table of trees."""
    lines = [f"base\t\t\t\t{trees.base:g}", f"at least\t\t\t\t{trees.at_least:g}"]
    roots = set(trees.roots)
    for here, (feature, yes, no, value) in enumerate(trees.nodes):
        kind = "root" if here in roots else "node"
        lines.append(f"{kind}\t{feature}\t{yes - here}\t{no - here}\t" if feature else f"{kind}\t\t\t\t{value:g}")
    return "\n".join(lines) + "\n"


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
    right = np.array([figure.right for figure in found])
    scores = out_of_fold(found)
    for bar in BARS:
        out = scores < bar
        wrong = f"{(out & ~right).sum()} of {(~right).sum()} wrong"
        print(f"score from {bar:.2f}: left out {wrong}, {(out & right).sum()} of {right.sum()} right")
    out = scores < AT_LEAST
    if options.out:
        told = {"figures": len(found), "groups": len({f.group for f in found}), "wrong": (~right).sum(), "right": right.sum()}
        text = table(fit(found), made=options.made, dropped=(out & ~right).sum(), lost=(out & right).sum(), **told)
        options.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
