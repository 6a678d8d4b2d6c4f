"""Names in Latin letters: Arabic, Hebrew, Cyrillic and Greek letter by letter, accents taken off.

The result is for comparison only: Arabic keeps no vowels because it writes none.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARABIC = dict(
    zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگکیڤ", "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a h a a a i w y p ch zh g k y v".split(), strict=True)
)
_HEBREW = dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "a b g d h v z h t y k k l m m n n s a p f ts ts k r sh t".split(), strict=True))
_CYRILLIC = dict(
    zip("абвгдеёжзийклмнопрстуфхцчшщыэюяіїєґўђјљњћџ", "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch y e yu ya i i e g u dj j lj nj c dz".split(), strict=True)
) | {"ъ": "", "ь": ""}
_GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(), strict=True))
_OTHER = {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
_LETTERS = str.maketrans(_ARABIC | _HEBREW | _CYRILLIC | _GREEK | _OTHER)
_APART = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=100_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in plain Latin letters, lower case; apostrophes join, other marks part."""
    text = name.lower()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text.translate(_LETTERS)) if not unicodedata.combining(c))
        text = text.translate(_LETTERS)
        for mark in "\u2019\u2018\u02bc\u02bf\u02be":
            text = text.replace(mark, "")
    return tuple(_APART.sub(" ", text.replace("'", "").replace("`", "").replace(".", " ")).split())


def is_unvowelled(name: str) -> bool:
    """Whether the name is written in a script that leaves short vowels out (Arabic, Hebrew)."""
    return any("\u0590" <= c <= "\u06ff" for c in name)
