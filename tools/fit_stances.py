"""Fit the weights that tell who lays a deed to whom (``unfog/lexicon/en/stance_weights.tsv``).

    python tools/fit_stances.py DATA... [--out FILE] [--strength 0.1] [--seen 40]

``DATA`` are folders of incidents (each a folder with ``gold.json``, whose ``attackers`` have ``names`` and ``stance_by``, and
``reports.jsonl`` or ``reports``), or JSON Lines files of passages (a report an object, with ``gold.stances``: ``party``,
``speaker``, ``stance`` and ``quote``). Only English reports are read.

Four ridge logistic regressions over the abstract features of ``stances/weighed``: a charge, a deed of one's own, its denial, and
whether it is owned up to. A pair of attribution and party is an example of a stance where the attribution holds its quotation.
Records of incidents have no quotations: of the pairs that fit a stance the one is taken that weights fitted on passages find
likeliest in each report; the others are left out. F1 is printed out of fold (five folds by passage and incident), beside that of
the rules alone. No word of a text enters the table. Same data in, same table out. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from fitting import any_same, as_reports, columns, english, folds, layers_of
from fitting import rows as rows_in
from scipy.optimize import linear_sum_assignment
from sklearn.linear_model import LogisticRegression

from unfog.config import Config
from unfog.ingest import read_inputs
from unfog.lexicon.stance_weights import TABLES, StanceWeights, Sums
from unfog.model import Report, ResponsibilityValue
from unfog.read.attribution import find_attributions
from unfog.read.attribution.stances.own_side import own_side
from unfog.read.attribution.stances.report import ruled_drafts, told_in
from unfog.read.attribution.stances.weighed.cases import Case, cases
from unfog.read.attribution.stances.weighed.context import context_of
from unfog.read.attribution.stances.weighed.decide import further
from unfog.read.attribution.stances.weighed.parties import value_of_party
from unfog.read.layered import Layered
from unfog.read.reader import opening_of

STANCES = {"accuses": ("accuses",), "owns": ("claims", "confirms"), "denies": ("denies",), "admits": ("confirms",)}
AT_LEAST = {"accuses": 0.25, "owns": 0.30, "denies": 0.30, "admits": 0.50}
"""Scores from which a stance counts that no rule found: the best that hold alike on passages and incidents, out of fold."""
LIKELY, SURE = 0.1, 0.5
SMALLEST = 0.005
FOLDS = 5
HEAD = """\
# Weights of abstract features for who lays a deed to whom. Made by tools/fit_stances.py on {made}: four logistic regressions
# (strength {strength:g}, features seen {seen} times or more) on {units} passages and incidents ({gold} stances of English
# reports, of which {reached} can be reached). Out of fold F1 {weighed:.1f}, with the rules alone {ruled:.1f}. The table holds
# constructions, classes of words and kinds of speakers; no words, names or texts of those reports.
"""


@dataclass(frozen=True, slots=True)
class Gold:
    """One stance on record."""

    parties: tuple[str, ...]
    speaker: str
    stance: str
    quote: str | None


@dataclass(slots=True, kw_only=True)
class Row:
    """A pair of attribution and party: its features, the stances on record that it fits (by number), and those whose quotation
    it holds; ``party`` and ``speaker`` as they would be printed; ``ruled`` is what the rules say of the incident, ``found`` all
    that they say of the pair."""

    unit: str
    report: str
    passage: bool
    party: str
    speaker: str
    features: frozenset[str]
    fits: set[int] = field(default_factory=set)
    holds: set[int] = field(default_factory=set)
    ruled: set[str] = field(default_factory=set)
    found: set[str] = field(default_factory=set)
    case: Case


@dataclass(slots=True)
class Unit:
    """A passage or an incident: its stances on record and its English reports."""

    name: str
    gold: list[Gold]
    reports: list[Report]
    passage: bool


def units_of(source: Path) -> Iterator[Unit]:
    """The units of one source, by name."""
    if source.is_file():
        rows = list(english(rows_in(source)))
        for row, report in zip(rows, as_reports(rows), strict=True):
            gold = [
                Gold((s["party"],), s["speaker"], s["stance"], s.get("quote")) for s in row["gold"]["stances"] if s.get("speaker")
            ]
            yield Unit(f"{source.stem} {row['id']}", gold, [report], True)
        return
    for folder in sorted(p.parent for p in source.glob("*/gold.json")):
        record = json.loads((folder / "gold.json").read_text("utf-8"))
        found = {
            (tuple(party["names"]), s["speaker"], s["stance"]): Gold(tuple(party["names"]), s["speaker"], s["stance"], None)
            for party in record["attackers"]
            for s in party["stance_by"]
        }
        feed = folder / "reports.jsonl"
        reports = read_english(feed if feed.exists() else folder / "reports")
        yield Unit(f"{source.name} {folder.name}", list(found.values()), reports, False)


def read_english(feed: Path) -> list[Report]:
    """The English reports of a file or folder."""
    found = read_inputs([str(feed)], Config(quiet=True)).reports
    return [opening_of(report) for report in found if (report.language or "en").startswith("en")]


def rows_of(unit: Unit, read: Iterable[Layered]) -> Iterator[Row]:
    """Every pair of the reports of a unit."""
    for found in read:
        parsed, mentions = found.parsed, found.mentions
        attributions = find_attributions(parsed, found.passages, mentions, found.places)
        told = told_in(parsed, attributions, mentions, found.told)
        context = context_of(told, ruled_drafts(parsed, told))
        names: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            names[mention.entity] |= {mention.span.text, mention.name or mention.span.text}
        quotes = [parsed.report.text.find(gold.quote) if gold.quote else -1 for gold in unit.gold]
        for case in cases(context):
            attribution = case.said.attribution
            party, entity, _ = value_of_party(case.said, case.party, own_side(case.said) if case.own else None)
            ruled = [d for d in context.drafts.get((str(attribution.id), case.party.key), []) if not d.background]
            values = [d.value for d in ruled if isinstance(d.value, ResponsibilityValue)]
            called = {party, *names.get(entity or "", ())}.union(*({v.party, *names.get(v.entity or "", ())} for v in values))
            speakers = [
                n
                for n in (attribution.name or (attribution.speaker.text if attribution.speaker else ""), *attribution.chain)
                if n
            ]
            meant = next((g.parties[0] for g in unit.gold if any(any_same(n, called) for n in g.parties)), party)
            row = Row(
                unit=unit.name, report=str(parsed.report.id), passage=unit.passage, party=meant.lower(),
                speaker=speakers[0].lower(), features=case.features | case.shared, ruled={v.stance for v in values}, case=case,
                found=context.ruled.get((str(attribution.id), case.party.key), set()),
            )  # fmt: skip
            spans = (*attribution.content, *((attribution.cue,) if attribution.cue else ()))
            for k, gold in enumerate(unit.gold):
                if any_same(gold.speaker, speakers) and any(any_same(n, called) for n in gold.parties):
                    row.fits.add(k)
                    if gold.quote and any(s.start < quotes[k] + len(gold.quote) and quotes[k] < s.end for s in spans):
                        row.holds.add(k)
            yield row


class Fitting:
    """Rows as columns, and models fitted on some of them."""

    def __init__(self, units: Sequence[Unit], rows: Sequence[Row], strength: float, seen: int) -> None:
        self.units, self.rows, self.strength = units, rows, strength
        self.gold = {unit.name: unit.gold for unit in units}
        self.features, self.columns = columns([row.features for row in rows], seen)

    def is_example(self, k: int, table: str, *, holding: bool) -> bool:
        """Whether a row fits (or holds the quotation of) a stance of a table."""
        row = self.rows[k]
        return any(self.gold[row.unit][g].stance in STANCES[table] for g in (row.holds if holding else row.fits))

    def model(self, rows: Sequence[int], answers: Sequence[bool]) -> LogisticRegression:
        """One regression."""
        made = LogisticRegression(C=self.strength, max_iter=3000, solver="liblinear", random_state=0)
        return made.fit(self.columns[list(rows)], list(answers))

    def fitted(self, table: str, train: Sequence[int]) -> LogisticRegression:
        """A model on the rows ``train``."""
        if table == "admits":
            own = [k for k in train if self.is_example(k, "owns", holding=False)]
            return self.model(own, [self.is_example(k, "admits", holding=False) for k in own])
        passages = [k for k in train if self.rows[k].passage]
        passages = [
            k for k in passages if self.is_example(k, table, holding=True) or not self.is_example(k, table, holding=False)
        ]
        answers = [self.is_example(k, table, holding=True) for k in passages]
        incidents = [k for k in train if not self.rows[k].passage]
        if not incidents:
            return self.model(passages, answers)
        likely = self.model(passages, answers).predict_proba(self.columns[incidents])[:, 1]
        best: dict[tuple[str, int], tuple[float, int]] = {}
        for score, k in zip(likely, incidents, strict=True):
            for g in self.rows[k].fits:
                if self.gold[self.rows[k].unit][g].stance in STANCES[table]:
                    key = (self.rows[k].report + self.rows[k].unit, g)
                    best[key] = max(best.get(key, (0.0, -1)), (float(score), k))
        fits = {k for k in incidents if self.is_example(k, table, holding=False)}
        taken = {k for score, k in best.values() if score > LIKELY}
        taken |= {k for score, k in zip(likely, incidents, strict=True) if k in fits and score > SURE}
        others = [k for k in incidents if k not in fits]
        rows = [*passages, *sorted(taken), *others]
        return self.model(rows, [*answers, *(True for _ in taken), *(False for _ in others)])

    def out_of_fold(self) -> list[Sums]:
        """The scores of every row by models that did not see its unit."""
        found = np.zeros((len(self.rows), len(TABLES)))
        for train, test in folds([row.unit for row in self.rows], FOLDS):
            for n, table in enumerate(TABLES):
                found[test, n] = self.fitted(table, [int(k) for k in train]).predict_proba(self.columns[test])[:, 1]
        return [(float(a), float(b), float(c), float(d)) for a, b, c, d in found]

    def f1(self, said: Sequence[set[str]]) -> float:
        """F1 of (party, speaker, stance) over all units."""
        right = claimed = 0
        by_unit: dict[str, list[int]] = defaultdict(list)
        for k, row in enumerate(self.rows):
            by_unit[row.unit].append(k)
        for unit in self.units:
            items: dict[tuple[str, str, str], set[int]] = defaultdict(set)
            for k in by_unit[unit.name]:
                row = self.rows[k]
                for stance in said[k]:
                    items[row.party, row.speaker, stance] |= {g for g in row.fits if unit.gold[g].stance == stance}
            claimed += len(items)
            if items and unit.gold:
                hits = np.array([[g in found for g in range(len(unit.gold))] for found in items.values()], float)
                right += int(hits[linear_sum_assignment(-hits)].sum())
        return 200 * right / max(1, claimed + sum(len(unit.gold) for unit in self.units))


def table_of(fitting: Fitting, seen: int, made: str) -> str:
    """The text of the table."""
    scores = fitting.out_of_fold()
    weights = StanceWeights(of={}, base=(0.0, 0.0, 0.0, 0.0), at_least=AT_LEAST)
    said = [
        row.ruled | set(further(weights, score, row.found, row.case)) for score, row in zip(scores, fitting.rows, strict=True)
    ]
    reached = {(row.unit, g) for row in fitting.rows for g in row.fits}
    head = HEAD.format(
        made=made, strength=fitting.strength, seen=seen, units=len(fitting.units), gold=sum(len(u.gold) for u in fitting.units),
        reached=len(reached), weighed=fitting.f1(said), ruled=fitting.f1([row.ruled for row in fitting.rows]),
    )  # fmt: skip
    models = [fitting.fitted(table, range(len(fitting.rows))) for table in TABLES]
    lines = [head, "feature\t" + "\t".join(TABLES) + "\n"]
    lines.append("@at least\t" + "\t".join(f"{AT_LEAST[table]:g}" for table in TABLES) + "\n")
    lines.append("@base\t" + "\t".join(f"{m.intercept_[0]:.3f}" for m in models) + "\n")
    for n, feature in enumerate(fitting.features):
        row = [float(m.coef_[0][n]) for m in models]
        if max(map(abs, row)) >= SMALLEST:
            lines.append(f"{feature}\t" + "\t".join(f"{w:.3f}" for w in row) + "\n")
    return "".join(lines)


def main() -> None:
    """Read, fit, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path, nargs="+")
    ap.add_argument("--out", type=Path, default=Path("unfog/lexicon/en/stance_weights.tsv"))
    ap.add_argument("--strength", type=float, default=0.1)
    ap.add_argument("--seen", type=int, default=40)
    ap.add_argument("--made", default="2026-11-27", help="the day that the table names")
    args = ap.parse_args()
    units = [unit for source in args.data for unit in units_of(source)]
    rows = [row for unit in units for row in rows_of(unit, layers_of(unit.reports))]
    text = table_of(Fitting(units, rows, args.strength, args.seen), args.seen, args.made)
    args.out.write_text(text, "utf-8")
    print(text.splitlines()[2])


if __name__ == "__main__":
    main()
