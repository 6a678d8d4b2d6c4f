"""How near two words sound: an edit distance in which vowels are cheap and letters that spellings confuse are cheaper."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Indel

_GROUPS_WITH_H = (
    ("tch", "C"), ("sch", "S"), ("ch", "C"), ("sh", "S"), ("kh", "X"), ("gh", "G"), ("th", "T"), ("dh", "D"), ("ph", "f"),
    ("zh", "J"),
)  # fmt: skip
_GROUPS = (
    ("dj", "J"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ck", "k"), ("ts", "c"), ("tz", "c"), ("j", "J"), ("x", "ks"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)(?=\1)")
"""A letter before itself."""
_HARD_C = re.compile(r"c(?![eiyhkz])")
"""A c that sounds as k: before a dark vowel, a consonant, or at the end; "ch" and "ck" are sounds of their own."""
_VOWELS = frozenset("aeiou")
_NEAR = ("kqcX", "gGqJ", "hXx", "szcT", "dDzt", "tTd", "JSCg", "hg", "bvpf", "wvu", "yiJ", "DTsz", "SsC", "kgG")
_INSERT = {**dict.fromkeys("aeiou", 0.3), "h": 0.5, "w": 0.55, "y": 0.45}
_FREE = {**dict.fromkeys("aeiou", 0.1), "h": 0.45, "w": 0.4, "y": 0.3}


@lru_cache(maxsize=200_000)
def sounds(word: str) -> str:
    """A word as sounds, one code point each; double letters are one."""
    return sounded(word)


def sounded(word: str) -> str:
    """``sounds`` for what is asked once only, such as the words of a whole name run together: nothing is kept."""
    if "c" in word:
        word = _HARD_C.sub("k", word)
    if "h" in word:
        for letters, sound in _GROUPS_WITH_H:
            if letters in word:
                word = word.replace(letters, sound)
    if _GROUPED.search(word):
        for letters, sound in _GROUPS:
            if letters in word:
                word = word.replace(letters, sound)
    return _DOUBLE.sub("", word)


_GROUPED = re.compile("[jxc]|t[sz]|o[ou]|ee")
"""What every group of letters without an h holds (for speed: many words have none)."""


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants of a word in coarse classes: equal for most spellings of one name. For blocking and as a feature."""
    return _bones(sounds(word)) or word[:1]


def _bones(heard: str) -> str:
    kept = heard.translate(_BONES)
    return _DOUBLE.sub("", heard[0] + kept if heard[:1] in _WEAK else kept)


_WEAK = ("w", "y", "h")
_CLASS = {"X": "k", "q": "k", "c": "s", "G": "g", "z": "s", "T": "t", "D": "d", "C": "S", "J": "g", "v": "b", "p": "b", "f": "f"}
_BONES = {ord(c): kept for c, kept in _CLASS.items()} | {ord(c): None for c in "aeiouwyh"}


def vowel_slots(word: str) -> tuple[str, ...]:
    """The vowels before, between and after the consonants of a word, "" where there is none; ``w``, ``y``, ``h`` are skipped.

    "jamal" has ("", "a", "a", ""), "jamil" ("", "a", "i", ""), "samira" ("", "a", "i", "a").
    """
    slots = heard(word, False).sounds.translate(_SLOTS)
    return tuple((_Y.sub("i", slots) if "y" in slots else slots).split("|"))


class _Slots(dict[int, str]):
    """Vowels as they are, ``h`` and ``w`` as nothing, any other sound as the bar between two slots."""

    def __missing__(self, sound: int) -> str:
        return "|"


_SLOTS = _Slots({ord(c): c for c in "aeiouy"} | dict.fromkeys(map(ord, "hw"), ""))
_Y = re.compile("i?y+")


@lru_cache(maxsize=200_000)
def vowels_contrast(one: str, two: str, ends: bool = True) -> bool:
    """Whether two words with the same consonants are different names by their vowels (Jamal, Jamil; Samir, Samira).

    An "a" against an "i" between consonants, "o" or "u" against "a", "e" or "i" at the beginning, or an ending in "a" or
    "i" that only one has; "e" stands for both "a" and "i", for spellings differ in it. ``ends=False`` looks at neither
    beginning nor ending, of which scripts without vowels say nothing.
    """
    a, b = vowel_slots(one), vowel_slots(two)
    if len(a) != len(b) or a == b:
        return False
    if ends and a[0] and b[0] and (a[0][0] in "ou") != (b[0][0] in "ou"):
        return True
    if ends and len(a) > 2 and not (a[-1] and b[-1]) and _IN_A_OR_I.isdisjoint(a[-1]) != _IN_A_OR_I.isdisjoint(b[-1]):
        return True
    return any(
        x and y and ((not x.strip("a") and not y.strip("i")) or (not x.strip("i") and not y.strip("a")))
        for x, y in zip(a[1:-1], b[1:-1], strict=True)
        if x != y
    )


_IN_A_OR_I = frozenset("ai")


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


class Heard(NamedTuple):
    """A word made ready for comparing: ``costs`` are those of leaving each of its sounds out, ``price`` is their sum."""

    sounds: str
    bones: str
    points: str
    costs: tuple[float, ...]
    price: float


@lru_cache(maxsize=400_000)
def heard(word: str, free_vowels: bool) -> Heard:
    """All that comparisons ask of a word: sounds, ``skeleton``, ``pointed``, and what its sounds cost."""
    insert = _FREE if free_vowels else _INSERT
    said = sounded(word)
    costs = [insert.get(c, 1.0) for c in said]
    return Heard(said, _bones(said) or word[:1], said.translate(_POINTS[free_vowels]), tuple(costs), sum(costs))


@lru_cache(maxsize=200_000)
def likeness(a: str, b: str, free_vowels: bool = False) -> float:
    """1 for words that sound the same, 0 for words with nothing in common; vowels cost next to nothing on demand."""
    if a == b:
        return 1.0
    one, two = heard(a, free_vowels), heard(b, free_vowels)
    left, right = one.sounds, two.sounds
    if left == right:
        return 0.99
    first, last_left, last_right = 0, len(left), len(right)
    while first < last_left and first < last_right and left[first] == right[first]:
        first += 1
    while last_left > first and last_right > first and left[last_left - 1] == right[last_right - 1]:
        last_left -= 1
        last_right -= 1
    gone, come = one.costs[first:last_left], two.costs[first:last_right]
    distance = _distance(left[first:last_left], gone, right[first:last_right], come) if gone and come else sum(gone or come)
    return max(0.0, 1.0 - distance / max(one.price, two.price, 1.0))


def _distance(left: str, left_costs: tuple[float, ...], right: str, right_costs: tuple[float, ...]) -> float:
    """The cheapest way to change one run of sounds into the other, neither of them empty."""
    if len(left) == len(right) == 1:
        return min(_costs(left)[right], left_costs[0] + right_costs[0])
    row = [0.0, *accumulate(right_costs)]
    for c, gone in zip(left, left_costs, strict=True):
        costs = _costs(c)
        before = row[0]
        row[0] = last = before + gone
        for n, (d, cost) in enumerate(zip(right, right_costs, strict=True), 1):
            best = before + costs[d]
            before = row[n]
            if before + gone < best:
                best = before + gone
            if last + cost < best:
                best = last + cost
            row[n] = last = best
    return row[-1]


def _points(char: str, free_vowels: bool) -> str:
    """A sound as several code points, shared ones first, so that counting points weighs the sounds.

    A consonant is six points, of which those of one class share four; a vowel two, of which all vowels share one.
    """
    if char in _VOWELS:
        return "V" if free_vowels else "V" + char
    return char * 3 if char in "hwy" else chr(0x100 + ord(_CLASS.get(char, char))) * 4 + char * 2


_SOUNDS = [chr(n) for n in range(ord("A"), ord("z") + 1)]
_POINTS = {free: str.maketrans({c: _points(c, free) for c in _SOUNDS}) for free in (False, True)}


def pointed(run: str, free_vowels: bool) -> str:
    """Words as the points that ``rough_likeness`` compares."""
    return sounded(run).translate(_POINTS[free_vowels])


def rough_likeness(a: str, b: str, free_vowels: bool = False) -> float:
    """``likeness`` counted on points of sounds by a compiled routine: a hundred times faster, and coarser."""
    return Indel.normalized_similarity(pointed(a, free_vowels), pointed(b, free_vowels))
