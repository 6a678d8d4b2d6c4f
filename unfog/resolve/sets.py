"""Disjoint sets of sightings with the reasons that joined them."""

from __future__ import annotations

from collections import defaultdict


class Sets:
    """Union-find over ids; the root is always the smallest id, so the result does not depend on the order of joins."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._reasons: list[tuple[str, str]] = []

    def root(self, item: str) -> str:
        """The id that stands for the set of ``item``."""
        while (parent := self._parent.get(item, item)) != item:
            self._parent[item] = self._parent.get(parent, parent)
            item = parent
        return item

    def join(self, one: str, two: str, reason: str) -> None:
        """Put two items into one set; the reason is kept when they were apart."""
        a, b = self.root(one), self.root(two)
        if a != b:
            self._parent[max(a, b)] = min(a, b)
            self._reasons.append((a, reason))

    def reasons(self) -> dict[str, tuple[str, ...]]:
        """For each root, why its members were joined, in alphabetical order, each once."""
        found: dict[str, set[str]] = defaultdict(set)
        for item, reason in self._reasons:
            found[self.root(item)].add(reason)
        return {root: tuple(sorted(said)) for root, said in found.items()}
