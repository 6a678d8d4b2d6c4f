"""Fit the trees that choose who tells a figure (``unfog/lexicon/en/voice_choice.tsv``).

    python tools/fit_voices.py DATA... [--out FILE] [--made DATE] [--cache FILE]

``DATA`` are folders of annotated incidents and files of annotated passages (``tools/fitting.py``). An example is everybody who
could tell a figure whose words a quotation of the record holds and no attribution does; right is whoever the record names for
it (any name of the chain), or the outlet where it names nobody. Boosted trees over the yes-or-no signs of
``unfog/read/attribution/voices/signs.py``, which hold no word of the data. Incidents and passages are split into ``FOLDS``;
what is printed was scored by trees that saw neither the incident nor the passage. Same data in, same table out. Needs numpy and
scikit-learn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fitting import Annotated, Growth, annotated, any_same, folds, grow, kept, layers_of, options, same_count, tree_table

from unfog.model import Attribution, CountValue, Draft, Speaker
from unfog.read.attribution import find_attributions
from unfog.read.attribution.issuer import issuer_of
from unfog.read.attribution.trees import Trees
from unfog.read.attribution.voices import Choice, described, made_speaker, ranked
from unfog.read.claims import OUTLET_VOICE, speaker_of, told_by_rules
from unfog.read.counts import count_drafts
from unfog.read.parse import Parsed

FOLDS = 5
GROWTH = Growth(trees=160, leaves=14, rate=0.07, smallest=20, fewest=20)
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


@dataclass(frozen=True)
class Figure:
    """A figure: its incident or passage, all who could tell it with their signs, which of them are right (by place), the place
    of the rules' choice, and whether that is right."""

    group: str
    signs: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    order: tuple[int, ...]
    ruled: bool


def figures(data: Sequence[Path]) -> Iterator[Figure]:
    """Every figure on record, in the order of the data."""
    reports = annotated(data)
    for told, found in zip(reports, layers_of(told.report for told in reports), strict=True):
        parsed = found.parsed
        drafts, issuer = count_drafts(found), issuer_of(parsed, found.mentions)
        attributions = find_attributions(parsed, found.passages, found.mentions, found.places)
        yield from of_drafts(told, parsed, drafts, attributions, issuer)


def of_drafts(
    one: Annotated, parsed: Parsed, drafts: Sequence[Draft], attributions: tuple[Attribution, ...], issuer: Speaker | None
) -> Iterator[Figure]:
    """The figures of a report that is read."""
    told = [
        (d, a) for d, a in told_by_rules(parsed, drafts, attributions) if isinstance(d.value, CountValue) and not d.background
    ]
    ruled = [a for _, a in told]
    for choice in described(parsed, [d for d, _ in told], ruled, attributions, issuer):
        draft = told[choice.number][0]
        known = [g for g in one.numbers if g["kind"] == draft.field]
        known = [g for g in known if isinstance(draft.value, CountValue) and same_count(g, draft.value)]
        known = [g for g in known if _holds(parsed.report.text, g["quote"], draft.start, draft.end)]
        if known:
            speakers = [_speaker(parsed, choice, n, issuer) for n in range(len(choice.voices))]
            right = tuple(any(_is_right(g.get("speaker"), s) for g in known) for s in speakers)
            by_rule = any(_is_right(g.get("speaker"), speaker_of(ruled[choice.number], issuer)) for g in known)
            order = ranked(choice, [0.0] * len(right), ruled[choice.number], 1.0)
            yield Figure(one.group, tuple(choice.signs), right, tuple(order), by_rule)


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
    """Trees that tell right speakers from wrong ones."""
    signs = [signs for figure in found for signs in figure.signs]
    return grow(signs, [right for figure in found for right in figure.right], GROWTH, MARGIN)


def out_of_fold(found: Sequence[Figure]) -> int:
    """How many figures get the right speaker by trees that did not see their incident or passage."""
    right = 0
    for train, test in folds([figure.group for figure in found], FOLDS):
        trees = fit([found[i] for i in train])
        for i in test:
            figure = found[i]
            scores = trees.scores(figure.signs)
            best = max(range(len(scores)), key=lambda n: (scores[n], -n))
            kept = figure.order[0]
            right += figure.right[kept if scores[best] - scores[kept] < MEASURED else best]
    return right


def main() -> None:
    """Command line."""
    given = options(__doc__)
    found = kept(given.cache, lambda: list(figures(given.data)))
    chosen, ruled = out_of_fold(found), sum(figure.ruled for figure in found)
    print(f"{len(found)} figures: right speaker {chosen} out of fold, {ruled} by the rules alone")
    if given.out:
        told = {"figures": len(found), "groups": len({f.group for f in found}), "chosen": chosen, "ruled": ruled}
        head = HEAD.format(made=given.made, measured=MEASURED, **GROWTH.told(), **told)
        given.out.write_text(tree_table(head, fit(found)), encoding="utf-8")


if __name__ == "__main__":
    main()
