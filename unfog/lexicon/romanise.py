"""Names in Latin letters: Arabic, Hebrew, Cyrillic and Greek letter by letter, accents taken off.

The result is for comparison only: Arabic keeps no vowels because it writes none.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from unfog.lexicon.files import rows_of

_ROWS = tuple(rows_of("letters.tsv"))
_LETTERS = str.maketrans({row["letter"]: row["latin"] for row in _ROWS if len(row["letter"]) == 1})
_PAIRS = {row["letter"]: row["latin"] for row in _ROWS if len(row["letter"]) > 1}
_PAIR = re.compile("|".join(sorted(_PAIRS)))
_HARD_BEFORE_H = re.compile(
    "(?<=[\u0633\u0632\u062a\u0643\u062f\u0635\u0637\u0636\u06a9\u06af\u05db\u05d3\u05d2\u05e1\u05d6\u05ea\u05e7])(?=[\u0647\u05d4])"
)
"""Between two letters of which the second is an h of its own and not the second half of "sh", "kh" and the like."""
_WORD = re.compile(r"[a-z0-9]+")
_SYLLABLE = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=100_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in plain Latin letters, lower case; apostrophes join, other marks part.

    Scripts that ``letters.tsv`` does not know (Hangul, Han, Devanagari and others) are read by ``anyascii``, each Hangul or
    Han syllable as a word of its own.
    """
    return latin_words(name)


def latin_words(name: str) -> tuple[str, ...]:
    """``words_of`` for callers that keep what they make of it: nothing is kept here."""
    text = name.lower()
    if not text.isascii():
        text = _PAIR.sub(lambda m: _PAIRS[m.group()], _HARD_BEFORE_H.sub("e", text))
        text = _bare(text.translate(_LETTERS)).translate(_LETTERS)
        for mark in "\u2019\u2018\u02bc\u02bf\u02be":
            text = text.replace(mark, "")
        if any(c.isalpha() and not c.isascii() for c in text):
            text = _SYLLABLE.sub(" ", anyascii(text)).lower()
    return tuple(_WORD.findall(text.replace("'", "").replace("`", "")))


def _bare(text: str) -> str:
    """Letters without their accents; the vowel signs of Indic scripts, which are no accents, stay."""
    plain = (c for c in unicodedata.normalize("NFKD", text) if not (unicodedata.combining(c) and c < "\u0900"))
    return unicodedata.normalize("NFC", "".join(plain))


def is_unvowelled(name: str) -> bool:
    """Whether the name is written in a script that leaves short vowels out (Arabic, Hebrew)."""
    return not name.isascii() and _UNVOWELLED.search(name) is not None


_UNVOWELLED = re.compile("[\u0590-\u06ff]")
