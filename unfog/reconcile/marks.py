"""Marks: what two reports share whatever their languages, for reports in other languages than English.

Names sound alike and figures look alike in every language. A mark is the consonants of a name's word in Latin letters, a
figure or a clock time; what of them two reports share says whether they tell of one happening. No claim rests on marks:
they only put a report in another language beside the reports it belongs to.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from unfog.lexicon.romanise import words_of
from unfog.lexicon.sounds import skeleton
from unfog.reconcile.words import RAREST, fold, rarity

READ_CHARACTERS = 4000
"""How much of a text counts, as elsewhere in grouping."""

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_FIGURE = re.compile(r"(?<![\w.,:])(\d{1,2}):(\d{2})(?![\w:])|(?<![\w.,:])(\d{2,5})(?![\w:]|[.,]\d)")
_CASELESS = ("\u0590", "\u08ff")
"""First and last of Hebrew and Arabic script: letters without case, where any word may be a name."""

_SHORTEST = 3
_LONG = 5
"""Consonants that a mark needs at least, and from which chance hardly makes two words alike."""

_COMMON, _SPAN = 9.0, 6.0
"""Rarity (see ``words.rarity``) up to which a word of an English report is no mark, and beyond that what makes it a full one."""

FIGURE, CLOCK = 0.5, 0.7
"""Weight of a shared figure and of a shared clock time, where a full name has 1 (set by judgement)."""

MOST_KEYED = 8
"""Marks of a report from which pairs are made for looking up."""


def marks_of(text: str, language: str | None) -> dict[str, float]:
    """The marks of a text with the weight that sharing each has, at most 1; a name's follows the rarity of the word.

    ``language`` is a BCP 47 tag; without one the text is taken for English. Where no table of words is known for a language
    every word counts as rare: what is no name meets no name of a report in another language.
    """
    spoken = (language or "en").split("-")[0].lower()
    found: dict[str, float] = {}
    opening = text[:READ_CHARACTERS]
    for word in set(_WORD.findall(opening)):  # the greatest weight counts, whatever the order
        if word[0].isupper() or _is_caseless(word):
            for mark, weight in _of_word(word, spoken):
                found[mark] = max(found.get(mark, 0.0), weight)
    for match in _FIGURE.finditer(opening):
        hour, minute, figure = match.groups()
        if figure is None:
            found[f"t{int(hour)}:{int(minute):02d}"] = CLOCK
        elif not 1900 <= int(figure) <= 2099:
            found[f"f{int(figure)}"] = FIGURE
    return dict(sorted(found.items()))


def _is_caseless(word: str) -> bool:
    return _CASELESS[0] <= word[0] <= _CASELESS[1]


@lru_cache(maxsize=100_000)
def _of_word(word: str, language: str) -> tuple[tuple[str, float], ...]:
    rare = min(1.0, max(0.0, (_rarity(word, language) - _COMMON) / _SPAN))
    if not rare:
        return ()
    skeletons = (skeleton(part.removeprefix("al") if _is_caseless(word) else part) for part in words_of(word))
    return tuple(
        (f"n{bones}", round(rare * (1.0 if len(bones) >= _LONG else 0.75 if len(bones) == _LONG - 1 else 0.5), 3))
        for bones in skeletons
        if len(bones) >= _SHORTEST
    )


def _rarity(word: str, language: str) -> float:
    if language == "en":
        return rarity(fold(word))
    return -math.log(_frequencies(language).get(word.lower(), RAREST))


@lru_cache(maxsize=16)
def _frequencies(language: str) -> Mapping[str, float]:
    from wordfreq import available_languages, get_frequency_dict

    known = language in available_languages("small")
    table: Mapping[str, float] = get_frequency_dict(language, wordlist="small") if known else {}
    return table


def scene_marks(names: Iterable[str]) -> dict[str, float]:
    """The marks of the places where a report's events happened: full ones, however common the words."""
    bones = {skeleton(part) for name in names for part in words_of(name)}
    return {f"n{b}": 1.0 for b in sorted(bones) if len(b) >= _SHORTEST}


def shared(a: Mapping[str, float], b: Mapping[str, float]) -> dict[str, float]:
    """The marks of both, each with the mean of its two weights."""
    return {mark: (weight + b[mark]) / 2 for mark, weight in a.items() if mark in b}


def heaviest(marks: Mapping[str, float], most: int) -> list[str]:
    """The heaviest marks of a report, sorted; of equals the longer ones."""
    return sorted(sorted(marks, key=lambda mark: (-marks[mark], -len(mark), mark))[:most])


def keys_of(marks: Mapping[str, float]) -> tuple[tuple[str, str], ...]:
    """Pairs of a report's heaviest marks, for looking up: no day is needed, which many posts do not give."""
    return tuple(combinations(heaviest(marks, MOST_KEYED), 2))


def words_for(a: Mapping[str, float], b: Mapping[str, float]) -> str:
    """What two reports share, in words."""
    common = shared(a, b)
    names = sum(mark[0] == "n" for mark in common)
    figures = sorted({mark[1:] for mark in common if mark[0] != "n"}, key=lambda f: (len(f), f))
    told = f"{names} name{'s' if names != 1 else ''} that sound{'s' if names == 1 else ''} alike"
    told += f"; the same figures ({', '.join(figures[:5])})" if figures else ""
    return f"{told}. One of the reports is in another language"
