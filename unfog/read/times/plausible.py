"""Checks that need the original capitals or the words around a match: "May" the verb, "1,200 troops", "Spring Street"."""

from __future__ import annotations

import re

from unfog.lexicon.times import TimeWords
from unfog.read.times.mention import Found

_BARE_DECIMAL = re.compile(r"\d{1,2}\.\d\d(?:\.\d\d)?")
_NAME_FOLLOWS = re.compile(
    r"\s+(?:[A-Z][a-z]+\s+)?(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Boulevard|Blvd|Court|Square|Way|Place)\b"
)
_CAMPAIGN = re.compile(r"\s+(?:Offensive|Uprising|Campaign|Fighting)\b")
"""After a season in capitals: "the Spring Offensive" is dated by its name."""
_FALL_OF = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]")
"""After "fall" where it is no season: "the fall of the Bastille"."""
_CLOCK_IN_HOURS = re.compile(r"[0-2]\d[0-5]\d")
_PERSON_FOLLOWS = re.compile(r"\s+[A-Z][a-z]+")


_ONCE = re.compile(r"\b(?:was|were|is|are|had|has|who|which|that|he|she|they|it|but|and|,)\s+$")
"""Before "once" where it means "in the past", not "one time" or "as soon as"."""


class Checks:
    """The word lists of the checks as compiled patterns."""

    def __init__(self, words: TimeWords) -> None:
        lists = words.checks
        alternatives = "|".join(re.escape(word) for word in lists["after_number"].split())
        self.after_number = re.compile(rf"(?:\s*%|\s*-?(?:{alternatives})(?!\w))")
        self.before_number = tuple(
            f"{word} " if word[-1].isalpha() or word == "no." else word for word in lists["before_number"].split()
        )
        self.before_month = _ends_with(lists["before_month"].split())
        self.before_year = _ends_with(lists["before_year"].split())
        self.months = frozenset(words.months)
        self.month_words = frozenset(lists["month_words"].split())


def _ends_with(words: list[str]) -> re.Pattern[str]:
    letters = "|".join(word for word in words if word.isalpha())
    marks = "".join(re.escape(word) for word in words if not word.isalpha())
    return re.compile(rf"(?:\b(?:{letters})|[{marks}]|^|\n)\s*$")


def plausible(checks: Checks, text: str, low: str, found: Found) -> bool:
    """Whether a match of the grammar is a time at all. ``text`` is the folded text with its capitals."""
    before, after = low[max(0, found.start - 14) : found.start], low[found.end : found.end + 24]
    if (
        found.month
        and found.rule not in ("iso", "dots", "dtg", "hijri", "hijriday")
        and not _month(checks, text, low, found, before, after)
    ):
        return False
    check = _BY_RULE.get(found.rule)
    return check is None or check(checks, text, low, found, before, after)


def _month(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    word = found.month
    if not text[low.find(word, found.start)].isupper():
        return False
    if found.rule != "month":
        return True
    if word in checks.month_words and not found.part("pre") and not checks.before_month.search(before):
        return False
    if word in ("may", "march") and re.match(r"\s+(?:be|have|not|also|on|through|toward)\b", after):
        return False
    if _NAME_FOLLOWS.match(text, found.end):
        return False
    # "April Jones said": a month after nothing that dates, before a surname.
    opens = re.search(r"(?:^|\n|[.!?\"]\s+)$", text[max(0, found.start - 3) : found.start]) is not None
    named = word in ("april", "may", "june", "august", "jan", "mar") and _PERSON_FOLLOWS.match(text, found.end)
    return not (named and not found.part("pre") and (opens or not checks.before_month.search(before)))


def _year(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    if checks.after_number.match(after) or re.match(
        r"[\d,.:]*\d|-?(?:strong|man|round|foot|pound|mile)\b|st\b|th\b|nd\b|rd\b|s\b|-\d{3}", after
    ):
        return False
    if before.endswith(checks.before_number) or re.search(r"\d-$", before):
        return False
    if _NAME_FOLLOWS.match(text, found.end) or re.match(
        r"\s+(?:[NSEW]\.?|North|South|East|West)\s+[A-Z0-9]", text[found.end :][:12]
    ):
        return False
    return 1400 <= int(found.part("y")) <= 2060 or bool(checks.before_year.search(before))


def _weekday(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    at = low.find(found.part("wd"), found.start)
    if not text[at].isupper() and found.part("wd") not in ("yesterday", "tomorrow", "today"):
        return False
    if text[found.end : found.end + 1] == "-" and re.match(r"-\w", text[found.end :]) is not None and found.part("rel"):
        return False
    # "the Friday Times", "Black Friday", "Bloody Sunday"
    return not re.search(r"\b(?:black|bloody|good|palm|easter|cyber|ash|super)\s+$", before)


def _weekdays(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    return found.part("u").startswith("week") or text[low.find(found.part("u"), found.start)].isupper()


def _vague(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    word = found.part("v")
    if word == "future":
        return True
    if word == "once":
        return _ONCE.search(before) is not None and not re.match(r"\s+(?:a|an|per|every|each|in|on|or|and|again|more)\b", after)
    if word in ("the present", "the past") and re.match(r"\s+(?!and|,|or)[a-z]", after):
        return False
    if word == "this time" and re.match(r",|\s+(?:to|the|it|he|they|with|by)\b", after):
        return False
    if word == "former" and re.match(r"\s+(?:an?|is|was|the|and|of|to|did|had)\b|[,.]", after):
        return False
    if word == "current" and re.match(r"(?:ly|s)\b|\s+(?:flow|is|was)\b", after):
        return False
    return not (word == "previously" or (word == "recent" and text[found.start].isupper()))


def _season(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    word = found.part("s")
    at = found.end - len(word)
    cue = re.search(r"\b(?:in|last|this|of|during|by|since|until|before|every)\s+(?:the\s+)?$", low[max(0, at - 18) : at])
    if word == "fall" and ((not found.part("pre") and not cue) or _FALL_OF.match(text, found.end)):
        return False
    if word == "spring" and not found.part("pre") and not cue and not found.text.startswith("the"):
        return False
    if text[at].isupper() and _CAMPAIGN.match(text, found.end):
        return True
    capital_after = re.match(r"\s+[A-Z]", text[found.end : found.end + 3])
    capital_before = re.search(r"[A-Z]\w+ $", text[max(0, found.start - 14) : found.start])
    return not (text[at].isupper() and (capital_after or capital_before))


def _part(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    if re.match(r"'?s?\s+(?:sky|club|school|watch|raid)", after):
        return False
    if re.search(r"[a-z]+\s+$", before) and before.split()[-1] in checks.months and " " not in found.text:
        return False  # "the coldest October night"
    return not text[found.end - len(found.part("p"))].isupper()


def _hijri_day(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    return text[low.find(found.part("hm")[0], found.start + len(found.part("d")))].isupper()


def _unit(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    if re.match(r"-[a-z]", after):
        return False  # "the month-old strike"
    return not (found.part("w") == "the" and found.part("u") in ("hour", "minute"))


def _duration(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    unit = found.part("u")
    if _CLOCK_IN_HOURS.fullmatch(found.part("n")) and unit in ("hour", "hours", "hr", "hrs"):
        if found.part("n")[0] == "0" or re.search(r"\b(?:at|by|until|from|since|between)\s+$", before):
            return False  # "at about 1430 hours", "0430 hours"
    if re.match(r"(?:the\s+)?(?:an?|one|the|some|the one)\s+seconds?$", found.text):
        return False
    if unit == "second" and "-" not in found.text:
        return False
    if found.part("n") == "many" and before.endswith("as "):
        return False  # "the third in as many months"
    if found.part("n") in ("some", "many") and not unit.endswith("s"):
        return False  # "some day it will be rebuilt"
    if found.part("n") == "a" and re.match(r"-[a-z]", after):
        return False  # "a night-time raid", "a day-trip"
    if unit in ("min", "mins", "hr", "hrs") and not found.text[0].isdigit():
        return False
    return not (unit.startswith("quarter") and re.match(r"\s+(?:of|the|as|in)\b|-(?:of|finals?)|[,.]", after))


def _clock(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    clock = found.part("clock").strip()
    if _BARE_DECIMAL.fullmatch(clock):
        return False
    if re.match(r"\s?(?:%|percent|million|billion)|:\d", after) or before.endswith(":"):
        return False
    # "Surah 2:255", "won 3:1", "John 3:16": a bare hour and minute wants a clock-like cue or two digits before the colon.
    return not (
        re.fullmatch(r"\d:\d\d", clock)
        and not re.search(r"\b(?:at|around|about|by|from|until|before|after|and|to|between|past)\s+$|[-–]\s?$", before)
    )


def _bare_hour(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    """ "At 8 this morning", but "killed 8 this morning"."""
    return re.search(r"\b(?:at|around|about|after|before|past|by|until|nearly|almost|approximately)\s+$", before) is not None


def _slash(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    return 1 <= int(found.part("a")) <= 31 and 1 <= int(found.part("b")) <= 31


def _decade(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    if (
        re.search(r"\b(?:his|her|their|my|in|aged)\s+(?:early|mid|late)?[\s-]*$", before)
        and "'" not in found.text
        and "the" not in found.text
    ):
        return False
    return "'" in found.text or found.text.startswith("the")


def _plural(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    return not before.endswith("as many ")


def _ago(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    return bool(found.part("n").strip()) or found.part("u").endswith("s")


def _nth(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    return bool(re.search(r"\b(?:on|of|since|until|by|from|to|before|after)\s+$", before))


def _age(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    return not re.match(r"\s*:", after)


def _fixed(checks: Checks, text: str, low: str, found: Found, before: str, after: str) -> bool:
    at = found.start + len(found.part("eve"))
    return text[at].isupper() and not re.match(r"\s+(?:tree|market|party|gift|shopping|card|island)", after)


_BY_RULE = {
    "year": _year,
    "weekday": _weekday,
    "wdpart": _weekday,
    "vague": _vague,
    "season": _season,
    "part": _part,
    "unit": _unit,
    "dur": _duration,
    "clock": _clock,
    "clockpart": _clock,
    "barehour": _bare_hour,
    "slash": _slash,
    "decade2": _decade,
    "ago": _ago,
    "plural": _plural,
    "nth": _nth,
    "age": _age,
    "fixed": _fixed,
    "weekdays": _weekdays,
    "hijriday": _hijri_day,
}
