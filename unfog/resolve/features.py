"""What a pair of names has in common, as numbers that hold no words: the input of the comparison's weights."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel, JaroWinkler

from unfog.lexicon.given_forms import families_of
from unfog.lexicon.romanise import is_unvowelled, latin_words
from unfog.lexicon.sounds import heard, likeness, pointed, rough_likeness, vowels_contrast

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


class Word(NamedTuple):
    """One word made ready for comparison: its points for ``rough_likeness``, its consonants, the forms of names it is."""

    text: str
    points: str
    bones: str
    forms: frozenset[int]


@lru_cache(maxsize=200_000)
def _word(text: str, free: bool) -> Word:
    said = heard(text, free)
    return Word(text, said.points, said.bones, _NO_FORMS if free else families_of(text))


_NO_FORMS: frozenset[int] = frozenset()
"""Across scripts a given name's other forms are not looked for."""


class Name(NamedTuple):
    """One name made ready for comparison; ``words`` without articles (unless there is nothing else).

    ``compared`` are the words, and ``points`` the run of all words, as they are compared where vowels count.
    """

    words: tuple[str, ...]
    article: bool
    unvowelled: bool
    run: str
    letters: str
    bones: str
    numbers: frozenset[str]
    compared: tuple[Word, ...]
    points: str


_NO_NUMBERS: frozenset[str] = frozenset()


@lru_cache(maxsize=100_000)
def ready(name: str) -> Name:
    """Take a name apart for comparing and for searching."""
    words = latin_words(name)
    unvowelled = is_unvowelled(name)
    kept = words if ARTICLES.isdisjoint(words) else tuple([w for w in words if w not in ARTICLES])
    if unvowelled:
        kept = tuple([w[2:] if w.startswith("al") and len(w) > 4 else w for w in kept])
    kept = kept or words
    compared = tuple([_word(w, False) for w in kept])
    if len(kept) == 1:
        run, bones, points = kept[0], compared[0].bones, compared[0].points
        return Name(kept, kept != words, unvowelled, run, run, bones, _numbers(kept, run), compared, points)
    run = "".join(kept)
    letters, bones = "".join(sorted(kept)), " ".join(sorted([w.bones for w in compared]))
    return Name(kept, kept != words, unvowelled, run, letters, bones, _numbers(kept, run), compared, pointed(run, False))


def _numbers(words: tuple[str, ...], run: str) -> frozenset[str]:
    return _NO_NUMBERS if run.isalpha() else frozenset([w for w in words if w.isdigit()])


def seen(name_a: str, name_b: str) -> Seen:
    """Look at two names; the order of the two does not matter."""
    a, b = ready(name_a), ready(name_b)
    if (len(a.words), a.words) > (len(b.words), b.words):
        a, b = b, a
    words_a, words_b, run_a, run_b = a.words, b.words, a.run, b.run
    free = a.unvowelled != b.unvowelled
    pairs, missing = _align(a, b, free)
    weight, heard, spelled, lost, worst, told = 0, 0.0, 0.0, 0, 1.0, False
    for one, two, score in pairs:
        size = len(one)
        weight += size
        heard += score * size
        if one == two:
            spelled += size
            continue
        spelled += _spelled_alike(one, two) * size
        if score < worst:
            worst = score
        if score < _LOST:
            lost += size
        elif not told and vowels_contrast(one, two, not free):
            told = True
    sound, spelling = heard / (weight or 1), spelled / (weight or 1)
    run = _alike(run_a, run_b)
    first, length = run_a[:1] == run_b[:1], len(run_a)
    if len(words_a) == len(words_b) == 1:
        whole = pairs[0][2]
    elif free:
        whole = rough_likeness(run_a, run_b, True)
    else:
        whole = _alike(a.points, b.points)
    values = (
        1.0, sound, spelling, worst if pairs else 0.0, whole,
        run if a.letters is run_a and b.letters is run_b else max(_alike(a.letters, b.letters), run),
        _alike(a.bones, b.bones), float(a.bones == b.bones),
        lost / (length or 1), sum([len(w) for w in missing]) / (len(run_b) or 1),
        float(first), float(a.numbers != b.numbers),
        min(length, 20) / 20, float(words_a[-1:] == words_b[-1:]), min(len(missing), 3) / 3, sound * sound, float(told),
    )  # fmt: skip
    return Seen(
        "across scripts" if free else "one word" if len(words_a) == 1 else "words",
        values,
        a.letters == b.letters,
        a.bones == b.bones,
        a.article != b.article,
        free,
        len(missing),
        bool(a.numbers and b.numbers and not a.numbers & b.numbers),
        bool(words_a and words_b),
    )


Pairs = list[tuple[str, str, float]]


def _align(one: Name, two: Name, free: bool) -> tuple[Pairs, list[str]]:
    """Each word of the shorter name with its best partner in the longer one, best pairs first; the partners left over.

    Words that are the same are paired before any other is looked at: nothing is more alike.
    """
    left, right = one.words, two.words
    if len(left) == len(right) == 1:
        return [(left[0], right[0], _one_word(left[0], right[0], free))], []
    pairs: Pairs = []
    rows, columns = [*range(len(left))], [*range(len(right))]
    same = [(abs(n - m), n, m) for n, a in enumerate(left) if a in right for m in columns if right[m] == a]
    if same:
        same.sort()
        for _, n, m in same:
            if n in rows and m in columns:
                rows.remove(n)
                columns.remove(m)
                pairs.append((left[n], right[m], 1.0))
    if rows:
        ours, theirs = one.compared, two.compared
        if free:
            ours, theirs = tuple([_word(w, True) for w in left]), tuple([_word(w, True) for w in right])
        scored = [(-_alike_words(ours[n], theirs[m], free), abs(n - m), n, m) for n in rows for m in columns]
        scored.sort()
        for negative, _, n, m in scored:
            if n in rows and m in columns:
                rows.remove(n)
                columns.remove(m)
                pairs.append((left[n], right[m], -negative))
                if not rows:
                    break
    return pairs, [right[m] for m in columns]


def _one_word(a: str, b: str, free: bool) -> float:
    """How alike two names of one word are."""
    return (0.8 if a[0] == b[0] else 0.0) if 1 in (len(a), len(b)) and a != b else likeness(a, b, free)


def _alike_words(one: Word, two: Word, free: bool) -> float:
    """How alike two words that are not the same are; an initial stands for any word that begins with it, at 0.8."""
    a, points, _, forms = one
    b, other_points, _, other_forms = two
    if len(a) == 1 or len(b) == 1:
        return 0.8 if a[0] == b[0] else 0.0
    if forms and other_forms and not forms.isdisjoint(other_forms):
        return _FORMS
    rough = _alike(points, other_points)
    return rough / 2 if rough < _UNLIKE else likeness(a, b, free)


_alike = Indel.normalized_similarity
_spelled_alike = JaroWinkler.similarity
