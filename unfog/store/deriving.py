"""Kept rows -> derived rows: which accounts tell of one happening, and the record of every incident.

An incident is a function of its accounts and of what was decided about them, so adding a report or a decision makes only the
incidents around it anew, and making everything anew (``rebuild``) gives the same rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from unfog.model import AccountId, IncidentId, Reading, ReportId
from unfog.model.codec import encode
from unfog.reconcile.accounts import account_id, accounts_of, has_account, report_of
from unfog.reconcile.cluster import Group
from unfog.reconcile.grouping import add, regroup_around, take_away
from unfog.reconcile.identity import founded_by, founder_of
from unfog.reconcile.traits import traits_of
from unfog.review import queue as open_items
from unfog.store import version
from unfog.store.assembling import assemble, look_around
from unfog.store.chain import Keeper
from unfog.store.kept import Library
from unfog.store.landmarks import drop_landmarks, write_landmarks
from unfog.store.lineage import roots_of
from unfog.store.naming import write_names
from unfog.store.querying import IDS, asked, chunks, done
from unfog.store.rows import canonical, ordered, packed, sha256
from unfog.store.shelf import SqlShelf
from unfog.store.summary import row_of, summary_of
from unfog.store.tables import accounts, current, incidents, queue, revisions

PLACES = 1000
"""Numbers set aside for the accounts of one report."""

MADE_AT_ONCE = 200
"""Incidents whose records are made and written together: a statement for each row would cost more than making the record."""

_PLACED = sa.select(accounts.c.id, accounts.c.n, accounts.c.founds, accounts.c.incident_id).where(accounts.c.id.in_(IDS))
_MEMBERS = sa.select(accounts.c.incident_id, accounts.c.id).where(accounts.c.incident_id.in_(IDS))
_INHABITED = sa.select(accounts.c.incident_id).where(accounts.c.incident_id.in_(IDS)).distinct()
_OF_REPORTS = sa.select(accounts.c.id).where(accounts.c.report_id.in_(IDS))
_MOVE = accounts.update().where(accounts.c.n == sa.bindparam("number")).values(incident_id=sa.bindparam("home"))
_MOMENTS = sa.select(current.c.report_id, current.c.moment).where(current.c.report_id.in_(IDS), current.c.moment.is_not(None))
_KNOWN = sa.select(incidents.c.id).where(incidents.c.id.in_(IDS))
_WITHOUT = incidents.delete().where(incidents.c.id.in_(IDS))
_INCIDENTS, _ITEMS = incidents.insert(), queue.insert()
_WITHOUT_ITEMS = queue.delete().where(queue.c.incident_id.in_(IDS))
_WITHOUT_JOINS = _WITHOUT_ITEMS.where(queue.c.kind.in_(open_items.JOINS))
_WITHOUT_OTHER_ITEMS = _WITHOUT_ITEMS.where(queue.c.kind.not_in(open_items.JOINS))
_NEWEST = (
    sa.select(revisions.c.incident_id, sa.func.max(revisions.c.number).label("number"))
    .where(revisions.c.incident_id.in_(IDS))
    .group_by(revisions.c.incident_id)
    .subquery()
)
_LAST = sa.select(revisions.c.incident_id, revisions.c.number, revisions.c.at, revisions.c.title, revisions.c.record_sha256).join(
    _NEWEST, sa.and_(revisions.c.incident_id == _NEWEST.c.incident_id, revisions.c.number == _NEWEST.c.number)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What made the record change: ``run 7``, ``decision d-…`` or ``rebuild``, and when."""

    text: str
    at: str


class Deriver:
    """Keeps the derived tables true within one transaction of the only writer."""

    def __init__(self, keeper: Keeper, library: Library) -> None:
        self.keeper = keeper
        self.connection = keeper.connection
        self.library = library
        version.check(self.connection)

    def replace_readings(self, arrived: Sequence[Reading], gone: Iterable[ReportId], cause: Cause) -> None:
        """Take the accounts of ``gone`` reports off, put those of ``arrived`` readings on, and make anew what that touches."""
        leaving = self._accounts_of(gone)
        coming = [a for reading in arrived if has_account(reading) for a in accounts_of(reading)]
        shelf = SqlShelf(self.connection, self._places([a.id for a in coming]), len(coming) + len(leaving))
        held = self._incidents_of(leaving)
        touched = take_away(shelf, leaving) if leaving else set()
        if coming:
            touched |= add(shelf, [traits_of(account) for account in coming])
        self._regroup(shelf, touched, {report_of(a.id) for a in coming}, held, cause)

    def redecide(self, touched: Iterable[ReportId], cause: Cause) -> None:
        """Make the incidents of these reports anew after a decision about them."""
        about = set(touched)
        held = self._accounts_of(about)
        if held:
            self._regroup(SqlShelf(self.connection), held, about, set(), cause)

    def place_all(self, everything: Iterable[Sequence[Reading]], cause: Cause) -> None:
        """Group and make everything, for ``rebuild``: the derived tables are empty."""
        names: list[AccountId] = []
        for part in everything:
            coming = [a for reading in part if has_account(reading) for a in accounts_of(reading)]
            shelf = SqlShelf(self.connection, self._places([a.id for a in coming]), len(coming))
            add(shelf, [traits_of(account) for account in coming])
            names += [a.id for a in coming]
        placed: set[AccountId] = set()
        for some in chunks(names, MADE_AT_ONCE):
            shelf = SqlShelf(self.connection)
            groups = regroup_around(shelf, {a for a in some if a not in placed})
            placed |= {a for g in groups for a in g.accounts}
            self._write(shelf, groups, None, cause)

    def _regroup(
        self, shelf: SqlShelf, touched: Iterable[AccountId], renewed: set[ReportId], held: set[IncidentId], cause: Cause
    ) -> None:
        groups = regroup_around(shelf, touched)
        inside = [a for g in groups for a in g.accounts]
        before = held | self._incidents_of(inside)
        self._write(shelf, groups, renewed, cause)
        self._retire(before, cause)

    def _write(self, shelf: SqlShelf, groups: Sequence[Group], renewed: set[ReportId] | None, cause: Cause) -> None:
        """Write the groups; those with the same accounts as before and no renewed report keep their record."""
        placed = {AccountId(row.id): row for row in asked(self.connection, _PLACED, [a for g in groups for a in g.accounts])}
        learnt = {a: row.n for a, row in placed.items()}
        founded = sorted(((founder_of(g.accounts, learnt), g) for g in groups if g.told), key=lambda pair: learnt[pair[0]])
        homes = {IncidentId(placed[founder].founds): group for founder, group in founded}
        home_of = {a: incident for incident, g in homes.items() for a in g.accounts}
        old = self._members(homes)
        moved = {row.n: home_of.get(a) for a, row in placed.items() if row.incident_id != home_of.get(a)}
        if moved:
            self.connection.execute(_MOVE, [{"number": n, "home": home} for n, home in sorted(moved.items())])
        made_anew = [
            (incident, group)
            for incident, group in homes.items()
            if renewed is None
            or old.get(incident) != set(group.accounts)
            or not renewed.isdisjoint(report_of(a) for a in group.accounts)
        ]
        for part in chunks(made_anew, MADE_AT_ONCE):
            self._make(part, cause)
        self._joins(shelf, homes)

    def _make(self, some: Sequence[tuple[IncidentId, Group]], cause: Cause) -> None:
        """Make the records of some incidents, and write them together."""
        reports = sorted({report_of(a) for _, group in some for a in group.accounts})
        around = look_around(self.connection, self.library, reports)
        made = [
            assemble(self.connection, self.library, incident, group.accounts, group.joined, around=around)
            for incident, group in some
        ]
        texts = {incident.id: ordered(encode(incident)) for incident in made}
        digests = {incident: sha256(text) for incident, text in texts.items()}
        last = self._last_revisions(texts)
        changed = [
            self._revision(i.id, last.get(i.id), cause, i.title, sorted(group.accounts), summary_of(i), digests[i.id])
            for i, (_, group) in zip(made, some, strict=True)
            if i.id not in last or last[i.id].record_sha256 != digests[i.id]
        ]
        self.keeper.keep(revisions, changed)
        since = {i: row.at for i, row in last.items()} | {IncidentId(row["incident_id"]): cause.at for row in changed}
        moments = {row.report_id: row.moment for row in asked(self.connection, _MOMENTS, reports)}
        rows = [
            row_of(i, [moments[r] for r in i.reports if r in moments])
            | {"changed": since[i.id], "record_sha256": digests[i.id], "record": packed(texts[i.id])}
            for i in made
        ]
        known = [IncidentId(row.id) for row in asked(self.connection, _KNOWN, texts)]
        done(self.connection, _WITHOUT, known)
        self.connection.execute(_INCIDENTS, rows)
        write_names(self.connection, made, known)
        drop_landmarks(self.connection, known)
        write_landmarks(self.connection, made)
        done(self.connection, _WITHOUT_OTHER_ITEMS, known)
        self._open([item for incident in made for item in open_items.items(incident)])

    def _open(self, items: Sequence[open_items.Item]) -> None:
        rows = {
            (i.incident, i.kind, i.subject): {
                "incident_id": i.incident,
                "kind": i.kind,
                "subject": i.subject,
                "rank": i.rank,
                "weight": i.weight,
                "why": i.why,
            }
            for i in items
        }
        if rows:
            self.connection.execute(_ITEMS, list(rows.values()))

    def _joins(self, shelf: SqlShelf, homes: Mapping[IncidentId, Group]) -> None:
        """Weak joins and near misses of the groups just made; they rest on scores, which may change where groups do not."""
        members = {a: i for i, g in homes.items() for a in g.accounts}
        scores = shelf.scores(members)
        outside = {b for row in scores.values() for b in row} - set(members)
        members |= self._homes_of(outside)
        judgements = shelf.judgements([a for g in homes.values() for a in g.accounts])
        done(self.connection, _WITHOUT_JOINS, homes)
        items: list[open_items.Item] = []
        for incident, group in sorted(homes.items()):
            own = set(group.accounts)
            strength = {a: max(s for b, s in row.items() if b in own) for a in own if (row := scores.get(a)) and own & row.keys()}
            near = {
                (a, b): (score, members[b])
                for a in own
                for b, score in scores.get(a, {}).items()
                if score > open_items.NEAR_MISS and members.get(b, incident) != incident
            }
            items += open_items.joins(incident, strength, near, [j for j in judgements if j.one in own or j.two in own])
        self._open(items)

    def _retire(self, before: set[IncidentId], cause: Cause) -> None:
        """Incidents that no account is in any more go; their ids lead to where their founder is now."""
        left = {row.incident_id for row in asked(self.connection, _INHABITED, sorted(before))}
        gone = sorted(before - left)
        if not gone:
            return
        done(self.connection, _WITHOUT, gone)
        done(self.connection, _WITHOUT_ITEMS, gone)
        write_names(self.connection, [], gone)
        drop_landmarks(self.connection, gone)
        last = self._last_revisions(gone)
        ends = [i for i in gone if i in last and last[i].record_sha256]
        self.keeper.keep(revisions, [self._revision(i, last[i], cause, last[i].title, [], {}, "") for i in ends])

    def _last_revisions(self, some: Iterable[IncidentId]) -> dict[IncidentId, Any]:
        return {IncidentId(row.incident_id): row for row in asked(self.connection, _LAST, some)}

    def _revision(
        self,
        incident: IncidentId,
        last: Any,
        cause: Cause,
        title: str,
        members: Sequence[AccountId],
        summary: Mapping[str, Any],
        digest: str,
    ) -> dict[str, Any]:
        return {
            "incident_id": incident,
            "number": (last.number if last else 0) + 1,
            "at": cause.at,
            "cause": cause.text,
            "title": title,
            "accounts": canonical(list(members)),
            "summary": canonical(summary),
            "record_sha256": digest,
        }

    def _members(self, homes: Iterable[IncidentId]) -> dict[IncidentId, set[AccountId]]:
        found: dict[IncidentId, set[AccountId]] = defaultdict(set)
        for row in asked(self.connection, _MEMBERS, homes):
            found[IncidentId(row.incident_id)].add(AccountId(row.id))
        return found

    def _homes_of(self, some: Iterable[AccountId]) -> dict[AccountId, IncidentId]:
        rows = asked(self.connection, _PLACED, sorted(some))
        return {AccountId(row.id): IncidentId(row.incident_id) for row in rows if row.incident_id is not None}

    def _incidents_of(self, some: Iterable[AccountId]) -> set[IncidentId]:
        return set(self._homes_of(some).values())

    def _accounts_of(self, some: Iterable[ReportId]) -> list[AccountId]:
        return sorted(AccountId(row.id) for row in asked(self.connection, _OF_REPORTS, sorted(set(some))))

    def _places(self, coming: Sequence[AccountId]) -> dict[AccountId, tuple[int, str]]:
        """Number and incident id of arriving accounts: those of the report that theirs goes back to."""
        roots = roots_of(self.connection, {report_of(a) for a in coming})
        found: dict[AccountId, tuple[int, str]] = {}
        for account in coming:
            root, seq = roots[report_of(account)]
            ordinal = int(account.partition("#")[2] or 0)
            found[account] = (seq * PLACES + ordinal, founded_by(account_id(root, ordinal)))
        return found
