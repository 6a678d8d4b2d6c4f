"""Which reports belong to one incident: merge two, say that two are apart, move reports out."""

from __future__ import annotations

from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from unfog.export.lead import heading
from unfog.export.page.reports import report_name
from unfog.export.wording import moment_words
from unfog.model import DecisionKind
from unfog.review.proposal import Proposal
from unfog.serve.door import Refused, desk_of, needs, posted, text
from unfog.serve.pages.claims import record, reviewer
from unfog.serve.pages.dossier import mark, waiting
from unfog.serve.render import page
from unfog.serve.sessions import Session

router = APIRouter()
Reader = Annotated[Session, Depends(needs("reader"))]
Reviewer = Annotated[Session, Depends(needs("reviewer"))]
Form = Annotated[FormData, Depends(posted)]


@router.get("/incidents/{id}/grouping")
def grouping(request: Request, who: Reader, id: str) -> Response:
    """The incident's reports with why each stands here, the incidents near it, and the forms."""
    desk = desk_of(request)
    stored = desk.store.incident(id)
    if stored is None:
        raise Refused("There is no such incident.", status=404)
    incident = stored.incident
    readings = {r.report.id: r.report for r in stored.readings}
    return page(
        request,
        "grouping.html",
        heading=f"Merge or split: {heading(incident)}",
        id=incident.id,
        title=heading(incident),
        reports=[
            {
                "id": r,
                "name": report_name(readings[r]),
                "title": readings[r].title or "",
                "published": moment_words(readings[r].published),
                "why": incident.joined.get(r, ""),
            }
            for r in incident.reports
        ],
        near=[{"id": other, "title": name, "score": score} for other, name, score in desk.store.near(incident.id)],
        marks=[mark(s) for s in incident.decisions if s.decision.kind in ("merge", "apart", "split")],
        waiting=waiting(request, desk, id),
    )


@router.post("/incidents/{id}/grouping")
def decide(request: Request, who: Reviewer, form: Form, id: str) -> Response:
    """Record a merge, an apart or a split."""
    kind = text(form, "kind", 20)
    value: dict[str, Any]
    if kind in ("merge", "apart"):
        other = text(form, "other", 400).rstrip("/").rsplit("/", 1)[-1].partition("#")[0].partition("?")[0]
        if not other:
            raise Refused("Name the other incident: its id, or the address of its page.", back=f"/incidents/{id}/grouping")
        value = {"with": other}
    elif kind == "split":
        out = [str(r) for r in form.getlist("report")]
        if not out:
            raise Refused("Tick the reports to move out.", back=f"/incidents/{id}/grouping")
        value = {"reports": out}
    else:
        raise Refused("Choose what to do: merge, apart or split.", back=f"/incidents/{id}/grouping")
    proposal = Proposal(
        who=reviewer(request, who, form), kind=cast(DecisionKind, kind), subject=id, value=value, reason=text(form, "reason")
    )
    return record(request, who, proposal, f"/incidents/{id}")
