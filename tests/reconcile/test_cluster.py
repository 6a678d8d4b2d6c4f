"""Which accounts are one happening: the linkage itself, and what is told about it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.making import Newsroom
from unfog.lexicon.files import toml_of
from unfog.model import Resolution
from unfog.reconcile.accounts import accounts_of
from unfog.reconcile.cluster import _average_link, _neighbourhoods, group
from unfog.reconcile.same import FEATURES, features, log_odds, weights
from unfog.reconcile.traits import traits_of

NOBODY = Resolution(entities=(), of={})

scores = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]),
    st.floats(-4, 6).map(lambda x: round(x, 3)),
    max_size=30,
)


def partition(found: dict[tuple[int, int], float]) -> list[list[int]]:
    return sorted(sorted(g) for hood in _neighbourhoods(10, found) for g in _average_link(hood, found))


@given(scores)
def test_every_account_is_in_one_group(found: dict[tuple[int, int], float]) -> None:
    assert sorted(n for g in partition(found) for n in g) == list(range(10))


@given(scores, st.randoms(use_true_random=False))
def test_the_order_of_pairs_plays_no_part(found: dict[tuple[int, int], float], random: object) -> None:
    items = list(found.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    assert partition(dict(items)) == partition(found)


def test_a_bridge_does_not_join_two_groups() -> None:
    tight = {(0, 1): 5.0, (0, 2): 5.0, (1, 2): 5.0, (3, 4): 5.0, (3, 5): 5.0, (4, 5): 5.0}
    assert partition(tight | {(2, 3): 1.0})[:2] == [[0, 1, 2], [3, 4, 5]]


def test_two_likely_reports_are_joined_and_the_reason_is_told(newsroom: Newsroom) -> None:
    a = newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00", speaker="the police of Harnabad")
    b = newsroom.told("b", 3, at="2031-05-04T12:00:00+00:00", speaker="the mayor of Harnabad")
    groups = group([*accounts_of(a), *accounts_of(b)], NOBODY, {})
    assert len(groups) == 1
    (reason,) = groups[0].joined.values()
    assert "same" in reason


def test_features_are_symmetric_and_named(newsroom: Newsroom) -> None:
    a = traits_of(accounts_of(newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00"))[0], NOBODY)
    b = traits_of(accounts_of(newsroom.told("b", 5, at="2031-05-05T10:00:00+00:00"))[0], NOBODY)
    assert features(a, b) == features(b, a)
    assert len(features(a, b)) == len(FEATURES) == len(weights().weight)
    elsewhere = replace(a, places=("far",), points={"far": (60.0, 100.0)}, days=(a.days[0] - 400,), text={}, lead={}, rare=())
    assert log_odds(features(a, b), weights()) > log_odds(features(a, elsewhere), weights())


def test_the_weights_file_says_where_it_comes_from() -> None:
    assert {row["name"] for row in toml_of("same.toml")["features"]} == set(FEATURES)
