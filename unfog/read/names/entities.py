"""Joining the mentions of one thing within a report: full name and last name, two names tied by "known as"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import JaroWinkler

from unfog.model import EntityId, Mention, make_id
from unfog.read.names.found import Found
from unfog.read.names.page import Page

_ALIAS_REACH = 60
"""Code points between two names that "known as" or the like may tie."""
SPELLING = 0.85
"""Jaro-Winkler likeness from which two last words pass for spellings of one (set by judgement on invented pairs)."""


def mentions_of(page: Page, found: Sequence[Found]) -> tuple[Mention, ...]:
    """Mentions in text order; those of one thing share an entity id made from the report and the thing's fullest key."""
    ordered = sorted(found, key=lambda f: (f.start, f.end))
    owner = _owners(page, ordered)
    report = page.parsed.report
    return tuple(
        Mention(
            span=report.span(item.start, item.end),
            type=item.type,
            entity=EntityId(make_id("e", report.id, owner.get(item.key, item.key))),
            name=item.name,
        )
        for item in ordered
    )


def _owners(page: Page, ordered: Sequence[Found]) -> dict[str, str]:
    """For keys of persons, the key that stands for the person."""
    people = [item for item in ordered if item.type == "person"]
    owner: dict[str, str] = {}
    full = list(dict.fromkeys(item.key for item in people))
    for key in full:
        words = key.removeprefix("person:").split()
        longer = [other for other in full if len(other) > len(key) and _part_of(words, other.removeprefix("person:").split())]
        if longer:
            owner[key] = longer[0]
    for left, right in pairwise(people):
        between = page.text[left.end : right.start]
        if len(between) > _ALIAS_REACH:
            continue
        plain = _without_titles(page, between)
        if page.lexicon.alias.fullmatch(plain) or (page.lexicon.weak_alias.fullmatch(plain) and _look_alike(left, right)):
            _tie(owner, left.key, right.key)
    return {key: _root(owner, key) for key in full}


def _look_alike(left: Found, right: Found) -> bool:
    """Whether two names may be spellings of one: "Kovar or Kowar", and not "Kovar or Smith"."""
    return JaroWinkler.similarity(left.key.split()[-1], right.key.split()[-1]) >= SPELLING


def _without_titles(page: Page, between: str) -> str:
    words = between.rstrip().rsplit(" ", 1)
    last = words[-1].strip('".,').lower()
    return words[0] + " " if len(words) == 2 and (last,) in page.lexicon.titles else between


def _part_of(words: Sequence[str], full: Sequence[str]) -> bool:
    """Whether ``words`` are the end of a full name, its first and last word, or its words in order."""
    if words[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(word in rest for word in words)


def _tie(owner: dict[str, str], left: str, right: str) -> None:
    a, b = _root(owner, left), _root(owner, right)
    if a != b:
        owner[max(a, b)] = min(a, b)


def _root(owner: dict[str, str], key: str) -> str:
    while key in owner:
        key = owner[key]
    return key
