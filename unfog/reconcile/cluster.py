"""Accounts -> groups: which accounts tell of the same happening.

Sparse average link over the scores of pairs: the two groups with the highest mean score are joined until the mean falls
below zero; pairs that were no candidates count as unlikely. What reports mainly tell of is grouped first, what they tell
besides joins it afterwards: a few sentences on another shooting must not keep a follow-up out. What a reviewer judged overrules
every score. The result is a function of the set of accounts, their scores and the judgements: order plays no part.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from unfog.model import AccountId, Judgement, ReportId
from unfog.reconcile.blocking import Pair, candidates, pair_of
from unfog.reconcile.features import Side
from unfog.reconcile.same import batches, scores, why
from unfog.reconcile.traits import Traits

NO_CANDIDATE = -3.0
"""Score of a pair that shares no key: most such pairs inside a neighbourhood are different happenings (out of fold, precision on
local news is a point higher than with -1.5, at equal recall; 2026-11-26)."""

KEPT_ABOVE = -4.0
"""Scores at or below this need not be kept: such a pair counts as no candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Accounts of one happening, the oldest first, and for each report but the oldest why it was put here, in words.

    ``told`` is false where nothing could be read of any of the reports: such a group makes no incident.
    """

    accounts: tuple[AccountId, ...]
    joined: Mapping[ReportId, str]
    told: bool = True


def group(all_traits: Sequence[Traits], judgements: Sequence[Judgement] = ()) -> tuple[Group, ...]:
    """Group all accounts at once; the result does not depend on their order."""
    by_id = {t.account: t for t in all_traits}
    found: dict[Pair, float] = {}
    sides: dict[AccountId, Side] = {}
    for some in batches(candidates(all_traits)):
        found |= scores(some, by_id, KEPT_ABOVE, sides)
    return regroup(all_traits, found, judgements)


def regroup(
    all_traits: Sequence[Traits], scored: Mapping[Pair, float], judgements: Sequence[Judgement] = ()
) -> tuple[Group, ...]:
    """Group the accounts of whole neighbourhoods, from the scores of their pairs (``same.scores``) and what reviewers judged.

    A neighbourhood is what ``neighbourhood`` finds: grouping it alone gives the same as grouping everything. Scores and
    judgements about other accounts are left aside. Groups come in the order of their oldest accounts.
    """
    by_id = {t.account: t for t in all_traits}
    links = _links(by_id, scored)
    tied, _ = settle(judgements, by_id)
    return tuple(_group([by_id[a] for a in part], links, tied) for part in partition(all_traits, scored, judgements))


def partition(
    all_traits: Sequence[Traits], scored: Mapping[Pair, float], judgements: Sequence[Judgement] = ()
) -> list[list[AccountId]]:
    """The groups of ``regroup`` without reasons, each from its oldest account on."""
    by_id = {t.account: t for t in sorted(all_traits, key=lambda t: t.account)}
    tied, barred = settle(judgements, by_id)
    links = _links(by_id, scored)
    english = _links({a: t for a, t in by_id.items() if not t.foreign}, scored)
    foreign = _links({a: t for a, t in by_id.items() if t.foreign and t.telling}, scored)
    made: list[list[AccountId]] = []
    for hood in _components(links, tied):
        mains = [a for a in hood if by_id[a].main and not by_id[a].foreign]
        settled = [*tied, *_within(_average_link(mains, english, tied, barred))] if len(mains) < len(hood) else tied
        parts = _attach_eventless(_average_link(hood, english, settled, barred), by_id, links, barred)
        alone = {a for part in parts if all(a in foreign for a in part) for a in part}
        made += [part for part in parts if alone.isdisjoint(part)]
        made += _average_link(sorted(alone), foreign, tied, barred) if alone else []
    ordered = [sorted(part, key=lambda a: by_id[a].age) for part in made]
    return sorted(ordered, key=lambda part: by_id[part[0]].age)


def _within(parts: Iterable[Sequence[AccountId]]) -> list[Pair]:
    """Pairs that hold each part together."""
    return [pair_of(part[0], other) for part in parts for other in part[1:]]


def neighbourhood(start: Iterable[AccountId], near: Callable[[Sequence[AccountId]], Iterable[AccountId]]) -> set[AccountId]:
    """The accounts that can share a group with one of ``start``: all that chains of neighbours reach.

    ``near`` gives the neighbours of accounts, many at once: those with a score above zero, and those judged the same.
    """
    found = set(start)
    front = sorted(found)
    while front:
        front = sorted(set(near(front)) - found)
        found.update(front)
    return found


def settle(judgements: Sequence[Judgement], known: Iterable[AccountId]) -> tuple[list[Pair], set[Pair]]:
    """Judgements as pairs that must and pairs that must not stand together, about ``known`` accounts only.

    A later judgement stands against an earlier one that contradicts it, whether about the same two accounts or through
    others ("a and b are the same", "b and c are the same", "a and c are different").
    """
    about = set(known)
    tied: list[Pair] = []
    barred: set[Pair] = set()
    for judgement in reversed(judgements):
        pair = pair_of(judgement.one, judgement.two)
        if pair[0] == pair[1] or not about.issuperset(pair):
            continue
        if judgement.verdict == "same":
            if not _clash([*tied, pair], barred):
                tied.append(pair)
        elif not _clash(tied, barred | {pair}):
            barred.add(pair)
    return sorted(tied), barred


def _clash(tied: Sequence[Pair], barred: Iterable[Pair]) -> bool:
    """Whether chains of tied pairs bring a barred pair together."""
    roots = _Roots()
    for a, b in tied:
        roots.join(a, b)
    return any(roots.of(a) == roots.of(b) for a, b in barred)


Links = dict[AccountId, dict[AccountId, float]]
"""The scores of pairs, from either end."""


class _Roots:
    """Disjoint sets of accounts; the smallest id stands for each."""

    def __init__(self) -> None:
        self._parent: dict[AccountId, AccountId] = {}

    def of(self, account: AccountId) -> AccountId:
        parent = self._parent
        while parent.get(account, account) != account:
            parent[account] = parent.get(parent[account], parent[account])
            account = parent[account]
        return account

    def join(self, a: AccountId, b: AccountId) -> None:
        x, y = self.of(a), self.of(b)
        self._parent[max(x, y)] = min(x, y)


def _links(known: Mapping[AccountId, Traits], scored: Mapping[Pair, float]) -> Links:
    """The scores among known accounts."""
    links: Links = {account: {} for account in known}
    for (a, b), value in scored.items():
        if a in links and b in links:
            links[a][b] = links[b][a] = value
    return links


def _components(links: Links, tied: Sequence[Pair]) -> list[list[AccountId]]:
    """Neighbourhoods: groups are joined while their mean is above zero, so no group reaches beyond the pairs above zero."""
    roots = _Roots()
    for a, row in links.items():
        for b, value in row.items():
            if value > 0 and a < b:
                roots.join(a, b)
    for a, b in tied:
        roots.join(a, b)
    parts: dict[AccountId, list[AccountId]] = defaultdict(list)
    for account in links:
        parts[roots.of(account)].append(account)
    return list(parts.values())


def _average_link(members: Sequence[AccountId], links: Links, tied: Sequence[Pair], barred: set[Pair]) -> list[list[AccountId]]:
    """Join what is tied, then the two groups with the highest mean score while it is above zero, never a barred pair.

    Ties go to the smaller ids. Only pairs with a score stand in the heap; the others enter the mean as ``NO_CANDIDATE``, so
    the cost follows the number of scored pairs, not the square of the neighbourhood.
    """
    if len(members) == 1:
        return [list(members)]
    agglomeration = _Agglomeration(members, links, barred)
    inside = set(members)
    for a, b in tied:
        if a in inside and b in inside:
            agglomeration.join(agglomeration.home[a], agglomeration.home[b])
    agglomeration.run()
    return list(agglomeration.groups.values())


class _Agglomeration:
    """Groups of one neighbourhood under way; a group goes by the smallest of its accounts."""

    def __init__(self, members: Sequence[AccountId], links: Links, barred: set[Pair]) -> None:
        inside = set(members)
        self.groups: dict[AccountId, list[AccountId]] = {a: [a] for a in members}
        self.home: dict[AccountId, AccountId] = {a: a for a in members}
        self.sums: dict[AccountId, dict[AccountId, tuple[float, int]]] = {
            a: {b: (value, 1) for b, value in links.get(a, {}).items() if b in inside} for a in members
        }
        self.apart: dict[AccountId, set[AccountId]] = {a: set() for a in members}
        for a, b in barred:
            if a in inside and b in inside:
                self.apart[a].add(b)
                self.apart[b].add(a)

    def run(self) -> None:
        """Join by mean score until no pair of groups is above zero."""
        heap = [self._entry(a, b) for a in self.groups for b in self.sums[a] if a < b]
        heapq.heapify(heap)
        while heap:
            negative, a, b, size_a, size_b = heapq.heappop(heap)
            if negative >= 0:
                break
            if a not in self.groups or b not in self.groups or (len(self.groups[a]), len(self.groups[b])) != (size_a, size_b):
                continue
            if b in self.apart[a]:
                continue
            kept = self.join(a, b)
            for other in self.sums[kept]:
                heapq.heappush(heap, self._entry(min(kept, other), max(kept, other)))

    def _entry(self, a: AccountId, b: AccountId) -> tuple[float, AccountId, AccountId, int, int]:
        total, known = self.sums[a][b]
        size_a, size_b = len(self.groups[a]), len(self.groups[b])
        pairs = size_a * size_b
        return -round((total + (pairs - known) * NO_CANDIDATE) / pairs, 6), a, b, size_a, size_b

    def join(self, a: AccountId, b: AccountId) -> AccountId:
        """Make one group of two; returns the id it goes by."""
        if a == b:
            return a
        a, b = min(a, b), max(a, b)
        self.groups[a] += self.groups.pop(b)
        for account in self.groups[a]:
            self.home[account] = a
        for other, (total, known) in self.sums.pop(b).items():
            self.sums[other].pop(b, None)
            if other != a:
                before = self.sums[a].get(other, (0.0, 0))
                self.sums[a][other] = self.sums[other][a] = (round(before[0] + total, 6), before[1] + known)
        for other in self.apart.pop(b):
            self.apart[other].discard(b)
            self.apart[other].add(a)
            self.apart[a].add(other)
        return a


def _attach_eventless(
    parts: list[list[AccountId]], known: Mapping[AccountId, Traits], links: Links, barred: set[Pair]
) -> list[list[AccountId]]:
    """An account that tells of no event of its own founds no incident: it goes to the group of its likeliest neighbour,
    where one is likelier than not; ties go to the smaller id. A report in another language is put beside English ones in the
    same way: it never brings others together. Of several the larger group is likelier, as a report drawn at random is more
    often of an incident that many tell of (the log of its size is added).
    """
    home = {account: n for n, part in enumerate(parts) for account in part}
    moved: dict[int, int] = {}
    for n, part in enumerate(parts):
        if any(known[a].telling and not known[a].foreign for a in part):
            continue
        near = [
            (-round(value + math.log(len(parts[home[other]])), 6), other)
            for a in part
            for other, value in links[a].items()
            if value > 0 and other in home and known[other].telling and not known[other].foreign
        ]
        open_to = [row for row in near if not any(pair_of(a, b) in barred for a in part for b in parts[home[row[1]]])]
        if open_to:
            moved[n] = home[min(open_to)[1]]
    made = [list(part) for part in parts]
    for n in sorted(moved):
        made[moved[n]] += made[n]
    return [part for n, part in enumerate(made) if n not in moved]


def _group(members: Sequence[Traits], links: Links, tied: Sequence[Pair]) -> Group:
    """A group with the reason of each member: the likeliest neighbour inside it and what the two share."""
    inside = {t.account: t for t in members}
    joined: dict[ReportId, str] = {}
    for traits in members[1:]:
        near = [(-value, other) for other, value in links[traits.account].items() if other in inside]
        judged = sorted(b if a == traits.account else a for a, b in tied if traits.account in (a, b) and {a, b} <= inside.keys())
        if judged:
            joined[traits.report] = f"with {inside[judged[0]].known_as}: judged the same by a reviewer"
        elif near:
            other = inside[min(near)[1]]
            joined[traits.report] = f"with {other.known_as}: {why(traits, other)}"
    told = not all(t.foreign and not t.telling for t in members)
    return Group(accounts=tuple(t.account for t in members), joined=joined, told=told)
