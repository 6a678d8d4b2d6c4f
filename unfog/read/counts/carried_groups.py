"""Bare figures -> whose they are: "two soldiers fell and four were wounded", "the army's nine" after "nine militants".

A figure without a noun is of the people told of before: where a figure of fighters stands before it in its sentence (or, for
"others", in the one before), or where the same figure was given with a noun. Otherwise it stays ``all``. By judgement, on the
made-up incidents of ``bench/incidents`` (2026-11-26).
"""

from __future__ import annotations

from unfog.lexicon.casualties import group_words
from unfog.read.counts.harms import Harm

_FIGHTERS = ("soldiers", "militants")


def carry_groups(harms: list[Harm]) -> None:
    """Give bare figures (text order) the group of what they go on from."""
    for n, harm in enumerate(harms):
        quantity = harm.quantity
        if quantity.group != "all" or quantity.number is None or quantity.low is None or not _bare(harm):
            continue
        before = [h for h in harms[:n] if h.quantity.low is not None and not h.quantity.more and h.other == harm.other]
        same = [h for h in before if h.field == harm.field and h.quantity.low == quantity.low and h.quantity.number is not None]
        if same and harm.patient.i == harm.anchor_token and all(h.quantity.group != "all" for h in same):
            quantity.group = same[-1].quantity.group
        elif before and _goes_on(harm, before[-1]):
            quantity.group = before[-1].quantity.group


def _bare(harm: Harm) -> bool:
    """Whether no noun says who is counted: what follows the figure is no word for people."""
    words, number = group_words(), harm.quantity.number
    if harm.patient.i != harm.anchor_token:
        return harm.patient.lower_ in words.further
    doc = harm.patient.doc
    after = next((t for t in doc[harm.patient.i :] if number is None or t.idx >= number.end), None)
    return after is None or after.lower_ in words.further or after.lower_ not in words.of


def _goes_on(harm: Harm, last: Harm) -> bool:
    """Whether a figure goes on from one of fighters: another harm of the same people, told right after it."""
    if last.quantity.group not in _FIGHTERS or last.field == harm.field or last.part:
        return False
    if harm.trigger.sent == last.trigger.sent:
        return True
    return harm.quantity.more and harm.trigger.sent.start == last.trigger.sent.end
