"""Clock times, parts of the day and weekdays: one function a grammar rule, (mention, anchor) -> meaning."""

from __future__ import annotations

from datetime import date, timedelta

from unfog.read.times.anchor import Anchor
from unfog.read.times.calendar import Partial, exact, last_day, of_day, shift, shift_month
from unfog.read.times.meaning import Meaning, time_of
from unfog.read.times.mention import Found
from unfog.read.times.numbers import clock, number
from unfog.read.times.stated import STATED, day_of
from unfog.read.times.zones import military_zone, zone_in

_DEICTIC = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "tonight": 0,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "last night": -1,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
}


def deictic_day(word: str, anchor: Anchor) -> tuple[date | None, str]:
    """The day "yesterday" or "tonight" means."""
    if anchor.narrative:
        return None, "no publication to count from"
    base = anchor.now.civil
    step = _DEICTIC.get(" ".join(word.split()))
    if base is None or step is None:
        return None, "no publication to count from"
    return shift(base, step), f"counted from {anchor.source}" if step else f"day of {anchor.source}"


def named_day(words: str, relation: str, anchor: Anchor) -> tuple[date | None, str]:
    """The day of "Monday", "Monday night", "yesterday" or "that day"."""
    first = words.split()[0] if words else ""
    if first in anchor.words.weekdays:
        return anchor.weekday(anchor.words.weekdays[first], relation)
    if first == "that":
        return anchor.last_day, "day last told"
    return deictic_day(words, anchor)


def _see(day: date | None, anchor: Anchor) -> None:
    if day is not None:
        anchor.see(of_day(day))


def _date_time_group(found: Found, anchor: Anchor) -> Meaning | None:
    year = int(found.part("y"))
    year = year if year > 99 else 2000 + year
    day = exact(year, anchor.words.months[found.part("m")], int(found.part("d")))
    hours = clock(found.part("hm"))
    if day is None or hours is None:
        return None
    anchor.see(of_day(day))
    zone, suffix = military_zone(found.part("zone"))
    return Meaning(type="TIME", value=f"{day}T{hours}{suffix}", basis=STATED, zone=zone)


def _clock_date(found: Found, anchor: Anchor) -> Meaning | None:
    hours = clock(found.part("clock"))
    if hours is None:
        return None
    told, why = day_of(found, anchor)
    zone, suffix, note = zone_in(anchor.words, found.text)
    return time_of(told, hours + suffix, why + note, zone)


def _clock(found: Found, anchor: Anchor) -> Meaning | None:
    words = found.part("clock")
    day, why = anchor.nearby or anchor.last_day, "day told beside it" if anchor.joined else "day last told"
    if found.part("on") or found.part("wd"):
        day, why = named_day((found.part("on") or found.part("wd")).removeprefix("on "), "", anchor)
        _see(day, anchor)
    elif day == anchor.published and anchor.nearby is None:
        why = f"day of {anchor.source}"
    words = words.replace("o'clock", "").strip()
    half = found.part("p")[:1] or found.part("p2")[:1] or _half_of(found.part("wd"))
    if half and not words.strip()[-1:].isalpha() and not words.strip().endswith("."):
        words += {"m": " a", "a": " p", "e": " p", "n": " p"}.get(half, "") if _hour(words) <= 12 else ""
    hours = clock(words)
    if hours is None:
        return None
    zone, suffix, note = zone_in(anchor.words, found.text)
    if day is None and anchor.narrative and anchor.last.year is not None:
        coarse = Partial(anchor.last.year, anchor.last.month)
        return (
            time_of(None, hours + suffix, f"no day told{note}", zone)
            if coarse.month is None
            else _in_month(coarse, hours + suffix, zone)
        )
    return time_of(day, hours + suffix, (why if day else "no day told") + note, zone)


def _in_month(coarse: Partial, suffix: str, zone: str | None) -> Meaning:
    return Meaning(type="TIME", value=f"{coarse.text}-XXT{suffix}", basis="month last told", zone=zone)


def _half_of(words: str) -> str:
    """The letter of the part of day in "Sunday morning"; ``n`` for "tonight" and "last night"."""
    last = words.split()[-1] if words else ""
    return {"morning": "m", "afternoon": "a", "evening": "e", "night": "n", "tonight": "n"}.get(last, "")


def _hour(words: str) -> int:
    digits = "".join(c for c in words[:2] if c.isdigit())
    return int(digits or 0)


def _part_of_date(found: Found, anchor: Anchor) -> Meaning:
    told, why = day_of(found, anchor)
    return time_of(told, part_of_day(anchor, found.part("p")), why)


def part_of_day(anchor: Anchor, word: str) -> str:
    """The TimeML part of the day a word names, or its clock time."""
    word = " ".join(word.split())
    return "NI" if word == "overnight" else anchor.words.parts.get(word) or anchor.words.parts.get(word.rstrip("s"), "DT")


def _part_and_weekday(found: Found, anchor: Anchor) -> Meaning:
    day, why = named_day(found.part("wd"), found.part("rel").strip(), anchor)
    _see(day, anchor)
    if day is not None and found.part("p") == "overnight" and " into " in found.text:
        day -= timedelta(days=1)
    part = part_of_day(anchor, found.part("p"))
    if day is None and not why and found.part("wd") in anchor.words.weekdays:
        return Meaning(
            type="TIME", value=f"XXXX-WXX-{anchor.words.weekdays[found.part('wd')] + 1}T{part}", basis="weekday without date"
        )
    meaning = time_of(day, part, why)
    if day is not None and found.part("p") == "overnight":
        return _overnight(day, why)
    return meaning


def _weekday(found: Found, anchor: Anchor) -> Meaning:
    weekday = anchor.words.weekdays[found.part("wd")]
    relation = (found.part("rel") + found.part("gone")).strip()
    if relation.split()[-1:] in (["following"], ["previous"], ["same"]) and anchor.last_day:
        day, why = _from_told(anchor.last_day, weekday, relation.split()[-1])
    else:
        day, why = anchor.weekday(weekday, relation)
    if day is None:
        return Meaning(type="DATE", value=f"XXXX-WXX-{weekday + 1}", basis="weekday without date")
    _see(day, anchor)
    return Meaning(type="DATE", value=day.isoformat(), basis=why)


def _from_told(told: date, weekday: int, relation: str) -> tuple[date | None, str]:
    ahead = (weekday - told.weekday()) % 7
    if relation == "same":
        return shift(told, ahead), "weekday of the day last told"
    if relation == "following":
        return shift(told, ahead or 7), "weekday after the day last told"
    return shift(told, (ahead or 7) - 7 if ahead else -7), "weekday before the day last told"


def _weekday_gap(found: Found, anchor: Anchor) -> Meaning:
    back = found.part("rel").startswith("before")
    day, why = anchor.weekday(anchor.words.weekdays[found.part("wd")], "last" if back else "next")
    day = shift(day, -7 if back else 7) if day else None
    return Meaning(type="DATE", value=day.isoformat() if day else "XXXX-XX-XX", basis=why)


def _weeks_ago(found: Found, anchor: Anchor) -> Meaning:
    weeks = int(number(anchor.words, found.part("n")) or 1)
    if found.part("u") == "month":
        return _months_ago(found, anchor, weeks)
    day, why = anchor.weekday(anchor.words.weekdays[found.part("wd")], "")
    day = shift(day, -7 * weeks) if day else None
    _see(day, anchor)
    return Meaning(type="DATE", value=day.isoformat() if day else "XXXX-XX-XX", basis=why)


def _months_ago(found: Found, anchor: Anchor, months: int) -> Meaning:
    """ "A month ago on Sunday": the such day nearest to the day so many months back."""
    now = anchor.now.civil
    day = None
    if now is not None:
        year, month = shift_month(now.year, now.month, -months)
        middle = date(year, month, min(now.day, last_day(year, month)))
        away = (anchor.words.weekdays[found.part("wd")] - middle.weekday() + 3) % 7 - 3
        day = shift(middle, away)
    _see(day, anchor)
    return Meaning(type="DATE", value=day.isoformat() if day else "XXXX-XX-XX", basis=f"counted from {anchor.source}")


def _deictic(found: Found, anchor: Anchor) -> Meaning:
    word = " ".join(found.part("w").split())
    if word == "today" and anchor.narrative:
        return Meaning(type="DATE", value="PRESENT_REF", basis="vague")
    if word == "overnight":
        return _overnight_near(anchor)
    day, why = deictic_day(word, anchor)
    if day is not None and word != "tonight":
        _see(day, anchor)
    if word == "tonight":
        return time_of(day, "NI", why)
    return Meaning(type="DATE", value=day.isoformat() if day else "XXXX-XX-XX", basis=why)


def _overnight_near(anchor: Anchor) -> Meaning:
    """The night before publication; the coming one where the sentence looks ahead, or the night of a day just told."""
    base = anchor.now.civil
    if anchor.narrative or base is None:
        return time_of(None, "NI", "no publication to count from")
    if anchor.nearby is not None and (anchor.nearby < base or anchor.sentence.direction > 0):
        return _overnight(anchor.nearby, "night of the day told")
    if anchor.sentence.direction > 0:
        return _overnight(base, f"night of {anchor.source}")
    return _overnight(base - timedelta(days=1), f"night before {anchor.source}")


def _overnight(evening: date, why: str) -> Meaning:
    return Meaning(type="TIME", value=f"{evening}TNI", basis=why, reach=(evening, evening + timedelta(days=1)))


def _this_part(found: Found, anchor: Anchor) -> Meaning:
    part, words = part_of_day(anchor, found.part("p")), " ".join(found.part("w").split())
    from_now = words in ("this", "last", "next") and not anchor.narrative
    base = anchor.now if from_now else of_day(anchor.last_day) if anchor.last_day else anchor.last
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(words.split()[-1], 0)
    why = f"counted from {anchor.source}" if from_now else "counted from the day last told"
    day = base.civil
    if day is None:
        stem = f"{Partial(base.year, base.month).text}-XX" if base.year and base.month else "XXXX-XX-XX"
        return Meaning(type="TIME", value=f"{stem}T{part}", basis=why)
    moved = shift(day, step)
    if step > 0 or not anchor.narrative:
        _see(moved, anchor)
    return time_of(moved, part, why)


def _part(found: Found, anchor: Anchor) -> Meaning:
    part = part_of_day(anchor, found.part("p"))
    if part[0].isdigit():
        day = anchor.nearby or (anchor.last_day if not anchor.narrative else anchor.last.civil)
        return time_of(day, part, "day last told" if day else "no day told")
    if anchor.narrative:
        return time_of(None, part, "part of a day")
    day = anchor.nearby or anchor.last_day
    return time_of(day, part, "day last told" if day else "no day told")


def _night_range(found: Found, anchor: Anchor) -> Meaning:
    """ "The night of 3 to 4 March": it begins on the first of the two."""
    told, why = day_of(found, anchor)
    evening = told.civil
    return _overnight(evening, why) if evening else time_of(told, "NI", why)


def _night_days(found: Found, anchor: Anchor) -> Meaning | None:
    """ "The night from Sunday to Monday": it begins on the first of the two."""
    evening, why = named_day(found.part("wd"), "", anchor)
    if evening is None:
        return None
    _see(evening, anchor)
    return _overnight(evening, why)


def _word_clock(found: Found, anchor: Anchor) -> Meaning | None:
    """ "Half past seven": before noon, unless the words or the part of the day just told say after it."""
    hour = int(number(anchor.words, found.part("h")) or 0)
    minutes = 30 if found.part("half") else 15
    if found.part("quarter").endswith(("to", "before")):
        hour, minutes = hour - 1, 45
    half = (found.part("p") or found.part("p2") or found.part("p3"))[:1] or _half_of(found.part("wd")) or anchor.half
    late = {"a": hour < 12, "e": hour < 12, "n": 5 <= hour < 12}.get(half, False)
    day, why = anchor.nearby or anchor.last_day, "day last told"
    if found.part("wd"):
        day, why = named_day(found.part("wd"), "", anchor)
        _see(day, anchor)
    elif day == anchor.published and anchor.nearby is None:
        why = f"day of {anchor.source}"
    return time_of(day, f"{(hour + 12 * late) % 24:02d}:{minutes}", why if day else "no day told")


def _day_of_month(found: Found, anchor: Anchor) -> Meaning | None:
    """ "The 26th of this month"."""
    base = anchor.now
    if base.year is None or base.month is None:
        return None
    year, month = shift_month(base.year, base.month, -1 if found.part("which") == "last" else 0)
    day = exact(year, month, int(found.part("d")[:-2]))
    if day is None:
        return None
    _see(day, anchor)
    return Meaning(type="DATE", value=day.isoformat(), basis=f"month of {anchor.source}")


RULES = {
    "wordclock": _word_clock,
    "dayofmonth": _day_of_month,
    "nightrange": _night_range,
    "nightdays": _night_days,
    "barehour": _clock,
    "dtg": _date_time_group,
    "clockdate": _clock_date,
    "clockpart": _clock,
    "clock": _clock,
    "partof": _part_of_date,
    "mdpart": _part_of_date,
    "partwd": _part_and_weekday,
    "wdpart": _part_and_weekday,
    "thispart": _this_part,
    "weekday": _weekday,
    "weekdaygap": _weekday_gap,
    "agowd": _weeks_ago,
    "deictic": _deictic,
    "part": _part,
}
