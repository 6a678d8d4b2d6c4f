"""The gazetteer: places of the world with points, names, countries and subdivisions. Licences: ``NOTICE-gazetteer.md``."""

from __future__ import annotations

from unfog.lexicon.gazetteer.geo import distance_km
from unfog.lexicon.gazetteer.keys import key
from unfog.lexicon.gazetteer.radii import radius_km
from unfog.lexicon.gazetteer.store import (
    AIRPORT,
    AREA,
    CITY,
    COUNTRY,
    NOTHING,
    PRECISION,
    REGION,
    SITE,
    STATE,
    Entry,
    Gazetteer,
    Hit,
    contains,
    country_name,
    gazetteer,
)
from unfog.lexicon.gazetteer.subdivisions import subdivisions

__all__ = [
    "AIRPORT",
    "AREA",
    "CITY",
    "COUNTRY",
    "PRECISION",
    "REGION",
    "SITE",
    "STATE",
    "Entry",
    "Gazetteer",
    "Hit",
    "NOTHING",
    "contains",
    "country_name",
    "distance_km",
    "gazetteer",
    "key",
    "radius_km",
    "subdivisions",
]
