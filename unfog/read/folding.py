"""The reading copy of a text: typographic variants folded, one code point to one, so that offsets stay."""

from __future__ import annotations

_FOLD = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u02bb\u02bf\u02be\u2032\u00b4\u0060", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2002\u2003\u2009\u200a\u3000\ufeff", " "),
        "\u2015": "\u2014",
    }
)


def reading_copy(text: str) -> str:
    """``text`` with curly quotes, apostrophes, hyphens and odd spaces made plain; the length never changes."""
    return text.translate(_FOLD)
