"""Figures of the hurt that hold some who died of it: "four victims were taken to hospital, one of whom later died".

Such a figure is how many were brought in, and the hurt are those less the dead. It is told in three ways: the text says of the
dead that they are of that number; the figure is the sum of the dead and of "three others"; or it is the number that were shot.
"""

from __future__ import annotations

from unfog.lexicon.casualties import harm_words
from unfog.read.counts.harms import Harm

NEXT = 320
"""Characters from the number of the hurt to the death of some of them (by judgement)."""


def mark_with_the_dead(harms: list[Harm], text: str) -> None:
    """Mark the figures of the hurt that hold dead: they no longer stand."""
    live = [h for h in harms if h.live and (h.quantity.low or 0) >= 1]
    dead = [h for h in live if h.field == "killed"]
    hurt = [h for h in live if h.field == "injured" and not h.part and not h.summed and h.quantity.number is not None]
    if not dead or not hurt:
        return
    most = max(h.quantity.low or 0 for h in dead)
    others = {((h.quantity.low or 0), h.trigger.sent.start) for h in live if h.field == "injured" and _beside_dead(h, dead)}
    shot = {h.quantity.low: h.trigger.sent.start for h in live if h.field == "shot" and not h.quantity.more and not h.part}
    victims = [d for d in dead if d.patient.lower_ not in harm_words().attackers]
    for harm in hurt:
        low = harm.quantity.low or 0
        if low < 2 or harm.quantity.more or most >= low:
            continue
        beside = {n for n, sentence in others if sentence != harm.trigger.sent.start}
        told = any(_of_these(d, harm, text) for d in dead)
        summed = low - most in beside - {low}
        as_shot = bool(victims) and shot.get(low, harm.trigger.sent.start) != harm.trigger.sent.start
        if told or summed or as_shot:
            harm.with_dead = harm.superseded = True


def _beside_dead(harm: Harm, dead: list[Harm]) -> bool:
    """Whether a number of hurt stands beside one of dead: "one killed, three injured", "and three others were hurt"."""
    if harm.part or harm.quantity.number is None:
        return False
    return harm.quantity.more or any(d.trigger.sent == harm.trigger.sent and d.quantity.low for d in dead)


def _of_these(dead: Harm, hurt: Harm, text: str) -> bool:
    """Whether the words say that the dead are of the hurt told just before: "one of whom died", "the fourth victim died"."""
    wounds = harm_words().adjectives
    if any(wounds.get(t.lower_) == "injured" for t in (hurt.trigger, *hurt.patient.lefts)):
        return False  # "nine wounded men, two of whom did not survive": nine are told as wounded in so many words
    if not 0 <= dead.start - hurt.end < NEXT:
        return False
    return harm_words().of_these.match(text, dead.quantity.number.start if dead.quantity.number else dead.start) is not None
