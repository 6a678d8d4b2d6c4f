"""Events -> links: "in response to the attacks on ...", "days after ...", "similar to the 2020 killing of ...".

The other happening is the noun phrase after the cue, or the clause ("five days after two missiles were fired at a post");
its date is the time expression inside or right beside the phrase, else the day that the cue counts back to. A cue with no
happening after it ("similar to last year's harvest") gives no link.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.links import LinkLexicon, link_lexicon
from unfog.lexicon.times import time_words
from unfog.model import Draft, Event, LinkType, LinkValue, Time
from unfog.read.clauses import root_of
from unfog.read.doc import Token
from unfog.read.events.calling import called
from unfog.read.events.earlier import clause_of
from unfog.read.parse import Parsed
from unfog.read.times.numbers import number

_REACH = 14
"""Words after the cue within which the other happening's noun must stand."""
_COUNTED = re.compile(r"(\w+) (days?|weeks?) after")
_LONGEST = 30
"""Words of the other happening's phrase that are quoted at most."""


def link_drafts(parsed: Parsed, events: tuple[Event, ...], times: tuple[Time, ...]) -> Iterator[Draft]:
    """One draft for each link of the main happening, in text order."""
    main = next((event for event in events if not event.background), None)
    if main is None:
        return
    words = link_lexicon()
    text = parsed.doc.text.lower()
    if len(text) != len(parsed.report.text):
        return
    background = {mention.start for event in events if event.background for mention in event.mentions}
    seen: set[int] = set()
    for kind, match in _cues(text, words):
        other = _other(parsed, events, kind, match, words, background)
        if other is None or other[0].i in seen:
            continue
        noun, start, end, told = other
        seen.add(noun.i)
        date = _date(start, end, times) or (_days_after(match[0], main) if kind == "follows" else None)
        value = LinkValue(type=kind, to=told, date=date)
        yield Draft(event=main.id, field="link", value=value, start=start, end=end, anchor=match.start())


def _cues(text: str, words: LinkLexicon) -> list[tuple[LinkType, re.Match[str]]]:
    """The cues of a text, kind by kind, but for those that a longer one holds."""
    found = [(kind, match) for kind, pattern in words.cues for match in pattern.finditer(text)]
    return [(kind, match) for kind, match in found if not any(_holds(other, match) for _, other in found)]


def _other(
    parsed: Parsed,
    events: tuple[Event, ...],
    kind: LinkType,
    match: re.Match[str],
    words: LinkLexicon,
    background: set[int],
) -> tuple[Token, int, int, str] | None:
    """The other happening after a cue: its word, the offsets of the words that tell of it, and what it is called."""
    noun = _happening_after(parsed, match.end(), words)
    if noun is not None:
        start, end = _phrase(noun, match.end())
        return (noun, start, end, parsed.report.text[start:end]) if _fits(kind, noun, background) else None
    event = _told_after(parsed, events, match.end()) if match[0].endswith(words.before_clause[kind]) else None
    noun = root_of(parsed.doc, event.trigger.start, event.trigger.end) if event is not None else None
    if event is None or noun is None:
        return None
    start, end = clause_of(noun)
    return noun, start, end, called(parsed, event, noun) or parsed.report.text[start:end]


def _holds(outer: re.Match[str], inner: re.Match[str]) -> bool:
    """Whether a longer cue holds another: "the deadliest shooting since" compares and does not only come after."""
    return outer.start() <= inner.start() and inner.end() <= outer.end() and outer.span() != inner.span()


def _told_after(parsed: Parsed, events: tuple[Event, ...], offset: int) -> Event | None:
    """The background happening that the clause after a cue tells: "came five days after two missiles were fired at a post"."""
    near = [e for e in events if e.background and e.trigger.start >= offset]
    event = min(near, key=lambda e: e.trigger.start, default=None)
    if event is None:
        return None
    cue = parsed.doc.char_span(offset - 1, offset, alignment_mode="expand")
    token = root_of(parsed.doc, event.trigger.start, event.trigger.end)
    if not cue or token is None or token.sent.start != cue[-1].sent.start or token.i - cue[-1].i > _REACH:
        return None
    return event if any(a.role in ("place", "target", "victim") for a in event.arguments) else None


def _days_after(cue: str, main: Event) -> str | None:
    """The day that "five days after" counts back to from the main happening's own."""
    counted = _COUNTED.search(cue)
    if counted is None or main.date is None or main.date.earliest != main.date.latest:
        return None
    amount = number(time_words(), counted[1])
    if amount is None:
        return None
    days = int(amount) * (7 if counted[2].startswith("week") else 1)
    return (dt.date.fromisoformat(main.date.earliest[:10]) - dt.timedelta(days=days)).isoformat()


def _fits(kind: LinkType, noun: Token, background: set[int]) -> bool:
    """A bare "since" or "follows" must lead to something the scope put in the background; a said answer need not."""
    return kind in ("in response to", "similar to", "part of") or noun.idx in background or bool(background & _reach(noun))


def _reach(noun: Token) -> set[int]:
    return {child.idx for child in noun.subtree}


def _happening_after(parsed: Parsed, offset: int, words: LinkLexicon) -> Token | None:
    """The first happening's noun after an offset, in the same sentence and near it."""
    span = parsed.doc.char_span(offset - 1, offset, alignment_mode="expand")
    if span is None or not len(span):
        return None
    cue = span[-1]
    nouns = event_lexicon().nouns
    for i in range(cue.i + 1, min(cue.i + 1 + _REACH, cue.sent.end)):
        token = parsed.doc[i]
        if token.lower_ in (";", ".") or (token.lower_ == "," and i - cue.i > 4):
            return None
        if token.ent_type_ in ("DATE", "TIME"):
            continue  # "in March" is no march
        if token.lower_ in words.heads or (token.lower_ in nouns and token.pos_ in ("NOUN", "PROPN", "VERB")):
            compound = token.dep_ == "compound" and token.head.i > token.i
            return token.head if compound and (token.head.lower_ in nouns or token.head.lower_ in words.heads) else token
    return None


def _phrase(noun: Token, after: int) -> tuple[int, int]:
    """The noun's phrase without its leading blank: from the cue's end to the phrase's end, clauses left out but the first."""
    left = noun.left_edge
    while left.idx < after and left.i < noun.i:
        left = left.nbor(1)
    right = noun
    for child in noun.rights:
        if child.dep_ not in ("prep", "relcl", "acl", "amod") or child.right_edge.i - noun.i > _LONGEST:
            break
        right = child.right_edge
    while right.i > noun.i and right.is_punct:
        right = right.nbor(-1)
    return left.idx, right.idx + len(right)


def _date(start: int, end: int, times: tuple[Time, ...]) -> str | None:
    """The date inside the phrase, as precise as it is known."""
    for time in times:
        if start <= time.span.start < end and time.earliest and time.latest and time.type == "DATE":
            if time.precision == "year":
                return time.earliest[:4]
            if time.precision == "month":
                return time.earliest[:7]
            if time.earliest[:10] == time.latest[:10]:
                return time.earliest[:10]
    return None
