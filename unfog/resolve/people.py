"""Which persons of different reports are one: never on a likeness of names alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from unfog.resolve.compare import compare
from unfog.resolve.parts import block_words, near, parts_of, verdict
from unfog.resolve.sets import Sets
from unfog.resolve.sightings import SAME_INCIDENT, Sighting, members_of

_BLOCK = 60
"""Persons compared within one block at most: a name and a tie that so many share say too little."""


class _Company:
    """The persons of all reports, and the sets they are joined into unless one report tells them apart."""

    def __init__(self, people: Sequence[Sighting], sets: Sets) -> None:
        self.people = people
        self.sets = sets
        self.members = members_of(people, sets)
        self.disputed: set[tuple[str, str]] = set()

    def join(self, one: Sighting, two: Sighting, reason: str) -> bool:
        """Join two persons; not when their sets hold two persons whom one report names apart."""
        a, b = self.sets.root(one.id), self.sets.root(two.id)
        if a == b:
            return True
        if self._told_apart(self.members[a], self.members[b]):
            return False
        if not self.sets.join(one.id, two.id, reason):
            return False
        both = self.members.pop(a) + self.members.pop(b)
        self.members[self.sets.root(a)] = both
        return True

    def _told_apart(self, left: Sequence[Sighting], right: Sequence[Sighting]) -> bool:
        suffixes = {parts_of(n).suffix for p in (*left, *right) for n in p.names} - {""}
        if len(suffixes) > 1:
            return True
        by_report: dict[str, list[Sighting]] = defaultdict(list)
        for person in left:
            by_report[person.report].append(person)
        return any(
            verdict(other.names, person.names) != "same"
            for person in right
            for other in by_report.get(person.report, ())
            if parts_of(other.names[0]).full and parts_of(person.names[0]).full
        )

    def dispute(self, one: Sighting, two: Sighting) -> None:
        """Keep two persons apart and say that they may be one, unless one report tells them apart."""
        a, b = self.sets.root(one.id), self.sets.root(two.id)
        if a != b and not self.sets.apart(a, b) and not self._met(self.members[a], self.members[b]):
            self.disputed.add((one.id, two.id))

    @staticmethod
    def _met(left: Sequence[Sighting], right: Sequence[Sighting]) -> bool:
        return not {p.report for p in left}.isdisjoint(p.report for p in right)


def join_people(people: Sequence[Sighting], sets: Sets) -> list[tuple[str, str]]:
    """Join the sightings that are one person in ``sets``; returns pairs of sighting ids that are disputed."""
    company = _Company(people, sets)
    _same_name(company)
    open_pairs = []
    for one, two in _pairs(people):
        found = verdict(one.names, two.names)
        if found != "same" and _told_alike(one, two) and near(one.names, two.names):
            found = "same"
        if found == "same" and not company.join(one, two, _reason(one, two)):
            found = "disputed"
        if found == "disputed" and one.company & two.company:
            open_pairs.append((one, two))
    _last_names(company)
    for one, two in open_pairs:
        together = company.members[sets.root(one.id)], company.members[sets.root(two.id)]
        names = [sorted({n for p in group for n in p.names if parts_of(n).full}) for group in together]
        if verdict(*names) != "same" or not company.join(one, two, _reason(one, two)):
            company.dispute(one, two)
    return sorted(company.disputed)


def _told_alike(one: Sighting, two: Sighting) -> bool:
    """Whether two victims of one incident have age or trade in common, and no other age."""
    if not (one.harmed and two.harmed and SAME_INCIDENT in one.near and SAME_INCIDENT in two.near):
        return False
    ages = [{t for t in side.traits if t.startswith("age:")} for side in (one, two)]
    return bool(one.traits & two.traits) and not (all(ages) and not ages[0] & ages[1])


def _reason(one: Sighting, two: Sighting) -> str:
    a, b = one.names[0], two.names[0]
    shared = _said(min(one.company & two.company or one.near & two.near))
    said = "same name and" if a == b else f"{compare(a, b).reason};"
    return f"{a if a == b else f'{a} and {b}'}: {said} {shared} in common"


def _same_name(company: _Company) -> None:
    """The same full name, and a place, a group, another name, or country and weeks in common."""
    spelt: list[tuple[Sighting, str, str]] = []
    for person in company.people:
        for name in person.names:
            parts = parts_of(name)
            if parts.full:
                key = " ".join((parts.byname, *parts.words, parts.suffix))
                spelt.append((person, name, key))
    first: dict[tuple[str, str], Sighting] = {}
    bearers = Counter(key for _, _, key in spelt)
    for person, name, key in spelt:
        if bearers[key] == 1:
            continue  # nobody to join
        for tie in (*sorted(person.company), *sorted(person.near)):
            owner = first.setdefault((key, tie), person)
            if owner is not person:
                company.join(owner, person, f"{name}: same name and {_said(tie)} in common")


def _pairs(people: Sequence[Sighting]) -> Iterator[tuple[Sighting, Sighting]]:
    """Persons with a word of their names and a tie in common, each pair once, in the order of ids."""
    sharing: dict[str, list[Sighting]] = defaultdict(list)
    for person in people:
        for word in block_words([n for n in person.names if parts_of(n).full]):
            sharing[word].append(person)
    seen: dict[tuple[str, str], tuple[Sighting, Sighting]] = {}
    for persons in sharing.values():
        for block in _blocks(persons):
            for one, two in combinations(block, 2):
                seen.setdefault((one.id, two.id), (one, two))
    for key in sorted(seen):
        yield seen[key]


def _blocks(persons: Sequence[Sighting]) -> Iterator[Sequence[Sighting]]:
    """Those of some persons who have a tie in common, for each tie; where all have one, that block holds all others."""
    if len(persons) == 1:
        return
    if len(persons) <= _BLOCK and frozenset.intersection(*(p.company | p.near for p in persons)):
        yield persons
        return
    tied: dict[str, list[Sighting]] = defaultdict(list)
    for person in persons:
        for tie in (*person.company, *person.near):
            tied[tie].append(person)
    yield from (block for block in tied.values() if 1 < len(block) <= _BLOCK)


def _last_names(company: _Company) -> None:
    """A last name or by-name alone belongs to the one fuller name that keeps the same company."""
    full: dict[str, dict[str, Sighting]] = defaultdict(dict)
    for person in company.people:
        for name in person.names:
            parts = parts_of(name)
            if parts.full:
                for word in {parts.family, parts.byname} - {""}:
                    full[word].setdefault(person.id, person)
    alone: dict[tuple[str, str], Sighting] = {}
    for person in company.people:
        parts = parts_of(person.names[0])
        word = parts.byname or parts.family
        if parts.full or not word:
            continue
        owners = {i: p for i, p in full.get(word, {}).items() if person.company & p.company or person.near & p.near}
        roots = {company.sets.root(i) for i in owners}
        if len(roots) == 1:
            reason = f"{person.names[0]}: the only fuller name that ends so in the same company"
            company.join(owners[min(owners)], person, reason)
            continue
        for tie in sorted(person.company) if not roots else ():
            owner = alone.setdefault((word, tie), person)
            if owner is not person:
                company.join(owner, person, f"{person.names[0]}: same name and {_said(tie)} in common")


def _said(tie: str) -> str:
    kind, _, value = tie.partition(":")
    if kind == "incident":
        return "one incident"
    if kind in ("place", "near"):
        return value.partition("#")[0] if kind == "place" else "a country within some weeks"
    return f"the {'name' if kind == 'name' else 'group'} {value}"
