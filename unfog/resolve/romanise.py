"""Names in Latin letters: Arabic, Hebrew, Cyrillic and Greek letter by letter, accents taken off.

The result is for comparison only: Arabic keeps no vowels because it writes none.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from unfog.lexicon.files import rows_of

_LETTERS = str.maketrans({row["letter"]: row["latin"] for row in rows_of("letters.tsv")})
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
