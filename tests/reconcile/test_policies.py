"""One ledger, several readings: what each practice would write down, with the claims behind every value."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.making import Newsroom
from tests.reconcile.test_tolls import record
from unfog.errors import ConfigError
from unfog.model import CountValue, Group, Incident, Reading
from unfog.reconcile.policies import POLICIES, read_by
from unfog.reconcile.policies.acled import geo_precision
from unfog.reconcile.policies.ucdp import where_precision


def counted(newsroom: Newsroom, reading: Reading, low: int, quote: str, group: Group, speaker: str, **more: str) -> Reading:
    value = CountValue(min=low, max=low, qualifier="exact", group=group)
    return newsroom.claim(reading, "killed", value, quote, speaker=speaker, **more)  # type: ignore[arg-type]


def rivals(newsroom: Newsroom) -> Incident:
    a = newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00", speaker="the police")
    b = newsroom.told("b", 12, at="2031-05-04T10:10:00+00:00", speaker="residents")
    return record(a, b)


def test_acled_takes_the_lowest_and_ucdp_the_range(newsroom: Newsroom) -> None:
    made = rivals(newsroom)
    item = read_by("acled", made).item("fatalities")
    assert item is not None and (item.value, len(item.claims)) == (3, 1)
    ucdp = read_by("ucdp", made)
    assert (ucdp.value("low"), ucdp.value("high"), ucdp.refusals) == (3, 12, ())
    assert read_by("ucdp", made).value("date_prec") == 1


def test_a_toll_that_rose_is_risen_for_the_most_careful_too(newsroom: Newsroom) -> None:
    a = newsroom.told("a", 3, at="2031-05-04T10:00:00+00:00", speaker="the police")
    b = newsroom.told("b", 7, at="2031-05-04T18:00:00+00:00", speaker="the governor")
    assert read_by("acled", record(a, b)).value("fatalities") == 7


def test_silence_is_not_zero_and_none_reported_is_acleds_zero(newsroom: Newsroom) -> None:
    silent = newsroom.reading("a", "A strike hit Harnabad.", at="2031-05-04T10:00:00+00:00")
    assert read_by("acled", record(silent)).value("fatalities") is None
    none = CountValue(min=None, max=None, qualifier="none reported", group="all")
    spoken = newsroom.reading("a", "A strike hit Harnabad. No deaths were reported.", at="2031-05-04T10:00:00+00:00")
    made = record(newsroom.claim(spoken, "killed", none, "No deaths were reported"))
    assert read_by("acled", made).value("fatalities") == 0
    part = CountValue(min=None, max=None, qualifier="none reported", group="civilians")
    assert read_by("acled", record(newsroom.claim(spoken, "killed", part, "No deaths were reported"))).value("fatalities") is None
    zero = CountValue(min=0, max=0, qualifier="exact", group="children")
    children = record(newsroom.claim(spoken, "killed", zero, "No deaths were reported"))
    assert read_by("acled", children).value("fatalities") is None, "no child is not nobody"
    assert read_by("ucdp", made).refusals, "without a death UCDP lists nothing"


def harmed(newsroom: Newsroom, *speakers: str, group: Group = "civilians") -> list[Reading]:
    made = []
    for n, speaker in enumerate(speakers):
        text = f"A strike hit Harnabad. {speaker} said 4 of them died."
        reading = newsroom.reading(f"r{n}", text, at=f"2031-05-04T1{n}:00:00+00:00")
        made.append(counted(newsroom, reading, 4, "4 of them died", group, speaker))
    return made


def blamed(newsroom: Newsroom, readings: Sequence[Reading], *parties: str, stance: str = "accuses") -> list[Reading]:
    return [
        newsroom.stance(reading, party, stance, "A strike hit Harnabad", "The mayor")
        for reading, party in zip(readings, parties, strict=False)
    ] + list(readings[len(parties) :])


@pytest.mark.parametrize(
    ("speakers", "group", "parties", "grade"),
    [
        (("The police",), "militants", (), None),
        (("The police",), "civilians", (), "weak"),
        (("The police", "The hospital"), "civilians", ("the Northern Front", "the Southern Guard"), "contested"),
    ],
)
def test_airwars_grades(
    newsroom: Newsroom, speakers: tuple[str, ...], group: Group, parties: tuple[str, ...], grade: str
) -> None:
    readings = blamed(newsroom, harmed(newsroom, *speakers, group=group), *parties)
    assert read_by("airwars", record(*readings)).value("proposed_grade") == grade


def test_airwars_calls_two_voices_fair_and_never_proposes_more(newsroom: Newsroom) -> None:
    readings = blamed(newsroom, harmed(newsroom, "The police", "The hospital"), "the Northern Front")
    made = read_by("airwars", record(*readings))
    assert made.value("proposed_grade") == "fair"
    assert (made.value("civilian_non_combatants_killed_min"), made.value("civilian_non_combatants_killed_max")) == (4, 4)
    owned = [newsroom.stance(r, "the police", "claims", "A strike hit Harnabad", "The police") for r in readings[:1]] + readings[
        1:
    ]
    again = read_by("airwars", record(*owned))
    assert again.value("proposed_grade") != "confirmed"
    assert again.item("conceded_by") is not None


def test_gtd_refuses_what_only_a_state_is_said_to_have_done(newsroom: Newsroom) -> None:
    readings = blamed(newsroom, harmed(newsroom, "The police"), "Russian forces")
    made = read_by("gtd", record(*readings))
    assert [r.field for r in made.refusals] == ["sub-national"]
    group = read_by("gtd", record(*blamed(newsroom, harmed(newsroom, "The police"), "the Northern Front")))
    assert (group.refusals, group.value("guncertain1"), group.value("doubtterr")) == ((), 1, 0)


def test_gtd_tells_a_claim_from_an_accusation(newsroom: Newsroom) -> None:
    readings = blamed(newsroom, harmed(newsroom, "The police"), "the Northern Front", stance="claims")
    made = read_by("gtd", record(*readings))
    assert (made.value("claimed"), made.value("guncertain1"), made.value("compclaim")) == (1, 0, 0)


@pytest.mark.parametrize("name", list(POLICIES))
def test_every_figure_names_claims_of_the_incident(newsroom: Newsroom, name: str) -> None:
    made = rivals(newsroom)
    known = {c.id for c in made.claims}
    reading = read_by(name, made)
    assert reading.policy == name and reading.items
    for item in (*reading.items, *reading.refusals):
        assert set(item.claims) <= known and item.rule
        if isinstance(item.value, int) and item.field in ("fatalities", "low", "best", "high", "nkill"):
            assert item.claims


def test_an_unknown_policy_is_refused_by_name(newsroom: Newsroom) -> None:
    with pytest.raises(ConfigError, match="acled"):
        read_by("nobody", rivals(newsroom))


@pytest.mark.parametrize(
    ("place", "acled_code", "ucdp_code"),
    [
        ({"precision": "site", "radius_km": 5.0, "relation": None}, 1, 1),
        ({"precision": "town", "radius_km": 9.0, "relation": None}, 1, 1),
        ({"precision": "area", "radius_km": 34.0, "relation": "near"}, 2, 2),
        ({"precision": "area", "radius_km": 22.0, "relation": "30 km south of"}, 2, 2),
        ({"precision": "area", "radius_km": 74.0, "relation": "north of"}, 2, 5),
        ({"precision": "area", "radius_km": 229.0, "relation": "on the road between Qadra and"}, 3, 5),
        ({"precision": "area", "radius_km": 40.0, "relation": None}, 2, 3),
        ({"precision": "region", "radius_km": 108.0, "relation": None}, 3, 4),
        ({"precision": "country", "radius_km": 473.0, "relation": None}, 3, 6),
        ({}, None, None),
    ],
)
def test_precision_codes_follow_from_precision_radius_and_relation(
    place: dict[str, object], acled_code: int | None, ucdp_code: int | None
) -> None:
    assert (geo_precision(place), where_precision(place)) == (acled_code, ucdp_code)
