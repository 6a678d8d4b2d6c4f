"""What a pair of names has in common, as numbers that hold no words: the input of the comparison's weights."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel, JaroWinkler

from unfog.lexicon.given_forms import forms_of_one
from unfog.lexicon.romanise import is_unvowelled, words_of
from unfog.lexicon.sounds import likeness, pointed, rough_likeness, skeleton, vowels_contrast

_LOST = 0.6
"""A word whose best partner is less like it than this has none."""
_FORMS = 0.95
"""How alike two forms of one given name are in a longer name ("Mike", "Michael"), whatever their letters."""
_UNLIKE = 0.45
"""Words of longer names that are roughly less alike than this are not compared exactly (for speed): of 20,000 pairs so
unlike, one in a hundred was exactly more than half alike; half of the rough figure is what they are on average."""
ARTICLES = frozenset(("al", "el", "ul", "as", "ad", "an", "ar", "az", "ash", "the", "of"))
NAMES = (
    "bias", "sound mean", "spelling mean", "worst", "whole sound", "whole spelling", "skeletons", "same skeletons",
    "missing in shorter", "missing in longer", "same first letter", "numbers differ", "length", "same last", "surplus",
    "sound squared", "telling vowel",
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
    letters: bool


class Name(NamedTuple):
    """One name made ready for comparison; ``words`` without articles (unless there is nothing else)."""

    words: tuple[str, ...]
    article: bool
    unvowelled: bool
    run: str
    letters: str
    bones: str
    numbers: frozenset[str]


@lru_cache(maxsize=100_000)
def ready(name: str) -> Name:
    """Take a name apart for comparing and for searching."""
    words = words_of(name)
    unvowelled = is_unvowelled(name)
    bare = tuple([w for w in words if w not in ARTICLES])
    if unvowelled:
        bare = tuple([w[2:] if w.startswith("al") and len(w) > 4 else w for w in bare])
    kept = bare or words
    run = "".join(kept)
    return Name(
        kept,
        kept != words,
        unvowelled,
        run,
        "".join(sorted(kept)) if len(kept) > 1 else run,
        " ".join(sorted(map(skeleton, kept))),
        frozenset() if run.isalpha() else frozenset([w for w in kept if w.isdigit()]),
    )


def seen(name_a: str, name_b: str) -> Seen:
    """Look at two names; the order of the two does not matter."""
    a, b = ready(name_a), ready(name_b)
    if (len(a.words), a.words) > (len(b.words), b.words):
        a, b = b, a
    free = a.unvowelled != b.unvowelled
    pairs, missing = _align(a.words, b.words, free)
    weight, heard, spelled, lost, worst, told = 0, 0.0, 0.0, 0, 1.0, 0
    for one, two, score in pairs:
        size = len(one)
        weight += size
        heard += score * size
        spelled += (1.0 if one == two else JaroWinkler.similarity(one, two)) * size
        if score < _LOST:
            lost += size
        if score < worst:
            worst = score
        if one != two and score >= _LOST and vowels_contrast(one, two, not free):
            told += 1
    sound, spelling = heard / (weight or 1), spelled / (weight or 1)
    run = _alike(a.run, b.run)
    values = (
        1.0, sound, spelling, worst if pairs else 0.0,
        pairs[0][2] if len(a.words) == len(b.words) == 1 else rough_likeness(a.run, b.run, free),
        max(_alike(a.letters, b.letters), run),
        _alike(a.bones, b.bones), float(a.bones == b.bones),
        lost / max(1, len(a.run)), sum(map(len, missing)) / max(1, len(b.run)),
        float(a.run[:1] == b.run[:1]), float(a.numbers != b.numbers),
        min(len(a.run), 20) / 20, float(a.words[-1:] == b.words[-1:]), min(len(missing), 3) / 3, sound * sound, float(told > 0),
    )  # fmt: skip
    return Seen(
        group="across scripts" if free else "one word" if len(a.words) == 1 else "words",
        values=values,
        same_letters=a.letters == b.letters,
        same_skeleton=a.bones == b.bones,
        article=a.article != b.article,
        crossed=free,
        missing=len(missing),
        numbers_apart=bool(a.numbers and b.numbers and not a.numbers & b.numbers),
        letters=bool(a.words and b.words),
    )


def _align(left: tuple[str, ...], right: tuple[str, ...], free: bool) -> tuple[list[tuple[str, str, float]], list[str]]:
    """Each word of the shorter name with its best partner in the longer one, best pairs first; the partners left over."""
    if len(left) == len(right) == 1:
        return [(left[0], right[0], _one_word(left[0], right[0], free))], []
    theirs = [(m, b, pointed(b, free)) for m, b in enumerate(right)]
    scored = []
    for n, a in enumerate(left):
        ours = pointed(a, free)
        scored += [(-_word(a, b, ours, points, free), abs(n - m), n, m) for m, b, points in theirs]
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


def _one_word(a: str, b: str, free: bool) -> float:
    """How alike two names of one word are."""
    return (0.8 if a[0] == b[0] else 0.0) if 1 in (len(a), len(b)) and a != b else likeness(a, b, free)


def _word(a: str, b: str, points_a: str, points_b: str, free: bool) -> float:
    """How alike two words are; an initial stands for any word that begins with it, at 0.8."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.8 if a[0] == b[0] else 0.0
    if not free and forms_of_one(a, b):
        return _FORMS
    rough = _alike(points_a, points_b)
    return rough / 2 if rough < _UNLIKE else likeness(a, b, free)


_alike = Indel.normalized_similarity
