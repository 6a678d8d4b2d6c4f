"""Who speaks and what is said, and both as an attribution of the report."""

from __future__ import annotations

from dataclasses import dataclass

from unfog.model import Attribution, AttributionId, AttributionStyle, Report, Span, SpeakerKind, make_id
from unfog.read.plain.tokens import Sentence, Tag, Text


@dataclass(slots=True)
class Speaker:
    """Who speaks: tokens ``[start, end)`` of a sentence, kind, the name in it (offsets), whether no name stays hidden.

    ``again``: the words only point to somebody named elsewhere in the report, whose name ``name`` then is.
    """

    sentence: Sentence
    start: int
    end: int
    kind: SpeakerKind
    name: tuple[int, int] | None = None
    unnamed: bool = False
    again: bool = False


@dataclass(slots=True)
class Said:
    """One attribution under way: cue and content at offsets, speaker, and the ``origin`` from whom the speaker has it."""

    sentence: Sentence
    speaker: Speaker
    cue: tuple[int, int]
    content: list[tuple[int, int]]
    style: AttributionStyle
    origin: Speaker | None = None
    verb: Tag | None = None


def relayed(said: list[Said]) -> list[Speaker]:
    """Those whom speakers cite."""
    return [one.origin for one in said if one.origin is not None]


def offsets(sentence: Sentence, run: tuple[int, int]) -> tuple[int, int]:
    """Tokens ``[start, end)`` as offsets."""
    return sentence.tokens[run[0]].start, sentence.tokens[run[1] - 1].end


def attribution_of(text: Text, said: Said) -> Attribution:
    """What was said as an attribution of the report. What a speaker has from somebody else is said by that one; the chain holds
    both."""
    report = text.report
    content = tuple(report.span(a, b) for a, b in said.content if a < b)
    relay = _called(report, said.speaker)[2] if said.origin is not None else None
    first = said.origin if said.origin is not None else said.speaker
    span, named, who = _called(report, first)
    return Attribution(
        id=AttributionId(make_id("a", report.id, said.cue[0], content[0].start, content[0].end)),
        speaker=span,
        cue=report.span(*said.cue),
        content=content,
        style=said.style,
        kind=first.kind,
        name=named,
        chain=(who,) if relay is None else (relay, who),
    )


def _called(report: Report, speaker: Speaker) -> tuple[Span, str | None, str]:
    """The words that stand for a speaker, the name in them, and what a chain calls him."""
    span = _without_marks(report, *offsets(speaker.sentence, (speaker.start, speaker.end)))
    named = report.text[speaker.name[0] : speaker.name[1]] if speaker.name else None
    return span, named, span.text if speaker.again else named or span.text


def _without_marks(report: Report, start: int, end: int) -> Span:
    """The words at ``[start, end)`` without quotation marks at their ends."""
    text = report.text[start:end]
    left = len(text) - len(text.lstrip(_MARKED))
    right = len(text.rstrip(_MARKED))
    if left >= right:
        return report.span(start, end)
    if text[right : right + 1] in _CLOSING and any(mark in text[left:right] for mark in _OPENING):
        right += 1
    return report.span(start + left, start + right)


_MARKED = ' "«»“”„,:\n'
_OPENING, _CLOSING = '"«“„', ("»", "”", '"')
