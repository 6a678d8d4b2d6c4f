"""What standing decisions change: claims as judged, judgements for grouping and for who is who, words that are hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from unfog.model import Claim, Decision, IdentityJudgement, Judgement, NameRef, Reading, Standing
from unfog.model.codec import decode
from unfog.review.proposal import ABOUT_ENTITIES, ABOUT_INCIDENTS, VALUE_OF

MASK = "\u2588"
"""Stands for each hidden character, so that all offsets stay true."""


def in_force(standings: Iterable[Standing], *kinds: str) -> list[Decision]:
    """The decisions of these kinds that hold, in the order they were made."""
    return [s.decision for s in standings if s.state == "standing" and s.decision.kind in kinds]


def judged(readings: Sequence[Reading], standings: Iterable[Standing]) -> tuple[tuple[Reading, ...], tuple[Claim, ...]]:
    """The readings with corrected claims corrected and rejected ones taken out, and the claims that were taken out."""
    held = {s.subject: s.decision for s in standings if s.state == "standing" and s.decision.kind in ("correct", "reject")}
    if not held:
        return tuple(readings), ()
    aside: list[Claim] = []
    made = []
    for reading in readings:
        kept = []
        for claim in reading.claims:
            decision = held.get(claim.id)
            if decision is None:
                kept.append(claim)
            elif decision.kind == "reject":
                aside.append(claim)
            else:
                kept.append(replace(claim, value=decode(VALUE_OF[claim.field], decision.value)))
        made.append(replace(reading, claims=tuple(kept)))
    return tuple(made), tuple(aside)


def grouping_judgements(standings: Iterable[Standing]) -> tuple[Judgement, ...]:
    """What was judged about accounts, in the order it was."""
    return tuple(
        Judgement(one=one, two=two, verdict=verdict)
        for decision in in_force(standings, *ABOUT_INCIDENTS)
        for one, two, verdict in decision.value["pairs"]
    )


def identity_judgements(standings: Iterable[Standing]) -> tuple[IdentityJudgement, ...]:
    """What was judged about who is who, in the order it was."""
    return tuple(
        IdentityJudgement(
            one=decode(NameRef, decision.value["one"]),
            two=decode(NameRef, decision.value["two"]),
            verdict="same" if decision.kind == "same entity" else "different",
            reason=decision.reason,
            by=decision.who,
            at=decision.at,
        )
        for decision in in_force(standings, *ABOUT_ENTITIES)
    )


def hidden_words(standings: Iterable[Standing]) -> tuple[str, ...]:
    """The words to hide, longest first."""
    words = {decision.value["words"] for decision in in_force(standings, "redact")}
    return tuple(sorted(words, key=lambda w: (-len(w), w)))


def masked(value: Any, words: Sequence[str]) -> Any:
    """JSON data or text with every one of ``words`` hidden, character for character; case does not matter."""
    if not words:
        return value
    if isinstance(value, str):
        return _masked_text(value, words)
    if isinstance(value, Mapping):
        return {key: masked(item, words) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [masked(item, words) for item in value]
    return value


def _masked_text(text: str, words: Sequence[str]) -> str:
    import re

    for word in words:
        text = re.sub(re.escape(word), lambda m: MASK * len(m.group()), text, flags=re.IGNORECASE)
    return text
