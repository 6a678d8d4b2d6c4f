"""How near two words sound: an edit distance in which vowels are cheap and letters that spellings confuse are cheaper."""

from __future__ import annotations

import re
from functools import lru_cache

_GROUPS = (
    ("tch", "C"), ("sch", "S"), ("dj", "J"), ("ch", "C"), ("sh", "S"), ("kh", "X"), ("gh", "G"), ("th", "T"), ("dh", "D"),
    ("ph", "f"), ("zh", "J"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ck", "k"), ("ts", "c"), ("tz", "c"), ("j", "J"),
    ("x", "ks"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = frozenset("aeiou")
_NEAR = ("kqcX", "gGqJ", "hXx", "szcT", "dDzt", "tTd", "JSCg", "bvpf", "wvu", "yiJ", "DTsz", "SsC", "mn", "kgG", "rl")
_INSERT = {**dict.fromkeys("aeiou", 0.3), "h": 0.5, "w": 0.55, "y": 0.45}
_FREE = {**dict.fromkeys("aeiou", 0.1), "h": 0.45, "w": 0.4, "y": 0.3}


@lru_cache(maxsize=200_000)
def sounds(word: str) -> str:
    """A word as sounds, one code point each; double letters are one."""
    for letters, sound in _GROUPS:
        if letters in word:
            word = word.replace(letters, sound)
    return _DOUBLE.sub(r"\1", word)


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants of a word in coarse classes: equal for most spellings of one name. For blocking and as a feature."""
    kept = "".join(_CLASS.get(c, c) for n, c in enumerate(sounds(word)) if c not in "aeiouwyh" or (n == 0 and c in "wyh"))
    return _DOUBLE.sub(r"\1", kept) or word[:1]


_CLASS = {"X": "k", "q": "k", "c": "s", "G": "g", "z": "s", "T": "t", "D": "d", "C": "S", "J": "g", "v": "b", "p": "b", "f": "f"}


def _pair_cost(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if a in _VOWELS and b in _VOWELS:
        return 0.25
    if (a in "wv" and b in "uo") or (b in "wv" and a in "uo") or (a == "y" and b in "ie") or (b == "y" and a in "ie"):
        return 0.2
    return 0.4 if any(a in group and b in group for group in _NEAR) else 1.0


class _Costs(dict[str, float]):
    """What it costs to change one sound into each other one, worked out when first asked."""

    def __init__(self, sound: str) -> None:
        super().__init__()
        self._sound = sound

    def __missing__(self, other: str) -> float:
        cost = self[other] = _pair_cost(self._sound, other)
        return cost


@lru_cache(maxsize=5_000)
def _costs(sound: str) -> _Costs:
    return _Costs(sound)


@lru_cache(maxsize=400_000)
def _spelled(word: str, free_vowels: bool) -> tuple[tuple[tuple[str, float], ...], float]:
    """Each sound of a word with the cost of leaving it out, and the sum of these costs."""
    insert = _FREE if free_vowels else _INSERT
    priced = tuple((c, insert.get(c, 1.0)) for c in sounds(word))
    return priced, sum(cost for _, cost in priced)


@lru_cache(maxsize=200_000)
def likeness(a: str, b: str, free_vowels: bool = False) -> float:
    """1 for words that sound the same, 0 for words with nothing in common; vowels cost next to nothing on demand."""
    if a == b:
        return 1.0
    if sounds(a) == sounds(b):
        return 0.99
    (left, left_sum), (right, right_sum) = _spelled(a, free_vowels), _spelled(b, free_vowels)
    row = [0.0]
    last = 0.0
    for _, cost in right:
        last += cost
        row.append(last)
    for c, gone in left:
        costs = _costs(c)
        before, last = row[0], row[0] + gone
        row[0] = last
        for n, (d, cost) in enumerate(right, 1):
            best = before + costs[d]
            before = row[n]
            if before + gone < best:
                best = before + gone
            if last + cost < best:
                best = last + cost
            row[n] = last = best
    return max(0.0, 1.0 - row[-1] / max(left_sum, right_sum, 1.0))
