"""The day a report counts from, where it was written."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from unfog.lexicon.files import rows_of
from unfog.lexicon.outlets import zone_of_outlet
from unfog.model import Report, ReportId
from unfog.read.times import read_times


@pytest.mark.parametrize(
    ("published", "outlet", "url", "day", "night"),
    [
        ("2031-03-18T20:00:00+00:00", "RNZ", None, "2031-03-19", "2031-03-18TNI"),
        ("2031-03-18T20:00:00+00:00", None, "https://www.rnz.co.nz/news/world/1", "2031-03-19", "2031-03-18TNI"),
        ("2031-03-18T20:00:00+00:00", None, "https://news.example.co.nz/1", "2031-03-19", "2031-03-18TNI"),
        ("2031-03-19T02:30:00+00:00", "The Washington Post", None, "2031-03-18", "2031-03-17TNI"),
        ("2031-03-18T20:00:00+00:00", "Somebody", None, "2031-03-18", "2031-03-17TNI"),
        ("2031-03-18T20:00:00+00:00", None, "https://news.example.com/1", "2031-03-18", "2031-03-17TNI"),
        ("2031-03-18T20:00:00-05:00", "RNZ", None, "2031-03-18", "2031-03-17TNI"),
        ("2031-03-18T20:00:00", "RNZ", None, "2031-03-18", "2031-03-17TNI"),
        ("2031-03-18", "RNZ", None, "2031-03-18", "2031-03-17TNI"),
        ("2031-03-18T20:00:00+00:00", None, "https://example.io/1", "2031-03-18", "2031-03-17TNI"),
    ],
)
def test_the_day_of_publication_is_the_outlets_own(
    published: str, outlet: str | None, url: str | None, day: str, night: str
) -> None:
    report = Report(
        id=ReportId("r"), external_id="r", text="Six people died last night.", published=published, outlet=outlet, url=url
    )
    times, publication = read_times(report)
    assert (publication.earliest, publication.latest, times[0].value) == (day, day, night)
    moved = day != published[:10]
    assert publication.basis.startswith("as given, in ") == moved


def test_every_zone_exists_and_every_row_has_a_source() -> None:
    for name in ("outlet_homes.tsv", "country_zones.tsv"):
        for row in rows_of(name):
            assert row["source"] and ZoneInfo(row["zone"]).key == row["zone"]


def test_no_name_leads_to_two_homes() -> None:
    names = [name.casefold() for row in rows_of("outlet_homes.tsv") for name in row["names"].split("|")]
    assert len(names) == len(set(names))
    assert zone_of_outlet(None, None) is None
