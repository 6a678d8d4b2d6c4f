"""The words for kinds of people in one report, and the figures whose kind is to be told: what the choice of a group looks at.

``counts.group_signs`` describes with them what speaks for each group of a figure; ``counts.grouping`` chooses.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from unfog.model import CountValue, Draft, Group
from unfog.read.counts.harms import KINDS, Harm
from unfog.read.counts.quantities import Quantities

_HARMED = frozenset(["dobj", "nsubjpass"])
_BESIDE = frozenset(["compound", "amod", "nmod"])
"""Relations of words that only describe another noun ("police station")."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A draft of a count with its value and the harm it was made of (``None`` where no single one is)."""

    draft: Draft
    value: CountValue
    harm: Harm | None
    sentence: int

    @property
    def number(self) -> int:
        """Its number; 0 for what has none."""
        low, high = self.value.min, self.value.max
        return low if low is not None else high or 0

    @property
    def of_noun(self) -> bool:
        """Whether a noun says who is counted."""
        return self.harm is not None and self.harm.anchor_token < 0


@dataclass(frozen=True, slots=True)
class Kind:
    """A word for people of a kind: where it stands, and whether its people do or suffer what its verb says."""

    start: int
    group: Group
    sentence: int
    doer: bool
    harmed: bool


class ToldKinds:
    """The kinds of people that a report tells of, in text order; ``sentences`` are the offsets at which they start."""

    def __init__(self, quantities: Quantities, sentences: Sequence[int]) -> None:
        self.kinds = list(_kinds(quantities, sentences))
        self.starts = [kind.start for kind in self.kinds]
        self.often = Counter(kind.group for kind in self.kinds)

    def before(self, at: int) -> Sequence[Kind]:
        """The words that start before an offset."""
        return self.kinds[: bisect_left(self.starts, at)]

    def between(self, start: int, end: int) -> Sequence[Kind]:
        """The words that start in a stretch of text."""
        return self.kinds[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def _kinds(quantities: Quantities, sentences: Sequence[int]) -> list[Kind]:
    words, found = quantities.groups, []
    for token in quantities.doc:
        if token.lower_ not in words.of or token.dep_ in _BESIDE:
            continue
        group = quantities.group_of(token)
        if group in KINDS or (group == "other" and token.lower_ in words.classes):
            verb = token.head.pos_ == "VERB"
            doer, harmed = verb and token.dep_ == "nsubj", verb and token.dep_ in _HARMED
            found.append(Kind(token.idx, group, bisect_right(sentences, token.idx) - 1, doer, harmed))
    return found
