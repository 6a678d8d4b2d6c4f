"""The language of a text that states none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_LEAST_LETTERS = 12
_LEAST_PROBABILITY = 0.5
"""Below either, nothing is said and the text is tried as English. Of twenty short lines in eleven languages written for
the purpose, eleven guesses lay above, all right but one (Sorani taken for Urdu); of the nine below, five were wrong (own
lines, 2026-11-24)."""
_LONGER_CODES = frozenset(["ckb"])
"""Languages considered beside those with a two-letter code: Sorani Kurdish. Short lines of English, Spanish or Arabic are
otherwise taken for close relatives that few newsrooms write (Nigerian Pidgin, Extremaduran, Moroccan Arabic)."""
_READ_AT_MOST = 2000  # code points; more changes no decision on news and costs time


def language_of(text: str) -> str | None:
    """ISO 639 code of the language of ``text``, or ``None`` where it is too short or too mixed to tell."""
    sample = text[:_READ_AT_MOST]
    if sum(map(str.isalpha, sample)) < _LEAST_LETTERS:
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _LEAST_PROBABILITY else None


def language_tag(stated: str | None) -> str | None:
    """The ISO 639 code in a stated language (``EN``, ``en_US.UTF-8``, ``en-us`` -> ``en``); ``None`` if there is none.

    The region is left out: on pages it tells of the template more often than of the text.
    """
    code = re.split(r"[-_.@]", (stated or "").strip())[0].lower()
    return code if re.fullmatch(r"[a-z]{2,3}", code) and code != "und" else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid import langid

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.nb_classes if len(code) == 2 or code in _LONGER_CODES])
    return identifier
