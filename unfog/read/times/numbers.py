"""Numbers, periods and clock times as words write them."""

from __future__ import annotations

import re

from unfog.lexicon.times import TimeWords

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_HALF = re.compile(r"(\d+)(?:\s+1/2|½)")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?(?:[:.](\d\d))?\s*(a|p)?")


def number(words: TimeWords, text: str | None) -> float | None:
    """``twenty-one`` is 21; ``None`` for "several", "a few" and the like."""
    text = (text or "").strip()
    if not text:
        return None
    if _DIGITS.fullmatch(text):
        return float(text.replace(",", ""))
    if half := _HALF.fullmatch(text):
        return float(half[1]) + 0.5
    if text in ("a hundred", "one hundred"):
        return 100
    parts = re.split(r"[\s-]+", text)
    return sum(words.numbers[part] for part in parts) if all(part in words.numbers for part in parts) else None


def ordinal(words: TimeWords, text: str | None) -> int:
    """``third`` and ``3rd`` are 3; anything else is 1."""
    digits = re.match(r"\d+", text or "")
    return int(digits.group()) if digits else words.ordinals.get(text or "", 1)


def unit_of(words: TimeWords, text: str) -> tuple[str, int]:
    """The ISO 8601 letters of a unit and its length in days (0 where it is no fixed number of days)."""
    return words.units.get(text) or words.units.get(text.rstrip("s")) or ("D", 1)


def period(words: TimeWords, count: float | None, unit: str, *, half: bool = False) -> str:
    """A period as TimeML writes it: ``P3D``, ``PT2H``, ``PXM``, ``P1DE``."""
    letters, _ = unit_of(words, unit)
    if count is not None and half:
        count += 0.5
    if letters == "F":
        count, letters = (None if count is None else 2 * count), "W"
    amount = "X" if count is None else f"{count:g}"
    return f"PT{amount}{letters[1:]}" if letters.startswith("T") and len(letters) > 1 else f"P{amount}{letters}"


def clock(text: str) -> str | None:
    """A clock time as ``HH:MM`` (``HH:MM:SS``), or ``None`` where there is no such time: "9:30 p.m.", "0715 hrs", "21h40"."""
    text = text.strip()
    if text.startswith("noon"):
        return "12:00"
    if text.startswith("midnight"):
        return "24:00"
    if re.match(r"\d{4}(?!\d)", text):
        hour, minute, second, half = int(text[:2]), text[2:4], None, None
    else:
        found = _CLOCK.match(text)
        if found is None:
            return None
        hour, minute, second, half = int(found[1]), found[2] or "00", found[3], found[4]
    if half and not 1 <= hour <= 12 and not 13 <= hour <= 23:
        return None
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    if hour > 24 or int(minute) > 59 or (hour == 24 and minute != "00"):
        return None
    return f"{hour:02d}:{minute}" + (f":{second}" if second else "")
