"""Readings + Resolution -> incidents: same event, true origins, findings, conflicts and history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unfog.model import Incident, OriginId, Reading, ReportId, Resolution
from unfog.reconcile.accounts import accounts_of
from unfog.reconcile.cluster import group
from unfog.reconcile.incidents import make_incident
from unfog.reconcile.origins import find_origins


def reconcile(readings: Sequence[Reading], resolution: Resolution) -> tuple[tuple[Incident, ...], Mapping[ReportId, OriginId]]:
    """Group the readings into incidents and make each one's record. Order of the readings does not matter.

    Readings that tell of nothing (no event and no claim) are in no incident. Returns the incidents, the one with most
    reports first, and the origin of every report.
    """
    telling = sorted((r for r in readings if r.events or r.claims), key=lambda r: r.report.id)
    origins, origin_of = find_origins(sorted(readings, key=lambda r: r.report.id))
    groups = group([account for reading in telling for account in accounts_of(reading)], resolution, origin_of)
    incidents = [make_incident(g.accounts, g.joined, resolution, origins, origin_of) for g in groups]
    return tuple(sorted(incidents, key=lambda i: (-len(i.reports), -len(i.claims), i.id))), origin_of
