"""Reports and readings in and out of the kept tables."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

import sqlalchemy as sa

from unfog.errors import StoreError
from unfog.model import Capture, Claim, Reading, Report, ReportId
from unfog.model.codec import decode_reading, encode_reading
from unfog.model.plain import plain
from unfog.reconcile.ledger import moment_of
from unfog.review.effects import masked
from unfog.store import search
from unfog.store.chain import Keeper
from unfog.store.querying import AT_ONCE, chunks
from unfog.store.rows import canonical, ordered, packed, sha256, unpacked
from unfog.store.tables import bodies, captures, claims, current, readings, receipts, reports

_REPORT_FIELDS = (
    "id", "external_id", "text", "outlet", "title", "title_length", "url", "language", "published", "published_basis", "edited",
    "forwarded_from", "capture_sha256",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """When and by which run something is kept."""

    at: str
    run: int


def keep_capture(keeper: Keeper, capture: Capture, given: Mapping[str, Any], stamp: Stamp) -> bool:
    """Keep original bytes once; returns whether they were new."""
    if keeper.connection.execute(sa.select(captures.c.size).where(captures.c.sha256 == capture.sha256)).first():
        return False
    row = {
        "sha256": capture.sha256,
        "name": capture.name,
        "size": len(capture.data),
        "given": canonical(given),
        "learnt": stamp.at,
        "run": stamp.run,
        "data": capture.data,
    }
    keeper.keep(captures, [row])
    return True


def keep_reports(
    keeper: Keeper, arrived: Sequence[Report], stamp: Stamp, replaces: Mapping[ReportId, ReportId] | None = None
) -> set[ReportId]:
    """Keep reports, and for each that it came in a capture; returns those that were new."""
    known = known_reports(keeper.connection, [r.id for r in arrived])
    fresh = {r.id: r for r in arrived if r.id not in known}
    rows = [
        {name: getattr(report, name) for name in _REPORT_FIELDS}
        | {"learnt": stamp.at, "run": stamp.run, "replaces": (replaces or {}).get(report.id)}
        for report in fresh.values()
    ]
    keeper.keep(reports, rows)
    search.index(keeper.connection, "reports", {row["seq"]: row["text"] for row in rows})
    _keep_receipts(keeper, arrived, stamp)
    return set(fresh)


def _keep_receipts(keeper: Keeper, arrived: Sequence[Report], stamp: Stamp) -> None:
    wanted = {(r.capture_sha256, r.id): r for r in arrived if r.capture_sha256}
    held = set()
    for part in chunks(sorted(wanted), AT_ONCE // 2):
        query = sa.select(receipts.c.capture_sha256, receipts.c.report_id).where(
            receipts.c.capture_sha256.in_(
                sorted({sha for sha, _ in part})
            ),  # by both columns of the key, else all are gone through
            receipts.c.report_id.in_([id_ for _, id_ in part]),
        )
        held |= {(row.capture_sha256, row.report_id) for row in keeper.connection.execute(query)}
    keeper.keep(
        receipts,
        [
            {"capture_sha256": sha, "report_id": id_, "external_id": r.external_id, "learnt": stamp.at, "run": stamp.run}
            for (sha, id_), r in wanted.items()
            if (sha, id_) not in held
        ],
    )


def known_reports(connection: sa.Connection, ids: Iterable[ReportId]) -> set[ReportId]:
    """Those of the reports that are kept."""
    found: set[ReportId] = set()
    for part in chunks(ids):
        found |= {ReportId(r) for r in connection.execute(sa.select(reports.c.id).where(reports.c.id.in_(part))).scalars()}
    return found


def read_reports(connection: sa.Connection, ids: Iterable[ReportId], reader: str | None = None) -> set[ReportId]:
    """Those of the reports that have a reading, by ``reader`` where one is named."""
    found: set[ReportId] = set()
    for part in chunks(ids):
        query = sa.select(readings.c.report_id).where(readings.c.report_id.in_(part))
        if reader is not None:
            query = query.where(readings.c.reader == reader)
        found |= {ReportId(r) for r in connection.execute(query).scalars()}
    return found


def claim_rows(body: str, reading: Reading) -> list[dict[str, Any]]:
    """The claims of a reading as rows."""
    return [claim_row(body, claim) for claim in reading.claims]


def claim_row(body: str, claim: Claim) -> dict[str, Any]:
    """A claim as a row of the reading with that body."""
    return {
        "id": claim.id,
        "body_sha256": body,
        "report_id": claim.report,
        "event": claim.event,
        "field": claim.field,
        "value": canonical(plain(claim.value)),
        "quote": claim.span.text,
        "start": claim.span.start,
        "end": claim.span.end,
        "speaker": claim.speaker.name,
        "speaker_kind": claim.speaker.kind,
        "certainty": claim.certainty,
        "superseded": claim.superseded,
        "background": claim.background,
    }


def keep_readings(keeper: Keeper, read: Sequence[Reading], reader: str, stamp: Stamp) -> None:
    """Keep readings with their claims, and make each the current one of its report."""
    made = {r.report.id: ordered(encode_reading(r)) for r in read}
    digests = {report: sha256(f"{report}\n{text}") for report, text in made.items()}
    held = set()
    for part in chunks(sorted(set(digests.values()))):
        held |= set(keeper.connection.execute(sa.select(bodies.c.sha256).where(bodies.c.sha256.in_(part))).scalars())
    fresh = [r for r in read if digests[r.report.id] not in held]
    keeper.keep(bodies, [{"sha256": digests[r.report.id], "data": packed(made[r.report.id])} for r in fresh])
    rows = [row for r in fresh for row in claim_rows(digests[r.report.id], r)]
    keeper.keep(claims, rows)
    search.index(keeper.connection, "claims", {row["seq"]: claim_text(row) for row in rows})
    kept = [
        {"report_id": r.report.id, "reader": reader, "body_sha256": digests[r.report.id], "learnt": stamp.at, "run": stamp.run}
        for r in read
    ]
    keeper.keep(readings, kept)
    make_current(keeper.connection, list(zip(kept, read, strict=True)))


def claim_text(row: Mapping[str, Any]) -> str:
    """What of a claim is searched."""
    return f"{row['quote']} {row['speaker'] or ''} {row['field']}"


def make_current(connection: sa.Connection, rows: Sequence[tuple[Mapping[str, Any], Reading]]) -> None:
    """Let readings, given with their rows, be the ones that count for their reports."""
    for part in chunks([row["report_id"] for row, _ in rows]):
        connection.execute(current.delete().where(current.c.report_id.in_(part)))
    if rows:
        made = [
            {
                "report_id": row["report_id"],
                "reading": row["seq"],
                "body_sha256": row["body_sha256"],
                "moment": _finite(moment_of(reading)),
            }
            for row, reading in rows
        ]
        connection.execute(current.insert(), made)


def _finite(moment: float) -> float | None:
    return None if moment == float("inf") else moment


def report_of_row(row: Mapping[str, Any]) -> Report:
    """The report a row holds."""
    return Report(**{name: row[name] for name in _REPORT_FIELDS})


def load_reports(connection: sa.Connection, ids: Iterable[ReportId]) -> dict[ReportId, Report]:
    """Reports by id; unknown ones are left out."""
    found = {}
    for part in chunks(dict.fromkeys(ids)):
        for row in connection.execute(sa.select(reports).where(reports.c.id.in_(part))).mappings():
            found[ReportId(row["id"])] = report_of_row(row)  # type: ignore[arg-type]
    return found


class Library:
    """Readings out of the store, the most recently used kept decoded; a body never changes, so neither does a reading.

    Threads of a desk share one.
    """

    def __init__(self, size: int = 256) -> None:
        self.size = size
        self._held: OrderedDict[tuple[str, tuple[str, ...]], Reading] = OrderedDict()
        self._lock = Lock()

    def put(self, connection: sa.Connection, fresh: Sequence[Reading]) -> None:
        """Remember readings that were just kept."""
        for part in chunks([r.report.id for r in fresh]):
            rows = connection.execute(sa.select(current.c.report_id, current.c.body_sha256).where(current.c.report_id.in_(part)))
            body = {row.report_id: row.body_sha256 for row in rows}
            for reading in fresh:
                if reading.report.id in body:
                    self._remember((body[reading.report.id], ()), reading)

    def readings(
        self, connection: sa.Connection, ids: Iterable[ReportId], hidden: tuple[str, ...] = (), until: str | None = None
    ) -> dict[ReportId, Reading]:
        """The current readings of reports, or those that were current at ``until``; words of ``hidden`` masked."""
        wanted = list(dict.fromkeys(ids))
        body = self._bodies_at(connection, wanted, until) if until else self._bodies(connection, wanted)
        found, missing = {}, {}
        for report, digest in body.items():
            held = self._recall((digest, hidden))
            if held is None:
                missing[report] = digest
            else:
                found[report] = held
        if missing:
            texts = load_reports(connection, missing)
            data: dict[str, bytes] = {}
            for part in chunks(sorted(set(missing.values()))):
                query = sa.select(bodies.c.sha256, bodies.c.data).where(bodies.c.sha256.in_(part))
                data.update({row.sha256: row.data for row in connection.execute(query)})
            for report, digest in missing.items():
                if digest not in data:
                    raise StoreError(f"the reading of report {report} is missing; run unfog verify")
                made = _decoded(unpacked(data[digest]), texts[report], hidden)
                self._remember((digest, hidden), made)
                found[report] = made
        return {r: found[r] for r in wanted if r in found}

    def _bodies(self, connection: sa.Connection, ids: Sequence[ReportId]) -> dict[ReportId, str]:
        found: dict[ReportId, str] = {}
        for part in chunks(ids):
            query = sa.select(current.c.report_id, current.c.body_sha256).where(current.c.report_id.in_(part))
            found.update({ReportId(row.report_id): row.body_sha256 for row in connection.execute(query)})
        return found

    def _bodies_at(self, connection: sa.Connection, ids: Sequence[ReportId], until: str) -> dict[ReportId, str]:
        found: dict[ReportId, str] = {}
        for part in chunks(ids):
            query = (
                sa.select(readings.c.report_id, readings.c.body_sha256)
                .where(readings.c.report_id.in_(part), readings.c.learnt <= until)
                .order_by(readings.c.seq)
            )
            found.update({ReportId(row.report_id): row.body_sha256 for row in connection.execute(query)})
        return found

    def _remember(self, key: tuple[str, tuple[str, ...]], reading: Reading) -> None:
        with self._lock:
            self._held[key] = reading
            self._held.move_to_end(key)
            while len(self._held) > self.size:
                self._held.popitem(last=False)

    def _recall(self, key: tuple[str, tuple[str, ...]]) -> Reading | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def forget(self) -> None:
        """Let go of everything decoded."""
        with self._lock:
            self._held.clear()


def _decoded(data: Mapping[str, Any], report: Report, hidden: tuple[str, ...]) -> Reading:
    if not hidden:
        return decode_reading(data, report)
    fields = {name: masked(getattr(report, name), hidden) for name in ("text", "title", "url")}
    return decode_reading(_masked(data, hidden), replace(report, **fields))


_OF_THE_PROGRAM = frozenset(
    (
        "id", "report", "event", "entity", "attribution", "field", "is", "kind", "style", "type", "certainty", "role",
        "qualifier", "group", "stance", "precision", "acled", "plover", "stage", "code", "happening",
    )
)  # fmt: skip
"""Keys whose values are ids and words of the program, never a report's words."""


def _masked(data: Any, hidden: tuple[str, ...]) -> Any:
    """Reading data with words hidden everywhere but in ids and words of the program."""
    if isinstance(data, Mapping):
        return {key: item if key in _OF_THE_PROGRAM else _masked(item, hidden) for key, item in data.items()}
    if isinstance(data, list):
        return [_masked(item, hidden) for item in data]
    return masked(data, hidden)


def load_body(connection: sa.Connection, digest: str, report: Report) -> Reading:
    """A reading by the digest of its body.

    Raises:
        StoreError: it is missing or damaged.
    """
    data = connection.execute(sa.select(bodies.c.data).where(bodies.c.sha256 == digest)).scalar()
    if data is None:
        raise StoreError(f"the reading of report {report.id} is missing; run unfog verify")
    return decode_reading(unpacked(data), report)
