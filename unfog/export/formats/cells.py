"""Tables as CSV (RFC 4180) that no spreadsheet can mistake for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""First signs of a cell that a spreadsheet may run (OWASP, CSV injection)."""


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A header and rows as CSV text; lines end in CR LF. ``None`` is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: object) -> str:
    """One value as text; words that begin like a formula get a leading ``'``. Numbers stay numbers, negative ones too."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = str(value).replace("\x00", "")
    return f"'{text}" if text.startswith(DANGEROUS) else text
