"""Which accounts are worth comparing: those that share a key. No window on publication: a follow-up may come years later.

Keys and their recall were measured on 3,262 local reports of shootings (2,323 true pairs): place and event day alone
bring 69 % of the pairs together, all kinds of keys about 90 % with some two candidates a report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from unfog.reconcile.traits import Traits

CROWD = 60
"""A key held by more accounts than this says nothing and proposes no pair."""

MONTH, FORTNIGHT, DECADE, THREE_WEEKS = 30, 14, 10, 21

Key = tuple[str | int, ...]


def candidates(all_traits: Sequence[Traits]) -> list[tuple[int, int]]:
    """Pairs of positions worth comparing, sorted; two accounts of one report never meet."""
    holders: dict[Key, list[int]] = defaultdict(list)
    for n, traits in enumerate(all_traits):
        for key in set(keys(traits)):
            holders[key].append(n)
    pairs: set[tuple[int, int]] = set()
    for held in holders.values():
        if 1 < len(held) <= CROWD:
            pairs.update((a, b) for i, a in enumerate(held) for b in held[i + 1 :])
    return sorted((a, b) for a, b in pairs if all_traits[a].account.report != all_traits[b].account.report)


def keys(traits: Traits) -> Iterator[Key]:
    """The keys of one account; each says in its first item what kind it is."""
    days = (*traits.days[:3], *((traits.published, traits.published - 1) if traits.published else ()))
    for name in sorted(traits.persons | traits.victims):
        parts = name.split()
        yield ("name", parts[0][:1], skeleton(parts[-1]), *([] if name in traits.victims else traits.places[:1]))
        yield ("full name", name)
    for name in sorted(traits.victims):
        yield from (("surname", name.split()[-1], place) for place in traits.places[:3])
    for place in traits.places[:4]:
        yield from (("place and day", place, day) for day in days)
        yield from (
            ("age and place", age, place, bucket) for age in sorted(traits.ages) for bucket in _around(traits, THREE_WEEKS)
        )
        yield from (
            ("group and place", group, place, bucket) for group in sorted(traits.groups) for bucket in _around(traits, MONTH)
        )
    for kind in sorted(traits.types):
        yield from (
            ("type, country and day", kind, country, day) for country in sorted(traits.countries) for day in traits.days[:2]
        )
    for word in sorted(traits.title):
        yield from (("title word", word, bucket) for bucket in _around(traits, DECADE))
    for word in traits.rare:
        yield from (("rare word", word, bucket) for bucket in _around(traits, MONTH))
    for mark in sorted(traits.prints)[::2]:
        yield from (("shared wording", mark, bucket) for bucket in _around(traits, FORTNIGHT))


def _around(traits: Traits, days: int) -> tuple[int, ...]:
    """Two overlapping buckets of publication time, so that near neighbours always share one; undated ones use the event day."""
    day = traits.published or (traits.days[0] if traits.days else 0)
    return (day // days, day // days + 1)


def skeleton(word: str) -> str:
    """First letter and consonants of a word, doubled and confusable letters merged: a key that survives misspelling."""
    rest = word[1:].replace("ph", "f").replace("ck", "k").translate(_ALIKE)
    kept = [c for c in rest if c not in "aeiouyhw'-"]
    return word[:1] + "".join(c for n, c in enumerate(kept) if n == 0 or c != kept[n - 1])


_ALIKE = str.maketrans({"c": "k", "z": "s", "q": "k"})
