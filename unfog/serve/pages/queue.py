"""What to look at next, and why; and the decisions themselves: each with its reason, its state, and the way to undo it."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from unfog.export.wording import moment_words
from unfog.model import Standing
from unfog.review.proposal import Proposal
from unfog.serve.door import Refused, desk_of, local, needs, posted, text
from unfog.serve.pages.claims import record, reviewer
from unfog.serve.pages.dossier import mark
from unfog.serve.query import page_of
from unfog.serve.render import page
from unfog.serve.sessions import Session
from unfog.store import OpenItem, Page

router = APIRouter()
Reader = Annotated[Session, Depends(needs("reader"))]
Reviewer = Annotated[Session, Depends(needs("reviewer"))]
Form = Annotated[FormData, Depends(posted)]

KINDS = {
    "reviewers": "Reviewers disagree",
    "changed": "The value judged has changed",
    "unplaced": "A decision lost its words",
    "conflict": "Sources differ",
    "weak join": "A report joined weakly",
    "near miss": "Two incidents may be one",
    "identity": "Two names may be one",
    "new name": "A name written in several ways",
}
"""Kinds of item, the most pressing first, as a person reads them."""

TO_DO = {
    "reviewers": "One of them takes it back, or a third settles it.",
    "changed": "Decide anew about the value that stands there now.",
    "unplaced": "Decide anew about the words that stand there now.",
    "conflict": "Accept, correct or reject a claim.",
    "weak join": "Split it out, or say that it belongs.",
    "near miss": "Merge them, or say that they are apart.",
    "identity": "Say the same or different.",
    "new name": "See that they are one.",
}
"""What answers an item of each kind."""


@router.get("/queue")
def queue(request: Request, who: Reader, kind: str = "") -> Response:
    """The queue, a page at a time."""
    desk = desk_of(request)
    kind = kind if kind in KINDS else ""
    found = desk.store.queue(page_of(request.query_params), kind=kind or None)
    more = urlencode({k: v for k, v in {"kind": kind, "after": found.next or ""}.items() if v})
    return page(
        request,
        "queue.html",
        heading="Queue",
        groups=[
            {"kind": KINDS.get(kind, kind), "to_do": TO_DO.get(kind, ""), "items": [_line(i) for i in items]}
            for kind, items in groupby(found.rows, key=lambda i: i.kind)
        ],
        total=found.total,
        kinds=KINDS,
        kind=kind,
        more=f"/queue?{more}" if found.next else "",
    )


def _line(item: OpenItem) -> dict[str, str]:
    """One item under the heading of its kind, which says the rest."""
    question = item.why.removeprefix("sources differ on ").split("; ")[0]
    return {"why": question[:1].upper() + question[1:], "to": place(item, ""), "incident": item.incident_id, "title": item.title}


@router.get("/queue/next")
def following(request: Request, who: Reader, after: str = "") -> Response:
    """On to the next item, wherever it has to be decided."""
    found = desk_of(request).store.queue(Page(size=1, after=after or None), kind=None)
    if not found.rows:
        return RedirectResponse("/queue?done=saved", status_code=303)
    return RedirectResponse(place(found.rows[0], found.next or ""), status_code=303)


def place(item: Any, after: str) -> str:
    """Where an item is decided; the address carries why it waits and where the queue goes on."""
    more = urlencode({"queue": after, "why": item.why[:300]})
    if item.kind in ("reviewers", "changed", "unplaced"):
        return f"/decisions/{item.subject}?{more}"
    where = {"weak join": "/grouping", "near miss": "/grouping", "identity": "/names", "new name": "/names"}.get(item.kind, "")
    anchor = "#disputes-1" if item.kind == "conflict" else ""
    return f"/incidents/{item.incident_id}{where}?{more}{anchor}"


@router.get("/decisions")
def decisions(request: Request, who: Reader) -> Response:
    """The log: everything that was decided, the latest first."""
    desk = desk_of(request)
    found = desk.store.decisions(page=page_of(request.query_params))
    return page(
        request,
        "decisions.html",
        heading="Decisions",
        rows=[decision_view(s) for s in found.rows],
        more=f"/decisions?{urlencode({'after': found.next})}" if found.next else "",
    )


@router.get("/decisions/last")
def last(request: Request, who: Reviewer) -> Response:
    """The latest decision of the one who asks that can still be undone."""
    found = desk_of(request).store.decisions(who=who.user, page=Page(size=30))
    for standing in found.rows:
        if standing.decision.kind != "undo" and standing.state in ("standing", "conflicting", "stale"):
            return RedirectResponse(f"/decisions/{standing.decision.id}", status_code=303)
    raise Refused("You have decided nothing that could be undone.", status=404)


@router.get("/decisions/{id}")
def decision(request: Request, who: Reader, id: str) -> Response:
    """One decision: what was seen, what was put in its place, by whom, why, whether it holds."""
    found = desk_of(request).store.decision(id)
    if found is None:
        raise Refused("There is no such decision.", status=404)
    return page(request, "decision.html", heading="Decision", d=decision_view(found), may=who.may("reviewer"))


@router.post("/decisions/{id}/undo")
def undo(request: Request, who: Reviewer, form: Form, id: str) -> Response:
    """Take a decision back; the record of it stays."""
    proposal = Proposal(who=reviewer(request, who, form), kind="undo", subject=id, reason=text(form, "reason"))
    return record(request, who, proposal, local(text(form, "back"), f"/decisions/{id}"))


def decision_view(standing: Standing) -> dict[str, Any]:
    """One decision as a page shows it."""
    decision = standing.decision
    return {
        **mark(standing),
        "who": decision.who,
        "at": moment_words(decision.at[:19] + "Z"),
        "subject": standing.subject or decision.subject,
        "where": _where(decision.kind, standing.subject or decision.subject),
        "seen": _told(decision.seen),
        "value": _told(decision.value),
        "anchor": decision.anchor,
    }


def _where(kind: str, subject: str) -> str:
    if kind in ("accept", "correct", "reject"):
        return f"/claims/{subject}"
    if kind in ("merge", "apart", "split", "grade"):
        return f"/incidents/{subject}"
    return f"/decisions/{subject}" if kind == "undo" else ""


def _told(value: Any) -> str:
    """Plain data in one line."""
    if value is None:
        return ""
    if isinstance(value, dict):
        parts = [f"{k}: {_told(v)}" for k, v in value.items() if v is not None and v != [] and k not in ("entity", "pairs")]
        return "; ".join(parts)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
