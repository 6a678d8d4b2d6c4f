"""Drafts of statements: what speakers say about the incident, and what the outlet itself holds open or expects."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from unfog.lexicon.hedges import hedges
from unfog.model import Attribution, Draft, Event, Span, StatementValue
from unfog.read.attribution.certainty import certainty, sense_of
from unfog.read.attribution.finding import text_for
from unfog.read.attribution.frames import VERBAL
from unfog.read.attribution.text import Text, words_at
from unfog.read.parse import Parsed

LONGEST = 300
"""Code points of a statement's quotation; longer ones are cut at the last comma before."""
_FEWEST = 3
"""Words below which a content says too little to be a statement."""
_SHORT = 6
"""Words up to which a content is quoted with its speaker and cue ("Doctors fear that it will rise")."""
_GAP = 12
"""Code points between the speaker, the cue and the content of one clause."""
_NOT_STATED = frozenset(("want", "intend", "try", "support", "discuss", "seem", "imagine", "agree", "hope"))
"""Classes of cue words that tell of attitudes and acts, not of something said about the incident."""
_WITH_CUE = frozenset(("describe", "criticize", "praise", "accuse", "regard", "urge", "demand", "deny", "express"))
"""Classes whose cue is part of what is claimed ("called the strike a mistake")."""


def statements(parsed: Parsed, attributions: tuple[Attribution, ...], events: tuple[Event, ...]) -> Iterator[Draft]:
    """One draft for each sentence of an attributed content, then one for each hedged clause in the outlet's voice."""
    text = text_for(parsed)
    taken: set[tuple[int, int]] = set()
    for attribution in attributions:
        if attribution.speaker is None and attribution.style != "direct":
            continue
        for start, end, level in _stated(parsed, text, attribution):
            if (start, end) not in taken:
                taken.add((start, end))
                yield _draft(parsed, text, events, start, end, attribution, level)
    for draft in _open_clauses(parsed, text, attributions, events):
        if not any(start <= draft.start and draft.end <= end for start, end in taken):
            yield draft


def _stated(parsed: Parsed, text: Text, attribution: Attribution) -> Iterator[tuple[int, int, bool]]:
    """``(start, end, whether the cue is hedged)`` of the sentences of one content."""
    name, hedged = None, False
    if attribution.cue is not None:
        words = words_at(text, attribution.cue.start, attribution.cue.end)
        head = next((i for i in words if text.pos[i] in ("VERB", "NOUN")), None)
        sense = sense_of(text, head) if head is not None else None
        name = sense.of.name if sense else None
        hedged = any(text.lower[i] in hedges().of["adverb"] for i in words)
        if name in _NOT_STATED and not hedged:
            return
    for number, piece in enumerate(attribution.content):
        start = piece.start
        if number == 0 and (name in _WITH_CUE or hedged):
            start = _before(attribution.cue, start)
        elif number == 0 and len(attribution.content) == 1 and _leans(attribution, name, piece):
            start = _before(attribution.speaker, _before(attribution.cue, start))
        for a, b in _sentences(text, start, piece.end):
            a, b = _trimmed(parsed.report.text, a, b)
            if len(parsed.report.text[a:b].split()) >= _FEWEST:
                yield a, b, hedged


def _before(words: Span | None, start: int) -> int:
    """The start of a cue or speaker that stands right before a content (a comma or an adverb may lie between)."""
    return words.start if words is not None and 0 <= start - words.end <= _GAP else start


def _leans(attribution: Attribution, name: str | None, piece: Span) -> bool:
    """Whether a content says little without its speaker and cue: it is short, or a document or picture shows it."""
    return len(piece.text.split()) <= _SHORT or (name == "show" and attribution.kind in ("document", "unknown", "media"))


def _sentences(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = words_at(text, start, end)
    first, last = None, 0
    for i in words:
        if text.words[i].isspace():
            continue
        if first is not None and text.sent[i] != text.sent[first]:
            yield max(start, text.start[first]), text.end[last]
            first = None
        first = i if first is None else first
        last = i
    if first is not None:
        yield max(start, text.start[first]), min(end, text.end[last])


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    """Without marks at the ends, and not longer than ``LONGEST``."""
    if end - start > LONGEST:
        comma = raw.rfind(",", start + LONGEST // 2, start + LONGEST)
        space = raw.rfind(" ", start, start + LONGEST)
        end = comma if comma > 0 else space if space > 0 else start + LONGEST
    while start < end and raw[start] in ' \n\u00a0"“”,:;-–—':
        start += 1
    while end > start and raw[end - 1] in ' \n\u00a0"“”,:;-–—':
        end -= 1
    return start, end


def _draft(
    parsed: Parsed, text: Text, events: tuple[Event, ...], start: int, end: int, attribution: Attribution | None, hedged: bool
) -> Draft:
    event = _event_of(parsed, text, events, start, end)
    return Draft(
        event=event.id if event else None,
        field="statement",
        value=StatementValue(text=" ".join(parsed.report.text[start:end].split())),
        start=start,
        end=end,
        background=event.background if event else False,
        attribution=attribution.id if attribution else None,
        certainty="unconfirmed" if hedged else None,
    )


def _event_of(parsed: Parsed, text: Text, events: tuple[Event, ...], start: int, end: int) -> Event | None:
    """The event told of in these words, else in their sentence, else the report's main one."""
    sentence = text.sent[text.at(start)]
    first, last = bisect_left(text.sent, sentence), bisect_left(text.sent, sentence + 1) - 1
    for a, b in ((start, end), (text.start[first], text.end[last])):
        inside = [e for e in events if any(m.start < b and a < m.end for m in e.mentions)]
        if inside:
            return next((e for e in inside if not e.background), inside[0])
    return next((e for e in events if not e.background), None)


def _open_clauses(
    parsed: Parsed, text: Text, attributions: tuple[Attribution, ...], events: tuple[Event, ...]
) -> Iterator[Draft]:
    held: set[int] = set()
    for attribution in attributions:
        if attribution.speaker is None and attribution.style != "direct":
            continue  # "The cause was not known": nobody's words, so the outlet's own clause
        for piece in (*attribution.content, *([attribution.cue] if attribution.cue else [])):
            held.update(words_at(text, piece.start, piece.end))
    heads = [i for i, pos in enumerate(text.pos) if pos in VERBAL and i not in held and _clause_head(text, i)]
    tops = set(heads)
    for i in heads:
        own = set(text.tree(i)) - held
        for other in tops & own - {i}:
            own -= text.tree(other)
        words = text.trim(k for k in own if not text.words[k].isspace())
        if len(words) <= _FEWEST:
            continue
        start, end = _trimmed(parsed.report.text, text.start[min(words)], text.end[max(words)])
        if any(k in held for k in range(min(words), max(words) + 1)):
            continue
        level, cues = certainty(parsed, text.start[i], text.end[i], None)
        opened = level in ("unconfirmed", "expected", "probable") and bool(cues)
        if (opened or _denies(text, i)) and parsed.report.text[end - 1 : end + 1].find("?") < 0:
            yield _draft(parsed, text, events, start, end, None, False)


def _denies(text: Text, i: int) -> bool:
    """``That account was wrong``: the outlet says that something told was not so."""
    said = text.child(i, "acomp", "attr")
    return said is not None and hedges().of["adjective"].get(text.lower[said]) == "denied" and text.child(i, "neg") is None


def _clause_head(text: Text, i: int) -> bool:
    if text.head[i] == i:
        return True
    own = text.child(i, "nsubj", "nsubjpass", "expl") is not None
    return own and text.dep[i] in ("conj", "parataxis", "ccomp", "advcl")
