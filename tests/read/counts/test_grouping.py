"""The group of a figure is chosen from all that the report tells of its people; the rules' stays where nothing is well ahead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.counts.test_counts import drafts_of
from unfog.lexicon.files import rows_of
from unfog.model import CountValue, Draft, Group
from unfog.read.attribution.trees import Trees, trees
from unfog.read.counts.grouping import AHEAD, TABLE, Grouping, choice

GROUPS: tuple[Group, ...] = ("all", "civilians", "soldiers", "police", "other")


def _draft(group: Group, start: int, **more: object) -> Draft:
    value = CountValue(min=4, max=4, qualifier="exact", group=group, implicit=False)
    return Draft(event=None, field="killed", value=value, start=start, end=start + 5, **more)  # type: ignore[arg-type]


class _Signs(Grouping):
    """Groups by one sign that a test gives one group of every figure."""

    def __init__(self, favoured: Group) -> None:
        self.favoured = favoured

    def described(self, drafts):  # type: ignore[no-untyped-def]
        def found(draft):  # type: ignore[no-untyped-def]
            rule = draft.value.group
            return [(g, frozenset({"favoured"} if g == self.favoured else ())) for g in sorted(GROUPS, key=lambda g: g != rule)]

        return [(n, found(d)) for n, d in enumerate(drafts) if not d.background]


FAVOURS = Trees.of([("favoured", 1, 2, 0.0), ("", 0, 0, 4.0), ("", 0, 0, -4.0)], [0], 0.0, 0.5)


def test_the_group_with_the_most_for_it_is_taken_and_nothing_else_is_touched() -> None:
    drafts = [_draft("all", 0, superseded=True), _draft("civilians", 50), _draft("all", 90, background=True)]
    grouped = _Signs("soldiers").grouped(drafts, FAVOURS)
    assert [d.value.group for d in grouped] == ["soldiers", "soldiers", "all"]  # type: ignore[union-attr]
    as_before = [replace(d, value=o.value) for d, o in zip(grouped, drafts, strict=True)]
    assert as_before == drafts


@pytest.mark.parametrize(
    ("favoured", "figures", "groups"),
    [
        ("other", [4], ["all"]),  # "four men were shot": all who were shot
        ("soldiers", [4], ["soldiers"]),
        ("soldiers", [9, 4], ["soldiers", "soldiers"]),
        ("other", [9, 4], ["all", "other"]),
    ],
)
def test_people_described_may_be_the_whole_toll(favoured: Group, figures: list[int], groups: list[Group]) -> None:
    drafts = [_draft("all", 10 * n) for n in range(len(figures))]
    drafts = [replace(d, value=replace(d.value, min=n, max=n)) for d, n in zip(drafts, figures, strict=True)]  # type: ignore[type-var]
    assert [d.value.group for d in _Signs(favoured).grouped(drafts, FAVOURS)] == groups  # type: ignore[union-attr]


@given(st.lists(st.floats(0, 1), min_size=len(GROUPS), max_size=len(GROUPS)))
def test_another_group_must_be_well_ahead_of_that_of_the_rules(scores: list[float]) -> None:
    chosen = choice(GROUPS, scores)
    if chosen == GROUPS[0]:
        assert max(scores) - scores[0] <= AHEAD
    else:
        assert scores[GROUPS.index(chosen)] == max(scores) > scores[0] + AHEAD


def test_the_table_holds_no_words_of_texts() -> None:
    known = (
        *(
            "field=",
            "qualifier=",
            "rule",
            "figure",
            "figures>=",
            "place>=",
            "paragraphs>=",
            "kind",
            "group=",
            "its class=",
            "type=",
        ),
        *(
            "implicit",
            "superseded",
            "headline",
            "first",
            "greatest",
            "greater",
            "told",
            "no harm",
            "part",
            "summed",
            "more",
            "definite",
        ),
        *("itself", "bare", "with dead", "denied", "other", "of pronoun", "owned", "is ", "noun", "class", "patient", "trigger"),
        *("before", "on noun:", "in ", "subject", "above:", "doer in", "harmed in", "1 sentences", "2 sentences", "after in"),
        *(
            "sentence after",
            "next noun",
            "last ",
            "report ",
            "same number",
            "smaller",
            "some figure",
            "only ",
            "by class",
            "rival ",
        ),
    )
    asked = {row["feature"] for row in rows_of(f"en/{TABLE}.tsv") if row["feature"]}
    assert asked and all(feature.startswith(known) for feature in asked)
    assert len(trees(TABLE).roots) > 50


SIDES = [
    ("Two operatives of the Joint Task Force were killed in the creek.", "soldiers"),
    ("Three fighters of the Southern forces were killed on Monday.", "soldiers"),
    ("Two members of the Internal Security Forces were killed on Monday.", "soldiers"),
    ("A roadside bomb killed five paramilitary men on Monday.", "soldiers"),
    ("Four fighters were killed on Monday.", "militants"),
    ("Three linemen were killed on Monday.", "civilians"),
    ("The blast killed two stewardesses on Monday.", "civilians"),
    ("Six carabineros were killed on Monday.", "police"),
]


@pytest.mark.parametrize(("text", "group"), SIDES, ids=[text[:30] for text, _ in SIDES])
def test_whose_people_are_counted(text: str, group: str) -> None:
    _, drafts = drafts_of(text)
    assert {d.value.group for d in drafts if isinstance(d.value, CountValue)} == {group}
