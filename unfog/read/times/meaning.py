"""What a mention means: TIMEX3 type and value, why, and the zone of its clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unfog.read.times.calendar import UNKNOWN_DAY, Partial


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """Type and value as in TimeML, the basis in words, and what the interval cannot be read from the value."""

    type: str
    value: str
    basis: str
    zone: str | None = None
    reach: tuple[date, date] | None = None
    """Earliest and latest day where they are wider than the value says ("overnight")."""


def day_value(day: date | None) -> str:
    """The day's ISO text, or TimeML's unknown day."""
    return day.isoformat() if day else UNKNOWN_DAY


def date_of(told: Partial, basis: str) -> Meaning:
    """A DATE as precise as it was told."""
    return Meaning(type="DATE", value=told.text, basis=basis)


def time_of(day: date | Partial | None, suffix: str, basis: str, zone: str | None = None) -> Meaning:
    """A TIME on a day: ``suffix`` is the part of day or the clock ("NI", "21:30")."""
    stem = day.text if isinstance(day, Partial) and day.year is not None else day_value(day if isinstance(day, date) else None)
    return Meaning(type="TIME", value=f"{stem}T{suffix}", basis=basis, zone=zone)
