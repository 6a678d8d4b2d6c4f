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


@lru_cache(maxsize=5_000)
def _cost(a: str, b: str) -> float:
    return _pair_cost(a, b)


@lru_cache(maxsize=200_000)
def likeness(a: str, b: str, free_vowels: bool = False) -> float:
    """1 for words that sound the same, 0 for words with nothing in common; vowels cost next to nothing on demand."""
    if a == b:
        return 1.0
    left, right = sounds(a), sounds(b)
    if left == right:
        return 0.99
    insert = _FREE if free_vowels else _INSERT
    row = [0.0]
    for c in right:
        row.append(row[-1] + insert.get(c, 1.0))
    for c in left:
        gone = insert.get(c, 1.0)
        before, row[0] = row[0], row[0] + gone
        for n, d in enumerate(right, 1):
            best = before + _cost(c, d)
            before = row[n]
            best = min(best, before + gone, row[n - 1] + insert.get(d, 1.0))
            row[n] = best
    most = max(sum(insert.get(c, 1.0) for c in left), sum(insert.get(c, 1.0) for c in right), 1.0)
    return max(0.0, 1.0 - row[-1] / most)
