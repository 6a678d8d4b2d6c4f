"""Grouping one report at a time over a shelf of what was kept, with the result of grouping everything at once.

The shelf is a small protocol: in memory here, a database in a store. Adding or taking away an account touches only the
accounts that share a key with it and their neighbourhoods.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Protocol

from unfog.model import AccountId, Judgement
from unfog.reconcile.blocking import (
    CROWD,
    READ,
    Index,
    Pair,
    candidates_of,
    counterpart,
    keys,
    meeting,
    pair_of,
    with_counterparts,
)
from unfog.reconcile.cluster import KEPT_ABOVE, Group, neighbourhood, regroup
from unfog.reconcile.same import batches, scores
from unfog.reconcile.traits import Traits


class Shelf(Protocol):
    """What grouping needs to keep: traits, which accounts hold a key, and the scores of pairs.

    Every method takes and gives many at once, so that a database answers each with one query.
    """

    def put(self, made: Mapping[AccountId, tuple[Traits, Sequence[str]]]) -> None:
        """Keep accounts' traits, and index them by their keys."""

    def drop(self, accounts: Iterable[AccountId]) -> None:
        """Forget accounts with their keys and all scores of theirs."""

    def traits(self, accounts: Iterable[AccountId]) -> Mapping[AccountId, Traits]:
        """The traits of those accounts that are kept."""

    def counts(self, keys: Iterable[str]) -> Mapping[str, int]:
        """How many accounts hold each key; a key that nobody holds may be left out."""

    def holders(self, keys: Iterable[str]) -> Mapping[str, Sequence[AccountId]]:
        """The accounts that hold each key, asked only about keys with few holders."""

    def scores(self, accounts: Iterable[AccountId]) -> Mapping[AccountId, Mapping[AccountId, float]]:
        """For each account the accounts it has a score with."""

    def score(self, found: Mapping[Pair, float]) -> None:
        """Keep the scores of pairs."""

    def unscore(self, pairs: Iterable[Pair]) -> None:
        """Forget the scores of pairs."""

    def judgements(self, accounts: Iterable[AccountId]) -> Sequence[Judgement]:
        """What reviewers judged about these accounts, in the order it was judged."""


def add(shelf: Shelf, arrived: Sequence[Traits]) -> set[AccountId]:
    """Put accounts on the shelf and score them against those they share a key with.

    Returns the accounts whose neighbourhoods are to be grouped anew (``regroup_around``).
    """
    own = {t.account: keys(t) for t in arrived}
    shelf.put({t.account: (t, own[t.account]) for t in arrived})
    every = with_counterparts(chain.from_iterable(own.values()))
    counts = shelf.counts(every)
    live = shelf.holders([k for k in every if counts.get(k, 0) <= CROWD])
    pairs = (pair for pair in candidates_of(live) if pair[0] in own or pair[1] in own)
    touched = set(own) | _score_new(shelf, pairs)
    before = _without(counts, own)
    return touched | _leave_crowds(shelf, [k for k in every if counts.get(k, 0) > CROWD >= before[k] > 1])


def take_away(shelf: Shelf, gone: Iterable[AccountId]) -> set[AccountId]:
    """Take accounts off the shelf; returns the accounts left whose neighbourhoods are to be grouped anew."""
    leaving = shelf.traits(gone)
    own = {account: keys(traits) for account, traits in sorted(leaving.items())}
    every = sorted(set(chain.from_iterable(own.values())))
    counts = shelf.counts(every)
    scored = shelf.scores(own)
    touched = set(chain.from_iterable(scored.values()))
    touched |= {a for j in shelf.judgements(own) for a in (j.one, j.two)}
    shelf.drop(own)
    after = _without(counts, own)
    thinned = with_counterparts(k for k in every if counts.get(k, 0) > CROWD >= after[k])
    left = shelf.counts(thinned)
    touched |= _score_new(shelf, candidates_of(shelf.holders([k for k in thinned if left.get(k, 0) <= CROWD])))
    return touched - own.keys()


def regroup_around(shelf: Shelf, touched: Iterable[AccountId]) -> tuple[Group, ...]:
    """The groups of all neighbourhoods that ``touched`` accounts lie in: what replaces the groups these accounts were in."""
    scored: dict[AccountId, Mapping[AccountId, float]] = {}

    def near(accounts: Sequence[AccountId]) -> set[AccountId]:
        found = shelf.scores(accounts)
        scored.update(found)
        likely = {other for row in found.values() for other, value in row.items() if value > 0}
        return likely | {other for j in shelf.judgements(accounts) if j.verdict == "same" for other in (j.one, j.two)}

    hood = shelf.traits(sorted(neighbourhood(touched, near)))
    found = {pair_of(a, b): value for a in hood for b, value in scored.get(a, {}).items() if b in hood}
    return regroup(list(hood.values()), found, shelf.judgements(sorted(hood)))


def _without(counts: Mapping[str, int], own: Mapping[AccountId, Sequence[str]]) -> dict[str, int]:
    """How many accounts other than ``own`` hold each key."""
    left = defaultdict(int, counts)
    for held in own.values():
        for key in held:
            left[key] -= 1
    return left


def _score_new(shelf: Shelf, pairs: Iterable[Pair]) -> set[AccountId]:
    """Score pairs; returns the accounts that have a score now."""
    scored: set[AccountId] = set()
    for some in batches(pairs):
        found = scores(some, shelf.traits(sorted(set(chain.from_iterable(some)))), KEPT_ABOVE)
        shelf.score(found)
        scored.update(chain.from_iterable(found))
    return scored


def _leave_crowds(shelf: Shelf, crowded: Sequence[str]) -> set[AccountId]:
    """Forget the scores that rested on keys which have become a crowd; returns the accounts that lost one."""
    lost: set[Pair] = set()
    holders = shelf.holders(with_counterparts(crowded))
    for key in crowded:
        inside = {*holders.get(key, ()), *holders.get(counterpart(key) or "", ())}
        scored = shelf.scores(sorted(inside))
        together = {pair_of(a, b) for a, row in scored.items() for b in row if b in inside}
        lost |= together - _still_meeting(shelf, together)
    shelf.unscore(sorted(lost))
    return set(chain.from_iterable(lost))


def _still_meeting(shelf: Shelf, pairs: Iterable[Pair]) -> set[Pair]:
    """The pairs that share a key which is no crowd."""
    asked = sorted(pairs)
    own = {a: set(keys(t)) for a, t in shelf.traits(sorted(set(chain.from_iterable(asked)))).items()}
    shared = {pair: meeting(own[pair[0]], own[pair[1]]) for pair in asked}
    counts = shelf.counts(sorted({key for common in shared.values() for ways in common for key in ways}))
    return {p for p, common in shared.items() if any(all(counts[key] <= CROWD for key in ways) for ways in common)}


class MemoryShelf:
    """A shelf in memory, for grouping many reports in one go and for tests."""

    def __init__(self, judgements: Sequence[Judgement] = ()) -> None:
        self.judged = list(judgements)
        self._traits: dict[AccountId, Traits] = {}
        self._index = Index()
        self._scores: dict[AccountId, dict[AccountId, float]] = {}

    def put(self, made: Mapping[AccountId, tuple[Traits, Sequence[str]]]) -> None:
        """See ``Shelf``."""
        if not self._index.foreign and any(traits.foreign for traits, _ in made.values()):
            self._index.foreign = True
            for account, traits in self._traits.items():
                self._index.hold(account, (key for key in keys(traits) if key.startswith(READ)))
        for account, (traits, held) in made.items():
            self._traits[account] = traits
            self._index.hold(account, held)

    def drop(self, accounts: Iterable[AccountId]) -> None:
        """See ``Shelf``."""
        for account in accounts:
            self._index.let_go(account, keys(self._traits.pop(account)))
            for other in self._scores.pop(account, {}):
                del self._scores[other][account]

    def traits(self, accounts: Iterable[AccountId]) -> dict[AccountId, Traits]:
        """See ``Shelf``."""
        return {a: self._traits[a] for a in accounts if a in self._traits}

    def counts(self, keys: Iterable[str]) -> dict[str, int]:
        """See ``Shelf``."""
        return {key: count for key in keys if (count := len(self._index.holders(key)))}

    def holders(self, keys: Iterable[str]) -> dict[str, Sequence[AccountId]]:
        """See ``Shelf``."""
        return {key: sorted(held) for key in keys if (held := self._index.holders(key))}

    def scores(self, accounts: Iterable[AccountId]) -> dict[AccountId, Mapping[AccountId, float]]:
        """See ``Shelf``."""
        return {a: dict(self._scores[a]) for a in accounts if a in self._scores}

    def score(self, found: Mapping[Pair, float]) -> None:
        """See ``Shelf``."""
        for (a, b), value in found.items():
            self._scores.setdefault(a, {})[b] = self._scores.setdefault(b, {})[a] = value

    def unscore(self, pairs: Iterable[Pair]) -> None:
        """See ``Shelf``."""
        for a, b in pairs:
            del self._scores[a][b], self._scores[b][a]

    def judgements(self, accounts: Iterable[AccountId]) -> list[Judgement]:
        """See ``Shelf``."""
        about = set(accounts)
        return [j for j in self.judged if j.one in about or j.two in about]

    def accounts(self) -> list[AccountId]:
        """All accounts kept, sorted."""
        return sorted(self._traits)
