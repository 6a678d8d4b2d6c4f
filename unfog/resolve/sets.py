"""Disjoint sets of sightings with the reasons that joined them, and which of them must stay apart."""

from __future__ import annotations

from collections import defaultdict


class Sets:
    """Union-find over ids; the root is always the smallest id, so the result does not depend on the order of joins."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._reasons: list[tuple[str, str]] = []
        self._foes: dict[str, set[str]] = defaultdict(set)

    def root(self, item: str) -> str:
        """The id that stands for the set of ``item``."""
        while (parent := self._parent.get(item, item)) != item:
            self._parent[item] = self._parent.get(parent, parent)
            item = parent
        return item

    def join(self, one: str, two: str, reason: str) -> bool:
        """Put two items into one set, unless they must stay apart; the reason is kept when they were apart."""
        a, b = self.root(one), self.root(two)
        if a == b:
            return True
        if b in self._foes[a]:
            return False
        keep, gone = min(a, b), max(a, b)
        self._parent[gone] = keep
        self._reasons.append((keep, reason))
        for foe in self._foes.pop(gone, ()):
            self._foes[foe].discard(gone)
            self._foes[foe].add(keep)
            self._foes[keep].add(foe)
        return True

    def part(self, one: str, two: str) -> bool:
        """Keep the sets of two items apart from now on; false when they are one set already."""
        a, b = self.root(one), self.root(two)
        if a == b:
            return False
        self._foes[a].add(b)
        self._foes[b].add(a)
        return True

    def apart(self, one: str, two: str) -> bool:
        """Whether two items must stay in different sets."""
        return self.root(two) in self._foes.get(self.root(one), ())

    def reasons(self) -> dict[str, tuple[str, ...]]:
        """For each root, why its members were joined, in alphabetical order, each once."""
        found: dict[str, set[str]] = defaultdict(set)
        for item, reason in self._reasons:
            found[self.root(item)].add(reason)
        return {root: tuple(sorted(said)) for root, said in found.items()}
