"""Whole short reports, all invented: type, roles, background, links, dates and places of what they tell."""

# ruff: noqa: E501  (a report's paragraph is one line)

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import DateValue, LinkValue, Reading, Report, ReportId
from unfog.read.reader import Reader

READER = Reader(Config())

REPORTS = {
    "mali": """Gunmen raid village in Mopti
Gunmen on motorcycles attacked the village of Tindou in central Mali on Saturday, killing at least 23 civilians, local officials said. No group has claimed responsibility for the attack. In a similar attack in March, 14 people were killed in Koro.""",
    "ukraine": """Russian shelling kills four in Orikhiv
Four people were killed and nine injured when Russian forces shelled a market in Orikhiv on Tuesday morning, the regional governor said. Two rockets from a Grad launcher hit the pharmacy.""",
    "colombia": """Car bomb outside police station in Cali kills three
A car bomb exploded outside a police station in Cali, Colombia, on Thursday night, killing three policemen and wounding 11 passers-by.""",
    "nigeria": """Bandits abduct 40 pupils in Zamfara
Armed bandits abducted 40 pupils and a teacher from a school in Kaya, Zamfara State, on Monday, police said. The kidnapping comes two weeks after the abduction of 80 villagers in Kaduna.""",
    "myanmar": """Military jets bomb village in Sagaing, 12 dead
A Myanmar military jet dropped two bombs on a monastery in Kani township on Friday, killing 12 villagers, residents said.""",
    "ohio": """Man shot and killed outside Dayton bar
A 34-year-old man was shot and killed outside a bar in Dayton early Sunday. Police arrested a suspect who is accused of shooting the victim with a handgun.""",
    "pakistan": """Suicide bomber strikes mosque in Bannu
A suicide bomber blew himself up in a mosque during Friday prayers in Bannu, killing 19 worshippers. The Pakistani Taliban claimed responsibility for the blast.""",
    "kenya": """Police disperse students in Nairobi
Police fired tear gas and rubber bullets to disperse students in Nairobi on Wednesday.""",
    "haiti": """Gang clash in Port-au-Prince leaves 8 dead
At least eight people died in clashes between rival gangs in Port-au-Prince on Sunday.""",
    "philippines": """Soldiers hurt by IED in Maguindanao
Three soldiers were wounded when an improvised explosive device went off as their truck passed in Shariff Aguak on Monday.""",
    "yemen": """Houthi missile hits camp in Marib
A ballistic missile fired by the Houthis struck a military camp in Marib, killing seven soldiers. The attack followed an air strike by the coalition on Sanaa.""",
    "mexico": """Cartel gunmen ambush police convoy in Michoacan
Gunmen of the Nueva Aurora cartel ambushed a police convoy near Aguililla on Monday, killing 13 officers. The raid was in retaliation for the killing of a cartel boss in April.""",
}


def read(text: str, published: str = "2031-05-08") -> Reading:
    title = text.split("\n")[0]
    report = Report(
        id=ReportId("r-1"),
        external_id="own",
        text=text,
        title=title,
        title_length=len(title),
        published=published,
        language="en",
    )
    return READER.read(report)


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {name: read(text) for name, text in REPORTS.items()}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("mali", "attack"),
        ("ukraine", "shelling/artillery/missile attack"),
        ("colombia", "remote explosive/landmine/ied"),
        ("nigeria", "abduction/forced disappearance"),
        ("myanmar", "air/drone strike"),
        ("ohio", "attack"),
        ("pakistan", "suicide bomb"),
        ("kenya", "protest with intervention"),
        ("haiti", "armed clash"),
        ("philippines", "remote explosive/landmine/ied"),
        ("yemen", "shelling/artillery/missile attack"),
        ("mexico", "armed clash"),
    ],
)
def test_the_main_happening_comes_first_with_its_type(readings: dict[str, Reading], name: str, kind: str) -> None:
    main = readings[name].events[0]
    assert (main.type, main.background) == (kind, False)


@pytest.mark.parametrize(
    ("name", "role", "words"),
    [
        ("mali", "attacker", "Gunmen"),
        ("mali", "target", "village"),
        ("mali", "victim", "civilians"),
        ("ukraine", "target", "market"),
        ("ukraine", "weapon", "rockets"),
        ("colombia", "weapon", "car bomb"),
        ("colombia", "target", "police station"),
        ("colombia", "victim", "policemen"),
        ("nigeria", "attacker", "Armed bandits"),
        ("nigeria", "victim", "pupils"),
        ("nigeria", "victim", "teacher"),
        ("myanmar", "target", "monastery"),
        ("ohio", "weapon", "handgun"),
        ("pakistan", "victim", "worshippers"),
        ("kenya", "attacker", "Police"),
        ("haiti", "attacker", "rival gangs"),
        ("philippines", "weapon", "improvised explosive device"),
        ("yemen", "weapon", "ballistic missile"),
        ("mexico", "target", "police convoy"),
        ("mexico", "victim", "officers"),
    ],
)
def test_roles_are_quoted_exactly(readings: dict[str, Reading], name: str, role: str, words: str) -> None:
    said = {
        (argument.role, argument.span.text)
        for event in readings[name].events
        if not event.background
        for argument in event.arguments
    }
    assert (role, words) in said


def test_nobody_is_an_attacker_where_no_group_claims_it(readings: dict[str, Reading]) -> None:
    attackers = {a.span.text for event in readings["mali"].events for a in event.arguments if a.role == "attacker"}
    assert "group" not in attackers and "No group" not in attackers


@pytest.mark.parametrize(
    ("name", "trigger"), [("mali", "similar attack"), ("nigeria", "abduction of 80"), ("yemen", "air strike by")]
)
def test_other_happenings_are_background(readings: dict[str, Reading], name: str, trigger: str) -> None:
    start = REPORTS[name].index(trigger)
    over = [e for e in readings[name].events if any(start <= m.start < start + len(trigger) for m in e.mentions)]
    assert over and all(event.background for event in over)


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("nigeria", "follows", "the abduction of 80 villagers in Kaduna"),
        ("mexico", "in response to", "the killing of a cartel boss in April"),
    ],
)
def test_links_quote_the_other_happening(readings: dict[str, Reading], name: str, kind: str, words: str) -> None:
    links = [claim.value for claim in readings[name].claims if isinstance(claim.value, LinkValue)]
    assert [link for link in links if link.type == kind and link.to == words]


def test_the_day_of_the_main_happening(readings: dict[str, Reading]) -> None:
    days = {c.value.earliest for c in readings["ukraine"].claims if isinstance(c.value, DateValue) and not c.background}
    assert days == {"2031-05-06"}


@pytest.mark.parametrize(
    "text",
    [
        "Nurses began a strike over pay in Leeds on Monday.",
        "He suffered a heart attack on the flight.",
        "The company executed the plan and struck a deal.",
        "Two firefighters from the fire department visited the school.",
    ],
)
def test_traps_tell_of_no_happening(text: str) -> None:
    assert read(text + "\nMore soon.").events == ()


def test_every_mention_and_argument_stands_in_the_text(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        for event in reading.events:
            for span in (event.trigger, *event.mentions, *(a.span for a in event.arguments)):
                assert reading.report.text[span.start : span.end] == span.text
