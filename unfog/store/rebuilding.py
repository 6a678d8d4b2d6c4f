"""Making everything derived anew from the kept rows, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from unfog.model import Reading, ReportId
from unfog.store import search
from unfog.store.chain import Keeper
from unfog.store.decided import key_rows
from unfog.store.deriving import Cause, Deriver
from unfog.store.kept import Library, claim_text, load_body, load_reports, make_current
from unfog.store.querying import chunks
from unfog.store.tables import DERIVED, claims, decision_keys, decisions, readings, reports

AT_ONCE = 200
"""Reports held in memory together."""


def rebuild(connection: sa.Connection, library: Library, at: str) -> None:
    """Throw away all that is derived and make it again."""
    keeper = Keeper(connection)
    for table in DERIVED:
        connection.execute(table.delete())
    search.clear(connection)
    for part in pages(connection, reports):
        search.index(connection, "reports", {row["seq"]: row["text"] for row in part})
    for part in pages(connection, claims):
        search.index(connection, "claims", {row["seq"]: claim_text(row) for row in part})
    for part in pages(connection, decisions):
        connection.execute(decision_keys.insert(), [key for row in part for key in key_rows(row)])
    if connection.execute(sa.select(reports.c.seq).limit(1)).first() is not None:
        Deriver(keeper, library).place_all(everything(connection), Cause(text="rebuild", at=at))
    keeper.seal()


def everything(connection: sa.Connection) -> Iterator[list[Reading]]:
    """The readings that count, in the order their reports were learnt; each is made current again on the way."""
    replaced = sa.select(reports.c.replaces).where(reports.c.replaces.is_not(None))
    query = sa.select(reports.c.id).where(reports.c.id.not_in(replaced)).order_by(reports.c.seq)
    for part in chunks(connection.execute(query).scalars().all(), AT_ONCE):
        rows: dict[str, dict[str, Any]] = {}
        latest = sa.select(readings).where(readings.c.report_id.in_(part)).order_by(readings.c.seq)
        for row in connection.execute(latest).mappings():
            rows[row["report_id"]] = dict(row)
        kept = [rows[r] for r in part if r in rows]
        texts = load_reports(connection, [ReportId(row["report_id"]) for row in kept])
        pairs = [(row, load_body(connection, row["body_sha256"], texts[ReportId(row["report_id"])])) for row in kept]
        make_current(connection, pairs)
        yield [made for _, made in pairs]


def pages(connection: sa.Connection, table: sa.Table, size: int = 1000) -> Iterator[list[dict[str, Any]]]:
    """The rows of a numbered table in order."""
    last = 0
    while True:
        query = sa.select(table).where(table.c.seq > last).order_by(table.c.seq).limit(size)
        rows = [dict(row) for row in connection.execute(query).mappings()]
        if not rows:
            return
        yield rows
        last = rows[-1]["seq"]
