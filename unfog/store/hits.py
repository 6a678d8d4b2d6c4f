"""Search in claims and reports; what is hidden is neither shown nor found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from unfog.model import ReportId
from unfog.review.effects import hidden_words, masked
from unfog.store import search
from unfog.store.decided import standings_about
from unfog.store.lineage import heirs_of
from unfog.store.paging import cursor, size_of, uncursor
from unfog.store.querying import chunks
from unfog.store.shown import Found, Hit, Page
from unfog.store.tables import accounts, claims, current, decision_keys, reports


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
    asked = (
        sa.select(claims, reports.c.outlet, reports.c.title, reports.c.published, reports.c.text)
        .join(reports, reports.c.id == claims.c.report_id)
        .join(current, sa.and_(current.c.report_id == claims.c.report_id, current.c.body_sha256 == claims.c.body_sha256))
    )
    rows = _rows(connection, asked, claims.c.seq, numbers)
    where = homes(connection, {row["report_id"] for row in rows.values()})
    for seq, row in rows.items():
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
    asked = sa.select(reports).join(current, current.c.report_id == reports.c.id)
    rows = _rows(connection, asked, reports.c.seq, numbers)
    where = homes(connection, {row["id"] for row in rows.values()})
    for seq, row in rows.items():
        text, title = row["text"], row["title"]
        if any_hidden and (hidden := hidden_in(connection, row["id"])):
            text, title = masked(text, hidden), masked(title, hidden)
            if not query.matches(text):
                continue
        start, end = search.place(text, query)
        row["report_id"] = row["id"]
        made.append((seq, _hit("report", row["id"], row, text, title, start, end, where)))
    return made


def _rows(
    connection: sa.Connection, asked: sa.Select[Any], seq: sa.Column[Any], numbers: Sequence[int]
) -> dict[int, dict[str, Any]]:
    """The rows of these numbers that are current, in the order of the numbers."""
    found: dict[int, dict[str, Any]] = {}
    for part in chunks(numbers):
        found.update({row["seq"]: dict(row) for row in connection.execute(asked.where(seq.in_(part))).mappings()})
    return {number: found[number] for number in numbers if number in found}


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
