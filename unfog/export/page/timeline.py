"""The reporting against the event, drawn: when it is said to have happened, and when each report came out.

Positions along the axis are per cent of the width, so that the picture fits a phone without shrinking its type;
heights are CSS pixels. Reports without a known time are not drawn; the table beside the picture names them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from unfog.export.wording import MONTHS

LANE = 24
"""Height of one row of dots."""

LANES = 12
"""Rows of dots at most; what does not fit is counted above them."""

_APART = 6.5
"""Per cent of the width between two dots of one row: a dot's width on the narrowest phone."""

_STEPS = [
    timedelta(minutes=30),
    *(timedelta(hours=h) for h in (1, 3, 6, 12)),
    *(timedelta(days=d) for d in (1, 2, 7, 30, 90, 365, 3650)),
]
_EDGE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One report: where it stands, and whether it copies an earlier one."""

    x: float
    y: int
    number: int
    copy: bool
    label: str
    anchor: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A time on the axis in two short lines."""

    x: float
    upper: str
    lower: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything the template draws."""

    height: int
    axis: int
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    event: tuple[float, float] | None
    point: bool
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One report as the timeline needs it."""

    number: int
    name: str
    anchor: str
    published: str | None
    copy: bool


def moment(stamp: str | None) -> datetime | None:
    """An ISO 8601 time in UTC; a bare date counts as its noon, a time without a zone as UTC."""
    if not stamp:
        return None
    try:
        when = datetime.fromisoformat(stamp if len(stamp) > 10 else f"{stamp}T12:00:00")
    except ValueError:
        return None
    try:
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return None


def event_span(value: Mapping[str, Any] | None) -> tuple[datetime, datetime] | None:
    """First and last moment of the event in UTC: one moment for a clock time of a known zone, whole days otherwise."""
    if not value:
        return None
    zone: Any = UTC
    try:
        zone = ZoneInfo(str(value["zone"])) if value.get("zone") else UTC
    except (KeyError, ValueError, OSError):  # an offset such as +03:00, or no zone data on this machine
        zone = UTC
    try:
        first = datetime.fromisoformat(str(value["earliest"])[:10])
        last = datetime.fromisoformat(str(value["latest"])[:10])
        if value.get("time") and value.get("zone") and first == last:
            first = last = datetime.fromisoformat(f"{first:%Y-%m-%d}T{value['time']}")
        else:
            last += timedelta(days=1)
        return first.replace(tzinfo=zone).astimezone(UTC), last.replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, KeyError, OverflowError):
        return None


def picture(entries: Sequence[Entry], event: Mapping[str, Any] | None) -> Picture | None:
    """The timeline, or ``None`` when fewer than two moments are known."""
    span = event_span(event)
    timed = sorted(
        ((at, e) for e in entries if (at := moment(e.published)) is not None), key=lambda pair: (pair[0], pair[1].number)
    )
    moments = [at for at, _ in timed] + list(span or ())
    if not timed or min(moments) == max(moments):
        return None
    start, length = min(moments), max(moments) - min(moments)

    def x(at: datetime) -> float:
        return round(_EDGE + (100 - 2 * _EDGE) * ((at - start) / length), 2)

    lanes: list[float] = []
    placed: list[tuple[float, int, Entry]] = []
    for at, entry in timed:
        lane = next((n for n, last in enumerate(lanes) if x(at) - last >= _APART), len(lanes))
        if lane >= LANES:
            continue
        lanes[lane : lane + 1] = [x(at)]
        placed.append((x(at), lane, entry))
    axis = 30 + LANE * max(1, len(lanes))
    dots = [
        Dot(x=at, y=axis - 18 - lane * LANE, number=e.number, copy=e.copy, label=e.name, anchor=e.anchor, at=e.published or "")
        for at, lane, e in placed
    ]
    return Picture(
        height=axis + 44,
        axis=axis,
        dots=tuple(dots),
        ticks=tuple(_ticks(start, start + length, x)),
        event=(x(span[0]), x(span[1])) if span else None,
        point=bool(span and span[0] == span[1]),
        hidden=len(timed) - len(placed),
    )


def _ticks(start: datetime, end: datetime, x: Any) -> list[Tick]:
    """At most five round times."""
    step = next((s for s in _STEPS if (end - start) / s <= 4.2), (end - start) / 4)
    whole = step.total_seconds()
    at = datetime.fromtimestamp(-(-start.timestamp() // whole) * whole, UTC)
    ticks: list[Tick] = []
    while at <= end:
        day = f"{at.day} {MONTHS[at.month - 1][:3]}"
        upper, lower = (f"{at:%H:%M}", day) if step < timedelta(days=1) else (day, f"{at.year}")
        ticks.append(Tick(x=x(at), upper=upper, lower=lower))
        at += step
    return ticks
