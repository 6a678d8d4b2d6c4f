"""How many: updates, conflicts, copies and open figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import Newsroom
from unfog.model import CountValue, Finding, Group, Incident, Reading, Resolution
from unfog.reconcile import make_incident
from unfog.reconcile.accounts import accounts_of


def nobody(readings: Sequence[Reading]) -> Resolution:
    """Knows nobody."""
    return Resolution(entities=(), of={})


def record(*readings: Reading) -> Incident:
    """The record of the reports' accounts as one incident."""
    return make_incident([account for reading in readings for account in accounts_of(reading)], nobody)


def killed(*readings: Reading) -> Finding:
    return record(*readings).findings["killed"]


def test_one_report_is_a_single_source(newsroom: Newsroom) -> None:
    finding = killed(newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00"))
    assert (finding.value["low"], finding.value["best"], finding.value["high"]) == (3, 3, 3)
    assert finding.agreement == "single source"


def test_two_speakers_with_one_figure_agree(newsroom: Newsroom) -> None:
    a = newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00", speaker="the police")
    b = newsroom.told("b", 3, at="2031-05-04T11:00:00+00:00", speaker="the hospital")
    finding = killed(a, b)
    assert finding.agreement == "agreed"
    assert finding.independent_origins == 2


def test_one_speaker_in_two_outlets_is_one_voice(newsroom: Newsroom) -> None:
    a = newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00", speaker="the police")
    b = newsroom.told("b", 3, at="2031-05-04T11:00:00+00:00", speaker="police")
    finding = killed(a, b)
    assert finding.agreement == "single source"
    assert finding.independent_origins == 1


def test_rival_counts_at_one_time_conflict(newsroom: Newsroom) -> None:
    a = newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00", speaker="the police")
    b = newsroom.told("b", 12, at="2031-05-04T10:10:00+00:00", speaker="residents")
    made = record(a, b)
    finding = made.findings["killed"]
    assert finding.agreement == "conflicting"
    assert (finding.value["low"], finding.value["high"]) == (3, 12)
    assert finding.value["best"] in (3, 12), "a finding is never an average"
    assert {position.value["min"] for c in made.conflicts if c.field == "killed" for position in c.positions} == {3, 12}


def test_a_rising_toll_is_an_update(newsroom: Newsroom) -> None:
    a = newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00", speaker="the police")
    b = newsroom.told("b", 7, at="2031-05-04T18:00:00+00:00", speaker="the governor")
    finding = killed(a, b)
    assert finding.agreement == "updated"
    assert finding.value["best"] == 7


def test_a_lower_count_repeated_after_the_higher_one_is_a_conflict(newsroom: Newsroom) -> None:
    a = newsroom.told("a", 7, at="2031-05-04T10:00:00+00:00", speaker="the governor")
    b = newsroom.told("b", 3, at="2031-05-04T18:00:00+00:00", speaker="the police")
    assert killed(a, b).agreement == "conflicting"


def test_a_withdrawn_figure_does_not_count(newsroom: Newsroom) -> None:
    a = newsroom.reading(
        "a", "A strike hit Harnabad. An earlier version said nine died. Four died.", at="2031-05-04T10:00:00+00:00"
    )
    a = newsroom.killed(a, 9, "nine died", superseded=True)
    a = newsroom.killed(a, 4, "Four died")
    assert killed(a).value["best"] == 4


def test_none_reported_is_not_zero(newsroom: Newsroom) -> None:
    a = newsroom.reading("a", "A strike hit Harnabad. No casualties were reported.", at="2031-05-04T10:00:00+00:00")
    none = CountValue(min=None, max=None, qualifier="none reported", group="all")
    a = newsroom.claim(a, "killed", none, "No casualties were reported")
    finding = killed(a)
    assert (finding.value["low"], finding.value["best"], finding.value["high"]) == (None, None, None)
    assert finding.support


def test_at_least_ten_and_twelve_do_not_conflict(newsroom: Newsroom) -> None:
    a = newsroom.reading("a", "The strike killed at least 10 people.", at="2031-05-04T10:00:00+00:00")
    a = newsroom.claim(a, "killed", CountValue(min=10, max=None, qualifier="at least", group="all"), "at least 10 people")
    b = newsroom.told("b", 12, at="2031-05-04T10:05:00+00:00", speaker="the governor")
    assert killed(a, b).agreement == "agreed"


def test_background_claims_stay_out_of_the_toll(newsroom: Newsroom) -> None:
    a = newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00")
    first = a.claims[-1]
    other = replace(first, id=first.id + "x", value=replace(first.value, min=40, max=40), background=True)  # type: ignore[type-var]
    finding = killed(replace(a, claims=(*a.claims, other)))
    assert finding.value["high"] == 3


@given(order=st.permutations(range(5)))
def test_the_order_of_reports_does_not_matter(order: list[int]) -> None:
    newsroom = Newsroom()
    readings = [
        newsroom.told(f"r{n}", 3 + n % 2, at=f"2031-05-04T1{n}:00:00+00:00", speaker=f"speaker {n % 3}") for n in range(5)
    ]
    assert record(*[readings[n] for n in order]) == record(*readings)


@given(tolls=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3)), min_size=1, max_size=8))
def test_history_replays_to_the_findings(tolls: list[tuple[int, int]]) -> None:
    newsroom = Newsroom()
    readings = [
        newsroom.told(f"r{n}", toll, at=f"2031-05-04T{hour:02}:00:00+00:00", speaker=f"s{n}")
        for n, (toll, hour) in enumerate(tolls)
    ]
    made = record(*readings)
    now: dict[str, object] = {}
    for change in made.history:
        assert now.get(change.field) == change.before
        now[change.field] = change.after
    assert {field: finding.value for field, finding in made.findings.items()} == now


@given(tolls=st.lists(st.integers(0, 50), min_size=1, max_size=6))
def test_the_best_figure_is_one_that_somebody_gave(tolls: list[int]) -> None:
    newsroom = Newsroom()
    readings = [newsroom.told(f"r{n}", toll, at="2031-05-04T10:00:00+00:00", speaker=f"s{n}") for n, toll in enumerate(tolls)]
    value = killed(*readings).value
    assert value["best"] in tolls
    assert value["low"] == min(tolls)
    assert value["high"] == max(tolls)


def test_a_stated_number_goes_before_an_inferred_one(newsroom: Newsroom) -> None:
    a = newsroom.reading("a", "The strike killed a commander, the navy said.", at="2031-05-04T10:00:00+00:00")
    inferred = CountValue(min=1, max=1, qualifier="exact", group="militants", implicit=True)
    a = newsroom.claim(a, "killed", inferred, "killed a commander", speaker="the navy")
    b = newsroom.told("b", 3, at="2031-05-04T10:05:00+00:00", speaker="the hospital")
    finding = killed(a, b)
    assert (finding.value["best"], finding.agreement) == (3, "single source")
    assert killed(a).value["best"] == 1


def test_a_part_told_later_does_not_replace_the_whole(newsroom: Newsroom) -> None:
    a = newsroom.told("a", 9, at="2031-05-04T10:00:00+00:00", speaker="the police")
    b = newsroom.reading("b", "The strike killed two children, the police said.", at="2031-05-04T12:00:00+00:00")
    part = CountValue(min=2, max=2, qualifier="exact", group="children")
    assert killed(a, newsroom.claim(b, "killed", part, "two children", speaker="the police")).value["best"] == 9


def test_an_outlet_that_repeats_whom_it_quotes_is_no_second_voice(newsroom: Newsroom) -> None:
    a = newsroom.reading("a", "A strike killed four. Four people died, police said.", at="2031-05-04T10:00:00+00:00")
    a = newsroom.killed(a, 4, "killed four")
    a = newsroom.killed(a, 4, "Four people died", speaker="police")
    finding = killed(a)
    assert (finding.agreement, finding.independent_origins) == ("single source", 1)


def test_the_strongest_case_of_each_side_comes_first(newsroom: Newsroom) -> None:
    a = newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00", speaker="the police")
    b = newsroom.reading("b", "The strike killed 12 people, it is feared.", at="2031-05-04T10:05:00+00:00")
    value = CountValue(min=12, max=12, qualifier="exact", group="all")
    b = newsroom.claim(b, "killed", value, "12 people", certainty="unconfirmed")
    c = newsroom.told("c", 12, at="2031-05-04T10:20:00+00:00", speaker="residents")
    (conflict,) = [x for x in record(a, b, c).conflicts if x.field == "killed"]
    high = next(p for p in conflict.positions if p.value["min"] == 12)
    assert high.voices == 2
    assert [x.certainty for x in record(a, b, c).claims if x.id == high.claims[0]] == ["reported"]


def test_how_many_unnamed_officials_there_are_is_unknown(newsroom: Newsroom) -> None:
    toll = CountValue(min=9, max=9, qualifier="exact", group="all")
    told = [newsroom.reading(n, f"A strike hit {n}. 9 died.", at=f"2031-05-04T1{n}:00:00+00:00", outlet=n) for n in "12"]
    said = [newsroom.claim(r, "killed", toll, "9 died", speaker="an official", kind="anonymous official") for r in told]
    one, two = (record(*said[:n]).findings["killed"] for n in (1, 2))
    assert (one.agreement, one.independent_origins) == ("single source", 1)
    assert (two.agreement, two.independent_origins) == ("single source", None)
    beside = newsroom.killed(told[1], 9, "9 died", speaker="the hospital")
    assert record(said[0], beside).findings["killed"].independent_origins == 2


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        ((2, "children"), (7, "civilians"), False),
        ((9, "children"), (7, "civilians"), True),
        ((7, "civilians"), (2, "women"), False),
        ((5, "soldiers"), (3, "civilians"), False),
        ((3, "civilians"), (5, "civilians"), True),
        ((4, "police"), (9, "soldiers"), False),
    ],
)
def test_figures_of_two_groups_can_both_be_true(
    newsroom: Newsroom, one: tuple[int, Group], other: tuple[int, Group], rivals: bool
) -> None:
    made = []
    for name, (number, group) in (("a", one), ("b", other)):
        reading = newsroom.reading(name, f"The strike killed {number} {group}.", at="2031-05-04T10:00:00+00:00")
        value = CountValue(min=number, max=number, qualifier="exact", group=group)
        made.append(newsroom.claim(reading, "killed", value, f"{number} {group}"))
    assert (killed(*made).agreement == "conflicting") is rivals
