"""Values a claim may carry, one frozen type a kind; their field names are the public words of the JSON.

Units: dates are local civil dates (ISO 8601), times ``HH:MM`` on the clock of ``zone`` (an IANA name or a UTC
offset), coordinates WGS84 degrees, countries ISO 3166-1 alpha-2, counts whole people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from unfog.model.ids import EntityId

DatePrecision = Literal["minute", "day", "week", "month", "year"]
Qualifier = Literal[
    "exact", "at least", "more than", "up to", "fewer than", "about", "several", "dozens", "hundreds", "none reported"
]
Group = Literal[
    "all",
    "civilians",
    "children",
    "women",
    "soldiers",
    "police",
    "militants",
    "journalists",
    "medics",
    "aid workers",
    "other",
]
Stance = Literal["claims", "confirms", "accuses", "denies"]
LinkType = Literal["in response to", "similar to", "follows", "part of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTypeValue:
    """What happened: ACLED event and sub-event type, PLOVER event and mode, and the words used."""

    acled: tuple[str, str]
    plover: tuple[str, str | None]
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateValue:
    """When: local civil dates, both inclusive; ``basis`` says in words how the value was found."""

    earliest: str
    latest: str
    time: str | None = None
    zone: str | None = None
    precision: DatePrecision = "day"
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceValue:
    """Where. ``precision`` is one of ``site | neighbourhood | town | area | region | country``; coordinates may be unknown.

    ``radius_km`` is how far from the point the place may lie, ``None`` where that is unknown. ``relation`` holds the words
    that tell the place from the one named ("30 km south of", "near", "between Kano and"); the point is then the place's own,
    not that of the one named.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    geonameid: int | None
    radius_km: float | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityValue:
    """Who is said to have done it, with the speaker's stance. ``party`` is the words, ``entity`` who is meant."""

    party: str
    entity: EntityId | None
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyValue:
    """An attacker, target, victim or weapon: ``name`` when it is named, ``label`` the describing words used."""

    name: str | None
    entity: EntityId | None
    label: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountValue:
    """How many: ``min`` and ``max`` inclusive, ``None`` where open; ``none reported`` has neither and is not zero."""

    min: int | None
    max: int | None
    qualifier: Qualifier
    group: Group
    implicit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AffiliationValue:
    """Who is said to belong to whom: ``entity`` and ``of`` in words, ``relation`` such as ``part of`` or ``backed by``."""

    entity: str
    of: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkValue:
    """How this incident is said to relate to another one; ``date`` as precise as known (``2020``, ``2024-02-02``)."""

    type: LinkType
    to: str
    date: str | None = None
    incident: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementValue:
    """Any other attributed assertion about the incident, in its own words."""

    text: str


Value = (
    EventTypeValue
    | DateValue
    | PlaceValue
    | ResponsibilityValue
    | PartyValue
    | CountValue
    | AffiliationValue
    | LinkValue
    | StatementValue
)
