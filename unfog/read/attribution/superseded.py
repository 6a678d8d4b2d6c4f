"""What a report itself takes back: clauses that give an earlier figure or account as no longer holding."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from unfog.lexicon.hedges import hedges
from unfog.model import Span
from unfog.read.attribution.finding import text_for
from unfog.read.parse import Parsed


def superseded(parsed: Parsed) -> tuple[Span, ...]:
    """What :func:`taken_back` finds, looked for once and kept with the parse."""
    data = parsed.doc.user_data
    if "superseded" not in data:
        data["superseded"] = taken_back(parsed)
    found: tuple[Span, ...] = data["superseded"]
    return found


def taken_back(parsed: Parsed) -> tuple[Span, ...]:
    """Stretches whose figures and facts the report says were replaced, in text order.

    A match that ends in ``from`` ("revised down from 30", "up from nine") gives what follows it to the end of the
    clause; any other match gives its sentence up to the next ``but``, ``later`` or semicolon.
    """
    text, raw = text_for(parsed), parsed.report.text
    found: set[tuple[int, int]] = set()
    for matches in hedges().superseded.all(raw):
        for match in matches:
            i = min(bisect_right(text.end, match.start()), len(text.words) - 1)
            last = bisect_left(text.sent, text.sent[i] + 1) - 1
            start = match.end() if match.group().lower().endswith("from") else match.start()
            end = _clause_end(raw, max(start, match.end()), text.end[last])
            while start < end and raw[start].isspace():
                start += 1
            if start < end:
                found.add((start, end))
    return tuple(parsed.report.span(*place) for place in sorted(found))


def _clause_end(raw: str, start: int, end: int) -> int:
    stops = [at for stop in (" but ", ";", ", later", " to ", " before ", "\n") if (at := raw.find(stop, start, end)) >= 0]
    stop = min(stops, default=end)
    while stop > start and raw[stop - 1] in " \n.,;":
        stop -= 1
    return stop
