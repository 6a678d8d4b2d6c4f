"""How far outlets reach, seen from the country of an event."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from unfog.lexicon.files import rows_of
from unfog.lexicon.gazetteer import gazetteer
from unfog.lexicon.outlets import scale_of_outlet, zone_of_outlet


@pytest.mark.parametrize(
    ("outlet", "url", "country", "scale"),
    [
        ("Reuters", None, "SD", "International"),
        ("AFP", None, "FR", "International"),
        ("Asharq Al-Awsat", None, "IQ", "Regional"),
        ("Dawn", None, "PK", "National"),
        ("Dawn", None, "AF", "International"),
        ("Some Post", "https://somepost.com.ua/1", "UA", "National"),
        ("Some Post", "https://www.somepost.co.uk/1", "IQ", "International"),
        ("A Channel", "https://t.me/achannel/12", "IQ", "New media"),
        ("Some Post", "https://somepost.example/1", "IQ", None),
        ("Dawn", None, "", None),
        ("Some Start-up", "https://startup.io/1", "IQ", None),
        (None, None, "IQ", None),
        (None, "http://[broken", "IQ", None),
    ],
)
def test_scale(outlet: str | None, url: str | None, country: str, scale: str | None) -> None:
    assert scale_of_outlet(outlet, url, country) == scale


def test_every_scale_is_one_of_acleds_words_and_every_home_has_a_country() -> None:
    assert {row["scale"] for row in rows_of("outlet_reach.tsv")} <= {"International", "Regional"}
    assert all(len(row["country"]) == 2 for row in rows_of("outlet_homes.tsv"))
    names = [name.casefold() for row in rows_of("outlet_reach.tsv") for name in row["names"].split("|")]
    assert len(names) == len(set(names))


def test_a_zone_says_how_it_is_known() -> None:
    assert zone_of_outlet("Dawn", None) == ("Asia/Karachi", "Dawn is written there")
    assert zone_of_outlet("X", "https://www.dawn.com/1") == ("Asia/Karachi", "dawn.com is written there")
    assert zone_of_outlet("X", "https://paper.com.np/1") == ("Asia/Kathmandu", "zone of .np")
    assert zone_of_outlet("X", "https://paper.co.uk/1") == ("Europe/London", "zone of .uk")


def test_every_home_is_a_town_of_the_gazetteer_on_its_zones_longitude() -> None:
    places = gazetteer()
    for row in rows_of("outlet_homes.tsv"):
        towns = [places.entry(i) for i in places.find(row["town"]).entries]
        (town,) = [entry for entry in towns if entry.geonameid == int(row["geonameid"])]
        assert (town.country, round(town.lat, 5), round(town.lon, 5)) == (row["country"], float(row["lat"]), float(row["lon"]))
        offset = datetime(2031, 1, 15, tzinfo=ZoneInfo(row["zone"])).utcoffset()
        assert offset is not None and abs(offset.total_seconds() / 3600 - town.lon / 15) < 3
