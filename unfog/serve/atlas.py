"""Many incidents on one map and along one line of time: drawn here, from the outlines shipped with the program.

Positions are per cent of the picture, so that points keep their size on a phone and at 400 % zoom. The projection is plate
carrée, its frame fitted to the points.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from unfog.export.outlines import countries
from unfog.export.page.map import Frame, clipped, path_of
from unfog.export.wording import MONTHS

WIDTH, HEIGHT = 1000.0, 520.0
"""Size of the picture in its own units."""

LEAST = 8.0
"""Degrees of longitude the frame spans at least: a single town would otherwise fill it."""

MOST = 340.0
"""Degrees of longitude the frame spans at most: in its shape more would reach beyond the poles."""

BARS = 60
"""Bars of the time line at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Incidents at one place of the picture."""

    x: float
    y: float
    size: int
    ids: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """Everything the map draws."""

    width: float
    height: float
    land: tuple[str, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Incidents of one stretch of time."""

    x: float
    width: float
    height: float
    count: int
    since: str
    until: str
    label: str


def atlas(rows: Sequence[Any]) -> Atlas | None:
    """The map of all rows with coordinates, or ``None`` when none has any."""
    placed = [r for r in rows if r.lat is not None and r.lon is not None and abs(r.lat) <= 90 and abs(r.lon) <= 180]
    if not placed or not countries():
        return None
    frame = _frame([(r.lon, r.lat) for r in placed])
    at = _projection(frame)
    cells: dict[tuple[int, int], list[Any]] = {}
    for row in placed:
        x, y = at((row.lon, row.lat))
        cells.setdefault((round(x / 12), round(y / 12)), []).append(row)
    points = [_point(rows, at) for _, rows in sorted(cells.items())]
    return Atlas(
        width=WIDTH,
        height=HEIGHT,
        land=_land(frame),
        points=tuple(sorted(points, key=lambda p: (-p.size, p.x, p.y))),
    )


def _projection(frame: Frame) -> Callable[[Sequence[float]], tuple[float, float]]:
    """Degrees (longitude first) to units of the picture."""
    west, _, east, north = frame
    unit = WIDTH / (east - west)
    return lambda point: (round((point[0] - west) * unit, 1), round((north - point[1]) * unit, 1))


@lru_cache(maxsize=64)
def _land(frame: Frame) -> tuple[str, ...]:
    """The countries inside a frame as paths; a desk draws the same frame again and again."""
    at = _projection(frame)
    found = ([part for ring in country["rings"] for part in clipped(ring, frame)] for country in countries())
    return tuple(path_of([[at(point) for point in part] for part in parts]) for parts in found if parts)


def _point(rows: Sequence[Any], at: Any) -> Point:
    x, y = at((sum(r.lon for r in rows) / len(rows), sum(r.lat for r in rows) / len(rows)))
    names = list(dict.fromkeys(r.place or "place unknown" for r in rows))
    told = (
        f"{rows[0].title}"
        if len(rows) == 1
        else f"{len(rows)} incidents: {', '.join(names[:3])}" + (" …" if len(names) > 3 else "")
    )
    return Point(
        x=x, y=y, size=min(22, 7 + round(3 * math.log2(len(rows)))), ids=tuple(r.id for r in rows), label=told
    )  # fmt: skip


def _frame(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """West, south, east, north: round the points, in the picture's shape, inside the world."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    wide = max(LEAST, (max(xs) - min(xs)) * 1.2, (max(ys) - min(ys)) * 1.2 * WIDTH / HEIGHT)
    wide = min(wide, MOST)
    high = wide * HEIGHT / WIDTH
    x = max(-180 + wide / 2, min(180 - wide / 2, middle[0]))
    y = max(-90 + high / 2, min(90 - high / 2, middle[1]))
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def bars(rows: Sequence[Any]) -> list[Bar]:
    """Incidents by day, week, month or year of the event, whichever gives at most ``BARS`` bars."""
    days = sorted(d for r in rows if (d := _day(r.earliest)) is not None)
    if not days:
        return []
    for unit in ("day", "week", "month", "year"):
        counts = Counter(_start(d, unit) for d in days)
        starts = _all_starts(_start(days[0], unit), _start(days[-1], unit), unit)
        if len(starts) <= BARS:
            break
    starts = starts[-BARS:]
    most, step = max(counts.values()), 100 / len(starts)
    made = []
    for n, start in enumerate(starts):
        end = _next(start, unit) - timedelta(days=1)
        made.append(
            Bar(
                x=round(n * step, 3),
                width=round(step * 0.8, 3),
                height=round(100 * counts[start] / most, 1),
                count=counts[start],
                since=start.isoformat(),
                until=end.isoformat(),
                label=_stretch(start, unit),
            )
        )
    return made


def _stretch(start: date, unit: str) -> str:
    """A stretch of time in words: "week of 17 March 2031"."""
    month = f"{MONTHS[start.month - 1]} {start.year}"
    told = {"day": f"{start.day} {month}", "week": f"week of {start.day} {month}", "month": month}
    return told.get(unit, str(start.year))


def _day(given: str | None) -> date | None:
    try:
        return date.fromisoformat((given or "")[:10])
    except ValueError:
        return None


def _start(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _next(start: date, unit: str) -> date:
    if unit in ("day", "week"):
        return start + timedelta(days=1 if unit == "day" else 7)
    if unit == "month":
        return date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return date(start.year + 1, 1, 1)


def _all_starts(first: date, last: date, unit: str) -> list[date]:
    made: list[date] = []
    at = first
    while at <= last and len(made) <= 4000:
        made.append(at)
        at = _next(at, unit)
    return made
