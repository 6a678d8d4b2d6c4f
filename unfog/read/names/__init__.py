"""Mentions of people, groups, forces, states, outlets, roles and weapons, joined into entities within one report."""

from __future__ import annotations

from unfog.model import Mention, PlaceMention
from unfog.read.parse import Parsed


def find_mentions(parsed: Parsed, places: tuple[PlaceMention, ...]) -> tuple[Mention, ...]:
    """All mentions of a report in text order; mentions of one thing share an entity id."""
    return ()
