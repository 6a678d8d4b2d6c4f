"""The nouns of the counts: a quantity of people, and a harm said to have come to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from unfog.lexicon.casualties import Harmed
from unfog.model import EventId, Group, Qualifier
from unfog.read.counts.numbers import Number
from unfog.read.doc import Token

KINDS = frozenset(["civilians", "children", "women", "soldiers", "police", "militants", "journalists", "medics", "aid workers"])
"""Groups that say of what kind people are."""


@dataclass(slots=True, kw_only=True)
class Quantity:
    """How many of whom. ``implicit``: counted from the wording; ``more``: beside those already counted ("two others").

    ``definite``: they were spoken of before ("the man", "both"). ``persons`` are the words for people counted one by one.
    """

    low: int | None
    high: int | None
    qualifier: Qualifier = "exact"
    group: Group = "all"
    implicit: bool = False
    more: bool = False
    definite: bool = False
    persons: list[Token] = field(default_factory=list)
    number: Number | None = None


@dataclass(slots=True, kw_only=True)
class Harm:
    """A quantity of people killed, injured, shot or missing, on the words ``[start, end)``.

    ``part``: a part of a number already given; ``summed``: the sum of numbers that follow as parts of their own,
    ``figured`` where one of them is a number.
    ``outlived``: false for the
    hurt of one person who is later said to have died. ``other`` says why it belongs to another happening than the report's
    main one; ``told`` that the report tells that other one in its own right. ``with_dead``: a number of hurt that holds some who
    died of it (``counts.with_dead``).
    """

    field: Harmed
    quantity: Quantity
    start: int
    end: int
    anchor: int
    trigger: Token
    patient: Token
    part: bool = False
    summed: bool = False
    figured: bool = False
    outlived: bool = True
    other: str | None = None
    told: bool = False
    event: EventId | None = None
    superseded: bool = False
    denied: bool = False
    with_dead: bool = False

    @property
    def anchor_token(self) -> int:
        """The index of the patient where it is the figure itself; -1 where a noun is counted."""
        number = self.quantity.number
        return self.patient.i if number is not None and number.start <= self.patient.idx < number.end else -1

    @property
    def live(self) -> bool:
        """Whether it says something of the report's own happening that still stands."""
        return self.other is None and not self.superseded and not self.denied and self.quantity.qualifier != "none reported"
