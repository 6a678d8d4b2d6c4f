"""What the report as a whole tells of its parties, before any pair of speaker and party is weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from unfog.lexicon.event_types import event_lexicon
from unfog.model import Draft, EntityId, ResponsibilityValue
from unfog.read.attribution.stances.said import Told
from unfog.read.attribution.stances.sides import Side
from unfog.read.attribution.stances.weighed.parties import Candidate, candidates, described, of_side
from unfog.read.attribution.stances.weighed.roles import roles_of


@dataclass(slots=True, kw_only=True)
class Context:
    """The parties of a report, the roles of their places, what rules found, and who takes part in its events.

    ``ruled`` maps (attribution, party) to the stances that the rules give; ``parts`` a party to its roles in events. What is
    asked of every pair is kept: the ``heads`` of a party's places, ``fixed`` what a party is to every speaker."""

    told: Told
    parties: dict[str, Candidate]
    roles: dict[int, frozenset[str]]
    ruled: dict[tuple[str, str], set[str]]
    drafts: dict[tuple[str, str], list[Draft]]
    parts: dict[str, set[str]]
    described: frozenset[EntityId]
    charges: Counter[str] = field(default_factory=Counter)
    own: Counter[str] = field(default_factory=Counter)
    denials: Counter[str] = field(default_factory=Counter)
    heads: dict[str, frozenset[int]] = field(default_factory=dict)
    fixed: dict[str, frozenset[str]] = field(default_factory=dict)
    prefixed: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)


def context_of(told: Told, drafts: Iterable[Draft]) -> Context:
    """The context of a report; parties that only a rule knows are added."""
    parties = candidates(told)
    made = Context(told=told, parties=parties, roles={}, ruled={}, drafts={}, parts={}, described=described(told))
    for draft in drafts:
        value = draft.value
        if not isinstance(value, ResponsibilityValue) or draft.attribution is None:
            continue
        at = of_side(parties, Side(name=value.party, entity=value.entity))
        if at is None:
            at = Candidate(key=f"rule {value.party.lower()}", name=value.party, entity=value.entity, kind="unnamed")
            at = parties.setdefault(at.key, at)
        key = (str(draft.attribution), at.key)
        made.ruled.setdefault(key, set()).add(value.stance)
        made.drafts.setdefault(key, []).append(draft)
        counter = {"accuses": made.charges, "denies": made.denials}.get(value.stance, made.own)
        counter[at.key] += 1
    for event in told.events:
        kind = event_lexicon().types.get(event.type)
        where = "background" if event.background else "routine" if kind is not None and kind.routine else "main"
        for argument in event.arguments:
            if argument.role not in ("attacker", "target", "victim"):
                continue
            for party, at in parties.items():
                hit = any(p.start < argument.span.end and argument.span.start < p.end for p in at.places)
                if hit or (argument.entity is not None and argument.entity == at.entity):
                    made.parts.setdefault(party, set()).add(f"{argument.role} {where}")
    made.heads = {key: frozenset(place.head for place in at.places) for key, at in parties.items()}
    return made


def roles_as(context: Context, prefix: str, head: int) -> frozenset[str]:
    """The roles of one place as features: "in: nsubj deed"; of places elsewhere only those that tell of a deed."""
    key = (prefix, head)
    if key not in context.prefixed:
        roles = role_at(context, head)
        if prefix == "else":
            roles = frozenset(r for r in roles if "deed" in r or "blamed" in r or "accuses" in r)
        context.prefixed[key] = frozenset(f"{prefix}: {role}" for role in roles)
    return context.prefixed[key]


def role_at(context: Context, head: int) -> frozenset[str]:
    """The roles of one place, looked up once."""
    if head not in context.roles:
        context.roles[head] = roles_of(context.told, head)
    return context.roles[head]
