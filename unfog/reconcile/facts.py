"""What, when and where: the event type, the day and hour, and the place that most independent voices stand behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from unfog.lexicon.actors import match_at, name_words
from unfog.lexicon.type_precedence import type_precedence
from unfog.model import (
    Agreement,
    Claim,
    ClaimId,
    Conflict,
    CountValue,
    DateValue,
    EventTypeValue,
    Field,
    Finding,
    PartyValue,
    PlaceValue,
    Position,
    ReportId,
    ResponsibilityValue,
)
from unfog.reconcile.accounts import distance_km
from unfog.reconcile.ledger import Ledger
from unfog.reconcile.parties import state_of

Made = tuple[Finding, Conflict | None]

K = TypeVar("K", bound=Hashable)

GENERAL_TYPES = frozenset({"Attack", "Other"})
"""ACLED sub-event types that say little: "an attack" can be told of any air strike or bombing."""

NO_VIOLENCE = "Strategic developments"
"""ACLED event type (looting, arrests, talks) of which none may stand for "an attack" or make a conflict with one."""

SAME_PLACE_KM = 25.0
"""Two points nearer than this are one place: the width of a large city; finer differences are a matter of precision."""

_BESIDE_KM = 60.0
"""How far a place that no list knows may lie from the known one named beside it (by judgement)."""

SAME_MINUTES = 3
"""Clock times nearer than this are one time; official logs round to the minute, statements to five."""

_PLACE_RANK = {"site": 5, "neighbourhood": 4, "town": 3, "area": 2, "region": 1, "country": 0}


def event_type(ledger: Ledger) -> Made | None:
    """The type that most reports tell of first, then most voices; of equals the one told first.

    An act beside violence (looting, arrests) stands only where no violence is told, and a type gives way to a finer or more
    violent one that enough voices use (``lexicon/type_precedence.toml``). A rival of another class of events that two voices
    and half as many as the chosen one use instead of it makes a conflict: a report that tells of both opposes neither. A
    general type ("an attack") never opposes, nor does what burned, who was arrested afterwards or which explosive it was.
    """
    claims = [c for c in ledger.of("event_type") if c.certainty != "denied"]
    if not claims:
        return None
    groups = _groups(claims, _acled)
    chosen = _type_of(groups, claims, ledger)
    rivals = [k for k in groups if k != chosen and k[1] not in GENERAL_TYPES]
    apart = [k for k in rivals if k[0] != chosen[0] and NO_VIOLENCE not in (k[0], chosen[0])]
    both = {c.report for c in groups[chosen]}
    instead = {k: [c for c in groups[k] if c.report not in both] for k in apart}
    strong = [k for k in apart if ledger.voices(instead[k]) >= max(2, ledger.voices(groups[chosen]) / 2)]
    agreement: Agreement = "conflicting" if strong else _plain(groups[chosen], ledger)
    finding = _finding(
        groups[chosen], [c for k in rivals for c in groups[k]], agreement, ledger, "finest type told first by most reports"
    )
    return finding, _conflict("event_type", agreement, [groups[chosen], *(groups[k] for k in strong)])


Kind = tuple[str, str]
"""ACLED event type and sub-event type."""


def _type_of(groups: dict[Kind, list[Claim]], claims: Sequence[Claim], ledger: Ledger) -> Kind:
    known = type_precedence()
    opening = _opening_types(claims)
    violent = [k for k in groups if k[1] not in known.beside] or list(groups)

    def backing(kind: Kind) -> tuple[int, int, int, int]:
        first = ledger.voices([c for c in groups[kind] if c.id in opening])
        oldest = groups[kind][0].id
        place = next(n for n, claim in enumerate(claims) if claim.id == oldest)
        return first, ledger.voices(groups[kind]), len(groups[kind]), -place

    chosen = max(violent, key=backing) if len(violent) > 1 else violent[0]
    dead = _most(ledger, "killed") > _most(ledger, "missing")
    seen = {chosen}
    while True:
        enough = ledger.voices(groups[chosen]) * known.share
        to = known.finer.get(chosen[1], frozenset()) | (known.with_dead.get(chosen[1], frozenset()) if dead else frozenset())
        finer = [k for k in violent if k[1] in to and k not in seen and ledger.voices(groups[k]) >= enough]
        if not finer:
            return chosen
        chosen = max(finer, key=backing)
        seen.add(chosen)


def _most(ledger: Ledger, field: Field) -> int:
    """The highest number of a kind that anybody stands by; zero where nobody gives one."""
    told = [c.value for c in ledger.of(field) if c.certainty != "denied" and not c.superseded]
    return max((value.min or 0 for value in told if isinstance(value, CountValue)), default=0)


def _opening_types(claims: Sequence[Claim]) -> set[ClaimId]:
    """Of each report the claim on a type that stands first, acts beside violence and general words left aside where it can be."""
    beside = type_precedence().beside | GENERAL_TYPES
    first: dict[ReportId, Claim] = {}
    for claim in claims:
        old = first.get(claim.report)
        if old is None or (_acled(claim)[1] in beside, claim.span.start) < (_acled(old)[1] in beside, old.span.start):
            first[claim.report] = claim
    return {c.id for c in first.values()}


def date(ledger: Ledger) -> Made | None:
    """The day most voices give, then the finest statement of it; a clock time comes from the voices that give one."""
    claims = [c for c in ledger.of("date") if c.certainty not in ("denied", "expected")]
    if not claims:
        return None
    groups = _groups(claims, lambda c: (_date(c).earliest[:10], _date(c).latest[:10]))
    chosen = max(
        groups, key=lambda k: (_backing(groups, k, ledger), _narrow(k), _score(groups[k], ledger), -claims.index(groups[k][0]))
    )
    support = [c for k in groups if _within(chosen, k) for c in groups[k]]
    oppose = [c for k in groups if not _overlap(chosen, k) for c in groups[k]]
    timed = [c for c in groups[chosen] if _date(c).time]
    value = _date(_most_said(timed, lambda c: _date(c).time, ledger) if timed else groups[chosen][0])
    clocks = _groups(timed, lambda c: _date(c).time)
    if value.time and value.zone is None:  # another report gives the zone of the same clock
        told = [z for c in timed if _date(c).time == value.time and (z := _date(c).zone)]
        value = replace(value, zone=min(told)) if told and len(set(told)) == 1 else value
    rival_clocks = len(clocks) > 1 and _apart([t for t in clocks if t])
    rival_days = [k for k in groups if not _overlap(chosen, k) and ledger.voices(groups[k]) > 1 and k[0] == k[1]]
    agreement: Agreement = "conflicting" if rival_clocks or rival_days else _plain(support, ledger)
    finding = _finding(support, oppose, agreement, ledger, "day given by most voices, finest statement of it", value=value)
    sides = list(clocks.values()) if rival_clocks else [groups[chosen], *(groups[k] for k in rival_days)]
    return finding, _conflict("date", agreement, sides)


def place(ledger: Ledger) -> Made | None:
    """The place with most voices near it; of the statements that fit it the finest one gives the point.

    The seat of a government that is said to have done it ("Moscow denied") gives way to any other place. A place that no list
    knows counts like any other; where it has most voices, its name stands with the point of the known place that most voices
    name beside it in its country, which is no capital: where the hospital, the police post or the road was.
    """
    claims = [c for c in ledger.of("place") if c.certainty != "denied"]
    if not claims:
        return None
    fine = [c for c in claims if _place(c).precision not in ("country", "region")] or claims
    accused = _accused_states(ledger)
    fine = [c for c in fine if state_of(_place(c).name) not in accused] or fine
    centre = max(fine, key=lambda c: (*_near_score(c, fine, ledger), _rank(c), -claims.index(c)))
    near = [c for c in fine if _near(c, centre)]
    finest = max(near, key=lambda c: (_has_point(c), _rank(c), _near_score(c, near, ledger), -claims.index(c)))
    value = _place(finest) if _has_point(finest) else _with_point(finest, claims, fine, ledger)
    support = [c for c in claims if _near(c, finest) or (_place(c).country == value.country and c not in fine)]
    oppose = [c for c in fine if c not in near]
    agreement = _plain(support, ledger)
    finding = _finding(support, oppose, agreement, ledger, "finest place near the point of most voices", value=value)
    return finding, None


def _with_point(unknown: Claim, claims: Sequence[Claim], fine: Sequence[Claim], ledger: Ledger) -> PlaceValue:
    """The place that no list knows, with the point of the known one named beside it; as it is where there is none."""
    countries = [c for c in claims if _place(c).precision == "country"]
    country = _place(_most_said(countries, lambda c: _place(c).country, ledger)).country if countries else None
    country = _place(unknown).country or country
    beside = [c for c in fine if _has_point(c) and country in (None, _place(c).country)]
    beside = [c for c in beside if state_of(_place(c).name) is None]
    if not beside:
        return replace(_place(unknown), country=country)
    known = _place(max(beside, key=lambda c: (*_near_score(c, beside, ledger), _rank(c), -claims.index(c))))
    return replace(_place(unknown), country=known.country, lat=known.lat, lon=known.lon, radius_km=_BESIDE_KM)


def _acled(claim: Claim) -> tuple[str, str]:
    if not isinstance(claim.value, EventTypeValue):
        raise TypeError(f"claim {claim.id} on {claim.field} holds no event type")
    return claim.value.acled


def _date(claim: Claim) -> DateValue:
    if not isinstance(claim.value, DateValue):
        raise TypeError(f"claim {claim.id} on {claim.field} holds no date")
    return claim.value


def _place(claim: Claim) -> PlaceValue:
    if not isinstance(claim.value, PlaceValue):
        raise TypeError(f"claim {claim.id} on {claim.field} holds no place")
    return claim.value


def _accused_states(ledger: Ledger) -> set[str]:
    """The states whose name, seat or demonym begins what reports call a doer: "Russian troops" and "Moscow" give Russia."""
    labels = [c.value.party if isinstance(c.value, ResponsibilityValue) else "" for c in ledger.of("responsibility")]
    labels += [c.value.name or c.value.label or "" if isinstance(c.value, PartyValue) else "" for c in ledger.of("attacker")]
    entries = (match_at(found, 0) for found in map(name_words, labels) if found)
    return {entry.actor.id for entry in entries if entry is not None and entry.actor.type == "state"}


def _groups(claims: Sequence[Claim], key: Callable[[Claim], K]) -> dict[K, list[Claim]]:
    groups: dict[K, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[key(claim)].append(claim)
    return dict(groups)


Days = tuple[str, str]


def _narrow(days: Days) -> bool:
    return days[0] == days[1]


def _within(inner: Days, outer: Days) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _overlap(a: Days, b: Days) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _backing(groups: dict[Days, list[Claim]], days: Days, ledger: Ledger) -> int:
    """Voices whose date is this one or holds it."""
    return ledger.voices([c for k in groups if _within(days, k) for c in groups[k]])


def _score(claims: Sequence[Claim], ledger: Ledger) -> tuple[int, int]:
    return ledger.voices(claims), len(claims)


def _most_said(claims: Sequence[Claim], key: Callable[[Claim], str | None], ledger: Ledger) -> Claim:
    groups = _groups(claims, key)
    best = max(groups, key=lambda k: (_score(groups[k], ledger), -claims.index(groups[k][0])))
    return groups[best][0]


def _apart(clocks: Sequence[str]) -> bool:
    minutes = sorted(int(t[:2]) * 60 + int(t[3:5]) for t in clocks)
    gap = minutes[-1] - minutes[0]
    return min(gap, 1440 - gap) > SAME_MINUTES


def _rank(claim: Claim) -> int:
    return _PLACE_RANK.get(_place(claim).precision, 0)


def _near(a: Claim, b: Claim) -> bool:
    if a is b or _place(a).name == _place(b).name:
        return True
    gap = distance_km(_place(a), _place(b))
    return gap is not None and gap <= SAME_PLACE_KM


def _has_point(claim: Claim) -> bool:
    return _place(claim).lat is not None


def _near_score(claim: Claim, claims: Sequence[Claim], ledger: Ledger) -> tuple[int, bool, bool, int]:
    """Voices that name a place near this one, whether it has a point and is no capital, where much is only said and written,
    and claims on it."""
    near = [c for c in claims if _near(c, claim)]
    return ledger.voices(near), _has_point(claim), state_of(_place(claim).name) is None, len(near)


def _plain(support: Sequence[Claim], ledger: Ledger) -> Agreement:
    return "agreed" if ledger.voices(support) > 1 else "single source"


def _finding(
    support: Sequence[Claim], oppose: Sequence[Claim], agreement: Agreement, ledger: Ledger, rule: str, value: object = None
) -> Finding:
    return Finding(
        value=support[0].value if value is None else value,
        agreement=agreement,
        support=tuple(c.id for c in support),
        oppose=tuple(c.id for c in oppose),
        independent_origins=ledger.independent(support),
        rule=rule,
    )


def _conflict(field: Field, agreement: Agreement, sides: Sequence[Sequence[Claim]]) -> Conflict | None:
    if agreement != "conflicting":
        return None
    return Conflict(field=field, positions=tuple(Position(value=s[0].value, claims=tuple(c.id for c in s)) for s in sides))
