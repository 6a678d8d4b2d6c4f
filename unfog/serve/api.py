"""The HTTP API: what the pages show, as the JSON of the contract, and decisions by POST. Described by ``/api/openapi.json``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from unfog.export import Options, formats, render
from unfog.export.contract import claim_object, dossier_object, incident_object, report_object
from unfog.model import DecisionKind, Standing
from unfog.model.plain import plain
from unfog.review.proposal import Proposal
from unfog.serve.door import Refused, desk_of, needs, session_of
from unfog.serve.pages.changes import BEGINNING
from unfog.serve.pages.dossier import when
from unfog.serve.query import Order
from unfog.serve.query import Query as Filter
from unfog.serve.sessions import Session, form_token, same
from unfog.store import Page

router = APIRouter(prefix="/api", tags=["unfog"])

Reader = Annotated[Session, Depends(needs("reader"))]
Reviewer = Annotated[Session, Depends(needs("reviewer"))]
Id = Annotated[str, Path(max_length=120, pattern=r"^[^\x00-\x1f]+$")]
Words = Annotated[str, Query(max_length=200, pattern=r"^[^\x00]*$")]
Day = Annotated[str, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Moment = Annotated[
    str, Query(max_length=40, pattern=r"^[^\x00]*$", description="ISO 8601; without a zone UTC, a bare day its end")
]
Cursor = Annotated[str, Query(max_length=400, pattern=r"^[^\x00]*$", description="`next` of the page before")]
Size = Annotated[int, Query(ge=1, le=200)]


class Problem(BaseModel):
    """Why something was refused, and what to do."""

    detail: str


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "cannot be done"},
    401: {"model": Problem, "description": "not signed in"},
    403: {"model": Problem, "description": "not allowed"},
    404: {"model": Problem, "description": "not there"},
}


class Listed(BaseModel):
    """One page of a list. ``next`` leads to the following page; ``None`` at the end. ``total`` is ``None`` where not counted."""

    rows: list[dict[str, Any]]
    next: str | None
    total: int | None = None


class Asked(BaseModel):
    """A decision to record. ``subject`` and ``value`` as in the codebook of decisions; ``seen`` is the value judged: when it no
    longer holds, nothing is recorded. ``who`` is ignored in a team, where the account decides."""

    model_config = ConfigDict(extra="forbid")

    kind: DecisionKind
    subject: str = Field(min_length=1, max_length=400)
    value: Any = None
    reason: str = Field(min_length=1, max_length=2000)
    who: str = Field(default="", max_length=80)
    within: str | None = Field(default=None, max_length=120)
    seen: Any = None
    settles: list[str] = Field(default_factory=list, max_length=50)


class Recorded(BaseModel):
    """The id of the decision that was recorded."""

    id: str


@router.get("/incidents", responses=PROBLEMS)
def incidents(
    request: Request, who: Reader, text: Words = "", since: Day = "", until: Day = "",
    country: Annotated[str, Query(pattern=r"^([A-Za-z]{2})?$")] = "", type: Annotated[str, Query(max_length=80)] = "",
    conflict: Annotated[str, Query(max_length=20)] = "", order: Order = "newest", after: Cursor = "", size: Size = 50,
) -> Listed:  # fmt: skip
    """Incidents as short rows."""
    asked = {"text": text, "since": since, "until": until, "country": country, "type": type, "conflict": conflict, "order": order}
    found = desk_of(request).store.incidents(Filter.of(asked).filters(), Page(size=size, after=after or None))
    return Listed(rows=[plain(r) for r in found.rows], next=found.next, total=found.total)


@router.get("/incidents/{id}", responses=PROBLEMS)
def incident(
    request: Request, who: Reader, id: Id, as_of: Moment = "", clock: Literal["published", "learnt"] = "published"
) -> dict[str, Any]:
    """One incident as in ``unfog.dossier/1``, now or at another moment."""
    stored = desk_of(request).store.incident(id, as_of=when(as_of), clock=clock)
    if stored is None:
        raise Refused("there is no such incident", status=404)
    return incident_object(stored.incident)


@router.get("/incidents/{id}/dossier", responses=PROBLEMS)
def dossier(
    request: Request, who: Reader, id: Id, as_of: Moment = "", clock: Literal["published", "learnt"] = "published"
) -> dict[str, Any]:
    """One incident with the reports it stands on, as ``unfog.dossier/1``."""
    stored = desk_of(request).store.incident(id, as_of=when(as_of), clock=clock)
    if stored is None:
        raise Refused("there is no such incident", status=404)
    return dossier_object(stored.dossier())


@router.get(
    "/incidents/{id}/export/{format}",
    responses={**PROBLEMS, 200: {"content": {"application/octet-stream": {}}}},
    response_class=Response,
)
def export(request: Request, who: Reader, id: Id, format: Id, full: bool = False) -> Response:
    """One incident in any export format; a public copy unless ``full``."""
    if format not in formats.names():
        raise Refused(f"there is no such format; choose from {', '.join(formats.names())}", status=404)
    stored = desk_of(request).store.incident(id)
    if stored is None:
        raise Refused("there is no such incident", status=404)
    made = formats.exporter(format)
    return Response(render(stored.dossier(), format, Options(public=not full)), media_type=made.media_type)


@router.get("/claims/{id}", responses=PROBLEMS)
def claim(request: Request, who: Reader, id: Id) -> dict[str, Any]:
    """One claim with its report and the decisions about it."""
    found = desk_of(request).store.claim(id)
    if found is None:
        raise Refused("there is no such claim", status=404)
    return {
        "claim": claim_object(found.claim),
        "report": report_object(found.report),
        "incident": found.incident_id,
        "decisions": [standing_object(s) for s in found.decisions],
    }


@router.get("/search", responses=PROBLEMS)
def search(
    request: Request,
    who: Reader,
    text: Annotated[str, Query(min_length=1, max_length=200, pattern=r"^[^\x00]+$")],
    after: Cursor = "",
    size: Size = 50,
) -> Listed:
    """Reports and claims that hold the words."""
    found = desk_of(request).store.search(text, Page(size=size, after=after or None))
    return Listed(rows=[plain(r) for r in found.rows], next=found.next)


@router.get("/queue", responses=PROBLEMS)
def queue(request: Request, who: Reader, after: Cursor = "", size: Size = 50) -> Listed:
    """What to look at next, and why."""
    found = desk_of(request).store.queue(Page(size=size, after=after or None), kind=None)
    return Listed(rows=[plain(r) for r in found.rows], next=found.next, total=found.total)


@router.get("/names", responses=PROBLEMS)
def names(request: Request, who: Reader, text: Words = "", after: Cursor = "", size: Size = 50) -> Listed:
    """People, groups and things named, an incident at a time."""
    found = desk_of(request).store.entities(text=text, type=None, page=Page(size=size, after=after or None))
    return Listed(rows=[plain(r) for r in found.rows], next=found.next)


@router.get("/sources", responses=PROBLEMS)
def sources(request: Request, who: Reader, after: Cursor = "", size: Size = 50) -> Listed:
    """Outlets with their reports and reliability."""
    found = desk_of(request).store.sources(page=Page(size=size, after=after or None))
    return Listed(rows=[plain(r) for r in found.rows], next=found.next)


@router.get("/changes", responses=PROBLEMS)
def changes(request: Request, who: Reader, since: Moment = "", after: Cursor = "", size: Size = 50) -> Listed:
    """Revisions of incidents since a moment."""
    found = desk_of(request).store.changes_since(when(since) or BEGINNING, page=Page(size=size, after=after or None))
    return Listed(rows=[plain(r) for r in found.rows], next=found.next)


@router.get("/agreement", responses=PROBLEMS)
def agreement(request: Request, who: Reader) -> dict[str, Any]:
    """How far coders agree on the claims two and more of them judged (Krippendorff's alpha)."""
    made: dict[str, Any] = plain(desk_of(request).store.agreement())
    return made


@router.get("/decisions", responses=PROBLEMS)
def decisions(request: Request, who: Reader, after: Cursor = "", size: Size = 50) -> Listed:
    """Everything decided, the latest first."""
    found = desk_of(request).store.decisions(page=Page(size=size, after=after or None))
    return Listed(rows=[standing_object(s) for s in found.rows], next=found.next)


@router.get("/decisions/{id}", responses=PROBLEMS)
def decision(request: Request, who: Reader, id: Id) -> dict[str, Any]:
    """One decision and whether it holds."""
    found = desk_of(request).store.decision(id)
    if found is None:
        raise Refused("there is no such decision", status=404)
    return standing_object(found)


@router.post("/decisions", status_code=201, responses=PROBLEMS)
def decide(request: Request, who: Reviewer, asked: Asked) -> Recorded:
    """Record a decision; needs the header ``X-CSRF-Token`` where a cookie signs in (``GET /api/session`` tells it)."""
    _from_program(request, who)
    desk = desk_of(request)
    name = who.user if desk.settings.team else (asked.who.strip() or who.user)
    made = desk.store.record(Proposal(**{**asked.model_dump(), "who": name, "settles": tuple(asked.settles)}))
    return Recorded(id=made.id)


@router.get("/session", responses=PROBLEMS)
def session(request: Request, who: Reader) -> dict[str, str]:
    """Who is signed in, with which role, and the token for decisions."""
    return {"user": who.user, "role": who.role, "token": form_token(who, desk_of(request).settings.secret)}


def _from_program(request: Request, who: Session) -> None:
    """Cookies travel by themselves, so a decision signed in by one needs the session's token too."""
    if request.headers.get("authorization"):
        return
    current = session_of(request)
    token = form_token(current, desk_of(request).settings.secret) if current else ""
    if not token or not same(request.headers.get("x-csrf-token", ""), token):
        raise Refused("the header X-CSRF-Token is missing or old; ask GET /api/session for it", status=403)


def standing_object(standing: Standing) -> dict[str, Any]:
    """A decision with its state, as JSON data."""
    made: dict[str, Any] = plain(standing.decision)
    return made | {"state": standing.state, "about": standing.subject, "detail": standing.detail}
