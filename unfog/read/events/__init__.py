"""Events with their roles, what is background, and the drafts that follow: type, date, place, parties, links."""

from __future__ import annotations

from unfog.model import Draft, Event, Mention, Passage, PlaceMention, Publication, Time
from unfog.read.events.bystanders import without_bystanders
from unfog.read.events.drafts import drafts_of
from unfog.read.events.finding import find
from unfog.read.events.naming import named_in_full
from unfog.read.parse import Parsed

__all__ = ["event_drafts", "find_events", "named_in_full", "without_bystanders"]


def find_events(
    parsed: Parsed,
    passages: tuple[Passage, ...],
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
    mentions: tuple[Mention, ...],
    publication: Publication,
) -> tuple[Event, ...]:
    """The happenings a report tells of, the main one first."""
    return find(parsed, passages, times, places, mentions, publication)


def event_drafts(
    parsed: Parsed,
    events: tuple[Event, ...],
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
    mentions: tuple[Mention, ...],
) -> tuple[Draft, ...]:
    """Drafts of ``event_type``, ``date``, ``place``, ``attacker``, ``target``, ``victim``, ``weapon`` and ``link``."""
    return drafts_of(parsed, events, times, places, mentions)
