"""Decisions looked up: one, the latest, and how far coders agree."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from unfog.model import Decision, Standing
from unfog.review.agreement import Agreement, agreement
from unfog.review.proposal import ABOUT_CLAIMS
from unfog.review.standing import standing
from unfog.store.decided import decision_of, standings_about
from unfog.store.finding import Finder
from unfog.store.paging import paged
from unfog.store.shown import Found, Page
from unfog.store.tables import decisions


def one(connection: sa.Connection, finder: Finder, id_: str) -> Standing | None:
    """A decision and whether it holds."""
    row = connection.execute(sa.select(decisions).where(decisions.c.id == id_)).mappings().first()
    return None if row is None else _state(connection, finder, dict(row))


def latest(connection: sa.Connection, finder: Finder, who: str | None, page: Page) -> Found[Standing]:
    """Decisions, the latest first."""
    query = sa.select(decisions)
    if who is not None:
        query = query.where(decisions.c.who == who)
    rows, onward = paged(connection, query, (decisions.c.seq,), page, latest=True)
    return Found(rows=tuple(_state(connection, finder, row) for row in rows), next=onward)


def of_incident(connection: sa.Connection, finder: Finder, incident: str, who: str | None) -> Found[Standing]:
    """The decisions about one incident, the latest first."""
    found = finder.stored(connection, incident, None, "published")
    held = [s for s in (found.incident.decisions if found else ()) if who in (None, s.decision.who)]
    return Found(rows=tuple(reversed(held)), total=len(held))


def _state(connection: sa.Connection, finder: Finder, row: Mapping[str, Any]) -> Standing:
    """A decision with its state; what changed since is looked up in the record it is part of."""
    keys = json.loads(row["about"])
    mine = next(s for s in standings_about(connection, keys) if s.decision.id == row["id"])
    home = finder.home_of_report(connection, keys[0]) if keys and not keys[0].startswith("outlet:") else None
    if home is None:
        return mine
    return next((s for s in finder.incident(connection, home).decisions if s.decision.id == mine.decision.id), mine)


def agreed(connection: sa.Connection, coders: Sequence[str] | None) -> Agreement:
    """How far coders agree on the claims that at least two of them judged."""
    return agreement(_about_claims(connection), coders)


def _about_claims(connection: sa.Connection) -> list[Decision]:
    """What was decided about claims, and what was undone, in order."""
    query = sa.select(decisions).where(decisions.c.kind.in_((*ABOUT_CLAIMS, "undo"))).order_by(decisions.c.seq)
    return [decision_of(dict(row)) for row in connection.execute(query).mappings()]


def second_codings(connection: sa.Connection, who: str, limit: int) -> list[str]:
    """Claims that exactly one other reviewer has judged and not taken back, in order of judging."""
    by: dict[str, set[str]] = {}
    for s in standing(_about_claims(connection)):
        if s.decision.kind in ABOUT_CLAIMS and s.state != "undone":
            by.setdefault(s.decision.subject, set()).add(s.decision.who)
    return [claim for claim, coders in by.items() if len(coders) == 1 and who not in coders][:limit]
