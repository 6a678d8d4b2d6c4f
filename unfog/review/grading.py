"""What a grade was given for: if the figures it judged change, it goes back to the queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from unfog.model import Field, Incident, Standing

_JUDGED: tuple[Field, ...] = ("event_type", "responsibility", "killed", "injured", "missing")


def seen_in(incident: Incident) -> dict[str, Any]:
    """The values that a grade rests on."""
    return {field: _value(incident.findings[field].value) for field in _JUDGED if field in incident.findings}


def _value(value: Any) -> Any:
    """A finding's value without what only says where it comes from."""
    if isinstance(value, dict):
        return {key: _value(item) for key, item in value.items() if key not in ("support", "entity", "label")}
    return [_value(item) for item in value] if isinstance(value, list | tuple) else value


def graded(standings: Sequence[Standing], incident: Incident) -> tuple[Standing, ...]:
    """The decisions with grades whose figures have changed marked ``stale``; other incidents' grades are left as they are."""
    now = seen_in(incident)
    checked = []
    for s in standings:
        if s.decision.kind == "grade" and s.state == "standing" and s.decision.seen != now:
            changed = sorted(k for k in {*now, *(s.decision.seen or {})} if now.get(k) != (s.decision.seen or {}).get(k))
            s = replace(s, state="stale", detail=f"{', '.join(changed)} changed since it was signed; look again")
        checked.append(s)
    return tuple(checked)


def grade_of(incident: Incident) -> str | None:
    """The grade that holds, ``None`` without one."""
    held = [s.decision.value for s in incident.decisions if s.decision.kind == "grade" and s.state == "standing"]
    return held[-1] if held else None
