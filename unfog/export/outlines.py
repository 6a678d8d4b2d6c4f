"""Country outlines and names, shipped with the package (``shapes/countries.json``, Natural Earth)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def countries() -> tuple[Mapping[str, Any], ...]:
    """The outlines, each with ``iso2``, ``name`` and ``rings`` of ``[lon, lat]``; empty when they are not installed.

    A ring that crosses the 180th meridian goes on beyond 180 or -180 degrees, so that no side of it runs round the world.
    """
    try:
        data = files("unfog.export").joinpath("shapes", "countries.json").read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ()
    found = json.loads(data)["countries"]
    return tuple({**country, "rings": [_unwrapped(ring) for ring in country["rings"]]} for country in found)


def _unwrapped(ring: Sequence[Sequence[float]]) -> list[Sequence[float]]:
    """A ring with every side shorter than half the world; one that goes round a pole cannot be, and stays as it is."""
    made: list[Sequence[float]] = []
    shift = 0.0
    for before, now in zip([ring[0], *ring], ring, strict=False):
        shift += -360.0 if now[0] - before[0] > 180 else 360.0 if before[0] - now[0] > 180 else 0.0
        made.append((now[0] + shift, now[1]) if shift else now)
    return list(ring) if abs(made[-1][0] - made[0][0]) > 180 else made


@lru_cache(maxsize=1)
def country_names() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 -> English name."""
    return {str(c["iso2"]): str(c["name"]) for c in countries() if c.get("iso2")}
