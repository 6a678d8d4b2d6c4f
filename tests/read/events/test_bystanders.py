"""Named people whom the syntax of one sentence makes parties, and whom the rest of the report tells of as somebody else."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import Argument, Event, EventId, Reading, Report, ReportId
from unfog.read.events import without_bystanders
from unfog.read.reader import Reader

READER = Reader(Config())


def read(text: str) -> Reading:
    return READER.read(
        Report(id=ReportId("r-1"), external_id="own", text=text, published="2031-05-06T00:00:00+00:00", language="en")
    )


def parties(reading: Reading) -> set[str]:
    return {a.span.text for e in reading.events if not e.background for a in e.arguments if a.role in ("attacker", "victim")}


BESIDE = [
    (
        "one who tells of those hurt",
        "A man opened fire and wounded two officers, Harnabad Assistant Police Chief Odran Velk said. The man, Tamas Breck, 31, "
        "was shot dead. Velk said no other arrests were planned.",
        "Odran Velk",
    ),
    (
        "officials who discuss a shooting",
        "Two people were shot dead in Harnabad on Monday. Governor Mara Onslow and Sheriff Odran Velk discuss the shooting of "
        "the two at a news conference. Onslow said the dead were students.",
        "Mara Onslow",
    ),
]


@pytest.mark.parametrize(("text", "name"), [c[1:] for c in BESIDE], ids=[c[0] for c in BESIDE])
def test_who_stands_beside_is_no_party(text: str, name: str) -> None:
    reading = read(text)
    assert not any(name in words for words in parties(reading))
    assert not any(c.field in ("victim", "attacker") and name in str(c.value) for c in reading.claims)


def test_who_took_part_stays() -> None:
    text = "Gunmen kidnapped a judge, Ana Berrio, in Harra on Monday. Berrio was found dead on Tuesday, police said."
    assert any("Ana Berrio" in words for words in parties(read(text)))


def test_events_that_are_only_mentioned_are_left_as_they_are() -> None:
    report = Report(id=ReportId("r-1"), external_id="own", text="Odran Velk was shot dead.", language="en")
    name, shot = report.span(0, 10), report.span(15, 19)
    argument = Argument(role="victim", span=name, entity=None)
    own = Event(id=EventId("e-1"), type="attack", trigger=shot, mentions=(shot,), arguments=(argument,), background=False)
    past = Event(id=EventId("e-2"), type="attack", trigger=shot, mentions=(shot,), arguments=(argument,), background=True)
    assert [e.arguments for e in without_bystanders((own, past), {(0, 10)})] == [(), (argument,)]
    assert without_bystanders((own, past), {(6, 10)})[0].arguments == ()
    assert without_bystanders((own, past), {(0, 5)})[0].arguments == (argument,)
