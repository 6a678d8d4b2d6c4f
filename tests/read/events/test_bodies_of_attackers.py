"""Attackers who are only described are of a body that the words behind them name."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import PartyValue, Report, ReportId
from unfog.read import Reader


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Gunmen from the Red Dawn Front broke into Harnabad on Monday, killing seven people.", "Red Dawn Front"),
        ("Seven soldiers were killed in Harnabad in an attack by men belonging to the Dawn Front.", "Dawn Front"),
        ("Seven soldiers were killed in Harnabad in an attack by fighters loyal to the Dawn Front.", "Dawn Front"),
        ("Gunmen killed seven members of the Dawn Front in Harnabad on Monday.", None),
        ("Gunmen from a village near the Dawn Front base killed seven people on Monday.", None),
    ],
)
def test_the_body_that_attackers_are_of(text: str, body: str | None) -> None:
    report = Report(id=ReportId("r-1"), external_id="x", text=text, language="en", published="2031-05-05T10:00:00Z")
    (reading,) = Reader(Config()).read_all([report])
    named = [c.value.name for c in reading.claims if c.field == "attacker" and isinstance(c.value, PartyValue) and c.value.name]
    assert named == ([body] if body else [])
