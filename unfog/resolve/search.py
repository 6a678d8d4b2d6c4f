"""Finding the names that may be one name among a million: keys to look up, and the ranking of what they bring.

A store keeps each name under all its keys (``keys_of_name``), looks up the keys of the name sought, at most
``limit_of(key)`` rows a key, and hands the rows to ``rank``. Keys are short ASCII text, made of the consonants that
spellings of one word share (``unfog.lexicon.sounds``), so names in different scripts meet; they are not unique.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, permutations

from rapidfuzz.fuzz import token_sort_ratio

from unfog.lexicon.sounds import skeleton
from unfog.resolve.compare import Comparison, compare
from unfog.resolve.features import ready

_WORDS = 4
"""Words of a name that keys are made of at most, those with most consonants first: keys grow with the square."""
_COMPARED = 16
"""Candidates compared in full at most; the rest share fewer or less telling keys and letters (``bench/search.py``, a
million names: with 12, 16 and 24 the name meant is among the first ten in 95, 95 and 96 of 100 look-ups)."""
_KINDS = {"!": (8.0, 60), "=": (5.0, 80), "+": (3.0, 60), "-": (2.0, 60), "~": (1.5, 40), ".": (1.0, 40)}
"""What sharing a key of each kind is worth, and the rows looked up under one: set on a million synthetic names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name found, whose it is, and how it compares with the name sought."""

    entity: str
    name: str
    comparison: Comparison


def keys_of_name(name: str) -> tuple[str, ...]:
    """The keys of a name, the most telling first; none for a name without letters or digits.

    ``!`` all words as spelled, ``=`` the consonants of all words, ``+`` of two words, ``~`` of one word with the first
    sound of another, ``.`` of one word; ``-`` of a name of one word with one consonant left out. Words have no order.
    """
    words = ready(name).words
    if not words:
        return ()
    bones = sorted(map(skeleton, words))
    kept = sorted(sorted(set(bones), key=lambda b: (-len(b), b))[:_WORDS])
    made = [f"!{' '.join(sorted(words))}", f"={' '.join(bones)}", *_pairs(kept)]
    made += [f".{bone}" for bone in sorted(kept, key=lambda b: (-len(b), b))]
    if len(bones) == 1 and len(bones[0]) > 2:
        made += [f"-{bones[0][:n]}{bones[0][n + 1 :]}" for n in range(len(bones[0]))] + [f"-{bones[0]}"]
    return tuple(dict.fromkeys(key[:_LONGEST] for key in made))


_LONGEST = 40


def _pairs(bones: list[str]) -> Iterator[str]:
    pairs = sorted(combinations(bones, 2), key=lambda p: (-len(p[0]) - len(p[1]), p))
    yield from (f"+{a} {b}" for a, b in pairs)
    loose = sorted(((a, b[:1]) for a, b in permutations(bones, 2) if len(a) > 1), key=lambda p: (-len(p[0]), p))
    yield from (f"~{a} {first}" for a, first in loose)


def limit_of(key: str) -> int:
    """Rows that are looked up under a key at most."""
    return _KINDS[key[0]][1]


def rank(name: str, rows: Iterable[tuple[str, str, str]], limit: int = 10) -> tuple[Candidate, ...]:
    """The best of the names found, best first, each entity once.

    ``rows`` are ``(key, entity, name)`` as looked up, in any order. The most telling shared keys, and the letters shared by
    names of one script, choose who is compared; then the comparison's score counts, then the name and the entity's id.
    """
    votes: dict[tuple[str, str], float] = defaultdict(float)
    for key, entity, found in rows:
        votes[entity, found] += _KINDS[key[0]][0] + 0.1 * len(key)
    sought = name.lower()
    for item in votes:
        votes[item] *= 1 + token_sort_ratio(sought, item[1].lower()) / 100
    chosen = sorted(votes, key=lambda item: (-votes[item], item))[:_COMPARED]
    made = sorted(
        (Candidate(entity=entity, name=found, comparison=compare(name, found)) for entity, found in chosen),
        key=lambda c: (-c.comparison.score, c.name, c.entity),
    )
    best: dict[str, Candidate] = {}
    for candidate in made:
        best.setdefault(candidate.entity, candidate)
    return tuple(best.values())[:limit]
