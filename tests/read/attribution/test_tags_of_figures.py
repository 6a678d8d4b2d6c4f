"""Whose a figure is by the tag that closes its sentence or stands in it between commas, whatever the parse hangs on the tag."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import CountValue, Report, ReportId
from unfog.read import Reader

RAID = "Nine people were killed in a raid near Harnabad on Monday"

TAGS = (
    (
        "Two men were shot dead and a third is fighting for his life after a burst of gunfire in Harnabad on Friday night, "
        "according to the prosecutor's office.",
        2,
        "the prosecutor's office",
    ),
    (
        "Four people were killed and no fewer than 50 hurt when a bomb ripped through a gymnasium in Harnabad on Sunday, "
        "regional police director Jonas Dimar said, updating an initial count of three deaths.",
        4,
        "Jonas Dimar",
    ),
    (
        "A clash broke out in Harnabad. The final toll, police commissioner Asad Dir told a news conference, is 19 dead.",
        19,
        "Asad Dir",
    ),
    (
        "Four people were killed when a bomb ripped through a gymnasium in Harnabad on Sunday, regional police director "
        "Brig. Gen. Allan Dimar said, updating an initial count of three deaths.",
        4,
        "Allan Dimar",
    ),
    (f"{RAID} and the attackers fled, the mayor said.", 9, "the mayor"),
    (f"{RAID} but the army said that it had struck a camp.", 9, None),
    (f"{RAID}, while police said that two others were missing.", 9, None),
)


@pytest.mark.parametrize(("text", "low", "name"), TAGS, ids=[f"tag-{n}" for n in range(len(TAGS))])
def test_the_tag_of_a_sentence_names_who_told_its_figures(text: str, low: int, name: str | None) -> None:
    report = Report(id=ReportId("r"), external_id="r", text=text, published="2031-05-14T12:00:00Z", language="en")
    claims = [c for c in Reader(Config()).read(report).claims if isinstance(c.value, CountValue) and c.value.min == low]
    assert [c.speaker.name for c in claims] == [name]
