"""Words of a text as grouping sees them: folded tokens weighted by how rare they are in the language at large.

Rarity comes from a frozen table (``wordfreq``, its small English list of words above one in a million), not from the
reports at hand: so the likeness of two reports is a function of the two alone, and nothing depends on the order or the
number of the others.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from operator import mul
from sys import intern

import numpy as np
from numpy.typing import NDArray

from unfog.lexicon.files import toml_of

_WORD = re.compile(r"[^\W\d_][\w'-]+|\d+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
RAREST = 1e-7
"""Frequency taken for a word the table does not hold (its smallest entry is one in a million)."""


def fold(text: str) -> str:
    """Lower case, accents off, apostrophes straight."""
    text = text.replace("\u2019", "'")
    if not text.isascii():  # only these few letters can change
        text = _BEYOND_ASCII.sub(lambda match: _bare(match.group()), text)
    return text.lower()


@lru_cache(maxsize=20_000)
def _bare(letters: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """``fold`` for one word, remembered: texts repeat their words."""
    return fold(word)


def words(text: str) -> list[str]:
    """The folded words and numbers of a text in order."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    table: dict[str, float] = get_frequency_dict("en", wordlist="small")
    return table


@lru_cache(maxsize=200_000)
def rarity(word: str) -> float:
    """How much sharing a word says: about 3 for "the", 9 for "missile", 16 for a word outside the table."""
    if word.isdigit() and len(word) < 3:
        return 6.0
    return -math.log(_frequencies().get(word, RAREST))


EVERYDAY = 6.0
"""Rarity up to which a word has no weight: that of "first" and "back"."""

RARE_ENOUGH = 13.0
"""Rarity beyond which a word weighs no more: names of persons must not drown all other words."""

COMMON_SHARE = 0.2
"""Share of its weight that is left to a word of ``lexicon/common_words.toml``. With this list, the bound above and weights for
numbers, the likeness of whole texts ranked the candidate pairs of local news far better than by rarity in the language alone
(average precision 0.53 -> 0.70; counting words in those very reports gives 0.75, 2026-11-26)."""

SHORT_NUMBER, LONG_NUMBER = 4.0, 6.0
"""Weights of numbers of one or two digits (ages, counts) and of longer ones (house numbers)."""


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words that any report of violence may use."""
    return frozenset(word for theme in toml_of("common_words.toml").values() for word in theme.split())


@lru_cache(maxsize=200_000)
def weight(word: str) -> float:
    """How much a shared word counts towards the likeness of two texts."""
    if word.isdigit():
        return SHORT_NUMBER if len(word) < 3 else LONG_NUMBER
    beyond = max(0.0, min(rarity(word), RARE_ENOUGH) - EVERYDAY)
    return beyond * COMMON_SHARE if word in common_words() else beyond


def vector(tokens: Sequence[str]) -> dict[str, float]:
    """Unit vector over tokens, (1 + log count) x ``weight``, rounded; empty for an empty text."""
    weighed = ((w, n, weight(w)) for w, n in Counter(tokens).items())
    row = [(w, x if n == 1 else (1 + math.log(n)) * x) for w, n, x in weighed if x]
    size = math.sqrt(math.fsum([x * x for _, x in row]))
    if not size:
        return {}
    row.sort()
    one_of = _UNITS.setdefault  # the same number for equal numbers: of four digits there are few, and vectors hold millions
    return {intern(w): one_of(unit, unit) for w, x in row for unit in (round(x / size, 4),)}


_UNITS: dict[float, float] = {}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Likeness of two unit vectors, 0 to 1; the sum is exact, so the order of summation cannot show."""
    shared = a.keys() & b.keys()
    return round(math.fsum(map(mul, map(a.__getitem__, shared), map(b.__getitem__, shared))), 6) if shared else 0.0


def fingerprints(tokens: Sequence[str], size: int = 5, window: int = 8) -> frozenset[int]:
    """Winnowed hashes of ``size`` words (Schleimer, Wilkerson and Aiken 2003): texts that share a run of
    ``size + window - 1`` words share at least one."""
    return frozenset(placed_fingerprints(tokens, size, window))


def placed_fingerprints(tokens: Sequence[str], size: int = 5, window: int = 8) -> dict[int, int]:
    """The fingerprints of ``fingerprints`` with the position at which each first stands, in order of hashes."""
    hashes = _hashes(tokens, size)
    if not len(hashes):
        return {}
    span = min(window, len(hashes))
    least = np.minimum.reduce([hashes[at : len(hashes) - span + 1 + at] for at in range(span)])
    values, first = np.unique(hashes, return_index=True)
    kept = np.unique(least)
    return dict(zip(kept.tolist(), first[np.searchsorted(values, kept)].tolist(), strict=True))


_FACTOR, _STIR, _FOLD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
"""Odd numbers without pattern: that of Fibonacci hashing (Knuth 6.4) and those of the SplitMix64 finaliser (Steele, Lea and
Flood 2014)."""


def _hashes(tokens: Sequence[str], size: int) -> NDArray[np.uint64]:
    """A number of 48 bits for each run of ``size`` tokens: a polynomial over the tokens' own numbers, stirred."""
    if len(tokens) < size:
        return np.empty(0, dtype=np.uint64)
    codes = np.array([_code(token) for token in tokens], dtype=np.uint64)
    runs = np.zeros(len(tokens) - size + 1, dtype=np.uint64)
    for at in range(size):
        runs = runs * _FACTOR + codes[at : len(runs) + at]
    runs = (runs ^ (runs >> np.uint64(30))) * _STIR
    runs = (runs ^ (runs >> np.uint64(27))) * _FOLD
    return (runs ^ (runs >> np.uint64(31))) >> np.uint64(16)


@lru_cache(maxsize=200_000)
def _code(token: str) -> int:
    return int.from_bytes(blake2b(token.encode(), digest_size=8).digest(), "big")


def shared_stretch(a: Mapping[int, int], b: Mapping[int, int], size: int = 5, gap: int = 20) -> int:
    """Words at least that one unbroken stretch of two texts shares, told from their placed fingerprints.

    A lower bound: up to seven words at either end of the stretch may hold no fingerprint. 0 without a shared fingerprint.
    """
    shared = sorted((a[value], b[value]) for value in a.keys() & b.keys())
    best, start, last = 0, (0, 0), (-gap - 1, 0)
    for here in shared:
        if here[0] - last[0] > gap or abs((here[0] - last[0]) - (here[1] - last[1])) > 3:
            start = here
        last = here
        best = max(best, here[0] - start[0] + size)
    return best


def longest_run(a: Sequence[str], b: Sequence[str], size: int = 5) -> tuple[int, int, int]:
    """Words in the longest run two texts share, single changed words allowed, and where it starts in each.

    Matching ``size``-word grams near one diagonal are chained over gaps of up to ``2 * size + 2`` words.
    """
    at: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(b) - size + 1):
        at.setdefault(tuple(b[j : j + size]), []).append(j)
    near: dict[int, list[tuple[int, int]]] = {}
    for i in range(len(a) - size + 1):
        for j in at.get(tuple(a[i : i + size]), ())[:8]:
            for band in {(i - j) // 3, (i - j + 1) // 3}:
                near.setdefault(band, []).append((i, j))
    best = (0, 0, 0)
    for band in sorted(near):
        best = max(best, _chain(sorted(set(near[band])), size))
    return best


def _chain(matches: Sequence[tuple[int, int]], size: int) -> tuple[int, int, int]:
    best = (0, 0, 0)
    covered, start, last = size, matches[0], matches[0][0]
    for match in matches:
        if match[0] - last > 2 * size + 2:
            covered, start = size, match
        elif match[0] > last:
            covered += min(size, match[0] - last)
        last = match[0]
        best = max(best, (covered, -start[0], -start[1]))
    return best[0], -best[1], -best[2]
