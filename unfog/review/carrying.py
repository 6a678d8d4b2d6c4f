"""Is the judged claim still there, and does it still say what was judged?

A claim keeps its id as long as its report, event, field and words stay. Where a better reading of the report has another id
for it, the decision is carried over by its quotation with the words around it; where that fits no claim or several, or the
value is another one now, the decision goes back to the queue instead of applying silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from unfog.model import Anchor, Claim, Report, ReportId, Standing
from unfog.model.plain import plain

AROUND = 32
"""Characters kept before and after a quotation (the length that web annotation tools use)."""

_NOT_JUDGED = ("entity", "basis")
"""Keys of a value that say how it was found, not what is claimed."""


def anchor_of(claim: Claim, report: Report) -> Anchor:
    """Where a claim's words stand, with their surroundings."""
    start, end = claim.span.start, claim.span.end
    return Anchor(
        report=report.id,
        field=claim.field,
        start=start,
        end=end,
        quote=claim.span.text,
        before=report.text[max(0, start - AROUND) : start],
        after=report.text[end : end + AROUND],
    )


def seen_of(claim: Claim) -> dict[str, Any]:
    """What a reviewer judges in a claim: its value, who says it and how surely."""
    value = {key: item for key, item in plain(claim.value).items() if key not in _NOT_JUDGED}
    return {"field": claim.field, "value": value, "speaker": claim.speaker.name, "certainty": claim.certainty}


def carried(
    standings: Sequence[Standing],
    claims: Iterable[Claim],
    texts: Mapping[ReportId, str],
    heirs: Mapping[ReportId, ReportId] | None = None,
) -> tuple[Standing, ...]:
    """The decisions about claims with what they are about now; others pass as they are.

    ``claims`` are those of the current readings, ``texts`` the texts of their reports, ``heirs`` says which report stands
    for one that was replaced.
    """
    by_id: dict[str, Claim] = {}
    by_quote: dict[tuple[str | None, str], list[Claim]] = {}
    for claim in claims:
        by_id[claim.id] = claim
        by_quote.setdefault((claim.field, claim.span.text), []).append(claim)
    return tuple(_carried(s, by_id, by_quote, texts, heirs or {}) for s in standings)


def _carried(
    standing: Standing,
    by_id: Mapping[str, Claim],
    by_quote: Mapping[tuple[str | None, str], list[Claim]],
    texts: Mapping[ReportId, str],
    heirs: Mapping[ReportId, ReportId],
) -> Standing:
    decision = standing.decision
    if standing.state not in ("standing", "conflicting") or decision.anchor is None or decision.anchor.field is None:
        return standing
    claim = by_id.get(decision.subject)
    if claim is None:
        home = heirs.get(decision.anchor.report, decision.anchor.report)
        quoted = by_quote.get((decision.anchor.field, decision.anchor.quote), [])
        found = [c for c in quoted if c.report == home and _surrounded(c, decision.anchor, texts)]
        if len(found) != 1:
            said = "no claim" if not found else f"{len(found)} claims"
            detail = (
                f'{said} of the report as it is read now rest on "{decision.anchor.quote}" in these surroundings; decide anew'
            )
            return replace(standing, state="unplaced", detail=detail)
        claim = found[0]
    now = seen_of(claim)
    if now != decision.seen:
        changed = ", ".join(k for k in now if now[k] != (decision.seen or {}).get(k))
        return replace(standing, state="stale", subject=claim.id, detail=f"the claim's {changed} changed since; look again")
    return replace(standing, subject=claim.id)


def _surrounded(claim: Claim, anchor: Anchor, texts: Mapping[ReportId, str]) -> bool:
    text = texts.get(claim.report)
    if text is None:
        return False
    before = text[max(0, claim.span.start - len(anchor.before)) : claim.span.start]
    after = text[claim.span.end : claim.span.end + len(anchor.after)]
    return _folded(before) == _folded(anchor.before) and _folded(after) == _folded(anchor.after)


def _folded(text: str) -> str:
    """Spaces and line ends do not tell two surroundings apart."""
    return " ".join(text.split())
