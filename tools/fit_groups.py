"""Fit the trees that choose of which group the people of a figure are (``unfog/lexicon/en/group_choice.tsv``).

    python tools/fit_groups.py DATA... [--out FILE] [--made DATE] [--cache FILE]

``DATA`` are folders of annotated incidents (``<incident>/reports.jsonl`` and ``gold.json`` with ``casualty_claims``) and files of
annotated passages (JSON Lines with ``gold.numbers``). Every figure whose number the record of its report has is an example: each
group that comes into question is right or wrong by what the record calls those people (``RECORD_GROUPS``); of several entries
of that number the one counts whose quote holds the figure. Boosted trees over the yes-or-no signs of
``unfog/read/counts/group_signs.py``, which hold no word of the data. Incidents and passages are split into ``FOLDS``; what is
printed was chosen by trees that saw neither the incident nor the passage. Same data in, same table out. Needs numpy and
scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import numpy as np
from boosted import table_of
from fit_counts import KEYS, annotated, same, tree_rows
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from unfog.config import Config
from unfog.ingest import read_inputs
from unfog.model import CountValue, Draft, Group, Report
from unfog.read.attribution import superseded_spans
from unfog.read.attribution.trees import Trees
from unfog.read.counts import proposed_drafts
from unfog.read.counts.group_signs import Described
from unfog.read.counts.grouping import choice
from unfog.read.events import find_events
from unfog.read.names import find_mentions, mark_withdrawn
from unfog.read.parse import Parser
from unfog.read.passages import find_passages
from unfog.read.places import find_places
from unfog.read.times import read_times

FOLDS = 5
FEWEST = 15
"""Times that a sign must be seen to count."""
TREES, LEAVES, RATE, SMALLEST = 90, 12, 0.08, 20
RECORD_GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"bomber|militant|fighter|member|leader|commander|criminal|attacker|gunm|terrorist", frozenset(["militants", "other"])),
    (r"soldier|officer|troop|military|guard|service|cadet|army", frozenset(["soldiers", "police", "militants", "other"])),
    (
        r"villager|resident|famil|people|worker|passer|customer|patient|worshipp|student",
        frozenset(["civilians", "other"]),
    ),
    (r"child|girl|boy|minor|teen|infant", frozenset(["children", "other"])),
    (r"wom[ae]n", frozenset(["women", "other"])),
    (r"doctor|nurse|medic", frozenset(["medics", "other"])),
    (r"adult|bodies|body|dead|men", frozenset(["all", "other"])),
)
"""Records name people freely where no group of the vocabulary is theirs: the groups that such words may stand for."""
HEAD = """\
# Boosted trees over abstract signs: of which group the people of a figure are. Made by tools/fit_groups.py on {made} with
# scikit-learn's histogram gradient boosting ({trees} trees of up to {leaves} leaves, learning rate {rate:g}, signs seen {fewest}
# times or more) on {figures} figures of {groups} made-up or re-told incidents and passages. Out of fold the group is right for
# {right} of them, by the rules alone for {rules}. The table holds constructions and comparisons; no words, names or texts of the
# data. Columns: see unfog/read/attribution/trees.py.
node\tfeature\tyes\tno\tvalue
"""


@dataclass(frozen=True)
class Case:
    """A figure of which the record names the people: its incident or passage, the groups in question (that of the rules first)
    and those that the record allows."""

    group: str
    found: list[Described]
    allowed: frozenset[str]


def allowed(word: str | None) -> frozenset[str]:
    """The groups of the vocabulary that a record's word may stand for."""
    plain = (word or "all").strip().lower()
    if plain in get_args(Group):
        return frozenset([plain])
    some = next((groups for pattern, groups in RECORD_GROUPS if re.search(pattern, plain)), frozenset(["other"]))
    return some | {"soldiers"} if "military" in plain else some


def cases(parser: Parser, data: Sequence[Path]) -> Iterator[Case]:
    """Every figure whose number its record has, in the order of the data."""
    items = [item for path in data for item in annotated(path)]
    with TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.jsonl"
        lines = (json.dumps({k: row.get(k) for k in KEYS if row.get(k)} | {"id": str(n)}) for n, (_, row, _) in enumerate(items))
        feed.write_text("\n".join(lines), "utf-8")
        reports = {r.external_id: r for r in read_inputs([str(feed)], Config(quiet=True)).reports}
    for n, (group, _, numbers) in enumerate(items):
        yield from of_report(parser, reports[str(n)], group, numbers)


def of_report(parser: Parser, report: Report, group: str, numbers: list[dict[str, Any]]) -> Iterator[Case]:
    """The figures of one report."""
    parsed = parser.parse(report)
    times, publication = read_times(report)
    passages, places = find_passages(parsed), find_places(report, parsed)
    mentions = mark_withdrawn(parsed, find_mentions(parsed, places), passages, superseded_spans(parsed))
    events = find_events(parsed, passages, times, places, mentions, publication)
    told = tuple(event for event in events if event.happening is None)
    drafts, weighing, grouping = proposed_drafts(parsed, passages, told, times, places, mentions, publication)
    drafts = weighing.weighed(drafts)
    for n, found in grouping.described(drafts):
        known = entries(drafts[n], numbers, report.text)
        if known:
            yield Case(group, found, frozenset[str]().union(*(allowed(entry["group"]) for entry in known)))


def entries(draft: Draft, numbers: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """The entries of a record with the number of a figure: those whose quotes hold it, else all."""
    value = draft.value
    known = [g for g in numbers if isinstance(value, CountValue) and g["kind"] == draft.field and same(g, value)]
    starts = [text.find(entry["quote"]) for entry in known]
    near = [e for e, at in zip(known, starts, strict=True) if 0 <= at < draft.end and draft.start < at + len(e["quote"])]
    return near or known


def fit(found: Sequence[Case]) -> Trees:
    """Boosted trees for yes-or-no signs: is this group that of the figure?"""
    pairs = [(signs, group in case.allowed) for case in found for group, signs in case.found]
    seen = Counter(sign for signs, _ in pairs for sign in signs)
    names = sorted(sign for sign, n in seen.items() if n >= FEWEST)
    number = {name: k for k, name in enumerate(names)}
    design = np.zeros((len(pairs), len(names)), dtype=np.uint8)
    for i, (signs, _) in enumerate(pairs):
        design[i, [number[sign] for sign in signs if sign in number]] = 1
    model = HistGradientBoostingClassifier(
        max_iter=TREES, max_leaf_nodes=LEAVES, learning_rate=RATE, l2_regularization=5,
        min_samples_leaf=SMALLEST, early_stopping=False, random_state=0,
    ).fit(design, [right for _, right in pairs])  # fmt: skip
    return table_of(model, names, 0.5)


def chosen(trees: Trees, case: Case) -> Group:
    """The group that the program would choose."""
    return choice([group for group, _ in case.found], trees.scores([signs for _, signs in case.found]))


def out_of_fold(found: Sequence[Case]) -> list[Group]:
    """The group of every figure as trees choose that did not see its incident or passage."""
    groups = np.unique([case.group for case in found], return_inverse=True)[1]
    result: list[Group] = ["all"] * len(found)
    for train, test in GroupKFold(FOLDS).split(groups, groups=groups):
        trees = fit([found[i] for i in train])
        for i in test:
            result[i] = chosen(trees, found[i])
    return result


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
        found = list(cases(Parser(), options.data))
        if options.cache:
            options.cache.write_bytes(pickle.dumps(found))
    rules = sum(case.found[0][0] in case.allowed for case in found)
    right = sum(group in case.allowed for group, case in zip(out_of_fold(found), found, strict=True))
    print(f"{len(found)} figures: right by the rules {rules}, out of fold {right}")
    if options.out:
        told = {"figures": len(found), "groups": len({c.group for c in found}), "rules": rules, "right": right}
        head = HEAD.format(made=options.made, trees=TREES, leaves=LEAVES, rate=RATE, fewest=FEWEST, **told)
        options.out.write_text(head + tree_rows(fit(found)), encoding="utf-8")


if __name__ == "__main__":
    main()
