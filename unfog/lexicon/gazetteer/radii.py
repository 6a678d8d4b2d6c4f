"""How far from an entry's point a happening there may be: its radius in kilometres.

Rules of ours, one a kind of entry. A town is taken for a disc of 4,000 people a square kilometre. A unit reaches as far as
nineteen in twenty of the populated places it holds, and at least 10 km. A site has the radius of its row in ``sites.tsv``, an
airport 5 km.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, pi, sqrt

import numpy as np
from numpy.typing import NDArray

from unfog.lexicon.gazetteer.geo import EARTH_KM
from unfog.lexicon.gazetteer.store import AIRPORT, AREA, CITY, COUNTRY, SITE, STATE, Entry, Gazetteer, gazetteer

PEOPLE_PER_KM2 = 4_000.0
SMALLEST_TOWN_KM, SMALLEST_UNIT_KM, AIRPORT_KM = 2.0, 10.0, 5.0
REACH = 95
"""Percentile of the distances from a unit's point to its populated places."""


def radius_km(entry: Entry) -> float | None:
    """Whole kilometres, at least 2; ``None`` for regions and waters, and for units whose places are not known."""
    if entry.kind == SITE:
        return entry.radius_km or None
    if entry.kind == AIRPORT:
        return AIRPORT_KM
    if entry.kind == CITY:
        return float(ceil(max(SMALLEST_TOWN_KM, sqrt(entry.population / (PEOPLE_PER_KM2 * pi)))))
    return _reach(entry.index) if entry.kind in (AREA, STATE, COUNTRY) else None


@lru_cache(maxsize=4096)
def _reach(index: int) -> float | None:
    places = gazetteer()
    unit = places.entry(index)
    column = {AREA: "area", STATE: "state", COUNTRY: "country"}[unit.kind]
    number = places.columns["country"][index] if unit.kind == COUNTRY else index
    inside = (places.columns[column] == number) & (places.columns["kind"] == CITY)
    if not inside.any():
        return None
    return float(max(SMALLEST_UNIT_KM, ceil(np.percentile(_from(unit, places, inside), REACH))))


def _from(unit: Entry, places: Gazetteer, inside: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Great-circle kilometres from a unit's point to each place in a mask."""
    lat, lon = (np.radians(places.columns[axis][inside]) for axis in ("lat", "lon"))
    phi, theta = np.radians(unit.lat), np.radians(unit.lon)
    h = np.sin((lat - phi) / 2) ** 2 + np.cos(phi) * np.cos(lat) * np.sin((lon - theta) / 2) ** 2
    km: NDArray[np.float64] = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(h)))
    return km
