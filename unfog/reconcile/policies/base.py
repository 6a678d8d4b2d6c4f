"""What a policy is: one practice's way to read a record, every value with the rule that gave it and the claims behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from unfog.lexicon.bodies import body_named
from unfog.model import Claim, ClaimId, CountValue, Field, Incident, PartyValue, ResponsibilityValue
from unfog.reconcile.ledger import Ledger
from unfog.reconcile.tolls import standing_of

CIVILIAN_GROUPS = ("civilians", "children", "women", "journalists", "medics", "aid workers")
COMBATANT_GROUPS = ("soldiers", "militants")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One value of a policy: plain JSON data, ``None`` where the policy leaves it open; ``rule`` says why in a sentence."""

    field: str
    value: Any
    rule: str
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyReading:
    """An incident as one practice would write it down. ``refusals`` say in sentences why it may not belong there at all."""

    policy: str
    items: tuple[Item, ...]
    refusals: tuple[Item, ...] = ()

    def item(self, field: str) -> Item | None:
        """The item of that field."""
        return next((item for item in self.items if item.field == field), None)

    def value(self, field: str) -> Any:
        """The value of that field, ``None`` where there is none."""
        found = self.item(field)
        return found.value if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A named rule set. ``about`` and ``rules`` are for people; ``read`` applies it."""

    name: str
    about: str
    rules: tuple[str, ...]
    read: Callable[[Incident], PolicyReading]


def ledger_of(incident: Incident) -> Ledger:
    """The ledger of a made incident, so that policies count voices as findings do."""
    origin = {report: o.id for o in incident.origins if o.basis in ("same wire copy", "independent") for report in o.reports}
    return Ledger(
        claims=tuple(c for c in incident.claims if not c.background),
        background=(),
        moment={report: float(n) for n, report in enumerate(incident.reports)},
        origin=origin,
        spoken={},
    )


def count(claim: Claim) -> CountValue:
    """The count a claim holds."""
    if not isinstance(claim.value, CountValue):
        raise TypeError(f"claim {claim.id} on {claim.field} holds no count")
    return claim.value


def counts(incident: Incident, field: Field, groups: Iterable[str] | None = None) -> list[Claim]:
    """The claims on a count that nobody withdrew and nobody denies; only of some groups where they are given."""
    wanted = None if groups is None else set(groups)
    return [
        c
        for c in incident.claims
        if c.field == field
        and not c.background
        and not c.superseded
        and c.certainty not in ("denied", "expected")
        and (wanted is None or count(c).group in wanted)
    ]


def standing(incident: Incident, claims: Sequence[Claim]) -> list[Claim]:
    """Each voice's latest figure; figures inferred from the wording only where no other stands."""
    latest = list(standing_of([c for c in claims if _numbered(c)], ledger_of(incident)).values())
    return [c for c in latest if not count(c).implicit] or latest


def _numbered(claim: Claim) -> bool:
    return (count(claim).min, count(claim).max) != (None, None)


def bounds(claims: Sequence[Claim]) -> tuple[int | None, int | None]:
    """The lowest and the highest number said; the upper one is open (``None``) where somebody says "at least" and no more."""
    lows = [v.min for v in map(count, claims) if v.min is not None]
    highs = [v.max if v.max is not None else None for v in map(count, claims)]
    known = [h for h in highs if h is not None]
    top = max([*known, *lows]) if known and None not in highs else None
    return (min(lows) if lows else None), top


def ids(claims: Iterable[Claim]) -> tuple[ClaimId, ...]:
    """Ids of claims in their order."""
    return tuple(dict.fromkeys(c.id for c in claims))


def finding_item(incident: Incident, field: Field, name: str, value: Any, rule: str) -> Item:
    """An item that rests on the support of a finding."""
    finding = incident.findings.get(field)
    return Item(field=name, value=value, rule=rule, claims=finding.support if finding else ())


def value_of(incident: Incident, field: Field) -> dict[str, Any]:
    """The value of a finding that is an object, empty without one."""
    finding = incident.findings.get(field)
    return finding.value if finding is not None and isinstance(finding.value, dict) else {}


def responsible(incident: Incident) -> dict[str, list[Claim]]:
    """Who is said to have done it, by words or entity, with the claims on it."""
    found: dict[str, list[Claim]] = {}
    for claim in incident.claims:
        if claim.field == "responsibility" and not claim.background and isinstance(claim.value, ResponsibilityValue):
            found.setdefault(str(claim.value.entity or claim.value.party.casefold()), []).append(claim)
    return found


def stances(claims: Iterable[Claim]) -> set[str]:
    """The stances of claims on responsibility."""
    return {c.value.stance for c in claims if isinstance(c.value, ResponsibilityValue)}


def party_names(claims: Iterable[Claim]) -> list[str]:
    """What claims call a party."""
    found = []
    for claim in claims:
        if isinstance(claim.value, ResponsibilityValue):
            found.append(claim.value.party)
        elif isinstance(claim.value, PartyValue):
            found.append(claim.value.name or claim.value.label or claim.span.text)
    return found


def is_state(names: Iterable[str]) -> bool:
    """Whether a party is a state or its forces: a known actor of that kind, or words that begin with a state's name."""
    from unfog.lexicon.actors import match_at, name_words

    for name in names:
        actor = body_named(name)
        if actor is not None and (actor.type == "state" or (actor.type == "force" and actor.inter == 1)):
            return True
        words = name_words(name)
        first = match_at(words, 0) if words else None
        if first is not None and first.actor.type == "state":
            return True
    return False
