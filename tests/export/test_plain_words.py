"""What the page says in plain words, and where it puts them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest

from tests.export.sample import DAY, DRONE, MARKET, TOWN, crowd, market
from unfog.export.html import dossier_page
from unfog.export.lead import heading, lead
from unfog.export.page.labels import Taken
from unfog.export.page.map import picture
from unfog.export.wording import brief_words, count_words, date_words, one_a_name, rivals
from unfog.model import IncidentId
from unfog.model.plain import plain


def test_title_is_plain_words() -> None:
    incident = market().incidents[0]
    assert heading(incident) == "Air or drone strike at Qadra vegetable market, 22 March 2031"
    bare = replace(incident, findings={}, title="evening.txt", id=IncidentId("i-x"))
    assert heading(bare) == "Event told in evening.txt"
    assert "/" not in heading(incident) and "<h1" in dossier_page(market())


def test_lead_sentences() -> None:
    told = lead(market().incidents[0])
    assert told[0] == (
        "5 reports tell of an air or drone strike at Qadra vegetable market, Jordan, on 22 March 2031 at 14:30 (Asia/Amman)."
    )
    assert "The Sand Front: accused by Col. Daoud Safi; denies it." in told
    assert "Killed: sources differ, 2 or 3." in told
    assert "Injured: 7 in the latest figures, up from 5." in told


def test_a_report_that_accuses_in_its_own_voice_is_named() -> None:
    dossier = market()
    incident = dossier.incidents[0]
    blame = incident.findings["responsibility"]
    mute = [{**r, "stances": [{**s, "speaker": None} for s in r["stances"]]} for r in blame.value]
    silent = replace(incident, findings={**incident.findings, "responsibility": replace(blame, value=mute)})
    names = {r.report.id: r.report.outlet or "" for r in dossier.readings}
    assert "The Sand Front: accused by Noor Daily; denied by Levant Wire." in lead(silent, names)
    assert "The Sand Front: accused by a report in its own voice; denied by a report in its own voice." in lead(silent)


def row(low: int | None, high: int | None, group: str = "all") -> dict[str, object]:
    return {"min": low, "max": high, "group": group}


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([row(3, 3), row(2, 2)], {"all": "2 or 3"}),
        ([row(3, 3), row(1, None)], {"all": "at least 1 or 3"}),
        ([row(2, 2, "militants"), row(9, 9), row(1, 1, "militants")], {"all": "9", "militants": "1 or 2"}),
        ([row(1200, 1200), row(900, 950)], {"all": "900 to 950 or 1,200"}),
        ([row(6, 6, "children"), row(9, 9)], {"all": "9", "children": "6"}),
    ],
)  # fmt: skip
def test_rival_figures_stand_by_group(values: list[dict[str, object]], told: dict[str, str]) -> None:
    assert rivals(values) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (row(1, 1, "militants"), "1 militant"),
        (row(2, 2, "police"), "2 police officers"),
        (row(50, None), "at least 50"),
        (row(None, None, "civilians") | {"qualifier": "none reported"}, "none reported (civilians)"),
        (row(30, 30, "other") | {"qualifier": "about"}, "about 30 of other groups"),
    ],
)
def test_counts(value: dict[str, object], told: str) -> None:
    assert count_words(value) == told


def test_narrow_cells_say_less() -> None:
    assert brief_words("event_type", plain(DRONE)) == "Air or drone strike"
    assert brief_words("place", plain(MARKET)) == "Qadra vegetable market"
    timed = plain(DAY) | {"time": "21:05", "precision": "minute"}
    assert date_words(timed) == "22 March 2031 at 21:05 (time zone not stated)"
    assert brief_words("date", timed) == "22 March 2031 at 21:05"


def test_one_row_a_name() -> None:
    rows = [{"party": "the Army", "stances": [1]}, {"party": "Rebels", "stances": [2]}, {"party": "Army", "stances": [3]}]
    assert one_a_name(rows, "party") == [{"party": "the Army", "stances": [1, 3]}, {"party": "Rebels", "stances": [2]}]


def test_an_outlet_stands_once_behind_a_value() -> None:
    page = dossier_page(market()) + dossier_page(crowd(5, hostile=True))
    for cell in re.findall(r'<td role="cell" class="words">(.*?)</td>', page, re.S):
        for part in cell.split('class="against"'):
            outlets = re.findall(r'<a href="#[^"]+"><bdi>(.*?)</bdi>', part)
            assert len(outlets) == len(set(outlets))


def test_updated_count_names_the_earlier_figure() -> None:
    assert "earlier: at least 5 (Noor Daily)" in dossier_page(market())


def test_event_of_unknown_zone_is_a_day_and_not_a_moment() -> None:
    dossier = market()
    incident = dossier.incidents[0]
    date = incident.findings["date"]
    unzoned = replace(date, value={**date.value, "zone": None})
    loose = replace(dossier, incidents=(replace(incident, findings={**incident.findings, "date": unzoned}),))
    assert 'class="eventline"' in dossier_page(dossier) and 'class="eventband"' not in dossier_page(dossier)
    assert 'class="eventband"' in dossier_page(loose) and 'class="eventline"' not in dossier_page(loose)


@pytest.mark.parametrize(
    ("lat", "lon", "country"),
    [
        (31.24, 36.5, "JO"),
        (33.34, 44.4, "IQ"),
        (48.73, 37.57, "UA"),
        (15.6, 32.5, "SD"),
        (34.5, 69.2, "AF"),
        (-17.8, 179.9, "FJ"),
    ],
)
def test_names_on_the_map_do_not_touch(lat: float, lon: float, country: str) -> None:
    drawn = picture(lat, lon, "town", country, ((TOWN.lat or 0, TOWN.lon or 0),), "Old grain market")
    assert drawn is not None and drawn.name is not None
    boxes = [(o.label[0], o.label[1], 8.2 * len(o.name) / 2) for o in drawn.outlines if o.label]
    for (ax, ay, ahalf), (bx, by, bhalf) in combinations(boxes, 2):
        assert abs(ay - by) >= 18 or abs(ax - bx) >= ahalf + bhalf
    for x, _, half in boxes:
        assert half <= x <= drawn.width - half


def test_a_name_that_fits_nowhere_is_left_out() -> None:
    square = [(0.0, 0.0), (60.0, 0.0), (60.0, 60.0), (0.0, 60.0)]
    room = Taken(300, 300)
    assert room.within(square, "Ur", 8) is not None
    assert room.within(square, "Democratic Republic", 8) is None
