"""The report's own day and places: what the opening ties to its happening, days and seats of speaking left out.

``Scope`` measures every later clause by them. A day that hangs on a happening's word counts most, then one that hangs on
anything but speaking; where only a day of speaking is told, the happening lay on it or shortly before.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.scope_cues import ScopeCues
from unfog.model import PlaceMention, Publication, Time
from unfog.read.clauses import is_verb, path_up, preposition_of, root_of

SAID_DAYS = 2
"""Days before a day of speaking on which the happening may lie that it is said of (by judgement)."""
_NIGHT = ("night", "midnight", "early", "dawn", "late", "evening", "hours", "sunrise", "overnight")

DEEDS = frozenset({"violence", "abduction", "property", "sexual"})
"""Families of happenings that can be an incident of their own."""

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """``days`` are the report's own (inclusive intervals), ``night`` says that one of them is a night or an early morning;
    ``told`` is false where they were only guessed from a day of speaking.
    """

    days: tuple[Days, ...]
    night: bool
    told: bool
    times: tuple[Time, ...] = ()
    """The expressions that give the days; none for guessed ones."""


COUNTED_BACK = "counted back from publication"
"""``Time.basis`` of a day that a follow-up gives by its distance ("Fifteen days after the ambush, ...")."""
SAID = "not after the day of speaking"
"""``Time.basis`` of a day of which only is known when somebody spoke of it."""
GUESSED = frozenset({COUNTED_BACK, SAID})
LONGEST_DAYS = 31
"""Days that an expression may span to say when a happening was."""
_LAST_TOLD = "day last told"
_ONWARD = re.compile(r"\b(?:next|following|later|after)\b")
_INHERITED = frozenset({_LAST_TOLD, "day of publication", "near publication"})
_DISTANCE = re.compile(r"P(\d+)([DWM])$")
_SLACK = {"D": (1, 1), "W": (7, 3), "M": (30, 15)}
"""Days in the unit of a distance, and by how much the day counted back may be off (by judgement)."""


def day_of(value: str | None) -> dt.date | None:
    """The local date of an ISO value."""
    try:
        return dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def days_of(time: Time) -> Days | None:
    """The interval of a time in days."""
    first, last = day_of(time.earliest), day_of(time.latest)
    return (first, last) if first is not None and last is not None else None


def at_night(time: Time) -> bool:
    """Whether a time lies between two days: a night, a dawn, an evening."""
    lower = time.span.text.lower()
    return any(word in lower for word in _NIGHT) or time.value.endswith(("TNI", "TEV"))


def onward(time: Time) -> bool:
    """Whether a time is told from another that came before it ("the next day", "six days later")."""
    return "last told" in time.basis and _ONWARD.search(time.span.text.lower()) is not None


def _within_a_month(time: Time) -> bool:
    interval = days_of(time)
    return interval is not None and (interval[1] - interval[0]).days <= LONGEST_DAYS


def settled(time: Time, anchor: Anchor) -> Time:
    """A clock time that names no day, on the report's own day, or, without one, on that of publication or the day before."""
    day = days_of(time)
    if day is None or time.value.endswith("TXX") or not inherited(time):
        return time
    if anchor.told and len(set(anchor.days)) == 1:
        own = anchor.days[0]
    elif any(first <= day[0] and day[1] <= last for first, last in anchor.days):
        return time
    elif time.basis == _LAST_TOLD:
        return replace(time, earliest=None, latest=None)
    else:
        own = (day[0] - dt.timedelta(days=1), day[1])
    clock = (time.earliest or "")[10:]
    return replace(time, earliest=f"{own[0]}{clock}", latest=f"{own[1]}{clock}")


def inherited(time: Time) -> bool:
    """Whether a clock time, a part of a day or an hour later takes its day from elsewhere in the text, or from publication."""
    return time.value.endswith("TXX") or (time.type == "TIME" and time.basis in _INHERITED)


def of_saying(doc: Doc, start: int, end: int, words: ScopeCues) -> bool:
    """Whether what stands at ``[start, end)`` says when or where somebody spoke or a toll was counted, not when it happened."""
    root = root_of(doc, start, end)
    if root is None:
        return False
    head: Token = root
    preposition = preposition_of(root)
    if preposition is not None and preposition.lower_ in words.limits:
        return True  # "no group had claimed the attack by Monday evening"
    for node in path_up(root):
        if node.i == root.i:
            continue
        head = node
        if node.lower_ in words.saying:
            return node.tag_ not in ("VBZ", "VBP")  # "condemns the killing of nine on Friday": who speaks now speaks of Friday
        if node.lower_ in event_lexicon().nouns or node.lower_ in event_lexicon().verbs:
            return False
    return head.lower_ in words.saying and head.tag_ not in ("VBZ", "VBP")


def own_anchor(
    doc: Doc,
    paragraphs: Iterable[tuple[int, int]],
    times: Iterable[Time],
    kept_out: Callable[[Time, Token | None], bool],
    words: ScopeCues,
    back: Sequence[Time] = (),
    headline: int = 0,
) -> Anchor:
    """The days that the first of the opening's sentences with any gives the report; ``back`` are those counted back.

    ``headline`` is where the headline ends: a day in it is the happening's unless somebody speaks on it.
    """
    known = [t for t in times if t.type in ("DATE", "TIME") and _within_a_month(t) and not inherited(t) and not onward(t)]
    graded: dict[int, list[Time]] = {}
    opening = tuple(paragraphs)
    sentences = [s for s in doc.sents if any(start <= s.start_char < end for start, end in opening)]
    for start, end in ((sentence.start_char, sentence.end_char) for sentence in sentences):
        if back and back[0].span.end < start:
            break  # a follow-up tells first how long ago its happening was, and later what came after
        here: dict[int, list[Time]] = {}
        for time in known:
            if not start <= time.span.start < end:
                continue
            root = root_of(doc, time.span.start, time.span.end)
            if not kept_out(time, root):
                grade = _grade(doc, time, root, words)
                here.setdefault(0 if grade == 1 and start < headline else grade, []).append(time)
        for grade, found in here.items():
            graded.setdefault(grade, found)
    best = next((graded[grade] for grade in (0, 1) if grade in graded), [])
    if back and 0 not in graded:
        best = list(back)
    if best:
        days = tuple(interval for time in best if (interval := days_of(time)) is not None)
        return Anchor(days=days, night=any(at_night(time) for time in best), told=True, times=tuple(best))
    slack = dt.timedelta(days=SAID_DAYS)
    said = [
        replace(time, earliest=str(interval[0] - slack), latest=str(interval[1]), precision="week", basis=SAID)
        for time in graded.get(2, ())
        if (interval := days_of(time)) is not None and time.precision in ("day", "minute")
    ]
    days = tuple(interval for time in said if (interval := days_of(time)) is not None)
    return Anchor(days=days, night=False, told=False, times=tuple(said))


def _grade(doc: Doc, time: Time, root: Token | None, words: ScopeCues) -> int:
    """0 for a day on a happening's own word, 2 for one of speaking, 1 for any other."""
    if of_saying(doc, time.span.start, time.span.end, words):
        return 2
    lexicon = event_lexicon()
    tied = list(path_up(root)) if root is not None else []
    told = [n for n in tied if n.lower_ in lexicon.verbs or n.lower_ in lexicon.nouns or n.lower_ in words.harm]
    return 0 if any(not outlived(node) for node in told) else 1


def spoken_at(doc: Doc, place: PlaceMention, words: ScopeCues) -> bool:
    """Whether a place is where somebody spoke ("told reporters in Harnabad")."""
    root = root_of(doc, place.span.start, place.span.end)
    preposition = preposition_of(root) if root is not None else None
    return preposition is not None and of_saying(doc, preposition.idx, preposition.idx + len(preposition), words)


def counted_back(
    doc: Doc, body: tuple[int, int], headline: int, times: Iterable[Time], publication: Publication, words: ScopeCues
) -> list[Time]:
    """The day that a follow-up's headline or first sentence gives by its distance from publication, as an interval.

    "Fifteen days after the ambush, the toll is 29." "A week on, the candles still stand."
    """
    published = day_of(publication.earliest)
    text = doc.text.lower()
    start, end = body
    for time in times:
        begins = start <= time.span.start <= start + 3 or time.span.end < headline
        if published is None or not begins:
            continue
        said = text[time.span.start : min(end if time.span.start >= start else headline, time.span.end + 60)]
        far = _distance(time, published)
        if far is None or words.since.search(said) is None or _tells_deed(doc, time):
            continue
        middle, slack = published - dt.timedelta(days=far[0]), dt.timedelta(days=far[1])
        return [replace(time, earliest=str(middle - slack), latest=str(middle + slack), precision="week", basis=COUNTED_BACK)]
    return []


def _distance(time: Time, published: dt.date) -> tuple[int, int] | None:
    """Days that an expression says lie between the happening and the report, and by how many they may be off."""
    match = _DISTANCE.match(time.value)
    if match is not None:
        unit, slack = _SLACK[match[2]]
        return int(match[1]) * unit, slack
    day = days_of(time)
    if day is None or day[0] <= published or not onward(time):
        return None
    lower = time.span.text.lower()  # "three weeks later" in a headline was counted on from publication
    return (day[0] - published).days, next((_SLACK[u][1] for u, word in (("W", "week"), ("M", "month")) if word in lower), 1)


def is_deed(token: Token) -> bool:
    """Whether a word tells of a happening that can be an incident of its own."""
    lexicon = event_lexicon()
    known = lexicon.verbs.get(token.lower_, ()) if is_verb(token) else (lexicon.nouns.get(token.lower_),)
    return any(trigger is not None and lexicon.types[trigger.type].family in DEEDS for trigger in known)


def outlived(token: Token) -> bool:
    """Whether a word tells of a death, which may come days after what caused it ("died of his injuries on the 17th")."""
    return any(trigger.frame == "die" for trigger in event_lexicon().verbs.get(token.lower_, ()))


def _tells_deed(doc: Doc, time: Time) -> bool:
    """Whether the sentence of a distance tells of a new happening: "Three days after the ambush, gunmen killed five"."""
    words = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if words is None:
        return False
    verb = words.sent.root
    return is_deed(verb) or any(c.dep_ == "ccomp" and is_deed(c) for c in verb.children)
