"""Who published: how much of each the store holds, and how reliable a reviewer holds them to be."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from unfog.review.proposal import RELIABILITY, Proposal
from unfog.serve.door import desk_of, needs, posted, text
from unfog.serve.pages.claims import record, reviewer
from unfog.serve.query import page_of
from unfog.serve.render import page
from unfog.serve.sessions import Session

router = APIRouter()
Reader = Annotated[Session, Depends(needs("reader"))]
Reviewer = Annotated[Session, Depends(needs("reviewer"))]
Form = Annotated[FormData, Depends(posted)]

MEANS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""The letters of the Admiralty code (NATO AJP-2.1)."""


@router.get("/sources")
def sources(request: Request, who: Reader) -> Response:
    """All outlets, those with the most reports first."""
    found = desk_of(request).store.sources(page=page_of(request.query_params, 100))
    return page(
        request,
        "sources.html",
        heading="Sources",
        rows=found.rows,
        letters=[(letter, MEANS[letter]) for letter in RELIABILITY],
        may=who.may("reviewer"),
        more=f"/sources?{urlencode({'after': found.next})}" if found.next else "",
    )


@router.post("/sources")
def rate(request: Request, who: Reviewer, form: Form) -> Response:
    """Record how reliable an outlet is held to be."""
    proposal = Proposal(
        who=reviewer(request, who, form), kind="reliability", subject=text(form, "outlet", 400),
        value=text(form, "reliability", 1), reason=text(form, "reason"),
    )  # fmt: skip
    return record(request, who, proposal, "/sources")
