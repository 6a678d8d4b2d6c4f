"""Fit the trees that take numbers for counts of people harmed where no rule did (``unfog/lexicon/en/figure_trees.tsv``).

    python tools/fit_figures.py DATA... [--out FILE] [--made DATE] [--cache FILE]

``DATA`` are folders of annotated incidents, files of annotated passages and folders of local news (``tools/fitting.py``); the
project's own sentences (``tests/read/counts``) come to them ``OWN`` times each. Every number that the rules leave and every harm
that its report has a word of are an example (``unfog/read/counts/figures.py``). It is right where the record has that harm and
number with a quotation that the number stands in, or in whose sentence it stands, or where it is larger than ``SMALL``; where
the record has a smaller one elsewhere in the report nobody knows, and the example is left out. Of local news, whose record
gives totals only, numbers above the total and those of things are examples, all wrong. Boosted trees over yes-or-no signs that
hold no word of the data. Incidents and passages are split into ``FOLDS``; what is printed was scored by trees that saw neither:
precision, recall and F1 of the whole list of numbers of each report, what the rules found included. Same data in, same table
out. Needs numpy and scikit-learn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fitting import Annotated, Growth, annotated, folds, grow, kept, layers_of, options, same_count, tree_table

from tests.read.counts.test_counts import ALL, expected, notation, report_of
from unfog.model import CountValue
from unfog.read.attribution.trees import Trees
from unfog.read.counts import proposed_drafts, ruled_harms, value_of
from unfog.read.counts.figures import as_harm, described
from unfog.read.layered import Layered
from unfog.read.parse import Parser
from unfog.read.passages import find_passages

FOLDS = 6
BARS = (2.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
AT_LEAST = 0.5
"""The score from which a number is taken: at 0.4 F1 of the whole list out of fold is 81.5, at 0.5 it is 81.0 with fewer false
numbers in the incidents that ``bench/floors.py`` keeps (2026-11-27)."""
OWN = 5
"""Times that the project's own sentences count: they are there for what is no count."""
SMALL = 4
"""Up to this figure an equal one elsewhere in a report may be of anything."""
GROWTH = Growth(trees=150, leaves=12, rate=0.06, smallest=15, fewest=20)
NO_PEOPLE = frozenset(["noun of no group", "noun>of no people"])
"""Signs of numbers of things: in local news such a number is wrong, whatever the total."""
NONE = Trees.of([("", 0, 0, 0.0)], [0], -30.0, 0.5)
"""Trees that take nothing."""
HEAD = """\
# Boosted trees over abstract signs: which numbers that no rule took count people harmed. Made by tools/fit_figures.py on {made}
# with scikit-learn's histogram gradient boosting ({trees} trees of up to {leaves} leaves, learning rate {rate:g}, signs seen
# {fewest} times or more) on {examples} examples of {groups} made-up or re-told incidents, passages and incidents of local news.
# Out of fold the lists of numbers go from F1 {before:.1f} to {after:.1f}. The table holds constructions, classes of the
# lexicon and comparisons of numbers; no words, names or texts of the data. Columns: see unfog/read/attribution/trees.py.
node\tfeature\tyes\tno\tvalue
"""
Key = tuple[str, int | None, int | None, str]


@dataclass(frozen=True)
class Example:
    """One number with one harm: its place in the report (``at``), signs, value, and whether it is right (``None``: unknown)."""

    at: int
    signs: frozenset[str]
    key: Key
    right: bool | None


@dataclass
class Told:
    """One report: its incident or passage, the record, what the rules take, and the examples; ``totals``: local news."""

    group: str
    data: str
    gold: list[dict[str, Any]]
    taken: list[Key]
    examples: list[Example] = field(default_factory=list)

    @property
    def totals(self) -> bool:
        """Whether the record gives totals only."""
        return any("most" in g for g in self.gold)


def key_of(kind: str, value: CountValue) -> Key:
    """What two counts of a report are the same by."""
    bounds = (value.min, value.max)
    return kind, *bounds, value.qualifier if bounds == (None, None) else ""


def examined(one: Annotated, found: Layered) -> Told:
    """One report with its examples."""
    report, gold = one.report, one.numbers
    drafts, weighing = proposed_drafts(found, NONE)
    counts = [d for d in weighing.weighed(drafts) if isinstance(d.value, CountValue) and not d.background]
    taken = sorted({key_of(d.field, d.value) for d in counts}, key=repr)  # type: ignore[arg-type]
    told = Told(one.group, one.data, gold, taken)
    harms, quantities, scoping = ruled_harms(found)
    quotes = [(g, report.text.find(g["quote"])) for g in gold if g.get("quote")]
    for candidate, kind, signs in described(quantities, harms, scoping, report.title_length):
        value = value_of(as_harm(quantities, candidate, kind).quantity)
        sentence = candidate.noun.sent
        right: bool | None = False
        if told.totals:
            most = [g["most"] for g in gold if g["kind"] == kind]
            things = NO_PEOPLE.intersection(signs) and "noun of a trade" not in signs
            right = False if (most and (candidate.figure or 0) > most[0]) or things else None
        for g, start in quotes:
            if g["kind"] != kind or not same_count(g, value):
                continue
            here = start <= candidate.at < start + len(g["quote"]) or sentence.start_char <= start < sentence.end_char
            right = True if here or (candidate.figure or 0) > SMALL else right or None
        told.examples.append(Example(candidate.at, signs, key_of(kind, value), right))
    return told


def own_sentences() -> Iterator[Told]:
    """The sentences that the project's tests of the counts are made of; their record is what the tests expect."""
    for case, parsed in zip(ALL, Parser().parse_all(report_of(case.text) for case in ALL), strict=True):
        found = Layered(parsed=parsed, passages=find_passages(parsed))
        harms, quantities, scoping = ruled_harms(found)
        told = Told(f"own/{case.name}", "own", [], [])
        drafts, weighing = proposed_drafts(found, NONE)
        told.taken = [key_of(d.field, d.value) for d in weighing.weighed(drafts) if isinstance(d.value, CountValue)]
        known = {words.rpartition(" ")[0].replace("!", "") for words in expected(case.of)}
        for candidate, kind, signs in described(quantities, harms, scoping, parsed.report.title_length):
            value = value_of(as_harm(quantities, candidate, kind).quantity)
            key = key_of(kind, value)
            right = f"{kind} {notation(value)}".rpartition(" ")[0].replace("!", "") in known and key not in told.taken
            told.examples.append(Example(candidate.at, signs, key, right))
        yield told


def fit(examples: Sequence[Example]) -> Trees:
    """Trees that tell right numbers from wrong ones; what nobody knows is left out."""
    known = [e for e in examples if e.right is not None]
    return grow([e.signs for e in known], [bool(e.right) for e in known], GROWTH, AT_LEAST)


def out_of_fold(told: Sequence[Told]) -> list[list[float]]:
    """The scores of every report's examples by trees that did not see its incident or passage."""
    scores: list[list[float]] = [[] for _ in told]
    for train, test in folds([t.group for t in told], FOLDS, shuffled=True):
        trees = fit(weighted(told[i] for i in train))
        for i in test:
            scores[i] = trees.scores([e.signs for e in told[i].examples])
    return scores


def weighted(told: Iterable[Told]) -> list[Example]:
    """The examples to fit on, those of the project's own sentences several times."""
    return [e for t in told for _ in range(OWN if t.data == "own" else 1) for e in t.examples]


def added(examples: Sequence[Example], scores: Sequence[float], bar: float) -> list[Key]:
    """The counts that these scores take from a bar on: of each number the best."""
    best: dict[int, tuple[float, Key]] = {}
    for e, score in zip(examples, scores, strict=True):
        if score >= bar and score > best.get(e.at, (0.0,))[0]:
            best[e.at] = (score, e.key)
    return [key for _, key in best.values()]


def whole(told: Sequence[Told], scores: Sequence[Sequence[float]], bar: float) -> dict[str, tuple[int, int, int]]:
    """``(right, said, of the record)`` by data set, all of them together under ``""``."""
    found: dict[str, tuple[int, int, int]] = {}
    for t, own in zip(told, scores, strict=True):
        if t.totals or t.data == "own":
            continue
        said = sorted({*t.taken, *added(t.examples, own, bar)}, key=repr)
        left = list(
            {(g["kind"], g["min"], g["max"], g["qualifier"] if g["min"] is g["max"] is None else ""): g for g in t.gold}.values()
        )
        right = 0
        for kind, low, high, qualifier in said:
            value = CountValue(min=low, max=high, qualifier=qualifier or "exact", group="all", implicit=False)  # type: ignore[arg-type]
            hit = next((g for g in left if g["kind"] == kind and same_count(g, value)), None)
            if hit is not None:
                left.remove(hit)
                right += 1
        for name in ("", t.data):
            a, b, c = found.get(name, (0, 0, 0))
            found[name] = (a + right, b + len(said), c + right + len(left))
    return found


def shown(counts: tuple[int, int, int]) -> str:
    """Precision, recall and F1 in per cent."""
    right, said, gold = counts
    return f"P {100 * right / max(1, said):.1f} R {100 * right / max(1, gold):.1f} F1 {f1(counts):.2f}"


def f1(counts: tuple[int, int, int]) -> float:
    """F1 in per cent."""
    right, said, gold = counts
    return 200 * right / max(1, said + gold)


def every(data: Sequence[Path]) -> Iterator[Told]:
    """The reports of all data."""
    reports = annotated(data)
    yield from map(examined, reports, layers_of(one.report for one in reports))
    yield from own_sentences()


def main() -> None:
    """Command line."""
    given = options(__doc__)
    told = kept(given.cache, lambda: list(every(given.data)))
    scores = out_of_fold(told)
    for bar in BARS:
        print(f"score from {bar:.2f}: {shown(whole(told, scores, bar)[''])}")
    before, after = whole(told, scores, BARS[0]), whole(told, scores, AT_LEAST)
    for name in sorted(before):
        print(f"{name or 'all':24} {shown(before[name])} -> {shown(after[name])}")
    own = [
        (e, score)
        for t, told_scores in zip(told, scores, strict=True)
        if t.data == "own"
        for e, score in zip(t.examples, told_scores, strict=True)
    ]
    wrong = sum((score >= AT_LEAST) != e.right for e, score in own)
    print(f"own sentences: {wrong} of {len(own)} judged wrongly, {sum(bool(e.right) for e, _ in own)} are counts")
    if given.out:
        figures = {"examples": sum(len(t.examples) for t in told), "groups": len({t.group for t in told}), "made": given.made}
        head = HEAD.format(before=f1(before[""]), after=f1(after[""]), **GROWTH.told(), **figures)
        given.out.write_text(tree_table(head, fit(weighted(told))), encoding="utf-8")


if __name__ == "__main__":
    main()
