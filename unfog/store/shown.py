"""What a store gives out: rows of lists, and an incident with everything its page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, Literal, TypeVar

from unfog.model import Claim, Dossier, Incident, OriginId, Reading, Report, ReportId, Standing

Clock = Literal["published", "learnt"]
"""``published``: what the reports published by a moment say, with what is decided today. ``learnt``: what the store held at
a moment, reports and decisions alike."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """How many rows, and after which one (the ``next`` of the page before)."""

    size: int = 50
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[Row]):
    """Rows, where to go on (``None`` at the end), and how many there are in all where that is cheap to know."""

    rows: tuple[Row, ...]
    next: str | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which incidents: words of title or place, days (inclusive, ISO 8601), country (ISO 3166-1 alpha-2), ACLED sub-event
    type, fields in conflict (``any`` for all), least number killed, and the order."""

    text: str = ""
    since: str | None = None
    until: str | None = None
    country: str | None = None
    event_type: str | None = None
    conflict: str | None = None
    killed: int | None = None
    order: Literal["newest", "changed", "killed", "reports"] = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """An incident in a list; ``earliest`` and ``latest`` are local days, ``conflicts`` the fields in conflict."""

    id: str
    title: str
    event_type: str | None
    sub_event_type: str | None
    earliest: str | None
    latest: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    injured_low: int | None
    injured_best: int | None
    injured_high: int | None
    conflicts: tuple[str, ...]
    reports: int
    origins: int
    claims: int
    decided: int
    grade: str | None
    changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredIncident:
    """An incident with the readings it rests on. ``reliability`` holds the standing grades of its outlets."""

    incident: Incident
    readings: tuple[Reading, ...]
    origin_of: Mapping[ReportId, OriginId]
    reliability: Mapping[str, str]

    @property
    def rejected_claims(self) -> tuple[Claim, ...]:
        """Claims that a standing decision rejected."""
        return self.incident.set_aside

    def dossier(self) -> Dossier:
        """The incident alone as a dossier, for every exporter."""
        return dossier_of([self])


def dossier_of(found: list[StoredIncident]) -> Dossier:
    """Several incidents as one dossier."""
    readings: dict[ReportId, Reading] = {}
    origin_of: dict[ReportId, OriginId] = {}
    for stored in found:
        for reading in stored.readings:
            readings.setdefault(reading.report.id, reading)
        for report, origin in stored.origin_of.items():
            origin_of.setdefault(report, origin)
    return Dossier(
        readings=tuple(readings.values()), incidents=tuple(s.incident for s in found), rejected=(), origin_of=origin_of
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClaim:
    """A claim with its report, where it counts, and what was decided about it. ``current`` is false for a claim that only an
    earlier reading of the report makes."""

    claim: Claim
    report: Report
    incident_id: str | None
    decisions: tuple[Standing, ...]
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReport:
    """A report with its reading, the incidents it tells of, and the times it was published and learnt."""

    reading: Reading
    incidents: tuple[str, ...]
    learnt: str
    captures: tuple[str, ...]
    credibility: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A search result: a report's text or a claim's words. ``snippet`` is the place of the match."""

    kind: Literal["report", "claim"]
    id: str
    report_id: str
    incident_id: str | None
    outlet: str | None
    title: str | None
    published: str | None
    before: str
    match: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """A named entity of one incident."""

    entity_id: str
    type: str
    name: str
    variants: tuple[str, ...]
    incident_id: str
    title: str
    disputed: tuple[str, ...]
    score: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """An outlet: how many reports of it are kept, when they were published, and how reliable a reviewer held it."""

    outlet: str
    reports: int
    first: str | None
    last: str | None
    reliability: str | None
    decided_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One change of an incident: the figures before and after. ``after`` is empty when it went into another incident."""

    incident_id: str
    number: int
    at: str
    cause: str
    title: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """Something of the queue, with the incident's title."""

    incident_id: str
    title: str
    kind: str
    subject: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Who may use the desk. ``looked`` is when they last marked the changes as seen."""

    name: str
    role: str
    password_hash: str
    created: str
    disabled: bool
    looked: str | None


def with_reliability(stored: StoredIncident, standings: tuple[Standing, ...]) -> StoredIncident:
    """The incident with what was decided about its outlets among its decisions."""
    made = replace(stored.incident, decisions=(*stored.incident.decisions, *standings))
    held = {s.decision.subject: str(s.decision.value) for s in standings if s.state == "standing"}
    return replace(stored, incident=made, reliability=held)
