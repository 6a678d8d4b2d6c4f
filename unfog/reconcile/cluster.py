"""Accounts -> groups: which accounts tell of the same happening.

Sparse average link over log-odds: within each neighbourhood of likely pairs the two groups with the highest mean
log-odds are joined until the mean falls below the threshold; pairs that were no candidates count as unlikely. The
result is a function of the set of accounts: order plays no part.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unfog.model import OriginId, ReportId, Resolution
from unfog.reconcile.accounts import Account
from unfog.reconcile.blocking import candidates
from unfog.reconcile.same import Weights, explain, features, log_odds, weights
from unfog.reconcile.traits import Traits, traits_of

JOIN_AT = 0.3
"""Probability at which two groups are one: out of fold 0.3 to 0.5 give the same F1 on local news (88.1 to 88.5), and reports
of armed conflict, whose texts have less in common, are met more often at 0.3 with no wrong pair (2026-11-24)."""

NEIGHBOUR_AT = 0.3
"""Probability from which a pair counts as neighbours; below it a pair only weighs within a neighbourhood."""

NO_CANDIDATE = -1.5
"""Log-odds of a pair that shares no key (measured: most such pairs inside a neighbourhood are different happenings)."""

SAME_COPY = 12.0
"""Log-odds at least given to two main accounts whose reports share a wire paragraph, so that copies are joined before anything
else and a bare copy is not lost for being short. Among local news five in six such pairs tell of one happening."""

REUSED_BELOW = -3.0
"""Unless all else speaks against it by this much: a paragraph may be reused as the background of a later happening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Accounts of one happening, and for each report but the oldest why it was put here, in words."""

    accounts: tuple[Account, ...]
    joined: Mapping[ReportId, str]


def group(accounts: Sequence[Account], resolution: Resolution, origin_of: Mapping[ReportId, OriginId]) -> tuple[Group, ...]:
    """Group accounts into happenings; the result does not depend on their order."""
    model = weights()
    traits = sorted((traits_of(account, resolution) for account in accounts), key=lambda t: t.key)
    scores: dict[tuple[int, int], float] = {}
    for a, b in candidates(traits):
        odds = log_odds(features(traits[a], traits[b]), model) - _logit(JOIN_AT)
        if odds > REUSED_BELOW and _copied(traits[a].account, traits[b].account, origin_of):
            odds = max(odds, SAME_COPY)
        if odds > -4:
            scores[a, b] = odds
    parts = [part for hood in _neighbourhoods(len(traits), scores) for part in _average_link(hood, scores)]
    parts = _attach_eventless(parts, traits, scores)
    return tuple(_group([traits[n] for n in sorted(part)], model) for part in sorted(parts, key=min))


def _attach_eventless(
    parts: list[list[int]], traits: Sequence[Traits], scores: Mapping[tuple[int, int], float]
) -> list[list[int]]:
    """An account that tells of no event of its own founds no incident: it goes to the group of its likeliest neighbour,
    where one is likelier than not; ties go to the smaller position.
    """
    home = {n: k for k, part in enumerate(parts) for n in part}
    moved: dict[int, int] = {}
    for k, part in enumerate(parts):
        if any(traits[n].account.events for n in part):
            continue
        near = [(odds, -other, home[other]) for n in part for other, odds in _partners(n, scores) if traits[other].account.events]
        best = max(near, default=(0.0, 0, k))
        if best[0] > 0:
            moved[k] = best[2]
    made = [list(part) for k, part in enumerate(parts)]
    for k in sorted(moved):
        made[moved[k]] += made[k]
    return [part for k, part in enumerate(made) if k not in moved]


def _partners(n: int, scores: Mapping[tuple[int, int], float]) -> list[tuple[int, float]]:
    return [(b if a == n else a, odds) for (a, b), odds in scores.items() if n in (a, b)]


def _copied(a: Account, b: Account, origin_of: Mapping[ReportId, OriginId]) -> bool:
    """Whether the main accounts of two reports go back to one wire text."""
    return a.ordinal == b.ordinal == 0 and origin_of.get(a.report, a.report) == origin_of.get(b.report, b.report)


def _logit(p: float) -> float:
    return math.log(p / (1 - p))


def _neighbourhoods(count: int, scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Connected components over the neighbouring pairs."""
    parent = list(range(count))

    def find(x: int) -> int:
        while parent[x] != x:
            parent[x] = x = parent[parent[x]]
        return x

    for (a, b), odds in scores.items():
        if odds >= _logit(NEIGHBOUR_AT):
            x, y = find(a), find(b)
            parent[max(x, y)] = min(x, y)
    parts: dict[int, list[int]] = defaultdict(list)
    for n in range(count):
        parts[find(n)].append(n)
    return list(parts.values())


def _average_link(members: Sequence[int], scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Join the two groups with the highest mean log-odds while it is positive; ties go to the smaller positions.

    Only pairs with a score stand in the heap; the others enter the mean as ``NO_CANDIDATE``, so the cost follows the
    number of scored pairs, not the square of the neighbourhood.
    """
    if len(members) == 1:
        return [list(members)]
    inside = set(members)
    groups = {n: [n] for n in members}
    links: dict[int, dict[int, tuple[float, int]]] = {n: {} for n in members}
    for (a, b), odds in scores.items():
        if a in inside and b in inside:
            links[a][b] = links[b][a] = (odds, 1)
    heap = [(-_mean(links[a][b], 1), a, b, 1, 1) for a in members for b in links[a] if a < b]
    heapq.heapify(heap)
    while heap:
        negative, a, b, size_a, size_b = heapq.heappop(heap)
        if -negative <= 0:
            break
        if a not in groups or b not in groups or (len(groups[a]), len(groups[b])) != (size_a, size_b):
            continue
        groups[a] += groups.pop(b)
        _merge_links(links, a, b)
        for c, link in links[a].items():
            mean = _mean(link, len(groups[a]) * len(groups[c]))
            x, y = min(a, c), max(a, c)
            heapq.heappush(heap, (-mean, x, y, len(groups[x]), len(groups[y])))
    return list(groups.values())


def _mean(link: tuple[float, int], pairs: int) -> float:
    total, known = link
    return round((total + (pairs - known) * NO_CANDIDATE) / pairs, 6)


def _merge_links(links: dict[int, dict[int, tuple[float, int]]], a: int, b: int) -> None:
    for c, (total, known) in links.pop(b).items():
        if c == a:
            continue
        mine = links[a].get(c, (0.0, 0))
        links[a][c] = links[c][a] = (mine[0] + total, mine[1] + known)
        links[c].pop(b, None)
    links[a].pop(b, None)


def _group(members: Sequence[Traits], model: Weights) -> Group:
    joined = {}
    for traits in members[1:]:
        others = [(log_odds(features(traits, other), model), other.key, other) for other in members if other is not traits]
        _, _, nearest = max(others, key=lambda row: (row[0], row[1]))
        reason = explain(features(traits, nearest), model)
        joined[traits.account.report] = f"with {nearest.account.reading.report.external_id}: {reason}"
    return Group(accounts=tuple(t.account for t in members), joined=joined)
