"""Which report took the place of which: a better reader may make another text of the same original."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from unfog.model import ReportId
from unfog.store.querying import IDS, asked
from unfog.store.tables import reports

_PLACED = sa.select(reports.c.id, reports.c.seq, reports.c.replaces).where(reports.c.id.in_(IDS))
_REPLACED = sa.select(reports.c.id, reports.c.replaces).where(reports.c.id.in_(IDS), reports.c.replaces.is_not(None))


def roots_of(connection: sa.Connection, later: Iterable[ReportId]) -> dict[ReportId, tuple[ReportId, int]]:
    """For each report the first one of its line of replacements, with that one's number."""
    found: dict[ReportId, tuple[ReportId, int]] = {}
    at = {report: report for report in later}
    while at:
        rows: dict[str, Any] = {}
        rows.update({row.id: row for row in asked(connection, _PLACED, sorted(set(at.values())))})
        onward = {}
        for report, here in at.items():
            row = rows[here]
            if row.replaces is None:
                found[report] = (here, row.seq)
            else:
                onward[report] = ReportId(row.replaces)
        at = onward
    return found


def heirs_of(connection: sa.Connection, current: Iterable[ReportId]) -> dict[ReportId, ReportId]:
    """Every report that one of ``current`` took the place of, with the one that stands for it now."""
    found: dict[ReportId, ReportId] = {}
    at = {report: report for report in current}
    while at:
        before = {ReportId(row.replaces): at[ReportId(row.id)] for row in asked(connection, _REPLACED, sorted(at))}
        found |= before
        at = before
    return found


def heir_of(connection: sa.Connection, report: ReportId) -> ReportId:
    """The report that stands for one now: itself, unless another took its place."""
    while True:
        later = connection.execute(sa.select(reports.c.id).where(reports.c.replaces == report).limit(1)).scalar()
        if later is None:
            return report
        report = ReportId(later)
