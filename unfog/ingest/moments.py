"""Stated publication times -> ISO 8601, with the offset and the precision that were stated and no more."""

from __future__ import annotations

import logging
import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_LOG = logging.getLogger(__name__)
_SPACE_BEFORE_OFFSET = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
_UTC_IN_WORDS = re.compile(r"\s*(?:UTC|GMT)$", re.IGNORECASE)


def moment(stated: str | None, subject: str) -> str | None:
    """``stated`` (ISO 8601 or RFC 822) as ISO 8601, or ``None`` with a warning that names ``subject``.

    A date without a time stays a date, a time without an offset stays without one.
    """
    if stated is None or not stated.strip():
        return None
    given = stated.strip()
    made = _iso(given) or _rfc822(given)
    if made is None:
        _LOG.warning(
            "%s: publication time %r is neither ISO 8601 nor RFC 822 and was left out; write it as 2024-02-07T22:15:00+03:00",
            subject,
            given[:80],
        )
    return made


def local_moment(local: object, instant: object) -> str | None:
    """A local clock time and the same instant in Unix seconds -> ISO 8601 with the offset that follows from the two.

    Offsets of the world are whole quarters of an hour between -12 and +14 hours; a pair that gives another one is two different
    times, and the instant is then given in UTC.
    """
    clock = _datetime(local) if isinstance(local, str) else None
    if clock is not None and clock.tzinfo is not None:
        return clock.isoformat()
    try:
        at = datetime.fromtimestamp(int(str(instant)), UTC)
    except (ValueError, OverflowError, OSError):
        return clock.isoformat() if clock else None
    if clock is None:
        return at.isoformat()
    offset = clock - at.replace(tzinfo=None)
    sound = offset % timedelta(minutes=15) == timedelta(0) and timedelta(hours=-12) <= offset <= timedelta(hours=14)
    return clock.replace(tzinfo=timezone(offset)).isoformat() if sound else at.isoformat()


def best_stated(candidates: list[str]) -> str | None:
    """The first candidate, or another one that means the same instant and states a local offset where the first states UTC."""
    if not candidates:
        return None
    first = _datetime(candidates[0])
    if first is None or first.utcoffset():
        return candidates[0]
    for other in candidates[1:]:
        parsed = _datetime(other)
        if parsed is not None and parsed.utcoffset() and first.tzinfo is not None and parsed == first:
            return other
    return candidates[0]


def same_moment(one: str | None, other: str | None) -> bool:
    """Whether two ISO 8601 times are the same instant, or are written alike."""
    first, second = _datetime(one or ""), _datetime(other or "")
    return one == other or (first is not None and first == second)


def _iso(given: str) -> str | None:
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        parsed = _datetime(_UTC_IN_WORDS.sub("+00:00", _SPACE_BEFORE_OFFSET.sub("", given)))
        return parsed.isoformat() if parsed else None


def _datetime(given: str) -> datetime | None:
    try:
        return datetime.fromisoformat(given)
    except ValueError:
        return None


def _rfc822(given: str) -> str | None:
    try:
        return parsedate_to_datetime(given).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
