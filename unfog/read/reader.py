"""Report -> Reading: which reports can be read, and how much of them is wanted. ``layers.py`` holds the order of the steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from unfog.config import Config
from unfog.lexicon.packs import PARSED, languages, pack
from unfog.model import Publication, Reading, Rejected, Report
from unfog.read.batches import batches
from unfog.read.times import read_times

if TYPE_CHECKING:
    from unfog.read.parse import Parsed

LONGEST = 100_000
"""Characters of one report that are read (some 17,000 words, beyond any news report): a page of megabytes would take
gigabytes of memory to parse. The text is kept whole."""


class Reader:
    """Reads reports one after another."""

    def __init__(self, config: Config) -> None:
        self.config = config

    def read(self, report: Report) -> Reading:
        """Read one report."""
        return next(self.read_all([report]))

    def read_all(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports in order. A report in a language that cannot be read keeps its text and gets no layers, and so does
        one on which the reading itself fails: a fault of ours in one report costs that report only."""
        wanted = set(self.config.layers)
        for batch in batches(reports):
            parsed = {} if wanted <= {"times"} else _parsed(batch)
            for number, report in enumerate(batch):
                try:
                    reading = _read(report, parsed.get(number), wanted)
                except Exception as error:  # the outermost loop: nothing of the report is half read
                    reading = _failed(report, error)
                yield reading


def _read(report: Report, parsed: Parsed | None, wanted: set[str]) -> Reading:
    code = _language(report)
    if code != PARSED:
        return _without_parser(report, code, wanted) if code in languages() else _unread(report)
    return _times_only(report) if wanted <= {"times"} else _with_parser(report, parsed, wanted)


def _times_only(report: Report) -> Reading:
    """Times need no parse: some 50,000 words/s, and nothing heavy is loaded."""
    head = opening_of(report)
    times, publication = read_times(head)
    left_out = () if head is report else (_cut(head, report),)
    return Reading(report=report, publication=publication, times=times, rejected=left_out)


def _without_parser(report: Report, code: str, wanted: set[str]) -> Reading:
    """Languages that have a pack: some ten thousand words/s, and no parser is loaded."""
    from unfog.read.plain import read_plain

    head = opening_of(report)
    reading = read_plain(head, pack(code), wanted)
    return reading if head is report else replace(reading, report=report, rejected=(*reading.rejected, _cut(head, report)))


def _with_parser(report: Report, parsed: Parsed | None, wanted: set[str]) -> Reading:
    """All other layers, from the report's parse or, where there is none yet, by parsing it."""
    from unfog.read.layers import read_layers
    from unfog.read.parse import Parser

    head = opening_of(report)
    reading = read_layers(parsed or Parser().parse(head), wanted)
    return reading if head is report else replace(reading, report=report, rejected=(*reading.rejected, _cut(head, report)))


def _parsed(batch: Sequence[Report]) -> dict[int, Parsed]:
    """The parses of a batch's reports, by their places in it. Where one report makes parsing fail there are none: each is then
    parsed by itself, so that the fault costs that report only. The parser is imported with the first report (about a second)."""
    heads = {number: opening_of(report) for number, report in enumerate(batch) if _language(report) == PARSED}
    if not heads:
        return {}
    from unfog.read.parse import Parser

    try:
        return dict(zip(heads, Parser().parse_all(heads.values()), strict=True))
    except Exception:
        return {}


def opening_of(report: Report) -> Report:
    """The report itself, or, where it is longer than ``LONGEST``, its opening up to a line or word end before that."""
    text = report.text
    if len(text) <= LONGEST:
        return report
    cut = max(text.rfind("\n", LONGEST // 2, LONGEST), 0) or max(text.rfind(" ", LONGEST // 2, LONGEST), 0) or LONGEST
    return replace(report, text=text[:cut])


def _cut(head: Report, report: Report) -> Rejected:
    return Rejected(
        stage="read",
        code="too-long",
        subject=report.external_id,
        detail=f"only the first {len(head.text):,} of {len(report.text):,} characters were read; "
        "split the file if it holds several reports",
    )


def can_read(report: Report) -> bool:
    """Whether the report's language can be read, with a parser or by a language pack."""
    return _language(report) in (PARSED, *languages())


def _language(report: Report) -> str:
    """The ISO 639 code of the report's language; an unknown one is tried as English."""
    return PARSED if report.language is None else report.language.split("-")[0].lower()


def _unread(report: Report) -> Reading:
    rejected = Rejected(
        stage="read",
        code="language",
        subject=report.external_id,
        detail=f"language {report.language!r} cannot be read yet ({', '.join((PARSED, *languages()))} can); "
        "the text is kept, nothing was taken from it",
    )
    return _empty(report, rejected)


def _failed(report: Report, error: Exception) -> Reading:
    frames = extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    rejected = Rejected(
        stage="read",
        code="failed",
        subject=report.external_id,
        detail=f"the reading failed with {type(error).__name__}{place}, a fault of the program: please tell its makers; "
        "the text is kept, nothing was taken from it",
    )
    return _empty(report, rejected)


def _empty(report: Report, rejected: Rejected) -> Reading:
    """A reading that only keeps the report, and says why."""
    day = report.published[:10] if report.published else None
    publication = Publication(earliest=day, latest=day, basis="as given" if day else "unknown")
    return Reading(report=report, publication=publication, rejected=(rejected,))
