"""Casualties: how many were killed, hurt or are missing, of which group, in which event."""

from __future__ import annotations

from unfog.model import Draft, Event, Mention, Passage, PlaceMention, Time
from unfog.read.parse import Parsed


def count_drafts(
    parsed: Parsed,
    passages: tuple[Passage, ...],
    events: tuple[Event, ...],
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
    mentions: tuple[Mention, ...],
) -> tuple[Draft, ...]:
    """Drafts of ``killed``, ``injured`` and ``missing``; counts of other happenings are marked as background."""
    return ()
