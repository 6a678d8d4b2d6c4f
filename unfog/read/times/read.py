"""One report's times: found, resolved against its dating, and given as spans with intervals."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import cast, get_args

from unfog.model import Publication, Report, Time
from unfog.model.reading import TimexType
from unfog.read.times.find import grammar, lowered
from unfog.read.times.intervals import Interval, interval
from unfog.read.times.meaning import Meaning
from unfog.read.times.mention import Found
from unfog.read.times.publication import dating
from unfog.read.times.resolve import Resolved, is_narrative, prepared, resolve
from unfog.read.times.stated import STATED

WEEK = 7
"""Days: what may lie in more of them is known to the month and no better (Ramadan)."""
SUNDAY = 6
_TYPES = frozenset(get_args(TimexType))


def read_times(report: Report) -> tuple[tuple[Time, ...], Publication]:
    """All time expressions of a report in text order, and when it was published.

    Use it on the report alone; no parse is needed. Spans do not overlap. Dates are local to the outlet, or to the
    scene where the words say so (``Time.zone``, "local time" in the basis). Where the publication is not given it is
    inferred from the text; two years that fit equally well give values without a year (``XXXX-02-07``) whose interval
    reaches from the one to the other.
    """
    low = lowered(report.text)
    found = prepared(low, grammar().find(report.text))
    dated = dating(report, low, found)
    history = bool(dated.inferred) and is_narrative(found, None)
    references = (None,) if history else dated.references or (None,)
    readings = [resolve(report.text, low, found, day) for day in references]
    times = (_time(report, dated.inferred, same) for same in _aligned(readings))
    return tuple(_on_sunday(time, dated.publication) for time in times), dated.publication


def _on_sunday(time: Time, publication: Publication) -> Time:
    """ "Last week" in a report of a Sunday may be the week that ended the day before, where weeks begin on Sundays: the interval
    holds both, the value is the guideline's."""
    published = publication.earliest or ""
    sunday = len(published) >= 10 and dt.date.fromisoformat(published[:10]).weekday() == SUNDAY
    if not sunday or time.latest is None or time.precision != "week" or not time.span.text.lower().startswith("last week"):
        return time
    latest = dt.date.fromisoformat(time.latest[:10]) + dt.timedelta(days=SUNDAY)
    return replace(time, latest=f"{latest}{time.latest[10:]}")


def _aligned(readings: list[list[Resolved]]) -> list[list[Resolved]]:
    """The readings of each mention against each reference day, for mentions that every reference gives a meaning."""
    by_start: list[dict[int, Resolved]] = [{found.start: (found, meaning) for found, meaning in reading} for reading in readings]
    common = [start for start in by_start[0] if all(start in other for other in by_start[1:])]
    return [[reading[start] for reading in by_start] for start in common]


def _time(report: Report, inferred: str, same: list[Resolved]) -> Time:
    mention = same[0][0]
    meanings = [meaning for _, meaning in same]
    first = meanings[0]
    spans = [_interval(meaning) for meaning in meanings]
    basis = first.basis
    if inferred and spans[0].earliest and basis != STATED:
        basis = f"{basis}; year inferred: {inferred}"
    start, end = _trimmed(report.text, mention)
    return Time(
        span=report.span(start, end),
        type=cast(TimexType, first.type),
        value=_common(meanings),
        zone=first.zone,
        earliest=min((s.earliest for s in spans if s.earliest), default=None),
        latest=max((s.latest for s in spans if s.latest), default=None),
        precision=spans[0].precision,
        basis=basis,
    )


def _interval(meaning: Meaning) -> Interval:
    if meaning.reach:
        first, last = meaning.reach
        return Interval(first.isoformat(), last.isoformat(), "month" if (last - first).days > WEEK else "day")
    return interval(meaning.value) if meaning.type in ("DATE", "TIME") else Interval()


def _common(meanings: list[Meaning]) -> str:
    """The value, its year hidden where several years fit, its month and day where several days of one year do."""
    values = {meaning.value for meaning in meanings}
    first = meanings[0].value
    if len(values) == 1 or not first[:4].isdigit():
        return first
    if len({value[:4] for value in values}) == 1 and re.match(r"\d{4}-\d\d-\d\d", first):
        return first[:4] + "-XX-XX" + first[10:]
    return "XXXX" + first[4:]


def _trimmed(text: str, mention: Found) -> tuple[int, int]:
    """The mention's offsets without white space at its ends."""
    start, end = mention.start, mention.end
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    while start < end - 1 and text[start].isspace():
        start += 1
    return start, end
