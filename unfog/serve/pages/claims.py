"""One claim beside its words, and what a reviewer may do with it: accept, correct, reject."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from unfog.export.page.reports import report_name, safe_url
from unfog.export.wording import field_label, moment_words, value_words
from unfog.model import DecisionKind, Field, Standing
from unfog.model.plain import plain
from unfog.review.carrying import seen_of
from unfog.review.proposal import Proposal
from unfog.serve.door import Desk, Refused, desk_of, local, needs, onward, posted, remember, text
from unfog.serve.fields import changes, filled
from unfog.serve.pages.dossier import mark
from unfog.serve.render import page
from unfog.serve.sessions import Session

router = APIRouter()
Reader = Annotated[Session, Depends(needs("reader"))]
Reviewer = Annotated[Session, Depends(needs("reviewer"))]
Form = Annotated[FormData, Depends(posted)]

KINDS = ("accept", "correct", "reject")

AROUND = 600
"""Code points of the report shown on each side of the words."""


@router.get("/claims/{id}")
def claim(request: Request, who: Reader, id: str, back: str = "", blind: bool = False) -> Response:
    """The claim with its words in the report, and the form; ``blind`` leaves out how others judged it (double coding)."""
    view = _view(desk_of(request), id, back)
    return page(request, "claim.html", **{**view, "marks": [] if blind else view["marks"], "blind": blind})


@router.get("/claims/{id}/form")
def form(request: Request, who: Reviewer, id: str, back: str = "", kind: str = "accept") -> Response:
    """The form alone, to stand beside the claim in its dossier."""
    return page(request, "_claim_form.html", **{**_view(desk_of(request), id, back), "kind": kind if kind in KINDS else "accept"})


@router.post("/claims/{id}")
def decide(request: Request, who: Reviewer, form: Form, id: str) -> Response:
    """Record a decision about a claim."""
    desk = desk_of(request)
    found = desk.store.claim(id)
    if found is None:
        raise Refused("There is no such claim.", status=404)
    kind = text(form, "kind", 20)
    if kind not in KINDS:
        raise Refused("Choose what to do: accept, correct or reject.", back=f"/claims/{id}")
    seen = _seen(form)
    value = changes(found.claim.field, form, plain(found.claim.value)) if kind == "correct" else None
    proposal = Proposal(
        who=reviewer(request, who, form), kind=cast(DecisionKind, kind), subject=id, value=value, reason=text(form, "reason"),
        seen=seen,
    )  # fmt: skip
    home = f"/incidents/{found.incident_id}" if found.incident_id else "/incidents"
    return record(request, who, proposal, local(text(form, "back"), home), f"#{id}")


def record(request: Request, who: Session, proposal: Proposal, to: str, mark: str = "") -> Response:
    """Give a decision to the store and go on; the reviewer's name is remembered until the browser is closed."""
    desk = desk_of(request)
    if not proposal.who:
        raise Refused("Give your name: every decision is somebody's.")
    if not proposal.reason:
        raise Refused("Give a reason: others must be able to follow it.")
    made = desk.store.record(proposal)
    response = onward(to + mark, done=proposal.kind, decision=made.id)
    if not desk.settings.team and proposal.who != who.user:
        remember(response, Session(user=proposal.who, role=who.role, nonce=who.nonce, until=who.until), request)
    return response


def reviewer(request: Request, who: Session, form: Mapping[str, Any]) -> str:
    """Who decides: the account in a team, else the name given in the form."""
    return who.user if desk_of(request).settings.team else text(form, "who", 80)


def _seen(form: Mapping[str, Any]) -> Any:
    try:
        return json.loads(text(form, "seen", 20_000) or "null")
    except ValueError as error:
        raise Refused("This form is damaged. Load its page again.") from error


def _corrected(field: Field, standing: Standing) -> str:
    """What a correction put in the value's place, in words."""
    decision = standing.decision
    return value_words(field, decision.value) if decision.kind == "correct" and standing.state == "standing" else ""


def _view(desk: Desk, id: str, back: str) -> dict[str, Any]:
    found = desk.store.claim(id)
    if found is None:
        raise Refused("There is no such claim.", status=404)
    claim, report = found.claim, found.report
    value = plain(claim.value)
    start, end = max(0, claim.span.start - AROUND), min(len(report.text), claim.span.end + AROUND)
    chain = (report_name(report), *(claim.speaker.chain or ((claim.speaker.name,) if claim.speaker.name else ())))
    return {
        "heading": f"{field_label(claim.field)}: {value_words(claim.field, value)}",
        "claim": claim,
        "label": field_label(claim.field),
        "value": value_words(claim.field, value),
        "seen": json.dumps(seen_of(claim), ensure_ascii=False, sort_keys=True),
        "fields": filled(claim.field, value),
        "before": ("… " if start else "") + report.text[start : claim.span.start],
        "after": report.text[claim.span.end : end] + (" …" if end < len(report.text) else ""),
        "report": report,
        "outlet": report_name(report),
        "published": moment_words(report.published),
        "url": safe_url(report.url),
        "chain": chain,
        "incident": found.incident_id,
        "marks": [mark(s) | {"value": _corrected(claim.field, s)} for s in found.decisions],
        "back": local(back, f"/incidents/{found.incident_id}" if found.incident_id else "/incidents"),
        "kind": "accept",
    }
