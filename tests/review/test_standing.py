"""Which decisions hold, and how far coders agree: without a store."""

from __future__ import annotations

from typing import Any

import pytest

from unfog.model import Anchor, Decision, DecisionId, ReportId
from unfog.review.agreement import agreement
from unfog.review.standing import own_earlier, standing


def made(
    number: int, who: str, kind: str, subject: str, value: Any = None, supersedes: tuple[str, ...] = (), seen: Any = None
) -> Decision:
    anchor = Anchor(report=ReportId("r-1"), field="killed", start=0, end=1, quote="4", before="", after="")
    return Decision(
        id=DecisionId(f"d-{number}"), who=who, at=f"2031-05-{number:02}", kind=kind, subject=subject, value=value,  # type: ignore[arg-type]
        supersedes=tuple(DecisionId(d) for d in supersedes), anchor=anchor,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("decisions", "states"),
    [
        ([made(1, "Ada", "accept", "c-1")], ["standing"]),
        ([made(1, "Ada", "accept", "c-1"), made(2, "Ben", "accept", "c-1")], ["standing", "standing"]),
        ([made(1, "Ada", "accept", "c-1"), made(2, "Ben", "reject", "c-1")], ["conflicting", "conflicting"]),
        ([made(1, "Ada", "accept", "c-1"), made(2, "Ben", "reject", "c-2")], ["standing", "standing"]),
        (
            [made(1, "Ada", "correct", "c-1", {"min": 4}), made(2, "Ben", "correct", "c-1", {"min": 5})],
            ["conflicting", "conflicting"],
        ),
        (
            [made(1, "Ada", "accept", "c-1"), made(2, "Ben", "reject", "c-1"), made(3, "Ben", "undo", "d-2")],
            ["standing", "undone", "standing"],
        ),
        (
            [made(1, "Ada", "accept", "c-1"), made(2, "Ada", "undo", "d-1"), made(3, "Ada", "undo", "d-2")],
            ["standing", "undone", "standing"],
        ),
        (
            [made(1, "Ada", "accept", "c-1"), made(2, "Ada", "reject", "c-1", supersedes=("d-1",))],
            ["superseded", "standing"],
        ),
        (
            [
                made(1, "Ada", "accept", "c-1"),
                made(2, "Ada", "reject", "c-1", supersedes=("d-1",)),
                made(3, "Ada", "undo", "d-2"),
            ],
            ["standing", "undone", "standing"],
        ),
        (
            [
                made(1, "Ada", "merge", "i-1", {"pairs": [["r-1", "r-2", "same"]]}),
                made(2, "Ben", "split", "i-1", {"pairs": [["r-2", "r-1", "different"]]}),
            ],
            ["conflicting", "conflicting"],
        ),
        (
            [
                made(1, "Ada", "merge", "i-1", {"pairs": [["r-1", "r-2", "same"]]}),
                made(2, "Ben", "apart", "i-1", {"pairs": [["r-1", "r-3", "different"]]}),
            ],
            ["standing", "standing"],
        ),
    ],
)  # fmt: skip
def test_which_decisions_hold(decisions: list[Decision], states: list[str]) -> None:
    assert [s.state for s in standing(decisions)] == states


def test_a_conflict_says_with_whom() -> None:
    one, _ = standing([made(1, "Ada", "accept", "c-1"), made(2, "Ben", "reject", "c-1")])
    assert "Ben (reject, d-2)" in one.detail


def test_only_one_s_own_decisions_in_force_are_replaced() -> None:
    before = [made(1, "Ada", "accept", "c-1"), made(2, "Ben", "accept", "c-1"), made(3, "Ada", "accept", "c-2")]
    assert own_earlier(made(4, "Ada", "reject", "c-1"), before) == ("d-1",)


def coded(table: dict[str, list[int | None]]) -> list[Decision]:
    """Coders' numbers for claims in a row as decisions."""
    found = []
    for who, numbers in table.items():
        for n, number in enumerate(numbers):
            if number is not None:
                found.append(made(len(found) + 1, who, "correct", f"c-{n}", {"min": number}))
    return found


def test_alpha_is_that_of_the_book() -> None:
    """Krippendorff's example of four observers and twelve units ("Computing Krippendorff's alpha-reliability", 2011, part E):
    interval alpha 0.849."""
    table = {
        "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        "C": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    }
    found = agreement(coded(table))
    assert found.numbers == pytest.approx(0.849, abs=0.001)
    assert (found.units, found.number_units, found.coders) == (11, 11, ("A", "B", "C", "D"))


def test_undone_verdicts_do_not_count_and_little_is_not_made_into_a_figure() -> None:
    decisions = [made(1, "Ada", "accept", "c-1"), made(2, "Ben", "accept", "c-1"), made(3, "Ben", "undo", "d-2")]
    found = agreement(decisions)
    assert (found.units, found.verdicts, found.numbers) == (0, None, None)
