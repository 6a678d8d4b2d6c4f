"""What the row formats ask of an incident: values of findings, names with their standing, links back to reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from unfog.export.wording import bare
from unfog.model import Dossier, Field, Incident, Report

PREFIX = "UNFOG-"
"""Begins every identifier in a file of rows, so that it cannot be taken for one of another project."""


def identifier(incident: Incident) -> str:
    """The incident's id as other programs see it."""
    return f"{PREFIX}{incident.id}"


def value(incident: Incident, field: Field) -> Any:
    """A finding's value, or ``None``."""
    finding = incident.findings.get(field)
    return finding.value if finding else None


def mapping(incident: Incident, field: Field) -> Mapping[str, Any]:
    """A finding's value where it is an object, else an empty one."""
    found = value(incident, field)
    return found if isinstance(found, Mapping) else {}


def agreement(incident: Incident, field: Field) -> str | None:
    """How the voices stand on a field, or ``None`` where nobody speaks of it."""
    finding = incident.findings.get(field)
    return finding.agreement if finding else None


def parties(incident: Incident, field: Field) -> list[str]:
    """Everybody in a role, each with how they are named: "the Sand Front (alleged)"."""
    rows = value(incident, field)
    if not isinstance(rows, list):
        return []
    if field != "attacker":
        return [str(row.get("name") or "not named") for row in rows]
    denied = _denied(incident)
    return [standing(row, denied) for row in rows]


def standing(row: Mapping[str, Any], denied: frozenset[str] = frozenset()) -> str:
    """An attacker with its standing. Whoever does not claim it is alleged, also where a report says so in its own voice."""
    name = str(row.get("name") or "not named")
    marks = {"denied": ["alleged", "denied"], "claimed by itself": ["claims it"]}.get(str(row.get("status")), ["alleged"])
    if bare(name) in denied and "denied" not in marks:
        marks = [*marks, "denied"]
    return f"{name} ({', '.join(marks)})"


def _denied(incident: Incident) -> frozenset[str]:
    """Parties of whom somebody denies that they did it."""
    rows = value(incident, "responsibility")
    return frozenset(
        bare(str(row.get("party") or ""))
        for row in (rows if isinstance(rows, list) else [])
        if any(s.get("stance") == "denies" for s in row.get("stances") or ())
    )


def reports(incident: Incident, dossier: Dossier) -> list[Report]:
    """The incident's reports in the order of the dossier."""
    inside = set(incident.reports)
    return [r.report for r in dossier.readings if r.report.id in inside]


def outlets(incident: Incident, dossier: Dossier) -> list[str]:
    """Who published, each once, in the order of the dossier."""
    return list(dict.fromkeys(r.outlet or r.external_id for r in reports(incident, dossier)))


def origins(incident: Incident) -> int:
    """How many origins the reports go back to."""
    return sum(o.basis in ("same wire copy", "independent") for o in incident.origins)
