"""Decisions as rows, and which of them concern given reports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from unfog.model import AccountId, Anchor, Decision, DecisionId, Judgement, ReportId, Standing
from unfog.model.codec import decode
from unfog.model.plain import plain
from unfog.review.effects import grouping_judgements
from unfog.review.proposal import ABOUT_INCIDENTS
from unfog.review.standing import standing
from unfog.store.lineage import heirs_of
from unfog.store.querying import IDS, asked
from unfog.store.rows import canonical
from unfog.store.tables import decision_keys, decisions


def decision_row(decision: Decision, about: Sequence[str]) -> dict[str, Any]:
    """A decision as it is kept; ``about`` are the keys of what it touches."""
    return {
        "id": decision.id,
        "who": decision.who,
        "at": decision.at,
        "kind": decision.kind,
        "subject": decision.subject,
        "seen": canonical(decision.seen),
        "value": canonical(decision.value),
        "reason": decision.reason,
        "supersedes": canonical(list(decision.supersedes)),
        "anchor": canonical(plain(decision.anchor)),
        "about": canonical(sorted(about)),
    }


def decision_of(row: Mapping[str, Any]) -> Decision:
    """The decision a row holds."""
    anchor = json.loads(row["anchor"])
    return Decision(
        id=DecisionId(row["id"]),
        who=row["who"],
        at=row["at"],
        kind=row["kind"],
        subject=row["subject"],
        seen=json.loads(row["seen"]),
        value=json.loads(row["value"]),
        reason=row["reason"],
        supersedes=tuple(DecisionId(d) for d in json.loads(row["supersedes"])),
        anchor=None if anchor is None else decode(Anchor, anchor),
    )


def key_rows(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The derived rows by which a decision is found."""
    return [{"key": key, "decision": row["seq"], "kind": row["kind"]} for key in json.loads(row["about"])]


_ABOUT = sa.select(decisions).where(decisions.c.seq.in_(sa.select(decision_keys.c.decision).where(decision_keys.c.key.in_(IDS))))
_DECIDED = sa.select(decision_keys.c.key).where(decision_keys.c.key.in_(IDS))
_GROUPED = _DECIDED.where(decision_keys.c.kind.in_(ABOUT_INCIDENTS))


def decided_about(connection: sa.Connection, keys: Iterable[str]) -> frozenset[str]:
    """Those of the keys that any decision touches, standing or not."""
    return frozenset(row.key for row in asked(connection, _DECIDED, sorted(set(keys))))


def decisions_about(connection: sa.Connection, keys: Iterable[str], until: str | None = None) -> list[Decision]:
    """The decisions that touch any of ``keys`` (report ids, ``outlet:`` and a name), in the order they were made."""
    statement = _ABOUT if until is None else _ABOUT.where(decisions.c.at <= until)
    found = {row.seq: decision_of(row._asdict()) for row in asked(connection, statement, sorted(set(keys)))}
    return [found[seq] for seq in sorted(found)]


def standings_about(connection: sa.Connection, keys: Iterable[str], until: str | None = None) -> tuple[Standing, ...]:
    """Those decisions with their state."""
    return standing(decisions_about(connection, keys, until))


def judged_reports(connection: sa.Connection, reports: Iterable[ReportId]) -> set[ReportId]:
    """Those of the reports about whose accounts it was ever judged which happening they tell of."""
    asked_of = sorted(reports)
    heirs = heirs_of(connection, asked_of)
    touched = {ReportId(row.key) for row in asked(connection, _GROUPED, sorted({*asked_of, *heirs}))}
    return {heirs.get(report, report) for report in touched}


def pair_judgements(connection: sa.Connection, reports: Iterable[ReportId], until: str | None = None) -> tuple[Judgement, ...]:
    """What holds about accounts of these reports."""
    current = sorted(set(reports))
    heirs = heirs_of(connection, current)
    touched = [row.key for row in asked(connection, _GROUPED, sorted({*current, *heirs}))]
    held = grouping_judgements(standings_about(connection, touched, until)) if touched else ()
    return tuple(replace(j, one=_now(j.one, heirs), two=_now(j.two, heirs)) for j in held)


def _now(account: AccountId, heirs: Mapping[ReportId, ReportId]) -> AccountId:
    """The account that stands for one whose report was replaced."""
    report, mark, ordinal = account.partition("#")
    return AccountId(f"{heirs.get(ReportId(report), report)}{mark}{ordinal}")
