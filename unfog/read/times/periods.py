"""Periods, repeated times, and what counts in units ("two weeks ago", "that month"): one function a grammar rule."""

from __future__ import annotations

import re
from datetime import timedelta

from unfog.lexicon.times import one_of, time_words
from unfog.read.times.anchor import Anchor
from unfog.read.times.calendar import Partial, of_day, week_text, year_text
from unfog.read.times.meaning import Meaning
from unfog.read.times.mention import Found
from unfog.read.times.numbers import number, period, unit_of

_NAMED_UNITS = ("this", "current", "present", "last", "next", "past", "coming", "upcoming")
_ENDED = re.compile(rf"\s+(?:(?:that|which)\s+)?end(?:ed|ing|s)\s+(?:in\s+)?(?P<m>{one_of(time_words().months)})\b")
"""After "the quarter": "(that) ended Dec. 31"."""
_RATE = re.compile(
    r"(?:\d|\b(?:dozens?|hundreds?|thousands?|millions?|billions?|percent|%))(?:\s+(?!(?:for|in|over|within|after|of|than)\b)[a-z]+){0,3}\s+$"
)
"""Before "a year": so many of something, "40 tonnes a year"."""
_SPANS = ("week", "month", "year", "decade", "century")
_STEPS = {"next": 1, "following": 1, "coming": 1, "subsequent": 1, "upcoming": 1} | dict.fromkeys(
    ("last", "previous", "past", "preceding", "prior"), -1
)


def _duration(value: str) -> Meaning:
    return Meaning(type="DURATION", value=value, basis="period")


def _vague(value: str) -> Meaning:
    return Meaning(type="DATE", value=value, basis="vague")


def _ago(found: Found, anchor: Anchor) -> Meaning | None:
    words, way, unit = anchor.words, found.part("dir"), found.part("u")
    count = number(words, found.part("n"))
    half = bool(found.part("half") or found.part("half2"))
    past = way in ("ago", "earlier", "before", "previously", "prior")
    if count is None:
        return _vague("PAST_REF" if past else "FUTURE_REF")
    if unit_of(words, unit)[0].startswith("T"):
        day = anchor.now.civil if way in ("ago", "from now") else anchor.last_day
        stem = day.isoformat() if day and not anchor.narrative else anchor.now.text if anchor.now.day else "XXXX-XX-XX"
        return Meaning(type="TIME", value=f"{stem}TXX", basis=f"near {anchor.source}")
    from_now = way in ("ago", "from now")
    base = anchor.now if from_now else anchor.last
    if not from_now and not anchor.narrative:
        base = anchor.told_for(unit)
    count = count + 0.5 if half else count
    if found.part("today"):
        base = anchor.now
    elif from_now and not anchor.narrative and unit_of(words, unit)[0] == "W" and (day := base.civil):
        moved = day - timedelta(weeks=int(count) * (1 if past else -1))
        return Meaning(type="DATE", value=week_text(moved), basis=f"counted from {anchor.source}")
    value, told = anchor.steps(unit, -count if past else count, base)
    if value is None:
        return _vague("PAST_REF" if past else "FUTURE_REF")
    if not past or (not anchor.narrative and told.day):
        anchor.see(told)
    return Meaning(type="DATE", value=value, basis=f"counted from {anchor.source if from_now else 'the date last told'}")


def _offset(found: Found, anchor: Anchor) -> Meaning | None:
    """ "the day before", "a week later": from the date last told."""
    unit, way = found.part("u"), found.part("dir")
    if unit == "night":
        return _night_offset(anchor, way)
    past = way in ("before", "earlier", "prior")
    base = anchor.told_for(unit)
    after = anchor.sentence.text[anchor.sentence.end : anchor.sentence.end + 6]
    value, told = anchor.steps(unit, -1 if past else 1, base)
    basis = "counted from the date last told"
    if re.match(r"\s+(?:the|a|his|her|their|its|\w+)", after) and way in ("before", "after", "following", "prior"):
        if not found.text.startswith("the"):
            count = number(anchor.words, found.text.split()[0])
            return _duration(period(anchor.words, count, unit))  # "a day after the raid": the raid is what dates it
        return Meaning(type="DATE", value=value, basis=basis) if value and unit == "day" else None
    if value:
        anchor.see(told)
    return Meaning(type="DATE", value=value, basis=basis) if value else None


def _night_offset(anchor: Anchor, way: str) -> Meaning | None:
    if anchor.narrative or anchor.last_day is None or way not in ("before", "earlier", "prior"):
        return None
    return Meaning(type="TIME", value=f"{anchor.last_day - timedelta(days=1)}TNI", basis="counted from the day last told")


def _this_unit(found: Found, anchor: Anchor) -> Meaning:
    words, unit = " ".join(found.part("w").split()), found.part("u")
    word = words.split()[-1]
    from_now = word in _NAMED_UNITS and not words.startswith("the next")
    base = anchor.now if from_now and not anchor.narrative else anchor.told_for(unit)
    why = f"counted from {anchor.source if from_now else 'the date last told'}"
    unit = "day" if unit == "date" else unit
    step = _STEPS.get(word, 0)
    if word == "past" and not found.part("pre").strip() and (anchor.narrative or unit not in ("week", "weekend")):
        return _duration(period(anchor.words, 1, unit))
    if word == "past" and unit in ("week", "month", "year"):
        return _duration(period(anchor.words, 1, unit))
    if words == "the last" and not anchor.narrative and not found.part("pre").strip() and unit in _SPANS:
        return _duration(period(anchor.words, 1, unit))
    if (word in ("current", "present") and unit == "day") or (
        anchor.narrative and words == "this" and unit in ("decade", "century")
    ):
        return _vague("PRESENT_REF")
    if unit == "weekend" and word == "this" and base.civil and base.civil.weekday() < 2 and anchor.sentence.direction < 0:
        step = -1  # on a Monday or Tuesday, told as past
    if unit in ("week", "weekend", "fortnight"):
        return _this_week(anchor, base, step, unit, why)
    if unit == "night":
        return _this_night(anchor, base, step, why)
    if unit == "day" and step == 0 and not base.day:
        day = f"{Partial(base.year, base.month).text}-XX" if base.month else "XXXX-XX-XX"
        return Meaning(type="DATE", value=day, basis=why)
    value, told = anchor.steps(unit, step, base)
    if value and (step == 0 or not from_now):
        anchor.see(told if step else base)
    return Meaning(type="DATE", value=value or ("XXXX-XX-XX" if unit == "day" else "XXXX"), basis=why)


def _this_week(anchor: Anchor, base: Partial, step: int, unit: str, why: str) -> Meaning:
    day = base.civil
    if day is None or anchor.narrative:
        return _duration("P1W")
    if unit == "weekend" and step < 0 and day.weekday() >= 5:
        step = -1
    moved = day + timedelta(days=7 * step)
    return Meaning(type="DATE", value=week_text(moved, unit == "weekend"), basis=why)


def _this_night(anchor: Anchor, base: Partial, step: int, why: str) -> Meaning:
    day = base.civil
    stem = (day + timedelta(days=step)).isoformat() if day else "XXXX-XX-XX"
    return Meaning(type="TIME", value=f"{stem}TNI", basis=why)


def _weekend(found: Found, anchor: Anchor) -> Meaning | None:
    """ "the weekend": the one that is on, else the last one, or the coming one where the sentence looks ahead."""
    day = anchor.now.civil
    if day is None or anchor.narrative:
        return _duration("P1WE")
    if day.weekday() < 5 and anchor.sentence.direction <= 0:
        day -= timedelta(days=7)
    return Meaning(type="DATE", value=week_text(day, True), basis=f"weekend nearest to {anchor.source}")


def _later_that(found: Found, anchor: Anchor) -> Meaning | None:
    """ "later that day", "earlier this month", "earlier in the day"."""
    unit = found.part("u")
    from_now = found.part("w") == "this" or (found.part("w") == "the" and unit != "day" and not anchor.narrative)
    base = anchor.now if from_now or anchor.narrative or not anchor.last_day else of_day(anchor.last_day)
    base = anchor.last if anchor.narrative and found.part("w") != "this" else base
    why = f"counted from {anchor.source if from_now else 'the date last told'}"
    if base.year is None:
        return None
    if unit == "day":
        value = base.text if base.day else f"{Partial(base.year, base.month).text}-XX"
    elif unit == "week":
        day = base.civil
        value = week_text(day) if day and not anchor.narrative else ""
    elif unit == "month":
        value = Partial(base.year, base.month).text if base.month else f"{year_text(base.year)}-XX"
    else:
        value = year_text(base.year) if unit == "year" else year_text(base.year)[:-1] if unit == "decade" else ""
    return Meaning(type="DATE", value=value, basis=why) if value else None


def _end_of(found: Found, anchor: Anchor) -> Meaning | None:
    base = anchor.last if anchor.narrative else anchor.now
    if base.year is None:
        return None
    unit, day = found.part("u"), base.civil
    value = {
        "year": year_text(base.year),
        "month": Partial(base.year, base.month).text if base.month else f"{year_text(base.year)}-XX",
        "day": base.text if base.day else "XXXX-XX-XX",
        "decade": year_text(base.year)[:-1],
        "century": f"{base.year // 100:02d}",
        "week": week_text(day) if day and not anchor.narrative else "",
    }[unit]
    return Meaning(type="DATE", value=value, basis=f"{unit} of {anchor.source}") if value else None


def _mid(found: Found, anchor: Anchor) -> Meaning | None:
    base, unit = anchor.now, found.part("u")
    day = base.civil
    if base.year is None or (unit == "week" and (day is None or anchor.narrative)):
        return None
    value = (
        week_text(day)
        if unit == "week" and day
        else year_text(base.year)
        if unit == "year"
        else Partial(base.year, base.month).text
    )
    return Meaning(type="DATE", value=value, basis=f"{unit} of {anchor.source}")


def _nth_unit(found: Found, anchor: Anchor) -> Meaning | None:
    base, unit = anchor.last, found.part("u")
    if base.year is None:
        return None
    if not anchor.narrative:
        stem = "XXXX-XX-XX"
    else:
        stem = (
            f"{Partial(base.year, base.month).text}-XX"
            if base.month
            else "XXXX-XX-XX"
            if unit != "day"
            else f"{year_text(base.year)}-XX-XX"
        )
    if unit != "day":
        return Meaning(type="TIME", value=f"{stem}T{anchor.words.parts[unit]}", basis="day in a count of days")
    return Meaning(type="DATE", value=stem, basis="day in a count of days")


def _last_units(found: Found, anchor: Anchor) -> Meaning:
    return _duration(period(anchor.words, number(anchor.words, found.part("n")), found.part("u")))


def _length(found: Found, anchor: Anchor) -> Meaning:
    if found.part("n") in ("a", "an") and found.text.split()[0] in ("a", "an") and _is_rate(anchor):
        return Meaning(type="SET", value=period(anchor.words, 1, found.part("u")), basis="repeated")
    loose = found.part("n") in ("a", "an") and found.part("u").endswith("s")  # "a months-long trek"
    count = None if loose else number(anchor.words, found.part("n"))
    return _duration(period(anchor.words, count, found.part("u"), half=bool(found.part("half") or found.part("half2"))))


_PARTS_OF_UNIT = {
    "half": {"hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"},
    "quarter": {"hour": "PT15M", "day": "PT6H", "year": "P3M", "decade": "P2.5Y", "century": "P25Y"},
    "three": {"hour": "PT45M", "day": "PT18H", "year": "P9M", "decade": "P7.5Y", "century": "P75Y"},
}


def _half_unit(found: Found, anchor: Anchor) -> Meaning:
    """ "Half an hour", "a quarter of a century", "half a century ago"."""
    unit = found.part("u")
    part = next(name for name in _PARTS_OF_UNIT if name in found.part("n"))
    year = anchor.now.year
    if found.part("ago") and year and unit in ("decade", "century"):
        years = float(_PARTS_OF_UNIT[part][unit].strip("PY"))
        return Meaning(type="DATE", value=year_text(year - int(years)), basis=f"counted from {anchor.source}")
    return _vague("PAST_REF") if found.part("ago") else _duration(_PARTS_OF_UNIT[part][unit])


def _unit_old(found: Found, anchor: Anchor) -> Meaning:
    """ "The month-old strike", "decades-old"."""
    many = found.text.startswith(found.part("u") + "s") or found.text.startswith("centuries")
    return _duration(period(anchor.words, None if many else 1, found.part("u")))


def _year_ago(found: Found, anchor: Anchor) -> Meaning | None:
    """ "The year-ago quarter", "the same month last year"."""
    year, month, _ = anchor.now
    if year is None:
        return None
    unit = found.part("u") or found.part("u2")
    value = year_text(year - 1)
    if unit == "quarter" and month:
        value += f"-Q{(month + 2) // 3}"
    elif unit == "month" and month:
        value = Partial(year - 1, month).text
    return Meaning(type="DATE", value=value, basis=f"counted from {anchor.source}")


def _unit_long(found: Found, anchor: Anchor) -> Meaning:
    return _duration(period(anchor.words, None if re.search(r"s[ -]long", found.text) else 1, found.part("u")))


def _plural(found: Found, anchor: Anchor) -> Meaning:
    if found.part("w") == "recent" and not anchor.narrative:
        return _vague("PAST_REF")
    if found.part("w") == "coming" and not anchor.narrative:
        return _vague("FUTURE_REF")
    return _duration(period(anchor.words, None, found.part("u")))


def _is_rate(anchor: Anchor) -> bool:
    return not anchor.narrative and _RATE.search(anchor.sentence.before) is not None


def _unit(found: Found, anchor: Anchor) -> Meaning | None:
    unit = found.part("u")
    if found.part("w") != "the":
        if found.part("w") == "per" or (found.part("w") in ("a", "an") and _is_rate(anchor)):
            return Meaning(type="SET", value=period(anchor.words, 1, unit), basis="repeated")
        return _duration(period(anchor.words, 1, unit))
    year, month, _ = anchor.last if anchor.narrative else anchor.now
    if unit == "quarter" and (ended := _ENDED.match(anchor.sentence.text, anchor.sentence.end)):
        month = anchor.words.months[ended.group("m")]
        year, _ = anchor.year_for(month, None, None)
    if unit == "quarter" and year and month and not anchor.narrative:
        return Meaning(type="DATE", value=f"{year_text(year)}-Q{(month + 2) // 3}", basis=f"quarter of {anchor.source}")
    if unit not in ("year", "month") or not year:
        return None
    value = year_text(year) if unit == "year" else Partial(year, month).text if month else f"{year_text(year)}-XX"
    return Meaning(type="DATE", value=value, basis=f"{unit} of {anchor.source}")


def _every(found: Found, anchor: Anchor) -> Meaning:
    words = anchor.words
    unit = " ".join(found.part("u").split())
    single = unit.rstrip("s")
    if single in words.weekdays and unit not in words.units:
        return Meaning(type="SET", value=f"XXXX-WXX-{words.weekdays[single] + 1}", basis="repeated")
    if single in words.units or unit in words.units:
        count = 2 if found.part("n") == "other" else number(words, found.part("n")) or 1
        if single == "night" and count == 1:
            return Meaning(type="SET", value="XXXX-XX-XXTNI", basis="repeated")
        each_day = single == "day" and count == 1 and anchor.narrative
        return Meaning(type="SET", value="XXXX-XX-XX" if each_day else period(words, count, unit), basis="repeated")
    if unit in words.seasons:
        return Meaning(type="SET", value=f"XXXX-{words.seasons[unit]}", basis="repeated")
    if unit in words.parts:
        return Meaning(type="SET", value=f"XXXX-XX-XXT{words.parts[unit]}", basis="repeated")
    return Meaning(type="SET", value=f"XXXX-{words.months.get(unit.rstrip('.'), 1):02d}", basis="repeated")


def _per_unit(found: Found, anchor: Anchor) -> Meaning:
    return Meaning(type="SET", value=period(anchor.words, 1, found.part("u")), basis="repeated")


def _frequency(found: Found, anchor: Anchor) -> Meaning:
    table = anchor.words.frequencies
    if anchor.narrative:
        table = {**table, **anchor.words.frequencies_in_narrative}
    return Meaning(type="SET", value=table[found.part("f")], basis="repeated")


def _reference(found: Found, anchor: Anchor) -> Meaning | None:
    word = " ".join(found.part("v").split())
    value = anchor.words.vague[word]
    if not anchor.narrative and word in anchor.words.vague_in_news:
        value = anchor.words.vague_in_news[word]
    return _vague(value) if value else None


def _weekdays(found: Found, anchor: Anchor) -> Meaning:
    """ "Fridays", "weekends", "Sunday nights": each of them."""
    word = found.part("u")[:-1]
    if word == "weekday":
        return Meaning(type="SET", value="P1D", basis="repeated")
    stem = "XXXX-WXX-WE" if word == "weekend" else f"XXXX-WXX-{anchor.words.weekdays[word] + 1}"
    part = anchor.words.parts.get(found.part("p").rstrip("s"), "")
    return Meaning(type="SET", value=stem + (f"T{part}" if part else ""), basis="repeated")


RULES = {
    "age": _last_units,
    "ago": _ago,
    "offset": _offset,
    "thisunit": _this_unit,
    "weekend": _weekend,
    "laterthat": _later_that,
    "endof": _end_of,
    "mid": _mid,
    "yearend": _end_of,
    "ordinalunit": _nth_unit,
    "nlast": _last_units,
    "dur": _length,
    "halfunit": _half_unit,
    "uold": _unit_old,
    "yearago": _year_ago,
    "ulong": _unit_long,
    "plural": _plural,
    "unit": _unit,
    "every": _every,
    "weekdays": _weekdays,
    "perunit": _per_unit,
    "freq": _frequency,
    "vague": _reference,
}
