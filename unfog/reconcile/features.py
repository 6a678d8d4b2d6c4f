"""The features of a pair of accounts: small likenesses and contradictions, each a number with words that explain it.

Abstract (days apart, a surname shared): they hold no words of the reports. Contradictions weigh, they do not forbid, since
what was read may be wrong.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from unfog.lexicon.gazetteer.geo import distance_km
from unfog.reconcile.traits import Traits
from unfog.reconcile.words import cosine, rarity, shared_stretch

NEAR_CLOCK, FAR_CLOCK = math.log1p(15), math.log1p(90)
"""Minutes, as logs: clock times told of one happening differ by a quarter of an hour, those of another by hours."""

FAR_UNKNOWN = 4.0
"""Log kilometres (55 km) taken where a place is unknown."""

FAR_DAYS = 6.0
UNKNOWN_DAYS = 3.0
"""Log days apart where a day is unknown: between the same week and the same month."""

SENSIBLE_GAP = 2
"""Event days may differ by this much between reports of one happening (zones, night hours, late discovery)."""

THEMES: dict[str, tuple[str, str]] = {
    "wording": ("much the same wording overall", "little wording in common"),
    "opening": ("much the same opening", "other openings"),
    "headline": ("much the same headline", ""),
    "stretch": ("whole stretches of shared wording", ""),
    "telling": ("the event told in the same words", "the event told in other words"),
    "persons": ("persons of one report named in the other", ""),
    "harmed": ("", "other persons named as harmed"),
    "groups": ("groups or forces named in both", ""),
    "place": ("the same place", "no place in common"),
    "country": ("", "no country in common"),
    "day": ("event days close together", "event days apart"),
    "published": ("published close together", "published far apart"),
    "ages": ("the same ages", "no age in common"),
    "killed": ("the same number killed", "other numbers killed"),
    "injured": ("the same number injured", "other numbers injured"),
    "weapon": ("the same weapon", "other weapons"),
    "type": ("the same kind of event", ""),
    "rare": ("rare words or long numbers in both", "no rare words in common"),
    "phrases": ("names or house numbers that stand together in both", "no such names in common"),
    "clock": ("the same hour", "other hours"),
    "outlet": ("", "one outlet, whose reports share prose without sharing an event"),
}
"""What a theme speaks for and against, in words."""

MEASURED = frozenset({
    "text", "lead", "title", "core", "core_root", "text_root", "text_high", "lead_high", "wording_and_day", "length",
    "published_gap", "published_near", "published_month",
})  # fmt: skip
"""Features that every pair has, for which the average pair is the yardstick of an explanation; of all others it is a pair of
which nothing is known."""


FEATURES: dict[str, str] = {
    "text": "wording",
    "lead": "opening",
    "title": "headline",
    "copy": "stretch",
    "persons": "persons",
    "persons_rare": "persons",
    "persons_near": "persons",
    "surnames": "persons",
    "victims_differ": "harmed",
    "groups": "groups",
    "places": "place",
    "main_place": "place",
    "main_place_differs": "place",
    "country_differs": "country",
    "distance": "place",
    "day_gap": "day",
    "day_same": "day",
    "day_conflict": "day",
    "published_gap": "published",
    "ages": "ages",
    "ages_differ": "ages",
    "killed_same": "killed",
    "killed_differ": "killed",
    "injured_same": "injured",
    "injured_differ": "injured",
    "weapon_same": "weapon",
    "weapon_differs": "weapon",
    "type_same": "type",
    "rare_words": "rare",
    "same_outlet": "outlet",
    "length": "",
    "core": "telling",
    "phrases": "phrases",
    "phrases_count": "phrases",
    "clock_gap": "",
    "named_there": "persons",
    "named_count": "persons",
    "named_both_ways": "persons",
    "victims_known": "",
    "sure_gap": "day",
    "numbers": "rare",
    "stretch": "stretch",
    "core_root": "telling",
    "phrases_some": "phrases",
    "clock_near": "clock",
    "clock_far": "clock",
    "sure_far": "day",
    "sure_same": "day",
    "text_root": "wording",
    "text_high": "wording",
    "lead_high": "opening",
    "same_town": "place",
    "beyond": "place",
    "day_near": "day",
    "day_unknown": "",
    "published_near": "published",
    "published_month": "published",
    "rare_some": "rare",
    "rare_few": "rare",
    "persons_some": "persons",
    "surnames_some": "persons",
    "ages_some": "ages",
    "place_and_day": "day",
    "wording_and_day": "wording",
    "persons_and_place": "persons",
    "ages_and_place": "ages",
}
"""Name of each feature in order, with the theme it belongs to; "" where it only steers how much the others count."""


NOTHING_KNOWN = {
    "distance": FAR_UNKNOWN, "same_town": 2.0, "day_gap": UNKNOWN_DAYS, "day_near": 1.1, "day_unknown": 1.0,
    "clock_gap": -1.0, "sure_gap": -1.0,
}  # fmt: skip
"""What features are where one of the two reports does not say; 0 for those not listed."""


@dataclass(frozen=True, slots=True)
class Side:
    """An account under comparison, with what every pair asks of it worked out once (``side_of``).

    ``last`` are the last words of the ``names``; ``nearest`` up to a dozen names to be compared letter by letter, each with its
    first letter and the beginning of its last word; ``sought`` those to be looked for in the other text, as first and last word
    and rarity of the last; ``points`` the three main ones; ``numbers`` the long numbers that are no year.
    """

    traits: Traits
    names: frozenset[str]
    last: frozenset[str]
    nearest: tuple[tuple[str, str, str], ...]
    sought: tuple[tuple[str, str, float], ...]
    places: frozenset[str]
    points: tuple[tuple[float, float], ...]
    rare: frozenset[str]
    numbers: frozenset[str]


def side_of(traits: Traits) -> Side:
    """What comparisons ask of one account."""
    names = traits.persons | traits.victims
    sought = ((name.split()[0], name.split()[-1]) for name in sorted(traits.victims or traits.persons))
    return Side(
        traits=traits,
        names=names,
        last=frozenset(name.split()[-1] for name in names),
        nearest=tuple((n, n[0], n.split()[-1][:2]) for n in sorted(traits.victims or names)[:MOST_COMPARED]),
        sought=tuple((first, last, rare) for first, last in sought if (rare := rarity(last)) > SOUGHT_FROM),
        places=frozenset(traits.places),
        points=tuple(traits.points[p] for p in traits.places[:3] if p in traits.points),
        rare=frozenset(traits.rare),
        numbers=frozenset(w for w in traits.text if w.isdigit() and len(w) > 2 and not 1990 <= int(w) <= 2040),
    )


MOST_COMPARED = 12
"""Names of each account that are compared letter by letter."""

SOUGHT_FROM = 9.0
"""Rarity above which a last name that stands in the other text says something."""


def features(a: Side, b: Side) -> tuple[float, ...]:
    """The features of a pair in the order of ``FEATURES``; the same for (a, b) and (b, a)."""
    one, two = a.traits, b.traits
    plain = (*_wording(one, two), *_people(a, b), *_where(a, b), *_when(one, two), *_what(a, b), *_closer(a, b))
    return (*plain, *_shaped(dict(zip(FEATURES, plain, strict=False))))


LITTLE_WORDING = 0.05
"""Likeness of wording below which two accounts with nothing else in common need no closer look."""

ONE_TOWN_KM = 40.0
"""Points nearer than this may be one place under two names."""


def nothing_shared(a: Side, b: Side) -> bool:
    """Whether two accounts have no person, last name, phrase, wording or place in common and lie apart: a quick look that
    spares more than half of the candidates the full one, and changes no group (2026-11-26: F1 out of fold the same)."""
    one, two = a.traits, b.traits
    return (
        a.places.isdisjoint(b.places)
        and a.last.isdisjoint(b.last)
        and one.phrases.keys().isdisjoint(two.phrases.keys())
        and one.prints.keys().isdisjoint(two.prints.keys())
        and not _in_one_town(a, b)
        and cosine(one.text, two.text) < LITTLE_WORDING
    )


def _in_one_town(a: Side, b: Side) -> bool:
    """Whether a main point of each lie within ``ONE_TOWN_KM``; most pairs lie farther apart by their latitudes alone."""
    return any(
        abs(p[0] - q[0]) * LEAST_KM_A_DEGREE <= ONE_TOWN_KM and distance_km(*p, *q) <= ONE_TOWN_KM
        for p in a.points
        for q in b.points
    )


def _shaped(f: dict[str, float]) -> tuple[float, ...]:
    """Bends and pairings of the plain features, so that a linear score can treat "within a day or two" apart from "in
    that month", and one shared rare word apart from ten. They brought the logistic model from 85.9 to 88.4 pair F1 out
    of fold, a point below boosted trees, and keep every step explainable.
    """
    return (
        math.sqrt(max(0.0, f["core"])),
        float(f["phrases"] > 0),
        float(0 <= f["clock_gap"] <= NEAR_CLOCK),
        float(f["clock_gap"] > FAR_CLOCK),
        float(f["sure_gap"] > math.log1p(SENSIBLE_GAP)),
        float(f["sure_gap"] == 0),
        math.sqrt(max(0.0, f["text"])),
        f["text"] ** 2,
        f["lead"] ** 2,
        min(f["distance"], 2.0),
        max(f["distance"] - 4.0, 0.0),
        min(f["day_gap"], 1.1),
        float(f["day_gap"] == UNKNOWN_DAYS),
        min(f["published_gap"], 1.5),
        min(f["published_gap"], 3.0),
        float(f["rare_words"] > 0),
        min(f["rare_words"], 6.0),
        float(f["persons"] > 0),
        float(f["surnames"] > 0),
        float(f["ages"] > 0),
        f["day_same"] * f["main_place"],
        f["text"] * f["day_same"],
        f["persons"] * f["main_place"],
        f["ages"] * f["main_place"],
    )


def _wording(a: Traits, b: Traits) -> tuple[float, ...]:
    shared = len(a.prints.keys() & b.prints.keys()) / max(1, min(len(a.prints), len(b.prints)))
    return cosine(a.text, b.text), cosine(a.lead, b.lead), cosine(a.title, b.title), shared


def _people(a: Side, b: Side) -> tuple[float, ...]:
    one, two = a.traits, b.traits
    shared = a.names & b.names
    rare = math.fsum(max(0.0, rarity(part) - 8) for name in shared for part in name.split())
    surnames = math.fsum(max(0.0, rarity(word) - 8) for word in a.last & b.last)
    near = 1.0 if shared else _nearest(a, b)
    differ = bool(
        one.victims and two.victims and one.victims.isdisjoint(b.names) and two.victims.isdisjoint(a.names) and near < 0.9
    )
    return float(len(shared)), rare, near, surnames, float(differ), float(len(one.groups & two.groups))


def _nearest(a: Side, b: Side) -> float:
    best = 0.0
    for x, first, last in a.nearest:
        for y, other_first, other_last in b.nearest:
            if first == other_first or last == other_last:
                likeness = JaroWinkler.similarity(x, y)
                best = max(best, likeness if likeness > 0.88 else 0.0)
    return best


def _where(a: Side, b: Side) -> tuple[float, ...]:
    one, two = a.traits.places, b.traits.places
    shared = a.places & b.places
    main = bool(one and two and (one[0] in two[:3] or two[0] in one[:3]))
    differs = bool(one and two and not shared)
    countries = a.traits.countries, b.traits.countries
    country = bool(all(countries) and countries[0].isdisjoint(countries[1]))
    return float(len(shared)), float(main), float(differs), float(country), _distance(a, b)


def _distance(a: Side, b: Side) -> float:
    """Log kilometres between the nearest of the three main points of each; ``FAR_UNKNOWN`` where unknown."""
    if not a.points or not b.points:
        return FAR_UNKNOWN
    if not set(a.points).isdisjoint(b.points):
        return 0.0
    nearest = math.inf
    for p in a.points:
        for q in b.points:
            if abs(p[0] - q[0]) * LEAST_KM_A_DEGREE < nearest:  # else the latitudes alone lie farther apart
                nearest = min(nearest, distance_km(*p, *q))
    return math.log1p(nearest)


LEAST_KM_A_DEGREE = 111.0
"""Kilometres that a degree of latitude has at least (111.19 on the sphere of ``geo``)."""


def _when(a: Traits, b: Traits) -> tuple[float, ...]:
    gap = min((abs(x - y) for x in a.days[:3] for y in b.days[:3]), default=None)
    first = abs(a.days[0] - b.days[0]) if a.days and b.days else None
    near = UNKNOWN_DAYS if gap is None else min(math.log1p(gap), FAR_DAYS)
    conflict = first is not None and first > SENSIBLE_GAP
    published = UNKNOWN_DAYS
    if a.published is not None and b.published is not None:
        published = math.log1p(abs(a.published - b.published))
    return near, float(first == 0), float(conflict), published


def _what(one: Side, two: Side) -> tuple[float, ...]:
    a, b = one.traits, two.traits
    rare = math.fsum(max(0.0, rarity(w) - 10) for w in one.rare & two.rare)
    return (
        float(len(a.ages & b.ages)),
        float(bool(a.ages and b.ages and a.ages.isdisjoint(b.ages))),
        *_alike(a.killed, b.killed),
        *_alike(a.injured, b.injured),
        *_alike(a.weapons, b.weapons),
        float(bool(a.types & b.types)),
        rare,
        float(a.outlet is not None and a.outlet == b.outlet),
        math.log1p(min(a.length, b.length)),
    )


def _alike(a: frozenset[int] | frozenset[str], b: frozenset[int] | frozenset[str]) -> tuple[float, float]:
    """(share something, both speak and share nothing)."""
    apart = a.isdisjoint(b)
    return float(not apart), float(bool(a and b and apart))


def _closer(one: Side, two: Side) -> tuple[float, ...]:
    """What needs both texts: phrases, clock times, persons of one that the other names in passing."""
    a, b = one.traits, two.traits
    shared = a.phrases.keys() & b.phrases.keys()
    there, back = _named(one, b), _named(two, a)
    sure = abs(a.days[0] - b.days[0]) if a.sure_day and b.sure_day and a.days and b.days else None
    return (
        cosine(a.core, b.core),
        math.fsum(a.phrases[p] for p in shared),
        float(len(shared)),
        _clock_gap(a, b),
        max(there[0], back[0]),
        float(there[1] + back[1]),
        min(there[0], back[0]),
        float(bool(a.victims) + bool(b.victims)),
        -1.0 if sure is None else math.log1p(sure),
        float(len(one.numbers & two.numbers)),
        math.log1p(shared_stretch(a.prints, b.prints)),
    )


def _clock_gap(a: Traits, b: Traits) -> float:
    """Log minutes between the nearest clock times, round the clock; -1 where either gives none."""
    gaps = [abs(x - y) for x in a.clocks for y in b.clocks]
    return math.log1p(min(min(gap, 1440 - gap) for gap in gaps)) if gaps else -1.0


def _named(a: Side, b: Traits) -> tuple[float, int]:
    """The rarest last name of those harmed in ``a`` (else of anybody) that is a word of ``b``, and how many are."""
    best, count = 0.0, 0
    for first, last, rare in a.sought:
        if last in b.text:
            count += 1
            best = max(best, rare - 8 + (4 if first in b.text else 0))
    return best, count
