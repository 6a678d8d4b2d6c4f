"""Roughly where a place lies that no list knows: by the town or district whose hospital, police or officials deal with it.

The wounded of a village are brought to the next hospital, its commissioner or police speak for it. Where a text seats something
in a place without a point, and its local services all belong to one town or small district, the place lies around that. UCDP
codes such a place by the smallest unit known to hold it (precision 3 and 2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from unfog.lexicon.gazetteer import AREA, CITY, STATE, Entry, Gazetteer, distance_km, key, radius_km
from unfog.read.places.names import Name
from unfog.read.places.words import Words, capitals

LARGE = 300_000
"""People from which a town's hospitals and officials serve more than what lies around it (by judgement, as for datelines)."""
WIDE_KM = 50.0
"""A unit that reaches farther says too little of where in it a place lies."""
BEFORE = 48
"""Code points before a name that are looked at."""


def served_by(text: str, names: Sequence[Name], places: Gazetteer, words: Words) -> Entry | None:
    """The one town or small district whose services a text tells of: the most told of, if all others lie within reach of it."""
    told = Counter(name.chosen for name in names if name.chosen >= 0 and not name.demonym and _serves(text, name, words))
    local = {index: n for index, n in told.items() if _is_local(places.entry(index))}
    if not local:
        return None
    best = min(local, key=lambda index: (-local[index], places.entry(index).kind != CITY, index))
    chosen = places.entry(best)
    near = all(distance_km(chosen.lat, chosen.lon, e.lat, e.lon) <= WIDE_KM for e in map(places.entry, local))
    return chosen if near else None


def _serves(text: str, name: Name, words: Words) -> bool:
    before = text[max(0, name.start - BEFORE) : name.start]
    return words.service_after.match(text, name.end) is not None or words.service_before.search(before) is not None


def _is_local(entry: Entry) -> bool:
    if entry.kind == CITY:
        return entry.population < LARGE and key(entry.name) not in capitals()
    return entry.kind in (AREA, STATE) and (radius_km(entry) or WIDE_KM + 1) <= WIDE_KM
