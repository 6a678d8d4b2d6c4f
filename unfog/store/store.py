"""The store: one object through which everything is kept, derived and looked up.

Each method opens its transaction and leaves the work to the module of its family; see there for how.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from unfog.model import Capture, Decision, Reading, Rejected, Report, ReportId, Standing
from unfog.review.agreement import Agreement
from unfog.review.proposal import Proposal
from unfog.store import (
    checking,
    decision_log,
    entity_list,
    hits,
    incident_list,
    lists,
    migrations,
    rebuilding,
    runs,
    taking,
    users,
)
from unfog.store.engine import called, engine_for, reading, writing
from unfog.store.finding import Finder, moment, stamp
from unfog.store.kept import Library, Stamp, read_reports
from unfog.store.recording import record
from unfog.store.shown import (
    Clock,
    EntityRow,
    Filters,
    Found,
    Hit,
    IncidentRow,
    OpenItem,
    Page,
    Revision,
    SourceRow,
    StoredClaim,
    StoredIncident,
    StoredReport,
    User,
)
from unfog.store.tables import captures, incidents, metadata
from unfog.store.then import incidents_then

log = logging.getLogger("unfog.store")

COUNTED = ("captures", "reports", "readings", "claims", "decisions", "revisions", "rejections", "incidents", "queue")
"""The tables whose rows are counted."""


def utc_now() -> datetime:
    """The clock of the machine; the only place where a store looks at one."""
    return datetime.now(UTC)


def open_store(url: str, *, create: bool = True, clock: Callable[[], datetime] = utc_now) -> Store:
    """Open the store at a path (SQLite) or a ``postgresql://`` URL, make it if it is new, and bring it forward if it is old.

    With ``create=False`` a store must be there already.

    Raises:
        StoreError: the place cannot be used; the message says why and what to do.
    """
    return Store(engine_for(url, create=create), clock)


class Store:
    """Reports, readings, decisions, and the incidents they make.

    One writer works at a time, on both databases; readers never wait. Every method that writes is one transaction: when it
    returns, all of it is kept, and when the program dies before, nothing is.
    """

    def __init__(self, engine: sa.Engine, clock: Callable[[], datetime] = utc_now) -> None:
        self.engine = engine
        self.clock = clock
        self.library = Library()
        self.finder = Finder(self.library)
        with reading(engine) as connection:
            version = migrations.version_of(connection)
        if version < migrations.STEPS[-1].version:
            with writing(engine) as connection:
                migrations.migrate(connection, self.now())

    @property
    def name(self) -> str:
        """The store as messages call it."""
        return called(self.engine)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def now(self) -> str:
        """The time as it is kept."""
        return self.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    # ---- what comes in

    def begin_run(self, kind: str, reader: str, options: Mapping[str, Any]) -> int:
        """Note that an ingest, a reread or a rebuild begins: version, digest of what reads, options. Returns its number."""
        with writing(self.engine) as connection:
            run = runs.begin(connection, kind, reader, options, self.now())
        log.info("run %s: %s begins", run, kind)
        return run

    def end_run(self, run: int, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Note what a run did: for each stage what came in, passed, was known already, and was rejected.

        Raises:
            StoreError: the counts of a stage do not add up.
        """
        with writing(self.engine) as connection:
            runs.end(connection, run, counts, self.now())
        log.info("run %s ends: %s", run, dict(counts))

    def unread(self, some: Sequence[Report], reader: str | None = None) -> list[Report]:
        """Those of the reports that have no reading yet (none by ``reader``, where one is named)."""
        with reading(self.engine) as connection:
            known = read_reports(connection, [r.id for r in some], reader)
        return list({r.id: r for r in some if r.id not in known}.values())

    def ingest(
        self,
        run: int,
        reader: str,
        *,
        captures: Sequence[tuple[Capture, Mapping[str, Any]]] = (),
        reports: Sequence[Report] = (),
        readings: Sequence[Reading] = (),
        rejected: Sequence[Rejected] = (),
        replaces: Mapping[ReportId, ReportId] | None = None,
    ) -> None:
        """Keep a batch (see ``taking.Batch``) and make anew the incidents it touches; all of it or nothing.

        ``reports`` may be known already: then only the capture they came in is noted.
        """
        batch = taking.Batch(captures=captures, reports=reports, readings=readings, rejected=rejected, replaces=replaces or {})
        with writing(self.engine) as connection:
            fresh = taking.take(connection, self.library, batch, reader, Stamp(at=self.now(), run=run))
        log.info("run %s: %d reports, %d readings, %d rejected", run, len(reports), fresh, len(rejected))

    def originals(self) -> Iterator[tuple[Capture, Mapping[str, Any], tuple[Report, ...]]]:
        """Every capture with the options it came with and the current reports made of it, in the order of learning."""
        return taking.originals(self.engine)

    # ---- what is decided

    def record(self, proposal: Proposal) -> Decision:
        """Record what a reviewer decided, and make anew what it touches.

        Raises:
            StoreError: it cannot be decided that way, or something else stands there than was seen.
        """
        with writing(self.engine) as connection:
            decision = record(connection, self.finder, proposal, self.now())
        log.info("decision %s: %s %s", decision.id, decision.kind, decision.subject)
        return decision

    def revert(self, decision: str, who: str, reason: str) -> Decision:
        """Undo a decision; what it changed is as if it had not been made.

        Raises:
            StoreError: there is no such decision, or it is undone already.
        """
        return self.record(Proposal(who=who, kind="undo", subject=decision, reason=reason))

    def decision(self, id_: str) -> Standing | None:
        """A decision and whether it holds."""
        with reading(self.engine) as connection:
            return decision_log.one(connection, self.finder, id_)

    def decisions(self, *, incident: str | None = None, who: str | None = None, page: Page | None = None) -> Found[Standing]:
        """Decisions, the latest first."""
        with reading(self.engine) as connection:
            if incident is not None:
                return decision_log.of_incident(connection, self.finder, incident, who)
            return decision_log.latest(connection, self.finder, who, page or Page())

    def agreement(self, coders: Sequence[str] | None = None) -> Agreement:
        """How far coders agree on the claims that at least two of them judged."""
        with reading(self.engine) as connection:
            return decision_log.agreed(connection, coders)

    def second_codings(self, who: str, limit: int = 50) -> list[str]:
        """Claims that exactly one other reviewer has judged, for ``who`` to judge without seeing how; in order of judging."""
        with reading(self.engine) as connection:
            return decision_log.second_codings(connection, who, limit)

    # ---- what is shown

    def incidents(
        self, filters: Filters | None = None, page: Page | None = None, *, as_of: str | None = None, clock: Clock = "published"
    ) -> Found[IncidentRow]:
        """The list of incidents, now or as of a moment."""
        filters, page = filters or Filters(), page or Page()
        with reading(self.engine) as connection:
            if as_of is None:
                return incident_list.list_incidents(connection, filters, page)
            return incidents_then(connection, self.finder, filters, page, as_of, clock)

    def incident(self, id_: str, *, as_of: str | None = None, clock: Clock = "published") -> StoredIncident | None:
        """An incident with its readings, now or as of a moment. The id of an incident that went into another leads there.

        Raises:
            StoreError: ``as_of`` is no time.
        """
        if as_of is not None:
            moment(as_of)
        with reading(self.engine) as connection:
            return self.finder.stored(connection, id_, as_of, clock)

    def all_incidents(self, *, as_of: str | None = None, clock: Clock = "published") -> Iterator[StoredIncident]:
        """Every incident one after the other, the newest first, for exports."""
        after: str | None = None
        while True:
            found = self.incidents(page=Page(size=200, after=after), as_of=as_of, clock=clock)
            for row in found.rows:
                stored = self.incident(row.id, as_of=as_of, clock=clock)
                if stored is not None:
                    yield stored
            if found.next is None:
                return
            after = found.next

    def claim(self, id_: str) -> StoredClaim | None:
        """A claim with its report and what was decided about it."""
        with reading(self.engine) as connection:
            return self.finder.claim(connection, id_)

    def report(self, id_: str) -> StoredReport | None:
        """A report with its reading."""
        with reading(self.engine) as connection:
            return self.finder.report(connection, id_)

    def capture(self, digest: str) -> Capture | None:
        """An original by its SHA-256."""
        with reading(self.engine) as connection:
            row = connection.execute(sa.select(captures).where(captures.c.sha256 == digest)).first()
            return None if row is None else Capture(name=row.name, data=row.data, sha256=row.sha256)

    def search(self, query: str, page: Page | None = None) -> Found[Hit]:
        """Claims and reports that hold all the words; "phrases" in quotation marks, ``word*`` for what begins so."""
        with reading(self.engine) as connection:
            return hits.search_all(connection, query, page or Page())

    def queue(self, page: Page | None = None, kind: str | None = None) -> Found[OpenItem]:
        """What to look at next, and why."""
        with reading(self.engine) as connection:
            return lists.list_queue(connection, page or Page(), kind)

    def near(self, id_: str, limit: int = 10) -> list[tuple[str, str, float]]:
        """Incidents that came close to being joined with this one: id, title and score (0 is even), the closest first."""
        with reading(self.engine) as connection:
            return incident_list.near(connection, id_, limit)

    def entities(self, text: str = "", type: str | None = None, page: Page | None = None) -> Found[EntityRow]:
        """Named entities of incidents, or those whose name may be ``text`` in whatever spelling and script."""
        with reading(self.engine) as connection:
            return entity_list.list_entities(connection, text, type, page or Page())

    def sources(self, page: Page | None = None) -> Found[SourceRow]:
        """The outlets."""
        with reading(self.engine) as connection:
            return lists.list_sources(connection, page or Page())

    def changes_since(self, at: str, page: Page | None = None) -> Found[Revision]:
        """What changed after a moment, the latest first."""
        with reading(self.engine) as connection:
            return lists.list_changes(connection, stamp(at), page or Page())

    def countries(self) -> list[tuple[str, int]]:
        """Countries (ISO 3166-1 alpha-2) with their incidents."""
        with reading(self.engine) as connection:
            return incident_list.counted(connection, incidents.c.country)

    def event_types(self) -> list[tuple[str, int]]:
        """ACLED sub-event types with their incidents."""
        with reading(self.engine) as connection:
            return incident_list.counted(connection, incidents.c.sub_event_type)

    def counts(self) -> dict[str, int]:
        """How much is kept."""
        with reading(self.engine) as connection:
            rows = {name: sa.select(sa.func.count()).select_from(metadata.tables[name]) for name in COUNTED}
            return {name: connection.execute(query).scalar() or 0 for name, query in rows.items()}

    # ---- looking after it

    def verify(self, head: str | None = None) -> checking.Verdict:
        """Check the chain, the hashes, the quotations and the records."""
        with reading(self.engine) as connection:
            return checking.verify(connection, head)

    def rebuild(self) -> dict[str, int]:
        """Throw away all that is derived and make it again from what is kept. Returns how much there is of it."""
        with writing(self.engine) as connection:
            self.library.forget()
            rebuilding.rebuild(connection, self.library, self.now())
        return self.counts()

    # ---- who may use the desk

    def users(self) -> list[User]:
        """Everybody who may use the desk."""
        with reading(self.engine) as connection:
            return users.everybody(connection)

    def user(self, name: str) -> User | None:
        """One of them."""
        with reading(self.engine) as connection:
            return users.named(connection, name)

    def set_user(
        self, name: str, *, role: str | None = None, password_hash: str | None = None, disabled: bool | None = None
    ) -> User:
        """Add a user, or change one.

        Raises:
            StoreError: no name, or a role that does not exist.
        """
        with writing(self.engine) as connection:
            return users.put(connection, name, self.now(), role=role, password_hash=password_hash, disabled=disabled)

    def looked(self, name: str) -> str | None:
        """When a user last marked the changes as seen."""
        found = self.user(name)
        return found.looked if found else None

    def mark_looked(self, name: str, at: str | None = None) -> None:
        """Note that a user has seen the changes up to a moment; the empty name stands for whoever works alone."""
        with writing(self.engine) as connection:
            users.looked(connection, name, self.now(), at or self.now())
