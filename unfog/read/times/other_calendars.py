"""Days of the Islamic (civil, tabular) and the solar Hijri calendar as Gregorian days.

Sources: Reingold and Dershowitz, "Calendrical Calculations", for the tabular Islamic calendar (leap years 2, 5, 7, 10, 13,
16, 18, 21, 24, 26 and 29 of 30; epoch 16 July 622 Julian). It may differ by a day, sometimes two, from the sighted moon,
so the interval of such a date is a day wider on each side. The solar calendar uses the 33-year cycle, right for 1343 to 1502.
"""

from __future__ import annotations

from datetime import date

_ISLAMIC_EPOCH = 227015  # proleptic Gregorian ordinal of 1 Muharram 1
_SOLAR_LEAP = (1, 5, 9, 13, 17, 22, 26, 30)  # years modulo 33 that have 366 days
_NOWRUZ_1403 = date(2024, 3, 20)


def islamic(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a date of the tabular Islamic calendar; ``None`` where there is none."""
    if not (1 <= year <= 1600 and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(_ISLAMIC_EPOCH - 1 + before + day)


def solar(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a date of the solar Hijri calendar, years 1343 to 1502; ``None`` where there is none."""
    if not (1343 <= year <= 1502 and 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    start = _NOWRUZ_1403.toordinal()
    step = 1 if year > 1403 else -1
    for other in range(1403, year, step):
        start += step * _solar_days(other if step > 0 else other - 1)
    return date.fromordinal(start + min(month - 1, 6) * 31 + max(month - 7, 0) * 30 + day - 1)


def _solar_days(year: int) -> int:
    return 366 if year % 33 in _SOLAR_LEAP else 365
