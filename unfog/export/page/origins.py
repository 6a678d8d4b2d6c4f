"""Who copied, quoted or cited whom, drawn as arcs beside a list of the reports in order of publication.

The layout is fixed by the order of the reports alone: the same dossier gives the same picture. Units are CSS pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unfog.model import Origin, OriginBasis, ReportId

ROW = 30
GUTTER = 104
MOST = 60
"""Reports drawn at most; the text beside the picture names all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A report in the list."""

    y: int
    label: str
    anchor: ReportId


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """From an earlier report to a later one that shares its words or names it."""

    path: str
    basis: OriginBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything the template draws; ``bases`` are the kinds of arc that occur."""

    height: int
    gutter: int
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    bases: tuple[OriginBasis, ...]
    hidden: int


def picture(origins: Sequence[Origin], order: Sequence[ReportId], names: Mapping[ReportId, str]) -> Picture | None:
    """The picture of every origin that joins reports, or ``None`` when none does."""
    joined = [o for o in origins if o.basis != "independent" and len(o.reports) > 1]
    touched = [r for r in order if any(r in o.reports for o in joined)]
    if not joined:
        return None
    drawn = touched[:MOST]
    y = {report: ROW // 2 + 6 + ROW * n for n, report in enumerate(drawn)}
    arcs = []
    for origin in joined:
        first, *rest = (r for r in order if r in y and r in origin.reports) if any(r in y for r in origin.reports) else (None,)
        rank = 0 if origin.basis == "same wire copy" else 1
        arcs += [Arc(path=_arc(y[first], y[other], rank), basis=origin.basis) for other in rest if first is not None]
    bases = tuple(dict.fromkeys(o.basis for o in joined))
    nodes = tuple(Node(y=y[r], label=short(names[r], 34), anchor=r) for r in drawn)
    return Picture(
        height=ROW * len(drawn) + 12, gutter=GUTTER, nodes=nodes, arcs=tuple(arcs), bases=bases, hidden=len(touched) - len(drawn)
    )


def short(text: str, most: int) -> str:
    """A text cut to ``most`` characters with an ellipsis."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _arc(a: int, b: int, rank: int) -> str:
    """A bow from ``a`` to ``b``; a second ``rank`` bows wider and ends lower, so that two kinds between one pair stay apart."""
    steps = abs(b - a) / ROW
    depth = round(min(GUTTER - 24, 26 + 14 * (steps - 1) ** 0.6 + 16 * rank) * 1.3, 1)
    a, b = a - 3 * rank, b + 3 * rank
    x, end = GUTTER - 14, GUTTER - 18
    return f"M{x},{a} C{x - depth},{a} {x - depth},{b} {end},{b}"
