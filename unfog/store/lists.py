"""Queries behind the lists: incidents, entities, sources, the queue, changes, and search."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from unfog.errors import StoreError
from unfog.model import ReportId, Standing
from unfog.resolve.search import keys_of_name, limit_of, rank
from unfog.review.effects import hidden_words, masked
from unfog.review.queue import RANKS
from unfog.store import search
from unfog.store.decided import standings_about
from unfog.store.lineage import heirs_of
from unfog.store.querying import chunks
from unfog.store.shown import EntityRow, Filters, Found, Hit, IncidentRow, OpenItem, Page, Revision, SourceRow
from unfog.store.tables import (
    ORDERS,
    accounts,
    claims,
    current,
    decision_keys,
    entity_names,
    incident_entities,
    incidents,
    queue,
    reports,
    revisions,
)

MOST_ROWS = 1000
"""Rows of one page at most."""

_COLUMNS = tuple(incidents.c[name] for name in IncidentRow.__dataclass_fields__)


def size_of(page: Page) -> int:
    """Rows wanted, within bounds.

    Raises:
        StoreError: the page has no positive size.
    """
    if page.size < 1:
        raise StoreError(f"a page of {page.size} rows shows nothing; ask for 1 to {MOST_ROWS}")
    return min(page.size, MOST_ROWS)


def cursor(*values: Any) -> str:
    """Where to go on, as one opaque word."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def uncursor(word: str | None, length: int) -> list[Any] | None:
    """What ``cursor`` was made of.

    Raises:
        StoreError: the word was not made by ``cursor`` for this list.
    """
    if word is None:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except ValueError as error:
        raise StoreError(f"{word!r} is no place in this list; begin at its first page") from error
    if not isinstance(values, list) or len(values) != length:
        raise StoreError(f"{word!r} is no place in this list; begin at its first page")
    return values


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
        for word in filters.text.split():
            like = f"%{word.replace('%', '').replace('_', ' ')}%"
            made.append(sa.or_(incidents.c.title.ilike(like), incidents.c.place.ilike(like)))
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


def list_queue(connection: sa.Connection, page: Page, kind: str | None) -> Found[OpenItem]:
    """What to look at next.

    Raises:
        StoreError: there is no such kind.
    """
    if kind is not None and kind not in RANKS:
        raise StoreError(f"the queue has no {kind!r}; choose from {', '.join(RANKS)}")
    size = size_of(page)
    place = (queue.c.rank, queue.c.weight, queue.c.incident_id, queue.c.subject)
    query = sa.select(queue, incidents.c.title).join(incidents, incidents.c.id == queue.c.incident_id)
    total = sa.select(sa.func.count()).select_from(queue)
    if kind is not None:
        query, total = query.where(queue.c.kind == kind), total.where(queue.c.kind == kind)
    after = uncursor(page.after, 4)
    if after is not None:
        query = query.where(sa.tuple_(*place) > sa.tuple_(*(sa.literal(value) for value in after)))
    rows = connection.execute(query.order_by(*place).limit(size + 1)).all()
    last = rows[size - 1] if len(rows) > size else None
    return Found(
        rows=tuple(
            OpenItem(incident_id=r.incident_id, title=r.title, kind=r.kind, subject=r.subject, why=r.why) for r in rows[:size]
        ),
        next=cursor(last.rank, last.weight, last.incident_id, last.subject) if last else None,
        total=None if page.after else connection.execute(total).scalar(),
    )


def list_entities(connection: sa.Connection, text: str, kind: str | None, page: Page) -> Found[EntityRow]:
    """Entities by name, or those whose name may be ``text`` in any spelling, the likeliest first."""
    if text.strip():
        return Found(rows=tuple(_named(connection, text, kind, size_of(page))))
    size = size_of(page)
    place = (incident_entities.c.type, incident_entities.c.name, incident_entities.c.entity_id, incident_entities.c.incident_id)
    query = sa.select(incident_entities, incidents.c.title).join(incidents, incidents.c.id == incident_entities.c.incident_id)
    if kind is not None:
        query = query.where(incident_entities.c.type == kind)
    after = uncursor(page.after, 4)
    if after is not None:
        query = query.where(sa.tuple_(*place) > sa.tuple_(*(sa.literal(value) for value in after)))
    rows = connection.execute(query.order_by(*place).limit(size + 1)).mappings().all()
    last = rows[size - 1] if len(rows) > size else None
    return Found(
        rows=tuple(_entity_row(dict(row)) for row in rows[:size]),
        next=cursor(last["type"], last["name"], last["entity_id"], last["incident_id"]) if last else None,
    )


def _named(connection: sa.Connection, text: str, kind: str | None, size: int) -> Iterable[EntityRow]:
    """Entities whose name may be ``text``: keys look up candidates, comparison ranks them; two statements in all."""
    keys = keys_of_name(text)
    if not keys:
        return
    limits = {f"k{n}": key for n, key in enumerate(keys)} | {f"n{n}": limit_of(key) for n, key in enumerate(keys)}
    rows = [(key, name, name) for key, name in connection.execute(_looked_up(len(keys)), limits)]
    ranked = {c.name: c for c in rank(text, rows, limit=size)}
    place = sa.func.row_number().over(
        partition_by=entity_names.c.name, order_by=(incidents.c.changed.desc(), incidents.c.id, entity_names.c.entity_id)
    )
    borne = (
        sa.select(incident_entities, incidents.c.title, entity_names.c.name.label("sought"), place.label("place"))
        .join(entity_names, sa.and_(
            entity_names.c.incident_id == incident_entities.c.incident_id,
            entity_names.c.entity_id == incident_entities.c.entity_id,
        ))
        .join(incidents, incidents.c.id == incident_entities.c.incident_id)
        .where(entity_names.c.name.in_(list(ranked)))
    )  # fmt: skip
    if kind is not None:
        borne = borne.where(incident_entities.c.type == kind)
    few = borne.subquery()
    query = sa.select(few).where(few.c.place <= size).order_by(few.c.place)
    by_name: dict[str, list[Mapping[str, Any]]] = {name: [] for name in ranked}
    for row in connection.execute(query).mappings():
        by_name[row["sought"]].append(dict(row))
    for name, candidate in ranked.items():
        for found in by_name[name]:
            yield _entity_row(found, candidate.comparison.score, candidate.comparison.reason)


@lru_cache(maxsize=64)
def _looked_up(count: int) -> sa.TextClause:
    """The statement that looks up ``count`` keys, each up to its limit; as text, for building it takes longer than running."""
    one = "SELECT * FROM (SELECT key, name FROM name_keys WHERE key = :k{n} ORDER BY name LIMIT :n{n}) AS t{n}"
    return sa.text(" UNION ALL ".join(one.format(n=n) for n in range(count)))


def _entity_row(row: Mapping[str, Any], score: float | None = None, reason: str = "") -> EntityRow:
    return EntityRow(
        entity_id=row["entity_id"],
        type=row["type"],
        name=row["name"],
        variants=tuple(json.loads(row["variants"])),
        incident_id=row["incident_id"],
        title=row["title"],
        disputed=tuple(json.loads(row["disputed"])),
        score=score,
        reason=reason,
    )


def list_sources(connection: sa.Connection, page: Page) -> Found[SourceRow]:
    """Outlets by name with what was decided about them."""
    size = size_of(page)
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
    after = uncursor(page.after, 1)
    if after is not None:
        query = query.where(reports.c.outlet > after[0])
    rows = connection.execute(query.order_by(reports.c.outlet).limit(size + 1)).all()
    held = reliability(standings_about(connection, [f"outlet:{row.outlet}" for row in rows]))
    made = [
        SourceRow(
            outlet=row.outlet,
            reports=row.n,
            first=row.first,
            last=row.last,
            reliability=held[row.outlet].decision.value if row.outlet in held else None,
            decided_by=held[row.outlet].decision.who if row.outlet in held else None,
        )
        for row in rows[:size]
    ]
    return Found(rows=tuple(made), next=cursor(rows[size - 1].outlet) if len(rows) > size else None)


def reliability(standings: Sequence[Standing]) -> dict[str, Standing]:
    """The standing decision on each outlet's reliability."""
    return {s.decision.subject: s for s in standings if s.decision.kind == "reliability" and s.state == "standing"}


def list_changes(connection: sa.Connection, at: str, page: Page) -> Found[Revision]:
    """Revisions after a moment, the latest first, each with the figures before and after."""
    size = size_of(page)
    before = revisions.alias("before")
    query = (
        sa.select(revisions, before.c.summary.label("earlier"))
        .outerjoin(before, sa.and_(before.c.incident_id == revisions.c.incident_id, before.c.number == revisions.c.number - 1))
        .where(revisions.c.at > at)
    )
    after = uncursor(page.after, 1)
    if after is not None:
        query = query.where(revisions.c.seq < after[0])
    rows = connection.execute(query.order_by(revisions.c.seq.desc()).limit(size + 1)).mappings().all()
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
        for row in rows[:size]
    ]
    return Found(rows=tuple(made), next=cursor(rows[size - 1]["seq"]) if len(rows) > size else None)


def homes(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """The incident of each report, that of its main account first."""
    found: dict[str, str] = {}
    for part in chunks(sorted(set(ids))):
        query = (
            sa.select(accounts.c.report_id, accounts.c.incident_id).where(accounts.c.report_id.in_(part)).order_by(accounts.c.n)
        )
        for row in connection.execute(query):
            if row.incident_id:
                found.setdefault(row.report_id, row.incident_id)
    return found


def hidden_in(connection: sa.Connection, report: str) -> tuple[str, ...]:
    """Words hidden in a report: those of all incidents it belongs to."""
    inside = sa.select(accounts.c.incident_id).where(accounts.c.report_id == report, accounts.c.incident_id.is_not(None))
    near = connection.execute(sa.select(accounts.c.report_id).where(accounts.c.incident_id.in_(inside)).distinct()).scalars()
    whole = {ReportId(report), *map(ReportId, near)}
    return hidden_words(standings_about(connection, [*whole, *heirs_of(connection, whole)]))


def search_all(connection: sa.Connection, text: str, page: Page) -> Found[Hit]:
    """Reports and claims that hold the words, claims first, the latest first. What is hidden is neither shown nor found."""
    query = search.parse(text)
    size = size_of(page)
    after = uncursor(page.after, 2) or ["claim", 2**62]
    hits: list[Hit] = []
    places: list[tuple[str, int]] = []
    any_hidden = _anything_hidden(connection)
    if after[0] == "claim":
        numbers = search.find(connection, "claims", query, size + 1, after[1])
        for seq, hit in _claim_hits(connection, numbers, query, any_hidden):
            hits.append(hit)
            places.append(("claim", seq))
    if len(hits) <= size:
        start = after[1] if after[0] == "report" else 2**62
        numbers = search.find(connection, "reports", query, size + 1 - len(hits), start)
        for seq, hit in _report_hits(connection, numbers, query, any_hidden):
            hits.append(hit)
            places.append(("report", seq))
    return Found(rows=tuple(hits[:size]), next=cursor(*places[size - 1]) if len(hits) > size else None)


def _anything_hidden(connection: sa.Connection) -> bool:
    return connection.execute(sa.select(decision_keys.c.key).where(decision_keys.c.kind == "redact").limit(1)).first() is not None


def _claim_hits(
    connection: sa.Connection, numbers: Sequence[int], query: search.Query, any_hidden: bool
) -> list[tuple[int, Hit]]:
    made = []
    rows = {}
    for part in chunks(numbers):
        found = (
            sa.select(claims, reports.c.outlet, reports.c.title, reports.c.published, reports.c.text)
            .join(reports, reports.c.id == claims.c.report_id)
            .join(current, sa.and_(current.c.report_id == claims.c.report_id, current.c.body_sha256 == claims.c.body_sha256))
            .where(claims.c.seq.in_(part))
        )
        rows.update({row["seq"]: dict(row) for row in connection.execute(found).mappings()})
    where = homes(connection, {row["report_id"] for row in rows.values()})
    for seq in numbers:
        row = rows.get(seq)
        if row is None:
            continue
        text, title = row["text"], row["title"]
        if any_hidden and (hidden := hidden_in(connection, row["report_id"])):
            text, title = masked(text, hidden), masked(title, hidden)
            if not query.matches(f"{text[row['start'] : row['end']]} {masked(row['speaker'] or '', hidden)} {row['field']}"):
                continue
        made.append((seq, _hit("claim", row["id"], row, text, title, row["start"], row["end"], where)))
    return made


def _report_hits(
    connection: sa.Connection, numbers: Sequence[int], query: search.Query, any_hidden: bool
) -> list[tuple[int, Hit]]:
    made = []
    rows = {}
    for part in chunks(numbers):
        found = sa.select(reports).join(current, current.c.report_id == reports.c.id).where(reports.c.seq.in_(part))
        rows.update({row["seq"]: dict(row) for row in connection.execute(found).mappings()})
    where = homes(connection, {row["id"] for row in rows.values()})
    for seq in numbers:
        row = rows.get(seq)
        if row is None:
            continue
        text, title = row["text"], row["title"]
        if any_hidden and (hidden := hidden_in(connection, row["id"])):
            text, title = masked(text, hidden), masked(title, hidden)
            if not query.matches(text):
                continue
        start, end = search.place(text, query)
        row["report_id"] = row["id"]
        made.append((seq, _hit("report", row["id"], row, text, title, start, end, where)))
    return made


def _hit(
    kind: Any, id_: str, row: Mapping[str, Any], text: str, title: str | None, start: int, end: int, where: Mapping[str, str]
) -> Hit:
    around = 80
    return Hit(
        kind=kind,
        id=id_,
        report_id=row["report_id"],
        incident_id=where.get(row["report_id"]),
        outlet=row["outlet"],
        title=title,
        published=row["published"],
        before=text[max(0, start - around) : start],
        match=text[start:end],
        after=text[end : end + around],
    )
