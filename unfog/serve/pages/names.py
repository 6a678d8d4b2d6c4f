"""People and groups: how each is written, who may be whom, and the reviewer's word on it."""

from __future__ import annotations

from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from unfog.export.lead import heading
from unfog.model import DecisionKind, Entity
from unfog.review.proposal import Proposal
from unfog.serve.door import Refused, desk_of, needs, posted, text
from unfog.serve.pages.claims import record, reviewer
from unfog.serve.pages.dossier import mark, waiting
from unfog.serve.query import Query, page_of
from unfog.serve.render import page
from unfog.serve.sessions import Session

router = APIRouter()
Reader = Annotated[Session, Depends(needs("reader"))]
Reviewer = Annotated[Session, Depends(needs("reviewer"))]
Form = Annotated[FormData, Depends(posted)]

TYPES = ("person", "group", "force", "state", "outlet", "weapon")
_PLACE = {type: n for n, type in enumerate(TYPES)}


@router.get("/names")
def names(request: Request, who: Reader, text: str = "", type: str = "") -> Response:
    """Everybody named, under every spelling; an incident at a time, since nobody is followed across incidents."""
    desk = desk_of(request)
    text, type = text.strip()[:200], type if type in TYPES else ""
    found = desk.store.entities(text=text, type=type or None, page=page_of(request.query_params, 60))
    return page(
        request,
        "names.html",
        heading="Names",
        text=text,
        type=type,
        types=TYPES,
        rows=found.rows,
        more=f"/names?{Query(text=text).address(after=found.next, type=type)}" if found.next else "",
    )


@router.get("/incidents/{id}/names")
def of_incident(request: Request, who: Reader, id: str) -> Response:
    """The people and groups of one incident, and the open questions of who is who."""
    desk = desk_of(request)
    stored = desk.store.incident(id)
    if stored is None:
        raise Refused("There is no such incident.", status=404)
    incident = stored.incident
    ordered = sorted(incident.entities, key=lambda e: (_PLACE.get(e.type, len(_PLACE)), e.name.casefold()))
    return page(
        request,
        "incident_names.html",
        heading=f"Names: {heading(incident)}",
        id=incident.id,
        title=heading(incident),
        entities=[e for e in ordered if e.type != "role"],
        unnamed=[e for e in ordered if e.type == "role"],
        open=questions(incident.entities),
        marks=[mark(s) for s in incident.decisions if s.decision.kind in ("same entity", "different entity")],
        waiting=waiting(request, desk, id),
    )


@router.post("/incidents/{id}/names")
def decide(request: Request, who: Reviewer, form: Form, id: str) -> Response:
    """Record that two are the same, or are not."""
    kind, one, two = text(form, "kind", 20), text(form, "one", 80), text(form, "two", 80)
    if kind not in ("same entity", "different entity") or not one or not two or one == two:
        raise Refused("Choose two different names, and whether they are the same.", back=f"/incidents/{id}/names")
    proposal = Proposal(
        who=reviewer(request, who, form), kind=cast(DecisionKind, kind), subject=one, value={"with": two},
        reason=text(form, "reason"), within=id,
    )  # fmt: skip
    return record(request, who, proposal, f"/incidents/{id}/names")


def questions(entities: tuple[Entity, ...]) -> list[dict[str, Any]]:
    """Each open question once: two entities that may be one, and what speaks for and against it."""
    known = {e.id: e for e in entities}
    made = []
    for entity in entities:
        for other in entity.disputed_with:
            if other in known and entity.id < other:
                dispute = next((d for d in entity.disputes if d.other == other), None)
                made.append(
                    {
                        "one": entity,
                        "two": known[other],
                        "supporting": [e.text for e in dispute.supporting] if dispute else [],
                        "opposing": [e.text for e in dispute.opposing] if dispute else [],
                    }
                )
    return made
