"""Events -> links without a cue: happenings that the report places before its main one, by date or by words of order, and
those it tells of beside it or after it, at another place or on another day.

A report's background tells what came before: "On Friday two fighters had been killed in the north." A dated happening
that ended before the main one began gives a link; so does an undated one with a place or participants in a sentence with
words of order ("days before"), one that the text turns to, at a place of its own ("in Kelmara a second bomb"), and one that did
harm on a later day ("on 29 October another bus was stopped"). The type is that of a cue of comparison or response in its
sentence; else ``part of`` for a sum over a stretch of time, ``follows`` for what came at most ``RUN_UP`` days before,
``similar to`` for the rest: what is told of years back is told for comparison.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.links import LinkLexicon, link_lexicon
from unfog.model import DateValue, Draft, Event, LinkType, LinkValue, Time
from unfog.read.clauses import is_verb, root_of
from unfog.read.doc import Token
from unfog.read.events.calling import called
from unfog.read.parse import Parsed

MOST = 6
"""Links of this kind a report gives at most."""
_LONGEST = 30
"""Words of the other happening's clause that are quoted at most."""
RUN_UP = 14
"""Days before the main happening within which another is told as what led to it. In annotated reports of 52 incidents, 39 of 44
dated happenings that the incident is said to follow lie so near, and 13 of 125 that it is compared with (2026-11-27)."""
SHORT = 8
"""Words of a clause that names something and stands as it is; others are named by what, whom and where."""
_HARM = frozenset({"violence", "abduction", "sexual"})
"""Families of happenings that are another incident where they lie on a later day; a release or an arrest ends the same one."""
_TOLD_BY = frozenset({"arrests", "other", "change to group/activity", "peaceful protest"})
"""Types that a main happening does not follow in the sense of a link: acts of routine."""


def earlier_drafts(
    parsed: Parsed, events: tuple[Event, ...], times: Sequence[Time], taken: list[tuple[int, int]]
) -> Iterator[Draft]:
    """Links of the main happening to earlier ones and to those beside it, outside the stretches in ``taken``, in text order."""
    main = next((event for event in events if not event.background), None)
    if main is None:
        return
    words = link_lexicon()
    given = 0
    for event in sorted((e for e in events if e.id != main.id), key=lambda e: e.trigger.start):
        token = root_of(parsed.doc, event.trigger.start, event.trigger.end)
        if token is None or event.type in _TOLD_BY:
            continue
        before = _before(event, main, token, words)
        if not before and not _beside(event, main) and not _after(event, main):
            continue
        start, end = clause_of(token)
        if any(start < b and a < end for a, b in taken):
            continue
        taken.append((start, end))
        clause = parsed.report.text[start:end]
        name = called(parsed, event, token)
        told = clause if name is None or (clause.count(" ") < SHORT and _says_where(parsed, start, end)) else name
        kind = _kind(event, main, token, words) if before else "similar to"
        value = LinkValue(type=kind, to=told, date=_date(event.date, start, end, times))
        yield Draft(event=main.id, field="link", value=value, start=start, end=end, anchor=event.trigger.start)
        given += 1
        if given == MOST:
            return


def _says_where(parsed: Parsed, start: int, end: int) -> bool:
    """Whether words name something: a place, a ship, a group."""
    words = parsed.doc.char_span(start, end, alignment_mode="expand")
    return words is not None and any(word.pos_ == "PROPN" and word.ent_type_ not in ("DATE", "TIME") for word in words)


def _beside(event: Event, main: Event) -> bool:
    """Whether the text turns to another happening at a town or site of its own: on the day of the main one, or later and of
    its type."""
    if event.turn in (-1, main.turn) or event.happening is not None or event.place is None or main.place is None:
        return False
    if event.place.precision in ("country", "region") or event.place.name == main.place.name:
        return False
    if event.date is None or main.date is None:
        return True
    later = event.date.earliest > main.date.latest
    return event.type == main.type if later else event.date.latest >= main.date.earliest


def _after(event: Event, main: Event) -> bool:
    """Whether a happening of the background did harm on a day after the main one ended."""
    if event.date is None or main.date is None or not event.background or event_lexicon().types[event.type].family not in _HARM:
        return False
    told = event.place is not None or any(a.role in ("victim", "target") for a in event.arguments)
    return told and event.date.precision in ("day", "minute") and event.date.earliest > main.date.latest


def _before(event: Event, main: Event, token: Token, words: LinkLexicon) -> bool:
    if event.date is not None:
        if event.date.precision not in ("day", "minute", "week", "month", "year"):
            return False
        return event.date.latest < main.date.earliest if main.date is not None else event.background
    told = event.place is not None or any(a.role in ("victim", "target", "attacker") for a in event.arguments)
    return event.background and told and words.order.search(token.sent.text.lower()) is not None


def _kind(event: Event, main: Event, token: Token, words: LinkLexicon) -> LinkType:
    sentence = token.sent
    text = sentence.text.lower()
    before = text[: token.idx - sentence.start_char]
    for kind, cue in words.cues:
        if kind in ("similar to", "in response to") and cue.search(before):
            return kind
    if words.series.search(text) is not None and (event.date is None or event.date.precision in ("month", "year")):
        return "part of"
    if event.date is None or main.date is None:
        return "follows"
    gap = dt.date.fromisoformat(main.date.earliest[:10]) - dt.date.fromisoformat(event.date.latest[:10])
    return "follows" if gap.days <= RUN_UP else "similar to"


def _date(date: DateValue | None, start: int, end: int, times: Sequence[Time]) -> str | None:
    """The date as precise as it is known: of a vaguer one ("a week ago, on June 12") the day that the same words name."""
    if date is None:
        return None
    if date.earliest == date.latest:
        return date.earliest
    for time in times:
        day = (time.earliest or "")[:10]
        if day == (time.latest or "-")[:10] and start <= time.span.start < end and date.earliest <= day <= date.latest:
            return day
    return date.earliest[:7] if date.earliest[:7] == date.latest[:7] else date.earliest[:4] if date.precision == "year" else None


def clause_of(token: Token) -> tuple[int, int]:
    """Offsets of the words that tell of a happening: a noun's phrase, a verb's clause, or the noun with its relative clause."""
    head = token
    for _ in range(3):  # "whose convoy a drone struck": the noun before belongs to it
        if head.dep_ in ("relcl", "acl") and not is_verb(head.head):
            head = head.head
            break
        if head.dep_ not in ("conj", "compound") or is_verb(token):
            break
        if is_verb(head.head):
            break
        head = head.head
    beside = {w.i for c in head.children if _clause_beside(c, token) for w in c.subtree}
    inner = [w for w in head.subtree if abs(w.i - token.i) <= _LONGEST and w.sent.start == token.sent.start and w.i not in beside]
    left, right = inner[0], inner[-1]
    while left.i < token.i and (left.is_punct or left.is_space or left.dep_ in ("mark", "cc")):
        left = left.nbor(1)
    while right.i > token.i and (right.is_punct or right.is_space or right.dep_ == "cc"):
        right = right.nbor(-1)
    return left.idx, right.idx + len(right)


def _clause_beside(child: Token, token: Token) -> bool:
    """Whether a child begins a coordinated clause with a subject, day or place before its verb: something else is told."""
    if child.dep_ != "conj" or not is_verb(child) or child.i == token.i or child.is_ancestor(token):
        return False
    return any(c.dep_ in ("nsubj", "nsubjpass", "prep", "npadvmod") for c in child.lefts)
