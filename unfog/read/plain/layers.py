"""Report -> Reading in a language without a parser: the order of the steps, on one screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from unfog.lexicon.packs import Pack
from unfog.model import Passage, Publication, Reading, Report
from unfog.read.plain.again import name_again
from unfog.read.plain.claims import (
    admitted,
    blame_drafts,
    event_drafts,
    harm_drafts,
    named_drafts,
    statement_drafts,
    victim_drafts,
    weapon_drafts,
)
from unfog.read.plain.happening import as_day, own_day, told_of
from unfog.read.plain.harm import Harm
from unfog.read.plain.harms import harms_of
from unfog.read.plain.numbers import quantities
from unfog.read.plain.people import mention, persons_of, victims_of
from unfog.read.plain.places import places_of
from unfog.read.plain.said import attribution_of, relayed
from unfog.read.plain.sources import with_sources
from unfog.read.plain.speech import said_in
from unfog.read.plain.stances import blames_of
from unfog.read.plain.times import times_of
from unfog.read.plain.tokens import Text, text_of
from unfog.read.plain.turns import told_elsewhere

REMEMBERED = 2
"""Sentences through which those counted last are kept in mind ("the army speaks of nine")."""


def read_plain(report: Report, pack: Pack, wanted: set[str]) -> Reading:
    """Read the layers wanted, and those they rest on."""
    text = text_of(report, pack)
    times, publication, taken = times_of(text)
    if wanted <= {"times"}:
        return Reading(report=report, publication=publication, times=times)
    passages = _passages(text)
    places = places_of(text)
    reading = Reading(report=report, publication=publication, passages=passages, times=times, places=places)
    if wanted <= {"passages", "times", "places"}:
        return reading
    said = with_sources(text, said_in(text))
    name_again(text, said)
    made = [(one, attribution_of(text, one)) for one in said]
    attributions = tuple(a for _, a in made)
    by_cue = {one.cue: a for one, a in reversed(made)}
    for relay in relayed(said):
        taken[relay.sentence.number].update(range(relay.start, relay.end))
    harms = _harms(text, taken)
    harmful = {h.sentence.number for h in harms if not h.sentence.headline}
    elsewhere = told_elsewhere(text, places, times, as_day(own_day(text, times, harmful)), _day(publication), harmful)
    blames = blames_of(text, said)
    speaking = [(a.speaker.start, a.speaker.end) for a in attributions if a.speaker]
    victims = victims_of(text, places, speaking)
    named = [(v.start, v.end) for v in victims] + [(b.start, b.end) for b in blames]
    told = told_of(text, times, places, elsewhere, harms, harmful, named)
    persons = {(v.start, v.end) for v in victims} | {s.speaker.name for s in said if s.speaker.name}
    drafts = (
        *event_drafts(told),
        *harm_drafts(text, told, harms),
        *named_drafts(text, told, victims, harms),
        *weapon_drafts(text, told),
        *victim_drafts(text, told, victims),
        *blame_drafts(text, told, blames, by_cue, persons),
        *statement_drafts(text, told, said, by_cue, harms),
    )
    claims, rejected = admitted(text, drafts, attributions)
    spans = persons | {(b.start, b.end) for b in blames}
    also = {(a, b) for a, b in persons_of(text, places) if not any(a < end and start < b for start, end in spans)}
    persons, spans = persons | also, spans | also
    states = {(b.start, b.end): b.state for b in blames if b.state}
    mentions = [
        replace(mention(report, a, b, "state", states[a, b]), name=states[a, b])
        if (a, b) in states
        else mention(report, a, b, "person" if (a, b) in persons else "group")
        for a, b in sorted(spans)
    ]
    events = (*((told.main,) if told.main else ()), *told.others.values())
    return Reading(
        report=report,
        publication=publication,
        passages=passages,
        times=times,
        places=places,
        mentions=tuple(mentions),
        attributions=attributions,
        events=tuple(sorted(events, key=lambda e: e.trigger.start)),
        claims=claims,
        rejected=rejected,
    )


def _harms(text: Text, taken: list[set[int]]) -> list[Harm]:
    found: list[Harm] = []
    before: list[Harm] = []
    for sentence in text.sentences:
        here = harms_of(sentence, text.pack, quantities(sentence, text.pack, taken[sentence.number]), before)
        found += here
        last = sentence.number - before[-1].sentence.number if before else 0
        before = here or (before if last < REMEMBERED else [])
    return found


def _day(publication: Publication) -> date | None:
    return date.fromisoformat(publication.earliest) if publication.earliest else None


def _passages(text: Text) -> tuple[Passage, ...]:
    report = text.report
    return tuple(Passage(span=report.span(s.start, s.end), kind="headline" if s.headline else "sentence") for s in text.sentences)
