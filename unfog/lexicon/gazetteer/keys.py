"""The key of a place name: what two spellings of one name have in common, and its 64-bit hash.

Case, diacritics, apostrophes (also the half rings of Arabic names), full stops, hyphens and a leading "the" do not
count; "Saint", "Mount" and "Fort" are written short; the forms of the Arabic article ("al", "el", "as", "ash" ...) are
all "al". The builder and the reader of the gazetteer must use the same functions, so both live here.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from hashlib import blake2b

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("'’‘`´ʼʻʿʾʹ′.", ""),
        **dict.fromkeys("-‐‑–_/", " "),
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ə": "a",
    }
)
_SHORT = {"saint": "st", "mount": "mt", "fort": "ft"}
ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "at", "ath", "az", "an", "ad", "adh"})
"""Romanised forms of the Arabic article, assimilated or not."""


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The key of ``name``; empty when it holds no letter or digit."""
    words = _plain(name).split()
    if len(words) > 1:
        if words[0] == "the":
            words = words[1:]
        if len(words) > 1:
            words[0] = "al" if words[0] in ARTICLES else _SHORT.get(words[0], words[0])
    return " ".join(words)


def _plain(name: str) -> str:
    lowered = name.lower()
    if not lowered.isascii():
        lowered = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return lowered.translate(_LETTERS)


def hashed(text: str) -> int:
    """The 64-bit hash under which a key is filed."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
