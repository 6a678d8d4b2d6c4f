"""``unfog verify``: is everything kept still what it was?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from unfog.errors import InternalError, StoreError, UnfogError
from unfog.model.codec import decode_reading
from unfog.store.chain import KEY_OF, START, link, subject_of
from unfog.store.kept import claim_rows, load_reports
from unfog.store.rows import content_digest, ordered, sha256, unpacked
from unfog.store.tables import bodies, captures, chain, claims, incidents, metadata, readings, revisions

AT_ONCE = 500
"""Rows held in memory at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as it was kept: where, and what it means."""

    place: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The faults found, and how much was looked at. ``head`` is the last hash of the chain: keep it elsewhere, and a later
    check can show that nothing before it was changed."""

    faults: tuple[Fault, ...]
    checked: dict[str, int]
    head: str


def verify(connection: sa.Connection, head: str | None = None) -> Verdict:
    """Check the chain, every kept row against it, originals against their hashes, and every quotation against its report.

    ``head`` is a hash noted at an earlier check; it must still be in the chain.
    """
    faults: list[Fault] = []
    checked: dict[str, int] = {}
    faults += _file(connection)
    if not faults:
        faults += _chain(connection, checked)
        last = connection.execute(sa.select(chain.c.hash).order_by(chain.c.seq.desc()).limit(1)).scalar() or START
        if head and not connection.execute(sa.select(chain.c.seq).where(chain.c.hash == head)).first():
            faults.append(
                Fault(place="chain", what=f"the hash {head[:16]}… noted earlier is not in the chain: history was rewritten")
            )
        faults += _rows(connection, checked)
        faults += _captures(connection, checked)
        faults += _quotations(connection, checked)
        faults += _records(connection, checked)
        return Verdict(faults=tuple(faults), checked=checked, head=last)
    return Verdict(faults=tuple(faults), checked=checked, head="")


def _file(connection: sa.Connection) -> Iterator[Fault]:
    """What SQLite itself finds wrong with its file."""
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.exec_driver_sql("PRAGMA quick_check(20)").fetchall():
        if said != "ok":
            yield Fault(place="file", what=f"SQLite says: {said}")


def _chain(connection: sa.Connection, checked: dict[str, int]) -> Iterator[Fault]:
    before, number = START, 0
    for row in connection.execution_options(stream_results=True).execute(sa.select(chain).order_by(chain.c.seq)):
        number += 1
        if row.seq != number:
            yield Fault(place=f"chain {number}", what=f"entries {number} to {row.seq - 1} are missing")
            number = row.seq
        if row.hash != link(before, row.kind, row.subject, row.content_sha256):
            yield Fault(place=f"chain {row.seq} ({row.kind} {row.subject})", what="the entry, or the one before it, was changed")
        before = row.hash
    checked["chain"] = number


def _rows(connection: sa.Connection, checked: dict[str, int]) -> Iterator[Fault]:
    """Every kept row has its entry and fits it, and every entry has its row."""
    for name in KEY_OF:
        table = metadata.tables[name]
        own = sa.select(chain.c.subject, chain.c.content_sha256).where(chain.c.kind == name)
        entries = {row.subject: row.content_sha256 for row in connection.execute(own)}
        checked[name] = 0
        for row in connection.execution_options(stream_results=True).execute(sa.select(table)).mappings():
            checked[name] += 1
            data: dict[str, Any] = dict(row)
            subject = subject_of(name, data)
            kept = entries.pop(subject, None)
            if kept is None:
                yield Fault(place=f"{name} {subject}", what="it was put in without the program")
            elif kept != content_digest(data):
                yield Fault(place=f"{name} {subject}", what="it was changed after it was kept")
        for subject in sorted(entries):
            yield Fault(place=f"{name} {subject}", what="it was taken out")


def _captures(connection: sa.Connection, checked: dict[str, int]) -> Iterator[Fault]:
    for row in connection.execution_options(stream_results=True).execute(sa.select(captures.c.sha256, captures.c.data)):
        if sha256(row.data) != row.sha256:
            yield Fault(place=f"captures {row.sha256}", what="the original's bytes do not have its SHA-256")


def _quotations(connection: sa.Connection, checked: dict[str, int]) -> Iterator[Fault]:
    """Readings are decoded anew: every span must stand in its report, and the claims must be those of the reading."""
    checked["claims"] = 0
    query = sa.select(readings.c.report_id, readings.c.body_sha256).order_by(readings.c.seq)
    seen: set[str] = set()
    for row in connection.execute(query).all():
        if row.body_sha256 in seen:
            continue
        seen.add(row.body_sha256)
        yield from _quotations_of(connection, row.report_id, row.body_sha256, checked)
    orphans = sa.select(claims.c.id).where(claims.c.body_sha256.not_in(sa.select(readings.c.body_sha256))).limit(5)
    for id_ in connection.execute(orphans).scalars():
        yield Fault(place=f"claims {id_}", what="it belongs to no reading")


def _quotations_of(connection: sa.Connection, report_id: str, body: str, checked: dict[str, int]) -> Iterator[Fault]:
    data = connection.execute(sa.select(bodies.c.data).where(bodies.c.sha256 == body)).scalar()
    report = load_reports(connection, [report_id]).get(report_id)  # type: ignore[list-item, call-overload]
    if data is None or report is None:
        yield Fault(place=f"readings {report_id}", what=f"its {'body' if data is None else 'report'} is missing")
        return
    try:
        reading = decode_reading(unpacked(data), report)
    except (StoreError, InternalError) as error:
        yield Fault(place=f"readings {report_id}", what=f"it does not fit its report: {error}")
        return
    want = {row["id"]: row for row in claim_rows(body, reading)}
    columns = [c for c in claims.c if c.name != "seq"]
    for row in connection.execute(sa.select(*columns).where(claims.c.body_sha256 == body)).mappings():
        checked["claims"] += 1
        made = want.pop(row["id"], None)
        if report.text[row["start"] : row["end"]] != row["quote"]:
            yield Fault(place=f"claims {row['id']}", what="its quotation does not stand at its offsets")
        elif made != dict(row):
            yield Fault(place=f"claims {row['id']}", what="it is not what the reading says")
    for id_ in sorted(want):
        yield Fault(place=f"claims {id_}", what="it was taken out")


def _records(connection: sa.Connection, checked: dict[str, int]) -> Iterator[Fault]:
    """The records shown are those of the last revision."""
    checked["incidents"] = 0
    last = (
        sa.select(revisions.c.incident_id, sa.func.max(revisions.c.number).label("n"))
        .group_by(revisions.c.incident_id)
        .subquery()
    )
    query = (
        sa.select(incidents.c.id, incidents.c.record_sha256, incidents.c.record, revisions.c.record_sha256.label("kept"))
        .outerjoin(last, last.c.incident_id == incidents.c.id)
        .outerjoin(revisions, sa.and_(revisions.c.incident_id == last.c.incident_id, revisions.c.number == last.c.n))
    )
    for row in connection.execution_options(stream_results=True).execute(query):
        checked["incidents"] += 1
        try:
            text = ordered(unpacked(row.record))
        except UnfogError as error:
            yield Fault(place=f"incidents {row.id}", what=str(error))
            continue
        if not row.record_sha256 == row.kept == sha256(text):
            yield Fault(place=f"incidents {row.id}", what="the record is not that of its last revision; run unfog rebuild")
