"""The gazetteer: keys, points, sources."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.lexicon.files import rows_of
from unfog.lexicon.gazetteer import CITY, STATE, contains, country_name, distance_km, gazetteer, key, subdivisions


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Mashtal", "al Mashtal"),
        ("An Nuşayrāt", "Al-Nusayrat"),
        ("Sana'a", "Sanaa"),
        ("U.S.", "US"),
        ("Saint Petersburg", "St. Petersburg"),
        ("The Hague", "Hague"),
        ("Port-au-Prince", "PORT AU PRINCE"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_different_names_differ() -> None:
    assert key("Kiev") != key("Kyiv")
    assert key("Mosul") != key("Basel")


@given(st.text(max_size=40))
def test_key_of_a_key_is_itself_for_case(name: str) -> None:
    assert key(name) == key(name.strip())
    assert "  " not in key(name)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Kiev", "UA", 50.45, 30.52),
        ("Kharkov", "UA", 49.99, 36.23),
        ("Khan Younis", "PS", 31.34, 34.30),
        ("Maiduguri", "NG", 11.85, 13.16),
        ("Hodeidah", "YE", 14.80, 42.95),
        ("Tower 22", "JO", 33.3, 38.7),
        ("Bagram Airfield", "AF", 34.95, 69.27),
    ],
)
def test_names_lead_near_their_place(name: str, country: str, lat: float, lon: float) -> None:
    found = [gazetteer().entry(i) for i in gazetteer().find(name).entries]
    assert any(e.country == country and distance_km(e.lat, e.lon, lat, lon) < 130 for e in found)


def test_countries_have_names_and_points() -> None:
    assert country_name("iq") == "Iraq"
    assert country_name("??") is None
    syria = gazetteer().country_entry("SY")
    assert syria is not None and distance_km(syria.lat, syria.lon, 35, 38) < 120


def test_containment_follows_the_administrative_links() -> None:
    places = gazetteer()
    odesa = next(e for e in map(places.entry, places.find("Odessa").entries) if e.country == "US" and e.kind == CITY)
    texas = next(e for e in map(places.entry, places.find("Texas").entries) if e.kind == STATE)
    ukraine = places.country_entry("UA")
    assert contains(texas, odesa)
    assert ukraine is not None and not contains(ukraine, odesa)


def test_demonyms_are_marked_and_have_a_source() -> None:
    assert gazetteer().find("Yemeni").demonym
    assert not gazetteer().find("Yemen").demonym
    assert all(row["source"] for row in rows_of("demonyms.tsv"))


def test_every_site_has_a_source_that_holds() -> None:
    """A derived site lies where the entries named in its source lie."""
    places = gazetteer()
    for row in rows_of("sites.tsv"):
        assert row["precision"] in {"site", "neighbourhood", "town", "area"}
        assert row["source"].startswith(("derived: ", "airportsdata ")), row["name"]
        wanted = [int(number) for number in re.findall(r"geonameid (\d+)", row["source"])]
        if not wanted:
            continue
        ids = places._a["geonameid"]
        points = [places.entry(int((ids == number).nonzero()[0][0])) for number in wanted]
        lat, lon = (sum(getattr(e, axis) for e in points) / len(points) for axis in ("lat", "lon"))
        assert distance_km(lat, lon, float(row["lat"]), float(row["lon"])) < 1, row["name"]


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_distance_is_symmetric_and_bounded(a: float, b: float, c: float, d: float) -> None:
    there = distance_km(a, b, c, d)
    assert there == pytest.approx(distance_km(c, d, a, b), abs=1e-6)
    assert 0 <= there <= 20_016


def test_the_subdivisions_of_a_town_and_of_a_site_known_by_its_point_alone() -> None:
    book = gazetteer()
    town = next(e for n in book.find("Harrisburg").entries if (e := book.entry(n)).country == "US" and e.area >= 0)
    state, county = subdivisions("Harrisburg", town.geonameid, "US", None, None)
    assert state == book.entry(town.state).name and county == book.entry(town.area).name
    assert subdivisions("Some Bridge", None, "IQ", 33.33, 44.40)[0] == "Baghdad"
    assert subdivisions("Some Well", None, "JO", 32.0, 38.6) == (None, None), "no town is near"
    assert subdivisions("Some Bridge", None, "IQ", None, None) == (None, None)
