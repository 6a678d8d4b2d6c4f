"""A reading copy with its case restored, for texts in capitals (wire copy of the 1980s, headlines-only feeds).

The parser reads "GUERRILLAS ATTACKED THE FARM" as a row of names. Where a text is almost all capitals, every word is
put in lower case except the first of a sentence, known names, words after a title and what stands in brackets as an
acronym. The length never changes. No frequencies of the texts themselves are used: a word is a common word when the
general word list (``wordfreq``) knows it well in lower case, otherwise it is taken for a name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from unfog.lexicon.casing import case_lexicon

UPPER_SHARE = 0.8
"""A text with at least this share of capitals among its letters has lost its case (newspaper prose has about 0.05)."""
MIN_LETTERS = 40
"""Shorter texts are left as they are: a short headline in capitals may be a name."""
COMMON_ZIPF = 3.2
"""A word at least this frequent (Zipf scale, base-10 logarithm per billion words) is read as a common word."""

RARE_ZIPF = 1.3
"""A rarer word is still common when it has the ending of an English verb, adverb or noun of action."""

_COMMON_ENDINGS = (
    "ed",
    "ing",
    "ly",
    "ness",
    "tion",
    "tions",
    "ment",
    "ments",
    "ism",
    "ists",
    "ers",
    "ary",
    "ships",
    "ity",
    "able",
)
_WORD = re.compile(r"[^\W\d_]+(?:['][^\W\d_]+)*")
_BRACKET = re.compile(r"[(\[]([A-Z]{2,8})[)\]]")
_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "la", "del", "los", "y"})
_ENDS = frozenset('.!?:\n"')


def restored(text: str) -> str:
    """``text`` in ordinary case if it is written in capitals, else unchanged; the length is the same."""
    if not in_capitals(text):
        return text
    acronyms, spelt_out = _bracketed(text)
    out = []
    last = 0
    named = False
    for match in _WORD.finditer(text):
        word = match.group()
        start = match.start()
        out.append(text[last:start])
        if word.lower() in acronyms and len(word) > 1:
            out.append(word)
        else:
            out.append(_cased(word, named or _starts_sentence(text, start) or start in spelt_out))
        named = word.lower() in case_lexicon().before_names
        last = match.end()
    out.append(text[last:])
    copy = "".join(out)
    return copy if len(copy) == len(text) else text


def _bracketed(text: str) -> tuple[frozenset[str], frozenset[int]]:
    """Acronyms given in brackets, and the offsets of the words before each that it abbreviates."""
    acronyms = set(case_lexicon().acronyms)
    offsets: set[int] = set()
    for match in _BRACKET.finditer(text):
        letters = match.group(1)
        acronyms.add(letters.lower())
        before = list(_WORD.finditer(text, max(0, match.start() - 120), match.start()))
        before = [word for word in before if word.group().lower() not in _SMALL][-len(letters) - 2 :]
        # letters may follow the order of another language (FMLN: Farabundo Marti National Liberation Front)
        while before and before[0].group()[0] not in letters:
            before = before[1:]
        if {word.group()[0] for word in before} >= set(letters):
            offsets.update(word.start() for word in before)
    return frozenset(acronyms), frozenset(offsets)


def in_capitals(text: str) -> bool:
    """Whether a text is written in capitals throughout."""
    letters = "".join(filter(str.isalpha, text))
    upper = sum(map(str.isupper, letters))
    return len(letters) >= MIN_LETTERS and upper >= UPPER_SHARE * len(letters)


def _cased(word: str, first: bool) -> str:
    lower = word.lower()
    if len(lower) != len(word):
        return word
    bare = lower.split("'")[0]
    return _titled(lower) if first or bare in case_lexicon().names or not _common(bare) else lower


def _titled(lower: str) -> str:
    head = lower[:1].upper()
    return head + lower[1:] if len(head) == 1 else lower


@lru_cache(maxsize=50_000)
def _common(lower: str) -> bool:
    """Whether a word is a common word of English rather than a name."""
    from wordfreq import zipf_frequency

    if lower in case_lexicon().common:
        return True
    frequency = zipf_frequency(lower, "en")
    if frequency >= COMMON_ZIPF or (frequency >= RARE_ZIPF and lower.endswith(_COMMON_ENDINGS)):
        return True
    return lower.endswith("s") and bool(zipf_frequency(lower[:-1], "en") >= COMMON_ZIPF)


def _starts_sentence(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and text[at] in " \t\"'([":
        at -= 1
    return at < 0 or text[at] in _ENDS
