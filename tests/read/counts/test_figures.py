"""Numbers that no rule took: which are candidates, what becomes of a chosen one, and what the table may hold."""

from __future__ import annotations

import pytest

from tests.read.counts.test_counts import report_of
from unfog.lexicon.figures import agent_endings, figure_classes, small_classes
from unfog.lexicon.files import rows_of
from unfog.read.attribution.trees import Trees
from unfog.read.counts import ruled_harms
from unfog.read.counts.figures import TABLE, candidates, described, figure_harms
from unfog.read.layered import Layered
from unfog.read.parse import Parser
from unfog.read.passages import find_passages

ALL = Trees.of([("field=killed", 1, 2, 0.0), ("", 0, 0, 4.0), ("", 0, 0, -4.0)], [0], 0.0, 0.5)
"""Takes every number for one of killed."""


def ruled(text: str):  # type: ignore[no-untyped-def]
    parsed = Parser().parse(report_of(text))
    return ruled_harms(Layered(parsed=parsed, passages=find_passages(parsed)))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nine people were killed. The clinic later gave 14.", [14]),
        ("Nine people were killed. It lasted 20 minutes and burned three trucks.", []),
        ("Nine people were killed, three of them machinists. Ten glaziers sat by the wall.", [3, 10]),
        ("Nine people were killed. Two, five and seven were named before. The clinic later gave 14.", [14]),
        ("Nine people were killed. The clinic gave 14 and 16.", [14, 16]),
        ("The fair opened on Monday. About 40 stalls and 300 visitors were counted.", []),
    ],
)
def test_candidates_are_numbers_that_no_rule_took_and_that_may_count_people(text: str, numbers: list[int]) -> None:
    harms, quantities, scoping = ruled(text)
    told = {c.figure for c, _, _ in described(quantities, harms, scoping, 0)}
    assert sorted(f for f in told if f is not None) == numbers


def test_a_chosen_number_is_one_harm_with_its_own_words() -> None:
    harms, quantities, scoping = ruled("Nine people were killed. Ten glaziers sat by the wall and 12 in the yard.")
    found = figure_harms(quantities, harms, scoping, 0, ALL)
    text = quantities.text
    assert [(h.field, h.quantity.low, text[h.start : h.end]) for h in found] == [
        ("killed", 10, "Ten glaziers"),
        ("killed", 12, "12"),
    ]
    assert all(h.other is None for h in found)


def test_parts_of_a_chosen_number_have_their_group() -> None:
    harms, quantities, scoping = ruled(
        "Three people were killed. Later the clinic gave nine. The nine, six of them children, lay there."
    )
    found = {(h.quantity.low, h.quantity.group) for h in figure_harms(quantities, harms, scoping, 0, ALL)}
    assert found == {(9, "all"), (6, "children")}


def test_no_number_is_a_candidate_twice() -> None:
    harms, quantities, _ = ruled("Nine people were killed. The mayor said ten, the union twelve, and the clinic said ten.")
    places = [c.at for c in candidates(quantities, harms)]
    assert len(places) == len(set(places))


def test_the_table_holds_no_words_of_texts() -> None:
    names = {name for classes in figure_classes().values() for name in classes} | set(small_classes().values())
    known = names | {"own", "some"}
    heads = {
        "noun is", "before noun is", "above is", "left has", "right has", "sentence has", "before: sentence has",
        "noun>prep", "noun>appos", "verb>prep>", "under",
    }  # fmt: skip
    for row in rows_of(f"en/{TABLE}.tsv"):
        head, _, tail = row["feature"].rpartition(" ")
        if head in heads:
            upper = tail.isupper()  # a label of the parser
            assert tail in known or upper or tail in ("people", "number", "sign"), row["feature"]


@pytest.mark.parametrize("word", ["welder", "machinists", "guardian"])
def test_trades_that_no_list_holds_are_known_by_their_endings(word: str) -> None:
    assert word.endswith(agent_endings())
