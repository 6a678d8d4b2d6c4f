"""What a reviewer decided about two accounts: the only thing that overrules the score of a pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from unfog.model.ids import AccountId

Verdict = Literal["same", "different"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Two accounts tell of the ``same`` happening or of ``different`` ones, as a reviewer sees it.

    Judgements are given in the order they were made: where two contradict each other the later one stands. To undo one
    is to leave it out.
    """

    one: AccountId
    two: AccountId
    verdict: Verdict
