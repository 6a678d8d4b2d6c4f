"""Sentences -> settings: where a fronted day or place turns the text to another happening, and where it comes back.

"In neighbouring Turkana, eight officers died ...", "On Friday, four policemen were killed in an ambush in Tank. A week
earlier, ...": what stands before the subject is the frame of its sentence and of those after it in the paragraph, until a
sentence names the report's own day or place again, or takes its happening up ("Tuesday's bombing", "the latest attack").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.scope_cues import Cue, ScopeCues
from unfog.model import PlaceMention, Time
from unfog.read.anchor import of_saying
from unfog.read.clauses import preposition_of, root_of
from unfog.read.doc import Token, Words

_NEVER = re.compile(r"(?!)")
_SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")
_LEAD_SENTENCES = 2
"""Sentences, headline included, that cannot turn away from the report's own happening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A sentence's frame: its offset, why it is another happening's (``None``: the own one), and whether that lies before."""

    start: int
    code: str | None
    past: bool


def fronted(sentence: Words) -> int:
    """The offset at which what stands before a sentence's subject ends."""
    root: Token = sentence.root
    clause = root
    for _ in range(2):  # a speech verb over the clause: its content's subject comes first ("On Friday, he said, four were shot")
        inner = next((c for c in clause.children if c.dep_ == "ccomp" and c.i < clause.i), None)
        if inner is None:
            break
        clause = inner
    subject = next((c for c in clause.children if c.dep_ in _SUBJECT), None)
    return int(subject.left_edge.idx) if subject is not None else int(root.idx)


Relation = str
"""``own``, ``before``, ``other`` or ``unknown``: how a day or a place stands to the report's own."""


def settings_of(
    sentences: Sequence[Words],
    times: Sequence[Time],
    places: Sequence[PlaceMention],
    words: ScopeCues,
    time_stands: Callable[[Time], Relation],
    place_stands: Callable[[PlaceMention], Relation],
    tied_times: Callable[[Token], Sequence[Time]],
    tied_places: Callable[[Token], Sequence[PlaceMention]],
) -> Iterator[Setting]:
    """The settings of a report in text order; a sentence without one of its own is not told."""
    for number, sentence in enumerate(sentences):
        if number < _LEAD_SENTENCES:
            continue
        start, end = sentence.start_char, fronted(sentence)
        told = _telling(sentence, words)
        when = {time_stands(t) for t in times if start <= t.span.start < end}
        front = [p for p in places if start <= p.span.start < end and not p.demonym and _seated(sentence, p, words)]
        where = {place_stands(p) for p in front if not of_saying(sentence.doc, p.span.start, p.span.end, words)}
        if told is not None:
            when |= {time_stands(t) for t in tied_times(told)}
            where |= {place_stands(p) for p in tied_places(told)}
        if when == {"before"}:
            yield Setting(start=start, code="earlier", past=True)
        elif "other" in where and "own" not in where:
            yield Setting(start=start, code="other place", past=False)
        elif "own" in when or "own" in where or _comes_back(sentence, times, time_stands, words):
            yield Setting(start=start, code=None, past=False)


def _telling(sentence: Words, words: ScopeCues) -> Token | None:
    """The verb of a sentence's main clause, or of what somebody is said to say, where it tells of a happening."""
    verb: Token = sentence.root
    if verb.lower_ in words.saying:
        verb = next((c for c in verb.children if c.dep_ == "ccomp"), verb)
    lexicon = event_lexicon()
    near = [verb, *(c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"))]
    near += [n for c in verb.children if c.dep_ == "prep" for n in c.children if c.lower_ in ("in", "with") and n.dep_ == "pobj"]
    return verb if any(t.lower_ in lexicon.verbs or t.lower_ in lexicon.nouns or t.lower_ in words.harm for t in near) else None


def _seated(sentence: Words, place: PlaceMention, words: ScopeCues) -> bool:
    root = root_of(sentence.doc, place.span.start, place.span.end)
    preposition = preposition_of(root) if root is not None else None
    return preposition is not None and preposition.lower_ in words.seats


def _comes_back(sentence: Words, times: Sequence[Time], time_stands: Callable[[Time], Relation], words: ScopeCues) -> bool:
    """Whether a sentence takes the report's own happening up: "Tuesday's bombing", "the latest attack"."""
    nouns = event_lexicon().nouns
    for token in sentence:
        if token.lower_ not in nouns or token.pos_ not in ("NOUN", "PROPN"):
            continue
        before = [c for c in token.children if c.i < token.i]
        if any(c.lower_ in words.this for c in before if c.dep_ in ("amod", "det", "poss")):
            return True
        for child in before:
            if child.dep_ == "poss":
                owned = [t for t in times if t.span.start <= child.idx < t.span.end]
                if owned and all(time_stands(t) == "own" for t in owned):
                    return True
    return False


def turns_of(settings: Sequence[Setting], paragraphs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, Cue, int]]:
    """The settings as cues: (start, end, cue, where it stops to hold)."""
    for start, end in paragraphs:
        here = [s for s in settings if start <= s.start < end]
        for at, setting in enumerate(here):
            if setting.code is None:
                continue
            stop = here[at + 1].start if at + 1 < len(here) else end
            cue = Cue(code=setting.code, reach="onward", pattern=_NEVER, lead=True, turn=not setting.past)
            yield (setting.start, setting.start + 1, cue, stop)
