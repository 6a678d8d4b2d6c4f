"""Readers propose, grounding admits: the only place where a draft becomes a claim."""

from __future__ import annotations

from unfog.model import Claim, ClaimId, Draft, Rejected, Report, Span, Speaker, make_id
from unfog.model.reading import Certainty


def admit(
    draft: Draft, report: Report, speaker: Speaker, certainty: Certainty, cues: tuple[Span, ...], ordinal: int = 0
) -> Claim | Rejected:
    """Make a claim of a draft whose words stand in the report, or say why not.

    The id hashes report, event, field and span, never the parsed value: a better parser keeps the id.
    ``ordinal`` tells apart several claims on one field that rest on the same words.
    """
    if not 0 <= draft.start < draft.end <= len(report.text):
        return Rejected(
            stage="read",
            code="not-grounded",
            subject=f"{report.external_id} {draft.start}:{draft.end}",
            detail=f"a {draft.field} was proposed at offsets that hold no words of the report",
        )
    return Claim(
        id=ClaimId(make_id("c", report.id, draft.event, draft.field, draft.start, draft.end, ordinal or None)),
        report=report.id,
        event=draft.event,
        field=draft.field,
        value=draft.value,
        span=report.span(draft.start, draft.end),
        attribution=draft.attribution,
        speaker=speaker,
        certainty=certainty,
        cues=cues,
        superseded=draft.superseded,
        background=draft.background,
    )
