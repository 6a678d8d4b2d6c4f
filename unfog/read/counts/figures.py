"""Numbers that no rule took for a count of people harmed: fitted trees say which of them are one, and of what harm.

Harms that the rules found -> more of them. "The ministry put the figure at 16", "ten have yet to be identified", "ten villagers
with cuts were being treated": the ways to tell a count are too many for a rule each. Every number that is left and does not
count time, money or things is a candidate; trees over its signs (``counts.figure_signs``, which hold no words) score it for
each harm, and the best one from the table's bound on is taken. ``tools/fit_figures.py`` makes the table and says on what.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from unfog.lexicon.figures import agent_endings, figure_classes, row_joints
from unfog.model import Group
from unfog.read.attribution.figures import sourced_figures
from unfog.read.attribution.finding import text_for
from unfog.read.attribution.trees import Trees, trees
from unfog.read.counts.clause import of_phrase
from unfog.read.counts.figure_signs import Candidate, Signs
from unfog.read.counts.harms import Harm, Quantity
from unfog.read.counts.numbers import Number
from unfog.read.counts.parts import part_harms
from unfog.read.counts.quantities import Quantities
from unfog.read.counts.scoping import Scoping
from unfog.read.doc import Token

TABLE = "figure_trees"
_ROW_LENGTH = 3
"""Numbers that make a row: two may be the dead and the hurt (by judgement, 2026-11-27)."""
_COUNTING = ("nummod", "quantmod", "amod", "det", "compound", "nmod")
_NOUNS = ("NOUN", "PROPN")
_NO_PEOPLE = frozenset(["minute", "measure", "thing"])
"""Classes of nouns whose number is never one of people, unless the noun is for people too."""


def figure_harms(
    quantities: Quantities, harms: Sequence[Harm], scoping: Scoping, title_length: int, fitted: Trees | None = None
) -> list[Harm]:
    """The counts that the trees add to ``harms``, in text order, given to their happenings."""
    cases = described(quantities, harms, scoping, title_length)
    chosen = fitted or trees(TABLE)
    scores = chosen.scores([signs for _, _, signs in cases])
    best: dict[int, tuple[float, str, Candidate]] = {}
    for (candidate, field, _), score in zip(cases, scores, strict=True):
        if score >= chosen.at_least and score > best.get(candidate.at, (0.0, ""))[0]:
            best[candidate.at] = (score, field, candidate)
    sourced = {quantities.doc[i].idx for i in sourced_figures(text_for(scoping.parsed))} if cases else set()
    for (candidate, field, _), score in zip(cases, scores, strict=True):  # a figure that is somebody's counts people harmed
        if candidate.at in sourced and score > best.get(candidate.at, (-math.inf, ""))[0]:
            best[candidate.at] = (score, field, candidate)
    told = {(h.field, h.quantity.low, h.quantity.high) for h in harms if h.live}
    found = [as_harm(quantities, candidate, field) for _, field, candidate in best.values()]
    found = [h for h in found if (h.field, h.quantity.low, h.quantity.high) not in told]  # told again it adds no count
    found += _parts_of(quantities, harms, found)
    for harm in found:
        scoping.place(harm)
    return found


def _parts_of(quantities: Quantities, harms: Sequence[Harm], taken: Sequence[Harm]) -> list[Harm]:
    """The parts that rules see now that more wholes are known ("the nine, six of them children"): figures that the trees took
    get the group of the part they are, the others are given."""
    if not taken:
        return []
    bare = frozenset(h.anchor for h in taken if h.quantity.group == "all" and h.trigger.i == quantities.token_at(h.anchor))
    parts = part_harms(quantities, [*harms, *taken], bare)
    shown = {(h.field, h.anchor): h for h in parts if h.quantity.number is not None}
    for harm in taken:
        if (part := shown.get((harm.field, harm.anchor))) is not None:
            harm.quantity.group, harm.part = part.quantity.group, True
    return [h for h in shown.values() if h.anchor not in bare]


def described(
    quantities: Quantities, harms: Sequence[Harm], scoping: Scoping, title_length: int
) -> list[tuple[Candidate, str, frozenset[str]]]:
    """Every candidate with every harm that the report tells of, and the signs; no candidates where no rule found a harm."""
    found = candidates(quantities, harms) if harms else []
    if not found:
        return []
    signs = Signs(quantities, harms, scoping, title_length)
    return [(candidate, field, told) for candidate in found for field, told in signs.of(candidate)]


def candidates(quantities: Quantities, harms: Sequence[Harm]) -> list[Candidate]:
    """The numbers that no harm has and that may count people, in text order."""
    taken = {h.quantity.number.start for h in harms if h.quantity.number is not None}
    silent = [(h.start, h.end) for h in harms if h.quantity.qualifier == "none reported"]
    rows = _in_rows(quantities)
    free = (n for n in quantities.numbers if n.start not in taken | rows and not any(a <= n.start < b for a, b in silent))
    found = (_candidate(quantities, number) for number in free)
    return [candidate for candidate in found if _of_people(quantities, candidate)]


def _in_rows(quantities: Quantities) -> set[int]:
    """Starts of the numbers of bare rows: "30, 39, 50 and 52" tells how a toll was counted, and is none itself."""
    rows: list[list[Number]] = []
    joints = row_joints()
    for number in quantities.numbers:
        joined = rows and joints.fullmatch(quantities.text, rows[-1][-1].end, number.start)
        rows[-1].append(number) if joined else rows.append([number])
    return {number.start for row in rows if len(row) >= _ROW_LENGTH for number in row}


def _candidate(quantities: Quantities, number: Number) -> Candidate:
    doc = quantities.doc
    token, last = doc[quantities.token_at(number.start)], quantities.token_at(number.end - 1)
    while token.i < last and token.i < token.head.i <= last:
        token = token.head
    head = token.head
    noun = head if token.dep_ in _COUNTING and head.i > last and head.pos_ in _NOUNS and doc[last + 1].text != "," else None
    if noun is None and last + 1 < len(doc) and doc[last + 1].pos_ in _NOUNS and doc[last + 1].lower_ in quantities.groups.of:
        noun = doc[last + 1]
    kind = "vague" if number.low is None else "bare" if noun is None else "counted"
    return Candidate(noun or token, number, kind)


def _of_people(quantities: Quantities, candidate: Candidate) -> bool:
    """Whether its noun may be one for people."""
    word = candidate.noun.lower_
    if candidate.kind == "bare":
        return candidate.figure != 1 or not _one_of_things(quantities, candidate.noun)
    if word in quantities.groups.of:
        return True
    return word not in quantities.groups.not_people and not _NO_PEOPLE.intersection(_classes(candidate.noun))


def _one_of_things(quantities: Quantities, one: Token) -> bool:
    """ "One of those things": a count of nothing, where "two of the looms" may be told of their weavers."""
    inner = of_phrase(one, "of")
    common = inner is not None and inner.pos_ == "NOUN" and inner.lower_ not in quantities.groups.of
    return common and inner is not None and not inner.lower_.endswith(agent_endings())


def _classes(token: Token) -> tuple[str, ...]:
    known = figure_classes()
    return known.get(token.lower_) or known.get(token.lemma_) or ()


def as_harm(quantities: Quantities, candidate: Candidate, field: str) -> Harm:
    """A candidate as a harm, not yet given to a happening."""
    noun, number = candidate.noun, candidate.number
    quantity = quantities.one(noun)
    if quantity is None or quantity.number is None or quantity.number.start != number.start:
        group: Group = quantities.group_of(noun) if candidate.kind != "bare" else "all"
        quantity = Quantity(low=number.low, high=number.high, qualifier=number.qualifier, group=group, number=number)
    end = max(number.right, noun.idx + len(noun)) if candidate.kind != "bare" else number.right
    return Harm(
        field=field,  # type: ignore[arg-type]
        quantity=quantity,
        start=min(number.left, noun.idx),
        end=end,
        anchor=number.start,
        trigger=noun,
        patient=noun,
    )
