"""What a pair of names has in common, as numbers that hold no words: the input of the comparison's weights."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel, JaroWinkler

from unfog.resolve.romanise import is_unvowelled, words_of
from unfog.resolve.sounds import likeness, skeleton

ARTICLES = frozenset(("al", "el", "ul", "as", "ad", "an", "ar", "az", "ash", "the", "of"))
NAMES = (
    "bias", "sound mean", "spelling mean", "worst", "whole sound", "whole spelling", "skeletons", "same skeletons",
    "missing in shorter", "missing in longer", "same first letter", "numbers differ", "length", "same last", "surplus",
    "sound squared",
)  # fmt: skip


class Seen(NamedTuple):
    """Features of a pair, the group of weights they belong to, and the facts that reasons are made of."""

    group: str
    values: tuple[float, ...]
    same_letters: bool
    same_skeleton: bool
    article: bool
    crossed: bool
    missing: int
    numbers_apart: bool


@lru_cache(maxsize=100_000)
def _bare(name: str) -> tuple[tuple[str, ...], bool, bool]:
    """Words without articles, whether one was dropped, and whether the script writes no vowels."""
    words = words_of(name)
    unvowelled = is_unvowelled(name)
    kept = tuple(w[2:] if unvowelled and w.startswith("al") and len(w) > 4 else w for w in words if w not in ARTICLES)
    return (kept or words, kept != words, unvowelled)


def seen(name_a: str, name_b: str) -> Seen:
    """Look at two names; the order of the two does not matter."""
    (left, article_a, bare_a), (right, article_b, bare_b) = _bare(name_a), _bare(name_b)
    if (len(left), left) > (len(right), right):
        left, right = right, left
    free = bare_a != bare_b
    pairs, missing = _align(left, right, free)
    weight = sum(len(a) for a, _, _ in pairs) or 1
    sound = sum(s * len(a) for a, _, s in pairs) / weight
    spelling = sum(JaroWinkler.similarity(a, b) * len(a) for a, b, _ in pairs) / weight
    whole_a, whole_b = "".join(sorted(left)), "".join(sorted(right))
    run_a, run_b = "".join(left), "".join(right)
    bones_a, bones_b = " ".join(sorted(map(skeleton, left))), " ".join(sorted(map(skeleton, right)))
    whole = likeness(run_a, run_b, free) if max(len(run_a), len(run_b)) <= 24 else Indel.normalized_similarity(run_a, run_b)
    values = (
        1.0, sound, spelling, min((s for _, _, s in pairs), default=0.0), whole,
        max(Indel.normalized_similarity(whole_a, whole_b), Indel.normalized_similarity(run_a, run_b)),
        Indel.normalized_similarity(bones_a, bones_b), float(bones_a == bones_b),
        sum(len(a) for a, _, s in pairs if s < 0.6) / max(1, len(run_a)),
        sum(map(len, missing)) / max(1, len(run_b)),
        float(run_a[:1] == run_b[:1]), float(_numbers(left) != _numbers(right)),
        min(len(run_a), 20) / 20, float(left[-1:] == right[-1:]), min(len(missing), 3) / 3, sound * sound,
    )  # fmt: skip
    group = "across scripts" if free else "one word" if len(left) == 1 else "words"
    return Seen(
        group,
        values,
        whole_a == whole_b,
        bones_a == bones_b,
        article_a != article_b,
        free,
        len(missing),
        _numbers_apart(left, right),
    )


def _numbers(words: tuple[str, ...]) -> set[str]:
    return {w for w in words if w.isdigit()}


def _numbers_apart(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether both names hold numbers and share none."""
    a, b = _numbers(left), _numbers(right)
    return bool(a and b and not a & b)


def _align(left: tuple[str, ...], right: tuple[str, ...], free: bool) -> tuple[list[tuple[str, str, float]], list[str]]:
    """Each word of the shorter name with its best partner in the longer one, best pairs first; the partners left over.

    An initial stands for any word that begins with it, at a likeness of 0.8.
    """
    scored = []
    for n, a in enumerate(left):
        for m, b in enumerate(right):
            if a == b:
                score = 1.0
            elif len(a) == 1 or len(b) == 1:
                score = 0.8 if a[0] == b[0] else 0.0
            else:
                score = likeness(a, b, free)
            scored.append((-score, abs(n - m), n, m))
    scored.sort()
    pairs: list[tuple[str, str, float]] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for negative, _, n, m in scored:
        if n not in used_left and m not in used_right:
            used_left.add(n)
            used_right.add(m)
            pairs.append((left[n], right[m], -negative))
    return pairs, [w for m, w in enumerate(right) if m not in used_right]
