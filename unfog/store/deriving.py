"""Kept rows -> derived rows: which accounts tell of one happening, and the record of every incident.

An incident is a function of its accounts and of what was decided about them, so adding a report or a decision makes only the
incidents around it anew, and making everything anew (``rebuild``) gives the same rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from unfog.model import AccountId, Incident, IncidentId, Reading, Rejected, ReportId, Resolution, Standing
from unfog.model.codec import encode
from unfog.reconcile import make_incident
from unfog.reconcile.accounts import Account, account_id, accounts_of, has_account, report_of
from unfog.reconcile.cluster import Group
from unfog.reconcile.grouping import add, regroup_around, take_away
from unfog.reconcile.identity import founded_by, founder_of
from unfog.reconcile.traits import traits_of
from unfog.resolve import resolve
from unfog.review import queue as open_items
from unfog.review.carrying import carried
from unfog.review.effects import hidden_words, identity_judgements, judged, masked
from unfog.review.grading import graded
from unfog.store import version
from unfog.store.chain import Keeper
from unfog.store.decided import standings_about
from unfog.store.kept import Library
from unfog.store.landmarks import drop_landmark, write_landmark
from unfog.store.lineage import heirs_of, roots_of
from unfog.store.naming import write_names
from unfog.store.querying import chunks
from unfog.store.rows import canonical, ordered, packed, sha256
from unfog.store.shelf import SqlShelf
from unfog.store.summary import row_of, summary_of
from unfog.store.tables import accounts, current, incidents, queue, revisions

PLACES = 1000
"""Numbers set aside for the accounts of one report."""


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
        done: set[AccountId] = set()
        for account in names:
            if account not in done:
                shelf = SqlShelf(self.connection)
                groups = regroup_around(shelf, {account})
                done |= {a for g in groups for a in g.accounts}
                self._write(shelf, groups, None, set(), cause)
        self._retire(set(), cause)

    def _regroup(
        self, shelf: SqlShelf, touched: Iterable[AccountId], renewed: set[ReportId], held: set[IncidentId], cause: Cause
    ) -> None:
        groups = regroup_around(shelf, touched)
        inside = [a for g in groups for a in g.accounts]
        before = held | self._incidents_of(inside)
        self._write(shelf, groups, renewed, before, cause)
        self._retire(before, cause)

    def _write(
        self, shelf: SqlShelf, groups: Sequence[Group], renewed: set[ReportId] | None, before: set[IncidentId], cause: Cause
    ) -> None:
        """Write the groups; those with the same accounts as before and no renewed report keep their record."""
        self._assign(None, [a for g in groups if not g.told for a in g.accounts])
        groups = [g for g in groups if g.told]
        learnt, founds = self._learnt([a for g in groups for a in g.accounts])
        homes = {founds[founder_of(g.accounts, learnt)]: g for g in groups}
        old = self._members(homes)
        for incident, group in sorted(homes.items(), key=lambda item: learnt[founder_of(item[1].accounts, learnt)]):
            same = old.get(incident) == set(group.accounts)
            if not same:
                self._assign(incident, group.accounts)
            if renewed is None or not same or renewed & {report_of(a) for a in group.accounts}:
                self._make(incident, group, cause)
        self._joins(shelf, homes)

    def _make(self, incident: IncidentId, group: Group, cause: Cause) -> None:
        made = assemble(self.connection, self.library, incident, group.accounts, group.joined)
        text = ordered(encode(made))
        digest = sha256(text)
        changed = self._revise(made, group.accounts, digest, cause)
        connection = self.connection
        moments = self._moments(made.reports)
        connection.execute(incidents.delete().where(incidents.c.id == incident))
        row = row_of(made, moments) | {"changed": changed, "record_sha256": digest, "record": packed(text)}
        connection.execute(incidents.insert(), [row])
        write_names(connection, made)
        write_landmark(connection, made)
        connection.execute(queue.delete().where(queue.c.incident_id == incident, queue.c.kind.not_in(open_items.JOINS)))
        self._open([item for item in open_items.items(made)])

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
            self.connection.execute(queue.insert(), list(rows.values()))

    def _joins(self, shelf: SqlShelf, homes: Mapping[IncidentId, Group]) -> None:
        """Weak joins and near misses of the groups just made; they rest on scores, which may change where groups do not."""
        members = {a: i for i, g in homes.items() for a in g.accounts}
        scores = shelf.scores(members)
        outside = {b for row in scores.values() for b in row} - set(members)
        members |= self._homes_of(outside)
        judgements = shelf.judgements([a for g in homes.values() for a in g.accounts])
        for part in chunks(homes):
            self.connection.execute(queue.delete().where(queue.c.incident_id.in_(part), queue.c.kind.in_(open_items.JOINS)))
        for incident, group in sorted(homes.items()):
            own = set(group.accounts)
            strength = {a: max(s for b, s in row.items() if b in own) for a in own if (row := scores.get(a)) and own & row.keys()}
            near = {
                (a, b): (score, members[b])
                for a in own
                for b, score in scores.get(a, {}).items()
                if score > open_items.NEAR_MISS and members.get(b, incident) != incident
            }
            self._open(open_items.joins(incident, strength, near, [j for j in judgements if j.one in own or j.two in own]))

    def _revise(self, made: Incident, members: Sequence[AccountId], digest: str, cause: Cause) -> str:
        """Add a revision if the record is another one than before; returns when it last changed."""
        last = self._last_revision(made.id)
        if last is not None and last["record_sha256"] == digest:
            return str(last["at"])
        self._add_revision(made.id, last, cause, made.title, sorted(members), summary_of(made), digest)
        return cause.at

    def _retire(self, before: set[IncidentId], cause: Cause) -> None:
        """Incidents that no account is in any more go; their ids lead to where their founder is now."""
        left: set[str] = set()
        for part in chunks(before):
            query = sa.select(accounts.c.incident_id).where(accounts.c.incident_id.in_(part)).distinct()
            left |= set(self.connection.execute(query).scalars())
        for incident in sorted(before - left):
            self.connection.execute(incidents.delete().where(incidents.c.id == incident))
            self.connection.execute(queue.delete().where(queue.c.incident_id == incident))
            write_names(self.connection, None, incident)
            drop_landmark(self.connection, incident)
            last = self._last_revision(incident)
            if last is not None and last["record_sha256"]:
                self._add_revision(incident, last, cause, last["title"], [], {}, "")

    def _last_revision(self, incident: IncidentId) -> Mapping[str, Any] | None:
        query = sa.select(revisions).where(revisions.c.incident_id == incident).order_by(revisions.c.number.desc()).limit(1)
        row = self.connection.execute(query).mappings().first()
        return dict(row) if row else None

    def _add_revision(
        self,
        incident: IncidentId,
        last: Mapping[str, Any] | None,
        cause: Cause,
        title: str,
        members: Sequence[AccountId],
        summary: Mapping[str, Any],
        digest: str,
    ) -> None:
        row = {
            "incident_id": incident,
            "number": (last["number"] if last else 0) + 1,
            "at": cause.at,
            "cause": cause.text,
            "title": title,
            "accounts": canonical(list(members)),
            "summary": canonical(summary),
            "record_sha256": digest,
        }
        self.keeper.keep(revisions, [row])

    def _assign(self, incident: IncidentId | None, members: Sequence[AccountId]) -> None:
        """Put accounts in an incident, or in none."""
        for part in chunks(members):
            other = accounts.c.incident_id.is_(None) if incident is not None else sa.false()
            changed = sa.or_(other, accounts.c.incident_id != incident if incident else accounts.c.incident_id.is_not(None))
            self.connection.execute(accounts.update().where(accounts.c.id.in_(part), changed).values(incident_id=incident))

    def _members(self, homes: Iterable[IncidentId]) -> dict[IncidentId, set[AccountId]]:
        found: dict[IncidentId, set[AccountId]] = defaultdict(set)
        for part in chunks(homes):
            query = sa.select(accounts.c.incident_id, accounts.c.id).where(accounts.c.incident_id.in_(part))
            for row in self.connection.execute(query):
                found[IncidentId(row.incident_id)].add(AccountId(row.id))
        return found

    def _homes_of(self, asked: Iterable[AccountId]) -> dict[AccountId, IncidentId]:
        found = {}
        for part in chunks(sorted(asked)):
            query = sa.select(accounts.c.id, accounts.c.incident_id).where(
                accounts.c.id.in_(part), accounts.c.incident_id.is_not(None)
            )
            found.update({AccountId(row.id): IncidentId(row.incident_id) for row in self.connection.execute(query)})
        return found

    def _incidents_of(self, asked: Iterable[AccountId]) -> set[IncidentId]:
        return set(self._homes_of(asked).values())

    def _accounts_of(self, asked: Iterable[ReportId]) -> list[AccountId]:
        found: list[AccountId] = []
        for part in chunks(sorted(set(asked))):
            query = sa.select(accounts.c.id).where(accounts.c.report_id.in_(part))
            found += [AccountId(a) for a in self.connection.execute(query).scalars()]
        return sorted(found)

    def _learnt(self, asked: Sequence[AccountId]) -> tuple[dict[AccountId, int], dict[AccountId, IncidentId]]:
        """The place of each account in the order of learning, and the incident it would found."""
        learnt: dict[AccountId, int] = {}
        founds: dict[AccountId, IncidentId] = {}
        for part in chunks(asked):
            query = sa.select(accounts.c.id, accounts.c.n, accounts.c.founds).where(accounts.c.id.in_(part))
            for row in self.connection.execute(query):
                learnt[AccountId(row.id)] = row.n
                founds[AccountId(row.id)] = IncidentId(row.founds)
        return learnt, founds

    def _moments(self, asked: Sequence[ReportId]) -> list[float]:
        found: list[float] = []
        for part in chunks(asked):
            query = sa.select(current.c.moment).where(current.c.report_id.in_(part), current.c.moment.is_not(None))
            found += list(self.connection.execute(query).scalars())
        return found

    def _places(self, asked: Sequence[AccountId]) -> dict[AccountId, tuple[int, str]]:
        """Number and incident id of arriving accounts: those of the report that theirs goes back to."""
        roots = roots_of(self.connection, {report_of(a) for a in asked})
        found: dict[AccountId, tuple[int, str]] = {}
        for account in asked:
            root, seq = roots[report_of(account)]
            ordinal = int(account.partition("#")[2] or 0)
            found[account] = (seq * PLACES + ordinal, founded_by(account_id(root, ordinal)))
        return found


def assemble(
    connection: sa.Connection,
    library: Library,
    incident: IncidentId,
    members: Sequence[AccountId],
    joined: Mapping[ReportId, str] | None,
    *,
    until: str | None = None,
    only: Iterable[ReportId] | None = None,
) -> Incident:
    """The record of an incident from its accounts and from what was decided about them.

    ``until`` takes readings and decisions as they were then; ``only`` leaves other reports out.
    """
    kept = set(only) if only is not None else None
    inside = [a for a in members if kept is None or report_of(a) in kept]
    wanted = sorted({report_of(a) for a in inside})
    heirs = heirs_of(connection, wanted)
    standings = standings_about(connection, [*wanted, *heirs], until)
    today = standings if until is None else standings_about(connection, [*wanted, *heirs])
    hidden = hidden_words(today)  # what is hidden today is hidden in the past, too
    plain = library.readings(connection, wanted, until=until)
    texts = {r: x.report.text for r, x in plain.items()}
    standings = carried(standings, (c for r in plain.values() for c in r.claims), texts, heirs)
    shown = library.readings(connection, wanted, hidden, until) if hidden else plain
    found, aside = judged([shown[r] for r in wanted if r in shown], standings)
    chosen: list[Account] = [a for reading in found for a in accounts_of(reading) if a.id in set(inside)]
    judgements = identity_judgements(standings)
    unmet: list[Rejected] = []

    def who_is_who(some: Sequence[Reading]) -> Resolution:
        made = resolve(some, judgements, one_incident=True)
        unmet.extend(made.unmet)
        return made

    made = make_incident(chosen, who_is_who, joined, incident)
    standings = graded(_identities(standings, made, past=kept is not None), made)
    return replace(made, decisions=_masked(standings, hidden), set_aside=aside)


def _masked(standings: Sequence[Standing], hidden: tuple[str, ...]) -> tuple[Standing, ...]:
    """The decisions with hidden words hidden in what they saw and said, too."""
    if not hidden:
        return tuple(standings)
    made = []
    for s in standings:
        d = s.decision
        anchor = d.anchor and replace(d.anchor, **{k: masked(getattr(d.anchor, k), hidden) for k in ("quote", "before", "after")})
        words = {k: masked(getattr(d, k), hidden) for k in ("seen", "value", "reason")}
        made.append(replace(s, decision=replace(d, anchor=anchor, **words), detail=masked(s.detail, hidden)))
    return tuple(made)


def _identities(standings: Sequence[Standing], made: Incident, past: bool) -> tuple[Standing, ...]:
    """Decisions about names that nobody bears any more are out of place; in the past, those about names that nobody bore yet are
    left out."""
    names = {variant.casefold() for entity in made.entities for variant in (entity.name, *entity.variants)}
    ids = {entity.id for entity in made.entities}
    checked = []
    for s in standings:
        if s.state == "standing" and s.decision.kind in ("same entity", "different entity"):
            sides = [s.decision.value[side] for side in ("one", "two")]
            lost = [x for x in sides if x.get("entity") not in ids and str(x.get("name") or "").casefold() not in names]
            if lost and past:
                continue
            if lost:
                s = replace(
                    s, state="unplaced", detail=f"nobody in this incident is called {lost[0].get('name')!r} now; decide anew"
                )
        checked.append(s)
    return tuple(checked)
