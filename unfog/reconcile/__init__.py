"""Readings + Resolution -> incidents: same event, true origins, findings, conflicts and history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unfog.model import Incident, OriginId, Reading, ReportId, Resolution


def reconcile(
    readings: Sequence[Reading], resolution: Resolution
) -> tuple[tuple[Incident, ...], Mapping[ReportId, OriginId]]:
    """Group the readings into incidents and make each one's record. Order of the readings does not matter.

    Returns the incidents, the one with most reports first, and the origin of every report.
    """
    return (), {}
