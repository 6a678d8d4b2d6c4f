"""One thing by its id: an incident, now or as of a moment, a claim, a report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from unfog.errors import StoreError
from unfog.model import AccountId, Incident, IncidentId, OriginId, Reading, Report, ReportId, Standing, make_id
from unfog.model.codec import decode_incident
from unfog.reconcile.accounts import accounts_of, report_of
from unfog.review.carrying import carried
from unfog.review.effects import hidden_words
from unfog.store.assembling import assemble
from unfog.store.decided import standings_about
from unfog.store.hits import hidden_in
from unfog.store.kept import Library, report_of_row
from unfog.store.landmarks import linked
from unfog.store.lineage import heir_of, heirs_of
from unfog.store.rows import unpacked
from unfog.store.shown import Clock, StoredClaim, StoredIncident, StoredReport, with_reliability
from unfog.store.tables import accounts, claims, current, incidents, readings, receipts, reports, revisions


class Finder:
    """Looks things up; readings are kept decoded in its library."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def home(self, connection: sa.Connection, id_: str) -> IncidentId | None:
        """The incident an id leads to now: every account's own incident id is an alias of the one that holds it."""
        if connection.execute(sa.select(incidents.c.id).where(incidents.c.id == id_)).first():
            return IncidentId(id_)
        query = sa.select(accounts.c.incident_id).where(accounts.c.founds == id_, accounts.c.incident_id.is_not(None)).limit(1)
        found = connection.execute(query).scalar()
        return IncidentId(found) if found else self._by_history(connection, id_)

    def home_of_report(self, connection: sa.Connection, report: str) -> IncidentId | None:
        """The incident that a report's main account is in."""
        here = heir_of(connection, ReportId(report))
        query = sa.select(accounts.c.incident_id).where(accounts.c.report_id == here, accounts.c.incident_id.is_not(None))
        found = connection.execute(query.order_by(accounts.c.n).limit(1)).scalar()
        return IncidentId(found) if found else None

    def _by_history(self, connection: sa.Connection, id_: str) -> IncidentId | None:
        """Where the reports went that an incident had when it was last known (a better reader may split accounts anew)."""
        query = sa.select(revisions.c.accounts).where(revisions.c.incident_id == id_, revisions.c.record_sha256 != "")
        last = connection.execute(query.order_by(revisions.c.number.desc()).limit(1)).scalar()
        for account in json.loads(last) if last else ():
            found = connection.execute(
                sa.select(accounts.c.incident_id)
                .where(accounts.c.report_id == report_of(AccountId(account)), accounts.c.incident_id.is_not(None))
                .order_by(accounts.c.n)
                .limit(1)
            ).scalar()
            if found:
                return IncidentId(found)
        return None

    def incident(self, connection: sa.Connection, id_: IncidentId) -> Incident:
        """The record of an incident as it is kept."""
        row = connection.execute(sa.select(incidents.c.record).where(incidents.c.id == id_)).first()
        if row is None:
            raise StoreError(f"there is no incident {id_}; unfog incidents lists them")
        data = unpacked(row.record)
        ids = [ReportId(r) for r in data["reports"]]
        found = self.library.readings(connection, ids, self._hidden(connection, ids))
        return decode_incident(data, {r: reading.report for r, reading in found.items()})

    def _hidden(self, connection: sa.Connection, ids: Sequence[ReportId]) -> tuple[str, ...]:
        return hidden_words(standings_about(connection, [*ids, *heirs_of(connection, ids)]))

    def stored(self, connection: sa.Connection, id_: str, as_of: str | None, clock: Clock) -> StoredIncident | None:
        """An incident with its readings; ``None`` where there is none of that id, or was none then."""
        if as_of is None:
            home = self.home(connection, id_)
            found = None if home is None else self._dressed(connection, self.incident(connection, home), None)
        elif clock == "learnt":
            found = self._learnt_by(connection, id_, as_of)
        else:
            found = self._published_by(connection, id_, as_of)
        if found is None:
            return None
        published = moment(as_of) if as_of is not None and clock == "published" else None
        learnt = stamp(as_of) if as_of is not None and clock == "learnt" else None
        return replace(found, incident=linked(connection, found.incident, published, learnt))

    def _dressed(self, connection: sa.Connection, made: Incident, until: str | None) -> StoredIncident:
        hidden = self._hidden(connection, made.reports)
        found = self.library.readings(connection, made.reports, hidden, until)
        outlets = sorted({f"outlet:{r.report.outlet}" for r in found.values() if r.report.outlet})
        stored = StoredIncident(
            incident=made,
            readings=tuple(found[r] for r in made.reports if r in found),
            origin_of=_origins(made),
            reliability={},
        )
        return with_reliability(stored, standings_about(connection, outlets, until))

    def _published_by(self, connection: sa.Connection, id_: str, as_of: str) -> StoredIncident | None:
        from unfog.reconcile import as_of as published_by

        home = self.home(connection, id_)
        if home is None:
            return None
        members = self._members(connection, home)
        found = self.library.readings(connection, {report_of(a) for a in members})
        kept = {r.report.id for r in published_by(list(found.values()), moment(as_of))}
        if not kept:
            return None
        joined = self.incident(connection, home).joined
        made = assemble(connection, self.library, home, members, joined, only=kept)
        return self._dressed(connection, made, None)

    def _learnt_by(self, connection: sa.Connection, id_: str, as_of: str) -> StoredIncident | None:
        until = stamp(as_of)
        query = sa.select(revisions.c.accounts, revisions.c.incident_id).where(revisions.c.at <= until)
        then = query.where(revisions.c.incident_id == id_).order_by(revisions.c.number.desc()).limit(1)
        row = connection.execute(then).first()
        members = [AccountId(a) for a in json.loads(row.accounts)] if row else []
        if not members:
            return self._learnt_elsewhere(connection, id_, until)
        made = assemble(connection, self.library, IncidentId(id_), members, None, until=until)
        return self._dressed(connection, made, until)

    def _learnt_elsewhere(self, connection: sa.Connection, id_: str, until: str) -> StoredIncident | None:
        """The incident that then held what this id stands for now."""
        home = self.home(connection, id_)
        for account in self._members(connection, home) if home else ():
            query = (
                sa.select(revisions.c.incident_id, revisions.c.accounts)
                .where(revisions.c.at <= until, revisions.c.accounts.like(f'%"{account}"%'))
                .order_by(revisions.c.seq.desc())
                .limit(1)
            )
            row = connection.execute(query).first()
            if row is not None and row.incident_id != id_:
                members = [AccountId(a) for a in json.loads(row.accounts)]
                made = assemble(connection, self.library, IncidentId(row.incident_id), members, None, until=until)
                return self._dressed(connection, made, until)
        return None

    def _members(self, connection: sa.Connection, id_: IncidentId) -> list[AccountId]:
        query = sa.select(accounts.c.id).where(accounts.c.incident_id == id_).order_by(accounts.c.n)
        return [AccountId(a) for a in connection.execute(query).scalars()]

    def claim(self, connection: sa.Connection, id_: str) -> StoredClaim | None:
        """A claim of a current reading, or the latest one that made it."""
        query = (
            sa.select(claims.c.report_id, claims.c.body_sha256, current.c.body_sha256.label("now"))
            .outerjoin(current, current.c.report_id == claims.c.report_id)
            .where(claims.c.id == id_)
            .order_by(claims.c.seq.desc())
        )
        row = connection.execute(query).first()
        if row is None:
            return None
        report = ReportId(row.report_id)
        hidden = hidden_in(connection, report)
        reading = self.library.readings(connection, [report], hidden).get(report)
        found = next((c for c in reading.claims if c.id == id_), None) if reading else None
        is_current = found is not None
        if reading is None or found is None:
            reading = self._earlier(connection, report, id_)
            found = next(c for c in reading.claims if c.id == id_)
        own = _about_claim(connection, id_, reading, is_current)
        home = self._home_of_claim(connection, reading, id_)
        return StoredClaim(claim=found, report=reading.report, incident_id=home, decisions=own, current=is_current)

    @staticmethod
    def _home_of_claim(connection: sa.Connection, reading: Reading, claim: str) -> str | None:
        held = next((a.id for a in accounts_of(reading) if any(c.id == claim for c in a.claims)), None)
        return connection.execute(sa.select(accounts.c.incident_id).where(accounts.c.id == held)).scalar()

    def _earlier(self, connection: sa.Connection, report: ReportId, claim: str) -> Reading:
        """The latest earlier reading of a report that makes a claim."""
        bodies = sa.select(claims.c.body_sha256).where(claims.c.id == claim)
        query = sa.select(readings.c.learnt).where(readings.c.report_id == report, readings.c.body_sha256.in_(bodies))
        at = connection.execute(query.order_by(readings.c.seq.desc()).limit(1)).scalar()
        if at is None:
            raise StoreError(f"the reading of claim {claim} is missing; run unfog verify")
        return self.library.readings(connection, [report], until=at)[report]

    def report(self, connection: sa.Connection, id_: str) -> StoredReport | None:
        """A report by its id, with its reading."""
        row = connection.execute(sa.select(reports).where(reports.c.id == id_)).mappings().first()
        if row is None:
            return None
        report = ReportId(id_)
        reading = self.library.readings(connection, [report], hidden_in(connection, report)).get(report)
        if reading is None:
            reading = self._replaced(connection, report_of_row(dict(row)))
        query = sa.select(accounts.c.incident_id).where(accounts.c.report_id == id_, accounts.c.incident_id.is_not(None))
        found = connection.execute(query.order_by(accounts.c.n)).scalars()
        held = connection.execute(sa.select(receipts.c.capture_sha256).where(receipts.c.report_id == id_)).scalars()
        judged = [
            s
            for s in standings_about(connection, [id_, *heirs_of(connection, [report])])
            if s.decision.kind == "credibility" and s.state == "standing"
        ]
        return StoredReport(
            reading=reading,
            incidents=tuple(dict.fromkeys(found)),
            learnt=row["learnt"],
            captures=tuple(sorted(held)),
            credibility=str(judged[-1].decision.value) if judged else None,
        )

    def _replaced(self, connection: sa.Connection, report: Report) -> Reading:
        """The last reading of a report that a better reader has replaced."""
        query = sa.select(sa.func.max(readings.c.learnt)).where(readings.c.report_id == report.id)
        at = connection.execute(query).scalar()
        found = self.library.readings(connection, [report.id], until=at) if at else {}
        if report.id not in found:
            raise StoreError(f"report {report.id} has no reading; run unfog reread")
        return found[report.id]


def _about_claim(connection: sa.Connection, id_: str, reading: Reading, is_current: bool) -> tuple[Standing, ...]:
    report = reading.report
    heirs = heirs_of(connection, [report.id])
    standings = standings_about(connection, [report.id, *heirs])
    if is_current:
        standings = carried(standings, reading.claims, {report.id: report.text}, heirs)
    mine = {s.decision.id for s in standings if id_ in (s.subject, s.decision.subject)}
    return tuple(s for s in standings if s.decision.id in mine or s.decision.subject in mine)


def _origins(made: Incident) -> dict[ReportId, OriginId]:
    found = {r: o.id for o in made.origins if o.basis in ("same wire copy", "independent") for r in o.reports}
    return {r: found.get(r, OriginId(make_id("o", "independent", r))) for r in made.reports}


def moment(text: str) -> float:
    """A time a user gave as seconds since 1970; a bare day means its end.

    Raises:
        StoreError: it is no ISO 8601 time.
    """
    from datetime import UTC, datetime

    try:
        when = datetime.fromisoformat(f"{text}T23:59:59.999999" if len(text) == 10 else text)
    except ValueError as error:
        raise StoreError(f"{text!r} is no time; write YYYY-MM-DD or YYYY-MM-DDTHH:MM+00:00") from error
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def stamp(text: str) -> str:
    """The same as the text that times are kept as."""
    from datetime import UTC, datetime

    return datetime.fromtimestamp(moment(text), UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
