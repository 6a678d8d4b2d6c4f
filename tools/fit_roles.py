"""Fit the weights that tell who plays a role in a happening (``unfog/lexicon/en/role_weights.tsv``).

    python tools/fit_roles.py DATA [--out FILE] [--at-least 40] [--strength 0.1]

``DATA`` holds ``docs.jsonl`` (one report an object) and ``gold.jsonl`` with the filled templates of each report, as the training
part of MUC-4 has them: ``perp_ind``, ``perp_org``, ``phys_tgt``, ``hum_tgt_name``, ``hum_tgt_desc`` and ``instrument_id``,
each a list of fills with their ``alts``. A candidate of ``read.events.fillers`` is right when its words are a fill of its role
anywhere in the report's templates. One ridge logistic regression for each role over the abstract signs of
``read.events.signs``; thresholds are the best out of fold (five folds of reports). No word of a text enters the table. Same
data in, same table out. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from unfog.config import Config
from unfog.ingest import read_inputs
from unfog.read.events.fillers import candidates, signs_of
from unfog.read.events.finding import find_groups, mentions_at
from unfog.read.events.weapons import find_weapons
from unfog.read.names import find_mentions
from unfog.read.parse import Parser
from unfog.read.passages import find_passages
from unfog.read.places import find_places
from unfog.read.scope import Scope
from unfog.read.times import read_times

ROLES = ("attacker", "target", "victim", "weapon")
FILLS = {
    "attacker": ("perp_ind", "perp_org"),
    "target": ("phys_tgt", "hum_tgt_name", "hum_tgt_desc"),
    "victim": ("hum_tgt_name", "hum_tgt_desc"),
    "weapon": ("instrument_id",),
}
GRID = tuple(round(0.10 + 0.04 * step, 2) for step in range(18))
SMALLEST = 0.03
SLACK = 0.008
"""Within 0.8 points of the best F1 the highest threshold for adding is taken: what no trigger ties must be the surer one."""
HEAD = """\
# Weights of abstract signs for who plays a role in a happening, by role; "keep" and "add" are the scores from which what the
# syntax proposes stays and what stands near without a trigger is added. Made by tools/fit_roles.py on 2026-11-27: a logistic
# regression for each role (strength {strength:g}, signs seen {least} times or more) on the {reports} training reports of MUC-4;
# F1 out of fold: {folds}.
# The table holds constructions and classes of words, no words, names or texts of that corpus.
"""


@dataclass(frozen=True)
class Row:
    """One candidate: its report, what identifies it there, whether the syntax proposes it, its signs, and whether it is right."""

    report: str
    role: str
    key: str
    proposed: bool
    signs: tuple[str, ...]
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("unfog/lexicon/en/role_weights.tsv"))
    parser.add_argument("--at-least", type=int, default=40)
    parser.add_argument("--strength", type=float, default=0.1)
    given = parser.parse_args()
    gold = {g["id"]: g["templates"] for g in map(json.loads, (given.data / "gold.jsonl").read_text("utf-8").splitlines())}
    rows: list[Row] = []
    for found in read_rows(given.data / "docs.jsonl", gold):
        rows.extend(found)
    given.out.write_text(table(rows, wanted(gold), len(gold), given.at_least, given.strength), "utf-8")


def read_rows(path: Path, gold: dict[str, Any]) -> Iterator[list[Row]]:
    """The candidates of every report."""
    parser = Parser()
    for item in read_inputs([str(path)], Config(quiet=True)).reports:
        parsed = parser.parse(item)
        times, publication = read_times(item)
        places = find_places(item, parsed)
        mentions = find_mentions(parsed, places)
        scope = Scope(parsed, find_passages(parsed), times, places, publication)
        yield rows_of(parsed, scope, places, mentions, item.external_id, gold[item.external_id])


def rows_of(parsed: Any, scope: Scope, places: Any, mentions: Any, report: str, templates: list[Any]) -> list[Row]:
    """The candidates of one report, those left out whose fills the key calls optional."""
    named, weapons = mentions_at(parsed, mentions), find_weapons(parsed.doc, scope.text)
    groups = find_groups(parsed, scope, places, named, weapons)
    if not groups:
        return []
    signs = signs_of(parsed, groups, named)
    right, free = fills(templates, optional=False), fills(templates, optional=True)
    rows = []
    for c in candidates(parsed, groups, named, weapons):
        words = plain(parsed.report.text[c.party.start : c.party.end])
        hit = words in right[c.role]
        if hit or words not in free[c.role]:
            key = f"= {signs.key(c.party)}" if c.party.mention is not None else signs.key(c.party)
            rows.append(Row(report, c.role, key, c.item is not None, signs.of(c), hit))
    return rows


def fills(templates: list[Any], *, optional: bool) -> dict[str, set[str]]:
    """Role -> the words of its fills."""
    found: dict[str, set[str]] = {role: set() for role in ROLES}
    for template in templates:
        for role, slots in FILLS.items():
            for fill in (f for slot in slots for f in template.get(slot, [])):
                if bool(fill["optional"] or template.get("_optional_template")) == optional:
                    found[role] |= {plain(alt) for alt in fill["alts"]}
    return found


def wanted(gold: dict[str, Any]) -> Counter[str]:
    """How many different fills each role has over all reports; a description tied to a name is no fill of its own."""
    total: Counter[str] = Counter()
    for templates in gold.values():
        kept = [t for t in templates if not t.get("_optional_template")]
        for role, slots in FILLS.items():
            own = [slot for slot in slots if role != "target" or slot == "phys_tgt"]
            found = [f for t in kept for slot in own for f in t.get(slot, []) if not f["optional"] and not f.get("xref")]
            total[role] += len({tuple(sorted(map(plain, f["alts"]))) for f in found})
    return total


def plain(words: str) -> str:
    """Lower case, no articles, no punctuation."""
    return " ".join(w for w in re.sub(r"[^\w\s]", "", words.lower()).split() if w not in ("a", "an", "the"))


def table(rows: list[Row], total: Counter[str], reports: int, least: int, strength: float) -> str:
    """The whole file: thresholds and weights of every role."""
    lines, folds = [], []
    for role in ROLES:
        mine = [row for row in rows if row.role == role]
        seen = Counter(sign for row in mine for sign in row.signs)
        vectors = DictVectorizer()
        x = vectors.fit_transform([{s: 1.0 for s in row.signs if seen[s] >= least} for row in mine])
        y = np.array([row.right for row in mine])
        scores = np.zeros(len(mine))
        for train, test in GroupKFold(5).split(x, y, [row.report for row in mine]):
            model = LogisticRegression(C=strength, max_iter=500).fit(x[train], y[train])
            scores[test] = model.predict_proba(x[test])[:, 1]
        f1, keep, add = best(mine, scores, total[role])
        folds.append(f"{role} {100 * f1:.1f}")
        model = LogisticRegression(C=strength, max_iter=500).fit(x, y)
        lines += [
            f"keep\t{role}\t\t{keep:.2f}",
            f"add\t{role}\t\t{add:.2f}",
            f"weight\t{role}\talways\t{model.intercept_[0]:.2f}",
        ]
        for sign, weight in sorted(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)):
            if abs(weight) >= SMALLEST:
                lines.append(f"weight\t{role}\t{sign}\t{weight:.2f}")
    head = HEAD.format(strength=strength, least=least, reports=f"{reports:,}", folds=", ".join(folds))
    return head + "\n".join(["table\trole\tsign\tweight", *lines]) + "\n"


def best(rows: list[Row], scores: Iterable[float], total: int) -> tuple[float, float, float]:
    """F1 over participants and the two thresholds that give it; a participant counts by its best candidate."""
    people: dict[tuple[str, str], list[Any]] = {}
    for row, score in zip(rows, scores, strict=True):
        one = people.setdefault((row.report, row.key), [0.0, 0.0, False, -1.0])
        one[0 if row.proposed else 1] = max(one[0 if row.proposed else 1], score)
        if row.key.startswith("= "):
            one[2] = one[2] or row.right
        elif score > one[3]:
            one[2], one[3] = row.right, score
    found = []
    for keep in GRID:
        for add in GRID:
            said = [p for p in people.values() if p[0] >= keep or p[1] >= add]
            hits = sum(p[2] for p in said)
            found.append((2 * hits / (len(said) + max(total, 1)), keep, add))
    enough = max(found)[0] - SLACK
    return max((one for one in found if one[0] >= enough), key=lambda one: (one[2], one))


if __name__ == "__main__":
    main()
