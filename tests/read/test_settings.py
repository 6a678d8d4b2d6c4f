"""The report's own day and place, and the sentences whose fronted day or place turns to another happening."""

from __future__ import annotations

import pytest

from unfog.model import Report, ReportId
from unfog.read.parse import Parser
from unfog.read.passages import find_passages
from unfog.read.places import find_places
from unfog.read.scope import Scope
from unfog.read.times import read_times

PARSER = Parser()
TITLE = "Bomb kills five at market in Kirkuk"
LEAD = "A bomb went off at a market in Kirkuk on Tuesday, killing five people, police told reporters in Baghdad on Wednesday."


def scope_of(text: str, title: str = TITLE, lead: str = LEAD) -> tuple[Scope, str]:
    whole = f"{title}\n\n{lead}\n\n{text}"
    report = Report(
        id=ReportId("r-1"), external_id="own", text=whole, title_length=len(title), published="2031-05-07", language="en"
    )
    parsed = PARSER.parse(report)
    times, publication = read_times(report)
    return Scope(parsed, find_passages(parsed), times, find_places(report, parsed), publication), whole


def reason(text: str, words: str) -> str | None:
    scope, whole = scope_of(text)
    start = whole.index(words, len(TITLE) + len(LEAD))
    return scope.other(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Mosul, gunmen opened fire on a checkpoint and three soldiers were killed.", "killed"),
        ("In Mosul, gunmen opened fire on a checkpoint. Three soldiers were killed.", "killed"),
        ("On Saturday, four policemen were killed in an ambush.", "killed"),
        ("On Saturday, a convoy was ambushed. Four policemen were killed.", "killed"),
        ("The group carried out an ambush on Saturday. Four policemen died.", "died"),
        ("On Saturday the army said it had killed two fighters.", "killed"),
        ("The army hit back with raids on Mosul. Six people were killed near the airport there.", "killed"),
        ("On Wednesday, gunmen killed eight officials on the coast road.", "killed"),
    ],
)
def test_another_day_or_place_is_another_happening(text: str, words: str) -> None:
    assert reason(text, words) is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Wednesday, two of the wounded died in hospital.", "died"),
        ("In Baghdad, the interior minister said seven people had been killed.", "killed"),
        ("On Saturday, a convoy was ambushed. In Tuesday's blast, five people died.", "died"),
        ("In Mosul, a convoy was ambushed. The latest attack killed five people.", "killed"),
        ("In Mosul, a convoy was ambushed.\n\nFive people were killed.", "killed"),
        ("A minister visited the town on Wednesday. Five people were killed, he said.", "killed"),
        ("On Tuesday evening, five bodies were counted by a doctor who saw the killed.", "killed"),
    ],
)
def test_the_own_happening_stays(text: str, words: str) -> None:
    assert reason(text, words) is None


def test_days_and_seats_of_speaking_are_not_the_reports_own() -> None:
    scope, _ = scope_of("No group claimed the attack.")
    assert [(str(first), str(last)) for first, last in scope.anchor.days] == [("2031-05-06", "2031-05-06")]
    assert {place.name for place in scope.main_places} == {"Kirkuk"}


def test_a_day_of_speaking_alone_only_bounds_the_report() -> None:
    lead = "A bomb killed five people at a market in Kirkuk, police said on Wednesday."
    scope, _ = scope_of("No group claimed the attack.", lead=lead)
    assert not scope.anchor.told
    assert [(str(first), str(last)) for first, last in scope.anchor.days] == [("2031-05-05", "2031-05-07")]
