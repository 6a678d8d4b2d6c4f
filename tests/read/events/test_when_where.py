"""Whole reports: the day, the clock and the place that each gives its happening (``when_where.txt``).

Every expectation is one test. Those not met yet are named in ``when_where_known.txt`` with one line each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from unfog.config import Config
from unfog.lexicon.gazetteer import CITY, distance_km, gazetteer
from unfog.model import Claim, DateValue, PlaceValue, Reading, Report, ReportId
from unfog.read.reader import Reader

HERE = Path(__file__).parent
KNOWN = frozenset(
    line.strip() for line in (HERE / "when_where_known.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")
)
KM = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report and what it gives."""

    name: str
    published: str
    day: str
    clock: str | None
    town: str
    country: str
    km: float
    text: str
    title_length: int


def told() -> list[Told]:
    found = []
    for block in (HERE / "when_where.txt").read_text("utf-8").split("\n== ")[1:]:
        head, _, body = block.partition("\n")
        outlet, published, day, clock, place = (part.strip() for part in head.split("|"))
        town, country, *km = (part.strip() for part in place.split(","))
        lines = body.strip().split("\n")
        titled = len(lines) > 1 and not re.match(r"[A-Z]{4}.* [-(]", lines[0])
        found.append(
            Told(
                name=f"{outlet} {day} {town}",
                published=published.replace("Z", "+00:00"),
                day=day,
                clock=None if clock == "-" else clock,
                town=town,
                country=country,
                km=float(km[0]) if km else KM,
                text="\n\n".join(lines),
                title_length=len(lines[0]) if titled else 0,
            )
        )
    return found


REPORTS = told()


@lru_cache(maxsize=1)
def readings() -> dict[str, Reading]:
    reports = [
        Report(
            id=ReportId(f"r{number}"),
            external_id=report.name,
            text=report.text,
            title_length=report.title_length,
            outlet=report.name.split(" 2031")[0],
            published=report.published,
            language="en",
        )
        for number, report in enumerate(REPORTS)
    ]
    return {reading.report.external_id: reading for reading in Reader(Config()).read_all(reports)}


def claims(report: Told, field: str) -> list[Claim]:
    return [claim for claim in readings()[report.name].claims if claim.field == field and not claim.background]


def dates(report: Told) -> list[DateValue]:
    return [claim.value for claim in claims(report, "date") if isinstance(claim.value, DateValue)]


def points(town: str, country: str) -> list[tuple[float, float]]:
    places = gazetteer()
    entries = [e for e in map(places.entry, places.find(town).entries) if e.country == country]
    towns = [e for e in entries if e.kind == CITY] or entries
    return [(e.lat, e.lon) for e in sorted(towns, key=lambda e: -e.population)[:1]]


def right(report: Told, part: str) -> bool:
    if part == "day":
        first, _, last = report.day.partition("/")
        return [(date.earliest, date.latest) for date in dates(report)][:1] == [(first, last or first)]
    if part == "clock":
        return next((date.time for date in dates(report) if date.time), None) == report.clock
    found = [c.value for c in claims(report, "place") if isinstance(c.value, PlaceValue) and c.value.lat is not None]
    return any(
        distance_km(found[0].lat or 0.0, found[0].lon or 0.0, lat, lon) <= report.km
        for lat, lon in points(report.town, report.country)
        if found
    )


CASES = [(report, part) for report in REPORTS for part in ("day", "clock", "place")]


def test_every_report_is_told_once() -> None:
    assert len({report.name for report in REPORTS}) == len(REPORTS)
    assert not KNOWN - {f"{report.name} | {part}" for report, part in CASES}


@pytest.mark.parametrize(("report", "part"), CASES, ids=[f"{report.name} | {part}" for report, part in CASES])
def test_when_and_where(report: Told, part: str) -> None:
    met = right(report, part)
    if f"{report.name} | {part}" in KNOWN and not met:
        pytest.xfail(f"a limit of the reading told in when_where_known.txt: the {part} of {report.name!r} is not read yet")
    assert met, (dates(report)[:3], [claim.value for claim in claims(report, "place")][:3])
