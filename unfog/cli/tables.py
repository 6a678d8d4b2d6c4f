"""Rows of a store as lines for the terminal, in plain words. A report's words must not steer the terminal: see ``clean``."""

from __future__ import annotations

import shutil
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unfog.model import Standing
    from unfog.store import EntityRow, Hit, IncidentRow, OpenItem, SourceRow, StoredIncident


def clean(text: str) -> str:
    """Text on one line without control and direction characters."""
    return " ".join("".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Cs") else " " for c in text).split())


def width() -> int:
    """Columns of the terminal, within reason."""
    return max(60, min(shutil.get_terminal_size((110, 40)).columns, 160))


def columns(rows: Iterable[Sequence[str]], head: Sequence[str], last_wraps: bool = False) -> list[str]:
    """Rows as lines of aligned columns; the last one is cut to the width of the terminal."""
    made = [[clean(cell) for cell in row] for row in rows]
    wide = [max(len(row[n]) for row in [list(head), *made]) for n in range(len(head))]
    lines = []
    for row in [list(head), *made]:
        line = "  ".join(cell.ljust(wide[n]) if n < len(head) - 1 else cell for n, cell in enumerate(row)).rstrip()
        lines.append(line if len(line) <= width() else line[: width() - 1] + "…")
    return lines


def span(low: int | None, best: int | None, high: int | None) -> str:
    """A toll in a few characters: ``-`` where nobody gives one."""
    if low is None and best is None and high is None:
        return "-"
    if low == high:
        return str(low if low is not None else best)
    return f"{'?' if low is None else low}-{'?' if high is None else high}"


def incident_lines(rows: Sequence[IncidentRow]) -> list[str]:
    """The list of incidents as a table."""
    if not rows:
        return ["no incidents"]
    head = ("id", "day", "killed", "hurt", "reports", "title (and where sources differ)")
    return columns(
        (
            (
                r.id,
                r.earliest or "-",
                span(r.killed_low, r.killed_best, r.killed_high),
                span(r.injured_low, r.injured_best, r.injured_high),
                str(r.reports),
                _titled(r),
            )
            for r in rows
        ),
        head,
    )


def _titled(row: IncidentRow) -> str:
    """Place and kind first, since the end of a line may be cut; the day has a column of its own."""
    named = ", ".join(part for part in (row.place, row.sub_event_type) if part) or row.title
    graded = f" [{row.grade}]" if row.grade else ""
    return f"{named}{graded}{' (' + ', '.join(row.conflicts) + ')' if row.conflicts else ''}"


def incident_text(stored: StoredIncident) -> str:
    """One incident in words: its lead, what is not known, its reports, and what was decided."""
    from unfog.export.terminal import summary

    lines = summary(stored.dossier(), width())
    lines += ["", "Reports:"]
    lines += [
        f"  {r.report.id}  {r.report.published or 'undated'}  {clean(r.report.outlet or r.report.external_id)}"
        for r in stored.readings
    ]
    if stored.incident.decisions:
        lines += ["", "Decided:", *(f"  {line}" for line in decision_lines(stored.incident.decisions))]
    return "\n".join([f"{stored.incident.id}", *lines]) + "\n"


def decision_lines(standings: Iterable[Standing]) -> list[str]:
    """Decisions as lines."""
    return [
        clean(
            f"{s.decision.id}  {s.decision.at[:16]}  {s.decision.who}: {s.decision.kind} {s.decision.subject}"
            f"{'' if s.decision.value in (None, '') else ' ' + short(s.decision.value)} ({s.decision.reason}) [{s.state}"
            f"{': ' + s.detail if s.detail else ''}]"
        )
        for s in standings
    ]


def short(value: object) -> str:
    """A decision's value without what only the program needs."""
    if isinstance(value, dict):
        return ", ".join(f"{k}={v}" for k, v in value.items() if k not in ("pairs", "one", "two") and v is not None)
    return str(value)


def hit_lines(hits: Iterable[Hit]) -> list[str]:
    """Search results, each with its place and the words around the match."""
    lines = []
    for hit in hits:
        lines.append(clean(f"{hit.kind} {hit.id}  incident {hit.incident_id or '-'}  {hit.outlet or ''}  {hit.published or ''}"))
        lines.append(f"    {clean('…' + hit.before)} >>{clean(hit.match)}<< {clean(hit.after + '…')}"[: 2 * width()])
    return lines


def queue_lines(items: Iterable[OpenItem]) -> list[str]:
    """The queue: one line for what it is, and below it why."""
    lines = []
    for item in items:
        lines.append(clean(f"{item.kind}  {item.incident_id}  {item.subject}  {item.title}")[: width()])
        lines += textwrap.wrap(clean(item.why), width(), initial_indent="    ", subsequent_indent="    ")
    return lines


def entity_lines(rows: Iterable[EntityRow]) -> list[str]:
    """Entities as a table."""
    return columns(
        (
            (r.entity_id, r.type, "" if r.score is None else f"{r.score:.2f}", r.incident_id, r.name, "; ".join(r.variants))
            for r in rows
        ),
        ("entity", "type", "score", "incident", "name", "written as"),
    )


def _score(score: float | None) -> str:
    return "" if score is None else f"{score:.2f}"


def source_lines(rows: Iterable[SourceRow]) -> list[str]:
    """Outlets as a table."""
    return columns(
        (
            (str(r.reports), r.reliability or "-", r.decided_by or "-", (r.first or "-")[:10], (r.last or "-")[:10], r.outlet)
            for r in rows
        ),
        ("reports", "reliability", "by", "first", "last", "outlet"),
    )
