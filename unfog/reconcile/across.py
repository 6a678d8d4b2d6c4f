"""Same happening? A score for two accounts of which one at least is in another language than English.

Words say nothing across languages; names that sound alike, figures, the scene, the days, the tolls and the type of event do
(``marks.py``, ``traits.py``). A logistic regression over these few features weighs them; its weights hold no words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from unfog.lexicon.gazetteer.geo import distance_km
from unfog.reconcile import marks
from unfog.reconcile.logistic import log_odds, weights_of
from unfog.reconcile.traits import Traits

WEIGHTS = "across.toml"

FEATURES = (
    "names",
    "rarest name",
    "names, root of their number",
    "share of the names",
    "figures",
    "distance",
    "distance unknown",
    "same place",
    "same country",
    "other countries",
    "day gap",
    "day unknown",
    "publication gap",
    "killed same",
    "killed differ",
    "injured same",
    "injured differ",
    "type same",
    "unread",
)
"""Names of the features in order; ``features`` says what each is."""

BOUND = 0.0
"""Log-odds from which two accounts are rather one happening (see ``tools/fit_across.py`` for what it meets and misses)."""

NOTHING = -9.0
"""Score of accounts that share neither a name nor a scene; below what is kept."""

SCENE_KM = 150.0
"""Kilometres beyond which two accounts that share no name have no scene in common either (set by judgement)."""

IN_PASSING = 2.0
"""Taken off where what one report mainly tells of meets what another tells of in passing (set by judgement)."""

_UNKNOWN_KM, _UNKNOWN_DAYS = 4.0, 2.0
"""What stands for a logged distance (55 km) or gap (a week) that is not known."""
_LONGEST = 60
"""Days beyond which a longer gap says no more."""
_MOST_PLACES, _MOST_DAYS, _MOST = 3, 2, 3
"""Places and days of an account that are compared, and figures or tolls shared that count."""


def score(a: Traits, b: Traits) -> float:
    """How much speaks for one happening: above 0 for it, below 0 against it; the same for (a, b) and (b, a)."""
    values = features(a, b)
    near = _distance(a, b)
    if not values[0] and (near is None or near > SCENE_KM):
        return NOTHING
    passing = IN_PASSING if a.main != b.main else 0.0
    return round(log_odds([values], weights_of(WEIGHTS, FEATURES))[0] - BOUND - passing, 6)


def features(a: Traits, b: Traits) -> tuple[float, ...]:
    """The features of a pair, in the order of ``FEATURES``.

    Names: summed weights of the marks of names that both have, the heaviest, the root of how many, and their share of all
    names of the account with fewer. Distances and days are logs, of kilometres between the nearest places and of days between
    the nearest event days; where an account gives no day, the day it was published and the one before stand for it.
    """
    common = marks.shared(a.marks, b.marks)
    names = [weight for mark, weight in common.items() if mark[0] == "n"]
    fewer = min(_named(a), _named(b))
    near = _distance(a, b)
    gap = min((abs(x - y) for x in _days(a) for y in _days(b)), default=None)
    apart = None if a.published is None or b.published is None else abs(a.published - b.published)
    return (
        math.fsum(names),
        max(names, default=0.0),
        math.sqrt(len(names)),
        math.fsum(names) / fewer if fewer else 0.0,
        float(min(len(common) - len(names), _MOST)),
        _UNKNOWN_KM if near is None else math.log1p(near),
        float(near is None),
        float(bool(set(a.places[:_MOST_DAYS]) & set(b.places[:_MOST_DAYS]))),
        float(bool(a.countries & b.countries)),
        float(bool(a.countries and b.countries) and not a.countries & b.countries),
        _gap(gap),
        float(not (a.days and b.days)),
        _gap(apart),
        *_tolls(a.killed, b.killed),
        *_tolls(a.injured, b.injured),
        float(bool(a.types & b.types)),
        float(not (a.telling and b.telling)),
    )


def _named(traits: Traits) -> float:
    return math.fsum(weight for mark, weight in traits.marks.items() if mark[0] == "n")


def _distance(a: Traits, b: Traits) -> float | None:
    """Kilometres between the nearest of their foremost places."""
    here, there = (list(_points(t)) for t in (a, b))
    return min((distance_km(*p, *q) for p in here for q in there), default=None)


def _points(traits: Traits) -> Iterator[tuple[float, float]]:
    return (traits.points[place] for place in traits.places[:_MOST_PLACES] if place in traits.points)


def _days(traits: Traits) -> Sequence[int]:
    """The event days; of an account that gives none (a post says "just now") the days on which it may have been told."""
    if traits.days:
        return traits.days[:_MOST_DAYS]
    return () if traits.published is None else (traits.published, traits.published - 1)


def _gap(days: int | None) -> float:
    return _UNKNOWN_DAYS if days is None else math.log1p(min(days, _LONGEST))


def _tolls(one: frozenset[int], two: frozenset[int]) -> tuple[float, float]:
    """How many figures beyond one are told in both, and whether both tell figures but none alike."""
    alike = sum(n > 1 for n in one & two)
    return float(min(alike, _MOST - 1)), float(bool(one and two) and not one & two)
