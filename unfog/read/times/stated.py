"""Dates that name a day, month, season or year: one function a grammar rule, (mention, anchor) -> meaning."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from unfog.read.times.anchor import Anchor
from unfog.read.times.calendar import Partial, exact, feast, shift_month, year_text
from unfog.read.times.meaning import Meaning, date_of
from unfog.read.times.mention import Found
from unfog.read.times.numbers import ordinal
from unfog.read.times.other_calendars import islamic, solar

STATED = "stated in full"
_KIND_AFTER = re.compile(r"\s+(?!offensive|campaign|and|or|of|in|the|to|with|when|as|by|at|on|for|but|was|is|had|has)[a-z]{4,}")
_SEASON_IN = re.compile(r"\b(?:in|by|during|since|until|till|that|same|this|last|next|of|and)\s+(?:the\s+)?$")
_STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1, "past": -1}
_SEASON_FROM = {"SP": 3, "SU": 6, "FA": 9, "WI": 1}
"""The month from which a season of this year may be spoken of as past (northern, meteorological)."""
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


def year_of(found: Found, anchor: Anchor, month: int | None = None, day: int | None = None) -> tuple[int | None, str]:
    """The year of a date and why: written, relative ("that year"), or from the anchor."""
    written = found.part("y")
    if written.isdigit():
        return int(written), STATED
    if found.part("bc"):
        return -int(found.part("bc")), STATED
    if written:
        word = written.split()[-2]
        told = word in ("that", "same", "following", "previous")
        base = anchor.last.year if told else anchor.now.year
        why = "year of the date last told" if told else f"year of {anchor.source}"
        return (base + _STEPS.get(word, 0) if base is not None else None), why
    weekday = anchor.words.weekdays.get(found.part("wd").rstrip("."))
    return anchor.year_for(month, day, weekday)


def day_of(found: Found, anchor: Anchor) -> tuple[Partial, str]:
    """The day of a month that a mention names, remembered as the date last told."""
    month = anchor.words.months[found.month]
    digits = re.match(r"\d+", found.part("d") or found.part("d3"))
    day = int(digits.group()) if digits else ordinal(anchor.words, found.part("o"))
    year, why = year_of(found, anchor, month, day)
    told = Partial(year, month, day)
    if year is not None and year > 0 and told.civil is None:
        told = Partial(year, month)  # 30 February
    anchor.see(told)
    return told, why


def _day(found: Found, anchor: Anchor) -> Meaning:
    return date_of(*day_of(found, anchor))


def _iso(found: Found, anchor: Anchor) -> Meaning | None:
    day = exact(int(found.part("y")), int(found.part("m")), int(found.part("d")))
    if day is None:
        return None
    anchor.see(Partial(day.year, day.month, day.day))
    if found.part("clock"):
        offset = found.part("zone")
        zone = "UTC" if offset == "z" else offset or None
        return Meaning(type="TIME", value=f"{day}T{found.part('clock')}{offset.upper()}", basis=STATED, zone=zone)
    return Meaning(type="DATE", value=day.isoformat(), basis=STATED)


def _slash(found: Found, anchor: Anchor) -> Meaning | None:
    first, second, year = int(found.part("a")), int(found.part("b")), int(found.part("y"))
    year = year if year > 99 else 2000 + year if year < 50 else 1900 + year
    month_first = exact(year, first, second) if first <= 12 else None
    day_first = exact(year, second, first) if second <= 12 else None
    if anchor.published and month_first and day_first and month_first > anchor.published + timedelta(days=1) >= day_first:
        month_first = None  # a date after publication is the other reading
    day = month_first or day_first
    if day is None:
        return None
    both = month_first is not None and day_first is not None and month_first != day_first
    anchor.see(Partial(day.year, day.month, day.day))
    return Meaning(type="DATE", value=day.isoformat(), basis="month before day" if both else STATED)


def _dots(found: Found, anchor: Anchor) -> Meaning | None:
    day = exact(int(found.part("y")), int(found.part("m")), int(found.part("d")))
    if day is None:
        return None
    anchor.see(Partial(day.year, day.month, day.day))
    return Meaning(type="DATE", value=day.isoformat(), basis=STATED)


def _hijri(found: Found, anchor: Anchor) -> Meaning | None:
    word = " ".join(found.part("hm").split())
    year, digits = int(found.part("hy")), re.match(r"\d+", found.part("d"))
    number = int(digits.group()) if digits else 1
    lunar = anchor.words.hijri_months.get(word)
    day = islamic(year, lunar, number) if lunar else solar(year, anchor.words.jalali_months[word], number)
    if day is None:
        return None
    anchor.see(Partial(day.year, day.month, day.day))
    if not lunar:
        return Meaning(type="DATE", value=day.isoformat(), basis="solar Hijri calendar")
    reach = (day - timedelta(days=1), day + timedelta(days=1))
    return Meaning(type="DATE", value=day.isoformat(), basis="Islamic calendar, a day either way", reach=reach)


def _hijri_day(found: Found, anchor: Anchor) -> Meaning | None:
    """ "5 Khordad": in the year in which it lies nearest before publication, or after it where the sentence looks ahead."""
    if anchor.published is None:
        return None
    word = " ".join(found.part("hm").split())
    digits = re.match(r"\d+", found.part("d"))
    number = int(digits.group()) if digits else 1
    lunar = anchor.words.hijri_months.get(word)
    if lunar:
        days = [islamic(year, lunar, number) for year in range(1300, 1600)]
    else:
        days = [solar(year, anchor.words.jalali_months[word], number) for year in range(1343, 1503)]
    today = anchor.published + timedelta(days=1)
    before = [day for day in days if day is not None and day <= today]
    after = [day for day in days if day is not None and day > today]
    ahead = anchor.sentence.direction > 0
    chosen = after[:1] if ahead else before[-1:]
    if not chosen:
        return None
    day = chosen[0]
    anchor.see(Partial(day.year, day.month, day.day))
    calendar = "Islamic calendar, a day either way" if lunar else "solar Hijri calendar"
    reach = (day - timedelta(days=1), day + timedelta(days=1)) if lunar else None
    return Meaning(type="DATE", value=day.isoformat(), basis=f"{calendar}; year nearest to publication", reach=reach)


def _weekday_and_day(found: Found, anchor: Anchor) -> Meaning | None:
    """ "Saturday the 14th": the nearest 14th that is a Saturday, looking back first."""
    return _near_day(found, anchor, anchor.words.weekdays[found.part("wd")])


def _nth_weekday(found: Found, anchor: Anchor) -> Meaning | None:
    """ "The second Sunday in May": a day of that month, in the year the month would have."""
    month = anchor.words.months[found.month]
    year, why = year_of(found, anchor, month)
    day = feast(f"{found.part('o')} {found.part('wd')} {month:02d}", year) if year else None
    if day is None:
        return None
    anchor.see(Partial(day.year, day.month, day.day))
    return Meaning(type="DATE", value=day.isoformat(), basis=why)


def _nth(found: Found, anchor: Anchor) -> Meaning | None:
    return _near_day(found, anchor, None)


def _near_day(found: Found, anchor: Anchor, weekday: int | None) -> Meaning | None:
    number = int(found.part("d")[:-2])
    base = anchor.now if anchor.now.month else anchor.last
    if base.year is None or base.month is None:
        return Meaning(type="DATE", value=f"XXXX-XX-{number:02d}", basis="day without month")
    ahead = not anchor.narrative and anchor.sentence.direction > 0
    order = (0, 1, 2, -1) if ahead else (0, -1, -2, -3, 1)
    limit = base.civil
    for months in order:
        year, month = shift_month(base.year, base.month, months)
        day = exact(year, month, number)
        if day is None or (weekday is not None and day.weekday() != weekday):
            continue
        if limit and not anchor.narrative and ((day < limit) if ahead else (day > limit + timedelta(days=1))):
            continue
        anchor.see(Partial(year, month, number))
        return Meaning(
            type="DATE",
            value=day.isoformat(),
            basis=f"month of {anchor.source}" if months == 0 else f"month near {anchor.source}",
        )
    return None


def _month(found: Found, anchor: Anchor) -> Meaning:
    month = anchor.words.months[found.month]
    year, why = year_of(found, anchor, month)
    told = Partial(year, month)
    anchor.see(told)
    return date_of(told, why)


def _this_month(found: Found, anchor: Anchor) -> Meaning:
    month = anchor.words.months[found.month]
    year, here, _ = anchor.now
    if year is None:
        return date_of(Partial(None, month), "month without year")
    word = found.part("w").split()[-1]
    if word in ("last", "previous", "past") and here and month >= here:
        year -= 1
    elif word in ("next", "following") and here and month <= here:
        year += 1
    told = Partial(year, month)
    anchor.see(told)
    return date_of(told, f"counted from {anchor.source}")


def _season(found: Found, anchor: Anchor) -> Meaning:
    season = anchor.words.seasons[found.part("s")]
    if found.text == found.part("s") and not found.part("y") and _of_season(anchor):
        return Meaning(type="DATE", value=f"XXXX-{season}", basis="any such season")
    if anchor.narrative or found.part("y") or found.part("bc") or anchor.published is None:
        year, why = year_of(found, anchor)
    else:
        year, why = anchor.year_for(_SEASON_FROM[season], None, None)
    if season == "WI" and year and anchor.before_christ and not found.part("y") and not found.part("bc"):
        year += 1
    anchor.see(Partial(year))
    return Meaning(type="DATE", value=f"{year_text(year) if year else 'XXXX'}-{season}", basis=why)


def _of_season(anchor: Anchor) -> bool:
    """Whether a bare season says what kind of thing it is: "winter quarters", "their second winter counter-offensive"."""
    text, start, end = anchor.sentence.text, anchor.sentence.start, anchor.sentence.end
    return _KIND_AFTER.match(text, end) is not None and _SEASON_IN.search(text[max(0, start - 12) : start]) is None


def _this_season(found: Found, anchor: Anchor) -> Meaning:
    season = anchor.words.seasons[found.part("s")]
    year, month, _ = anchor.now
    if year is None:
        return Meaning(type="DATE", value=f"XXXX-{season}", basis="season without year")
    word, middle = found.part("w").split()[-1], _SEASON_MONTH[season]
    if (word in ("last", "past") and month and middle >= month) or word == "previous":
        year -= 1
    elif word in ("next", "coming") and month and middle <= month:
        year += 1
    anchor.see(Partial(year))
    return Meaning(type="DATE", value=f"{year_text(year)}-{season}", basis=f"counted from {anchor.source}")


def _year(found: Found, anchor: Anchor) -> Meaning:
    year = int(found.part("y"))
    half = re.search(r"(first|second|latter|last) half", found.part("pre"))
    anchor.see(Partial(year))
    suffix = "" if half is None else "-H1" if half.group(1) == "first" else "-H2"
    return Meaning(type="DATE", value=year_text(year) + suffix, basis=STATED)


def _half_year(found: Found, anchor: Anchor) -> Meaning | None:
    year = int(found.part("y")) if found.part("y") else anchor.now.year
    if year is None:
        return None
    year -= 1 if "last year" in found.text else 0
    return Meaning(
        type="DATE",
        value=year_text(year) + ("-H1" if found.part("h") == "first" else "-H2"),
        basis=STATED if found.part("y") else f"year of {anchor.source}",
    )


def _before_christ(found: Found, anchor: Anchor) -> Meaning:
    told = Partial(-int(found.part("bc")))
    anchor.see(told)
    return date_of(told, STATED)


def _known(found: Found, anchor: Anchor) -> Meaning:
    """A day known by its date: it stands in no relation to the report, so nothing is counted from it."""
    day = anchor.words.known[" ".join(found.part("k").split())]
    return Meaning(type="DATE", value=day.isoformat(), basis="day known by its date")


def _decade(found: Found, anchor: Anchor) -> Meaning:
    return Meaning(type="DATE", value=("BC0" if found.part("era") else "") + found.part("dec")[:-1], basis=STATED)


def _decade_before_christ(found: Found, anchor: Anchor) -> Meaning:
    return Meaning(type="DATE", value="BC" + f"{int(found.part('dec')):04d}"[:-1], basis=STATED)


def _short_decade(found: Found, anchor: Anchor) -> Meaning:
    year = anchor.last.year
    century = "19" if not year or not anchor.narrative or year >= 1900 else str(year)[:2]
    return Meaning(type="DATE", value=century + found.part("dec")[0], basis="century supplied")


def _century(found: Found, anchor: Anchor) -> Meaning:
    number = ordinal(anchor.words, found.part("o")) - 1
    return Meaning(type="DATE", value=("BC" if found.part("era") else "") + f"{number:02d}", basis=STATED)


def _quarter(found: Found, anchor: Anchor) -> Meaning | None:
    year, month, _ = anchor.now
    which = found.part("o")
    if which in ("last", "latest"):
        if not (year and month):
            return None
        year, month = shift_month(year, month, -3 if which == "last" else 0)
        return Meaning(type="DATE", value=f"{year_text(year)}-Q{(month + 2) // 3}", basis=f"counted from {anchor.source}")
    number = ordinal(anchor.words, which)
    if found.part("y"):
        return Meaning(type="DATE", value=f"{year_text(int(found.part('y')))}-Q{number}", basis=STATED)
    if year and month and not anchor.narrative and number > (month + 2) // 3 and anchor.sentence.direction <= 0:
        return Meaning(type="DATE", value=f"{year_text(year - 1)}-Q{number}", basis=f"quarter before {anchor.source}")
    stem = year_text(year) if year else "XXXX"
    return Meaning(type="DATE", value=f"{stem}-Q{number}", basis=f"year of {anchor.source}")


def _quarter_number(found: Found, anchor: Anchor) -> Meaning | None:
    """ "Q1 2031", "Q4"."""
    year, month, _ = anchor.now
    number, why = int(found.part("q")), f"year of {anchor.source}"
    if found.part("y"):
        year, why = int(found.part("y")), STATED
    elif year and month and not anchor.narrative and number > (month + 2) // 3 and anchor.sentence.direction <= 0:
        year, why = year - 1, f"quarter before {anchor.source}"
    return Meaning(type="DATE", value=f"{year_text(year)}-Q{number}", basis=why) if year else None


def _eve(found: Found, anchor: Anchor) -> Meaning:
    """ "The eve of Eid al-Fitr": the day before, where the feast is known to the day."""
    feast_day = _fixed(replace(found, parts={**found.parts, "eve": None}), anchor)
    day = date.fromisoformat(feast_day.value) if re.fullmatch(r"\d{4}-\d\d-\d\d", feast_day.value) else None
    if day is None:
        return feast_day
    back = timedelta(days=1)
    reach = tuple(end - back for end in feast_day.reach) if feast_day.reach else None
    return replace(
        feast_day,
        value=(day - back).isoformat(),
        reach=(reach[0], reach[1]) if reach else None,
        basis=f"eve of: {feast_day.basis}",
    )


def _fixed(found: Found, anchor: Anchor) -> Meaning:
    if found.part("eve"):
        return _eve(found, anchor)
    name = " ".join(found.part("h").split())
    year, why = year_of(found, anchor)
    rule = anchor.words.fixed[name]
    if rule.startswith("hijri"):
        return _islamic_feast(rule.split()[1], year, why, anchor, stated=bool(found.part("y")))
    if not rule:
        return Meaning(type="DATE", value=(year_text(year) if year else "XXXX") + "-XX", basis=why)
    if year is None:
        known = re.fullmatch(r"\d\d-\d\d", rule)
        return Meaning(type="DATE", value=f"XXXX-{rule}" if known else "XXXX-XX-XX", basis="day without year")
    day = _feast_near(rule, year, anchor, stated=bool(found.part("y")))
    if day is None:
        return Meaning(type="DATE", value=f"{year_text(year)}-XX-XX", basis=why)
    if found.part("y") or not anchor.narrative:
        anchor.see(Partial(day.year, day.month, day.day))
    return Meaning(type="DATE", value=day.isoformat(), basis=f"feast day, {why}")


def _islamic_feast(rule: str, year: int | None, why: str, anchor: Anchor, *, stated: bool) -> Meaning:
    """Ramadan ("09") and the feasts of the Islamic calendar ("10-01"): in the year told, else the nearest by tense."""
    month, _, day = rule.partition("-")
    starts = [start for hijri in range(1, 1600) if (start := islamic(hijri, int(month), int(day or 1)))] if year else []
    if stated or anchor.narrative or anchor.published is None:
        fitting = [start for start in starts if start.year == year]
    else:
        ahead, today = anchor.sentence.direction > 0, anchor.published + timedelta(days=1)
        fitting = [s for s in starts if s > today][:1] if ahead else [s for s in starts if s <= today][-1:]
    if not fitting:
        return Meaning(type="DATE", value=(year_text(year) if year else "XXXX") + "-XX", basis=why)
    start = fitting[0]
    last = start + timedelta(days=0 if day else 29)
    reach = (start - timedelta(days=1), last + timedelta(days=1))
    value = start.isoformat() if day else f"{year_text(start.year)}-XX"
    return Meaning(type="DATE", value=value, basis="Islamic calendar, a day either way", reach=reach)


def _feast_near(rule: str, year: int, anchor: Anchor, *, stated: bool) -> date | None:
    day = feast(rule, year)
    if day is None or stated or anchor.narrative or anchor.published is None:
        return day
    near, _ = anchor.year_for(day.month, day.day, None)
    return feast(rule, near or year)


RULES = {
    "known": _known,
    "iso": _iso,
    "slash": _slash,
    "dots": _dots,
    "hijri": _hijri,
    "hijriday": _hijri_day,
    "mdy": _day,
    "dmy": _day,
    "ordm": _day,
    "nthwd": _nth_weekday,
    "wdth": _weekday_and_day,
    "nth": _nth,
    "my": _month,
    "mbc": _month,
    "month": _month,
    "thismonth": _this_month,
    "sy": _season,
    "sbc": _season,
    "season": _season,
    "thisseason": _this_season,
    "year": _year,
    "halfyear": _half_year,
    "bc": _before_christ,
    "decade": _decade,
    "bcdecade": _decade_before_christ,
    "decade2": _short_decade,
    "century": _century,
    "qy": _quarter,
    "qn": _quarter_number,
    "fixed": _fixed,
}
