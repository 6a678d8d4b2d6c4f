"""A dossier in a few lines for the terminal, in plain words."""

from __future__ import annotations

import textwrap
import unicodedata

from unfog.export.gaps import gaps
from unfog.export.lead import heading, lead, overview
from unfog.model import Dossier

MOST_LINES = 30
"""Lines at most for one incident: a screen."""

MOST_INCIDENTS = 8


def summary(dossier: Dossier, width: int = 100) -> list[str]:
    """The lead of each incident, and for a single one also what is not known; lines of at most ``width`` columns."""
    width = max(20, width)
    lines = _wrapped(overview(dossier), width)
    names = {r.report.id: r.report.outlet or r.report.external_id for r in dossier.readings}
    for incident in dossier.incidents[:MOST_INCIDENTS]:
        lines += ["", *_wrapped(heading(incident), width)]
        for sentence in lead(incident, names):
            lines += _wrapped(sentence, width, "  ")
        if len(dossier.incidents) == 1:
            lines += ["", "Not known:"]
            for gap in gaps(incident, dossier):
                lines += _wrapped(gap, width, "  ")
    if len(dossier.incidents) > MOST_INCIDENTS:
        lines += ["", f"and {len(dossier.incidents) - MOST_INCIDENTS} more incidents"]
    if len(dossier.incidents) == 1 and len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], "  … the dossier holds the rest"]
    return lines


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Wrapped lines without control or direction characters: a report's words must not steer the terminal."""
    clean = "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Cs") else " " for c in text)
    return textwrap.wrap(
        " ".join(clean.split()), width, initial_indent=indent, subsequent_indent=indent + ("  " if indent else "")
    ) or [""]
