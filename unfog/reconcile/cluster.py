"""Accounts -> groups: which accounts tell of the same happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unfog.model import ReportId, Resolution
from unfog.reconcile.accounts import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Accounts of one happening, and for each report but the first why it was put here."""

    accounts: tuple[Account, ...]
    joined: Mapping[ReportId, str]


def group(accounts: Sequence[Account], resolution: Resolution) -> tuple[Group, ...]:
    """Group accounts into happenings; the result does not depend on their order."""
    by_day: dict[object, list[Account]] = defaultdict(list)
    for account in sorted(accounts, key=lambda a: (a.report, a.ordinal)):
        event = account.events[0] if account.events else None
        key = (event.date.earliest[:10], event.place.country) if event and event.date and event.place else account.report
        by_day[key].append(account)
    return tuple(Group(accounts=tuple(g), joined={a.report: "same day and country" for a in g[1:]}) for g in by_day.values())
