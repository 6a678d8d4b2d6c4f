"""Sentences -> where names of persons stand, in scripts with capitals and in those without.

With capitals a name is a run of them that the pack knows nothing else of. Without, it begins at a given name
(``given_names_arabic.txt``), a by-name ("أبو ...") or behind words that lead to one, and goes on as far as names do.
"""

from __future__ import annotations

from functools import lru_cache

from unfog.lexicon.files import text_of
from unfog.lexicon.packs import normal
from unfog.lexicon.romanise import words_of
from unfog.lexicon.titles import titles
from unfog.read.plain.tokens import Sentence, Text

LONGEST = 5
"""Words of a person's name at most."""
_BYNAME = frozenset(("ابو", "ابي", "ابا"))
_INSIDE = frozenset(("بن", "ابن", "بنت", "عبد", "آل", *_BYNAME))
"""Words inside a name that the next one belongs to."""
_BEHIND = frozenset(("الله", "الدين", "الحق", "الرحمن", "الرحيم"))
"""Words that belong to the one before: two are one part of a name."""
_ALA = "على"
"""The preposition that is written as the name Ali is, but for the last letter, which look-up does not tell apart."""
_ENDING = 4
"""Letters a given name must have for its last one to be left out of the comparison: cases change it."""


def names_in(text: Text, sentence: Sentence) -> list[tuple[int, int]]:
    """Runs of words, ``[first, behind)``, that may be names of persons, in order; none overlap."""
    if text.pack.style.capitals:
        return _runs(sentence)
    found: list[tuple[int, int]] = []
    for a, b in sorted({*_led(sentence), *_from_given(text, sentence)}, key=lambda run: (run[0], -run[1])):
        if not found or a >= found[-1][1]:
            found.append((a, b))
    return found


def opens_with_given(text: Text, sentence: Sentence, at: int) -> bool:
    """Whether a word is a given name, in any case, or opens a by-name."""
    token = sentence.tokens[at]
    if not text.pack.style.capitals:
        return _begins(text, sentence, at)
    word = "".join(words_of(token.text))
    return word in titles().given or (len(word) >= _ENDING and _stem(word) in _stems())


def _runs(sentence: Sentence) -> list[tuple[int, int]]:
    """Runs of two to five capitals that the pack knows nothing else of."""
    found: list[tuple[int, int]] = []
    i = 0
    first = next((k for k, t in enumerate(sentence.tokens) if t.forms), 0)
    while i < len(sentence.tokens):
        if not _name_word(sentence, i) or (i == first and sentence.inside[i]):
            i += 1
            continue
        k = i + 1
        while k < len(sentence.tokens) and (_name_word(sentence, k) or _particle(sentence, k) or _last_part(sentence, k, i)):
            k += 1
        if 2 <= k - i <= LONGEST:
            found.append((i, k))
        i = k
    return found


def _name_word(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    known = sentence.inside[i] - {"number one", "definite", "joined"}
    return token.word and token.capital and not token.text.isupper() and not known


def _last_part(sentence: Sentence, k: int, first: int) -> bool:
    """ "Yeison Andrés Mina": a family name that is a word too, behind two parts of a name."""
    token = sentence.tokens[k]
    loose = {"weapon", "type", "people", "number one", "definite", "joined", "speaker", "months", "state"}
    return k - first >= 2 and token.word and token.capital and sentence.inside[k] <= loose


def _particle(sentence: Sentence, i: int) -> bool:
    """ "Juan de la Cruz": small words between two parts of a name."""
    small = sentence.is_(i, "of") and len(sentence.tokens[i].text) <= 3
    return small and i + 1 < len(sentence.tokens) and _name_word(sentence, i + 1) and _name_word(sentence, i - 1)


def _led(sentence: Sentence) -> list[tuple[int, int]]:
    """In scripts without capitals: the words behind "the dead man is" and the like, up to a mark or a known word."""
    found = []
    starts = [t.end for t in sentence.tags("named")] + [t.end for t in sentence.tags("titles")]
    for start in sorted(set(starts)):
        k = start
        while k < len(sentence.tokens) and k - start < LONGEST - 1 and sentence.tokens[k].word and not _known(sentence, k):
            k += 1
        if k - start >= 2:
            found.append((start, k))
    return found


def _known(sentence: Sentence, i: int) -> bool:
    return bool(sentence.inside[i] - {"definite", "joined", "titles"})


def _from_given(text: Text, sentence: Sentence) -> list[tuple[int, int]]:
    """Names that begin with a given name or a by-name, two parts at least."""
    found = []
    i = 0
    while i < len(sentence.tokens):
        if not _begins(text, sentence, i) or sentence.any(i - 1, "sites", "place noun", "named after"):
            i += 1
            continue
        end = _extent(text, sentence, i)
        if end:
            found.append((i, end))
        i = end or i + 1
    return found


def _begins(text: Text, sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    if not token.word or token.text == _ALA or sentence.inside[i] - {"joined", "titles"}:
        return False
    return _begins_byname(text, sentence, i) or token.forms[0] in _given() or token.forms[0] == "عبد"


def _begins_byname(text: Text, sentence: Sentence, i: int) -> bool:
    tokens = sentence.tokens
    return tokens[i].forms[0] in _BYNAME and i + 1 < len(tokens) and tokens[i + 1].word and not text.pack.style.verb_last


def _extent(text: Text, sentence: Sentence, first: int) -> int:
    """The token behind a name of two parts or more that begins at ``first``; 0 where there is only one part."""
    tokens = sentence.tokens
    parts, k, inside = 0, first, False
    while k < len(tokens) and parts < LONGEST - 1 and tokens[k].word:
        form = tokens[k].forms[0]
        joins = form in _INSIDE
        if joins or inside or (k > first and form in _BEHIND):
            parts += not joins and inside
        elif k > first and (_known(sentence, k) or not _goes_on(text, sentence, k, parts)):
            break
        else:
            parts += 1
        inside = joins
        k += 1
        if not joins and parts >= 2 and "definite" in sentence.inside[k - 1]:
            break
    return k if parts >= 2 and not inside else 0


def _goes_on(text: Text, sentence: Sentence, k: int, parts: int) -> bool:
    """Whether a word the pack does not know goes on with a name of so many parts: the second one does, a later one only
    where it is a given name or one of family, or where a mark or a word of the pack stands behind it."""
    if parts < 2 or "definite" in sentence.inside[k] or sentence.tokens[k].forms[0] in _given():
        return True
    behind = k + 1
    return parts < 3 and (behind >= len(sentence.tokens) or not sentence.tokens[behind].word or _known(sentence, behind))


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    lines = (line for line in text_of("given_names_arabic.txt").splitlines() if not line.startswith("#"))
    return frozenset(normal(word, fold=True) for line in lines for word in line.split())


def _stem(word: str) -> str:
    return word.rstrip("aeiouy") if len(word.rstrip("aeiouy")) >= _ENDING - 1 else word


@lru_cache(maxsize=1)
def _stems() -> frozenset[str]:
    return frozenset(_stem(word) for word in titles().given if len(word) >= _ENDING)
