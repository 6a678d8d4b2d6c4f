"""The list of incidents as it was at a moment."""

from __future__ import annotations

import json
from collections.abc import Iterator

import sqlalchemy as sa

from unfog.store.finding import Finder, moment, stamp
from unfog.store.incident_list import incident_row, keeps, sort_key
from unfog.store.paging import cursor, size_of, uncursor
from unfog.store.shown import Clock, Filters, Found, IncidentRow, Page
from unfog.store.summary import summary_of
from unfog.store.tables import accounts, current, incidents, revisions


def incidents_then(
    connection: sa.Connection, finder: Finder, filters: Filters, page: Page, as_of: str, clock: Clock
) -> Found[IncidentRow]:
    """The rows of a moment, filtered and ordered as those of today are."""
    rows = _learnt(connection, stamp(as_of)) if clock == "learnt" else _published(connection, finder, as_of)
    key = sort_key(filters)
    kept = sorted(filter(keeps(filters), rows), key=key, reverse=True)
    after = uncursor(page.after, 2)
    onward = [r for r in kept if after is None or key(r) < tuple(after)]
    size = size_of(page)
    last = onward[size - 1] if len(onward) > size else None
    return Found(rows=tuple(onward[:size]), next=cursor(*key(last)) if last else None, total=len(kept))


def _learnt(connection: sa.Connection, until: str) -> Iterator[IncidentRow]:
    """What the last revision of each incident until then says."""
    last = (
        sa.select(revisions.c.incident_id, sa.func.max(revisions.c.number).label("n"))
        .where(revisions.c.at <= until)
        .group_by(revisions.c.incident_id)
        .subquery()
    )
    newest = sa.and_(last.c.incident_id == revisions.c.incident_id, last.c.n == revisions.c.number)
    for row in connection.execute(sa.select(revisions).join(last, newest).where(revisions.c.record_sha256 != "")):
        data = {"id": row.incident_id, "changed": row.at, **json.loads(row.summary)}
        yield incident_row(data)


def _published(connection: sa.Connection, finder: Finder, as_of: str) -> Iterator[IncidentRow]:
    """Today's rows where all reports were out by then, and rows made anew where only some were."""
    until = moment(as_of)
    known = connection.execute(sa.select(incidents).where(incidents.c.first_published <= until)).mappings().all()
    undated = sa.select(current.c.report_id).where(current.c.moment.is_(None))
    inside = incidents.c.id.in_(sa.select(accounts.c.incident_id).where(accounts.c.report_id.in_(undated)))
    partly = set(connection.execute(sa.select(incidents.c.id).where(inside)).scalars())
    for row in known:
        if row["last_published"] <= until and row["id"] not in partly:
            yield incident_row(dict(row))
            continue
        found = finder.stored(connection, row["id"], as_of, "published")
        if found is not None:
            yield incident_row({**dict(row), **summary_of(found.incident)})
