"""Where names go on the map: inside their country, beside their point, and never over each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Points = NDArray[np.float64]

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

    def _fits(self, middles: Points, half: float, tall: float) -> NDArray[np.bool_]:
        """Which boxes of one size around these middles lie inside the picture and touch nothing."""
        left, top = middles[:, 0] - half, middles[:, 1] - tall
        right, bottom = middles[:, 0] + half, middles[:, 1] + tall
        fits = (left >= 2) & (top >= 2) & (right <= self.width - 2) & (bottom <= self.height - 2)
        for l, t, r, b in self._boxes:  # noqa: E741
            fits &= ~((left < r) & (l < right) & (top < b) & (t < bottom))
        return np.asarray(fits)

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
        half, tall = letter * len(name) / 2, _TALL / 2
        across, down = np.arange(1, self.width // _STEP) * _STEP, np.arange(1, self.height // _STEP) * _STEP
        middles = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
        middles = middles[self._fits(middles, half, tall)]
        if not len(middles):
            return None
        edges = np.array([*shape, shape[0]])
        corners = [(-half, -tall), (half, -tall), (-half, tall), (half, tall), (0, -tall), (0, tall)]
        middles = middles[np.all([_inside(edges, middles + corner) for corner in corners], axis=0)]
        if not len(middles):
            return None
        room = np.min([_distance(edges, middles + np.array([dx, 0.0])) for dx in (-half, 0, half)], axis=0)
        x, y = middles[np.argmax(room > room.max() - 0.01)].tolist()
        self.add(x - half - 4, y - tall, x + half + 4, y + tall)
        return round(x, 1), round(y + 4.5, 1)


def _inside(edges: Points, points: Points) -> NDArray[np.bool_]:
    """Which points lie inside a closed shape, by the crossings of a ray (even-odd rule)."""
    (ax, ay), (bx, by) = edges[:-1].T, edges[1:].T
    x, y = points[:, :1], points[:, 1:]
    spans = (ay > y) != (by > y)
    slope = np.divide(bx - ax, by - ay, out=np.zeros_like(ax), where=by != ay)
    return np.asarray(np.count_nonzero(spans & (x < slope * (y - ay) + ax), axis=1) % 2 == 1)


def _distance(edges: Points, points: Points) -> Points:
    """Distance from each point to the nearest edge of a shape."""
    a, run = edges[:-1], edges[1:] - edges[:-1]
    length = np.maximum((run**2).sum(axis=1), 1e-12)
    away = points[:, None, :] - a
    t = np.clip((away * run).sum(axis=2) / length, 0.0, 1.0)
    return np.asarray(np.sqrt(((away - t[:, :, None] * run) ** 2).sum(axis=2)).min(axis=1))
