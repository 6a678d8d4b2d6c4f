"""The figures of an incident that lists show and filter by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from unfog.model import Incident
from unfog.review.grading import grade_of

COLUMNS = (
    "title", "event_type", "sub_event_type", "earliest", "latest", "place", "country", "lat", "lon", "killed_low", "killed_best",
    "killed_high", "injured_low", "injured_best", "injured_high", "conflicts", "reports", "origins", "claims", "decided", "grade",
)  # fmt: skip


def summary_of(incident: Incident) -> dict[str, Any]:
    """The figures, in the order of ``COLUMNS``."""
    kind, day, place = (_value(incident, field) for field in ("event_type", "date", "place"))
    acled = kind.get("acled") or (None, None)
    made = {
        "title": incident.title,
        "event_type": acled[0],
        "sub_event_type": acled[1],
        "earliest": (day.get("earliest") or "")[:10] or None,
        "latest": (day.get("latest") or "")[:10] or None,
        "place": place.get("name"),
        **{key: place.get(key) for key in ("country", "lat", "lon")},
        **_toll(incident, "killed"),
        **_toll(incident, "injured"),
        "conflicts": ",".join(dict.fromkeys(conflict.field for conflict in incident.conflicts)),
        "reports": len(incident.reports),
        "origins": sum(1 for o in incident.origins if o.basis in ("same wire copy", "independent")),
        "claims": len(incident.claims),
        "decided": sum(1 for s in incident.decisions if s.state == "standing"),
        "grade": grade_of(incident),
    }
    return {column: made[column] for column in COLUMNS}


def _value(incident: Incident, field: str) -> Mapping[str, Any]:
    finding = incident.findings.get(field)  # type: ignore[call-overload]
    return finding.value if finding is not None and isinstance(finding.value, Mapping) else {}


def _toll(incident: Incident, field: str) -> dict[str, int | None]:
    value = _value(incident, field)
    return {f"{field}_{bound}": value.get(bound) for bound in ("low", "best", "high")}


def row_of(incident: Incident, moments: Sequence[float]) -> dict[str, Any]:
    """The row of an incident, without its record."""
    return {
        "id": incident.id,
        **summary_of(incident),
        "first_published": min(moments, default=None),
        "last_published": max(moments, default=None),
    }
