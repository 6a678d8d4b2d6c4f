"""A harm, and how one is made of a quantity."""

from __future__ import annotations

from dataclasses import dataclass

from unfog.model import CountValue, Field
from unfog.read.plain.numbers import Quantity
from unfog.read.plain.tokens import Sentence

AHEAD, BACK, NEAR, FAR = 12, 7, 4, 16
"""Words between people and the verb behind them, between a verb and the people behind it, and in tight constructions."""


@dataclass(slots=True)
class Harm:
    """So many killed, hurt or missing, at tokens ``[start, end)`` of a sentence. ``part`` marks a count inside another one."""

    sentence: Sentence
    field: Field
    value: CountValue
    start: int
    end: int
    part: bool = False


def field_of(word: str) -> Field:
    """The field of a word's value; what is neither killed nor injured is missing."""
    return "killed" if word == "killed" else "injured" if word == "injured" else "missing"


def harm_of(sentence: Sentence, quantity: Quantity, word: str, end: int, start: int | None = None, part: bool = False) -> Harm:
    """So many of a quantity harmed, from its first token (or ``start``) to ``end`` or the last that it reaches."""
    begins = quantity.start if start is None else min(start, quantity.start)
    return Harm(sentence, field_of(word), quantity.value(), begins, max(end, quantity.reach), part)


def is_of_people(quantity: Quantity) -> bool:
    """Whether a quantity counts people and no word in it says what became of them."""
    return quantity.counted and quantity.field is None
