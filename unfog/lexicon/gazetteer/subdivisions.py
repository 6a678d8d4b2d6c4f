"""In which subdivisions of its country a place lies."""

from __future__ import annotations

import numpy as np

from unfog.lexicon.gazetteer.geo import distance_km
from unfog.lexicon.gazetteer.store import CITY, Entry, Gazetteer, gazetteer

NEAR = 30.0
"""Kilometres within which towns say in which subdivision a site lies; about half the width of a small governorate."""

WITNESSES = 3
"""Towns that must agree: one alone may lie beyond a border."""


def subdivisions(
    name: str, geonameid: int | None, country: str, lat: float | None, lon: float | None
) -> tuple[str | None, str | None]:
    """First and second subdivision of a place (a governorate and a district), each ``None`` where it is not known.

    A place of the gazetteer has them there. A site that is known by its point alone lies where the three nearest towns of its
    country lie, if all are within ``NEAR`` kilometres and agree.
    """
    book = gazetteer()
    entries = (book.entry(n) for n in book.find(name).entries)
    found = next((e for e in entries if geonameid is not None and e.geonameid == geonameid), None)
    if found is not None:
        return _name(book, found.state), _name(book, found.area)
    if lat is None or lon is None or not country:
        return None, None
    towns = _nearest(book, country, lat, lon)
    if len(towns) < WITNESSES:
        return None, None
    states, areas = {t.state for t in towns}, {t.area for t in towns}
    return _name(book, states.pop()) if len(states) == 1 else None, _name(book, areas.pop()) if len(areas) == 1 else None


def _name(book: Gazetteer, index: int) -> str | None:
    return book.entry(index).name if index >= 0 else None


def _nearest(book: Gazetteer, country: str, lat: float, lon: float) -> list[Entry]:
    columns = book.columns
    rough = NEAR / 111.0  # degrees of latitude; the longitude is checked by distance below
    near = np.flatnonzero((np.abs(columns["lat"] - lat) <= rough) & (columns["kind"] == CITY) & (columns["state"] >= 0))
    towns = [(distance_km(lat, lon, e.lat, e.lon), e) for e in map(book.entry, near.tolist()) if e.country == country]
    within = sorted((pair for pair in towns if pair[0] <= NEAR), key=lambda pair: (pair[0], pair[1].index))
    return [entry for _, entry in within[:WITNESSES]]
