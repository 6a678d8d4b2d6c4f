"""Where and when a report's own happening was, however it is told: datelines, logs, follow-ups, headlines, unlisted places."""

from __future__ import annotations

from functools import lru_cache

import pytest

from unfog.config import Config
from unfog.model import DateValue, PlaceValue, Reading, Report, ReportId, make_id
from unfog.read.reader import Reader


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return Reader(Config())


def read_told(published: str, title: str, text: str) -> Reading:
    whole = f"{title}\n\n{text}" if title else text
    report = Report(
        id=ReportId(make_id("r", whole)),
        external_id="told",
        text=whole,
        title_length=len(title) + 1 if title else 0,
        outlet="Test",
        published=published,
        language="en",
    )
    return _reader().read(report)


PLACES = {
    "a prison riot, not the capital it was written in": (
        "2031-02-10T15:00:00-03:00",
        "Eleven dead as Paraguay prison riot ends",
        "ASUNCION, Feb 10 (Wire) - Eleven inmates died when guards put down a riot at a prison in Emboscada, officials said.",
        "Emboscada",
    ),
    "a mine so far from a town": (
        "2031-02-10T15:00:00+00:00",
        "Gunmen kill 30 at gold mine in Burkina Faso",
        "OUAGADOUGOU, Feb 10 (Wire) - Gunmen killed about 30 people at a gold mine, sources said.\n\nSome 40 men on motorcycles"
        " encircled the Tin-Halla mine, 18 kilometres from Gorom-Gorom, on Sunday afternoon.",
        "Gorom-Gorom",
    ),
    "a market in the scene's town": (
        "2031-02-10T15:00:00+03:00",
        "Shells kill 21 in disputed Somali town",
        "NAIROBI, Feb 10 (Wire) - Shells landed among traders at the livestock market of Las Anod on Monday and killed 21.",
        "Laascaanood",
    ),
    "a jail that is the scene": (
        "2032-03-09T15:00:00Z",
        "At least 18 inmates killed in riot at Ecuador prison",
        "GUAYAQUIL, Ecuador, March 9 (Wire) - Gangs fought with rifles at a prison in the coastal city of Machala before dawn "
        "on Tuesday, and at least 18 inmates were killed.",
        "Machala",
    ),
    "what a bulletin is about": (
        "2032-03-10T08:00:00-05:00",
        "Bulletin 27: situation in the Machala Rehabilitation Centre",
        "The service informs the public:\n\n- The bodies of 21 persons have been removed.\n- Thirty-three persons are injured.",
        "Machala",
    ),
    "where the dead are buried": (
        "2031-07-24T10:00:00Z",
        "Eleven funerals",
        "Families buried eleven people in Loikaw on Wednesday. Two others died of their wounds, hospital staff said after the "
        "shelling of the ward.",
        "Loikaw",
    ),
    "nautical miles off a port": (
        "2031-07-08T16:00:00Z",
        "Two seamen killed as missile hits ship off Yemen",
        "ATHENS/ADEN, July 8 (Wire) - Two men were killed on Tuesday when a carrier was struck in the southern Red Sea, its "
        "operator said.\n\nThe ship was hit shortly after 4 a.m. about 10 nautical miles off the port of Mokha, it said.",
        "Mocha",
    ),
    "another spelling in brackets": (
        "2031-07-08T06:00:00Z",
        "Warning 41",
        "A vessel was struck by a projectile 10 nautical miles west of Al-Makha (Mokha), Yemen. Two men were killed.",
        "Mocha",
    ),
    "a dateline in a spelling no list has": (
        "2031-05-22T10:00:00Z",
        "",
        "SALQEEN, Syria - The motorcycle is still there. A beekeeper was killed in the strike on May 13.",
        "Salqin",
    ),
    "a road named for a village, at a town": (
        "2031-09-17T15:00:00+03:00",
        "Iraq: toll now 12",
        "The death toll from this morning's explosion at the Laylan road checkpoint in Kirkuk has risen to 12.",
        "Laylan",
    ),
    "the deed named for its town": (
        "2031-11-07T16:00:00Z",
        "Weekly: claim on the Macomia ambush",
        "A convoy was ambushed in northern Mozambique on 5 November and five soldiers were killed.",
        "Macomia",
    ),
    "the road down to a town": (
        "2032-01-18T07:00:00Z",
        "",
        "The missiles hit a building on the road that leads down to Nabatieh at about 7:45 p.m., killing seven in Lebanon.",
        "Nabatiye et Tahta",
    ),
}

DAYS = {
    "a log, newest first": (
        "2032-03-20T01:40:00+01:00",
        "Live: shots in the Altmoor quarter",
        "01:38 - Police correct the number of injured: it is six.\n\n00:55 - A newspaper reports five dead.\n\n"
        "23:35 - The minister is on his way.\n\n22:41 - Shots were fired in a bar. There are several dead.",
        "2032-03-19",
    ),
    "a log with the day before in words": (
        "2032-09-22T11:00:00+07:00",
        "Updates",
        "11:00 - Police now give four dead.\n\n09:10 - The hospital has 12 of the wounded.\n\nYesterday, 23:50 - The foundation "
        "says it lost two people.\n\nYesterday, 20:20 - Two explosions at a noodle shop. First reports say one dead.",
        "2032-09-21",
    ),
    "remanded afterwards, and what led to the deed": (
        "2032-03-22T12:00:00Z",
        "",
        "The judge yesterday remanded the suspect in custody.\n\nOn the evening of 19 March 2032 the accused entered a bar in "
        "Duisburg and fired at guests. Five people died at the scene. A sixth succumbed to his injuries in hospital on 21 March.",
        "2032-03-19",
    ),
    "a distance in the second paragraph": (
        "2031-12-07T05:00:00Z",
        "",
        "Somebody had said that the boys would be cold.\n\nTwo days after a man with explosives walked into a mosque in Kohat, "
        "killing dozens, the authorities speak of 55 dead. They gave the number on Saturday evening.",
        "2031-12-05",
    ),
    "last week on a Sunday": (
        "2031-05-18T12:00:00+03:00",
        "",
        "The number of people killed in last week's bombing at a market has risen to 33, the governor said on Sunday.\n\n"
        "Thursday's attack was the deadliest in the town.",
        "2031-05-15",
    ),
    "a record since": (
        "2031-05-18T12:00:00+03:00",
        "",
        "The toll of last week's bombing at a market in Gao has risen to 33.\n\nPolice on Saturday arrested three men.\n\n"
        "Thursday's attack was the deadliest in the town since February 2022, when bombings killed 48 people there.",
        "2031-05-15",
    ),
    "months on, and the day of last year": (
        "2032-01-20T08:00:00Z",
        "Eleven months on, monitors call hospital raid a crime",
        "The raid on a hospital in Kandahar was a war crime, a monitoring group says. By its account at least 19 patients died "
        "when commandos stormed the wards on 11 February last year. The army denies it.",
        "2031-02-11",
    ),
    "a day of the same month, after its deed": (
        "2031-06-30T08:00:00Z",
        "",
        "A month after a bomb on a bus in Gao, families wait. The bomb killed nine people on 27 May. On 3 June three men were "
        "arrested.",
        "2031-05-27",
    ),
    "arrested at the weekend of the deed": (
        "2032-05-10T09:00:00+03:00",
        "",
        "Over the weekend a car bomb killed six people in Kirkuk. On Sunday police arrested two men. The bomb went off on "
        "Saturday morning.",
        "2032-05-08",
    ),
    "another bombing before": (
        "2031-07-26T08:00:00Z",
        "Who shelled the hospital?",
        "The army says it did not shell the hospital in Loikaw on 22 July. Medics count nine dead.\n\nAll this comes after the "
        "bombing of a school on 30 June, in which aircraft killed 16 pupils.",
        "2031-07-22",
    ),
    "a day in court to come": (
        "2032-03-02T12:00:00Z",
        "",
        "A sergeant will go before a court this week for Saturday's carnage in a bar, the prosecutor announced on Monday "
        "evening. He threw the grenade, killing nine.",
        "2032-02-28",
    ),
    "a date that stands for itself in the headline": (
        "2032-08-19T12:00:00Z",
        "Register entry revised: Sarmada, 30 May 2032",
        "A recording of July 22 speaks of the death of his double. One man was killed by the missile.",
        "2032-05-30",
    ),
    "a statement on the events of a night": (
        "2031-03-11T18:00:00Z",
        "",
        "The staff has published a statement on the events of 9 March at Tara ford. Assailants killed 14 civilians, it says.",
        "2031-03-09",
    ),
}


@pytest.mark.parametrize("case", PLACES)
def test_the_place_of_the_happening(case: str) -> None:
    published, title, text, want = PLACES[case]
    found = _values(read_told(published, title, text), "place")
    assert isinstance(found[0], PlaceValue)
    assert found[0].name == want
    assert found[0].lat is not None


@pytest.mark.parametrize("case", DAYS)
def test_the_day_of_the_happening(case: str) -> None:
    published, title, text, want = DAYS[case]
    found = [v for v in _values(read_told(published, title, text), "date") if isinstance(v, DateValue)]
    assert (found[0].earliest, found[0].latest) == (want, want)


def test_a_part_of_a_day_told_by_the_deed_has_no_day() -> None:
    text = "The figure of 14 given on the evening of the attack was a count of the first hour. A bus was blown up by a mine."
    assert not _values(read_told("2031-12-09T12:00:00Z", "", text), "date")


@pytest.mark.parametrize(
    "text",
    [
        "The army on Friday took back what it had said of its strike. Ten civilians were killed.",
        "The ministry on Friday withdrew its account of the strike on a car. Ten civilians were killed.",
        "The general apologised on Friday for the strike on a car. Ten civilians were killed.",
        "Two officers were convicted on Friday of the killing of ten civilians.",
        "The police on Friday walked back their claim that the driver, who was shot dead, had been armed.",
    ],
)
def test_what_is_said_long_after_gives_no_day(text: str) -> None:
    assert not _values(read_told("2031-05-10T12:00:00Z", "", text), "date")


def test_where_an_employer_sits_is_no_scene() -> None:
    text = "A strike killed ten people.\n\nTwo fled.\n\nHe worked for a charity from Pasadena in California."
    assert not _values(read_told("2031-05-10T12:00:00Z", "", text), "place")


def test_a_quarter_joined_to_its_town_lies_there() -> None:
    text = "An operation is under way in Duisburg-Altmoor. Shots were fired in a bar in Altmoor, killing three."
    places = {p.span.text: p for p in read_told("2031-12-09T12:00:00Z", "", text).places}
    assert (places["Altmoor"].lat, places["Altmoor"].country) == (places["Duisburg"].lat, "DE")


def test_tuesdays_massacre_lies_back_whatever_the_verb() -> None:
    assert _times("Two men whom the service could not find after Tuesday's massacre are dead.")["Tuesday's"] == "2032-03-09"
    assert _times("Unions will join Tuesday's strike.")["Tuesday's"] == "2032-03-16"


def _times(text: str) -> dict[str, str]:
    return {t.span.text: t.value for t in read_told("2032-03-12T07:00:00Z", "", text).times}


def _values(reading: Reading, field: str) -> list[object]:
    return [claim.value for claim in reading.claims if claim.field == field and not claim.background]
