"""A link means another incident only where words and day say so and no other can be meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.making import Newsroom
from tests.reconcile.test_tolls import record
from unfog.model import DateValue, EventTypeValue, Incident, LinkValue, PlaceValue
from unfog.reconcile.links import resolve_links


def happening(newsroom: Newsroom, name: str, place: str, day: str, label: str = "raid") -> Incident:
    reading = newsroom.reading(name, f"A strike, a {label}, hit {place} on that day.", at=f"{day}T10:00:00+00:00")
    kind = EventTypeValue(acled=("Battles", "Armed clash"), plover=("ASSAULT", None), label=label)
    reading = newsroom.claim(reading, "event_type", kind, label)
    reading = newsroom.claim(reading, "date", DateValue(earliest=day, latest=day), "that day")
    where = PlaceValue(name=place, country="XX", lat=1.0, lon=2.0, precision="town", geonameid=None)
    return record(newsroom.claim(reading, "place", where, place))


def linked(newsroom: Newsroom, to: str, date: str | None) -> Incident:
    reading = newsroom.reading("main", f"A strike hit Harnabad after {to}.", at="2031-05-04T10:00:00+00:00")
    reading = newsroom.claim(reading, "date", DateValue(earliest="2031-05-04", latest="2031-05-04"), "strike")
    return record(newsroom.claim(reading, "link", LinkValue(type="follows", to=to, date=date), to))


@pytest.mark.parametrize(
    ("to", "date", "meant"),
    [
        ("the raid on Ordu", "2031-05-01", "ordu"),
        ("the raid on Ordu", "2031-05", "ordu"),
        ("the raid on Ordu", None, "ordu"),
        ("the raid", "2031-05-01", "ordu"),
        ("the raid on Ordu", "2031-04-01", None),
        ("the talks in Ordu", None, None),
        ("the raid on Pashki", None, None),
        ("a raid the week before", None, None),
    ],
)
def test_links_name_the_incident_they_mean(newsroom: Newsroom, to: str, date: str | None, meant: str | None) -> None:
    ordu = happening(newsroom, "ordu", "Ordu", "2031-05-01")
    later = happening(newsroom, "pashki", "Pashki", "2031-06-01")
    made = resolve_links([linked(newsroom, to, date), ordu, later])[0]
    assert made.links[0].incident == (ordu.id if meant else None)


def test_of_two_that_could_be_meant_none_is(newsroom: Newsroom) -> None:
    one, two = happening(newsroom, "one", "Ordu", "2031-05-01"), happening(newsroom, "two", "Ordu", "2031-05-01")
    assert one.id != two.id
    assert resolve_links([linked(newsroom, "the raid on Ordu", "2031-05-01"), one, two])[0].links[0].incident is None
    assert replace(one, links=()) == resolve_links([one, two])[0]
