"""Incident ids that outlive change: an incident is named after the account that founds it.

Every account could found an incident, and ``founded_by`` is the id that incident has. So an id never dangles: it leads to
the incident that holds its founder now. That is all a redirect needs, after a merge as after a split.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unfog.model import AccountId, IncidentId, make_id
from unfog.reconcile.accounts import report_of


def founded_by(account: AccountId) -> IncidentId:
    """The id of the incident that this account founds, and an alias of any incident that holds it."""
    ordinal = account.partition("#")[2]
    return IncidentId(make_id("i", report_of(account), int(ordinal) if ordinal else None))


def founder_of(accounts: Sequence[AccountId], learnt: Mapping[AccountId, int] | None = None) -> AccountId:
    """The account that a group, given from its oldest account on, is named after.

    With ``learnt``, the place of each account in the order in which they became known, it is the one known first: so an
    old report that arrives late does not rename an incident, a merge keeps the id known longer, and undoing the merge
    brings the other id back. Without it the oldest account, so that the same files give the same ids.
    """
    return accounts[0] if learnt is None else min(accounts, key=lambda a: learnt[a])
