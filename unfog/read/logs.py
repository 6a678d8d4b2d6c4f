"""A log of entries under clock times ("22:41 - Shots in the Altmoor quarter"): its stamps say when a line was written.

A stamp is no time of the happening, but the oldest entry's day is its day: a log is opened within hours. Entries stand newest
first or oldest first; where a clock runs backwards against that order, the entry is of the day before, and so is one under
"Yesterday".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from unfog.model import Time

FEWEST = 3
"""Stamped paragraphs that make a text a log."""
OLDEST = "oldest entry of a log"
"""``Time.basis`` of the day of a log's oldest entry."""
_STAMP = re.compile(
    r"(?P<day>Yesterday|Today|Last night|Tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?,?\s*"
    r"(?P<h>[01]?\d|2[0-3])[:.h](?P<m>[0-5]\d)\s*(?:(?:GMT|UTC|local time|BST|CET|EST)\s*)?(?:[-–—:|]\s*|\s(?=[A-Z]))"
)


@dataclass(frozen=True, slots=True)
class Log:
    """Offsets of times that are stamps, and the oldest entry's stamp as a day; empty for a text that is no log."""

    stamps: frozenset[int] = frozenset()
    oldest: Time | None = None


def log_of(text: str, paragraphs: Sequence[tuple[int, int]], times: Sequence[Time]) -> Log:
    """The log that a report is; its paragraphs with a clock in front are the entries."""
    found = [(start, match) for start, end in paragraphs if (match := _STAMP.match(text, start, end)) is not None]
    if len(found) < FEWEST:
        return Log()
    at = {time.span.start: time for time in times}
    stamped = [(match, _at(at, match)) for _, match in found]
    offsets = {o for match, _ in stamped for o in range(match.start(), match.end()) if o in at}
    clocks = [time for _, time in stamped if time is not None]
    return Log(frozenset(offsets), _oldest(stamped) if clocks else None)


def _at(at: dict[int, Time], match: re.Match[str]) -> Time | None:
    return next((at[o] for o in (match.start("h"), match.start()) if o in at), None)


def _oldest(stamped: Sequence[tuple[re.Match[str], Time | None]]) -> Time | None:
    """The stamp of the oldest entry, on its day; ``None`` where no entry's day is known."""
    newest, last = stamped[0], stamped[-1]
    if newest[1] is None or newest[1].earliest is None or last[1] is None:
        return None
    minutes = [60 * int(m["h"]) + int(m["m"]) for m, _ in stamped]
    falls = sum(b < a for a, b in zip(minutes, minutes[1:], strict=False))
    if falls < len(minutes) - 1 - falls:  # oldest first: the first entry, on the day of the last but for midnights between
        return replace(newest[1], earliest=newest[1].earliest[:10], latest=newest[1].earliest[:10], precision="day", basis=OLDEST)
    day = dt.date.fromisoformat(newest[1].earliest[:10])
    back = 0
    for (before, _), (match, _), a, b in zip(stamped, stamped[1:], minutes, minutes[1:], strict=False):
        back += b > a or (match["day"] in ("Yesterday", "Last night") and before["day"] != match["day"])
    own = str(day - dt.timedelta(days=back))
    return replace(last[1], earliest=own, latest=own, precision="day", basis=OLDEST)
