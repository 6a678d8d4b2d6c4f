"""Which accounts are one happening: the linkage itself, and what is told about it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.making import Newsroom
from unfog.lexicon.files import toml_of
from unfog.model import AccountId, Judgement
from unfog.reconcile.accounts import accounts_of
from unfog.reconcile.cluster import group, regroup
from unfog.reconcile.features import FEATURES, features, side_of
from unfog.reconcile.identity import founded_by, founder_of
from unfog.reconcile.same import log_odds, weights
from unfog.reconcile.traits import traits_of

BLANK = traits_of(accounts_of(Newsroom().told("a", 3, at="2031-05-04T10:00:00+00:00"))[0])
TEN = [replace(BLANK, account=AccountId(f"r-{n}")) for n in range(10)]
NAMES = st.sampled_from([t.account for t in TEN])

Found = dict[tuple[AccountId, AccountId], float]

scores: st.SearchStrategy[Found] = st.dictionaries(
    st.tuples(NAMES, NAMES).filter(lambda p: p[0] < p[1]), st.floats(-4, 6).map(lambda x: round(x, 3)), max_size=30
)
judgements = st.lists(st.builds(Judgement, one=NAMES, two=NAMES, verdict=st.sampled_from(["same", "different"])), max_size=8)


def partition(found: Found, judged: list[Judgement] | None = None) -> list[list[int]]:
    return [sorted(int(a.removeprefix("r-")) for a in g.accounts) for g in regroup(TEN, found, judged or [])]


@given(scores)
def test_every_account_is_in_one_group(found: Found) -> None:
    assert sorted(n for g in partition(found) for n in g) == list(range(10))


@given(scores, st.randoms(use_true_random=False))
def test_the_order_of_pairs_plays_no_part(found: Found, random: object) -> None:
    items = list(found.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    assert partition(dict(items)) == partition(found)


def tie(a: int, b: int) -> tuple[AccountId, AccountId]:
    return TEN[a].account, TEN[b].account


TIGHT = {tie(a, b): 5.0 for a, b in [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)]}


def test_a_bridge_does_not_join_two_groups() -> None:
    assert partition(TIGHT | {tie(2, 3): 1.0})[:2] == [[0, 1, 2], [3, 4, 5]]


def test_new_evidence_splits_a_group() -> None:
    """Report 1 may tell of the same as report 0 until reports come that it is far more like; each part keeps its own name."""
    weak = {tie(0, 1): 0.5}
    assert [0, 1] in partition(weak)
    told = weak | {tie(1, 2): 5.0, tie(1, 3): 5.0, tie(2, 3): 5.0}
    assert [0] in partition(told) and [1, 2, 3] in partition(told)
    learnt = {t.account: n for n, t in enumerate(TEN)}
    names = {founded_by(founder_of([TEN[n].account for n in part], learnt)) for part in ([0], [1, 2, 3])}
    assert founded_by(founder_of([TEN[0].account, TEN[1].account], learnt)) in names, "the incident known first keeps its id"
    assert len(names) == 2


def test_what_a_report_tells_besides_keeps_no_follow_up_out() -> None:
    """A few sentences on another shooting ("r-1#2") are like the first reports of this one, and nothing like the follow-up."""
    besides = replace(BLANK, account=AccountId("r-1#2"))
    told = TIGHT | {tie(0, 6): 1.0, tie(1, 6): -0.5, tie(2, 6): 0.5}
    near = {(TEN[0].account, besides.account): 4.0, (besides.account, TEN[2].account): 4.0}
    far = {(besides.account, TEN[6].account): -3.5}
    groups = [set(g.accounts) for g in regroup([*TEN, besides], told | near | far)]
    assert {TEN[n].account for n in (0, 1, 2, 6)} | {besides.account} in groups


def judge(a: int, b: int, verdict: str) -> Judgement:
    return Judgement(one=TEN[a].account, two=TEN[b].account, verdict=verdict)  # type: ignore[arg-type]


def test_a_reviewer_joins_what_no_score_would() -> None:
    joined = next(part for part in partition(TIGHT, [judge(0, 3, "same")]) if 0 in part)
    assert 3 in joined and not any({0, 3} <= set(part) for part in partition(TIGHT))
    assert partition({}, [judge(7, 9, "same")])[7] == [7, 9]


def test_a_reviewer_parts_what_every_score_joins() -> None:
    made = partition(TIGHT, [judge(0, 1, "different")])
    assert not any({0, 1} <= set(part) for part in made)
    assert any(2 in part and len(part) == 2 for part in made), "the third account stays with one of the two"


@given(judgements)
def test_of_contradicting_judgements_the_latest_stands(judged: list[Judgement]) -> None:
    latest = next((j for j in reversed(judged) if j.one != j.two), None)
    if latest is not None:
        a, b = (int(x.removeprefix("r-")) for x in (latest.one, latest.two))
        together = any({a, b} <= set(part) for part in partition({}, judged))
        assert together == (latest.verdict == "same")


@given(scores, judgements)
def test_no_judgement_is_broken_that_nothing_contradicts(found: Found, judged: list[Judgement]) -> None:
    parted = {frozenset((j.one, j.two)) for j in judged if j.verdict == "different" and j.one != j.two}
    if all(j.verdict == "different" for j in judged):
        for g in regroup(TEN, found, judged):
            assert not any(pair <= set(g.accounts) for pair in parted)


def test_two_likely_reports_are_joined_and_the_reason_is_told(newsroom: Newsroom) -> None:
    a = newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00", speaker="the police of Harnabad")
    b = newsroom.told("b", 3, at="2031-05-04T12:00:00+00:00", speaker="the mayor of Harnabad")
    groups = group([traits_of(x) for x in (*accounts_of(a), *accounts_of(b))])
    assert len(groups) == 1
    (reason,) = groups[0].joined.values()
    assert "same" in reason


def test_features_are_symmetric_and_named(newsroom: Newsroom) -> None:
    a = traits_of(accounts_of(newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00"))[0])
    b = traits_of(accounts_of(newsroom.told("b", 5, at="2031-05-05T10:00:00+00:00"))[0])
    elsewhere = replace(a, places=("far",), points={"far": (60.0, 100.0)}, days=(a.days[0] - 400,), text={}, lead={}, rare=())
    one, two, other = side_of(a), side_of(b), side_of(elsewhere)
    assert features(one, two) == features(two, one)
    assert len(features(one, two)) == len(FEATURES) == len(weights().weight)
    near, far = log_odds([features(one, two), features(one, other)], weights())
    assert near > far


def test_the_weights_file_says_where_it_comes_from() -> None:
    assert {row["name"] for row in toml_of("same.toml")["features"]} == set(FEATURES)
