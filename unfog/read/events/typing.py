"""A group's event type: the strongest trigger, else the weapon in use, else the parties."""

from __future__ import annotations

from collections import Counter

from unfog.lexicon.event_types import EventType, event_lexicon
from unfog.lexicon.roles import role_lexicon
from unfog.read.events.happening import Group, Happening

_HEADLINE, _OPENING, _BODY = 3.0, 2.0, 1.0
_GENERIC = frozenset({"remote explosive/landmine/ied", "shelling/artillery/missile attack"})
"""Types that a carrier may overrule: "the blast" of a drone's missile."""


def type_of(group: Group) -> EventType:
    """The type of a happening, from all its mentions."""
    types = event_lexicon()
    votes: Counter[str] = Counter()
    for item in group.items:
        weight = _HEADLINE if item.headline else _OPENING if item.paragraph <= 2 else _BODY
        if item.type.name not in types.weak:
            votes[item.type.name] += weight * (2.0 if item.found.phrase else 1.0)  # type: ignore[assignment]
    if any(item.type.family == "violence" and item.heads("victim", "target") for item in group.items):
        for name in [name for name in votes if types.types[name].family == "protest"]:
            del votes[name]  # somebody was harmed: the gathering is only the setting
    weapon = _weapon_type(group)
    if not votes:
        return types.types[weapon or _by_parties(group)]
    best = max(sorted(votes), key=lambda name: votes[name])
    if (
        weapon is not None
        and best in _GENERIC
        and weapon != "attack"
        and not any(i.found.phrase and i.type.name == best for i in group.items)
    ):
        best = weapon
    if best == "armed clash" and weapon in ("air/drone strike", "suicide bomb"):
        best = weapon
    return types.types[best]


def _weapon_type(group: Group) -> str | None:
    """The type that the weapon in use makes; the opening's weapons decide, the carrier before what it carries."""
    opening = [w for item in group.items if item.headline or item.paragraph <= 2 for w in item.weapons]
    weapons = opening or [w for item in group.items for w in item.weapons]
    if not weapons:
        return None
    kind = min(weapons, key=lambda w: (w.kind.rank, w.start)).kind
    return kind.type if kind.type != "attack" else None


def _by_parties(group: Group) -> str:
    """A weakly told harm: a clash where armed sides meet, violence against a crowd or civilians otherwise."""
    words = role_lexicon()
    doers = {p.head.lower_ for item in group.items for role, p in item.parties if role == "attacker"}
    kinds = {p.mention.type for item in group.items for role, p in item.parties if role == "attacker" and p.mention is not None}
    harmed = {p.head.lower_ for item in group.items for role, p in item.parties if role in ("victim", "target")}
    first = harmed_first(group.items)
    by_group, by_state = bool(doers & words.armed) or "group" in kinds, bool(doers & words.state_forces) or "force" in kinds
    if by_group and first & words.military and not harmed & {"civilian", "civilians", "villagers"}:
        return "armed clash"
    if by_state and first & words.armed:
        return "armed clash"
    if by_state and not by_group and (harmed | _setting(group)) & words.protesters:
        return "excessive force against protesters"
    if doers & {"mob", "crowd"}:
        return "mob violence"
    return "attack"


def _setting(group: Group) -> set[str]:
    """Words right under the triggers: "fired at a rally"."""
    return {
        str(noun.lower_)
        for item in group.items
        for child in item.found.token.children
        if child.dep_ == "prep" and child.lower_ in ("at", "on", "into", "upon")
        for noun in child.children
    }


def harmed_first(items: list[Happening]) -> set[str]:
    """Heads of the harmed, with the words before them, in the first mention that names any."""
    for item in items:
        parties = [p for role, p in item.parties if role in ("victim", "target")]
        heads = {str(w.lower_) for p in parties for w in (p.head, *p.head.lefts)}
        if heads:
            return heads
    return set()
