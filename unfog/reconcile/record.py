"""A ledger -> the record: every finding with its rule, the conflicts, and the history that replays to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from unfog.model import Change, Conflict, Field, Finding, Position, ReportId
from unfog.model.plain import plain
from unfog.reconcile import facts, parties, tolls
from unfog.reconcile.ledger import Ledger

FIELDS: tuple[Field, ...] = (
    "event_type", "date", "place", "responsibility", "attacker", "target", "victim", "weapon", "killed", "injured", "missing",
)  # fmt: skip
"""The fields a finding is made for, in the order they are shown."""


def findings(ledger: Ledger) -> tuple[dict[Field, Finding], tuple[Conflict, ...]]:
    """The findings of a ledger in the order of ``FIELDS``, and where positions stand against each other.

    Values are plain JSON data. A field nobody speaks of has no finding.
    """
    made: dict[Field, Finding] = {}
    conflicts: list[Conflict] = []
    for field in FIELDS:
        result = _finding(field, ledger)
        if result is None:
            continue
        finding, conflict = result
        made[field] = replace(finding, value=plain(finding.value))
        if conflict is not None:
            positions = tuple(_case(p, ledger) for p in conflict.positions)
            conflicts.append(replace(conflict, positions=positions))
    return made, tuple(conflicts)


_SURE = ("asserted", "reported", "probable", "unconfirmed", "expected", "denied")


def _case(position: Position, ledger: Ledger) -> Position:
    """A position with its strongest claim first and its voices counted."""
    own = set(position.claims)
    claims = [c for c in ledger.claims if c.id in own]  # in order of publication
    unnamed = {"anonymous official", "unknown"}
    claims.sort(key=lambda c: (_SURE.index(c.certainty), c.speaker.name is None or c.speaker.kind in unnamed))
    ordered = tuple(dict.fromkeys(c.id for c in claims))
    return replace(position, value=plain(position.value), claims=ordered or position.claims, voices=ledger.voices(claims))


def _finding(field: Field, ledger: Ledger) -> tuple[Finding, Conflict | None] | None:
    if field in ("killed", "injured", "missing"):
        return tolls.toll(field, ledger)
    if field in ("attacker", "target", "victim", "weapon"):
        return parties.parties(field, ledger)
    whole = {"event_type": facts.event_type, "date": facts.date, "place": facts.place, "responsibility": parties.responsibility}
    return whole[field](ledger)


def history(ledger: Ledger, made: Mapping[Field, Finding]) -> tuple[Change, ...]:
    """How the findings came about: one change a field and moment, naming the reports that brought it.

    Each step is the record made anew from the reports known then, and the last step is the record itself, whose findings are
    ``made``. Reports published at one moment arrive together; those without a known time come last, at the last known moment.
    """
    before: dict[Field, Any] = {}
    changes: list[Change] = []
    known: frozenset[ReportId] = frozenset()
    for at, arrived in _arrivals(ledger.moment):
        known |= arrived
        now = made if len(known) == len(ledger.moment) else findings(ledger.until(known))[0]
        for field in FIELDS:
            after = now[field].value if field in now else None
            if after != before.get(field):
                changes.append(Change(at=at, field=field, before=before.get(field), after=after, because=tuple(sorted(arrived))))
                before[field] = after
    return tuple(changes)


def _arrivals(moment: Mapping[ReportId, float]) -> Iterator[tuple[str | None, frozenset[ReportId]]]:
    """Reports by moment, earliest first."""
    known = [m for m in moment.values() if m != float("inf")]
    last = max(known, default=None)
    ordered = sorted(moment, key=lambda r: (moment[r], r))
    for when, reports in groupby(ordered, key=lambda r: moment[r]):
        stamp = last if when == float("inf") else when
        at = None if stamp is None else datetime.fromtimestamp(stamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        yield at, frozenset(reports)
