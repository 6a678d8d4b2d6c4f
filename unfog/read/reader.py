"""Report -> Reading: which reports can be read, and how much of them is wanted. ``layers.py`` holds the order of the steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from unfog.config import Config
from unfog.model import Publication, Reading, Rejected, Report
from unfog.read.times import read_times

LANGUAGES = ("en",)
"""Languages that can be read so far (ISO 639-1)."""


class Reader:
    """Reads reports one after another."""

    def __init__(self, config: Config) -> None:
        self.config = config

    def read(self, report: Report) -> Reading:
        """Read one report."""
        return next(self.read_all([report]))

    def read_all(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports in order. A report in a language that cannot be read keeps its text and gets no layers."""
        wanted = set(self.config.layers)
        read_one = _times_only if wanted <= {"times"} else _with_parser(wanted)
        for report in reports:
            yield read_one(report) if can_read(report) else _unread(report)


def _times_only(report: Report) -> Reading:
    """Times need no parse: some 50,000 words/s, and nothing heavy is loaded."""
    times, publication = read_times(report)
    return Reading(report=report, publication=publication, times=times)


def _with_parser(wanted: set[str]) -> Callable[[Report], Reading]:
    """All other layers; the parser and what rests on it are imported here (about a second)."""
    from unfog.read.layers import read_layers
    from unfog.read.parse import Parser

    parser = Parser()
    return lambda report: read_layers(parser.parse(report), wanted)


def can_read(report: Report) -> bool:
    """Whether the report's language can be read; an unknown language is tried as English."""
    return report.language is None or report.language.split("-")[0].lower() in LANGUAGES


def _unread(report: Report) -> Reading:
    day = report.published[:10] if report.published else None
    rejected = Rejected(
        stage="read",
        code="language",
        subject=report.external_id,
        detail=f"language {report.language!r} cannot be read yet ({', '.join(LANGUAGES)} can); "
        "the text is kept, nothing was taken from it",
    )
    publication = Publication(earliest=day, latest=day, basis="as given" if day else "unknown")
    return Reading(report=report, publication=publication, rejected=(rejected,))
