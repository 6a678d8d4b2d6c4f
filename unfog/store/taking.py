"""Taking in a batch, whole or not at all; and the originals, for a better reader."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from unfog.model import Capture, Reading, Rejected, Report, ReportId
from unfog.model.plain import plain
from unfog.store.chain import Keeper
from unfog.store.deriving import Cause, Deriver
from unfog.store.engine import reading
from unfog.store.kept import Library, Stamp, keep_capture, keep_readings, keep_reports, load_reports, read_reports
from unfog.store.querying import chunks
from unfog.store.tables import captures, current, receipts, rejections


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What goes into one transaction. ``captures`` come with the options that filled what they lack, ``readings`` are of reports
    in this batch or kept before, ``replaces`` names the report that each new report takes the place of."""

    captures: Sequence[tuple[Capture, Mapping[str, Any]]] = ()
    reports: Sequence[Report] = ()
    readings: Sequence[Reading] = ()
    rejected: Sequence[Rejected] = ()
    replaces: Mapping[ReportId, ReportId] = field(default_factory=dict)


def take(connection: sa.Connection, library: Library, batch: Batch, reader: str, stamp: Stamp) -> int:
    """Keep a batch and make anew the incidents it touches; returns how many readings were new."""
    keeper = Keeper(connection)
    for capture, given in batch.captures:
        keep_capture(keeper, capture, given, stamp)
    keep_reports(keeper, batch.reports, stamp, batch.replaces)
    read = [r.report.id for r in batch.readings]
    had, known = read_reports(connection, read), read_reports(connection, read, reader)
    fresh = list({r.report.id: r for r in batch.readings if r.report.id not in known}.values())
    keep_readings(keeper, fresh, reader, stamp)
    keeper.keep(rejections, [{"run": stamp.run, "at": stamp.at, **plain(r)} for r in batch.rejected])
    library.put(connection, fresh)
    _retire(connection, batch.replaces.values())
    gone = {r.report.id for r in fresh if r.report.id in had} | set(batch.replaces.values())
    Deriver(keeper, library).replace_readings(fresh, gone, Cause(text=f"run {stamp.run}", at=stamp.at))
    keeper.seal()
    return len(fresh)


def _retire(connection: sa.Connection, gone: Iterable[ReportId]) -> None:
    """Reports that others took the place of have no reading that counts."""
    for part in chunks(gone):
        connection.execute(current.delete().where(current.c.report_id.in_(part)))


def originals(engine: sa.Engine) -> Iterator[tuple[Capture, Mapping[str, Any], tuple[Report, ...]]]:
    """Every capture with the options it came with and the current reports made of it, in the order of learning; each is looked up
    on its own, so that it may be written in between."""
    with reading(engine) as connection:
        order = connection.execute(sa.select(captures.c.sha256).order_by(captures.c.learnt, captures.c.sha256)).scalars().all()
    for digest in order:
        with reading(engine) as connection:
            row = connection.execute(sa.select(captures).where(captures.c.sha256 == digest)).one()
            inside = sa.select(receipts.c.report_id).where(receipts.c.capture_sha256 == digest)
            ids = connection.execute(sa.select(current.c.report_id).where(current.c.report_id.in_(inside))).scalars().all()
            found = load_reports(connection, [ReportId(i) for i in ids])
        capture = Capture(name=row.name, data=row.data, sha256=row.sha256)
        yield capture, json.loads(row.given), tuple(found[i] for i in sorted(found))
