"""A toll as a row needs it: low, best, high and the rule, from the findings or by a named policy."""

from __future__ import annotations

from dataclasses import dataclass

from unfog.export.formats import pick
from unfog.model import Field, Incident
from unfog.reconcile.policies import PolicyReading, read_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """``None`` is unknown or open, never zero."""

    low: int | None
    best: int | None
    high: int | None
    rule: str


def figure(incident: Incident, field: Field, policy: str | None = None) -> Figure:
    """The toll of everybody for ``field`` (``killed``, ``injured`` or ``missing``), as the record has it or as a practice counts.

    ACLED and GTD keep one figure, UCDP low, best and high, Airwars a range without a best one. What a practice does not count
    is as in the record.

    Raises:
        ConfigError: there is no such policy.
    """
    finding = incident.findings.get(field)
    value = pick.mapping(incident, field)
    rule = finding.rule if finding is not None else ""
    own = Figure(low=value.get("low"), best=value.get("best"), high=value.get("high"), rule=rule)
    if policy is None:
        return own
    reading = read_by(policy, incident)
    one = {("acled", "killed"): "fatalities", ("gtd", "killed"): "nkill", ("gtd", "injured"): "nwound"}.get((policy, field))
    if one is not None:
        return _single(reading, one)
    if (policy, field) == ("ucdp", "killed"):
        low, best, high = (reading.value(name) for name in ("low", "best", "high"))
        return Figure(low=low, best=best, high=high, rule=_rule(reading, "best"))
    if policy == "airwars" and field in ("killed", "injured"):
        return Figure(low=own.low, best=None, high=own.high, rule="a range; the groups are in the JSON")
    return own


def _single(reading: PolicyReading, name: str) -> Figure:
    """One figure stands for low, best and high; GTD's -9 is its word for unknown."""
    value = reading.value(name)
    known = value if isinstance(value, int) and value >= 0 else None
    return Figure(low=known, best=known, high=known, rule=_rule(reading, name))


def _rule(reading: PolicyReading, name: str) -> str:
    found = reading.item(name)
    said = [f"{reading.policy}: {found.rule}"] if found else []
    return "; ".join([*said, *(f"but {refusal.rule}" for refusal in reading.refusals)])
