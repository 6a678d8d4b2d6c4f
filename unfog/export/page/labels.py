"""Where names go on the map: inside their country, beside their point, and never over each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]

_STEP = 10.0
"""Distance of the places tried, in picture units."""

_TALL = 18.0
"""Height kept free for one name."""


class Taken:
    """The room already used; names are placed one after the other, the most important first."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._boxes: list[tuple[float, float, float, float]] = []

    def add(self, left: float, top: float, right: float, bottom: float) -> None:
        """Marks a box as used."""
        self._boxes.append((left, top, right, bottom))

    def free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a box lies inside the picture and touches nothing."""
        inside = left >= 2 and top >= 2 and right <= self.width - 2 and bottom <= self.height - 2
        return inside and not any(left < r and l < right and top < b and t < bottom for l, t, r, b in self._boxes)  # noqa: E741

    def beside(self, point: Point, name: str, letter: float) -> tuple[float, float, str] | None:
        """A place beside ``point`` as (x, y of the baseline, text anchor); ``letter`` is the width of one letter."""
        wide, (x, y) = letter * len(name), point
        for left, top, at, anchor in (
            (x + 18, y - 9, x + 18, "start"),
            (x - 18 - wide, y - 9, x - 18, "end"),
            (x - wide / 2, y + 18, x, "middle"),
            (x - wide / 2, y - 36, x, "middle"),
        ):
            if name and left >= 2 and left + wide <= self.width - 2:
                self.add(left, top, left + wide, top + _TALL)
                return round(at, 1), round(top + 13.5, 1), anchor
        return None

    def within(self, shape: Sequence[Point], name: str, letter: float) -> Point | None:
        """The roomiest place for ``name`` wholly inside ``shape``, as (middle, baseline); ``None`` where it does not fit."""
        half = letter * len(name) / 2
        best: tuple[float, Point] | None = None
        rows = range(1, int(self.height // _STEP))
        for y in (n * _STEP for n in rows):
            for x in (n * _STEP for n in range(1, int(self.width // _STEP))):
                box = (x - half, y - _TALL / 2, x + half, y + _TALL / 2)
                if not self.free(*box) or not _holds(shape, box):
                    continue
                room = min(_distance(shape, (px, y)) for px in (x - half, x, x + half))
                if best is None or room > best[0] + 0.01:
                    best = (room, (x, y))
        if best is None:
            return None
        x, y = best[1]
        self.add(x - half - 4, y - _TALL / 2, x + half + 4, y + _TALL / 2)
        return round(x, 1), round(y + 4.5, 1)


def _holds(shape: Sequence[Point], box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    middle = (left + right) / 2
    return all(
        _inside(shape, p) for p in ((left, top), (right, top), (left, bottom), (right, bottom), (middle, top), (middle, bottom))
    )


def _inside(shape: Sequence[Point], point: Point) -> bool:
    """Whether a point lies inside a closed shape, by the crossings of a ray (even-odd rule)."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in pairwise([*shape, shape[0]]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def _distance(shape: Sequence[Point], point: Point) -> float:
    """Distance from a point to the nearest edge of a shape."""
    x, y = point
    nearest = math.inf
    for (ax, ay), (bx, by) in pairwise([*shape, shape[0]]):
        length = (bx - ax) ** 2 + (by - ay) ** 2
        t = 0.0 if length == 0 else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
        nearest = min(nearest, math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)))
    return nearest
