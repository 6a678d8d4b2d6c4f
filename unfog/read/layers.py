"""Parsed -> Reading: the order in which the layers of a report are read, on one screen."""

from __future__ import annotations

from dataclasses import replace

from unfog.model import Draft, Reading
from unfog.read.attribution import find_attributions, statement_drafts, superseded_spans
from unfog.read.attribution.issuer import issuer_of
from unfog.read.claims import make_claims
from unfog.read.counts import bystanders_of, count_drafts
from unfog.read.events import event_drafts, find_events, named_in_full, without_bystanders
from unfog.read.layered import Layered
from unfog.read.names import affiliation_drafts, find_mentions, mark_withdrawn
from unfog.read.parse import Parsed
from unfog.read.passages import find_passages
from unfog.read.places import find_places
from unfog.read.times import read_times


def read_layers(parsed: Parsed, wanted: set[str]) -> Reading:
    """Read the layers wanted, and those they rest on."""
    found = _settings(parsed)
    passages, times, places, publication = found.passages, found.times, found.places, found.published
    reading = Reading(report=parsed.report, publication=publication, passages=passages, times=times, places=places)
    if wanted <= {"passages", "times", "places"}:
        return reading
    found = _names(found)
    attributions = find_attributions(parsed, passages, found.mentions, places)
    if wanted <= {"passages", "times", "places", "mentions", "attributions"}:
        return replace(reading, mentions=found.mentions, attributions=attributions)
    found = _happenings(found)
    counted = count_drafts(found)
    found = replace(found, events=without_bystanders(found.events, bystanders_of(parsed)))
    mentions, told = found.mentions, found.told
    issuer = issuer_of(parsed, mentions)
    drafts: tuple[Draft, ...] = (
        *event_drafts(parsed, found.events, times, places, mentions),
        *counted,
        *statement_drafts(parsed, attributions, mentions, told, places, issuer),
        *affiliation_drafts(parsed, mentions, told),
    )
    claims, rejected = make_claims(parsed, drafts, attributions, issuer)
    shown = named_in_full(parsed, found.events, mentions)
    return replace(reading, mentions=mentions, attributions=attributions, events=shown, claims=claims, rejected=rejected)


def layered(parsed: Parsed) -> Layered:
    """A report with all layers that its claims rest on, attributions apart: what the weights beside the rules are fitted on."""
    return _happenings(_names(_settings(parsed)))


def _settings(parsed: Parsed) -> Layered:
    """Passages, times and places."""
    times, publication = read_times(parsed.report)
    passages, places = find_passages(parsed), find_places(parsed.report, parsed)
    return Layered(parsed=parsed, publication=publication, passages=passages, times=times, places=places)


def _names(found: Layered) -> Layered:
    """Mentions as well."""
    parsed = found.parsed
    mentions = mark_withdrawn(parsed, find_mentions(parsed, found.places), found.passages, superseded_spans(parsed))
    return replace(found, mentions=mentions)


def _happenings(found: Layered) -> Layered:
    """Events as well."""
    events = find_events(found.parsed, found.passages, found.times, found.places, found.mentions, found.published)
    return replace(found, events=events)
