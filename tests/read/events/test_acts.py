"""Acts of forces told again, doers left out, what came before, clocks and blame: short invented reports."""

# ruff: noqa: E501  (a report's paragraph is one line)

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import CountValue, DateValue, Event, LinkValue, PartyValue, Reading, Report, ReportId
from unfog.read.reader import Reader

READER = Reader(Config())


def read(text: str) -> Reading:
    title = text.split("\n")[0]
    report = Report(
        id=ReportId("r-1"),
        external_id="own",
        text=text,
        title=title,
        title_length=len(title),
        published="2031-05-08",
        language="en",
    )
    return READER.read(report)


def at(reading: Reading, words: str) -> list[Event]:
    """The foreground events whose trigger begins in the words."""
    start = reading.report.text.index(words)
    return [e for e in reading.events if start <= e.trigger.start < start + len(words) and not e.background]


def said(event: Event, role: str) -> set[str]:
    return {argument.span.text for argument in event.arguments if argument.role == role}


FIRING = """Police fire on marchers in Okalo
Police opened fire on marchers in Okalo on Tuesday and killed four students.
The constables fired 30 rounds near the bridge, a witness said. A doctor treated nine people hurt in the firing."""


def test_an_act_told_again_is_an_event_of_its_own() -> None:
    reading = read(FIRING)
    again = at(reading, "fired 30 rounds")
    assert [said(event, "attacker") for event in again] == [{"constables"}]
    assert [event.happening for event in again] == [reading.events[0].id]


def test_claims_keep_to_the_happening() -> None:
    reading = read(FIRING)
    told_again = {event.id for event in reading.events if event.happening is not None}
    assert told_again and {c.field for c in reading.claims if c.event in told_again} == {"event_type"}


def test_definite_words_take_the_doer_over() -> None:
    (firing,) = [event for event in at(read(FIRING), "the firing") if event.happening]
    assert said(firing, "attacker") <= {"Police", "constables"} and said(firing, "attacker")


def test_rebels_telling_again_is_no_event() -> None:
    reading = read(
        "Rebels kill six at Sanda\nRebels attacked Sanda on Monday.\nThey fired mortars at the school, killing six pupils."
    )
    assert all(event.happening is None for event in reading.events)


@pytest.mark.parametrize(
    ("text", "words", "doers"),
    [
        (
            "Curfew in Vanda\nPolice patrolled the streets of Vanda.\nAbout 40 men were arrested overnight.",
            "arrested",
            {"Police"},
        ),
        ("Curfew in Vanda\nShops were shut in Vanda.\nAbout 40 men were arrested overnight.", "arrested", set()),
        ("Trial in Lund\nDetectives searched a flat in Lund.\nThe tenant was remanded in custody.", "remanded", {"Detectives"}),
        ("Raid in Osh\nSoldiers detained nine herders near Osh, police said.", "detained", {"Soldiers"}),
    ],
)
def test_an_arrest_without_a_doer_is_the_named_police_s(text: str, words: str, doers: set[str]) -> None:
    assert [said(event, "attacker") for event in at(read(text), words)] == [doers]


def test_an_implied_doer_gives_no_claim() -> None:
    reading = read("Curfew in Vanda\nPolice patrolled the streets of Vanda.\nAbout 40 men were arrested overnight.")
    (arrest,) = at(reading, "arrested")
    assert not [c for c in reading.claims if c.event == arrest.id and c.field == "attacker"]


@pytest.mark.parametrize(
    "words", ["A curfew was lifted in two wards.", "Patrolling went on in the old town.", "The lanes were sealed."]
)
def test_acts_that_need_no_doer(words: str) -> None:
    assert at(read("Quiet night in Harra\n" + words), words)


def test_firing_at_a_riot_is_not_the_riot() -> None:
    reading = read("Riot in Belar\nRioters stoned buses in Belar on Monday.\nPolice fired at the crowd and killed two men.")
    (firing,) = at(reading, "fired")
    riots = [event for event in reading.events if firing.id not in (event.id, event.happening)]
    assert said(firing, "attacker") == {"Police"} and firing.happening is None
    assert riots and all("Police" not in said(event, "attacker") for event in riots)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Clash at Dorn\nThe advance of the crowd forced the guards to open fire in Dorn.", "open fire", "guards"),
        ("Bomb at Dorn\nA bomb placed by separatists killed a clerk in Dorn.", "placed", "separatists"),
        ("Bomb at Dorn\nA bomb killed a clerk in Dorn. The Red Column is behind the attack.", "bomb", "Red Column"),
        ("Bomb at Dorn\nA bomb killed a clerk in Dorn. The governor blamed the bombing on poachers.", "bomb", "poachers"),
        ("Bomb at Dorn\nA bomb killed a clerk in Dorn. Officials attributed the bombing to smugglers.", "bomb", "smugglers"),
    ],
)
def test_attackers_by_blame_and_control(text: str, words: str, who: str) -> None:
    reading = read(text)
    assert any(who in doer for event in reading.events for doer in said(event, "attacker")), words


def test_who_acts_in_office_attacks_nobody() -> None:
    reading = read(
        "Shooting in Belar\nA gunman killed two men in Belar on Monday.\nMayor Anna Lind visited the wounded and issued an order."
    )
    assert all("Lind" not in doer for event in reading.events for doer in said(event, "attacker"))


@pytest.mark.parametrize("text", ["The law bars convicts from fighting elections.", "Her mother fought back tears."])
def test_fights_that_are_none(text: str) -> None:
    assert not read(f"News from Belar\n{text}").events


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("Stones flew on two roads until police had to open fire.", False),
        ("Two groups met at the gate at dusk, forcing the guards to open fire.", False),
        ("The crowd threw stones, but police did not have to open fire.", True),
        ("The captain had the nerve to open fire.", True),
        ("There is a possibility of an attack on the mill, police said.", True),
    ],
)
def test_what_somebody_had_to_do_was_done(text: str, background: bool) -> None:
    reading = read(f"Unrest in Belar\nMore guards came to Belar on Monday.\n{text}")
    words = "attack" if "attack" in text else "open fire"
    start = reading.report.text.index(words)
    assert any(event.background and event.trigger.start == start for event in reading.events) is background


def test_a_town_is_nobody_s_victim() -> None:
    reading = read("San Salvador (Radio) -- Gunmen killed two nurses in San Salvador on Monday.\nMore soon.")
    assert "San Salvador" not in {
        words for event in reading.events for role in ("victim", "target") for words in said(event, role)
    }


def test_people_stand_at_their_fullest_naming() -> None:
    reading = read(
        "Prosecutor shot in Tarma\nProsecutor Elena Quispe Rojas was attacked in Tarma on Monday.\nQuispe Rojas was shot twice, a colleague said."
    )
    victims = {words for event in reading.events for words in said(event, "victim")}
    assert "Elena Quispe Rojas" in victims and "Quispe Rojas" not in victims
    parties = [c for c in reading.claims if c.field == "victim" and isinstance(c.value, PartyValue)]
    assert all(reading.report.text[c.span.start : c.span.end] == c.span.text for c in parties)


@pytest.mark.parametrize(
    "sentence",
    ["They live by kidnappings and extortion.", "The group wants to destroy bridges.", "Such men kill for money."],
)
def test_general_statements_are_background(sentence: str) -> None:
    reading = read("Bishop speaks in Tarma\nThe bishop gave a sermon in Tarma.\n" + sentence)
    assert all(event.background for event in reading.events)


def test_a_tried_killing_is_no_general_statement() -> None:
    assert at(read("Mayor unhurt\nGunmen tried to kill the mayor of Tarma on Monday."), "kill the mayor")


def test_a_protest_with_dead_is_not_typed_as_the_gathering() -> None:
    reading = read("March in Okalo\nA march in Okalo ended in blood on Monday. Four marchers were killed at the march by gunmen.")
    assert reading.events[0].type != "peaceful protest"


@pytest.mark.parametrize(
    ("sentence", "kind", "words", "day"),
    [
        (
            "On Friday two fighters had been killed by a drone in Gao.",
            "follows",
            "two fighters had been killed by a drone in Gao",
            "2031-05-02",
        ),
        ("Days before, soldiers shot three herders near Tessit.", "follows", "soldiers shot three herders near Tessit", None),
        ("It looked like the raid of 4 March 2029 that killed nine.", "similar to", "raid of 4 March 2029", "2029-03-04"),
        ("In Gao, a bomb killed two soldiers at a checkpoint.", "similar to", "a bomb killed two soldiers", None),
        ("A week ago, on April 30, gunmen shot dead three herders near Tessit.", "follows", "three herders", "2031-04-30"),
    ],
)
def test_what_came_before_is_a_link(sentence: str, kind: str, words: str, day: str | None) -> None:
    reading = read("Drone strike kills six in Menaka\nA drone strike killed six people in Menaka on Wednesday.\n\n" + sentence)
    links = [(claim.value, claim.span.text) for claim in reading.claims if isinstance(claim.value, LinkValue)]
    assert [(link.type, link.date) for link, said in links if words in said] == [(kind, day)]


@pytest.mark.parametrize(
    ("sentence", "kind", "to"),
    [
        (
            "In December 2024 a man drove a car into the crowd and killed five people at a Christmas market in Magdeburg.",
            "similar to",
            "killing at a Christmas market in Magdeburg",
        ),
        (
            "On Friday, according to residents, two fighters had been killed by a drone in Gao.",
            "follows",
            "killing of fighters in Gao",
        ),
        (
            "In March 2029 a truck bombing at a junction in Gao killed forty people, most of them students on their way home.",
            "similar to",
            "truck bombing at a junction in Gao",
        ),
        ("Since 2028 more than seven hundred prisoners have been killed in the jails of Mali.", "part of", "jails of Mali"),
        ("It looked like the raid of 4 March 2029 that killed nine.", "similar to", "raid of 4 March 2029"),
    ],
)
def test_another_happening_is_named_shortly(sentence: str, kind: str, to: str) -> None:
    reading = read("Drone strike kills six in Menaka\nA drone strike killed six people in Menaka on Wednesday.\n\n" + sentence)
    links = [claim.value for claim in reading.claims if isinstance(claim.value, LinkValue)]
    assert [(link.type, to in link.to) for link in links] == [(kind, True)], links


def test_what_came_after_is_no_link() -> None:
    reading = read(
        "Drone strike kills six in Menaka\nA drone strike killed six people in Menaka on 3 May 2031.\n\nOn 7 May 2031 a mob burned a bus in Gao."
    )
    assert not [claim for claim in reading.claims if claim.field == "link"]


@pytest.mark.parametrize(
    ("sentence", "clock"),
    [
        ("The army log gives the time as 4:20 a.m. on Wednesday.", "04:20"),
        ("As of 1 p.m. the ministry had counted six dead.", None),
        ("The hall was hit at 21:35 on Wednesday.", "21:35"),
    ],
)
def test_the_clock_of_the_happening(sentence: str, clock: str | None) -> None:
    reading = read("Shelling kills six in Orin\nShells hit a hall in Orin on Wednesday, killing six people.\n" + sentence)
    clocks = {c.value.time for c in reading.claims if isinstance(c.value, DateValue) and not c.background} - {None}
    assert clocks == ({clock} if clock else set())


def test_two_attacks_in_two_towns_are_two_events() -> None:
    reading = read(
        "Two attacks kill nine\nGunmen killed five farmers in Gao on Monday. In Mopti, a bomb killed four soldiers on Monday.\nNo group claimed either attack."
    )
    main = [event for event in reading.events if event.happening is None and event.type not in ("arrests",)]
    places = {event.place.name for event in main if event.place is not None}
    assert {"Gao", "Mopti"} <= places


def test_a_dateline_is_no_subject() -> None:
    reading = read(
        "Grenade kills four in Okalo\n\nOKALO, May 4 - A grenade thrown into a crowded bar in the Nimb district of Okalo killed at "
        "least four people late on Monday, police and a hospital official said."
    )
    assert not [claim for claim in reading.claims if claim.field == "attacker"]
    assert {claim.speaker.name for claim in reading.claims if claim.field == "killed" and claim.span.start > 40} == {
        "police and a hospital official"
    }


def test_what_a_follow_up_counts_from_is_its_own_happening() -> None:
    reading = read(
        "One month after Okalo: questions remain\n\nA month after a grenade killed eight people in a bar in Okalo, nobody has been "
        "tried, the Nimb league said on Thursday."
    )
    assert [claim.value.min for claim in reading.claims if isinstance(claim.value, CountValue) and not claim.background] == [8]


def test_a_headline_that_ends_in_a_denial_denies_no_toll() -> None:
    reading = read(
        "Okalo: toll rises to seven, Red Front denies\n\nThe toll of Monday's attack in Okalo has risen to seven, the ministry said."
    )
    told = [claim for claim in reading.claims if isinstance(claim.value, CountValue)]
    assert {claim.certainty for claim in told} <= {"asserted", "reported"}
