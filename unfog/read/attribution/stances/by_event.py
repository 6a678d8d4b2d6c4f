"""The attacker that an event inside a content has, and those whom its words alone point to, as parties of its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.casualties import harm_words
from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.stances import Stances
from unfog.model import Attribution, Event, Span
from unfog.read.attribution.blame import Party, blamed_words
from unfog.read.attribution.deeds import is_defence
from unfog.read.attribution.stances.said import Said
from unfog.read.attribution.text import Text
from unfog.read.attribution.undone import OPEN, is_history
from unfog.read.datelines import inside

_WHERE = frozenset(("in", "on", "near", "at", "around", "outside"))


def by_event(said: Said) -> Iterator[tuple[Event | None, Party]]:
    """The parties that a content makes the doers: attackers of its events, else those its words point to."""
    told, attribution = said.told, said.attribution
    text, known = told.text, told.known
    found = False
    for event in told.events:
        kind = event_lexicon().types.get(event.type)
        if kind is not None and kind.routine:
            continue  # "was checking", "withdrew its account": no deed to answer for
        for argument in event.arguments:
            if argument.role == "attacker" and any(piece.covers(argument.span) for piece in attribution.content):
                found = True
                span = argument.span
                if any(a.role == "attacker" and a.span != span and a.span.covers(span) for a in event.arguments):
                    continue  # "soldiers of the 1st Battalion": not its battalion once more
                if inside(told.line, span.start):
                    continue
                party = Party(name=span.text, entity=argument.entity, start=span.start, end=span.end)
                if set(span.text.lower().split()) <= known.nobody | harm_words().attackers or _open(text, event):
                    continue
                first = text.at(span.start)
                if argument.entity is None and first > 0 and text.lower[first - 1] in _WHERE:
                    continue  # "in Friday's strike on Oriva"
                verb = text.at(event.trigger.start)
                if _is_weapon(text, known, span) or is_history(text, known, verb) or is_defence(text, known, verb):
                    continue
                if _speaks_there(attribution, told.attributions, span):
                    continue
                yield event, party
    if not found:
        for party in blamed_words(text, known, attribution, told.mentions, told.events):
            yield said.event, party


def _speaks_there(attribution: Attribution, attributions: tuple[Attribution, ...], party: Span) -> bool:
    """Whether the party is the speaker of another attribution told of here ("Agencies: Coastal Command said ...")."""
    return any(
        a is not attribution and a.speaker is not None and a.speaker.overlaps(party) and a.cue is not None for a in attributions
    )


def _is_weapon(text: Text, known: Stances, span: Span) -> bool:
    """``Shells struck the market``: what hit it did not do it."""
    last = text.lower[text.at(max(span.end - 1, span.start))]
    weapons = known.instruments | known.culprit["munitions"]
    return last in weapons or last.removesuffix("s") in weapons or last.removesuffix("es") in weapons


def _open(text: Text, event: Event) -> bool:
    """Whether the deed may only come, or may have been: a modal stands at its verb."""
    i = text.at(event.trigger.start)
    return any(text.dep[k] == "aux" and text.lower[k] in OPEN for k in text.kids[i])
