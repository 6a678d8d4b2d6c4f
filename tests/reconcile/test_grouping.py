"""One report at a time gives what all at once gives: any order, taking away, judging and undoing."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.making import Newsroom
from unfog.model import AccountId, Judgement
from unfog.reconcile import blocking
from unfog.reconcile.accounts import accounts_of
from unfog.reconcile.blocking import keys
from unfog.reconcile.cluster import Group, group
from unfog.reconcile.grouping import MemoryShelf, add, regroup_around, take_away
from unfog.reconcile.identity import founded_by, founder_of
from unfog.reconcile.traits import Traits, as_json, from_json, traits_of

BASE = traits_of(accounts_of(Newsroom().told("a", 3, at="2031-05-04T10:00:00+00:00"))[0])
PLACES = {"north": (10.0, 20.0), "south": (12.0, 24.0)}


def account(n: int, place: str, day: int, rare: str, copy: bool, telling: bool, unread: bool) -> Traits:
    """A small account; those of one place and day are likely one happening."""
    return replace(
        BASE,
        account=AccountId(f"r-{n:02}"),
        known_as=f"report {n}",
        moment=float(n),
        telling=telling and not unread,
        foreign=unread,
        marks={f"n{rare}kst": 0.9, f"n{place}": 0.9, f"f{20 + day}": 0.5},
        outlet=f"outlet {n}",
        places=(place,),
        points={place: PLACES[place]},
        days=(741000 + 9 * day,),
        published=741000 + 9 * day + n % 3,
        rare=(rare,),
        title={},
        text={f"word{n % 4}": 0.8, rare: 0.6},
        lead={rare: 1.0},
        prints={hash_: hash_ for hash_ in range(30)} if copy else {n * 100: 0},
        types=frozenset({f"type {n % 2}"}),
        length=60,
    )


accounts = st.lists(
    st.tuples(
        st.sampled_from(list(PLACES)),
        st.integers(0, 1),
        st.sampled_from(["alba", "breen"]),
        *(st.booleans(), st.booleans(), st.booleans()),
    ),
    min_size=1,
    max_size=12,
).map(lambda rows: [account(n, *row) for n, row in enumerate(rows)])


def everything(shelf: MemoryShelf) -> set[frozenset[AccountId]]:
    return {frozenset(g.accounts) for g in regroup_around(shelf, shelf.accounts())}


def parts(groups: tuple[Group, ...]) -> set[frozenset[AccountId]]:
    return {frozenset(g.accounts) for g in groups}


def kept(found: dict[AccountId, frozenset[AccountId]], groups: tuple[Group, ...]) -> None:
    """What a store does with the groups it is given: they replace those their accounts were in."""
    for g in groups:
        for a in g.accounts:
            found[a] = frozenset(g.accounts)


@settings(max_examples=150, deadline=None)
@given(rows=accounts, data=st.data(), crowd=st.sampled_from([2, 4, 60]))
def test_any_order_of_arrival_gives_the_same_incidents(rows: list[Traits], data: st.DataObject, crowd: int) -> None:
    order = data.draw(st.permutations(rows))
    shelf = MemoryShelf()
    found: dict[AccountId, frozenset[AccountId]] = {}
    with crowds_of(crowd):
        for traits in order:
            kept(found, regroup_around(shelf, add(shelf, [traits])))
        assert set(found.values()) == parts(group(rows))


@settings(max_examples=100, deadline=None)
@given(rows=accounts, data=st.data(), crowd=st.sampled_from([2, 4, 60]))
def test_what_is_taken_away_leaves_no_trace(rows: list[Traits], data: st.DataObject, crowd: int) -> None:
    gone = data.draw(st.sets(st.sampled_from(rows).map(lambda t: t.account)))
    shelf = MemoryShelf()
    found: dict[AccountId, frozenset[AccountId]] = {}
    with crowds_of(crowd):
        add(shelf, rows)
        kept(found, regroup_around(shelf, shelf.accounts()))
        touched = take_away(shelf, sorted(gone))
        found = {a: part for a, part in found.items() if a not in gone}
        kept(found, regroup_around(shelf, touched))
        assert set(found.values()) == parts(group([t for t in rows if t.account not in gone]))


@settings(max_examples=100, deadline=None)
@given(rows=accounts, data=st.data())
def test_undoing_a_judgement_restores_the_earlier_state(rows: list[Traits], data: st.DataObject) -> None:
    names = st.sampled_from([t.account for t in rows])
    verdicts = st.builds(Judgement, one=names, two=names, verdict=st.sampled_from(["same", "different"]))
    judged, extra = data.draw(st.lists(verdicts, max_size=3)), data.draw(verdicts)
    shelf = MemoryShelf(judged)
    add(shelf, rows)
    found: dict[AccountId, frozenset[AccountId]] = {}
    kept(found, regroup_around(shelf, shelf.accounts()))
    before = dict(found)
    shelf.judged.append(extra)
    kept(found, regroup_around(shelf, [extra.one, extra.two]))
    assert set(found.values()) == parts(group(rows, [*judged, extra]))
    shelf.judged.pop()
    kept(found, regroup_around(shelf, [extra.one, extra.two]))
    assert found == before


class crowds_of:
    """Sets the size from which a key is a crowd, for tests with few accounts."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __enter__(self) -> None:
        from unfog.reconcile import grouping

        self.before = blocking.CROWD
        blocking.CROWD = grouping.CROWD = self.size

    def __exit__(self, *_: object) -> None:
        from unfog.reconcile import grouping

        blocking.CROWD = grouping.CROWD = self.before


def test_traits_come_back_from_plain_data(newsroom: Newsroom) -> None:
    reading = newsroom.mention(newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00", speaker="Oru Hadal"), "Oru Hadal")
    (made,) = [traits_of(a) for a in accounts_of(reading)]
    assert from_json(json.loads(json.dumps(as_json(made)))) == made
    undated = replace(made, moment=float("inf"), published=None)
    assert from_json(json.loads(json.dumps(as_json(undated), allow_nan=False))) == undated


def test_a_name_of_single_letters_is_no_trait(newsroom: Newsroom) -> None:
    reading = newsroom.mention(newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00", speaker="K. M."), "K. M.")
    (made,) = [traits_of(a) for a in accounts_of(reading)]
    assert made.persons == frozenset() and keys(made)


def test_an_incident_is_named_after_the_account_known_first() -> None:
    a, b, c = (AccountId(x) for x in ("r-a", "r-b", "r-b#1"))
    assert founder_of([a, b, c]) == a
    assert founder_of([a, b, c], {a: 5, b: 2, c: 3}) == b
    assert len({founded_by(x) for x in (a, b, c)}) == 3
