"""One attribution as the rules of this package see it: its words in the report, and what they are asked again and again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from unfog.lexicon.cues import Cue
from unfog.lexicon.stances import Stances
from unfog.model import Attribution, Draft, Event, Mention, ResponsibilityValue, Span
from unfog.read.attribution.certainty import sense_of
from unfog.read.attribution.deeds import with_particle
from unfog.read.attribution.text import Text, cue_head, words_at

Taken = tuple[ResponsibilityValue, int, int]
"""A stance taken, and the offsets of the words it rests on."""

_PARTIES = ("group", "force", "state", "person")


@dataclass(frozen=True, kw_only=True)
class Told:
    """The report around an attribution: its columns, all attributions, mentions and events, and its dateline."""

    text: Text
    known: Stances
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    line: tuple[int, int] | None = None

    def mention_at(self, offset: int) -> Mention | None:
        """The party named at an offset."""
        return next((m for m in self.mentions if m.span.start <= offset < m.span.end and m.type in _PARTIES), None)

    def names_person(self, offset: int) -> bool:
        """Whether a person is named at an offset."""
        return any(m.type == "person" and m.span.start <= offset < m.span.end for m in self.mentions)

    @cached_property
    def main(self) -> Event | None:
        """The report's first event that is not background."""
        return next((event for event in self.events if not event.background), None)


@dataclass(frozen=True, kw_only=True)
class Said:
    """An attribution in its report. Word numbers count in ``told.text``; what is looked up is kept."""

    told: Told
    attribution: Attribution

    @property
    def speaker(self) -> Span | None:
        """The speaker's words."""
        return self.attribution.speaker

    @cached_property
    def content(self) -> list[int]:
        """The words of all pieces of the content, in order."""
        return [i for piece in self.attribution.content for i in words_at(self.told.text, piece.start, piece.end)]

    @cached_property
    def cue(self) -> int | None:
        """The head verb of the cue."""
        if self.attribution.cue is None:
            return None
        words = words_at(self.told.text, self.attribution.cue.start, self.attribution.cue.end)
        return cue_head(self.told.text, words, "VERB")

    @cached_property
    def sense(self) -> Cue | None:
        """The surest sense of the cue's verb."""
        return sense_of(self.told.text, self.cue) if self.cue is not None else None

    @property
    def confirming(self) -> bool:
        """Whether the cue owns up: "admitted", "confirmed"."""
        return self.sense is not None and self.sense.of.stance == "confirms"

    @cached_property
    def source(self) -> range:
        """The words of the speaker."""
        speaker = self.attribution.speaker
        return words_at(self.told.text, speaker.start, speaker.end) if speaker is not None else range(0)

    @cached_property
    def head(self) -> int | None:
        """The head word of the speaker's words."""
        text, words = self.told.text, self.source
        return next((i for i in words if text.head[i] not in words and text.pos[i] in ("NOUN", "PROPN", "PRON")), None)

    @cached_property
    def mention(self) -> Mention | None:
        """The party that the speaker's words name first or last."""
        speaker, name = self.attribution.speaker, self.attribution.name
        if speaker is None:
            return None
        first = self.told.mention_at(speaker.start)
        last = self.told.mention_at(max(speaker.end - 1, 0)) if first is None else None
        if last is not None and name and not set(last.span.text.split()) & set(name.split()):
            return None  # "the Tigers, which officials describe as a shadow of the Front"
        return first or last

    @property
    def called(self) -> str:
        """The speaker's name and words together."""
        speaker = self.attribution.speaker
        return f"{self.attribution.name or ''} {speaker.text if speaker else ''}"

    @cached_property
    def event(self) -> Event | None:
        """The event told of inside the content, else the report's main one; "who often stage such attacks" tells of none."""
        for event in self.told.events:
            if any(piece.overlaps(mention) for piece in self.attribution.content for mention in event.mentions) and not (
                event.background and _such(self.told.text, event)
            ):
                return event
        return self.told.main

    def top_verb(self) -> int | None:
        """The first verb of the content that hangs on nothing inside it."""
        text, inner = self.told.text, set(self.content)
        return next((i for i in self.content if text.pos[i] in ("VERB", "AUX") and text.head[i] not in inner), None)


def draft_of(event: Event | None, value: ResponsibilityValue, start: int, end: int, attribution: Attribution) -> Draft:
    """A stance as a draft of the event it is about."""
    return Draft(
        event=event.id if event else None,
        field="responsibility",
        value=value,
        start=start,
        end=end,
        background=event.background if event else False,
        attribution=attribution.id,
        certainty="denied" if value.stance == "denies" else None,
    )


def negated(text: Text, verb: int) -> bool:
    """Whether a verb is denied, the negation perhaps hanging on an adverb between: "did not at once claim"."""
    helpers = [k for k in text.kids[verb] if text.dep[k] in ("aux", "auxpass") and k < verb]
    between = range(min(helpers), verb) if helpers else ()
    above = text.head[verb]
    if text.dep[verb] == "xcomp" and any(text.lower[k] == "yet" for k in text.kids[above]):
        return True  # "has yet to claim", "was yet to claim"
    if text.dep[verb] == "conj" and any(text.lower[k] == "or" for k in text.kids[above]) and text.child(verb, "nsubj") is None:
        return any(text.dep[k] == "neg" for k in text.kids[above])  # "did not claim or deny"
    return any(text.dep[k] == "neg" for k in text.kids[verb]) or any(text.lower[k] in ("not", "n't", "never") for k in between)


def lemmas_of(text: Text, verb: int) -> set[str]:
    """The lemma of a verb, alone and with its particle."""
    return {text.lemma[verb], with_particle(text, verb)}


def _such(text: Text, event: Event) -> bool:
    """Whether an event is told of as a habit: "such attacks", a relative clause in the present tense."""
    i = text.at(event.trigger.start)
    if any(text.lower[k] == "such" for k in text.kids[i]):
        return True
    return text.dep[i] == "relcl" and text.tag[i] in ("VBZ", "VBP") and not any(text.dep[k] == "aux" for k in text.kids[i])
