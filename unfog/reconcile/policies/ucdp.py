"""UCDP GED: at least one death; low, best and high; deaths by side; precision of date and place.

Source: the UCDP Georeferenced Event Dataset codebook, sections on fatalities, ``date_prec``, ``where_prec`` and
``event_clarity``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as day_of
from typing import Any

from unfog.model import Incident
from unfog.reconcile.policies.base import (
    CIVILIAN_GROUPS,
    COMBATANT_GROUPS,
    Item,
    Policy,
    PolicyReading,
    bounds,
    count,
    counts,
    finding_item,
    ids,
    standing,
    value_of,
)

NEAR_KM = 50.0
"""where_prec 2 is within about 25 km of a known place; our radius counts from its middle, so that a large town's own is added."""
WHERE = {"site": 1, "neighbourhood": 1, "town": 1, "area": 3, "region": 4, "country": 6}
"""1 the exact place, 3 the second and 4 the first order division, 6 the country alone."""

RULES = (
    "an event needs at least one death that somebody asserts; without one it is refused",
    "low, best, high: lowest, best-supported and highest figure that still stand, none of them an average",
    "deaths_civilians: figures given of civilians, else of the largest group of them (children, women, medics ...)",
    "deaths_a, deaths_b: left open; which side the dead fought on is not inferred from the order of words",
    "deaths_unknown: the best figure where no group is told apart",
    "date_prec: 1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year",
    "where_prec: 1 the place, 2 within 25 km of it, 3 a district, 4 a province, 5 told from places and wider, 6 the country",
    "thresholds of 25 deaths a year belong to conflicts, not to one incident, and are not looked at",
)


def read(incident: Incident) -> PolicyReading:
    """The incident as a UCDP coder would be given it."""
    killed = value_of(incident, "killed")
    finding = incident.findings.get("killed")
    figures = standing(incident, counts(incident, "killed"))
    rule = finding.rule if finding else "no report gives a figure"
    items = [
        Item(field=name, value=killed.get(name), rule=said, claims=ids(figures))
        for name, said in (
            ("low", "lowest figure that still stands"),
            ("best", rule),
            ("high", "highest figure that still stands"),
        )
    ]
    items += _sides(incident)
    items += [
        finding_item(incident, "date", "date_prec", _date_precision(incident), "length of the dates that most voices give"),
        finding_item(
            incident,
            "place",
            "where_prec",
            where_precision(value_of(incident, "place")),
            "precision and radius of the place",
        ),
        Item(
            field="event_clarity",
            value=1 if value_of(incident, "date") else None,
            rule="1: told as one event with a date of its own",
        ),
    ]
    refusals: tuple[Item, ...] = ()
    if not any((count(c).min or count(c).max or 0) > 0 for c in figures):
        refusals = (Item(field="death", value=False, rule="no death is reported that stands: UCDP would not list the event"),)
    return PolicyReading(policy="ucdp", items=tuple(items), refusals=refusals)


def _sides(incident: Incident) -> list[Item]:
    civilian = counts(incident, "killed", ("civilians",)) or counts(incident, "killed", CIVILIAN_GROUPS)
    civilian_figures = standing(incident, civilian)
    fought = counts(incident, "killed", COMBATANT_GROUPS)
    low, _ = bounds(civilian_figures)
    told = value_of(incident, "killed")
    open_side = "which side they fought on is not inferred"
    whole = [c for c in counts(incident, "killed") if count(c).group == "all"]
    grouped = bool(civilian_figures or fought)
    return [
        Item(field="deaths_a", value=None, rule=open_side, claims=ids(fought)),
        Item(field="deaths_b", value=None, rule=open_side, claims=ids(fought)),
        Item(field="deaths_civilians", value=low, rule="lowest figure given of civilians", claims=ids(civilian_figures)),
        Item(
            field="deaths_unknown",
            value=None if grouped else told.get("best"),
            rule="groups are told apart by some: what is left is not computed" if grouped else "no group is told apart",
            claims=ids(whole),
        ),
    ]


def where_precision(place: Mapping[str, Any]) -> int | None:
    """1 to 6; ``None`` without a place. A place told from another ("30 km south of", "between") is 2 while it is
    "near" it (:data:`NEAR_KM`), else 5, which the codebook keeps for lines and fuzzy areas."""
    if place.get("relation"):
        radius = place.get("radius_km")
        return 2 if radius is not None and radius <= NEAR_KM else 5
    return WHERE.get(str(place.get("precision")))


def _date_precision(incident: Incident) -> int | None:
    date = value_of(incident, "date")
    if not date:
        return None
    first, last = (day_of.fromisoformat(str(date[name])[:10]) for name in ("earliest", "latest"))
    days = (last - first).days + 1
    return next(code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (10**6, 5)) if days <= most)


POLICY = Policy(name="ucdp", about="UCDP Georeferenced Event Dataset: low, best and high by side", rules=RULES, read=read)
