"""Same happening? A score for two accounts from small features, and its explanation in words.

Two models look at the same features: a logistic regression (``lexicon/same.toml``), whose terms also explain a score, and
boosted trees (``lexicon/same_trees.tsv``); the score is the mean of their log-odds. Their weights hold no words.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from unfog.lexicon.event_types import event_lexicon
from unfog.model import AccountId
from unfog.reconcile import across, marks
from unfog.reconcile.blocking import Pair
from unfog.reconcile.features import FEATURES, MEASURED, NOTHING_KNOWN, THEMES, Side, features, nothing_shared, side_of
from unfog.reconcile.logistic import Weights, log_odds, weights_of
from unfog.reconcile.traits import KNOWN_ACTOR, Traits
from unfog.reconcile.trees import trees
from unfog.reconcile.words import shared_stretch


def weights() -> Weights:
    """The shipped weights of the logistic model.

    Raises:
        ConfigError: the file names other features than ``features.py`` computes.
    """
    return weights_of("same.toml", tuple(FEATURES))


JOIN_FROM = -0.9
"""Log-odds from which two accounts are rather one happening. Out of fold, pairs of 3,262 local news reports have precision 91.3
and recall 90.3 at the two bounds shipped; of reports of armed conflict, each incident tested by models that saw neither it nor an
eighth of the others, 770 of 805 pairs are met, with precision 93.9 (86 incidents, 2026-11-27)."""

JOIN_CONFLICT_FROM = -2.2
"""The bound where either account tells of explosives, shelling, strikes, protest or riot, or both name known armed groups or
forces: such happenings are fewer in one place than the shootings that the models were mostly fitted on."""

RARER_CLASSES = frozenset({"Explosions/Remote violence", "Protests", "Riots"})
"""ACLED event types for which ``JOIN_CONFLICT_FROM`` stands."""

NOTHING_SHARED = -9.0
"""Score of two accounts that have nothing to compare; below what is kept."""

UNLIKELY = -6.5
"""Log-odds of the logistic model up to which the trees are not asked, to save time; they are fitted on the rest."""

COPIED_WORDS = 20
"""A stretch of wording this long in two main accounts is a copy (see ``origins``)."""

SAME_COPY = 12.0
"""Score at least given to copies, so that they are joined before anything else and a bare copy is not lost for being short.
Among local news five in six such pairs tell of one happening."""

REUSED_BELOW = -3.0
"""Unless all else speaks against it by this much: a paragraph may be reused as the background of a later happening."""


def score(a: Traits, b: Traits) -> float:
    """How much speaks for two accounts telling of one happening: above 0 for it, below 0 against it.

    The log-odds beyond ``bound``. A function of the two accounts alone, the same for (a, b) and (b, a).
    """
    return next(iter(scores([(a.account, b.account)], {a.account: a, b.account: b}).values()))


TOGETHER = 20_000
"""Pairs that are scored in one go: enough that the models cost little a pair, few enough that memory does not show it."""


MOST_SIDES = 10_000
"""Accounts beyond which what was worked out about them is let go before the next batch."""


def batches(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Pairs in lists of up to ``TOGETHER``, for ``scores``."""
    left = iter(pairs)
    while some := list(islice(left, TOGETHER)):
        yield some


def scores(
    pairs: Sequence[Pair],
    traits: Mapping[AccountId, Traits],
    above: float = -math.inf,
    sides: dict[AccountId, Side] | None = None,
) -> dict[Pair, float]:
    """``score`` of each pair where it lies ``above`` a bound: what comparisons ask of an account is worked out once, and the
    models see all pairs together. ``sides`` keeps what was worked out from one call to the next."""
    sides = {} if sides is None else sides
    if len(sides) > MOST_SIDES:
        sides.clear()
    for account in dict.fromkeys(chain.from_iterable(pairs)):
        if account not in sides:
            sides[account] = side_of(traits[account])
    found: dict[Pair, float] = {}
    asked: list[Pair] = []
    rows: list[tuple[float, ...]] = []
    for pair in pairs:
        a, b = sides[pair[0]], sides[pair[1]]
        if a.traits.foreign or b.traits.foreign:
            found[pair] = _foreign_score(a.traits, b.traits)
        elif nothing_shared(a, b):
            found[pair] = NOTHING_SHARED
        else:
            asked.append(pair)
            rows.append(features(a, b))
    for pair, odds in zip(asked, mean_log_odds(rows), strict=True):
        one, two = traits[pair[0]], traits[pair[1]]
        beyond = odds - bound(one, two)
        found[pair] = max(beyond, SAME_COPY) if beyond > REUSED_BELOW and _copied(one, two) else beyond
    return {pair: value for pair, value in found.items() if value > above}


def _foreign_score(a: Traits, b: Traits) -> float:
    alike = across.score(a, b)
    return max(alike, SAME_COPY) if _copied(a, b) else alike


def bound(a: Traits, b: Traits) -> float:
    """The log-odds from which these two accounts are rather one happening than two."""
    rarer = _is_rarer(a) or _is_rarer(b) or (_names_actor(a) and _names_actor(b))
    return JOIN_CONFLICT_FROM if rarer else JOIN_FROM


def _is_rarer(traits: Traits) -> bool:
    types = event_lexicon().types
    return any(kind in types and types[kind].acled[0] in RARER_CLASSES for kind in traits.types)


def _names_actor(traits: Traits) -> bool:
    return any(group.startswith(KNOWN_ACTOR) for group in traits.groups)


def mean_log_odds(rows: Sequence[Sequence[float]]) -> list[float]:
    """The mean of both models for the features of each pair; what the first holds for most unlikely the second is not shown."""
    odds = log_odds(rows, weights())
    likely = [n for n, linear in enumerate(odds) if linear > UNLIKELY]
    if likely:
        boosted = trees(tuple(FEATURES)).log_odds([rows[n] for n in likely])
        for n, second in zip(likely, boosted, strict=True):
            odds[n] = round((odds[n] + second) / 2, 6)
    return odds


def _copied(a: Traits, b: Traits) -> bool:
    """Whether the main accounts of two reports of different outlets share a stretch of wording."""
    if not a.main or not b.main or (a.outlet is not None and a.outlet == b.outlet):
        return False
    return shared_stretch(a.prints, b.prints) >= COPIED_WORDS


def why(a: Traits, b: Traits) -> str:
    """What speaks for and against two accounts telling of one happening, in words."""
    return marks.words_for(a.marks, b.marks) if a.foreign or b.foreign else explain(features(side_of(a), side_of(b)), weights())


def explain(values: Sequence[float], model: Weights, most: int = 4) -> str:
    """The themes that moved a score most, in words: those for it, then those against it."""
    pulls: dict[str, float] = {}
    for n, (name, theme) in enumerate(FEATURES.items()):
        yardstick = model.mean[n] if name in MEASURED else NOTHING_KNOWN.get(name, 0.0)
        pulls[theme] = pulls.get(theme, 0.0) + (values[n] - yardstick) / model.spread[n] * model.weight[n]
    ordered = sorted((t for t in pulls if t), key=lambda t: (-abs(round(pulls[t], 6)), t))
    speaks_for = [THEMES[t][0] for t in ordered if pulls[t] > 0.3 and THEMES[t][0]]
    against = [THEMES[t][1] for t in ordered if pulls[t] < -0.5 and THEMES[t][1]]
    words = "; ".join(speaks_for[:most]) or "many small likenesses"
    return words + (f". Against: {'; '.join(against[:2])}" if against else "")
