"""Parties that cannot both be meant: weapons of different classes, and names of one victim that differ.

Two kinds of weapon are rivals when they cannot both have done it (``lexicon/en/weapon_rivals.toml``) and nobody names both: a
missile fired from a drone is one weapon told twice, a jet and its bombs are no dispute. One victim under two names that do
not sound alike is a dispute about who was hit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import JaroWinkler

from unfog.lexicon.romanise import words_of
from unfog.lexicon.sounds import skeleton
from unfog.lexicon.weapon_rivals import WeaponKind, weapon_kind
from unfog.model import Claim, Conflict, PartyValue, Position
from unfog.reconcile.ledger import Ledger, Voice, folded


def rival_weapons(claims: Sequence[Claim], ledger: Ledger) -> Conflict | None:
    """The kinds of weapon that stand against each other, each with its claims; ``None`` without rivals."""
    told: dict[str, list[Claim]] = defaultdict(list)
    kinds: dict[str, WeaponKind] = {}
    for claim in claims:
        kind = _kind(claim)
        if kind is not None and claim.certainty != "denied":
            told[kind.name].append(claim)
            kinds[kind.name] = kind
    by = {name: {ledger.voice(c) for c in said} for name, said in told.items()}
    rivals = sorted({n for a in by for b in by if a < b and kinds[a].rivals(kinds[b]) and _apart(by[a], by[b]) for n in (a, b)})
    if len(rivals) < 2:
        return None
    positions = [Position(value={"name": name}, claims=tuple(c.id for c in told[name])) for name in rivals]
    return Conflict(field="weapon", positions=tuple(positions))


def _apart(one: set[Voice], other: set[Voice]) -> bool:
    """Whether nobody names both."""
    return not one & other


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
        apart = [name for name in apart if all(other == name or _differ(names, name, other) for other in apart)]
        if len(apart) > 1:
            for name in apart:
                value = names[name][0].value
                spelt = value.name if isinstance(value, PartyValue) else name
                positions.append(Position(value={"name": spelt, "entity": entity}, claims=tuple(c.id for c in names[name])))
    return Conflict(field="victim", positions=tuple(positions)) if positions else None


ONE_SPELLING = 0.7
"""Likeness of the letters of two names (Jaro-Winkler over the romanised words in order of the alphabet, and written together)
from which they are taken for forms of one: "Sahra Cabdi" and "Sahra Abdi", "Lupe Ortega" and "Guadalupe Ortega"."""


def _differ(names: Mapping[str, Sequence[Claim]], one: str, other: str) -> bool:
    """Whether two names of one victim are a dispute: nobody gives both, as whoever knows a nickname or nom de guerre does, they
    are in one script, and they are no spellings of one name."""
    if not {c.report for c in names[one]}.isdisjoint(c.report for c in names[other]) or one.isascii() != other.isascii():
        return False
    spelt = [" ".join(sorted(words_of(name))) for name in (one, other)]
    joined = ["".join(words_of(name)) for name in (one, other)]
    return max(JaroWinkler.similarity(*spelt), JaroWinkler.similarity(*joined)) < ONE_SPELLING


def _kind(claim: Claim) -> WeaponKind | None:
    """The kind of weapon that a claim's words name."""
    if not isinstance(claim.value, PartyValue):
        return None
    return weapon_kind(claim.value.name or claim.value.label or claim.span.text)


def _shorter(name: str, other: str) -> bool:
    """Whether all words of one name stand in a longer one, or in one that is spelt otherwise and sounds alike: no dispute."""
    words, longer = _heard(name), _heard(other)
    alike = "".join(words) == "".join(longer) or set(words) == set(longer)  # "Sami Ullah", "Samiullah"
    return set(words) < set(longer) or (alike and name > other)


def _heard(name: str) -> tuple[str, ...]:
    return tuple(skeleton(part) for part in words_of(name))
