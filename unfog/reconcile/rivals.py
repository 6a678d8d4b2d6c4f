"""Parties that cannot both be meant: weapons of different classes, and names of one victim that differ.

A weapon is what one voice names against another: two classes are rivals when some voice names only the one, some other
voice only the other, and nobody names both (a missile fired from a drone is one weapon told twice). One victim under two
names is a dispute about who was hit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from unfog.lexicon.romanise import words_of
from unfog.lexicon.sounds import skeleton
from unfog.lexicon.weapons import weapon_lexicon
from unfog.model import Claim, Conflict, PartyValue, Position
from unfog.reconcile.ledger import Ledger, Voice, folded


def rival_weapons(claims: Sequence[Claim], ledger: Ledger) -> Conflict | None:
    """The classes of weapons that stand against each other, each with its claims; ``None`` without rivals."""
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        kind = _class(claim)
        if kind is not None and claim.certainty != "denied":
            told[kind].append(claim)
    by: dict[str, set[Voice]] = {kind: {ledger.voice(c) for c in said} for kind, said in told.items()}
    rivals = sorted({kind for a in by for b in by if a < b and not by[a] & by[b] for kind in (a, b)})
    if len(rivals) < 2:
        return None
    positions = [Position(value={"name": kind}, claims=tuple(c.id for c in told[kind])) for kind in rivals]
    return Conflict(field="weapon", positions=tuple(positions))


def rival_names(claims: Sequence[Claim]) -> Conflict | None:
    """The names one victim goes by that are no shorter forms of each other; ``None`` when every victim has one name."""
    by_entity: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if isinstance(claim.value, PartyValue) and claim.value.entity and claim.value.name:
            by_entity[claim.value.entity][folded(claim.value.name)].append(claim)
    positions = []
    for entity in sorted(by_entity):
        names = by_entity[entity]
        apart = [name for name in names if not any(_shorter(name, other) for other in names if other != name)]
        if len(apart) > 1:
            for name in apart:
                value = names[name][0].value
                spelt = value.name if isinstance(value, PartyValue) else name
                positions.append(Position(value={"name": spelt, "entity": entity}, claims=tuple(c.id for c in names[name])))
    return Conflict(field="victim", positions=tuple(positions)) if positions else None


def _class(claim: Claim) -> str | None:
    """The class of a weapon claim's words, ``None`` for words outside the lexicon."""
    if not isinstance(claim.value, PartyValue):
        return None
    lexicon = weapon_lexicon()
    found = lexicon.pattern.search((claim.value.name or claim.value.label or claim.span.text).lower())
    if found is None:
        return None
    numbers = (lexicon.group_of[i] for i, text in enumerate(found.groups(), 1) if text is not None and i in lexicon.group_of)
    return next((lexicon.classes[number].name for number in numbers), None)


def _shorter(name: str, other: str) -> bool:
    """Whether all words of one name stand in a longer one, or in one that is spelt otherwise and sounds alike: no dispute."""
    words, longer = _heard(name), _heard(other)
    return words < longer or (words == longer and name > other)


def _heard(name: str) -> set[str]:
    return {skeleton(part) for part in words_of(name)}
