"""A report's text cut at the edges of its quotations, so that overlapping ones can be marked and linked.

Input: a report and its claims; output: paragraphs of segments that together hold every character of the text in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from unfog.model import Claim, ClaimId, Report

_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of text under the same quotations; ``pins`` start here, ``refs`` end here."""

    text: str
    claims: tuple[ClaimId, ...]
    pins: tuple[ClaimId, ...]
    refs: tuple[ClaimId, ...]
    background: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of the report; ``headline`` when it is (part of) the title."""

    segments: tuple[Segment, ...]
    headline: bool


def paragraphs(report: Report, claims: Sequence[Claim]) -> list[Paragraph]:
    """The text as paragraphs. Lines that hold only white space are left out; everything else is kept in order."""
    ordered = sorted(claims, key=lambda c: (c.span.start, c.span.end, c.field, c.id))
    cuts = sorted({edge for c in ordered for edge in (c.span.start, c.span.end)})
    lines = [(start, end) for start, end in _lines(report.text)]
    bounds = [[start, *(cut for cut in cuts if start < cut < end), end] for start, end in lines]
    runs = [[(a, b, _over(ordered, a, b)) for a, b in pairwise(cut)] for cut in bounds]
    first: dict[ClaimId, int] = {}
    last: dict[ClaimId, int] = {}
    for run in runs:
        for a, _, over in run:
            for claim in over:
                first.setdefault(claim.id, a)
                last[claim.id] = a
    return [
        Paragraph(
            segments=tuple(_segment(report.text, a, b, over, first, last) for a, b, over in run),
            headline=report.title_length > 0 and end <= report.title_length,
        )
        for run, (_, end) in zip(runs, lines, strict=True)
    ]


def shown(text: str) -> str:
    """Text that may stand in a page: characters no page can hold are shown as the replacement character."""
    return _UNSHOWN.sub("\ufffd", text)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        kept = line.rstrip()
        if kept:
            yield start, start + len(kept)
        start += len(line)


def _over(claims: Sequence[Claim], start: int, end: int) -> list[Claim]:
    return [c for c in claims if c.span.start < end and start < c.span.end]


def _segment(
    text: str, start: int, end: int, over: Sequence[Claim], first: Mapping[ClaimId, int], last: Mapping[ClaimId, int]
) -> Segment:
    return Segment(
        text=shown(text[start:end]),
        claims=tuple(c.id for c in over),
        pins=tuple(c.id for c in over if first[c.id] == start),
        refs=tuple(c.id for c in over if last[c.id] == start),
        background=bool(over) and all(c.background for c in over),
    )
