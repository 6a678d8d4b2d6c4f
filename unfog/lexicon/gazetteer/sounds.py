"""What two romanisations of one place name have in common: its consonants, alike ones taken as one.

"Shaykh Zuwayd" and "Sheikh Zuweid", "Qiryat Shemona" and "Kiryat Shmona", "Dayr az Zawr" and "Deir ez-Zor" sound alike. The
builder and the reader of the gazetteer must use the same function, so it lives here.
"""

from __future__ import annotations

import re

from unfog.lexicon.gazetteer.keys import ARTICLES, key

SHORTEST = 3
"""A sound of fewer consonants fits too many names."""
_DIGRAPHS = (
    *(("tch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("ts", "s"), ("tz", "s"), ("kh", "k"), ("ck", "k"), ("qu", "k")),
    *(("gh", "g"), ("dj", "j"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("zh", "z")),
)
_GLIDE = re.compile(r"(?<=[aeou])[wvy](?![aeiou])")
"""A glide that ends a diphthong: "Zawr", "Zour", "Zor"."""
_LETTERS = str.maketrans({"q": "k", "c": "k", "w": "v", "x": "s"})
_ARTICLES = ARTICLES | {"ez", "es", "er", "esh", "et", "ed", "en", "ul", "e", "i"}


def sound(name: str) -> str:
    """The sound of a name; empty where it has too few consonants or letters that are not Latin."""
    words = [word for word in key(name).split() if word not in _ARTICLES]
    found = "".join(map(_of_word, words))
    return found if len(found) >= SHORTEST and found.isascii() else ""


def _of_word(word: str) -> str:
    word = _GLIDE.sub("", word)
    for letters, one in _DIGRAPHS:
        word = word.replace(letters, one)
    word = word.translate(_LETTERS)
    first, rest = word[:1], re.sub("[aeiouyh]", "", word[1:])
    return re.sub(r"(.)\1", r"\1", ("a" if first in "aeiou" else first) + rest)
