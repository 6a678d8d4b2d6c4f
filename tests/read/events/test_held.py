"""Who is held or charged over a deed, who is the doer by name, and what police do in unrest: told apart from the unrest."""

from __future__ import annotations

from functools import cache

import pytest

from unfog.config import Config
from unfog.model import Event, Reading, Report, ReportId, make_id
from unfog.read.reader import Reader


@cache
def read(text: str) -> Reading:
    report = Report(
        id=ReportId(make_id("r", text)),
        external_id="r",
        text=text,
        title_length=0,
        outlet="Test",
        published="2031-05-08T12:00:00Z",
        language="en",
    )
    return next(iter(Reader(Config()).read_all([report])))


def event_of(reading: Reading, word: str) -> Event:
    """The event with a mention that holds the word."""
    return next(e for e in reading.events if any(word in m.text for m in e.mentions))


def attackers(event: Event) -> list[str]:
    return [a.span.text for a in event.arguments if a.role == "attacker"]


HELD = [
    ("Police arrested two men in connection with the station raid.", "raid", "men"),
    ("Police arrested two men in connection with the depot raid and the abduction of a trader.", "abduction", "men"),
    ("Six guards were booked for murder, arson and rioting.", "arson", "guards"),
    ("The accused were booked for murder, arson and rioting.", "arson", "accused"),
    ("Police nabbed the prime accused in the ferry massacre on Sunday.", "massacre", "prime"),
    ("A guard was jailed on charges of murder.", "murder", "guard"),
    ("Two suspects in the market bombing fled to Halmet.", "bombing", "suspects"),
]


@pytest.mark.parametrize(("text", "word", "who"), HELD)
def test_who_is_held_over_a_deed_stands_as_its_doer_and_is_claimed_by_nobody(text: str, word: str, who: str) -> None:
    reading = read(text)
    event = event_of(reading, word)
    assert attackers(event) == [who]
    assert [a.claimed for a in event.arguments if a.role == "attacker"] == [False]
    assert not [c for c in reading.claims if c.field == "attacker" and c.event == event.id]


def test_where_another_is_named_the_one_held_is_no_doer() -> None:
    event = event_of(read("Police arrested two men in connection with the raid by the Dawn Front."), "raid")
    assert "men" not in attackers(event)


def test_under_no_bond_an_arrest_says_nothing_of_the_deed() -> None:
    event = event_of(read("Police arrested two men before the raid on the depot."), "raid")
    assert "men" not in attackers(event)


NAMED = [
    ("Police arrested Tomo Ansa, the mastermind of the bombing of the depot.", "bombing", "Tomo Ansa"),
    ("A mob attack on a shop killed three men in Harnabad.", "mob attack", "mob"),
]


@pytest.mark.parametrize(("text", "word", "who"), NAMED)
def test_words_that_name_the_doer_with_the_deed(text: str, word: str, who: str) -> None:
    assert who in attackers(event_of(read(text), word))


def test_those_caught_at_it_did_it_and_not_the_police() -> None:
    event = event_of(read("Police arrested two robbers who were caught stealing cows from the herders."), "stealing")
    assert "Police" not in attackers(event)


UNREST = (
    "Riots in Harnabad have killed 40 people, officials said. Mobs pelted stones in the old town. "
    "Of the dead, 12 people died in police firing. "
    "Curfew was imposed in both towns."
)


def test_what_police_did_in_unrest_is_not_the_unrest() -> None:
    reading = read(UNREST)
    unrest, firing = event_of(reading, "Riots"), event_of(reading, "died in police firing")
    assert unrest.id != firing.id
    assert "police" in attackers(firing)
    assert not {"police", "Police"} & set(attackers(unrest))


def test_the_dead_of_a_force_in_unrest_are_its_own() -> None:
    reading = read(UNREST)
    firing = event_of(reading, "died in police firing")
    assert [c.value.min for c in reading.claims if c.field == "killed" and c.event == firing.id] == [12]  # type: ignore[union-attr]


def test_in_a_report_of_no_unrest_the_dead_after_the_shots_are_of_the_shots() -> None:
    reading = read("Police opened fire on a march in Harnabad on Sunday. Five people died.")
    assert event_of(reading, "opened fire").id == event_of(reading, "died").id


@pytest.mark.parametrize(
    "text",
    [
        "The police were in no position to take control of the situation.",
        "A new editor took control of the paper's accounts.",
        "Two hundred people were whisked away to safer places.",
        "The town was held to ransom by its own officials.",
    ],
)
def test_words_that_tell_of_no_happening(text: str) -> None:
    assert not [e for e in read(text).events if e.type not in ("other",)]


def test_a_town_is_still_taken() -> None:
    assert event_of(read("The rebels took control of the town of Menaka on Sunday."), "control").type.endswith("territory")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The order may lead to killings of traders in Harnabad.", "killings"),
        ("A force was created to quell riots.", "quell"),
    ],
)
def test_what_may_come_or_is_only_an_aim_is_background(text: str, word: str) -> None:
    assert event_of(read(text), word).background


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Security forces took positions in the old town.", "took positions", "change to group/activity"),
        ("The army was called in on Sunday.", "called", "change to group/activity"),
        ("There was a heavy police presence at the court.", "police presence", "other"),
        ("A report has been lodged with the police.", "lodged", "other"),
        ("The police crackdown on unlicensed channels went on.", "crackdown", "other"),
    ],
)
def test_acts_of_forces(text: str, word: str, kind: str) -> None:
    assert event_of(read(text), word).type == kind


def test_an_arrest_is_by_the_force_that_the_report_names_where_it_names_no_police() -> None:
    reading = read("Forty men were arrested in Deor. The army said that the town was calm.")
    assert attackers(event_of(reading, "arrested")) == ["army"]


@pytest.mark.parametrize(
    "text",
    [
        "Police made no arrests.",
        "Nobody was arrested in Tor.",
        "The army did not intervene.",
        "No arrest was made by police in Tor.",
    ],
)
def test_an_act_of_a_force_that_was_not_done_is_no_event(text: str) -> None:
    assert not read(text).events


@pytest.mark.parametrize(
    ("text", "word", "background"),
    [
        ("The party sought the arrest of the mayor in Tor.", "arrest", True),
        ("Lawyers demanded the deployment of the army in Tor.", "deployment", True),
        ("Officials warned of an attack on the depot in Tor.", "attack", True),
        ("Officials warned residents after the attack on the depot in Tor.", "attack", False),
        ("Two men wanted for the killing of a trader were seen in Tor.", "killing", False),
    ],
)
def test_what_is_asked_for_has_not_happened(text: str, word: str, background: bool) -> None:
    assert event_of(read(text), word).background is background


def test_a_raid_by_police_that_harms_nobody_is_a_search() -> None:
    assert event_of(read("Police raids on the two offices in Tor angered members."), "raids").type == "other"


def test_a_number_can_stand_for_those_held() -> None:
    assert attackers(event_of(read("The four were arrested in connection with the depot raid."), "raid")) == ["four"]


def test_the_office_of_a_prosecutor_attacks_nobody() -> None:
    reading = read("The Halmet County Prosecutor's Office killed the charge over the shooting of two men in Tor on Sunday.")
    assert not any("Office" in who for event in reading.events for who in attackers(event))
