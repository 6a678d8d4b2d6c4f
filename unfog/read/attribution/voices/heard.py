"""Attributions of a report -> everybody who could stand behind one of its figures.

Beside the speakers of attributions these are people, bodies and documents that a sentence with a figure, or the subject of one
next to it, only names ("the army's 17", "a toll confirmed by the clinic"), and the report itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unfog.lexicon.cues import cues
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.model import Attribution, AttributionId, Mention, Span, SpeakerKind, make_id
from unfog.read.attribution.made import one_span
from unfog.read.attribution.speakers import Speakers
from unfog.read.attribution.text import Text
from unfog.read.attribution.who import Who, says_nothing
from unfog.read.parse import Parsed

_NAMED = frozenset(("person", "group", "force", "outlet", "state", "role"))
_STANDING = frozenset(
    (
        "nsubj",
        "nsubjpass",
        "pobj",
        "poss",
        "dobj",
        "attr",
        "appos",
        "conj",
        "ROOT",
        "npadvmod",
        "dep",
        "agent",
        "nmod",
        "compound",
    )
)
"""Relations in which a noun may name who tells a figure."""
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_PERSON_NEAR = (3, 1)
"""Sentences before and after a figure in which a person named there may be who tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who could tell a figure. ``at``: the word by which it stands in the text; ``source``: the head of its words;
    ``key``: by what two voices are known as one. A noun that no attribution holds has ``attribution`` ``None``."""

    attribution: Attribution | None
    at: int
    source: int | None
    key: str
    person: bool = False

    @property
    def named_only(self) -> bool:
        """Whether it is only named, without an attribution."""
        return self.attribution is None


def names_nobody(attribution: Attribution) -> bool:
    """Whether an attribution has no speaker, or one that is only a pronoun whose name was not found."""
    return attribution.name is None and (attribution.speaker is None or says_nothing(attribution.speaker.text))


def told_voices(text: Text, attributions: Sequence[Attribution]) -> list[Voice]:
    """The speakers of attributions, in the order of their cues."""
    found = []
    for attribution in attributions:
        mark = attribution.cue or attribution.speaker
        if mark is None:
            continue
        words = attribution.speaker
        source = _head(text, words) if words is not None else None
        name = attribution.name or (words.text if words is not None else "")
        if name and not names_nobody(attribution):
            found.append(Voice(attribution=attribution, at=_head(text, mark), source=source, key=name.lower()))
    return sorted(found, key=lambda v: v.at)


def named_voices(text: Text, mentions: Sequence[Mention], told: Sequence[Voice], wanted: set[int]) -> list[Voice]:
    """People, bodies and documents named in the sentences ``wanted`` (their subjects in those right before and after)."""
    kinds, known = speaker_kinds(), cues()
    taken = {i for v in told if v.attribution and v.attribution.speaker for i in _words(text, v.attribution.speaker)}
    names = {text.at(m.span.end - 1) for m in mentions if m.type in _NAMED}
    people = {text.at(m.span.end - 1) for m in mentions if m.type == "person"}
    back, on = _PERSON_NEAR
    peopled = {w + n for w in wanted for n in range(-back, on + 1)}
    found = []
    for i, pos in enumerate(text.pos):
        if pos not in ("NOUN", "PROPN") or i in taken or text.dep[i] not in _STANDING:
            continue
        here = text.sent[i]
        if (
            here not in wanted
            and not (i in people and here in peopled)
            and not (text.dep[i] in _SUBJECT and (here - 1 in wanted or here + 1 in wanted))
        ):
            continue
        kind = kinds.nouns.get(text.lemma[i]) or kinds.nouns.get(text.lower[i])
        if kind in (None, "unknown") and i not in names:
            continue
        if text.dep[i] in ("compound", "nmod") and text.lemma[text.head[i]] not in known.figure_nouns:
            continue
        found.append(Voice(attribution=None, at=i, source=i, key=text.lower[i], person=i in people))
    return found


def who_is(speakers: Speakers, voice: Voice) -> Who | None:
    """The speaker that a noun names, in the fullest form of the report."""
    if voice.source is None:
        return None
    return speakers.of_words(_phrase(speakers.text, voice.source), voice.source)


def made_attribution(parsed: Parsed, speakers: Speakers, voice: Voice, content: Span) -> Attribution | None:
    """What stands in for an attribution behind a figure whose teller is only named; it is no part of the reading."""
    if voice.source is None:
        return None
    who = who_is(speakers, voice)
    words = one_span(speakers.text, _phrase(speakers.text, voice.source))
    if who is None or words is None:
        return None
    kind: SpeakerKind = who.kind
    chain = tuple(name for name in dict.fromkeys((who.body, who.said, who.name)) if name)
    return Attribution(
        id=AttributionId(make_id("a", parsed.report.id, None, words, ((content.start, content.end),))),
        speaker=parsed.report.span(*words),
        cue=None,
        content=(content,),
        style="indirect",
        kind=kind,
        name=who.name,
        chain=chain,
    )


def _phrase(text: Text, noun: int) -> set[int]:
    """The words of a noun, without clauses and what it owns or is said of."""
    words = set(text.tree(noun))
    for k in text.kids[noun]:
        if text.dep[k] in ("relcl", "acl", "advcl", "conj", "cc", "case", "prep") and text.lower[k] not in ("of", "for"):
            words -= text.tree(k)
    return text.trim(words)


def _words(text: Text, span: Span) -> range:
    return range(text.at(span.start), text.at(span.end - 1) + 1)


def _head(text: Text, span: Span) -> int:
    """The word of a stretch on which the others hang."""
    words = _words(text, span)
    return next((i for i in words if text.head[i] not in words or text.head[i] == i), words[0])


def sentence_of(text: Text, starts: Sequence[int], offset: int) -> int:
    """The number of the sentence at an offset."""
    return max(bisect_right(starts, offset) - 1, 0)


def heads_up(text: Text, i: int) -> Iterator[int]:
    """A word and those it hangs on, up to the root of its sentence."""
    for _ in range(40):
        yield i
        if text.head[i] == i:
            return
        i = text.head[i]
