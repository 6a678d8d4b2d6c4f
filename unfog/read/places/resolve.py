"""Place names -> entries: all names of a text together, each candidate backed by the candidates of the other names.

A candidate's own score is its population and kind; the support it gets from other names is distance, the same state, containment
and the same country. Three rounds of belief. The weights were hand-set, then fitted by one coordinate search on the dev halves of
LGL, GeoVirus and GeoWebNews (2026-11-24; they hold no words). Searched again on the present gazetteer (2026-11-26,
all 22 weights, two rounds): no step moved the mean of the three by more than 0.1, so they were left as they are.
Left out on those: county containment, which added nothing.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from unfog.lexicon.gazetteer import (
    AIRPORT,
    AREA,
    CITY,
    COUNTRY,
    REGION,
    SITE,
    STATE,
    Entry,
    Gazetteer,
    contains,
    distance_km,
    key,
)
from unfog.read.places.names import Name
from unfog.read.places.words import Words

Numbers = NDArray[np.float64]

POPULATION = 0.6
"""Weight of a tenfold population."""
OF_KIND = {CITY: 0.0, AREA: -0.7, STATE: 1.8, COUNTRY: 3.2, REGION: 4.0, SITE: 9.0, AIRPORT: 2.0}
SMALL_STATE, SMALL_STATE_BELOW = -1.0, 300_000
"""Weight of a first-order subdivision with fewer people than that (communes of small states)."""
COMMA, IN_STATE, OF_STATE, SISTER, NEAR, COUNTRYMEN = 12.0, 3.0, 2.0, 0.9, 6.4, 0.5
"""Support: "X, Y" with X in Y; a place for its state; a state for its place; two places of a state; near; same country."""
ALIAS, CAPITAL_OF_NAME, DIVISION = -1.5, 4.0, 5.0
"""A town under another name than its first; a town over its province of the same name; the province when the text says so."""
LARGE_TOWN = 200_000
"""A town of more people wins over any province of its name in its country: capitals often lie in none of theirs (Minsk)."""
CAP, NEAR_KM, ROUNDS = 6.0, 80.0, 3
MOST = 60
"""Candidates kept for one name, the most populous."""
POOL = 2_000
"""Candidates kept for all names of a text: the work grows with the square (2,000: about 0.2 s)."""
FIRST_MEANING = {4140963: 6.0, 5128581: 7.0}
"""Washington and New York City by geonameid: in news the bare name is the city; population and name alone prefer the state."""
NAMELESS = -1.5
"""A county or commune that is written with other letters than the text's ("Califórnia" for "California")."""
ALIAS_OF_COUNTRY = -4.0
"""A town under another name than its first that is a country's first name ("Mexico" for Mexico City)."""
GREAT, DWARFS, RENOWN = 500_000, 10, 1.0
"""A city of so many people that has so many times those of any namesake, and what that is worth (2026-11-26: GeoWebNews 81.8 to
82.0, GeoVirus as before, LGL, news of small towns, 80.0 to 79.7)."""
UNDECIDED, ELSEWHERE_KM, MOST_RIVALS = 1.0, 50.0, 5
"""A candidate within this score of the best (belief at least 1/e of its) and at least so far from it stays open beside it."""
MILLION = 1_000_000
"""People below which a town of a country the text does not name is meant only by the spelling it has there."""
ALIKE = 75.0
"""Likeness of letters (0 to 100) from which two names are spellings of one."""
UNIT = 8.0
"""A state or country that stands after a comma and holds the place before it: "Ithaca, New York"."""


def resolve(text: str, names: list[Name], places: Gazetteer, words: Words) -> None:
    """Set ``chosen`` on every name that has candidates."""
    inside = {name: [places.entry(i) for i in sorted(found)] for name, found in _commas(text, names, places).items()}
    groups = _groups(names)
    if not groups:
        return
    most = max(4, min(MOST, POOL // len(groups)))
    pool = [(k, i) for k, group in enumerate(groups) for i in _candidates(group[0], places)[:most]]
    owner = np.array([k for k, _ in pool])
    entries = [places.entry(i) for _, i in pool]
    keys = [key(group[0].text) for group in groups]
    countries = {k for (k, _), e in zip(pool, entries, strict=True) if e.kind == COUNTRY and key(e.name) == keys[k]}
    own = np.array(
        [_own(e, groups[k], inside.get(keys[k], []), country=k in countries) for (k, _), e in zip(pool, entries, strict=True)]
    )
    _prefer_the_great(own, owner, entries)
    _prefer_towns(own, owner, entries, groups, text, words)
    bonds = _bonds(np.array([i for _, i in pool]), owner, places)
    score = _support(own, owner, bonds, [min(len(group), 3) for group in groups])
    for k, group in enumerate(groups):
        mine = np.flatnonzero(owner == k)
        if len(mine):
            best = pool[int(mine[int(np.argmax(score[mine]))])][1]
            rivals = _rivals(best, [(float(score[at]), pool[int(at)][1]) for at in mine], places)
            for name in group:
                name.chosen, name.rivals = best, rivals
    _as_the_longer(groups, places)
    _not_so_far(text, names, places, words)


def _as_the_longer(groups: list[list[Name]], places: Gazetteer) -> None:
    """ "Rio" in a text that names Rio de Janeiro, "Mazar" in one that names Mazar-e-Sharif: the longer name's town.

    Only where the short name would else be a place in another country than all longer ones.
    """
    towns = [(key(g[0].text).split(), g[0].chosen) for g in groups if g[0].chosen >= 0 and places.entry(g[0].chosen).kind == CITY]
    for group in groups:
        first = group[0]
        own = key(first.text).split()
        if first.chosen < 0 or places.entry(first.chosen).kind not in (CITY, AREA):
            continue
        longer = [at for words, at in towns if len(words) > len(own) and words[: len(own)] == own]
        here = places.entry(first.chosen)
        if longer and all(places.entry(at).country != here.country or here.name != first.text for at in longer):
            for name in group:
                name.chosen, name.rivals = longer[0], []


def _not_so_far(text: str, names: list[Name], places: Gazetteer, words: Words) -> None:
    """Leave unknown a village or district that only a like spelling makes a city of a country the text does not name: the
    territory of Mambasa in a text on Congo is not Mombasa."""
    backed = {places.entry(n.chosen).country for n in names if n.chosen >= 0 and _own_name(n, places)} - {""}
    for name in names:
        if name.chosen < 0 or _own_name(name, places):
            continue
        entry = places.entry(name.chosen)
        if entry.kind != CITY or entry.country in backed or not backed:
            continue
        if len(backed) == 1 and entry.population < MILLION and _alike(entry.name, name.text):
            name.chosen, name.rivals = -1, []
            continue
        local = words.local_after.match(text, name.end) or words.small_division_after.match(text, name.end)
        if (local or words.local_before.search(text[max(0, name.start - 24) : name.start])) and _alike(entry.name, name.text):
            name.chosen, name.rivals = -1, []


def _own_name(name: Name, places: Gazetteer) -> bool:
    """Whether a name is the first one of the entry chosen for it."""
    return name.demonym or key(places.entry(name.chosen).name) == key(name.text)


def _alike(first: str, second: str) -> bool:
    """Whether two names differ by a letter or two only; "Bombay" for Mumbai is another name, no other spelling."""
    return ratio(key(first), key(second)) >= ALIKE


def _rivals(best: int, scored: list[tuple[float, int]], places: Gazetteer) -> list[int]:
    """Entries nearly as likely as the best one that lie elsewhere, best first."""
    top, chosen = max(score for score, _ in scored), places.entry(best)
    close = sorted((-score, i) for score, i in scored if i != best and score > top - UNDECIDED)
    entries = [places.entry(i) for _, i in close]
    return [e.index for e in entries if distance_km(e.lat, e.lon, chosen.lat, chosen.lon) > ELSEWHERE_KM][:MOST_RIVALS]


def _groups(names: list[Name]) -> list[list[Name]]:
    """Names with candidates, the same name together; apart from it, the name as what holds another place ("Utica, New York")."""
    by_key: dict[tuple[str, bool], list[Name]] = defaultdict(list)
    for name in names:
        if name.hit.entries:
            by_key[key(name.text), name.unit].append(name)
    return list(by_key.values())


def _candidates(name: Name, places: Gazetteer) -> list[int]:
    """Its entries; for a demonym only countries, regions and states."""
    if name.demonym:
        return [i for i in name.hit.entries if places.entry(i).kind in (COUNTRY, REGION, STATE)]
    return list(name.hit.entries)


def _commas(text: str, names: list[Name], places: Gazetteer) -> dict[str, set[int]]:
    """For a name's key, the units written after its comma that hold one of its candidates."""
    found: dict[str, set[int]] = defaultdict(set)
    for a, b in pairwise(names):
        if not re.fullmatch(r",\s+|\s+\(|,?\s+in\s+(?:the\s+)?", text[a.end : b.start], re.IGNORECASE):
            continue
        for index in b.hit.entries[:MOST]:
            unit = places.entry(index)
            if unit.kind in (STATE, COUNTRY, AREA) and any(contains(unit, places.entry(c)) for c in a.hit.entries[:MOST]):
                found[key(a.text)].add(index)
                b.unit = True
    return found


def _own(entry: Entry, group: list[Name], units: list[Entry], *, country: bool) -> float:
    """What speaks for an entry without the other names. ``country``: one of that name is among the candidates."""
    score = POPULATION * math.log10(entry.population + 10)
    small = entry.kind == STATE and entry.population <= SMALL_STATE_BELOW
    score += SMALL_STATE if small else OF_KIND[entry.kind]
    name = group[0]
    if name.unit:
        score += UNIT if entry.kind in (STATE, COUNTRY, AREA) else 0.0
    else:
        score += FIRST_MEANING.get(entry.geonameid or 0, 0.0)
    own_name = key(entry.name) == key(name.text)
    if entry.kind == CITY and not own_name:
        score += ALIAS_OF_COUNTRY if country else ALIAS
    if entry.kind == AREA and name.text.isascii() and not entry.name.isascii():
        score += NAMELESS
    if any(contains(unit, entry) for unit in units):
        score += COMMA
    return score


def _prefer_the_great(own: Numbers, owner: NDArray[Any], entries: list[Entry]) -> None:
    """A city that dwarfs all its namesakes: "London" and "Rome" need no company to be themselves."""
    for k in np.unique(owner):
        mine = [int(at) for at in np.flatnonzero(owner == k) if entries[int(at)].kind == CITY]
        if not mine:
            continue
        top, *rest = sorted((entries[at].population for at in mine), reverse=True)
        if top >= GREAT and top >= DWARFS * max(rest, default=0):
            own[max(mine, key=lambda at: entries[at].population)] += RENOWN


def _prefer_towns(
    own: Numbers, owner: NDArray[Any], entries: list[Entry], groups: list[list[Name]], text: str, words: Words
) -> None:
    """Between a town and the province named after it, the town; the province when that is said. Not in the US and Canada."""
    towns = {(int(k), e.state) for k, e in zip(owner, entries, strict=True) if e.kind == CITY and e.population > 20_000}
    towns |= {(int(k), e.area) for k, e in zip(owner, entries, strict=True) if e.kind == CITY}
    large = {(int(k), e.country) for k, e in zip(owner, entries, strict=True) if e.kind == CITY and e.population > LARGE_TOWN}
    said = [any(words.division_after.match(text, n.end) for n in group) for group in groups]
    for at, (k, entry) in enumerate(zip(owner, entries, strict=True)):
        if entry.kind not in (STATE, AREA) or entry.country in ("US", "CA"):
            continue
        if said[k]:
            own[at] += DIVISION
        elif (int(k), entry.index) in towns or (int(k), entry.country) in large:
            own[at] -= CAPITAL_OF_NAME


def _bonds(index: NDArray[Any], owner: NDArray[Any], places: Gazetteer) -> Numbers:
    """How much each candidate (column) supports each other candidate (row)."""
    column = {name: values[index] for name, values in places.columns.items()}
    lat, lon, kind, state = np.radians(column["lat"]), np.radians(column["lon"]), column["kind"], column["state"]
    far = 6371 * np.hypot((lon[:, None] - lon) * np.cos((lat[:, None] + lat) / 2), lat[:, None] - lat)
    local = np.isin(kind, (CITY, AREA, SITE, AIRPORT))
    both = local[:, None] & local
    same_state = (state[:, None] == state) & (state >= 0)
    same_country = (column["country"][:, None] == column["country"]) & (column["country"] > 0)
    bond = np.where(both, NEAR * np.exp(-far / NEAR_KM), 0.0)
    bond = np.maximum(bond, np.where(local[:, None] & (kind == STATE) & same_state, IN_STATE, 0.0))
    bond = np.maximum(bond, np.where((kind[:, None] == STATE) & local & same_state, OF_STATE, 0.0))
    bond = np.maximum(bond, np.where(both & same_state, SISTER, 0.0))
    bond = np.maximum(bond, np.where(same_country, COUNTRYMEN, 0.0))
    bond[owner[:, None] == owner] = 0
    result: Numbers = bond
    return result


def _support(own: Numbers, owner: NDArray[Any], bonds: Numbers, times: list[int]) -> Numbers:
    """Scores after the rounds of belief: each name supports a candidate by its best bond, more when it is said more often."""
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    weight = np.sqrt(np.array([times[k] for k in owner[starts]], dtype=float))
    score, belief = own, _belief(own, owner)
    for _ in range(ROUNDS):
        best = np.maximum.reduceat(bonds * belief, starts, axis=1)
        score = own + CAP * np.tanh((best @ weight) / CAP)
        belief = _belief(score, owner)
    return score


def _belief(score: Numbers, owner: NDArray[Any]) -> Numbers:
    """Softmax over the candidates of each name."""
    top = np.full(int(owner.max()) + 1, -np.inf)
    np.maximum.at(top, owner, score)
    weight = np.exp(score - top[owner])
    result: Numbers = weight / np.bincount(owner, weight)[owner]
    return result
