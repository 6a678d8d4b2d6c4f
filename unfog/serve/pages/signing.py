"""What a named reviewer signs about an incident: its grade, how credible an item is, which words are hidden."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from unfog.export.lead import heading
from unfog.export.page.reports import report_name
from unfog.model import DecisionKind
from unfog.review.proposal import CREDIBILITY, GRADES, Proposal
from unfog.serve.door import Refused, desk_of, needs, posted, text
from unfog.serve.pages.claims import record, reviewer
from unfog.serve.pages.dossier import mark
from unfog.serve.render import page
from unfog.serve.sessions import Session

router = APIRouter()
Reader = Annotated[Session, Depends(needs("reader"))]
Reviewer = Annotated[Session, Depends(needs("reviewer"))]
Form = Annotated[FormData, Depends(posted)]

GRADE_MEANS = {
    "confirmed": "a belligerent accepted responsibility for civilian harm",
    "fair": "two or more credible sources, and likely actions nearby",
    "weak": "a single source",
    "contested": "competing claims of responsibility",
    "discounted": "those killed were combatants, or another party is most likely responsible",
}
"""The grades of casualty recording, as Airwars defines them."""

CREDIBILITY_MEANS = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
"""The numbers of the Admiralty code (NATO AJP-2.1)."""

KINDS = ("grade", "credibility", "redact")


@router.get("/incidents/{id}/signing")
def signing(request: Request, who: Reader, id: str) -> Response:
    """The forms, and what was signed so far."""
    stored = desk_of(request).store.incident(id)
    if stored is None:
        raise Refused("There is no such incident.", status=404)
    incident = stored.incident
    return page(
        request,
        "signing.html",
        heading=f"Grade, credibility, hidden words: {heading(incident)}",
        id=incident.id,
        title=heading(incident),
        grades=[(g, GRADE_MEANS[g]) for g in GRADES],
        numbers=[(n, CREDIBILITY_MEANS[n]) for n in CREDIBILITY],
        reports=[(r.report.id, f"{report_name(r.report)}: {r.report.title or r.report.external_id}") for r in stored.readings],
        marks=[mark(s) | {"value": _value(s.decision.value)} for s in incident.decisions if s.decision.kind in KINDS],
    )


@router.post("/incidents/{id}/signing")
def sign(request: Request, who: Reviewer, form: Form, id: str) -> Response:
    """Record a grade, a credibility or words to hide."""
    kind = text(form, "kind", 20)
    if kind not in KINDS:
        raise Refused("Choose what to sign.", back=f"/incidents/{id}/signing")
    subject = text(form, "report", 80) if kind == "credibility" else id
    value: object = {"words": text(form, "words", 400)} if kind == "redact" else text(form, "value", 20)
    proposal = Proposal(
        who=reviewer(request, who, form), kind=cast(DecisionKind, kind), subject=subject, value=value, reason=text(form, "reason")
    )
    return record(request, who, proposal, f"/incidents/{id}/signing")


def _value(value: object) -> str:
    """What was signed; hidden words stay hidden here too."""
    return value if isinstance(value, str) else ""
