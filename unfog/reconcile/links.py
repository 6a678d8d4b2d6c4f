"""Links of an incident to other happenings, each with the claims that assert it."""

from __future__ import annotations

from collections import defaultdict

from unfog.model import Claim, IncidentLink, LinkValue
from unfog.reconcile.ledger import Ledger, folded


def links(ledger: Ledger) -> tuple[IncidentLink, ...]:
    """One link a type and target, in order of first assertion; the longest wording and the finest date stand for it."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in (c for c in (*ledger.claims, *ledger.background) if c.field == "link"):
        value = _link(claim)
        groups[(value.type, value.date or folded(value.to))].append(claim)
    made = []
    for claims in groups.values():
        widest = max((_link(c) for c in claims), key=lambda v: (len(v.date or ""), len(v.to)))
        made.append(
            IncidentLink(type=widest.type, to=widest.to, date=widest.date, incident=None, claims=tuple(c.id for c in claims))
        )
    return tuple(made)


def _link(claim: Claim) -> LinkValue:
    if not isinstance(claim.value, LinkValue):
        raise TypeError(f"claim {claim.id} on {claim.field} holds no link")
    return claim.value
