"""Reports of one sentence, with the expression meant in square brackets."""

from __future__ import annotations

from unfog.model import Publication, Report, ReportId, Time
from unfog.read.times import read_times


def read(text: str, published: str | None = None, url: str | None = None) -> tuple[tuple[Time, ...], Publication]:
    """The times of a text."""
    return read_times(Report(id=ReportId("r-1"), external_id="one", text=text, published=published, url=url))


def marked(sentence: str) -> tuple[str, str]:
    """The sentence without its brackets, and the words that stood in them."""
    before, _, rest = sentence.partition("[")
    inside, _, after = rest.partition("]")
    return before + inside + after, inside


def time_at(sentence: str, published: str | None = None) -> Time:
    """The time read on exactly the bracketed words."""
    text, words = marked(sentence)
    start = sentence.index("[")
    times, _ = read(text, published)
    for time in times:
        if (time.span.start, time.span.text) == (start, words):
            return time
    found = [(time.span.text, time.value) for time in times]
    raise AssertionError(f"{words!r} was not read as one time; found {found}")
