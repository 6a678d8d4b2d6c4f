"""A place told by its distance from another: "30 km south of Khartoum" is not Khartoum.

With a direction the point is moved; without one it stays, and the mention is no finer than an area.
"""

from __future__ import annotations

import re
from math import cos, radians

from unfog.lexicon.gazetteer import Entry
from unfog.lexicon.gazetteer.geo import EARTH_KM

FARTHEST_KM = 500.0
"""A longer way than this is a distance between two places, not an offset from one."""
_KM = {"k": 1.0, "m": 1.609344}
_OFFSET = re.compile(
    r"(?P<n>\d{1,3}(?:\.\d+)?)[\s-]*(?P<unit>km|kilomet(?:re|er)s?|miles?)\s+(?:\([^()]{1,20}\)\s+)?(?:(?:away\s+)?to\s+the\s+)?"
    r"(?P<ns>north|south)?[\s-]?(?P<ew>east|west)?\s+of\s+(?:the\s+(?:city|town|capital|village)(?:\s+of)?,?\s+)?$",
    re.IGNORECASE,
)
_DEGREE_KM = radians(1.0) * EARTH_KM


def moved(before: str, entry: Entry) -> tuple[float, float] | None:
    """Latitude and longitude of the place that the words before a name mean; ``None`` where they tell no way from it."""
    match = _OFFSET.search(before)
    if match is None or not (match["ns"] or match["ew"]):
        return None
    km = float(match["n"]) * _KM[match["unit"][0].lower()]
    if km > FARTHEST_KM:
        return None
    north = {"n": 1.0, "s": -1.0}.get((match["ns"] or " ")[0].lower(), 0.0)
    east = {"e": 1.0, "w": -1.0}.get((match["ew"] or " ")[0].lower(), 0.0)
    km /= (north * north + east * east) ** 0.5
    lat = entry.lat + north * km / _DEGREE_KM
    lon = entry.lon + east * km / (_DEGREE_KM * max(0.1, cos(radians(entry.lat))))
    return max(-90.0, min(90.0, lat)), (lon + 180.0) % 360.0 - 180.0
