"""Rows of a store as lines for the terminal, in plain words. A report's words must not steer the terminal: see ``clean``."""

from __future__ import annotations

import shutil
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unfog.model import Standing
    from unfog.review.agreement import Agreement
    from unfog.store import EntityRow, Hit, IncidentRow, OpenItem, SourceRow, StoredClaim, StoredIncident


def clean(text: str) -> str:
    """Text on one line without control and direction characters."""
    return " ".join("".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Cs") else " " for c in text).split())


def width() -> int:
    """Columns of the terminal, within reason."""
    return max(60, min(shutil.get_terminal_size((110, 40)).columns, 160))


def columns(rows: Iterable[Sequence[str]], head: Sequence[str]) -> list[str]:
    """Rows as lines of aligned columns; the last one is cut to the width of the terminal."""
    made = [[clean(cell) for cell in row] for row in rows]
    wide = [max(len(row[n]) for row in [list(head), *made]) for n in range(len(head))]
    lines = []
    for row in [list(head), *made]:
        line = "  ".join(cell.ljust(wide[n]) if n < len(head) - 1 else cell for n, cell in enumerate(row)).rstrip()
        lines.append(line if len(line) <= width() else line[: width() - 1] + "…")
    return lines


def wrapped(text: str, indent: int = 4) -> list[str]:
    """Text as indented lines no wider than the terminal; words are kept whole."""
    margin = " " * indent
    return textwrap.wrap(text, width(), initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)


def span(low: int | None, best: int | None, high: int | None) -> str:
    """A toll in a few characters: ``14+`` is at least 14, ``12 (3+)`` 12 where somebody says at least 3, ``-`` no number."""
    if low is None and best is None and high is None:
        return "-"
    if low is None or high is None:
        spread = f"{low}+" if low is not None else f"up to {high}" if high is not None else str(best)
    else:
        spread = str(low) if low == high else f"{low}-{high}"
    return spread if best is None or spread in (str(best), f"{best}+") else f"{best} ({spread})"


def incident_lines(rows: Sequence[IncidentRow]) -> list[str]:
    """The list of incidents as a table; where sources differ, and a signed grade, stand below a row."""
    head = ("id", "day", "killed", "hurt", "reports", "where and what")
    table = columns(
        (
            (
                r.id,
                r.earliest or "-",
                span(r.killed_low, r.killed_best, r.killed_high),
                span(r.injured_low, r.injured_best, r.injured_high),
                str(r.reports),
                ", ".join(part for part in (r.place, r.sub_event_type) if part) or r.title,
            )
            for r in rows
        ),
        head,
    )
    indent = table[0].index(head[-1])
    lines = [table[0]]
    for row, line in zip(rows, table[1:], strict=True):
        lines.append(line)
        remarks = [f"differ: {', '.join(row.conflicts)}"] if row.conflicts else []
        remarks += [f"[{row.grade}]"] if row.grade else []
        if remarks:
            lines += wrapped("; ".join(remarks), indent)
    return lines


def incident_text(stored: StoredIncident) -> str:
    """One incident in words: its lead, what is not known, its reports, and what was decided."""
    from unfog.export.terminal import summary

    lines = summary(stored.dossier(), width())
    lines += conflict_lines(stored)
    lines += ["", "Reports:"]
    lines += [
        f"  {r.report.id}  {r.report.published or 'undated'}  {clean(r.report.outlet or r.report.external_id)}"
        for r in stored.readings
    ]
    if stored.incident.decisions:
        lines += ["", "Decided:", *(f"  {line}" for line in decision_lines(stored.incident.decisions))]
    return "\n".join([f"{stored.incident.id}", *lines]) + "\n"


def conflict_lines(stored: StoredIncident) -> list[str]:
    """Where sources differ: each side with its claims, by the ids that ``unfog review`` takes."""
    from unfog.export.wording import field_label, value_words

    claims = {c.id: c for c in stored.incident.claims}
    outlets = {r.report.id: r.report.outlet or r.report.external_id for r in stored.readings}
    lines = ["", "Sources differ:"] if stored.incident.conflicts else []
    for conflict in stored.incident.conflicts:
        for position in conflict.positions:
            lines.append("  " + clean(f"{field_label(conflict.field)}: {value_words(conflict.field, position.value)}"))
            for claim in (claims[c] for c in position.claims if c in claims):
                line = clean(f"{claim.id}  {outlets.get(claim.report, '')}: “{claim.span.text}”")
                lines.append("    " + (line if len(line) <= width() - 4 else line[: width() - 5] + "…"))
    return lines


def coding_lines(claims: Iterable[StoredClaim]) -> list[str]:
    """Claims for a second coder: what each is about and its words, not how it was judged."""
    return [
        clean(f"{c.claim.id}  {c.claim.field}  {c.report.outlet or c.report.external_id}: “{c.claim.span.text}”") for c in claims
    ]


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
    """The queue: what kind of question it is and about which incident, and below it what is asked."""
    lines = []
    for item in items:
        first = clean(f"{item.kind.upper()} · {item.title}")
        room = width() - len(item.incident_id) - 2
        lines.append(f"{first if len(first) <= room else first[: room - 1] + '…'}  {item.incident_id}")
        lines += wrapped(clean(item.why))
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


def agreement_lines(found: Agreement) -> list[str]:
    """How far coders agree, with what the figures allow to conclude."""
    return [
        f"{found.units} claims judged by two and more of {', '.join(found.coders)}; all agree on {found.same}",
        f"alpha of verdicts (nominal): {_alpha(found.verdicts)}",
        f"alpha of numbers (interval, {found.number_units} claims): {_alpha(found.numbers)}",
        "Krippendorff: rely on figures from .800 on, conclude tentatively from .667 on.",
    ]


def _alpha(figure: float | None) -> str:
    return "not defined (too few claims, or no variation)" if figure is None else f"{figure:.3f}"


def source_lines(rows: Iterable[SourceRow]) -> list[str]:
    """Outlets as a table."""
    return columns(
        (
            (str(r.reports), r.reliability or "-", r.decided_by or "-", (r.first or "-")[:10], (r.last or "-")[:10], r.outlet)
            for r in rows
        ),
        ("reports", "reliability", "by", "first", "last", "outlet"),
    )
