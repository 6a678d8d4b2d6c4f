"""Country outlines and names, shipped with the package (``shapes/countries.json``, Natural Earth)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def countries() -> tuple[Mapping[str, Any], ...]:
    """The outlines, each with ``iso2``, ``name`` and ``rings`` of ``[lon, lat]``; empty when they are not installed."""
    try:
        data = files("unfog.export").joinpath("shapes", "countries.json").read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(json.loads(data)["countries"])


@lru_cache(maxsize=1)
def country_names() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 -> English name."""
    return {str(c["iso2"]): str(c["name"]) for c in countries() if c.get("iso2")}
