"""Times and places of a happening as values."""

from __future__ import annotations

from collections.abc import Sequence

from unfog.lexicon.gazetteer import distance_km
from unfog.model import DatePrecision, DateValue, PlaceMention, PlaceValue, Time
from unfog.read.placed import value_of

EDGE = 1.3
"""A province's radius is as far as 95 in a hundred of its places lie; the rest lie a little farther."""
OF_A_STATE_KM, OF_MANY_KM = 500.0, 1000.0
"""How far a stretch of country or a sea without a known radius reaches, in one state or over several (by judgement: Darfur, the
Red Sea)."""
_FINE = ("site", "neighbourhood", "town", "area", "region", "country")


def date_value(time: Time) -> DateValue | None:
    """A resolved time expression as local civil dates; ``None`` when it names no interval."""
    if time.earliest is None or time.latest is None:
        return None
    clock = time.earliest[11:16] if len(time.earliest) >= 16 and time.precision == "minute" else None
    return DateValue(
        earliest=time.earliest[:10],
        latest=time.latest[:10],
        time=clock,
        zone=time.zone,
        precision=_precision(time),
        basis=time.basis,
    )


def wider(value: DateValue, known: DateValue | None) -> bool:
    """Whether a date only says more loosely what is known more exactly: "at the weekend" of what happened on Saturday."""
    if known is None or (value.earliest, value.latest) == (known.earliest, known.latest):
        return False
    return value.earliest <= known.earliest and known.latest <= value.latest


def _precision(time: Time) -> DatePrecision:
    for precision in ("minute", "day", "week", "month", "year"):
        if time.precision == precision:
            return precision
    return "day"


def fineness(place: PlaceMention) -> int:
    """How exact a place is: 0 for a site, 5 for a country; one told from a town ("30 km south of") is as good as a town."""
    if place.relation:
        return _FINE.index("town")
    return _FINE.index(place.precision) if place.precision in _FINE else len(_FINE)


def place_value(places: Sequence[PlaceMention]) -> PlaceValue | None:
    """The finest of the places that a text ties to a happening, the first of equals; ``None`` for none."""
    if not places:
        return None
    return value_of(min(places, key=lambda place: (fineness(place), place.relation is not None, place.span.start)))


def holds(wide: PlaceMention, place: PlaceValue | None) -> bool:
    """Whether a country or province holds a place that is known more exactly: it lies in that country, and, for a province, no
    farther from its middle than its own places do (:data:`EDGE` more for its edge)."""
    if place is None or wide.relation or wide.precision not in ("country", "region") or place.precision == "country":
        return False
    if wide.precision == "country":
        return wide.country is not None and wide.country == place.country
    if place.precision == "region":
        return False
    if None in (wide.lat, wide.lon, place.lat, place.lon) or wide.country not in (None, place.country):
        return False
    far = distance_km(wide.lat or 0.0, wide.lon or 0.0, place.lat or 0.0, place.lon or 0.0)
    reach = wide.radius_km or (OF_A_STATE_KM if wide.country else OF_MANY_KM)
    return far <= EDGE * reach
