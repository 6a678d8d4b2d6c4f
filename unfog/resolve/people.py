"""Which persons of different reports are one: never on a likeness of names alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from unfog.lexicon.titles import titles
from unfog.resolve.compare import compare
from unfog.resolve.sets import Sets
from unfog.resolve.sightings import Sighting, plain_name
from unfog.resolve.sounds import likeness, skeleton

_BLOCK = 60
"""Distinct names compared within one block at most: a commoner last name says too little to join spellings on."""
_WORD_ALIKE = 0.8
"""Likeness two spellings of one word of a name must have: set by judgement on a few pairs of spellings, not fitted on a bench."""


def join_people(people: Sequence[Sighting], sets: Sets) -> list[tuple[str, str]]:
    """Join the sightings that are one person in ``sets``; returns pairs of sighting ids that are disputed."""
    _same_name(people, sets)
    disputed = list(_spellings(people, sets))
    _last_names(people, sets)
    return disputed


def _same_name(people: Sequence[Sighting], sets: Sets) -> None:
    """The same full name, and a place, a group or another name in common."""
    first: dict[tuple[str, str], Sighting] = {}
    for person in people:
        for name in person.names:
            words = plain_name(name)
            if len(words) > 1:
                for tie in sorted(person.company):
                    owner = first.setdefault((" ".join(words), tie), person)
                    if owner is not person:
                        sets.join(owner.id, person.id, f"{name}: same name and {_said(tie)} in common")


def _spellings(people: Sequence[Sighting], sets: Sets) -> Iterator[tuple[str, str]]:
    """Near spellings in one block of sound: joined, or disputed, when the company is shared."""
    blocks: dict[str, dict[str, list[Sighting]]] = defaultdict(lambda: defaultdict(list))
    for person in people:
        for name in person.names:
            words = plain_name(name)
            if len(words) > 1:
                blocks[skeleton(words[-1])[:4]][name].append(person)
    for _, block in sorted(blocks.items()):
        if len(block) > _BLOCK:
            continue
        for one, two in combinations(sorted(block), 2):
            verdict = spelling_verdict(one, two)
            if verdict is None:
                continue
            for left, right in _met(block[one], block[two]):
                if verdict == "disputed":
                    yield left.id, right.id
                else:
                    sets.join(left.id, right.id, verdict)


def _met(left: Sequence[Sighting], right: Sequence[Sighting]) -> Iterator[tuple[Sighting, Sighting]]:
    """Pairs that keep company, one partner for each person."""
    for person in left:
        other = next((o for o in right if o.id != person.id and (o.company & person.company)), None)
        if other is not None:
            yield person, other


def spelling_verdict(one: str, two: str) -> str | None:
    """The reason why two spellings are one person, ``disputed`` when they may be, ``None`` when they are not."""
    a, b = plain_name(one), plain_name(two)
    if a == b:
        return f"{one} and {two}: same words but for a by-name"
    if likeness(a[-1], b[-1]) < _WORD_ALIKE:
        return None
    kunya = titles().kunya
    if a[0] not in kunya and b[0] not in kunya and likeness(a[0], b[0]) < _WORD_ALIKE:
        return None
    if len(a) == len(b):
        changed = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        alike = all(likeness(x, y) >= _WORD_ALIKE and skeleton(x) == skeleton(y) for x, y in changed)
        if alike and compare(one, two).same and len(changed) < len(a) + (len(a) == 2):
            return f"{one} and {two}: {compare(one, two).reason}"
    if (a[0] in kunya) != (b[0] in kunya) or (a[0] in kunya and len(a) > 2 and len(b) > 2):
        return "disputed" if likeness(a[-1], b[-1]) >= _WORD_ALIKE else None
    return "disputed" if compare(one, two).score >= 0.8 and likeness(a[0], b[0]) >= _WORD_ALIKE else None


def _last_names(people: Sequence[Sighting], sets: Sets) -> None:
    """A last name alone belongs to the one fuller name that keeps the same company."""
    full: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person in people:
        for name in person.names:
            words = plain_name(name)
            if len(words) > 1:
                for tie in person.company:
                    full[words[-1], tie].add(person.id)
    alone: dict[tuple[str, str], Sighting] = {}
    for person in people:
        words = plain_name(person.names[0])
        if len(words) > 1 or not words:
            continue
        owners = {i for tie in person.company for i in full.get((words[0], tie), ())}
        roots = {sets.root(i) for i in owners}
        if len(roots) == 1:
            sets.join(min(owners), person.id, f"{person.names[0]}: the only fuller name that ends so in the same company")
            continue
        for tie in sorted(person.company) if not roots else ():
            owner = alone.setdefault((words[0], tie), person)
            if owner is not person:
                sets.join(owner.id, person.id, f"{person.names[0]}: same name and {_said(tie)} in common")


def _said(tie: str) -> str:
    kind, _, value = tie.partition(":")
    return "a place" if kind == "place" else f"the {'name' if kind == 'name' else 'group'} {value}"
