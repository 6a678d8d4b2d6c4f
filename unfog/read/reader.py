"""Report -> Reading: the order in which a report is read, on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unfog.config import Config
from unfog.model import Draft, Publication, Reading, Rejected, Report
from unfog.read.attribution import find_attributions, statement_drafts
from unfog.read.claims import make_claims
from unfog.read.counts import count_drafts
from unfog.read.events import event_drafts, find_events
from unfog.read.names import find_mentions
from unfog.read.parse import Parsed, Parser
from unfog.read.passages import find_passages
from unfog.read.places import find_places
from unfog.read.times import read_times

LANGUAGES = ("en",)
"""Languages that can be read so far (ISO 639-1)."""


class Reader:
    """Reads reports one after another; keeps the parser between them."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.parser = Parser()

    def read(self, report: Report) -> Reading:
        """Read one report."""
        return next(self.read_all([report]))

    def read_all(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports in order. A report in a language that cannot be read keeps its text and gets no layers."""
        wanted = set(self.config.layers)
        for report in reports:
            if not can_read(report):
                yield _unread(report)
            elif wanted <= {"times"}:
                times, publication = read_times(report)
                yield Reading(report=report, publication=publication, times=times)
            else:
                yield self._layers(self.parser.parse(report), wanted)

    def _layers(self, parsed: Parsed, wanted: set[str]) -> Reading:
        report = parsed.report
        times, publication = read_times(report)
        passages = find_passages(parsed)
        places = find_places(report, parsed)
        reading = Reading(report=report, publication=publication, passages=passages, times=times, places=places)
        if wanted <= {"passages", "times", "places"}:
            return reading
        mentions = find_mentions(parsed, places)
        attributions = find_attributions(parsed, passages, mentions)
        if wanted <= {"passages", "times", "places", "mentions", "attributions"}:
            return _replace(reading, mentions=mentions, attributions=attributions)
        events = find_events(parsed, passages, times, places, mentions, publication)
        drafts: tuple[Draft, ...] = (
            *event_drafts(parsed, events, times, places, mentions),
            *count_drafts(parsed, passages, events, times, places, mentions),
            *statement_drafts(parsed, attributions, mentions, events),
        )
        claims, rejected = make_claims(parsed, drafts, attributions)
        return _replace(
            reading, mentions=mentions, attributions=attributions, events=events, claims=claims, rejected=rejected
        )


def can_read(report: Report) -> bool:
    """Whether the report's language can be read; an unknown language is tried as English."""
    return report.language is None or report.language.split("-")[0].lower() in LANGUAGES


def _replace(reading: Reading, **layers: object) -> Reading:
    from dataclasses import replace

    return replace(reading, **layers)  # type: ignore[arg-type]


def _unread(report: Report) -> Reading:
    day = report.published[:10] if report.published else None
    rejected = Rejected(
        stage="read",
        code="language",
        subject=report.external_id,
        detail=f"language {report.language!r} cannot be read yet ({', '.join(LANGUAGES)} can); the text is kept, nothing was taken from it",
    )
    publication = Publication(earliest=day, latest=day, basis="as given" if day else "unknown")
    return Reading(report=report, publication=publication, rejected=(rejected,))
