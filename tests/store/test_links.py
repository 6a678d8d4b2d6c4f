"""Links mean the same incidents in a store as in one run over everything, and only those that were known."""

from __future__ import annotations

from dataclasses import replace

from tests.making import Newsroom
from tests.store.making import derived, put
from unfog.model import DateValue, EventTypeValue, LinkValue, PlaceValue, Reading
from unfog.reconcile import reconcile
from unfog.resolve import resolve
from unfog.store import Store

ROOM = Newsroom()


def happening(name: str, text: str, kind: tuple[str, str], label: str, place: str, day: str) -> Reading:
    """A reading of one happening at a place of its own, the places 300 km and more apart."""
    reading = ROOM.reading(name, text, at=f"{day}T10:00:00+00:00")
    when = DateValue(earliest=day, latest=day)
    at = 3.0 * (1 + sorted(PLACES).index(place))
    where = PlaceValue(name=place, country="XX", lat=at, lon=at, precision="town", geonameid=None)
    event = replace(reading.events[0], type=kind[1].lower(), date=when, place=where)
    reading = replace(reading, events=(event,))
    reading = ROOM.claim(reading, "event_type", EventTypeValue(acled=kind, plover=("ASSAULT", None), label=label), label)
    reading = ROOM.claim(reading, "date", when, "that day")
    return ROOM.claim(reading, "place", where, place)


PLACES = ("Ordu", "Pashki", "Zulmar", "Tel Amra", "Harnabad", "Kesh", "Bivan", "Lomar", "Dunya")


def raid(place: str, day: str, label: str = "raid") -> Reading:
    text = f"A {label} hit {place} on that day."
    return happening(f"wire {place}", text, ("Battles", "Armed clash"), label, place, day)


def answering(place: str, to: str, date: str | None, day: str) -> Reading:
    text = f"Shells fell on {place} that day after {to}."
    reading = happening(place, text, ("Explosions/Remote violence", "Shelling/artillery/missile attack"), "Shells", place, day)
    return ROOM.claim(reading, "link", LinkValue(type="in response to", to=to, date=date), to)


READINGS = (
    raid("Ordu", "2031-05-01"),
    raid("Pashki", "2031-04-11"),
    raid("Zulmar", "2031-09-01"),
    raid("Tel Amra", "2031-03-03", "ambush"),
    answering("Harnabad", "the raid on Ordu", "2031-05-01", "2031-05-04"),
    answering("Kesh", "the ambush in Tel Amra", None, "2031-06-04"),
    answering("Bivan", "the raid on Pashki", "2031-04", "2031-07-04"),
    answering("Lomar", "the raid on Zulmar", None, "2031-08-04"),  # that comes later
    answering("Dunya", "a raid", "2031-05-01", "2031-10-04"),
)


def shown(store: Store, **when: str) -> dict[str, str | None]:
    found = [s for r in store.incidents().rows if (s := store.incident(r.id, **when))]  # type: ignore[arg-type]
    names = {s.incident.id: s.incident.title for s in found}
    return {x.to: names[x.incident] if x.incident else None for s in found for x in s.incident.links}


def test_a_store_resolves_links_as_one_run_does_whatever_the_order(store: Store) -> None:
    made, _ = reconcile(READINGS, lambda some: resolve(some))
    titles = {i.id: i.title for i in made}
    expected = {x.to: titles[x.incident] if x.incident else None for i in made for x in i.links}
    assert len([v for v in expected.values() if v]) >= 4 and None in expected.values()
    for reading in reversed(READINGS):
        put(store, reading)
    assert shown(store) == expected
    before = derived(store)
    store.rebuild()
    assert derived(store) == before and shown(store) == expected


def test_what_was_not_known_yet_is_not_meant(store: Store) -> None:
    put(store, READINGS[4])
    put(store, READINGS[0])
    assert shown(store)["the raid on Ordu"] is not None
    first = store.changes_since("2031-01-01T00:00:00Z").rows[-1].at
    assert shown(store, as_of=first, clock="learnt")["the raid on Ordu"] is None
    assert shown(store, as_of="2031-05-05")["the raid on Ordu"] is not None
