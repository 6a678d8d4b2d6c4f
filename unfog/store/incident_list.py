"""The list of incidents, now and as it was at a moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa

from unfog.store.paging import cursor, size_of, uncursor
from unfog.store.shown import Filters, Found, IncidentRow, Page
from unfog.store.tables import ORDERS, accounts, edges, incidents

_COLUMNS = tuple(incidents.c[name] for name in IncidentRow.__dataclass_fields__)


def incident_row(row: Mapping[str, Any]) -> IncidentRow:
    """A row of the table as a row of the list."""
    data = {name: row[name] for name in IncidentRow.__dataclass_fields__}
    return IncidentRow(**{**data, "conflicts": tuple(filter(None, row["conflicts"].split(",")))})


def list_incidents(connection: sa.Connection, filters: Filters, page: Page) -> Found[IncidentRow]:
    """Incidents, the newest (latest changed, deadliest, most reported) first."""
    wanted = _conditions(filters)
    order = ORDERS[filters.order]
    size = size_of(page)
    query = sa.select(*_COLUMNS, order.label("place_in_order")).where(*wanted)
    after = uncursor(page.after, 2)
    if after is not None:
        query = query.where(sa.or_(order < after[0], sa.and_(order == after[0], incidents.c.id > after[1])))
    rows = connection.execute(query.order_by(order.desc(), incidents.c.id).limit(size + 1)).mappings().all()
    onward = cursor(rows[size - 1]["place_in_order"], rows[size - 1]["id"]) if len(rows) > size else None
    total = None if page.after else connection.execute(sa.select(sa.func.count()).select_from(incidents).where(*wanted)).scalar()
    return Found(rows=tuple(incident_row(dict(row)) for row in rows[:size]), next=onward, total=total)


def _conditions(filters: Filters) -> list[sa.ColumnElement[bool]]:
    made: list[sa.ColumnElement[bool]] = []
    if filters.text.strip():
        likes = [f"%{word.replace('%', '').replace('_', ' ')}%" for word in filters.text.split()]
        short = incidents.alias("short")  # read from the index BY_WORDS alone
        held = sa.and_(*(sa.or_(short.c.title.ilike(like), short.c.place.ilike(like)) for like in likes))
        made.append(incidents.c.id.in_(sa.select(short.c.id).where(held)))
    if filters.since:
        made.append(incidents.c.latest >= filters.since[:10])
    if filters.until:
        made.append(incidents.c.earliest <= filters.until[:10])
    if filters.country:
        made.append(incidents.c.country == filters.country.upper())
    if filters.event_type:
        made.append(incidents.c.sub_event_type == filters.event_type)
    if filters.conflict == "any":
        made.append(incidents.c.conflicts != "")
    elif filters.conflict:
        made.append(("," + incidents.c.conflicts + ",").like(f"%,{filters.conflict},%"))
    if filters.killed is not None:
        made.append(incidents.c.killed_best >= filters.killed)
    return made


def keeps(filters: Filters) -> Callable[[IncidentRow], bool]:
    """The same filters for rows that are no longer in the table (what the list showed at an earlier moment)."""
    words = filters.text.casefold().split()

    def kept(row: IncidentRow) -> bool:
        said = f"{row.title} {row.place or ''}".casefold()
        return (
            all(word in said for word in words)
            and (not filters.since or (row.latest or "") >= filters.since[:10])
            and (not filters.until or bool(row.earliest and row.earliest <= filters.until[:10]))
            and (not filters.country or row.country == filters.country.upper())
            and (not filters.event_type or row.sub_event_type == filters.event_type)
            and (not filters.conflict or bool(row.conflicts if filters.conflict == "any" else filters.conflict in row.conflicts))
            and (filters.killed is None or (row.killed_best or 0) >= filters.killed)
        )

    return kept


def sort_key(filters: Filters) -> Callable[[IncidentRow], tuple[Any, ...]]:
    """The order of the list for such rows, to be sorted downwards."""
    keys: Mapping[str, Callable[[IncidentRow], Any]] = {
        "newest": lambda r: r.earliest or "",
        "changed": lambda r: r.changed,
        "killed": lambda r: -1 if r.killed_best is None else r.killed_best,
        "reports": lambda r: r.reports,
    }
    return lambda row: (keys[filters.order](row), row.id)


def counted(connection: sa.Connection, column: sa.ColumnElement[Any]) -> list[tuple[str, int]]:
    """The values of a column of incidents with how many there are, the most frequent first."""
    query = sa.select(column, sa.func.count().label("n")).where(column.is_not(None)).group_by(column)
    rows = connection.execute(query).all()
    return sorted(((str(row[0]), int(row[1])) for row in rows), key=lambda r: (-r[1], r[0]))


def near(connection: sa.Connection, id_: str, limit: int) -> list[tuple[str, str, float]]:
    """Incidents that came close to being joined with one: id, title and score (0 is even), the closest first."""
    one, two = accounts.alias("one"), accounts.alias("two")
    query = (
        sa.select(two.c.incident_id, incidents.c.title, sa.func.max(edges.c.score).label("score"))
        .select_from(one)
        .join(edges, edges.c.a == one.c.n)
        .join(two, two.c.n == edges.c.b)
        .join(incidents, incidents.c.id == two.c.incident_id)
        .where(one.c.incident_id == id_, two.c.incident_id != id_)
        .group_by(two.c.incident_id, incidents.c.title)
        .order_by(sa.desc("score"), two.c.incident_id)
        .limit(limit)
    )
    return [(row.incident_id, row.title, row.score) for row in connection.execute(query)]
