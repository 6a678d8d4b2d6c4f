"""Whose weapon it was that struck: the owner named before a carrier or munition is a doer."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import PartyValue, Report, ReportId
from unfog.read.reader import Reader

READER = Reader(Config(quiet=True))


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Sudanese warplanes struck the airport of Nyala on Monday, killing four patients.", {"Sudanese warplanes"}),
        ("A Turkish drone struck a car near Qamishli on Monday, killing two people.", {"Turkish"}),
        ("A Houthi missile hit a bulk carrier in the Red Sea on Monday, killing four sailors.", {"Houthi"}),
        ("A stray missile hit a house in Oriva on Monday, killing four people.", set()),
        ("Soldiers shot down a Turkish drone near Oriva on Monday; nobody was hurt.", set()),
    ],
)
def test_the_owner_of_what_struck(text: str, owners: set[str]) -> None:
    reading = READER.read(Report(id=ReportId("r-1"), external_id="t", text=text))
    named = {c.value.label for c in reading.claims if c.field == "attacker" and isinstance(c.value, PartyValue)}
    assert owners <= named
    assert "Turkish" not in named - owners


@pytest.mark.parametrize(
    ("sentence", "weapons"),
    [
        ("The bodies of 11 rebels, along with a sniper rifle, have been recovered, he said.", {"sniper rifle"}),
        ("Troops seized 20 rifles in Halmet in March.", set()),
    ],
)
def test_arms_taken_from_a_side_were_in_use(sentence: str, weapons: set[str]) -> None:
    lead = "Eleven killed in gunfight in Basa\nEleven rebels were killed in a gunfight in Basa on Thursday, police said."
    reading = READER.read(Report(id=ReportId("r-1"), external_id="t", text=f"{lead}\n\n{sentence}", published="2031-06-12"))
    claims = [
        c.value.label for c in reading.claims if c.field == "weapon" and isinstance(c.value, PartyValue) and not c.background
    ]
    assert set(claims) & {"sniper rifle", "pistols", "rifles"} == weapons
