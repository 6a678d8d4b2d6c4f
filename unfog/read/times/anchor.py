"""What a relative or partial date counts from: the publication, or the last date told.

In news "Monday" and "last year" count from the publication; in a history they count from the date last told, and so do
"two days later" and "that night" everywhere. The choice is made once a text (``resolve.is_narrative``) and named in the basis.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from unfog.lexicon.times import TimeWords
from unfog.read.times.calendar import FIRST_GREGORIAN, UNKNOWN, Partial, exact, last_day, of_day, shift, shift_month, year_text
from unfog.read.times.tense import AHEAD, BACK, tense

WRAP = 8
"""A month more than this many before the last one told is next year's (WikiWars, 2026-11-24: neutral there)."""
FAR_YEARS = 25
"""A year further than this from the one being told is told in passing (WikiWars, 2026-11-24)."""
FAR_AHEAD = 300
"""Days: a date without a year that far ahead is rather the one just past, whatever the verb (gun-violence news, 2026-11-24)."""
NEAR_PAST = 240
"""Days: a date without verb or year is taken back unless that is further than this and the coming one is nearer."""


@dataclass(slots=True)
class Sentence:
    """The sentence a mention stands in, in lower case, with the mention's place in it."""

    text: str
    start: int
    end: int
    offset: int

    @property
    def before(self) -> str:
        """Its words before the mention, at most sixty code points."""
        return self.text[max(0, self.start - 60) : self.start]

    @property
    def opens(self) -> bool:
        """Whether the mention stands in the first sixty code points."""
        return self.start < 60

    @property
    def direction(self) -> int:
        """Whether its verbs look ahead or back at the mention."""
        return tense().direction(self.text, self.start, self.end, headline=self.offset == 0)


class Anchor:
    """The dates a text has told so far, and the publication."""

    def __init__(self, words: TimeWords, published: date | None, *, narrative: bool, before_christ: bool) -> None:
        self.words = words
        self.published = published
        self.narrative = narrative
        self.before_christ = before_christ
        self.last = of_day(published) if published and not narrative else UNKNOWN
        self.last_day = published if not narrative else None
        self.sentence = Sentence("", 0, 0, 0)
        self._aside = re.compile(words.aside)
        self.half = ""
        """The letter of the part of the day last told in the text, for clocks that do not say which half they mean."""
        self.joined = False
        """Whether that day stands right beside the clock ("0110 UTC on 8 July")."""
        self.nearby: date | None = None
        """A day told in full in the same sentence, for clock times."""

    @property
    def now(self) -> Partial:
        """What "last year" and "Monday" count from."""
        return of_day(self.published) if self.published and not self.narrative else self.last

    @property
    def source(self) -> str:
        """What ``now`` is, in words."""
        return "publication" if self.published and not self.narrative else "the date last told"

    def told_for(self, unit: str) -> Partial:
        """The date "two years later" and "the following month" count from: the day last told in news, unless a bare year or month
        was told after it and the unit is no finer."""
        if self.narrative or self.last_day is None:
            return self.last
        coarse = self.last.day is None and self.last.year is not None
        if coarse and (unit.rstrip("s") in ("year", "decade") or (unit.rstrip("s") == "month" and self.last.month)):
            return self.last
        return of_day(self.last_day)

    def see(self, told: Partial) -> None:
        """Remember a date told, unless it was told in passing."""
        year = told.year
        if year is None or (year == self.last.year and told.month is None):
            return
        if self.narrative and self._in_passing(year):
            return
        self.last = told
        day = told.civil
        if day is not None and (self.narrative or self.published is None or (day - self.published).days <= 1):
            self.last_day = day

    def _in_passing(self, year: int) -> bool:
        if self.last.year is None:
            return False
        if year != self.last.year and self._aside.search(self.sentence.before):
            return True
        return abs(year - self.last.year) > FAR_YEARS and not self.sentence.opens

    def year_for(self, month: int | None, day: int | None, weekday: int | None) -> tuple[int | None, str]:
        """The year of a date that names none, and why: carried on in a history, nearest by tense in news."""
        if self.narrative or self.published is None:
            return self._carried(month, day, weekday)
        if weekday is not None and month and day:
            fits = agreeing_years(weekday, month, day, self.published.year)
            if fits:
                return fits[0], "year in which the weekday agrees"
        if month is None:
            return self.published.year, "year of publication"
        return self._nearest(self.published, month, day), "year nearest to publication"

    def _carried(self, month: int | None, day: int | None, weekday: int | None) -> tuple[int | None, str]:
        base = self.last.year
        if base is None and self.published is not None and month:
            return self._nearest(self.published, month, day), "year nearest to publication"
        if weekday is not None and month and day:
            near = base or (self.published.year if self.published else None)
            fits = agreeing_years(weekday, month, day, near) if near else []
            if fits:
                return fits[0], "year in which the weekday agrees"
        if base is not None and month and self.last.month and month < self.last.month - WRAP:
            return base + 1, "year after the date last told"
        return base, "year of the date last told"

    def _nearest(self, published: date, month: int, day: int | None) -> int:
        """The year by the verb: the last such date not after publication, or the next one; both a day loose for zones."""
        direction = self.sentence.direction
        past = self._latest(published, month, day)
        coming = past + 1
        if direction == AHEAD:
            first = exact(past, month, day or last_day(past, month))
            if first is not None and first >= published:
                return past
            then = exact(coming, month, day or 15)
            too_far = then is not None and (then - published).days > FAR_AHEAD
            return past if too_far else coming
        if direction == BACK:
            return past
        began, begins = exact(past, month, day or 15), exact(coming, month, day or 15)
        if began and begins and (published - began).days > NEAR_PAST and (begins - published).days < (published - began).days:
            return coming
        return past

    @staticmethod
    def _latest(published: date, month: int, day: int | None) -> int:
        if day is None:
            return published.year if month <= published.month else published.year - 1
        this = exact(published.year, month, day)
        if this is None:
            return published.year
        if month == 1 and day == 1 and published.month == 12 and published.day == 31:
            return published.year + 1
        return published.year if (this - published).days <= 1 else published.year - 1

    def weekday(self, weekday: int, relation: str) -> tuple[date | None, str]:
        """The day a weekday means: the latest one by default, the coming one where the sentence looks ahead."""
        base = self.now.civil
        if base is None or base.year < FIRST_GREGORIAN:
            return None, ""
        back = (base.weekday() - weekday) % 7
        word = relation.split()[-1] if relation else ""
        if word in ("last", "past", "previous"):
            back = back or 7
        elif word in ("next", "coming", "following"):
            back -= 7
        elif back:
            direction = self.sentence.direction
            if direction == AHEAD or (word == "this" and direction != BACK):
                back -= 7
        where = "before" if back > 0 else "of" if back == 0 else "after"
        return shift(base, -back), f"weekday {where} {self.source}"

    def steps(self, unit: str, count: float, base: Partial) -> tuple[str | None, Partial]:
        """The calendar value ``count`` units from a base, as fine as the unit or the base, whichever is coarser."""
        letters, days = self.words.units.get(unit.rstrip("s")) or ("D", 1)
        if base.year is None:
            return None, base
        if letters in ("D", "W", "F"):
            return _steps_of_days(letters, int(count * days), base)
        return _steps_of_months(letters, count, base)


def agreeing_years(weekday: int, month: int, day: int, near: int) -> list[int]:
    """Years within six of ``near`` in which the date falls on the weekday, nearest first, later first where equal.

    One date leaves a year in five to eleven, so agreement refines a guess and cannot date a text alone.
    """
    fits = []
    for year in range(near - 6, near + 7):
        found = exact(year, month, day)
        if found is not None and found.weekday() == weekday:
            fits.append(year)
    return sorted(fits, key=lambda year: (abs(year - near), -year))


def _steps_of_days(letters: str, days: int, base: Partial) -> tuple[str | None, Partial]:

    day = base.civil
    if day is not None:
        moved = shift(day, days)
        return (moved.isoformat(), of_day(moved)) if moved else (None, base)
    coarse = Partial(base.year, base.month)
    if letters == "D":
        return coarse.text + ("-XX" if base.month else "-XX-XX"), coarse
    return (coarse.text if base.month else year_text(base.year or 0) + "-WXX"), coarse


def _steps_of_months(letters: str, count: float, base: Partial) -> tuple[str | None, Partial]:

    year, month = base.year or 0, base.month
    if letters == "M":
        if month is None:
            return year_text(year) + "-XX", Partial(year)
        moved = Partial(*shift_month(year, month, int(count)))
        return moved.text, moved
    if letters == "Y":
        return year_text(year + int(count)), Partial(year + int(count))
    if letters == "DE":
        return year_text(year + int(10 * count))[:-1], base
    if letters == "CE":
        century = year + int(100 * count)
        return f"{century // 100:02d}" if century > 0 else f"BC{-century // 100:02d}", base
    if letters == "Q" and month:
        moved = Partial(*shift_month(year, month, int(3 * count)))
        return f"{year_text(moved.year or 0)}-Q{((moved.month or 1) + 2) // 3}", moved
    return None, base
