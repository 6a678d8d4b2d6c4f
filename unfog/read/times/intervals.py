"""TIMEX3 value -> the interval of local days it names, both ends inclusive, and its precision."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from unfog.read.times.calendar import exact, last_day

_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-XX(?:T.*)?)?")
_PIECE = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q\d|H\d)")
_YEAR = re.compile(r"(\d{4})(?:-XX.*|-WXX)?")
_DECADE = re.compile(r"\d{3}")
_CENTURY = re.compile(r"\d\d")
_MONTHS = {
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (1, 14),
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
}  # fmt: skip
"""First and last month; seasons are the meteorological ones of the northern half; "winter" is either end of the year."""


class Interval(NamedTuple):
    """Earliest and latest local date, with ``THH:MM`` where the clock is known; all ``None`` for what names no interval."""

    earliest: str | None = None
    latest: str | None = None
    precision: str | None = None


NO_INTERVAL = Interval()


def interval(value: str) -> Interval:
    """The interval of a value; periods, sets, vague values and years before Christ have none."""
    if found := _CLOCK.match(value):
        if found[2] == "24:00":
            return Interval(found[1], found[1], "day")
        moment = f"{found[1]}T{found[2]}"
        return Interval(moment, moment, "minute")
    if found := _DAY.fullmatch(value):
        day = exact(int(found[1]), int(found[2]), int(found[3]))
        return _days(day, day, "day") if day else NO_INTERVAL
    if found := _WEEK.fullmatch(value):
        return _week(int(found[1]), int(found[2]), weekend=bool(found[3]))
    if found := _MONTH.fullmatch(value):
        return _months(int(found[1]), int(found[2]), int(found[2]), "month")
    if found := _PIECE.fullmatch(value):
        return _months(int(found[1]), *_MONTHS.get(found[2], (1, 12)), "month")
    if found := _YEAR.fullmatch(value):
        return _months(int(found[1]), 1, 12, "year")
    if _DECADE.fullmatch(value):
        return _years(int(value) * 10, 10)
    if _CENTURY.fullmatch(value):
        return _years(int(value) * 100, 100)
    return NO_INTERVAL


def _days(first: date, last: date, precision: str) -> Interval:
    return Interval(first.isoformat(), last.isoformat(), precision)


def _week(year: int, week: int, *, weekend: bool) -> Interval:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return NO_INTERVAL
    if weekend:
        return _days(monday + timedelta(days=5), monday + timedelta(days=6), "day")
    return _days(monday, monday + timedelta(days=6), "week")


def _months(year: int, first: int, last: int, precision: str) -> Interval:
    if not (1 <= year <= 9998 and 1 <= first <= 12):
        return NO_INTERVAL
    end_year, end = (year, last) if last <= 12 else (year + 1, last - 12)
    return _days(date(year, first, 1), date(end_year, end, last_day(end_year, end)), precision)


def _years(first: int, count: int) -> Interval:
    start = max(first, 1)
    return _days(date(start, 1, 1), date(min(first + count - 1, 9999), 12, 31), "year")
