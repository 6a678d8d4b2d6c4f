"""Readings -> incidents: same event, true origins, findings, conflicts and history.

All at once with ``reconcile``; one report at a time with ``grouping`` over a shelf of what is kept, to the same result.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unfog.model import Incident, Judgement, OriginId, Reading, ReportId
from unfog.reconcile.accounts import accounts_of, has_account, is_foreign
from unfog.reconcile.cluster import group
from unfog.reconcile.incidents import Resolver, make_incident
from unfog.reconcile.ledger import known_by
from unfog.reconcile.links import resolve_links
from unfog.reconcile.origins import origins_of
from unfog.reconcile.traits import traits_of

__all__ = ["Resolver", "as_of", "make_incident", "reconcile"]


def reconcile(
    readings: Sequence[Reading], resolver: Resolver, judgements: Sequence[Judgement] = ()
) -> tuple[tuple[Incident, ...], Mapping[ReportId, OriginId]]:
    """Group the readings into incidents and make each one's record. Order of the readings does not matter.

    ``judgements`` are what reviewers decided, in the order they did. Readings that tell of nothing (no event and no claim)
    are in no incident; one in a language that cannot be read is in an incident that others tell of, or in none.
    Returns the incidents, the one with most reports first, and the origin of every report.
    """
    telling = sorted((r for r in readings if has_account(r)), key=lambda r: r.report.id)
    accounts = {account.id: account for reading in telling for account in accounts_of(reading)}
    marked = any(is_foreign(reading) for reading in telling)
    groups = group([traits_of(account, marked=marked) for account in accounts.values()], judgements)
    incidents = [make_incident([accounts[a] for a in g.accounts], resolver, g.joined) for g in groups if g.told]
    ordered = tuple(sorted(resolve_links(incidents), key=lambda i: (-len(i.reports), -len(i.claims), i.id)))
    return ordered, origins_of([r.report.id for r in readings], ordered)


def as_of(readings: Sequence[Reading], moment: float) -> tuple[Reading, ...]:
    """The readings of reports that were published by ``moment`` (seconds since 1970): what the record as of then is made of.

    A report with only a day counts as published at the end of that day; one without any date is never in the past.
    """
    return tuple(r for r in readings if known_by(r, moment))
