"""Who is a doer and who is not: those named as involved, states before a deed, those within the phrase of the harmed."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import Report, ReportId, make_id
from unfog.read.reader import Reader

TITLE = "News from the region"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Config())


def doers(reader: Reader, text: str) -> list[str]:
    full = f"{TITLE}\n\n{text}"
    report = Report(
        id=ReportId(make_id("r", full)), external_id="t", text=full, title_length=len(TITLE), published="2031-05-12T10:00:00Z"
    )
    told = [event for event in reader.read(report).events if not event.background]
    return [a.span.text for event in told for a in event.arguments if a.role == "attacker"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Two officers were implicated in the murder of six priests in Santo Alto.", "officers"),
        ("A colonel was charged with the killing of a judge in Talca.", "colonel"),
        ("Prosecutors charged three soldiers with the massacre at Rio Seco.", "soldiers"),
        ("The group responsible for the bombing of the embassy has not been named.", "group"),
        ("Police arrested two men for the murder of a shopkeeper.", "men"),
        ("A US drone strike killed a commander in Sadrin on Monday.", "US"),
        ("A US air strike killed four people in Sadrin on Monday.", "US"),
        ("Heavy clashes broke out in Talca on Monday between the Stability Front and the 444th Brigade.", "Stability Front"),
        ("Heavy clashes broke out in Talca on Monday between the Stability Front and the 444th Brigade.", "444th Brigade"),
        ("Clashes erupted in Talca on Monday between army troops and fighters of the Red Front.", "army troops"),
    ],
)
def test_who_had_part_in_it_is_a_doer(reader: Reader, text: str, doer: str) -> None:
    assert doer in doers(reader, text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The commander was not involved in the killing of the mayor on Monday.", "commander"),
        (
            "The army said its forces carried out a strike, killing a Red Lions commander responsible for attacks on troops.",
            "Lions",
        ),
        ("Jets bombed a house on Monday, killing a teacher who had left the Red Lions in May, relatives said.", "Lions"),
        ("Gunmen killed two members of the Red Lions in Talca on Monday.", "Lions"),
    ],
)
def test_who_is_named_within_the_phrase_of_the_harmed_is_not(reader: Reader, text: str, other: str) -> None:
    assert not any(other in words for words in doers(reader, text))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("A man was killed in the Velk Community Center shooting on Monday.", "Center"),
        ("Three men were killed in the Orbit Diner shooting on Monday.", "Diner"),
        ("Harnabad Police: four opened fire at a skate park. Two men were wounded.", "Police"),
        ("Marlville Police make arrest in Sunday night shooting at a diner. One man was killed.", "shooting"),
        (
            "A boy was wounded. The Odran Police Department was dispatched to a reported shooting at noon.",
            "Odran Police Department",
        ),
        ("A man was shot dead. Anyone who saw the shooting is asked to contact the Harnabad Police Department.", "Harnabad"),
    ],
)
def test_venues_and_those_called_to_the_scene_did_not_do_it(reader: Reader, text: str, other: str) -> None:
    full = f"{TITLE}\n\n{text}"
    report = Report(
        id=ReportId(make_id("r", full)), external_id="t", text=full, title_length=len(TITLE), published="2031-05-12T10:00:00Z"
    )
    attacks = [e for e in reader.read(report).events if e.type not in ("other", "arrests") and not e.background]
    assert attacks
    assert not [
        a.span.text
        for e in attacks
        for a in e.arguments
        if a.role == "attacker" and (other in a.span.text or "Police" in a.span.text)
    ]


def test_what_a_former_officer_does_is_not_the_deed_of_his_force(reader: Reader) -> None:
    said = doers(reader, "A former Harnabad Police officer was charged with murder after two men were killed.")
    assert any("former" in text for text in said)
    assert "Harnabad Police" not in said
