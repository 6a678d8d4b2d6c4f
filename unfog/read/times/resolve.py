"""Raw mentions -> meanings: mentions are walked in text order with an anchor that remembers the dates told."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence
from datetime import date

from unfog.lexicon.times import time_words
from unfog.read.times import clocks, periods, stated
from unfog.read.times.anchor import Anchor, Sentence
from unfog.read.times.calendar import exact, shift
from unfog.read.times.find import add_bare_bc, share_years
from unfog.read.times.meaning import Meaning
from unfog.read.times.mention import Found

_STOP = re.compile(r"(?<!\b[A-Z])[.!?][\"”')]*\s+(?=[A-Z\"“])|\n\s*")
_ON = re.compile(r"[^.;,]{0,20}\bon\s+(?:the\s+)?")
_HALVES = {"TMO": "m", "TAF": "a", "TEV": "e", "TNI": "n"}
_JOINED = re.compile(r"\s*,?\s+(?:on\s+)?(?:the\s+)?")
_SAME_CLAUSE = re.compile(r"(?![^.;,]*\bsaid\b)[^.;,]{0,40}")
_SAME_HOUR = re.compile(r"\s*(?:[(/,]|or)\s*")
"""Between one moment on two clocks: "18:30 local time (15:30 GMT) on Tuesday"."""
_MORNING = re.compile(r"0\d|1[01]|\d(?!\d)(?!.*p)")
"""A clock time before noon; in a night told by two days it is of the second."""
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T|$)")
_NAMES_DAY = frozenset(("nightrange", "nightdays", "mdy", "dmy", "ordm", "iso", "weekday", "wdpart", "partwd", "partof", "wdth"))
_WANTS_DAY = frozenset(("clock", "clockpart", "barehour", "wordclock", "part", "deictic"))
_FROM_NOW = frozenset(("weekday", "wdpart", "partwd", "deictic"))
_APPOSED = frozenset(("ordinalunit", "offset", "dur"))
_AFTER = re.compile(r"\s+(?:after|since|into|before)\b")
BEFORE_CHRIST = 3
"""More mentions of years before Christ than this make a text of that era (WikiWars, 2026-11-24)."""
OLD_YEARS, OLD_SHARE = 5, 0.6
"""A text is a history when it names at least so many years off the publication's, and this share of all it names is off."""

NEWS_WEIGHT = 20
"""One weekday or "yesterday" to so many old years still makes news: background in a report names years too."""

Resolved = tuple[Found, Meaning]
Handler = Callable[[Found, Anchor], Meaning | None]
RULES: dict[str, Handler] = {**stated.RULES, **clocks.RULES, **periods.RULES}


def is_narrative(found: Sequence[Found], published: date | None) -> bool:
    """Whether a text tells a history, in which "two days later" and "in May" count from the date last told.

    With a publication: most years named are not its own. Without one: five or more years named, of four or more kinds.
    Centuries before Christ always make a history.
    """
    years = [int(mention.part("y")) for mention in found if len(mention.part("y")) == 4 and mention.part("y").isdigit()]
    if sum("bc" in mention.parts for mention in found if mention.part("bc")) > BEFORE_CHRIST:
        return True
    if published is None and not any(mention.rule in _FROM_NOW for mention in found):
        return len(years) >= OLD_YEARS and len(set(years)) >= OLD_YEARS - 1
    if published is None:
        return False
    old = sum(abs(year - published.year) > 1 for year in years)
    told_from_now = sum(mention.rule in _FROM_NOW and mention.part("w") != "today" for mention in found)
    return old >= OLD_YEARS and old > OLD_SHARE * len(years) and told_from_now * NEWS_WEIGHT <= old


def prepared(low: str, found: list[Found]) -> list[Found]:
    """Mentions ready to be resolved: bare years of an era before Christ added, years shared along ranges."""
    if sum(bool(mention.part("bc")) for mention in found) > BEFORE_CHRIST:
        found = add_bare_bc(low, found)
    share_years(time_words(), low, found)
    return found


def resolve(text: str, low: str, found: Sequence[Found], published: date | None) -> list[Resolved]:
    """Meanings of the mentions that have one, in text order.

    ``low`` is the text in lower case with straight quotes, ``published`` the day to count from, given or inferred.
    """
    many_bc = sum(bool(mention.part("bc")) for mention in found) > BEFORE_CHRIST
    anchor = Anchor(time_words(), published, narrative=is_narrative(found, published), before_christ=many_bc)
    stops = [match.end() for match in _STOP.finditer(text)]
    resolved: list[Resolved] = []
    current = -1
    for index, mention in enumerate(found):
        number = bisect.bisect_right(stops, mention.start)
        if number != current:
            current, anchor.nearby = number, None
        anchor.sentence = sentence = _sentence(low, stops, number, mention)
        anchor.joined = False
        if mention.rule in _WANTS_DAY:
            _look_ahead(low, found, index, anchor, sentence)
        meaning = RULES[mention.rule](mention, anchor)
        if meaning is None:
            continue
        meaning = _beside(low, mention, meaning, resolved, narrative=anchor.narrative)
        resolved.append((mention, meaning))
        if told := _day_of(meaning):
            anchor.nearby = told
        anchor.half = _HALVES.get(meaning.value[-3:], anchor.half)
    return resolved


def _sentence(low: str, stops: list[int], number: int, mention: Found) -> Sentence:
    start = stops[number - 1] if number else 0
    stop = stops[number] if number < len(stops) else len(low)
    # Long lines (tables, run-on text) are cut: only near verbs matter.
    start, stop = max(start, mention.start - 200), min(max(stop, mention.end), mention.end + 200)
    return Sentence(low[start:stop], mention.start - start, mention.end - start, start)


def _look_ahead(low: str, found: Sequence[Found], index: int, anchor: Anchor, sentence: Sentence) -> None:
    """ "At 9 p.m. on 4 May": a clock takes the day told after it, if none stands before it in the sentence."""
    if index + 1 >= len(found) or (anchor.nearby is not None and not anchor.narrative):
        return
    mention, after = found[index], found[index + 1]
    gap = low[mention.end : after.start]
    joined = _ON.fullmatch(gap) if anchor.narrative else _ON.fullmatch(gap) or _SAME_CLAUSE.fullmatch(gap)
    same_hour = after.rule == "clockpart" and after.part("wd") and _SAME_HOUR.fullmatch(gap)
    if not (same_hour or (after.rule in _NAMES_DAY and joined)) or "\n" in gap:
        if anchor.narrative:
            anchor.nearby = None
        return
    anchor.sentence = Sentence(sentence.text, after.start - sentence.offset, after.end - sentence.offset, sentence.offset)
    meaning = RULES[after.rule](after, anchor)
    anchor.sentence = sentence
    anchor.nearby = _day_of(meaning) if meaning else None
    anchor.joined = anchor.nearby is not None and _JOINED.fullmatch(gap) is not None
    if after.rule in ("nightrange", "nightdays") and anchor.nearby is not None and _MORNING.match(mention.text):
        anchor.nearby = shift(anchor.nearby, 1)


def _beside(low: str, mention: Found, meaning: Meaning, resolved: Sequence[Resolved], *, narrative: bool) -> Meaning:
    """ "On 21 July, the fifth day of the siege": the day beside it is meant. In histories "two days after the siege" too."""
    if mention.rule not in _APPOSED or not resolved or meaning.type == "TIME":
        return meaning
    last, told = resolved[-1]
    day = _day_of(told)
    if day is None or low[last.end : mention.start] != ", " or last.rule not in _NAMES_DAY:
        return meaning
    counted = mention.rule == "dur" or not mention.text.startswith("the")
    if counted and not (narrative and (mention.rule != "dur" or _AFTER.match(low, mention.end))):
        return meaning
    return Meaning(type="DATE", value=day.isoformat(), basis="the day told beside it")


def _day_of(meaning: Meaning) -> date | None:
    found = _DAY.match(meaning.value) if meaning.type in ("DATE", "TIME") else None
    return exact(*map(int, found.group(1).split("-"))) if found else None
