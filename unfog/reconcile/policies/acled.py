"""ACLED: one row an event, day and place; the most conservative credible figure; precision codes for time and place.

Source: the ACLED codebook (2023 and later), sections on fatalities, time precision and geographic precision.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from unfog.model import Claim, Incident
from unfog.reconcile.policies.base import Item, Policy, PolicyReading, count, counts, finding_item, ids, standing, value_of

TIME = {"minute": 1, "day": 1, "week": 2, "month": 3, "year": 3}
"""1 the day, 2 the week, 3 the month; a year alone is coarser than the codebook admits and is coded 3."""

PLACE = {"site": 1, "neighbourhood": 1, "town": 1, "area": 2, "region": 3, "country": 3}
"""1 the town, 2 a part of a region, 3 a region; a country alone is coarser than the codebook admits and is coded 3."""
WIDEST_PART_KM = 100.0
"""A place told from a town ("between", "on the road to") that may lie farther from its point than this is no part of a region any
more: our own reading of the codebook, which gives no distance."""

WORDS = {"several": 3, "dozens": 12, "hundreds": 100}
"""Numbers that stand for words without one."""

RULES = (
    "fatalities: the lowest figure that still stands; a toll that rose counts as risen",
    "fatalities: 0 only where somebody says of everybody that none were killed or none are reported; silence stays empty",
    'fatalities: "several" is 3, "dozens" 12, "hundreds" 100 where no number is given',
    "time_precision: 1 the day, 2 the week, 3 the month or less",
    "geo_precision: 1 the town or better, 2 near it or a part of a region, 3 a region or less, or within more than 100 km",
)


def read(incident: Incident) -> PolicyReading:
    """The incident as an ACLED coder would be given it."""
    date, place = value_of(incident, "date"), value_of(incident, "place")
    when, where = TIME.get(str(date.get("precision"))), geo_precision(place)
    items = (
        fatalities(incident),
        finding_item(incident, "date", "time_precision", when, "precision of the day that most voices give"),
        finding_item(incident, "place", "geo_precision", where, "precision of the finest place near most voices"),
    )
    apart = Item(field="event", value=None, rule="ACLED writes one row for each day and place; this record is one happening")
    earliest, latest = str(date.get("earliest"))[:10], str(date.get("latest"))[:10]
    return PolicyReading(policy="acled", items=items, refusals=(apart,) if date and earliest != latest else ())


def geo_precision(place: Mapping[str, Any]) -> int | None:
    """1 to 3; ``None`` without a place."""
    code = PLACE.get(str(place.get("precision")))
    return 3 if code == 2 and (place.get("radius_km") or 0.0) > WIDEST_PART_KM else code


def fatalities(incident: Incident) -> Item:
    """The most conservative credible figure with the claims that give it."""
    claims = counts(incident, "killed")
    standing_now = standing(incident, claims)
    figures = [c for c in standing_now if count(c).group == "all"] or [c for c in standing_now if _least(c) > 0]
    finding = incident.findings.get("killed")
    if figures and finding is not None and finding.agreement == "updated":
        best = finding.value.get("best")
        backed = [c for c in figures if _least(c) == best]
        if backed:
            rule = "latest figure of a toll that rose"
            return Item(field="fatalities", value=best, rule=rule, claims=ids(backed))
    if figures:
        lowest = min(_least(c) for c in figures)
        backed = [c for c in figures if _least(c) == lowest]
        rule = "lowest figure that still stands" if len({_least(c) for c in figures}) > 1 else "the only figure that stands"
        return Item(field="fatalities", value=lowest, rule=rule, claims=ids(backed))
    vague = [c for c in claims if count(c).qualifier in WORDS]
    if vague:
        lowest = min(WORDS[count(c).qualifier] for c in vague)
        told = [c for c in vague if WORDS[count(c).qualifier] == lowest]
        return Item(field="fatalities", value=lowest, rule="a word without a number, as the codebook counts it", claims=ids(told))
    silent = [c for c in claims if count(c).qualifier == "none reported" and count(c).group == "all"]
    if silent:
        return Item(field="fatalities", value=0, rule="somebody says that none are reported", claims=ids(silent))
    return Item(field="fatalities", value=None, rule="no report gives a figure; silence is not zero")


def _least(claim: Claim) -> int:
    value = count(claim)
    return value.min if value.min is not None else value.max or 0


POLICY = Policy(name="acled", about="Armed Conflict Location & Event Data: the most conservative figure", rules=RULES, read=read)
