"""Which accounts are worth comparing: those that share a key. No window on publication: a follow-up may come years later.

Keys are texts, so that a database can index them. Keys and their recall were measured on 3,262 local reports of shootings
(2,323 true pairs): place and event day alone bring 69 % of the pairs together, all kinds of keys about 90 % with some two
candidates a report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from unfog.model import AccountId
from unfog.reconcile.accounts import report_of
from unfog.reconcile.marks import heaviest, keys_of
from unfog.reconcile.traits import Traits

CROWD = 60
"""A key held by more accounts than this says nothing and proposes no pair."""

MONTH, FORTNIGHT, DECADE, THREE_WEEKS = 30, 14, 10, 21
WEEK, HALF_WEEK = 7, 3
MOST_MARKS, MOST_FOREIGN_MARKS = 12, 40
"""Marks of an English report, and of one in another language (there are fewer of these), by each of which the two can meet."""
ANY_DAY = "any day"

Pair = tuple[AccountId, AccountId]
"""Two accounts, the smaller id first."""


def pair_of(a: AccountId, b: AccountId) -> Pair:
    """Two accounts as a pair."""
    return (a, b) if a < b else (b, a)


READ, UNREAD = "marks:read:", "marks:unread:"
"""Beginnings of the keys made of marks: English reports meet by them only reports in other languages."""


class Index:
    """Which accounts hold each key, in memory.

    Most keys have one holder and need no list. Keys by which English reports meet only those in other languages are left aside
    until there is one (``foreign``).
    """

    def __init__(self) -> None:
        self.foreign = False
        self._one: dict[str, AccountId] = {}
        self._more: dict[str, list[AccountId]] = {}

    def hold(self, account: AccountId, held: Iterable[str]) -> None:
        """Note that an account holds keys."""
        one, more, foreign = self._one, self._more, self.foreign
        for key in held:
            if not foreign and key.startswith(READ):
                continue
            first = one.setdefault(key, account)
            if first is not account and first != account:
                more.setdefault(key, [first]).append(account)

    def let_go(self, account: AccountId, held: Iterable[str]) -> None:
        """Note that an account holds keys no more."""
        for key in held:
            left = [a for a in self.holders(key) if a != account]
            self._one.pop(key, None)
            self._more.pop(key, None)
            if left:
                self._one[key] = left[0]
            if len(left) > 1:
                self._more[key] = left

    def holders(self, key: str) -> Sequence[AccountId]:
        """The accounts that hold a key."""
        more = self._more.get(key)
        if more is not None:
            return more
        return (self._one[key],) if key in self._one else ()

    def shared(self) -> dict[str, Sequence[AccountId]]:
        """The keys by which accounts can meet, with their holders."""
        return self._more | {key: self.holders(key) for key in self._one if counterpart(key) in self._one}


def candidates(all_traits: Sequence[Traits]) -> Iterator[Pair]:
    """The pairs of accounts worth comparing, in order; two accounts of one report never meet."""
    index = Index()
    index.foreign = any(traits.foreign for traits in all_traits)
    for traits in all_traits:
        index.hold(traits.account, keys(traits))
    return candidates_of(index.shared())


def counterpart(key: str) -> str | None:
    """The key that is held on the other side by what ``key`` shall meet; ``None`` for a key that meets its like."""
    if key.startswith(READ):
        return UNREAD + key[len(READ) :]
    return READ + key[len(UNREAD) :] if key.startswith(UNREAD) else None


def with_counterparts(keys: Iterable[str]) -> list[str]:
    """Keys and their counterparts, sorted: what is to be looked up to find whom the holders of ``keys`` may meet."""
    held = set(keys)
    return sorted(held | {other for key in held if (other := counterpart(key)) is not None})


def candidates_of(holders: Mapping[str, Sequence[AccountId]]) -> Iterator[Pair]:
    """The pairs that share a key which is no crowd, or hold its two sides, in order; they are not all kept at once."""
    near: dict[AccountId, list[Sequence[AccountId]]] = defaultdict(list)
    for key, held in holders.items():
        if len(held) > CROWD or key.startswith(READ):
            continue
        others = holders.get(counterpart(key) or "", ())
        if len(held) > 1:
            for account in held:
                near[account].append(held)
        if 0 < len(others) <= CROWD:
            for account in held:
                near[account].append(others)
            for account in others:
                near[account].append(held)
    for account in sorted(near):
        report = report_of(account)
        for other in sorted(other for other in set().union(*near.pop(account)) if other > account):
            if report_of(other) != report:
                yield account, other


def meeting(own: Iterable[str], others: Iterable[str]) -> list[tuple[str, ...]]:
    """The keys by which two accounts meet, given the keys of each: one key, or both sides of one; each must be no crowd."""
    mine, theirs = set(own), set(others)
    plain = [(key,) for key in mine & theirs if not key.startswith(READ)]
    return plain + [(key, other) for key in mine if (other := counterpart(key)) is not None and other in theirs]


def keys(traits: Traits) -> tuple[str, ...]:
    """The keys of one account, sorted; each begins with the kind it is of."""
    return tuple(sorted({":".join(map(str, key)) for key in _keys(traits)}))


def _keys(traits: Traits) -> Iterator[tuple[str | int, ...]]:
    side = "unread" if traits.foreign else "read"
    yield from (("marks", side, *pair) for pair in keys_of(traits.marks))
    most = MOST_FOREIGN_MARKS if traits.foreign else MOST_MARKS
    for week in _beside(traits, WEEK):
        yield from (("marks", side, mark, week) for mark in heaviest(traits.marks, most))
    for when in _beside(traits, HALF_WEEK):
        yield from (("marks", side, land, when) for land in sorted(traits.countries))
    for mark in sorted(traits.prints)[::2]:
        yield from (("shared wording", mark, bucket) for bucket in _around(traits, FORTNIGHT))
    days = (*traits.days[:3], *((traits.published, traits.published - 1) if traits.published else ()))
    if traits.foreign:
        yield from (("place and day", place, day) for place in traits.places[:4] for day in days)
        return
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


def _around(traits: Traits, days: int) -> tuple[int, ...]:
    """Two overlapping buckets of publication time, so that near neighbours always share one; undated ones use the event day."""
    day = traits.published or (traits.days[0] if traits.days else 0)
    return (day // days, day // days + 1)


def _beside(traits: Traits, days: int) -> tuple[int | str, ...]:
    """The bucket of publication time; of a report in another language its neighbours too, so that two near ones always meet.

    A report in another language without any day meets what every English one holds besides.
    """
    day = traits.published or (traits.days[0] if traits.days else None)
    if not traits.foreign:
        return (ANY_DAY,) if day is None else (day // days, ANY_DAY)
    return (ANY_DAY,) if day is None else (day // days - 1, day // days, day // days + 1)


def skeleton(word: str) -> str:
    """First letter and consonants of a word, doubled and confusable letters merged: a key that survives misspelling."""
    rest = word[1:].replace("ph", "f").replace("ck", "k").translate(_ALIKE)
    kept = [c for c in rest if c not in "aeiouyhw'-"]
    return word[:1] + "".join(c for n, c in enumerate(kept) if n == 0 or c != kept[n - 1])


_ALIKE = str.maketrans({"c": "k", "z": "s", "q": "k"})
