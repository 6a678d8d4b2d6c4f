"""The day and the place a report gives its main happening: never those of speaking, of counting or of what came after."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import Event, Reading, Report, ReportId
from unfog.read.reader import Reader

READER = Reader(Config())


def read(text: str, published: str = "2031-05-07T12:00:00+03:00") -> Reading:
    title = text.split("\n", 1)[0]
    return READER.read(
        Report(id=ReportId("r-1"), external_id="own", text=text, title_length=len(title), published=published, language="en")
    )


def main_of(text: str, published: str = "2031-05-07T12:00:00+03:00") -> Event:
    return next(event for event in read(text, published).events if not event.background)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Bomb kills five\n\nA bomb killed five people at a market in Kirkuk on Monday, police said on Tuesday.", 5),
        ("Toll rises\n\nThe toll of Monday's bombing in Kirkuk rose to nine on Wednesday after two died.", 5),
        (
            "Bomb kills five\n\nA bomb killed five people at a market in Kirkuk on Monday. One died of his burns on Tuesday.",
            5,
        ),
        (
            "Bomb kills five\n\nA bomb on Monday killed five people in Kirkuk.\n\nNobody had claimed it by Tuesday evening.",
            5,
        ),
    ],
)
def test_the_day_is_the_happenings(text: str, days: int) -> None:
    date = main_of(text).date
    assert date is not None and (date.earliest, date.latest) == (f"2031-05-{days:02}", f"2031-05-{days:02}")


def test_a_follow_up_counts_back_from_publication() -> None:
    text = "Army concedes\n\nFifteen days after the ambush near Kirkuk, the army puts its dead at 29.\n\nBodies came on May 11."
    date = main_of(text, "2031-05-24").date
    assert date is not None and (date.earliest, date.latest) == ("2031-05-09", "2031-05-09")


def test_a_day_of_speaking_is_no_exact_day() -> None:
    date = main_of("Bomb kills five\n\nA bomb killed five people at a market in Kirkuk, police said on Tuesday.").date
    assert date is not None and (date.earliest, date.latest) == ("2031-05-04", "2031-05-06")


@pytest.mark.parametrize(
    "text",
    [
        "Bomb kills five\n\nBAGHDAD, May 6 (Agency) - A bomb killed five people at a market in Kirkuk, police said.",
        "Bomb kills five\n\nA bomb killed five people at a market in Kirkuk, a minister told reporters in Baghdad.",
        "Bomb kills five\n\nA bomb killed five people at a market in Kirkuk. Two died at a hospital in Baghdad.",
        "Jets shell town\n\nBAGHDAD, May 6 (Agency) - Jets shelled Kirkuk, killing five people, officials said.",
    ],
)
def test_the_place_is_the_happenings(text: str) -> None:
    place = main_of(text).place
    assert place is not None and place.name == "Kirkuk"


def test_who_dies_later_dies_of_the_same_happening() -> None:
    text = (
        "Police fire on march\n\nPolice shot four marchers dead in Kirkuk on Monday.\n\nA fifth died of his wounds on Wednesday."
    )
    told = [event for event in read(text).events if not event.background and event.happening is None]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("deed", "doer"),
    [("An Israeli air strike", "Israeli"), ("A Houthi missile attack", "Houthi"), ("Ukraine's shelling", "Ukraine")],
)
def test_a_name_before_a_deed_is_its_doer(deed: str, doer: str) -> None:
    event = main_of(f"Nine killed in strike\n\n{deed} killed nine people near Kirkuk on Monday.")
    assert doer in {argument.span.text for argument in event.arguments if argument.role == "attacker"}


def test_a_clock_alone_leaves_the_day_open() -> None:
    text = "Convoy attacked\n\nGunmen attacked a convoy near Kirkuk at around 4 p.m., killing five soldiers, survivors said."
    date = main_of(text, "2031-05-07").date
    assert date is not None and (date.earliest, date.latest, date.time) == ("2031-05-06", "2031-05-07", "16:00")


def test_what_is_due_is_no_day_of_the_happening() -> None:
    text = "Man charged\n\nA man has been charged with the murder of two people in Leeds. He is due in court on Thursday."
    assert main_of(text, "2031-05-07").date is None
