"""How far coders agree who judged the same claims: Krippendorff's alpha (Content Analysis, 4th ed. 2018, chapter 12).

1 is full agreement, 0 what chance would give. Each coder counts with the last verdict they gave, whether or not another
decision settled the matter later.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from unfog.model import Decision
from unfog.review.proposal import ABOUT_CLAIMS
from unfog.review.standing import standing

RELIABLE, TENTATIVE = 0.8, 0.667
"""Krippendorff's advice: rely on data from the first figure on, conclude tentatively from the second on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """``verdicts`` is the nominal alpha over accept, correct and reject, ``numbers`` the interval alpha over the numbers of
    people that coders hold true; ``None`` where fewer than two units were judged twice or nothing varies. ``units`` are the
    claims judged by two and more, ``same`` those on which all agree, ``differing`` the others.
    """

    coders: tuple[str, ...]
    units: int
    same: int
    verdicts: float | None
    numbers: float | None
    number_units: int
    differing: tuple[str, ...] = ()


def agreement(decisions: Sequence[Decision], coders: Sequence[str] | None = None) -> Agreement:
    """Agreement of ``coders`` (by default all) over the claims that at least two of them judged."""
    last: dict[str, dict[str, Decision]] = defaultdict(dict)
    undone = {s.decision.id for s in standing(decisions) if s.state == "undone"}
    for decision in decisions:
        if decision.kind in ABOUT_CLAIMS and decision.id not in undone and (coders is None or decision.who in coders):
            last[decision.subject][decision.who] = decision
    twice = {claim: by for claim, by in sorted(last.items()) if len(by) > 1}
    names = tuple(sorted({who for by in twice.values() for who in by}))
    numbers = {claim: {who: n for who, d in by.items() if (n := _number(d)) is not None} for claim, by in twice.items()}
    numbers = {claim: by for claim, by in numbers.items() if len(by) > 1}
    verdicts = {claim: {who: float(ABOUT_CLAIMS.index(d.kind)) for who, d in by.items()} for claim, by in twice.items()}
    differing = tuple(claim for claim, by in twice.items() if len({_verdict(d) for d in by.values()}) > 1)
    return Agreement(
        coders=names,
        units=len(twice),
        same=len(twice) - len(differing),
        verdicts=_alpha(verdicts, names, "nominal"),
        numbers=_alpha(numbers, names, "interval"),
        number_units=len(numbers),
        differing=differing,
    )


def _verdict(decision: Decision) -> str:
    return f"{decision.kind} {decision.value if decision.kind == 'correct' else ''}"


def _number(decision: Decision) -> float | None:
    """The number of people a coder holds true: the corrected one, or the one that was accepted."""
    if decision.kind == "reject" or not decision.anchor or decision.anchor.field not in ("killed", "injured", "missing"):
        return None
    value = decision.value if decision.kind == "correct" else (decision.seen or {}).get("value", {})
    number = value.get("min")
    return None if number is None else float(number)


def _alpha(
    units: Mapping[str, Mapping[str, float]], coders: Sequence[str], level: Literal["nominal", "interval"]
) -> float | None:
    """Alpha over a table of coders and units; ``None`` where it is not defined.

    One minus the disagreement seen within units over the one expected among all values that can be paired.
    """
    table = [[by[who] for who in coders if who in by] for by in units.values()]
    paired = [values for values in table if len(values) > 1]
    every = [value for values in paired for value in values]
    if len(units) < 2 or len(set(every)) < 2:
        return None
    observed = sum(_apart(values, level) / (len(values) - 1) for values in paired) / len(every)
    expected = _apart(every, level) / (len(every) * (len(every) - 1))
    return round(1 - observed / expected, 6)


def _apart(values: Sequence[float], level: Literal["nominal", "interval"]) -> float:
    """Sum of the differences of all ordered pairs: 1 for different categories, the square of the distance for numbers."""
    if level == "nominal":
        return float(len(values) ** 2 - sum(n * n for n in Counter(values).values()))
    return 2 * (len(values) * sum(v * v for v in values) - sum(values) ** 2)
