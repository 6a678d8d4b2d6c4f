"""Links of an incident to other happenings, each with the claims that assert it, and the incident they mean where it is known.

A link means another incident when its date agrees with that of the incident and its words name the place, or when its words
name both the place and what happened. Where two incidents could be meant none is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """What a link may mean an incident by: its days (ISO 8601, inclusive), the folded names of its place, and the folded words by
    which reports call what happened. So many incidents can be asked about without their records."""

    id: IncidentId
    days: tuple[str, str] | None
    places: frozenset[str]
    words: frozenset[str]


def landmark_of(incident: Incident) -> Landmark:
    """An incident as links may mean it."""
    return Landmark(id=incident.id, days=_days(incident), places=_place_names(incident), words=_words(incident))


def resolve_links(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """The incidents with the links among them filled in."""
    landmarks = _Landmarks([landmark_of(incident) for incident in incidents])
    return tuple(with_links(incident, landmarks.meant_by(incident.links)) for incident in incidents)


class _Landmarks:
    """Landmarks by what links may point to them by, so that not every link is held against every incident."""

    def __init__(self, landmarks: Sequence[Landmark]) -> None:
        self.landmarks = landmarks
        self._by_place: dict[str, list[int]] = defaultdict(list)
        self._by_day: dict[str, list[int]] = defaultdict(list)
        self._over_days: list[int] = []
        for n, mark in enumerate(landmarks):
            for name in mark.places:
                self._by_place[name].append(n)
            if mark.days is not None:
                if mark.days[0] == mark.days[1]:
                    self._by_day[mark.days[0]].append(n)
                else:
                    self._over_days.append(n)

    def meant_by(self, links: Sequence[IncidentLink]) -> list[Landmark]:
        """The landmarks that one of ``links`` may mean, in their order."""
        found: set[int] = set()
        for link in links:
            for name in named_in(link):
                found.update(self._by_place.get(name, ()))
            if link.date and len(link.date) == DAY:
                found.update(self._by_day.get(link.date, ()), self._over_days)
        return [self.landmarks[n] for n in sorted(found)]


def with_links(incident: Incident, others: Iterable[Landmark]) -> Incident:
    """An incident whose links name the one of ``others`` that they mean, where exactly one can be meant.

    A store gives those that ``named_in`` and the days of the links point to; any more change nothing.
    """
    known = [other for other in others if other.id != incident.id]
    own = _days(incident)
    links = tuple(replace(link, incident=_meant(link, own, known)) for link in incident.links)
    return incident if links == incident.links else replace(incident, links=links)


def named_in(link: IncidentLink) -> frozenset[str]:
    """Every run of up to ``LONGEST_NAME`` folded words of a link: the name of a place it means is among them."""
    words = folded(link.to).split()
    runs = range(1, LONGEST_NAME + 1)
    return frozenset(" ".join(words[at : at + size]) for size in runs for at in range(len(words) - size + 1))


LONGEST_NAME = 6
"""Words of a place's name at most; longer ones are not looked for."""


def _meant(link: IncidentLink, own: tuple[str, str] | None, others: Sequence[Landmark]) -> IncidentId | None:
    said = named_in(link)
    found = [other for other in others if _could_be(link, said, own, other)]
    return found[0].id if len(found) == 1 else None


def _could_be(link: IncidentLink, said: frozenset[str], own: tuple[str, str] | None, other: Landmark) -> bool:
    place, days = not said.isdisjoint(other.places), other.days
    if link.date:
        dated = days is not None and days[0][: len(link.date)] <= link.date <= days[1][: len(link.date)]
        return dated and (place or (len(link.date) == DAY and _told_alike(said, other)))
    if link.type != "similar to" and days is not None and own is not None and days[0] > own[1]:
        return False
    return place and _told_alike(said, other)


DAY = len("2031-05-04")
"""Length of a date that names a day."""


def _told_alike(said: frozenset[str], other: Landmark) -> bool:
    """Whether the words of a link hold a word that reports use for what happened there."""
    return any(word.rstrip("s") in other.words for word in said)


def _days(incident: Incident) -> tuple[str, str] | None:
    finding = incident.findings.get("date")
    if finding is None or not finding.value:
        return None
    return finding.value["earliest"][:DAY], finding.value["latest"][:DAY]


def _place_names(incident: Incident) -> frozenset[str]:
    """The names of the place and of places given besides it, countries left out."""
    finding = incident.findings.get("place")
    names = {finding.value["name"]} if finding is not None and finding.value else set()
    support = set(finding.support) if finding is not None else set()
    for claim in incident.claims:
        if claim.id in support and getattr(claim.value, "precision", "country") not in ("country", "region"):
            names.add(getattr(claim.value, "name", ""))
    return frozenset(filter(None, (folded(name) for name in names)))


def _words(incident: Incident) -> frozenset[str]:
    """The longer words that reports use for what happened, without the s of a plural."""
    labels = (getattr(c.value, "label", "") for c in incident.claims if c.field == "event_type" and not c.background)
    return frozenset(word.rstrip("s") for label in labels for word in folded(label or "").split() if len(word) > 3)
