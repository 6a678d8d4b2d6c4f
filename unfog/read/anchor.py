"""The report's own day and places: what the opening ties to its happening, days and seats of speaking left out.

``Scope`` measures every later clause by them. A day that hangs on a happening's word counts most, then one that hangs on
anything but speaking; where only a day of speaking is told, the happening lay on it or shortly before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.scope_cues import ScopeCues
from unfog.model import PlaceMention, Time
from unfog.read.clauses import path_up, preposition_of, root_of

SAID_DAYS = 3
"""Days before a day of speaking on which the happening may lie that it is said of (by judgement: a weekend between)."""
_NIGHT = ("night", "midnight", "early", "dawn", "late", "evening", "hours", "sunrise", "overnight")

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """``days`` are the report's own (inclusive intervals), ``night`` says that one of them is a night or an early morning;
    ``told`` is false where they were only guessed from a day of speaking.
    """

    days: tuple[Days, ...]
    night: bool
    told: bool


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


def of_saying(doc: Doc, start: int, end: int, words: ScopeCues) -> bool:
    """Whether what stands at ``[start, end)`` says when or where somebody spoke or a toll was counted, not when it happened."""
    root = root_of(doc, start, end)
    if root is None:
        return False
    head: Token = root
    for node in path_up(root):
        if node.i == root.i:
            continue
        head = node
        if node.lower_ in words.saying:
            return True
        if node.lower_ in event_lexicon().nouns or node.lower_ in event_lexicon().verbs:
            return False
    return head.lower_ in words.saying


def own_anchor(
    doc: Doc,
    paragraphs: Iterable[tuple[int, int]],
    times: Iterable[Time],
    kept_out: Callable[[Time, Token | None], bool],
    words: ScopeCues,
) -> Anchor:
    """The days that the first of the opening's paragraphs with any gives the report."""
    known = [time for time in times if time.type in ("DATE", "TIME") and days_of(time) is not None]
    graded: dict[int, list[Time]] = {}
    for start, end in paragraphs:
        here: dict[int, list[Time]] = {}
        for time in known:
            if not start <= time.span.start < end:
                continue
            root = root_of(doc, time.span.start, time.span.end)
            if not kept_out(time, root):
                here.setdefault(_grade(doc, time, root, words), []).append(time)
        for grade, found in here.items():
            graded.setdefault(grade, found)
    best = next((graded[grade] for grade in (0, 1) if grade in graded), [])
    if best:
        days = tuple(interval for time in best if (interval := days_of(time)) is not None)
        return Anchor(days=days, night=any(at_night(time) for time in best), told=True)
    said = [interval for time in graded.get(2, ()) if (interval := days_of(time)) is not None]
    slack = dt.timedelta(days=SAID_DAYS)
    return Anchor(days=tuple((first - slack, last) for first, last in said), night=False, told=False)


def _grade(doc: Doc, time: Time, root: Token | None, words: ScopeCues) -> int:
    """0 for a day on a happening's own word, 2 for one of speaking, 1 for any other."""
    if of_saying(doc, time.span.start, time.span.end, words):
        return 2
    lexicon = event_lexicon()
    tied = list(path_up(root)) if root is not None else []
    if any(node.lower_ in lexicon.verbs or node.lower_ in lexicon.nouns or node.lower_ in words.harm for node in tied):
        return 0
    return 1


def spoken_at(doc: Doc, place: PlaceMention, words: ScopeCues) -> bool:
    """Whether a place is where somebody spoke ("told reporters in Harnabad")."""
    root = root_of(doc, place.span.start, place.span.end)
    preposition = preposition_of(root) if root is not None else None
    return preposition is not None and of_saying(doc, preposition.idx, preposition.idx + len(preposition), words)
