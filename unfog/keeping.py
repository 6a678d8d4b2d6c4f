"""The path into a store: originals -> reports -> readings, in batches that are kept whole or not at all.

``ingest`` takes in what is new, ``reread`` reads stored originals again with a better reader. Both may be stopped at any
moment and run again: what was kept is known and not read twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from unfog.config import Config
from unfog.ingest import Read, read_captures, reread_capture
from unfog.model import Capture, Reading, Rejected, Report, ReportId
from unfog.read import Reader
from unfog.read.version import reader_version
from unfog.reconcile.ledger import moment_of
from unfog.store import Store

BATCH = 100
"""Reports of one transaction: what a crash can lose, some ten seconds of reading."""

FILLS = ("published", "outlet", "language")
"""Options that fill what a file lacks; they are kept with the original, so that it can be read again the same way."""

Progress = Callable[[Iterable[Report], int], Iterable[Report]]


@dataclass(slots=True)
class Kept:
    """What a run did. For each stage ``came_in`` = ``passed`` + ``known`` + ``rejected``."""

    run: int
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)

    def count(self, stage: str, **numbers: int) -> None:
        """Add to a stage's counts."""
        self.counts.setdefault(stage, Counter(came_in=0, passed=0, known=0, rejected=0)).update(numbers)


@dataclass(slots=True)
class _Batch:
    """What goes into one transaction."""

    captures: list[tuple[Capture, Mapping[str, Any]]] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    replaces: dict[ReportId, ReportId] = field(default_factory=dict)


def ingest(store: Store, paths: Sequence[str], config: Config, progress: Progress) -> Kept:
    """Take in every report of ``paths`` that the store does not have, with its original; a second time is a no-op."""
    given = {name: getattr(config, name) for name in FILLS if getattr(config, name)}
    reader = reader_version()
    kept = Kept(run=store.begin_run("ingest", reader, given))
    _run(store, reader, Reader(config), _arriving(read_captures(paths, config), given, kept), kept, progress)
    store.end_run(kept.run, kept.counts)
    return kept


def _arriving(found: Iterable[Read], given: Mapping[str, Any], kept: Kept) -> Iterator[_Batch]:
    """Originals in batches; a long one goes over several, small ones share one."""
    batch = _Batch()
    for one in found:
        kept.count("ingest", came_in=len(one.reports) + len(one.rejected), rejected=len(one.rejected))
        batch.rejected += one.rejected
        if one.capture is not None:
            batch.captures.append((one.capture, given))
        for report in one.reports:
            batch.reports.append(report)
            if len(batch.reports) == BATCH:
                yield batch
                batch = _Batch()
    if batch.captures or batch.rejected or batch.reports:
        yield batch


def _run(store: Store, reader: str, reads: Reader, batches: Iterable[_Batch], kept: Kept, progress: Progress) -> None:
    """Read and keep batch after batch."""
    for batch in batches:
        unread = store.unread(batch.reports)
        readings = list(reads.read_all(progress(unread, len(unread))))
        refused = [_named(r, reading) for reading in readings for r in reading.rejected if _not_read(reading)]
        store.ingest(
            kept.run,
            reader,
            captures=batch.captures,
            reports=_by_publication(batch.reports, readings),
            readings=readings,
            rejected=[*batch.rejected, *refused],
            replaces=batch.replaces,
        )
        kept.rejected += [*batch.rejected, *refused]
        kept.count("ingest", passed=len(unread), known=len(batch.reports) - len(unread))
        kept.count("read", came_in=len(unread), passed=len(unread) - len(refused), rejected=len(refused))


def _by_publication(reports: Sequence[Report], readings: Sequence[Reading]) -> list[Report]:
    """Reports that arrive together are learnt in the order of publication: so one folder gives the ids of ``unfog dossier``."""
    when = {r.report.id: moment_of(r) for r in readings}
    return sorted(reports, key=lambda r: (when.get(r.id, float("-inf")), r.id))


def _not_read(reading: Reading) -> bool:
    """Whether a report was kept but nothing could be taken from it."""
    return any(r.code == "language" for r in reading.rejected)


def _named(rejected: Rejected, reading: Reading) -> Rejected:
    return replace(rejected, subject=f"{rejected.subject} ({reading.report.id})")


def reread(store: Store, config: Config, progress: Progress) -> Kept:
    """Read every stored original again with this reader, where another one read it before.

    A report whose text comes out the same keeps its id and gets a new reading; one whose text changed is a new report that
    takes the place of the old one. Decisions are carried over by their quotations; what fits nowhere is in the queue.
    """
    reader = reader_version()
    kept = Kept(run=store.begin_run("reread", reader, {}))
    for capture, given, before in store.originals():
        found = reread_capture(capture, replace(config, **given))
        kept.count("ingest", came_in=len(found.reports) + len(found.rejected), rejected=len(found.rejected))
        for start in range(0, max(1, len(found.reports)), BATCH):
            part = list(found.reports[start : start + BATCH])
            replaces = _replaced(part, found.reports, before)
            old = store.unread(part, reader)
            readings = list(Reader(config).read_all(progress(old, len(old))))
            refused = [_named(r, reading) for reading in readings for r in reading.rejected if _not_read(reading)]
            gone = found.rejected if start == 0 else ()
            store.ingest(kept.run, reader, reports=part, readings=readings, rejected=[*gone, *refused], replaces=replaces)
            kept.rejected += [*gone, *refused]
            kept.count("ingest", passed=len(old), known=len(part) - len(old))
            kept.count("read", came_in=len(old), passed=len(old) - len(refused), rejected=len(refused))
    store.end_run(kept.run, kept.counts)
    return kept


def _replaced(part: Sequence[Report], whole: Sequence[Report], before: Sequence[Report]) -> dict[ReportId, ReportId]:
    """Which earlier report of the same original each changed report takes the place of: the one of the same name, or the
    only one where there is one each."""
    now = {r.id for r in whole}
    lost = [r for r in before if r.id not in now]
    had = {r.id for r in before}
    by_name = {r.external_id: r.id for r in lost}
    if len(lost) == 1 and len([r for r in whole if r.id not in had]) == 1:
        return {r.id: lost[0].id for r in part if r.id not in had}
    return {r.id: by_name[r.external_id] for r in part if r.id not in had and r.external_id in by_name}
