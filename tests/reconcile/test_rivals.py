"""Parties that cannot both be meant."""

from __future__ import annotations

import pytest

from tests.making import Newsroom
from tests.reconcile.test_tolls import record
from unfog.lexicon.files import toml_of
from unfog.lexicon.weapon_rivals import weapon_kind
from unfog.model import EntityId, PartyValue, PlaceValue, Reading


def armed(newsroom: Newsroom, reading: Reading, weapon: str, speaker: str) -> Reading:
    value = PartyValue(name=None, entity=None, label=weapon)
    return newsroom.claim(reading, "weapon", value, weapon, speaker=speaker)


def test_two_weapons_told_by_two_voices_conflict(newsroom: Newsroom) -> None:
    a = newsroom.reading("a", "The strike was artillery shells, the ministry said.", at="2031-05-04T10:00:00+00:00")
    b = newsroom.reading("b", "The strike came from a drone, residents said.", at="2031-05-04T10:10:00+00:00")
    made = record(armed(newsroom, a, "artillery shells", "the ministry"), armed(newsroom, b, "drone", "residents"))
    assert made.findings["weapon"].agreement == "conflicting"
    (conflict,) = [c for c in made.conflicts if c.field == "weapon"]
    assert len(conflict.positions) == 2


def test_a_missile_fired_from_a_drone_is_no_conflict(newsroom: Newsroom) -> None:
    a = newsroom.reading("a", "The strike was a missile fired from a drone, police said.", at="2031-05-04T10:00:00+00:00")
    b = newsroom.reading("b", "The strike came from a drone, residents said.", at="2031-05-04T10:10:00+00:00")
    a = armed(newsroom, armed(newsroom, a, "missile", "police"), "drone", "police")
    made = record(a, armed(newsroom, b, "drone", "residents"))
    assert made.findings["weapon"].agreement != "conflicting"


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        ("an Iskander", "guided aerial bombs", True),
        ("mortar rounds", "122mm Grad rockets", True),
        ("shells", "mortars", False),
        ("a jet", "a glide bomb", False),
        ("a missile", "a drone boat", True),
        ("anti-ship missile", "ballistic missile", False),
        ("a knife", "a machete", True),
        ("assault rifles", "machetes", False),
        ("live rounds", "tear gas", True),
        ("an explosion", "a drone", False),
        ("a Kh-101", "a missile", False),
        ("a Kh-101", "an air defence missile", True),
        ("an improvised explosive device", "a landmine", False),
    ],
)
def test_only_weapons_that_cannot_both_have_done_it_are_rivals(newsroom: Newsroom, one: str, other: str, rivals: bool) -> None:
    a = newsroom.reading("a", f"They were hit by {one}, the ministry said.", at="2031-05-04T10:00:00+00:00")
    b = newsroom.reading("b", f"They were hit by {other}, residents said.", at="2031-05-04T10:10:00+00:00")
    made = record(armed(newsroom, a, one, "the ministry"), armed(newsroom, b, other, "residents"))
    assert any(c.field == "weapon" for c in made.conflicts) is rivals


def test_every_kind_of_weapon_is_found_in_its_example() -> None:
    for row in toml_of("en/weapon_rivals.toml")["kind"]:
        kind = weapon_kind(row["example"])
        assert kind is not None and kind.name == row["name"], row["example"]


def test_a_name_written_together_is_no_other_name(newsroom: Newsroom) -> None:
    who = EntityId("e-1")
    a = newsroom.reading("a", "The strike killed Sami Ullah Oraidi.", at="2031-05-04T10:00:00+00:00")
    b = newsroom.reading("b", "The strike killed Samiullah Oraidi.", at="2031-05-04T10:10:00+00:00")
    a = newsroom.claim(a, "victim", PartyValue(name="Sami Ullah Oraidi", entity=who, label=None), "Sami Ullah Oraidi")
    b = newsroom.claim(b, "victim", PartyValue(name="Samiullah Oraidi", entity=who, label=None), "Samiullah Oraidi")
    assert record(a, b).findings["victim"].agreement != "conflicting"


def test_one_victim_under_two_names_is_a_dispute(newsroom: Newsroom) -> None:
    who = EntityId("e-1")
    a = newsroom.reading("a", "The strike killed Oru Hadal.", at="2031-05-04T10:00:00+00:00")
    b = newsroom.reading("b", "The strike killed Selim Vorato.", at="2031-05-04T10:10:00+00:00")
    c = newsroom.reading("c", "The strike killed Hadal.", at="2031-05-04T10:20:00+00:00")
    a = newsroom.claim(a, "victim", PartyValue(name="Oru Hadal", entity=who, label=None), "Oru Hadal")
    b = newsroom.claim(b, "victim", PartyValue(name="Selim Vorato", entity=who, label=None), "Selim Vorato")
    c = newsroom.claim(c, "victim", PartyValue(name="Hadal", entity=who, label=None), "Hadal")
    assert record(a, c).findings["victim"].agreement != "conflicting", "a surname is a shorter form, not another name"
    assert record(a, b, c).findings["victim"].agreement == "conflicting"


def test_one_victim_in_two_spellings_is_no_dispute(newsroom: Newsroom) -> None:
    who = EntityId("e-1")
    a = newsroom.reading("a", "The strike killed Ibrahim Oraidi.", at="2031-05-04T10:00:00+00:00")
    b = newsroom.reading("b", "The strike killed Ibraheem Oraidy.", at="2031-05-04T10:10:00+00:00")
    a = newsroom.claim(a, "victim", PartyValue(name="Ibrahim Oraidi", entity=who, label=None), "Ibrahim Oraidi")
    b = newsroom.claim(b, "victim", PartyValue(name="Ibraheem Oraidy", entity=who, label=None), "Ibraheem Oraidy")
    assert record(a, b).findings["victim"].agreement != "conflicting"


def test_parties_named_by_one_voice_each_are_no_agreement(newsroom: Newsroom) -> None:
    a = newsroom.reading("a", "The strike hit a depot, police said.", at="2031-05-04T10:00:00+00:00")
    b = newsroom.reading("b", "The strike hit a school, residents said.", at="2031-05-04T10:10:00+00:00")
    a = newsroom.claim(a, "target", PartyValue(name=None, entity=None, label="depot"), "depot", speaker="police")
    b = newsroom.claim(b, "target", PartyValue(name=None, entity=None, label="school"), "school", speaker="residents")
    made = record(a, b).findings["target"]
    assert (made.agreement, made.independent_origins, len(made.value)) == ("single source", 1, 2)


def test_the_seat_of_the_accused_government_is_not_the_scene(newsroom: Newsroom) -> None:
    a = newsroom.reading("a", "Moscow denied the strike, officials said.", at="2031-05-04T10:00:00+00:00")
    b = newsroom.reading("b", "The strike hit Harnabad, residents said.", at="2031-05-04T10:10:00+00:00")
    seat = PlaceValue(name="Moscow", country="RU", lat=55.75, lon=37.62, precision="town", geonameid=None)
    scene = PlaceValue(name="Harnabad", country="XX", lat=10.0, lon=20.0, precision="town", geonameid=None)
    a = newsroom.claim(a, "place", seat, "Moscow", speaker="officials")
    a = newsroom.stance(a, "Russian forces", "denies", "Moscow denied the strike", "officials")
    b = newsroom.claim(b, "place", scene, "Harnabad", speaker="residents")
    assert record(a, b).findings["place"].value["name"] == "Harnabad"


def test_a_village_in_no_list_that_most_name_stands_with_the_point_of_the_town_beside_it(newsroom: Newsroom) -> None:
    village = PlaceValue(name="Qarnabi", country=None, lat=None, lon=None, precision="area", geonameid=None)
    town = PlaceValue(name="Harnabad", country="XX", lat=10.0, lon=20.0, precision="town", geonameid=None)
    abroad = PlaceValue(name="Osia", country="YY", lat=14.0, lon=20.0, precision="town", geonameid=None)
    country = PlaceValue(name="Xenia", country="XX", lat=11.0, lon=21.0, precision="country", geonameid=None)
    a = newsroom.reading("a", "The strike hit Qarnabi in Xenia, police said.", at="2031-05-04T10:00:00+00:00")
    b = newsroom.reading("b", "The strike hit Qarnabi near Harnabad, residents said.", at="2031-05-04T10:10:00+00:00")
    c = newsroom.reading("c", "Osia denied the strike, officials said.", at="2031-05-04T10:20:00+00:00")
    a = newsroom.claim(a, "place", village, "Qarnabi", speaker="police")
    a = newsroom.claim(a, "place", country, "Xenia", speaker="police")
    b = newsroom.claim(b, "place", village, "Qarnabi", speaker="residents")
    b = newsroom.claim(b, "place", town, "Harnabad", speaker="residents")
    c = newsroom.claim(c, "place", abroad, "Osia", speaker="officials")
    made = record(a, b, c).findings["place"]
    assert (made.value["name"], made.value["lat"], made.value["lon"]) == ("Qarnabi", 10.0, 20.0)
    assert made.value["radius_km"] > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sahra Cabdi Warfa", "Sahra Abdi Warfa"),
        ("Yousef Ben Hammada", "Youssef Benhammada"),
        ("Lupe Ortales", "Guadalupe Ortales"),
        ("Reza Barahani", "رضا براهانی"),
    ],
)
def test_one_victim_in_two_forms_of_a_name_is_no_dispute(newsroom: Newsroom, one: str, other: str) -> None:
    who = EntityId("e-1")
    a = newsroom.reading("a", f"The strike killed {one}.", at="2031-05-04T10:00:00+00:00")
    b = newsroom.reading("b", f"The strike killed {other}.", at="2031-05-04T10:10:00+00:00")
    a = newsroom.claim(a, "victim", PartyValue(name=one, entity=who, label=None), one)
    b = newsroom.claim(b, "victim", PartyValue(name=other, entity=who, label=None), other)
    assert record(a, b).findings["victim"].agreement != "conflicting"


def test_a_name_and_a_nom_de_guerre_that_one_report_gives_are_no_dispute(newsroom: Newsroom) -> None:
    who = EntityId("e-1")
    a = newsroom.reading("a", "The strike killed Oru Hadal, known as Selim Vorato.", at="2031-05-04T10:00:00+00:00")
    b = newsroom.reading("b", "The strike killed Selim Vorato.", at="2031-05-04T10:10:00+00:00")
    for name in ("Oru Hadal", "Selim Vorato"):
        a = newsroom.claim(a, "victim", PartyValue(name=name, entity=who, label=None), name)
    b = newsroom.claim(b, "victim", PartyValue(name="Selim Vorato", entity=who, label=None), "Selim Vorato")
    assert record(a, b).findings["victim"].agreement != "conflicting"


def test_a_denial_beside_a_claim_of_ones_own_leaves_nothing_open(newsroom: Newsroom) -> None:
    a = newsroom.reading("a", "The Harn Front said it carried out the strike.", at="2031-05-04T10:00:00+00:00")
    a = newsroom.stance(a, "Harn Front", "claims", "The Harn Front said it carried out the strike", "Harn Front")
    b = newsroom.reading("b", "The army denied a part in the strike.", at="2031-05-04T11:00:00+00:00")
    b = newsroom.stance(b, "army", "denies", "The army denied a part in the strike", "army")
    assert record(a, b).findings["responsibility"].agreement != "conflicting"
    c = newsroom.reading("c", "Residents blamed the army for the strike.", at="2031-05-04T11:00:00+00:00")
    c = newsroom.stance(c, "army", "accuses", "Residents blamed the army for the strike", "residents")
    assert record(a, b, c).findings["responsibility"].agreement == "conflicting"
