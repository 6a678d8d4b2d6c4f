"""Calendar arithmetic: partial dates, weeks, months, movable feasts. Years before Christ count down from -1."""

from __future__ import annotations

import calendar as civil
from datetime import date, timedelta
from typing import NamedTuple

FIRST_GREGORIAN = 1583
"""The first whole year of the Gregorian calendar; weekdays before it are not computed."""

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Partial(NamedTuple):
    """A date known as far as it goes: year, year and month, or year, month and day."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def civil(self) -> date | None:
        """The day, where all three parts are known and make one of our era."""
        if self.year is None or self.month is None or self.day is None or self.year < 1:
            return None
        return exact(self.year, self.month, self.day)

    @property
    def text(self) -> str:
        """The date as TimeML writes it, with X for what is unknown and below it something is."""
        year = "XXXX" if self.year is None else year_text(self.year)
        if self.day is not None:
            return f"{year}-{'XX' if self.month is None else f'{self.month:02d}'}-{self.day:02d}"
        return year if self.month is None else f"{year}-{self.month:02d}"


UNKNOWN = Partial()
UNKNOWN_DAY = "XXXX-XX-XX"


def of_day(day: date) -> Partial:
    """A civil day as a partial date."""
    return Partial(day.year, day.month, day.day)


def exact(year: int, month: int, day: int) -> date | None:
    """The civil day, or ``None`` where the calendar has none (30 February)."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= civil.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def shift(day: date, days: int) -> date | None:
    """The day ``days`` later, or ``None`` outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def year_text(year: int) -> str:
    """``1944``, ``BC0423``."""
    return f"{year:04d}" if year > 0 else f"BC{-year:04d}"


def shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month ``months`` later."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def last_day(year: int, month: int) -> int:
    """The number of days of a month."""
    return civil.monthrange(year, month)[1]


def week_text(day: date, weekend: bool = False) -> str:
    """The ISO week of a day: ``2024-W06``, ``2024-W06-WE``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}" + ("-WE" if weekend else "")


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (the anonymous algorithm of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return date(year, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)


def feast(rule: str, year: int) -> date | None:
    """The day of a holiday by its rule: ``12-25``, ``easter -2``, ``fourth thursday 11``."""
    if not FIRST_GREGORIAN <= year <= 9999 or not rule:
        return None
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:] or 0))
    if rule[0].isdigit():
        month, day = map(int, rule.split("-"))
        return date(year, month, day)
    which, weekday, in_month = rule.split()
    return _nth_weekday(year, int(in_month), _DAYS.index(weekday), _ORDINALS[which])


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        last = date(year, month, last_day(year, month))
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
