"""Parsed -> Reading: the order in which the layers of a report are read, on one screen."""

from __future__ import annotations

from dataclasses import replace

from unfog.model import Draft, Reading
from unfog.read.attribution import find_attributions, statement_drafts, superseded_spans
from unfog.read.attribution.issuer import issuer_of
from unfog.read.claims import make_claims
from unfog.read.counts import count_drafts
from unfog.read.events import event_drafts, find_events, named_in_full
from unfog.read.names import affiliation_drafts, find_mentions, mark_withdrawn
from unfog.read.parse import Parsed
from unfog.read.passages import find_passages
from unfog.read.places import find_places
from unfog.read.times import read_times


def read_layers(parsed: Parsed, wanted: set[str]) -> Reading:
    """Read the layers wanted, and those they rest on."""
    report = parsed.report
    times, publication = read_times(report)
    passages = find_passages(parsed)
    places = find_places(report, parsed)
    reading = Reading(report=report, publication=publication, passages=passages, times=times, places=places)
    if wanted <= {"passages", "times", "places"}:
        return reading
    mentions = mark_withdrawn(parsed, find_mentions(parsed, places), passages, superseded_spans(parsed))
    attributions = find_attributions(parsed, passages, mentions, places)
    if wanted <= {"passages", "times", "places", "mentions", "attributions"}:
        return replace(reading, mentions=mentions, attributions=attributions)
    events = find_events(parsed, passages, times, places, mentions, publication)
    told = tuple(event for event in events if event.happening is None)
    issuer = issuer_of(parsed, mentions)
    drafts: tuple[Draft, ...] = (
        *event_drafts(parsed, events, times, places, mentions),
        *count_drafts(parsed, passages, told, times, places, mentions, publication),
        *statement_drafts(parsed, attributions, mentions, told, places, issuer),
        *affiliation_drafts(parsed, mentions, told),
    )
    claims, rejected = make_claims(parsed, drafts, attributions, issuer)
    shown = named_in_full(parsed, events, mentions)
    return replace(reading, mentions=mentions, attributions=attributions, events=shown, claims=claims, rejected=rejected)
