"""The record: origins, findings and incidents. All of it is derived and can be rebuilt from the readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from unfog.model.decision import Standing
from unfog.model.entity import Entity
from unfog.model.ids import ClaimId, IncidentId, OriginId, ReportId
from unfog.model.reading import Claim, Field, Reading
from unfog.model.report import Rejected
from unfog.model.values import LinkType

Agreement = Literal["agreed", "updated", "conflicting", "single source", "none"]
OriginBasis = Literal["same wire copy", "same statement", "cites", "independent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One field of an incident: the value chosen by a named rule, or ``None`` where no rule may choose.

    ``value`` is plain JSON data. For ``killed``, ``injured`` and ``missing`` it is ``{"low","best","high","by_group"}``;
    for the parties a list of ``{"name","entity","status","support"}``; otherwise the claim value's fields.
    """

    value: Any
    agreement: Agreement
    support: tuple[ClaimId, ...]
    oppose: tuple[ClaimId, ...]
    independent_origins: int | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One side of a conflict with its case, the strongest claim first: surely said before hedged, by a named speaker before
    an unnamed one, then the earliest. ``voices`` are the independent voices behind it."""

    value: Any
    claims: tuple[ClaimId, ...]
    voices: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two or more positions on one field that stand side by side."""

    field: Field
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginEdge:
    """Why two reports are thought to go back to one source; ``one`` was published first where that is known."""

    one: ReportId
    two: ReportId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Reports that go back to one source count as one. ``reason`` says in words what was shared, ``edges`` says it of each
    pair that was found to share something."""

    id: OriginId
    reports: tuple[ReportId, ...]
    basis: OriginBasis
    reason: str = ""
    edges: tuple[OriginEdge, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLink:
    """A link from this incident to another happening, with the claims that assert it."""

    type: LinkType
    to: str
    date: str | None
    incident: IncidentId | None
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step of the record's history: at ``at`` the finding of ``field`` went from ``before`` to ``after``."""

    at: str | None
    field: Field
    before: Any
    after: Any
    because: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening as all its reports tell it."""

    id: IncidentId
    title: str
    reports: tuple[ReportId, ...]
    findings: Mapping[Field, Finding]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    entities: tuple[Entity, ...]
    origins: tuple[Origin, ...]
    links: tuple[IncidentLink, ...]
    history: tuple[Change, ...]
    joined: Mapping[ReportId, str]
    """Why each report was put into this incident, in words."""
    decisions: tuple[Standing, ...] = ()
    """What reviewers decided about this incident, its claims, reports and entities, in the order they did."""
    set_aside: tuple[Claim, ...] = ()
    """Claims that a reviewer rejected: kept to be seen, counted nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The result of the main job: the readings, the incidents made of them, and what was left out with its reasons."""

    readings: tuple[Reading, ...]
    incidents: tuple[Incident, ...]
    rejected: tuple[Rejected, ...]
    origin_of: Mapping[ReportId, OriginId]
