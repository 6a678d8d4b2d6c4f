"""Which reports go back to one source: copies count as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unfog.model import Origin, OriginId, Reading, ReportId, make_id


def find_origins(readings: Sequence[Reading]) -> tuple[tuple[Origin, ...], Mapping[ReportId, OriginId]]:
    """The origins of all readings, and the origin of each report."""
    origins = tuple(Origin(id=OriginId(make_id("o", r.report.id)), reports=(r.report.id,), basis="independent") for r in readings)
    return origins, {origin.reports[0]: origin.id for origin in origins}
