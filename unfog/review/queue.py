"""What to look at next, and why: reviewers in conflict, decisions that no longer fit, conflicts between sources, weak joins,
open questions of identity, and new names, in this order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unfog.model import AccountId, Incident, IncidentId, Judgement, Position, Standing
from unfog.review.proposal import ABOUT_ENTITIES, ABOUT_INCIDENTS

JOINS = ("weak join", "near miss")
"""The kinds that rest on scores between accounts."""

RANKS = ("reviewers", "changed", "unplaced", "conflict", "weak join", "near miss", "identity", "new name")
"""Kinds of items, the most pressing first."""

_WEIGHTY = {
    "killed": "the number killed",
    "responsibility": "who is responsible",
    "injured": "the number injured",
    "victim": "who the victims are",
    "missing": "the number missing",
    "date": "when it happened",
    "place": "where it happened",
    "attacker": "who attacked",
    "target": "what was meant",
    "weapon": "the weapon",
    "event_type": "what kind of event it was",
}
"""Fields in the order in which a conflict about them matters to a casualty record, and what is in question then. Of two
incidents with a conflict about one field, the one with more reports comes first."""

WEAK_JOIN = 1.5
"""A report whose best score with the rest of its incident is below this joined weakly (log-odds over the threshold)."""

NEAR_MISS = -0.5
"""Two accounts of different incidents above this score came close to being joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to look at. ``subject`` is what it is about (a field, a report, an entity, a decision), ``weight`` sorts
    within a kind, smaller first, ``why`` says in words what is open and what can be done."""

    incident: IncidentId
    kind: str
    subject: str
    weight: float
    why: str

    @property
    def rank(self) -> int:
        """Place of its kind in ``RANKS``."""
        return RANKS.index(self.kind)


def items(incident: Incident) -> list[Item]:
    """Everything open about one incident but its joins. What a standing decision answers is not open."""
    judged = _judged(incident.decisions)
    return [*_decisions(incident), *_conflicts(incident, judged), *_identities(incident, judged), *_new_names(incident, judged)]


def joins(
    incident: IncidentId,
    strength: Mapping[AccountId, float],
    near: Mapping[tuple[AccountId, AccountId], tuple[float, IncidentId]],
    judgements: Sequence[Judgement],
) -> list[Item]:
    """Reports that joined weakly, and other incidents that came close to being joined.

    ``strength`` gives each account's best score with the others of its incident (an account on its own has none), ``near``
    the score with accounts of other incidents and which incident that is. Judged accounts are not asked about again.
    """
    judged = {account for j in judgements if j.verdict == "same" for account in (j.one, j.two)}
    apart = {frozenset((j.one, j.two)) for j in judgements}
    made = []
    for account, score in sorted(strength.items()):
        if score < WEAK_JOIN and account not in judged:
            report = account.partition("#")[0]
            why = f"report {report} joined weakly (score {score:.1f}, 0 is even); split it out, or merge to say it belongs here"
            made.append(Item(incident=incident, kind="weak join", subject=account, weight=score, why=why))
    closest: dict[IncidentId, float] = {}
    settled = {other for pair, (_, other) in near.items() if frozenset(pair) in apart}
    for score, other in near.values():
        if score > NEAR_MISS and incident < other and other not in settled:  # a pair is asked about once
            closest[other] = max(score, closest.get(other, score))
    for other, score in sorted(closest.items()):
        why = f"may be the same as {other} (score {score:.1f}, 0 is even); merge them, or say that they are apart"
        made.append(Item(incident=incident, kind="near miss", subject=other, weight=-score, why=why))
    return made


def _judged(standings: Sequence[Standing]) -> set[str]:
    """Everything that a standing decision is about: claims, entities, accounts, incidents."""
    found: set[str] = set()
    for standing in standings:
        decision = standing.decision
        if standing.state != "standing":
            continue
        found.add(standing.subject)
        if decision.kind in ABOUT_INCIDENTS:
            found |= {account for one, two, _ in decision.value["pairs"] for account in (one, two)}
            found.add(str(decision.value.get("with", "")))
        if decision.kind in ABOUT_ENTITIES:
            found |= {str(decision.value[side].get("entity")) for side in ("one", "two")}
    return found


def _decisions(incident: Incident) -> list[Item]:
    kinds = {"conflicting": "reviewers", "stale": "changed", "unplaced": "unplaced"}
    return [
        Item(
            incident=incident.id,
            kind=kinds[s.state],
            subject=s.decision.id,
            weight=float(n),
            why=f"{s.decision.who}: {s.decision.kind} {s.subject}: {s.detail}",
        )
        for n, s in enumerate(incident.decisions)
        if s.state in kinds
    ]


def _conflicts(incident: Incident, judged: set[str]) -> list[Item]:
    made = []
    for conflict in incident.conflicts:
        if any(claim in judged for position in conflict.positions for claim in position.claims):
            continue
        sides = _sides(conflict.positions[:4])
        matter = _WEIGHTY.get(conflict.field, conflict.field)
        made.append(
            Item(
                incident=incident.id,
                kind="conflict",
                subject=conflict.field,
                weight=[*_WEIGHTY, conflict.field].index(conflict.field) - min(0.99, len(incident.reports) / 100),
                why=f"sources differ on {matter}: {sides}; accept, correct or reject a claim",
            )
        )
    return made


def _identities(incident: Incident, judged: set[str]) -> list[Item]:
    names = {entity.id: entity.name for entity in incident.entities}
    made = []
    for entity in incident.entities:
        for other in entity.disputed_with:
            if entity.id < other and other in names and not (entity.id in judged and other in judged):
                why = f"{entity.name} and {names[other]} may be one; say same or different"
                made.append(Item(incident=incident.id, kind="identity", subject=f"{entity.id} {other}", weight=0.0, why=why))
    return made


def _new_names(incident: Incident, judged: set[str]) -> list[Item]:
    """Persons and groups that a claim holds to have done or suffered something, whom nobody has looked at yet."""
    named = {getattr(c.value, "entity", None) for c in incident.claims if c.field in ("attacker", "victim", "responsibility")}
    fresh = [e for e in incident.entities if e.id in named and e.type in ("person", "group") and e.id not in judged]
    return [
        Item(
            incident=incident.id,
            kind="new name",
            subject=entity.id,
            weight=-float(len(entity.variants)),
            why=f"{entity.name} is written in {len(entity.variants)} ways ({_few(entity.variants)}); is that all one?",
        )
        for entity in fresh
        if len(entity.variants) > 1
    ]


def _few(names: Sequence[str], most: int = 4) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def _sides(positions: Sequence[Position]) -> str:
    """What the positions of a conflict say, each in a few words; for days the clock, too, where the days are the same."""
    values = [p.value for p in positions]
    days = {str(v.get("earliest")) for v in values if isinstance(v, Mapping) and v.get("earliest")}
    said = [_short(value, clock=len(days) < len(values)) for value in values]
    return " against ".join(dict.fromkeys(said))


def _short(value: object, clock: bool = False) -> str:
    """A position's value in a few words."""
    if not isinstance(value, Mapping):
        return str(value)
    if "min" in value or "best" in value:
        group = value.get("group")
        return _number(value) + (f" {group}" if group not in (None, "all") else "")
    if value.get("earliest"):
        day = value["earliest"] if value["earliest"] == value.get("latest") else f"{value['earliest']} to {value.get('latest')}"
        time = f" {value.get('time') or 'no time'} {value.get('zone') or ''}".rstrip() if clock else ""
        return f"{day}{time}"
    if value.get("acled"):
        return str(value["acled"][-1])
    said = next((str(value[key]) for key in ("name", "label", "party") if value.get(key)), str(dict(value)))
    return f"{said} ({value['stance']})" if value.get("stance") else said


def _number(value: Mapping[str, Any]) -> str:
    low, high = value.get("min", value.get("low")), value.get("max", value.get("high"))
    if low is None and high is None:
        return str(value.get("qualifier") or "no number")
    if low == high:
        return str(low)
    return f"at least {low}" if high is None else f"up to {high}" if low is None else f"{low} to {high}"
