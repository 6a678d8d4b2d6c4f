"""Bytes -> text: byte order marks, UTF-8, declared charsets, windows-1252 as a last resort, and what is not text."""

from __future__ import annotations

import codecs
import re

_BOMS = (  # the four-byte marks first: the UTF-32 mark begins with the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
_UNDEFINED_1252 = b"\x81\x8d\x8f\x90\x9d"
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|\x0c|\x85|\u2028|\u2029")
_MOST_CONTROLS = 0.01
"""Share of control characters above which bytes are taken for something else than text. Pages of news hold none; images,
archives and word processor files hold 5 % and more. One is let pass in the shortest text (own files, 2026-11-24)."""


class NotTextError(ValueError):
    """The bytes are not text in any encoding that can be told apart from noise."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text in ``data``, with ``\\n`` as line end and without control characters.

    Use it for formats whose text may be tidied; JSON Lines keeps its text as it is. A byte order mark comes first, then
    strict UTF-8, then ``declared`` (the charset a page names), then UTF-8 with damaged places marked by U+FFFD where most of what
    lies beyond ASCII is sound, then windows-1252.

    Raises:
        NotTextError: the bytes are not text.
    """
    text = _decoded(data, declared)
    if len(_CONTROLS.findall(text)) > 1 + _MOST_CONTROLS * len(text):
        raise NotTextError("the bytes are not text")
    return _LINE_ENDS.sub("\n", _CONTROLS.sub("", text))


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start of ``data`` names."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def without_surrogates(text: str) -> str:
    """``text`` with every lone surrogate replaced by U+FFFD, one for one: the length stays, and it can be written as UTF-8."""
    return _SURROGATES.sub("\ufffd", text)


def _decoded(data: bytes, declared: str | None) -> str:
    marked = marked_encoding(data)
    if marked:
        return data.decode(marked, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared and (as_declared := _as_declared(data, declared)) is not None:
        return as_declared
    mended = data.decode("utf-8", "replace")
    damaged = mended.count("\ufffd")
    if sum(1 for c in mended if c > "\x7f") - damaged > damaged:
        return mended
    # Nearly any bytes decode as windows-1252, so here nothing may speak against its being text.
    if any(byte in data for byte in _UNDEFINED_1252) or _CONTROLS.search(text := data.decode("windows-1252", "replace")):
        raise NotTextError("the bytes are neither UTF-8 nor windows-1252")
    return text


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        # Browsers read ISO 8859-1 and ASCII as windows-1252, and pages rely on it (WHATWG Encoding Standard).
        name = codecs.lookup(declared).name
        return data.decode("windows-1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, UnicodeDecodeError, ValueError, TypeError):
        return None
