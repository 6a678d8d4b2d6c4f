"""Queries behind the shorter lists: the queue, the outlets, and what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from unfog.errors import StoreError
from unfog.model import Standing
from unfog.review.queue import JOINS, RANKS
from unfog.store.decided import standings_about
from unfog.store.paging import paged
from unfog.store.querying import chunks
from unfog.store.shown import Found, OpenItem, Page, Revision, SourceRow
from unfog.store.tables import incidents, queue, reports, revisions


def list_queue(connection: sa.Connection, page: Page, kind: str | None) -> Found[OpenItem]:
    """What to look at next.

    Raises:
        StoreError: there is no such kind.
    """
    if kind is not None and kind not in RANKS:
        raise StoreError(f"the queue has no {kind!r}; choose from {', '.join(RANKS)}")
    place = (queue.c.rank, queue.c.weight, queue.c.incident_id, queue.c.subject)
    query = sa.select(queue, incidents.c.title).join(incidents, incidents.c.id == queue.c.incident_id)
    total = sa.select(sa.func.count()).select_from(queue)
    if kind is not None:
        query, total = query.where(queue.c.kind == kind), total.where(queue.c.kind == kind)
    rows, onward = paged(connection, query, place, page)
    called = _called(connection, rows)
    named = [{**row, "why": _with_names(row["why"], row["subject"].partition("#")[0], called)} for row in rows]
    return Found(
        rows=tuple(OpenItem(**{name: row[name] for name in OpenItem.__dataclass_fields__}) for row in named),
        next=onward,
        total=None if page.after else connection.execute(total).scalar(),
    )


def _called(connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What reports and incidents that items are about are called now; the items themselves hold their ids."""
    subjects = sorted({row["subject"].partition("#")[0] for row in rows if row["kind"] in JOINS})
    found: dict[str, str] = {}
    for part in chunks(subjects):
        outlet = sa.func.coalesce(reports.c.outlet, reports.c.external_id)
        found |= {id: name for id, name in connection.execute(sa.select(reports.c.id, outlet).where(reports.c.id.in_(part)))}
        titles = sa.select(incidents.c.id, incidents.c.title).where(incidents.c.id.in_(part))
        found |= {id: name for id, name in connection.execute(titles)}
    return found


def _with_names(why: str, subject: str, called: Mapping[str, str]) -> str:
    return why.replace(subject, f"{subject} ({called[subject]})") if subject in called else why


def list_sources(connection: sa.Connection, page: Page) -> Found[SourceRow]:
    """Outlets by name with what was decided about them."""
    query = (
        sa.select(
            reports.c.outlet,
            sa.func.count().label("n"),
            sa.func.min(reports.c.published).label("first"),
            sa.func.max(reports.c.published).label("last"),
        )
        .where(reports.c.outlet.is_not(None))
        .group_by(reports.c.outlet)
    )
    rows, onward = paged(connection, query, (reports.c.outlet,), page)
    held = reliability(standings_about(connection, [f"outlet:{row['outlet']}" for row in rows]))
    made = [
        SourceRow(
            outlet=row["outlet"],
            reports=row["n"],
            first=row["first"],
            last=row["last"],
            reliability=held[row["outlet"]].decision.value if row["outlet"] in held else None,
            decided_by=held[row["outlet"]].decision.who if row["outlet"] in held else None,
        )
        for row in rows
    ]
    return Found(rows=tuple(made), next=onward)


def reliability(standings: Sequence[Standing]) -> dict[str, Standing]:
    """The standing decision on each outlet's reliability."""
    return {s.decision.subject: s for s in standings if s.decision.kind == "reliability" and s.state == "standing"}


def list_changes(connection: sa.Connection, at: str, page: Page) -> Found[Revision]:
    """Revisions after a moment, the latest first, each with the figures before and after."""
    before = revisions.alias("before")
    query = (
        sa.select(revisions, before.c.summary.label("earlier"))
        .outerjoin(before, sa.and_(before.c.incident_id == revisions.c.incident_id, before.c.number == revisions.c.number - 1))
        .where(revisions.c.at > at)
    )
    rows, onward = paged(connection, query, (revisions.c.seq,), page, latest=True)
    made = [
        Revision(
            incident_id=row["incident_id"],
            number=row["number"],
            at=row["at"],
            cause=row["cause"],
            title=row["title"],
            before=json.loads(row["earlier"] or "{}"),
            after=json.loads(row["summary"]),
        )
        for row in rows
    ]
    return Found(rows=tuple(made), next=onward)
