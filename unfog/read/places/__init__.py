"""Toponyms, found and resolved against the gazetteer."""

from __future__ import annotations

from unfog.model import PlaceMention, Report
from unfog.read.parse import Parsed


def find_places(report: Report, parsed: Parsed | None) -> tuple[PlaceMention, ...]:
    """The places a report names, in text order. ``parsed`` sharpens the choice (names of persons are no places)."""
    return ()
