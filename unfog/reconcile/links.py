"""Links of an incident to other happenings, each with the claims that assert it, and the incident they mean where it is known.

A link means another incident when its date agrees with that of the incident and its words name the place, or when its words
name both the place and what happened. Where two incidents could be meant none is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from unfog.model import Claim, Incident, IncidentId, IncidentLink, LinkValue
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


def resolve_links(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """The incidents with the links among them filled in."""
    return tuple(with_links(incident, incidents) for incident in incidents)


def with_links(incident: Incident, others: Iterable[Incident]) -> Incident:
    """An incident whose links name the one of ``others`` that they mean, where exactly one can be meant."""
    known = [other for other in others if other.id != incident.id]
    links = tuple(replace(link, incident=_meant(link, incident, known)) for link in incident.links)
    return incident if links == incident.links else replace(incident, links=links)


def _meant(link: IncidentLink, incident: Incident, others: Sequence[Incident]) -> IncidentId | None:
    said = f" {folded(link.to)} "
    found = [other for other in others if _could_be(link, said, incident, other)]
    return found[0].id if len(found) == 1 else None


def _could_be(link: IncidentLink, said: str, incident: Incident, other: Incident) -> bool:
    place = any(f" {folded(name)} " in said for name in _place_names(other))
    days, own = _days(other), _days(incident)
    if link.date:
        dated = days is not None and days[0][: len(link.date)] <= link.date <= days[1][: len(link.date)]
        return dated and (place or (len(link.date) == len("2031-05-04") and _told_alike(said, other)))
    if link.type != "similar to" and days is not None and own is not None and days[0] > own[1]:
        return False
    return place and _told_alike(said, other)


def _days(incident: Incident) -> tuple[str, str] | None:
    finding = incident.findings.get("date")
    if finding is None or not finding.value:
        return None
    return finding.value["earliest"][:10], finding.value["latest"][:10]


def _place_names(incident: Incident) -> set[str]:
    """The names of the place and of places given besides it, countries left out."""
    finding = incident.findings.get("place")
    names = {finding.value["name"]} if finding is not None and finding.value else set()
    support = set(finding.support) if finding is not None else set()
    for claim in incident.claims:
        if claim.id in support and getattr(claim.value, "precision", "country") not in ("country", "region"):
            names.add(getattr(claim.value, "name", ""))
    return {name for name in names if name}


def _told_alike(said: str, incident: Incident) -> bool:
    """Whether the words of a link hold a word that reports use for what happened there."""
    labels = (getattr(c.value, "label", "") for c in incident.claims if c.field == "event_type" and not c.background)
    words = {word.rstrip("s") for label in labels for word in folded(label or "").split() if len(word) > 3}
    return any(word.rstrip("s") in words for word in said.split())
