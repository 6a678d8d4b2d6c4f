"""A place name in a text, before and after it is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from unfog.lexicon.gazetteer import Hit


@dataclass(slots=True)
class Name:
    """A place name in a text and what it may mean. ``chosen`` is the entry it was resolved to, -1 before or without.

    ``unit``: it stands after a comma and may hold the place before it. ``silent``: it helps to resolve the
    others and is no mention. ``rivals``: entries that fit nearly as well as the one chosen, best first.
    """

    start: int
    end: int
    text: str
    hit: Hit
    label: str = ""
    demonym: bool = False
    dateline: bool = False
    unit: bool = False
    chosen: int = -1
    silent: bool = False
    rivals: list[int] = field(default_factory=list)


def overlaps(name: Name, found: list[Name]) -> bool:
    """Whether a name shares a character with one of the others."""
    return any(f.start < name.end and name.start < f.end for f in found)
