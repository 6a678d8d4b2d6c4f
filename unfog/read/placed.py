"""A place mention as the value of a claim; the readers with and without a parser give the same."""

from __future__ import annotations

from unfog.model import PlaceMention, PlaceValue


def value_of(place: PlaceMention) -> PlaceValue:
    """The mention's place: name, point, radius in kilometres and precision as they were resolved."""
    return PlaceValue(
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        geonameid=place.geonameid,
        radius_km=place.radius_km,
        relation=place.relation,
    )
