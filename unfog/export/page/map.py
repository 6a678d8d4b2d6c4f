"""A small map: country outlines around the place, cut to the frame, with the point, a grid and a scale.

Outlines come from ``shapes/countries.json``; without that file the page shows the coordinates in words only. The
projection is plate carrée with longitude shortened by the cosine of the middle latitude: true enough at this size.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from unfog.export.outlines import countries
from unfog.export.page import labels

WIDTH, HEIGHT = 440.0, 320.0
"""Size of the picture in its own units, about CSS pixels."""

_HALF_HEIGHT = {"region": 5.0, "country": 9.0}
_CLOSE = 2.6
"""Half the height of the frame in degrees: 2.6 (some 290 km) unless only a region or a country is known."""

_KM_A_DEGREE = 111.2

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One country inside the frame."""

    name: str
    path: str
    home: bool
    label: Point | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything the template draws, in picture units from the top left."""

    width: float
    height: float
    point: Point
    name: tuple[float, float, str] | None
    others: tuple[Point, ...]
    outlines: tuple[Outline, ...]
    meridians: tuple[tuple[float, str], ...]
    parallels: tuple[tuple[float, str], ...]
    scale_km: int
    scale_width: float


@lru_cache(maxsize=256)
def picture(
    lat: float, lon: float, precision: str, country: str | None, others: tuple[Point, ...] = (), name: str = ""
) -> Picture | None:
    """The map around a point called ``name``; ``others`` are further (lat, lon) that some report gives.

    ``None`` without outlines.
    """
    if not countries() or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    half = _HALF_HEIGHT.get(precision, _CLOSE)
    middle = max(-90 + half, min(90 - half, lat))
    shrink = max(0.2, math.cos(math.radians(middle)))
    unit = HEIGHT / (2 * half)
    west, north = lon - WIDTH / unit / shrink / 2, middle + half

    def place(at: Point) -> Point:
        return round((at[0] - west) * unit * shrink, 1), round((north - at[1]) * unit, 1)

    east, south = 2 * lon - west, middle - half
    step = next(s for s in (1, 2, 5, 10, 30) if (north - south) / s <= 4)
    km = next((k for k in (500, 200, 100, 50) if k / _KM_A_DEGREE * unit < WIDTH * 0.4), 20)
    marker = place((lon, lat))
    inside = [p for p in (place((o[1], o[0])) for o in others) if 0 <= p[0] <= WIDTH and 0 <= p[1] <= HEIGHT]
    scale = round(km / _KM_A_DEGREE * unit, 1)
    taken = labels.Taken(WIDTH, HEIGHT)
    taken.add(WIDTH - scale - 26, 0, WIDTH, 44)
    taken.add(0, HEIGHT - 20, WIDTH, HEIGHT)
    taken.add(0, 0, 40, HEIGHT)
    taken.add(marker[0] - 16, marker[1] - 16, marker[0] + 16, marker[1] + 16)
    spot = taken.beside(marker, name, 7.2)
    for p in inside:
        taken.add(p[0] - 6, p[1] - 6, p[0] + 6, p[1] + 6)
    return Picture(
        width=WIDTH,
        height=HEIGHT,
        point=marker,
        name=spot,
        others=tuple(inside),
        outlines=tuple(_outlines((west, south, east, north), country, place, taken)),
        meridians=tuple((place((x, 0))[0], degrees(x, "E", "W")) for x in _grid(west, east, step)),
        parallels=tuple((place((0, y))[1], degrees(y, "N", "S")) for y in _grid(south, north, step)),
        scale_km=km,
        scale_width=scale,
    )


def degrees(value: float, positive: str, negative: str, digits: int = 0) -> str:
    """ "36° E"; longitudes beyond 180 are brought back."""
    value = (value + 180) % 360 - 180 if positive == "E" else value
    return f"{abs(value):.{digits}f}° {positive if value >= 0 else negative}"


def _grid(low: float, high: float, step: int) -> list[float]:
    return [float(x) for x in range(math.ceil(low / step) * step, math.floor(high) + 1, step)]


Frame = tuple[float, float, float, float]


def _outlines(frame: Frame, home: str | None, place: Any, taken: labels.Taken) -> list[Outline]:
    """The countries in the frame; the home country and then the larger ones get their names placed first."""
    made = []
    for country in countries():
        parts = [part for ring in country["rings"] for part in clipped(ring, frame)]
        if parts:
            drawn = [[place(p) for p in part] for part in parts]
            largest = max(drawn, key=lambda part: abs(_area(part)))
            made.append((home is not None and country.get("iso2") == home, str(country["name"]), drawn, largest))
    made.sort(key=lambda row: (not row[0], -abs(_area(row[3])), row[1]))
    outlines = [
        Outline(
            name=name,
            path=path_of(drawn),
            home=mine,
            label=taken.within(largest, name, 8.2),
        )
        for mine, name, drawn, largest in made
    ]
    return sorted(outlines, key=lambda o: (o.home, o.name))


def path_of(parts: Sequence[Sequence[Point]]) -> str:
    """Closed rings, in picture units, as the ``d`` of an SVG path."""
    return " ".join("M" + "L".join(f"{x},{y}" for x, y in part) + "Z" for part in parts)


def _area(part: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(part, [*part[1:], part[0]], strict=True)) / 2


def clipped(ring: Sequence[Sequence[float]], frame: Frame) -> list[list[Point]]:
    """The parts of a ring inside the frame (Sutherland and Hodgman 1974), also across the 180th meridian."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    found = []
    for shift in (-360.0, 0.0, 360.0):
        if max(xs) + shift < frame[0] or min(xs) + shift > frame[2] or max(ys) < frame[1] or min(ys) > frame[3]:
            continue
        part: list[Point] = [(p[0] + shift, p[1]) for p in ring]
        for axis, limit, keep_above in ((0, frame[0], True), (0, frame[2], False), (1, frame[1], True), (1, frame[3], False)):
            part = _cut(part, axis, limit, keep_above)
        if len(part) > 2:
            found.append(part)
    return found


def _cut(part: list[Point], axis: int, limit: float, keep_above: bool) -> list[Point]:
    made: list[Point] = []
    for before, now in zip([part[-1], *part[:-1]] if part else [], part, strict=True):
        was, is_in = (before[axis] >= limit) == keep_above, (now[axis] >= limit) == keep_above
        if was != is_in:
            t = (limit - before[axis]) / (now[axis] - before[axis])
            made.append((before[0] + t * (now[0] - before[0]), before[1] + t * (now[1] - before[1])))
        if is_in:
            made.append(now)
    return made
