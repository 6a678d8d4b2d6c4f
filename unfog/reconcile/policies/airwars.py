"""Airwars: least and most by group, and a proposed grade of the harm to civilians.

Source: the Airwars methodology note, sections on casualty ranges and on grading. The machine proposes and gives reasons; it
never proposes the highest grade, which rests on a belligerent's acceptance and is a reviewer's to give.
"""

from __future__ import annotations

from unfog.model import Claim, Field, Incident
from unfog.reconcile.policies.base import (
    CIVILIAN_GROUPS,
    COMBATANT_GROUPS,
    Item,
    Policy,
    PolicyReading,
    bounds,
    count,
    counts,
    ids,
    ledger_of,
    party_names,
    responsible,
    stances,
    standing,
)

COLUMNS: dict[str, tuple[str, ...]] = {
    "civilian_non_combatants": ("civilians",),
    "children": ("children",),
    "women": ("women",),
    "journalists": ("journalists",),
    "healthcare_personnel": ("medics",),
    "belligerents": COMBATANT_GROUPS,
    "undetermined": ("all", "other", "police", "aid workers"),
}
"""Airwars' groups, and those of the record that stand for them; men are no group of the record."""

RULES = (
    "min, max by group: the lowest and the highest figure that still stand, kept as a range; an open top stays open",
    "no grade where nobody says that civilians were harmed",
    "discounted: civilian harm is said only to be denied, and the dead are said to be combatants",
    "contested: two or more parties are held responsible and none claims it",
    "weak: one voice alone reports the civilian harm",
    "fair: two or more independent voices report it and a party or an attack is named",
    "never proposed: the highest grade; where a party owns the attack and the harm, a reviewer is told so",
)


def read(incident: Incident) -> PolicyReading:
    """The incident as an Airwars researcher would be given it."""
    kinds: tuple[Field, ...] = ("killed", "injured")
    items = [item for kind in kinds for column, groups in COLUMNS.items() for item in _range(incident, kind, column, groups)]
    grade = _grade(incident)
    return PolicyReading(policy="airwars", items=(grade, *items, *_owned(incident)))


def _range(incident: Incident, kind: Field, column: str, groups: tuple[str, ...]) -> list[Item]:
    figures = standing(incident, counts(incident, kind, groups))
    if not figures:
        return []
    low, high = bounds(figures)
    rule = "figures that still stand" + ("; the top is open" if high is None else "")
    return [
        Item(field=f"{column}_{kind}_{end}", value=value, rule=rule, claims=ids(figures))
        for end, value in (("min", low), ("max", high))
    ]


def harm(incident: Incident) -> list[Claim]:
    """The claims that civilians were killed or injured and that nobody denies in them."""
    kinds: tuple[Field, ...] = ("killed", "injured")
    told = [c for kind in kinds for c in counts(incident, kind, CIVILIAN_GROUPS)]
    return [c for c in told if count(c).qualifier != "none reported" and (count(c).min, count(c).max) != (0, 0)]


def _grade(incident: Incident) -> Item:
    told = harm(incident)
    denied = [
        c
        for c in incident.claims
        if c.field in ("killed", "injured") and not c.background and c.certainty == "denied" and count(c).group in CIVILIAN_GROUPS
    ]
    fought = counts(incident, "killed", COMBATANT_GROUPS)
    if not told:
        if denied and fought:
            return _graded(
                "discounted", "the dead are said to be combatants, and harm to civilians only denied", [*denied, *fought]
            )
        return _graded(None, "nobody says that civilians were harmed", [])
    held = responsible(incident)
    blamed = {who: said for who, said in held.items() if stances(said) - {"denies"}}
    owned = any(stances(said) & {"claims", "confirms"} for said in held.values())
    if len(blamed) > 1 and not owned:
        return _graded("contested", "two or more parties are held responsible", [c for said in blamed.values() for c in said])
    voices = ledger_of(incident).voices(told)
    if voices < 2:
        return _graded("weak", "one voice alone reports harm to civilians", told)
    if not blamed and "attacker" not in incident.findings and "event_type" not in incident.findings:
        return _graded("weak", "no party and no attack is named", told)
    return _graded("fair", f"{voices} independent voices report harm to civilians", told)


def _graded(grade: str | None, why: str, claims: list[Claim]) -> Item:
    return Item(field="proposed_grade", value=grade, rule=f"proposed: {why}" if grade else why, claims=ids(claims))


def _owned(incident: Incident) -> list[Item]:
    """Where a party owns the attack and itself speaks of the harm."""
    for said in responsible(incident).values():
        own = [c for c in said if stances([c]) & {"claims", "confirms"}]
        speakers = {c.speaker.name for c in own if c.speaker.name}
        conceded = [c for c in harm(incident) if c.speaker.name in speakers]
        if own and conceded:
            who = party_names(own)[0]
            rule = "owns the attack and speaks of the harm: only a reviewer can raise the grade on that"
            return [Item(field="conceded_by", value=who, rule=rule, claims=ids([*own, *conceded]))]
    return []


POLICY = Policy(name="airwars", about="Airwars: ranges by group and a proposed grade", rules=RULES, read=read)
