"""Sentences -> times: days and clocks by the words of the pack, told from the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from unfog.model import DateValue, Publication, Report, Time
from unfog.model.values import DatePrecision
from unfog.read.plain.numbers import figure
from unfog.read.plain.tokens import Sentence, Text
from unfog.read.times.calendar import exact
from unfog.read.times.intervals import interval

_CLOCK = re.compile(r"(?<![\d.,:/])(\d{1,2})\s?(?::|[hH]\s?)(\d{2})(?![\d:/])|(?<![\d.,:/])(\d{1,2})\s?[hH]\b(?!\w)")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?![\d/-])|(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d)")
_YEARS = range(1900, 2100)
AHEAD = 1
"""Days after publication up to which a day without a year is taken to lie in that year (zones differ)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A time of a sentence at offsets ``[start, end)``: its TIMEX3 value and whether it is a clock."""

    sentence: int
    start: int
    end: int
    value: str
    clock: bool = False


def times_of(text: Text) -> tuple[tuple[Time, ...], Publication, list[set[int]]]:
    """All times, the publication, and for each sentence the tokens that belong to times."""
    report = text.report
    day = date.fromisoformat(report.published[:10]) if report.published else None
    publication = _publication(report)
    found: list[Found] = []
    for sentence in text.sentences:
        found += _in_sentence(text, sentence, day)
    taken = [_covered(s, [f for f in found if f.sentence == s.number]) for s in text.sentences]
    return tuple(_time(report, f, day) for f in sorted(found, key=lambda f: f.start)), publication, taken


def _publication(report: Report) -> Publication:
    day = report.published[:10] if report.published else None
    return Publication(earliest=day, latest=day, basis="as given" if day else "unknown")


def _covered(sentence: Sentence, found: list[Found]) -> set[int]:
    return {i for i, t in enumerate(sentence.tokens) for f in found if f.start < t.end and t.start < f.end}


def _time(report: Report, found: Found, day: date | None) -> Time:
    span = interval(found.value)
    return Time(
        span=report.span(found.start, found.end),
        type="TIME" if found.clock else "DATE",
        value=found.value,
        earliest=span.earliest,
        latest=span.latest,
        precision=span.precision,
        basis="stated" if day is None else "told from the day of publication",
    )


def _in_sentence(text: Text, sentence: Sentence, day: date | None) -> list[Found]:
    days = [*_numeric(text, sentence), *_calendar(sentence, day)]
    held = {i for i, t in enumerate(sentence.tokens) for f in days if f.start < t.end and t.start < f.end}
    days += [f for f in _relative(sentence, day) if not _overlaps(sentence, f, held)]
    days = _merged(text, sentence, days)
    return days + _clocks(text, sentence, days, day)


def _overlaps(sentence: Sentence, found: Found, held: set[int]) -> bool:
    return any(found.start < sentence.tokens[i].end and sentence.tokens[i].start < found.end for i in held)


def _numeric(text: Text, sentence: Sentence) -> list[Found]:
    found = []
    for match in _NUMERIC.finditer(text.low, sentence.start, sentence.end):
        d, m, y = (int(g) for g in (match.group(1, 2, 3) if match[1] else reversed(match.group(4, 5, 6))))
        if exact(y, m, d):
            found.append(Found(sentence.number, match.start(), match.end(), f"{y:04d}-{m:02d}-{d:02d}"))
    return found


def _calendar(sentence: Sentence, day: date | None) -> list[Found]:
    """ "15 de marzo de 2031", "березень 2031", "en 2019"."""
    found: list[Found] = []
    tokens = sentence.tokens
    for tag in sentence.tags("months"):
        start, end, number = tag.start, tag.end, None
        before = next((i for i in (start - 1, start - 2) if i >= 0 and tokens[i].figure), None)
        if before is not None and (before == start - 1 or sentence.is_(start - 1, "of") or sentence.is_(start - 1, "ordinal")):
            value = figure(tokens[before])
            if value is not None and 1 <= value <= 31:
                number, start = value, before
        year = None
        for i in (end, end + 1):
            if i < len(tokens) and tokens[i].figure and (figure(tokens[i]) or 0) in _YEARS:
                if i == end or sentence.is_(end, "of") or sentence.mark(end, ",،"):
                    year, end = figure(tokens[i]), i + 1
                break
        if number is None and year is None and tag.value is not None and day is None:
            continue
        value_of = _month_day(tag.value, number, year, day)
        if value_of:
            found.append(Found(sentence.number, tokens[start].start, tokens[end - 1].end, value_of))
    held = [(f.start, f.end) for f in found]
    for i, token in enumerate(tokens):
        if token.figure and len(token.text) == 4 and (figure(token) or 0) in _YEARS and not sentence.is_(i + 1, "people"):
            if i + 1 < len(tokens) and "noun" in sentence.at[i + 1]:
                continue
            if not any(a <= token.start < b for a, b in held):
                found.append(Found(sentence.number, token.start, token.end, f"{figure(token):04d}"))
    return found


def _month_day(month: int, number: int | None, year: int | None, day: date | None) -> str | None:
    if year is None and day is not None:
        year = day.year
        if number is not None and exact(year, month, number):
            if date(year, month, number) > day + timedelta(days=AHEAD):
                year -= 1
        elif month > day.month:
            year -= 1
    stamp = f"{year:04d}" if year is not None else "XXXX"
    if number is None:
        return f"{stamp}-{month:02d}" if year is not None else None
    if year is not None and not exact(year, month, number):
        return None
    return f"{stamp}-{month:02d}-{number:02d}"


def _relative(sentence: Sentence, day: date | None) -> list[Found]:
    """ "Ayer", "el martes": days told from the day of publication."""
    found: list[Found] = []
    if day is None:
        return found
    for tag in sentence.tags("days"):
        when = day + timedelta(days=tag.value)
        found.append(_at(sentence, tag.start, tag.end, when.isoformat()))
    for tag in sentence.tags("weekdays"):
        if (
            sentence.tokens[tag.start].text.isupper()
            and len(sentence.tokens[tag.start].text) > 1
            and sentence.tokens[tag.start].capital
        ):
            continue
        if sentence.is_(tag.end, "next") or sentence.is_(tag.start - 1, "next"):
            continue
        back = (day.weekday() - tag.value) % 7
        week = sentence.is_(tag.end, "last week") or sentence.is_(tag.start - 1, "last week")
        when = day - timedelta(days=back + (7 if week else 0))
        found.append(_at(sentence, tag.start, tag.end, when.isoformat()))
    return found


def _at(sentence: Sentence, start: int, end: int, value: str) -> Found:
    return Found(sentence.number, sentence.tokens[start].start, sentence.tokens[end - 1].end, value)


def _merged(text: Text, sentence: Sentence, found: list[Found]) -> list[Found]:
    """ "El martes 15 de marzo" is one time: of neighbours a word apart the calendar date stays."""
    kept: list[Found] = []
    for now in sorted(found, key=lambda f: f.start):
        if kept and now.start - kept[-1].end <= 4 and len(now.value) == 10 == len(kept[-1].value):
            last = kept.pop()
            now = Found(sentence.number, last.start, now.end, now.value)
        kept.append(now)
    return kept


def _clocks(text: Text, sentence: Sentence, days: list[Found], day: date | None) -> list[Found]:
    found: list[Found] = []
    for match in _CLOCK.finditer(text.low, sentence.start, sentence.end):
        hour, minute = int(match[1] or match[3]), int(match[2] or 0)
        if hour > 24 or minute > 59:
            continue
        index = next((i for i, t in enumerate(sentence.tokens) if t.end >= match.end()), len(sentence.tokens) - 1)
        near = [t for t in sentence.tags("half") if index < t.start <= index + 3 or index - 4 <= t.start < index]
        if hour < 12 and any(t.value == 12 for t in near):
            hour += 12
        elif hour == 12 and any(t.value == 0 for t in near):
            hour = 0
        around = [f for f in days if len(f.value) == 10 and abs(f.start - match.start()) < 60]
        base = around[0].value if around else "XXXX-XX-XX"
        if base.startswith("X") and day is not None and not days:
            base = "XXXX-XX-XX"
        found.append(Found(sentence.number, match.start(), match.end(), f"{base}T{hour % 24:02d}:{minute:02d}", clock=True))
    return found


def day_value(time: Time) -> DateValue | None:
    """The day of a time as a claim's value, where it names one day, month or year."""
    if time.earliest is None or time.latest is None:
        return None
    precision: DatePrecision = "day" if time.precision in (None, "minute") else _precision(time.precision)
    return DateValue(earliest=time.earliest[:10], latest=time.latest[:10], precision=precision, basis=time.basis)


def _precision(word: str | None) -> DatePrecision:
    return "year" if word == "year" else "month" if word == "month" else "week" if word == "week" else "day"
