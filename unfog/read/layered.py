"""A report with its lower layers, which the readers of claims rest on."""

from __future__ import annotations

from dataclasses import dataclass

from unfog.model import Event, Mention, Passage, PlaceMention, Publication, Time
from unfog.read.parse import Parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Layered:
    """A parsed report and the layers that are found already; a layer that is not read yet is empty.

    Without ``publication`` the report's own stamp counts; what was inferred from the text dates a report without a stamp.
    """

    parsed: Parsed
    publication: Publication | None = None
    passages: tuple[Passage, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def told(self) -> tuple[Event, ...]:
        """The events without those that tell another one again."""
        return tuple(event for event in self.events if event.happening is None)

    @property
    def published(self) -> Publication:
        """When the report came out."""
        if self.publication is not None:
            return self.publication
        day = self.parsed.report.published[:10] if self.parsed.report.published else None
        return Publication(earliest=day, latest=day, basis="as given")
