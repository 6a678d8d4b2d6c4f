"""Attributions: who says what, through whom; how sure they are; and the statements that follow from it.

``text`` columns -> ``frames`` candidates -> ``choose`` (with ``features`` and ``weights``) -> ``speech``, ``blocks`` for what
quotations and layout ask for -> ``speakers``, ``chains`` -> ``finding`` puts them together. ``certainty`` reads hedges,
``superseded`` what a report takes back, ``stances`` and ``statements`` make drafts.
"""

from __future__ import annotations

from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.lexicon.stances import stances as stance_words
from unfog.lexicon.times import time_nouns
from unfog.model import Attribution, Certainty, Draft, Event, Mention, Passage, PlaceMention, ResponsibilityValue, Span, Speaker
from unfog.read.attribution.certainty import certainty
from unfog.read.attribution.finding import attributions_of
from unfog.read.attribution.stances import issued_drafts, responsibility_drafts
from unfog.read.attribution.statements import statements
from unfog.read.attribution.superseded import superseded
from unfog.read.attribution.who import says_nothing
from unfog.read.doc import Token
from unfog.read.parse import Parsed

_WHERE = frozenset(("in", "at", "near"))
"""Prepositions before the name of the place where a deed was done ("in the town of Veldin")."""


def find_attributions(
    parsed: Parsed, passages: tuple[Passage, ...], mentions: tuple[Mention, ...], places: tuple[PlaceMention, ...] = ()
) -> tuple[Attribution, ...]:
    """All attributions of a report in text order, with speaker, cue, content, kind and relay chain."""
    return attributions_of(parsed, mentions, places)


def attribution_of(attributions: tuple[Attribution, ...], start: int, end: int) -> Attribution | None:
    """The innermost attribution whose content holds the words at ``start:end``, or ``None`` for the outlet's voice."""
    around = [a for a in attributions if any(piece.start <= start and end <= piece.end for piece in a.content)]
    return min(around, key=lambda a: sum(len(piece.text) for piece in a.content), default=None)


def certainty_of(parsed: Parsed, start: int, end: int, attribution: Attribution | None) -> tuple[Certainty, tuple[Span, ...]]:
    """How sure the words at ``start:end`` are said to be, and the cue words that say so."""
    return certainty(parsed, start, end, attribution)


def statement_drafts(
    parsed: Parsed,
    attributions: tuple[Attribution, ...],
    mentions: tuple[Mention, ...],
    events: tuple[Event, ...],
    places: tuple[PlaceMention, ...] = (),
    issuer: Speaker | None = None,
) -> tuple[Draft, ...]:
    """Drafts of ``statement`` and ``responsibility`` that rest on attributions and hedges, or on the voice of the body that
    issued the report (``issuer``)."""
    stands = [*responsibility_drafts(parsed, attributions, mentions, events)]
    if issuer is not None:
        stands += issued_drafts(parsed, issuer, attributions, mentions, events)
    return (
        *(d for d in stands if not _scene(parsed, d, places)),
        *statements(parsed, attributions, events),
    )


def _scene(parsed: Parsed, draft: Draft, places: tuple[PlaceMention, ...]) -> bool:
    """Whether the party is the scene: a town right before a deed ("the Harnabad strike") did nothing, a country may have."""
    value, after = draft.value, parsed.report.text[draft.end : draft.end + 40].split()
    return (
        isinstance(value, ResponsibilityValue)
        and value.entity is None
        and bool(after)
        and after[0].strip(".,:;").lower() in stance_words().nouns
        and any(p.span.text == value.party and not p.demonym and p.precision != "country" for p in places)
        and not _placed_after(parsed, draft)
    )


def _placed_after(parsed: Parsed, draft: Draft) -> bool:
    """Whether the sentence goes on to say where it was ("Norland shelling killed five in the town of Veldin"): the name before
    the deed is then not the scene. The parse tells, since no gazetteer holds every village."""
    here = parsed.doc.char_span(draft.start, draft.end, alignment_mode="expand")
    later = [token for token in here.sent if token.i >= here.end] if here is not None else []
    return any(
        token.pos_ == "PROPN" and token.dep_ == "pobj" and token.lower_ not in time_nouns() and _says_where(token.head)
        for token in later
    )


def _says_where(preposition: Token) -> bool:
    """``in``, ``at``, ``near``, and ``of`` after one of them ("in the town of", not "the governor of")."""
    if preposition.lower_ == "of":
        return preposition.head.dep_ == "pobj" and preposition.head.head.lower_ in _WHERE
    return preposition.lower_ in _WHERE


def unnamed(words: str) -> bool:
    """Whether a speaker's words are a pronoun, something owned by one, or the report itself: no name for a claim."""
    return says_nothing(words) or any(phrase in words.lower() for phrase in speaker_kinds().own)


def superseded_spans(parsed: Parsed) -> tuple[Span, ...]:
    """Stretches whose figures and facts the report itself says were replaced ("an earlier version said")."""
    return superseded(parsed)
