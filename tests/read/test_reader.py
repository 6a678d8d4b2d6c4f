"""What the reader does with a report it cannot read, and with one on which it fails."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import Report, ReportId
from unfog.read import Reader, layers

READER = Reader(Config(quiet=True))


def report(text: str, name: str = "r") -> Report:
    return Report(id=ReportId(name), external_id=name, text=text, published="2031-03-04T10:00:00Z")


def test_a_title_before_the_last_name_of_a_longer_one() -> None:
    reading = READER.read(report("Marta de la Paz and Don Paz were held in Oruro. Earl Ruiz was freed."))
    assert not reading.rejected
    assert "Marta de la Paz" in [mention.span.text for mention in reading.mentions]


def test_deaths_of_another_happening_make_the_main_one_not_deadly() -> None:
    told = "Gunmen kidnapped 14 passengers near Ost on Monday. Last month nine farmers were killed when gunmen raided Norva."
    claims = READER.read(report(told)).claims
    assert [c.background for c in claims if c.field == "killed"] == [True]


def test_a_fault_in_one_report_costs_only_that_report(monkeypatch: pytest.MonkeyPatch) -> None:
    real = layers.read_layers

    def faulty(parsed: object, wanted: set[str]) -> object:
        if parsed.report.external_id == "second":  # type: ignore[attr-defined]
            raise ValueError("x is not in list")
        return real(parsed, wanted)  # type: ignore[arg-type]

    monkeypatch.setattr(layers, "read_layers", faulty)
    told = "A bomb killed two people in Maiduguri, police said."
    first, second, third = READER.read_all([report(told, "first"), report(told, "second"), report(told, "third")])
    assert first.claims and third.claims and not first.rejected
    assert (second.claims, second.places, second.report.text) == ((), (), told)
    (why,) = second.rejected
    assert (why.stage, why.code, why.subject) == ("read", "failed", "second") and "ValueError" in why.detail
