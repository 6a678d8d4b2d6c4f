"""Reports -> batches: as many at a time as are well parsed together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unfog.model import Report

ABREAST = 32
"""Reports that are parsed together; more gain little (the parser's steps take 49 to 57 microseconds a word one by one, 37 with
sixteen, 33 with this many, 31 with twice as many; measured on 2026-11-27)."""
ABREAST_CHARACTERS = 50_000
"""Characters of them together, some 10,000 words: each word takes four kilobytes while its text is parsed."""


def batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Reports in order, in lists of at most ``ABREAST`` with at most ``ABREAST_CHARACTERS``; a longer one is alone."""
    batch: list[Report] = []
    size = 0
    for report in reports:
        if batch and (len(batch) == ABREAST or size + len(report.text) > ABREAST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(report)
        size += len(report.text)
    if batch:
        yield batch
