"""A group's event type: the strongest trigger, else the weapon in use, else the parties."""

from __future__ import annotations

from collections import Counter

from unfog.lexicon.event_types import EventType, event_lexicon
from unfog.lexicon.roles import role_lexicon
from unfog.lexicon.weapons import weapon_lexicon
from unfog.read.events.happening import Group, Happening, doer_kinds, of_state

_HEADLINE, _OPENING, _BODY = 3.0, 2.0, 1.0
_CONTROL = ("government regains territory", "non-state actor overtakes territory")
_HAND_HELD = frozenset({"firearm", "rocket-propelled grenade", "blade"})
_CROWD_ARMS = frozenset({"blade", "blunt", "incendiary", "crowd control"})
_STRIKES = frozenset({"strike", "airstrike"})
_POSTS = frozenset(
    {"post", "posts", "outpost", "outposts", "checkpoint", "checkpoints", "position", "positions", "camp", "barracks", "garrison"}
)
_PEACEFUL = frozenset({"peaceful protest", "protest with intervention"})
_FEUD_ARMS = _CROWD_ARMS | {"firearm"}
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
    if _only_searched(group):
        return types.types["other"]
    weapon = _weapon_type(group)
    if not votes:
        return types.types[weapon or _by_parties(group)]
    best = max(sorted(votes), key=lambda name: votes[name])
    if best in _PEACEFUL and any(
        i.type.name == "violent demonstration" and (i.found.verb or i.found.phrase) for i in group.items
    ):
        best = "violent demonstration"  # stones were thrown or cars burnt: what the police did about it comes second
    if (
        weapon is not None
        and best in _GENERIC
        and weapon != "attack"
        and not any(i.found.phrase and i.type.name == best for i in group.items)
    ):
        best = weapon
    if best == "armed clash" and weapon in ("air/drone strike", "suicide bomb"):
        best = weapon
    control = [name for name in sorted(votes) if types.types[name].family == "control"]
    if best == "armed clash" and control:
        best = control[0]  # a place changed hands: that is what the fighting came to
    return types.types[_by_doers(group, best)]


def _only_searched(group: Group) -> bool:
    """Whether all that is told is a raid by police that harms nobody: "police raids on the party's offices"."""
    words = role_lexicon()
    doers = {p.head.lower_ for item in group.items for role, p in item.parties if role == "attacker"}
    harmed = any(role == "victim" for item in group.items for role, _ in item.parties)
    raided = all(item.found.base == "raid" and not item.weapons for item in group.items)
    return raided and bool(doers) and doers <= words.police and not harmed


def _by_doers(group: Group, best: str) -> str:
    """The type as who did it makes it: who took a place, whether those who rioted were demonstrating."""
    words, kinds = role_lexicon(), doer_kinds(group.items)
    doers = {p.head.lower_ for item in group.items for role, p in item.parties if role == "attacker"}
    if best in _CONTROL and harmed_first([item for item in group.items if item.type.family == "control"]) & _POSTS:
        return "armed clash"  # a post overrun is no town taken
    if best == "disrupted weapons use" and doers & (words.armed | words.assailants):
        return "attack"  # "rebels shot down a helicopter"
    if (
        best == "armed clash"
        and _said(group) & words.demonstrating
        and not doers & (words.armed | words.assailants)
        and not _bodies(group)
    ):
        return "violent demonstration"  # "clashes between the police and protesters"
    if best == "armed clash" and not doers & (words.armed | words.assailants | words.state_forces) and _feud(group, doers):
        return "mob violence"
    if best == "looting/property destruction" and _harms_people(group):
        return "mob violence" if doers & words.unarmed else "attack"  # "burnt alive by a mob"
    if best == "armed clash" and doers & words.communal and not doers & (words.armed | words.assailants | words.state_forces):
        arms = {w.kind.name for item in group.items for w in item.weapons}
        if arms <= _CROWD_ARMS and not _bodies(group):
            return "mob violence"  # "supporters of two clubs fought with chains"
    if best in _CONTROL:
        return _CONTROL[0] if kinds == {"state"} else _CONTROL[1] if kinds == {"armed"} else best
    if best == "protest with intervention" and kinds == {"armed"} and not _said(group) & (words.demonstrators | words.police):
        return "attack"  # "the raiders overpowered the guards"
    parties, said = {p.head.lower_ for item in group.items for _, p in item.parties}, _said(group)
    risen = best in ("attack", "abduction/forced disappearance") and doers & words.inmates and not _bodies(group)
    if best not in ("violent demonstration", "looting/property destruction") and not risen:
        return best  # "prisoners took guards hostage" is a rising too
    if best == "looting/property destruction" and not doers & words.inmates:
        return "violent demonstration" if doers & words.demonstrators else best
    if (parties | said) & words.inmates:
        return "mob violence" if said & words.feud else "violent demonstration"
    return "mob violence" if parties & words.communal and not said & words.demonstrators else best


def _feud(group: Group, doers: set[str]) -> bool:
    """Whether people of two places or families fight: with any arms where they are the doers, with none but everyday ones where
    the sentence only speaks of them ("a clash between two villages")."""
    words = role_lexicon()
    arms = {w.kind.name for item in group.items for w in item.weapons}
    if _bodies(group):
        return False
    return bool(doers & words.feuding and arms <= _FEUD_ARMS) or bool(
        arms and arms <= _CROWD_ARMS and _said(group) & words.feuding
    )


def _harms_people(group: Group) -> bool:
    """Whether what was burnt is a person."""
    words = role_lexicon()
    harmed = {p.head.lower_ for item in group.items for role, p in item.parties if role == "victim"}
    return bool(harmed & words.people)


def _bodies(group: Group) -> bool:
    """Whether a named group or force is among the doers."""
    parties = [p for item in group.items for role, p in item.parties if role == "attacker" and p.mention is not None]
    return any(p.mention is not None and p.mention.type == "group" for p in parties)


def _said(group: Group) -> set[str]:
    """The words of the sentences that tell of a happening."""
    return {str(token.lower_) for item in group.items for token in item.found.token.sent}


def _weapon_type(group: Group) -> str | None:
    """The type that the weapon in use makes; the opening's weapons decide, the carrier before what it carries."""
    opening = [w for item in group.items if item.headline or item.paragraph <= 2 for w in item.weapons]
    weapons = opening or [w for item in group.items for w in item.weapons]
    if not weapons:
        return None
    first = next(item.weapons for item in group.items if item.weapons and (not opening or item.headline or item.paragraph <= 2))
    if all(w.kind.type == "attack" for w in first):
        return None  # the first told say how it was done: "with rifles and armoured vehicles; one officer was hurt by a drone"
    if {w.kind.name for w in first} == {"missile, rocket or shell"} and not _from_aircraft(group):
        return first[0].kind.type  # "a missile hit the market; in the same night drones struck a port"
    kind = min(weapons, key=lambda w: (w.kind.rank, w.start)).kind
    if kind.type == "remote explosive/landmine/ied" and any(w.kind.name in _HAND_HELD for w in weapons):
        return None  # "stormed the prison with explosives and rifles"
    return kind.type if kind.type != "attack" else None


def _from_aircraft(group: Group) -> bool:
    """Whether the sentences say that aircraft fired what hit: "missiles launched from a drone", "jets fired"."""
    sentences = {item.sentence: item.found.token.sent for item in group.items}
    return any(weapon_lexicon().from_aircraft.search(s.text) for s in sentences.values())


def _by_parties(group: Group) -> str:
    """A weakly told harm: a clash where armed sides meet, violence against a crowd or civilians otherwise."""
    words = role_lexicon()
    doers = {p.head.lower_ for item in group.items for role, p in item.parties if role == "attacker"}
    kinds = {p.mention.type for item in group.items for role, p in item.parties if role == "attacker" and p.mention is not None}
    harmed = {p.head.lower_ for item in group.items for role, p in item.parties if role in ("victim", "target")}
    first = harmed_first(group.items)
    by_group, by_state = bool(doers & words.armed) or "group" in kinds, bool(doers & words.state_forces) or "force" in kinds
    spared = not harmed & {"civilian", "civilians", "villagers"}
    if by_group and (first & words.military or harmed & _POSTS or _of_group(group)) and spared:
        return "armed clash"
    if doers <= words.assailants and kinds <= {"role"} and first & _POSTS and first & words.military and spared:
        return "armed clash"  # "an attack on a police post"
    if by_state and first & words.armed:
        return "armed clash"
    if by_state and not by_group and ((harmed | _setting(group)) & words.protesters or _said(group) & words.demonstrating):
        return "excessive force against protesters"
    arms = {w.kind.name for item in group.items for w in item.weapons}
    if doers & words.unarmed and not by_group and not by_state and arms <= _CROWD_ARMS:
        return "mob violence"
    if not by_group and any(item.found.base in _STRIKES and _by_body(item) for item in group.items):
        return "air/drone strike"  # "an Israeli strike on a house": of a state and with nothing fired from the ground named
    return "attack"


def _of_group(group: Group) -> bool:
    """Whether an armed group is what was attacked."""
    parties = [p for item in group.items for role, p in item.parties if role == "target" and p.mention is not None]
    return any(p.mention is not None and p.mention.type == "group" for p in parties)


def _by_body(item: Happening) -> bool:
    """Whether a force or a state does it."""
    return any(role == "attacker" and of_state(p) for role, p in item.parties)


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
