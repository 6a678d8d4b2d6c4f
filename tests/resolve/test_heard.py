"""Names that a reader passed over, heard again in the text; the persons are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.resolve.test_resolve import reading
from unfog.model import Publication, Reading, Report, ReportId, make_id
from unfog.resolve import resolve


def silent(name: str, text: str, language: str) -> Reading:
    """A report whose reader saw nobody."""
    report = Report(id=ReportId(make_id("r", name)), external_id=name, text=text, language=language)
    return Reading(report=report, publication=Publication(earliest=None, latest=None, basis="unknown"))


def spellings(*readings: Reading) -> set[str]:
    (entity,) = resolve(readings, one_incident=True).entities
    return set(entity.variants)


@pytest.mark.parametrize(
    ("name", "text", "language", "heard"),
    [
        ("Samar Qandawi", "من بين الضحايا الممرضة سمر قنداوي.", "ar", "سمر قنداوي"),
        ("Gul Zaman Bettani", "سب انسپکٹر گل زمان بیٹنی بھی شہداء میں شامل ہیں۔", "ur", "گل زمان بیٹنی"),
        ("Oleh Tkachenko", "Погиб водитель Олег Ткаченко, 41 год.", "ru", "Олег Ткаченко"),
        ("Fiacre Sambalo", "Le lieutenant Fiacre Sambalo avait 27 ans.", "fr", "Fiacre Sambalo"),
    ],
)
def test_a_name_is_heard_in_another_report(name: str, text: str, language: str, heard: str) -> None:
    assert spellings(reading("a", (name, "person")), silent("b", text, language)) == {name, heard}


@pytest.mark.parametrize(
    "text",
    [
        "Samar was there, and so was Qandawi.",  # not side by side
        "A samar qandawi is a kind of reed.",  # no name
        "Selim Qandawi was hurt.",  # somebody else
        "They met in Samar.",
    ],
)
def test_a_likeness_in_part_is_nobody(text: str) -> None:
    assert spellings(reading("a", ("Samar Qandawi", "person")), silent("b", text, "en")) == {"Samar Qandawi"}


def test_nobody_is_heard_among_all_reports_of_a_store() -> None:
    one, two = reading("a", ("Samar Qandawi", "person")), silent("b", "Samar Qandawi was hurt.", "en")
    (entity,) = resolve([one, two]).entities
    assert entity.variants == ("Samar Qandawi",)
    assert entity.id == resolve([one, two], one_incident=True).entities[0].id


@given(st.permutations(["Samar Qandawi died.", "توفيت سمر قنداوي.", "Погибла Самар Кандави."]))
def test_the_order_of_reports_does_not_matter(texts: list[str]) -> None:
    readings = [reading("a", ("Samar Qandawi", "person")), *(silent(t, t, "xx") for t in texts)]
    assert resolve(readings, one_incident=True) == resolve(readings[::-1], one_incident=True)
