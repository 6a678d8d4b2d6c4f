"""What a text without a date line tells about when it was written: stated years, offices held, days that must agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from unfog.lexicon.times import Tenure, offices, one_of, time_words
from unfog.read.times.calendar import exact
from unfog.read.times.mention import Found
from unfog.read.times.tense import AHEAD, tense

_OUT_OF_OFFICE = re.compile(r"(?:\b(?:former|ex|then|late|past|since|ousted|deposed)[\s-]+(?:\w+[\s-]+)?)$")
_FULL_DAY = frozenset(("mdy", "dmy", "ordm", "clockdate", "partof", "mdpart"))


_EARLIEST_COPYRIGHT = 1990
"""As with inferred publications: no report on the web is older."""


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day and month told without a year; ``weekday`` where the text names it beside them."""

    month: int
    day: int
    weekday: int | None
    words: str

    def agrees(self, year: int, weekdays: frozenset[int]) -> bool:
        """Whether in that year the day falls on one of the weekdays."""
        day = exact(year, self.month, self.day)
        return day is not None and day.weekday() in weekdays


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything found in one text."""

    month_days: tuple[MonthDay, ...]
    weekdays: frozenset[int]
    """Weekdays told bare ("on Wednesday night"), which count from the publication."""
    weekday_words: tuple[str, ...]
    latest_year: int | None
    latest_day: date | None
    copyright_year: int | None
    """The latest year of a copyright line."""
    tenures: tuple[tuple[Tenure, ...], ...]
    """For each office holder named as in office, the terms that fit."""


def gather(low: str, found: Sequence[Found]) -> Evidence:
    """The evidence of a text in lower case and its mentions."""
    words = time_words()
    month_days: list[MonthDay] = []
    weekdays: dict[int, str] = {}
    years: list[int] = []
    days: list[date] = []
    owned: list[int] = []
    copyright_line = re.compile(words.checks["copyright"])
    for mention in found:
        around = low[max(0, mention.start - 110) : mention.end + 110]
        ahead = (
            tense().direction(around, mention.start - max(0, mention.start - 110), mention.end - max(0, mention.start - 110))
            == AHEAD
        )
        if mention.part("y").isdigit():
            if copyright_line.search(low[max(0, mention.start - 60) : mention.start]):
                owned.append(int(mention.part("y")))
            elif not ahead:
                years.append(int(mention.part("y")))
                days += _full_days(mention)
        elif mention.rule in _FULL_DAY and not ahead and (told := _month_day(mention)):
            month_days.append(told)
        elif (
            mention.rule in ("weekday", "wdpart", "partwd", "clockpart")
            and not mention.part("rel")
            and not mention.part("gone")
            and not ahead
        ):
            first = mention.part("wd").split()[0] if mention.part("wd") else ""
            if first in words.weekdays:
                weekdays.setdefault(words.weekdays[first], first.capitalize())
    horizon = offices().horizon
    years = [year for year in years if 1900 <= year <= horizon.year]
    return Evidence(
        month_days=tuple(month_days),
        weekdays=frozenset(weekdays),
        weekday_words=tuple(weekdays.values()),
        latest_year=max(years, default=None),
        latest_day=max((day for day in days if day <= horizon), default=None),
        copyright_year=max((year for year in owned if _EARLIEST_COPYRIGHT <= year <= horizon.year), default=None),
        tenures=tuple(_tenures(low)),
    )


def _month_day(mention: Found) -> MonthDay | None:
    words = time_words()
    digits = re.match(r"\d+", mention.part("d") or mention.part("d3"))
    if not mention.month or digits is None:
        return None
    weekday = words.weekdays.get(mention.part("wd").rstrip(".").split()[0]) if mention.part("wd") else None
    return MonthDay(words.months[mention.month], int(digits.group()), weekday, f"{digits.group()} {mention.month.capitalize()}")


def _full_days(mention: Found) -> list[date]:
    if mention.rule in ("iso", "dots"):
        day = exact(int(mention.part("y")), int(mention.part("m")), int(mention.part("d")))
    else:
        told = _month_day(mention) if mention.rule in _FULL_DAY else None
        day = exact(int(mention.part("y")), told.month, told.day) if told else None
    return [day] if day else []


@cache
def _office_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(dict(offices().tenures))}(?!\w)")


def _tenures(low: str) -> list[tuple[Tenure, ...]]:
    """The terms of each office holder named, without those called former; a first name may stand before the surname."""
    seen: dict[str, tuple[Tenure, ...]] = {}
    for match in _office_pattern().finditer(low):
        words = " ".join(match.group().split())
        if not _OUT_OF_OFFICE.search(low[max(0, match.start() - 24) : match.start()]):
            seen.setdefault(words, offices().tenures[words])
    return [seen[words] for words in sorted(seen)]


def in_office(terms: Sequence[Tenure], day: date) -> bool:
    """Whether one of the terms covers the day."""
    return any(term.since <= day and (term.until is None or day <= term.until) for term in terms)
