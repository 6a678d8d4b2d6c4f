"""The store: one object through which everything is kept, derived and looked up."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

import unfog
from unfog.errors import StoreError
from unfog.model import Capture, Decision, Reading, Rejected, Report, ReportId, Standing
from unfog.model.plain import plain
from unfog.review.agreement import Agreement, agreement
from unfog.review.proposal import ABOUT_CLAIMS, Proposal
from unfog.store import checking, lists, migrations, search
from unfog.store.chain import Keeper
from unfog.store.decided import decision_of, decision_row, key_rows, standings_about
from unfog.store.deriving import Cause, Deriver
from unfog.store.engine import called, engine_for, reading, writing
from unfog.store.finding import Finder, moment, stamp
from unfog.store.kept import (
    Library,
    Stamp,
    claim_text,
    keep_capture,
    keep_readings,
    keep_reports,
    load_reports,
    read_reports,
)
from unfog.store.querying import chunks
from unfog.store.rebuilding import everything, pages
from unfog.store.recording import decide
from unfog.store.rows import canonical, sha256
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
from unfog.store.tables import (
    DERIVED,
    accounts,
    captures,
    claims,
    current,
    decision_keys,
    decisions,
    edges,
    incidents,
    metadata,
    receipts,
    rejections,
    reports,
    run_counts,
    runs,
    users,
)
from unfog.store.then import incidents_then

log = logging.getLogger("unfog.store")

COUNTED = ("captures", "reports", "readings", "claims", "decisions", "revisions", "rejections", "incidents", "queue")


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
        self._open()

    def _open(self) -> None:
        with reading(self.engine) as connection:
            version = migrations.version_of(connection)
        if version < migrations.STEPS[-1].version:
            with writing(self.engine) as connection:
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
            keeper = Keeper(connection)
            config = canonical(options)
            row = {"kind": kind, "at": self.now(), "code": unfog.__version__, "reader": reader, "config": config}
            row["config_digest"] = sha256(config)
            keeper.keep(runs, [row])
            keeper.seal()
        log.info("run %s: %s begins", row["seq"], kind)
        return int(str(row["seq"]))

    def end_run(self, run: int, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Note what a run did: for each stage what came in, passed, was known already, and was rejected.

        Raises:
            StoreError: the counts of a stage do not add up.
        """
        with writing(self.engine) as connection:
            keeper = Keeper(connection)
            for stage, count in counts.items():
                if count["came_in"] != count["passed"] + count["known"] + count["rejected"]:
                    raise StoreError(f"the counts of {stage} do not add up: {dict(count)}; please report this as a bug")
                keeper.keep(run_counts, [{"run": run, "at": self.now(), "stage": stage, **count}])
            keeper.seal()
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
        """Keep a batch and make anew the incidents it touches; all of it or nothing.

        ``captures`` come with the options that filled what they lack. ``reports`` may be known already: then only the capture
        they came in is noted. ``readings`` are of reports in this batch or kept before.
        """
        with writing(self.engine) as connection:
            keeper = Keeper(connection)
            at = self.now()
            when = Stamp(at=at, run=run)
            for capture, given in captures:
                keep_capture(keeper, capture, given, when)
            keep_reports(keeper, reports, when, replaces)
            had = read_reports(connection, [r.report.id for r in readings])
            known = read_reports(connection, [r.report.id for r in readings], reader)
            fresh = list({r.report.id: r for r in readings if r.report.id not in known}.values())
            keep_readings(keeper, fresh, reader, when)
            keeper.keep(rejections, [{"run": run, "at": at, **plain(r)} for r in rejected])
            self.library.put(connection, fresh)
            gone = {r.report.id for r in fresh if r.report.id in had} | set((replaces or {}).values())
            if replaces:
                self._retire_readings(connection, list(replaces.values()))
            Deriver(keeper, self.library).replace_readings(fresh, gone, Cause(text=f"run {run}", at=at))
            keeper.seal()
        log.info("run %s: %d reports, %d readings, %d rejected", run, len(reports), len(fresh), len(rejected))

    @staticmethod
    def _retire_readings(connection: sa.Connection, gone: Sequence[ReportId]) -> None:
        for part in chunks(gone):
            connection.execute(current.delete().where(current.c.report_id.in_(part)))

    def originals(self) -> Iterator[tuple[Capture, Mapping[str, Any], tuple[Report, ...]]]:
        """Every capture with the options it came with and the current reports made of it, in the order of learning."""
        with reading(self.engine) as connection:
            order = (
                connection.execute(sa.select(captures.c.sha256).order_by(captures.c.learnt, captures.c.sha256)).scalars().all()
            )
        for digest in order:
            with reading(self.engine) as connection:
                row = connection.execute(sa.select(captures).where(captures.c.sha256 == digest)).one()
                inside = sa.select(receipts.c.report_id).where(receipts.c.capture_sha256 == digest)
                ids = connection.execute(sa.select(current.c.report_id).where(current.c.report_id.in_(inside))).scalars().all()
                found = load_reports(connection, [ReportId(i) for i in ids])
            yield (
                Capture(name=row.name, data=row.data, sha256=row.sha256),
                json.loads(row.given),
                tuple(found[i] for i in sorted(found)),
            )

    # ---- what is decided

    def record(self, proposal: Proposal) -> Decision:
        """Record what a reviewer decided, and make anew what it touches.

        Raises:
            StoreError: it cannot be decided that way, or something else stands there than was seen.
        """
        with writing(self.engine) as connection:
            keeper = Keeper(connection)
            at = self.now()
            number = keeper.number(decisions)
            decision, about = decide(connection, self.finder, proposal, at, number)
            row = {"seq": number, **decision_row(decision, about)}
            keeper.keep(decisions, [row])
            connection.execute(decision_keys.insert(), key_rows(row))
            touched = [ReportId(key) for key in about if not key.startswith("outlet:")]
            Deriver(keeper, self.library).redecide(touched, Cause(text=f"decision {decision.id}", at=at))
            keeper.seal()
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
            row = connection.execute(sa.select(decisions).where(decisions.c.id == id_)).mappings().first()
            if row is None:
                return None
            return self._states(connection, [dict(row)])[0]

    def decisions(self, *, incident: str | None = None, who: str | None = None, page: Page | None = None) -> Found[Standing]:
        """Decisions, the latest first."""
        page = page or Page()
        with reading(self.engine) as connection:
            if incident is not None:
                found = self.finder.stored(connection, incident, None, "published")
                held = [s for s in (found.incident.decisions if found else ()) if who in (None, s.decision.who)]
                return Found(rows=tuple(reversed(held)), total=len(held))
            size = lists.size_of(page)
            query = sa.select(decisions)
            if who is not None:
                query = query.where(decisions.c.who == who)
            after = lists.uncursor(page.after, 1)
            if after is not None:
                query = query.where(decisions.c.seq < after[0])
            rows = connection.execute(query.order_by(decisions.c.seq.desc()).limit(size + 1)).mappings().all()
            made = self._states(connection, [dict(r) for r in rows[:size]])
            return Found(rows=tuple(made), next=lists.cursor(rows[size - 1]["seq"]) if len(rows) > size else None)

    def _states(self, connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> list[Standing]:
        """Decisions with their state; what changed since is looked up in the records they are part of."""
        made = []
        for row in rows:
            keys = json.loads(row["about"])
            mine = next(s for s in standings_about(connection, keys) if s.decision.id == row["id"])
            home = self.finder.home_of_report(connection, keys[0]) if keys and not keys[0].startswith("outlet:") else None
            if home is not None:
                shown = {s.decision.id: s for s in self.finder.incident(connection, home).decisions}
                mine = shown.get(mine.decision.id, mine)
            made.append(mine)
        return made

    def agreement(self, coders: Sequence[str] | None = None) -> Agreement:
        """How far coders agree on the claims that at least two of them judged."""
        with reading(self.engine) as connection:
            query = sa.select(decisions).where(decisions.c.kind.in_((*ABOUT_CLAIMS, "undo"))).order_by(decisions.c.seq)
            return agreement([decision_of(dict(r)) for r in connection.execute(query).mappings()], coders)

    def second_codings(self, who: str, limit: int = 50) -> list[str]:
        """Claims that exactly one other reviewer has judged, for ``who`` to judge without seeing how; in order of judging."""
        with reading(self.engine) as connection:
            query = (
                sa.select(decisions.c.subject, decisions.c.who)
                .where(decisions.c.kind.in_(ABOUT_CLAIMS))
                .order_by(decisions.c.seq)
            )
            by: dict[str, set[str]] = {}
            for row in connection.execute(query):
                by.setdefault(row.subject, set()).add(row.who)
        return [claim for claim, coders in by.items() if len(coders) == 1 and who not in coders][:limit]

    # ---- what is shown

    def incidents(
        self, filters: Filters | None = None, page: Page | None = None, *, as_of: str | None = None, clock: Clock = "published"
    ) -> Found[IncidentRow]:
        """The list of incidents, now or as of a moment."""
        filters, page = filters or Filters(), page or Page()
        with reading(self.engine) as connection:
            if as_of is None:
                return lists.list_incidents(connection, filters, page)
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
            return lists.search_all(connection, query, page or Page())

    def queue(self, page: Page | None = None, kind: str | None = None) -> Found[OpenItem]:
        """What to look at next, and why."""
        with reading(self.engine) as connection:
            return lists.list_queue(connection, page or Page(), kind)

    def near(self, id_: str, limit: int = 10) -> list[tuple[str, str, float]]:
        """Incidents that came close to being joined with this one: id, title and score (0 is even), the closest first."""
        with reading(self.engine) as connection:
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

    def entities(self, text: str = "", type: str | None = None, page: Page | None = None) -> Found[EntityRow]:
        """Named entities of incidents, or those whose name may be ``text`` in whatever spelling and script."""
        with reading(self.engine) as connection:
            return lists.list_entities(connection, text, type, page or Page())

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
            return lists.counted(connection, incidents.c.country)

    def event_types(self) -> list[tuple[str, int]]:
        """ACLED sub-event types with their incidents."""
        with reading(self.engine) as connection:
            return lists.counted(connection, incidents.c.sub_event_type)

    def counts(self) -> dict[str, int]:
        """How much is kept."""
        with reading(self.engine) as connection:
            tables = ("captures", "reports", "readings", "claims", "decisions", "revisions", "rejections", "incidents", "queue")
            return {
                name: connection.execute(sa.select(sa.func.count()).select_from(metadata.tables[name])).scalar() or 0
                for name in tables
            }

    # ---- looking after it

    def verify(self, head: str | None = None) -> checking.Verdict:
        """Check the chain, the hashes, the quotations and the records."""
        with reading(self.engine) as connection:
            return checking.verify(connection, head)

    def rebuild(self) -> dict[str, int]:
        """Throw away all that is derived and make it again from what is kept. Returns how much there is of it."""
        with writing(self.engine) as connection:
            keeper = Keeper(connection)
            for table in DERIVED:
                connection.execute(table.delete())
            search.clear(connection)
            for table, kind, text in ((reports, "reports", lambda r: r["text"]), (claims, "claims", claim_text)):
                for part in pages(connection, table):
                    search.index(connection, kind, {row["seq"]: text(row) for row in part})
            for part in pages(connection, decisions):
                connection.execute(decision_keys.insert(), [k for row in part for k in key_rows(row)])
            self.library = Library()
            self.finder = Finder(self.library)
            if connection.execute(sa.select(reports.c.seq).limit(1)).first() is not None:
                Deriver(keeper, self.library).place_all(everything(connection), Cause(text="rebuild", at=self.now()))
            keeper.seal()
        return self.counts()

    # ---- who may use the desk

    def users(self) -> list[User]:
        """Everybody who may use the desk."""
        with reading(self.engine) as connection:
            return [User(**dict(row)) for row in connection.execute(sa.select(users).order_by(users.c.name)).mappings()]

    def user(self, name: str) -> User | None:
        """One of them."""
        with reading(self.engine) as connection:
            row = connection.execute(sa.select(users).where(users.c.name == name)).mappings().first()
            return None if row is None else User(**dict(row))

    def set_user(
        self, name: str, *, role: str | None = None, password_hash: str | None = None, disabled: bool | None = None
    ) -> User:
        """Add a user, or change one.

        Raises:
            StoreError: no name, or a role that does not exist.
        """
        if not name.strip():
            raise StoreError("a user needs a name")
        if role is not None and role not in ROLES:
            raise StoreError(f"there is no role {role!r}; choose from {', '.join(ROLES)}")
        before = self.user(name)
        given = {"role": role, "password_hash": password_hash, "disabled": disabled}
        changed = {key: value for key, value in given.items() if value is not None}
        with writing(self.engine) as connection:
            if before is None:
                row = {"role": "reader", "password_hash": "", "disabled": False, **changed}
                connection.execute(users.insert(), [{"name": name, "created": self.now(), "looked": None, **row}])
            elif changed:
                connection.execute(users.update().where(users.c.name == name).values(**changed))
        made = self.user(name)
        assert made is not None
        return made

    def looked(self, name: str) -> str | None:
        """When a user last marked the changes as seen."""
        found = self.user(name)
        return found.looked if found else None

    def mark_looked(self, name: str, at: str | None = None) -> None:
        """Note that a user has seen the changes up to a moment; the empty name stands for whoever works alone."""
        with writing(self.engine) as connection:
            row = {
                "role": "reviewer",
                "password_hash": "",
                "disabled": not name,
                "created": self.now(),
                "looked": at or self.now(),
            }
            if connection.execute(sa.select(users.c.name).where(users.c.name == name)).first():
                connection.execute(users.update().where(users.c.name == name).values(looked=row["looked"]))
            else:
                connection.execute(users.insert(), [{"name": name, **row}])


ROLES = ("reader", "reviewer", "admin")
