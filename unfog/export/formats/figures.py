"""A toll as a row needs it: low, best, high and the rule, from the findings or by a named policy."""

from __future__ import annotations

from dataclasses import dataclass

from unfog.export.formats import pick
from unfog.model import Field, Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """``None`` is unknown or open, never zero."""

    low: int | None
    best: int | None
    high: int | None
    rule: str


def figure(incident: Incident, field: Field, policy: str | None = None) -> Figure:
    """The toll of everybody for ``field`` (``killed``, ``injured`` or ``missing``)."""
    finding = incident.findings.get(field)
    value = pick.mapping(incident, field)
    return Figure(
        low=value.get("low"), best=value.get("best"), high=value.get("high"), rule=finding.rule if finding is not None else ""
    )
