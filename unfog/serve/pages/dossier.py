"""One incident, live: the dossier with its claims beside their words, as it stands now or as it stood at another moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, cast

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from unfog.export import html
from unfog.export.page.reports import report_name
from unfog.export.page.timeline import moment
from unfog.export.wording import field_label, moment_words, value_words
from unfog.model import Dossier, Standing
from unfog.serve.door import Desk, Refused, desk_of, needs
from unfog.serve.render import page
from unfog.serve.sessions import Session

router = APIRouter()
Reader = Annotated[Session, Depends(needs("reader"))]
Clock = Literal["published", "learnt"]

VERDICTS = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
"""What was done to a claim, as its mark says it."""


class Tools:
    """What the dossier's parts show of the desk: marks of decisions at each claim, and the way to decide."""

    def __init__(self, incident: str, standings: Sequence[Standing], session: Session, past: bool) -> None:
        self.incident = incident
        self.may = session.may("reviewer") and not past
        self._by: dict[str, list[Standing]] = {}
        for standing in standings:
            self._by.setdefault(standing.subject, []).append(standing)

    def marks(self, claim: str) -> list[dict[str, str]]:
        """The decisions about a claim that still count, in words."""
        return [mark(s) for s in self._by.get(claim, ()) if s.state not in ("undone", "superseded")]

    def open(self, claim: str) -> bool:
        """Whether nobody has looked at a claim yet."""
        return not self.marks(claim)


def mark(standing: Standing) -> dict[str, str]:
    """One decision as a short mark."""
    decision = standing.decision
    return {
        "id": decision.id,
        "kind": decision.kind,
        "state": standing.state,
        "told": f"{VERDICTS.get(decision.kind, decision.kind)} by {decision.who}",
        "reason": decision.reason,
        "detail": standing.detail,
    }


@router.get("/incidents/{id}")
def incident(request: Request, who: Reader, id: str, as_of: str = "", clock: str = "published") -> Response:
    """The dossier of one incident."""
    desk = desk_of(request)
    at, by = when(as_of), cast(Clock, clock if clock in ("published", "learnt") else "published")
    now = desk.store.incident(id)
    stored = desk.store.incident(id, as_of=at, clock=by) if at else now
    if now is None:
        raise Refused("There is no such incident. It may have been merged into another one and undone since.", status=404)
    if now.incident.id != id:
        return RedirectResponse(f"/incidents/{now.incident.id}", status_code=307)
    if stored is None:
        return page(
            request,
            "not_yet.html",
            heading="Not yet known",
            title=now.incident.title,
            at=moment_words(at),
            id=id,
            **slider(now.dossier(), at, by),
        )
    dossier = stored.dossier()
    tools = Tools(id, stored.incident.decisions, who, bool(at))
    made = html.context(dossier)
    return page(
        request,
        "dossier.html",
        **{**made, "desk": tools},
        heading=made["title"],
        id=id,
        past=moment_words(at) if at else "",
        aside=aside(stored.rejected_claims, tools),
        log=[mark(s) | {"at": moment_words(s.decision.at[:19] + "Z")} for s in reversed(stored.incident.decisions)],
        waiting=waiting(request, desk, id),
        **slider(now.dossier(), at, by),
    )


def when(given: str) -> str | None:
    """A moment from an address, in UTC; a time without a zone counts as UTC, a bare day as its end.

    Raises:
        Refused: it is no time.
    """
    given = given.strip()
    if not given:
        return None
    try:
        made = datetime.fromisoformat(given if len(given) > 10 else f"{given}T23:59:59")
    except ValueError as error:
        raise Refused(f"“{given[:40]}” is no time; write it as 2031-03-22 or 2031-03-22T18:00.") from error
    made = made if made.tzinfo else made.replace(tzinfo=UTC)
    try:
        return made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError) as error:
        raise Refused(f"“{given[:40]}” is too far away.") from error


def slider(dossier: Dossier, at: str | None, clock: Clock) -> dict[str, Any]:
    """The stops of the as-of slider: when each report came out, the latest last."""
    stops: dict[str, list[str]] = {}
    for reading in dossier.readings:
        published = moment(reading.report.published or reading.publication.latest)
        if published is not None:
            stops.setdefault(published.strftime("%Y-%m-%dT%H:%M:%SZ"), []).append(report_name(reading.report))
    ordered = sorted(stops)
    return {
        "stops": [(s, f"{moment_words(s)}: {_few(stops[s])} ({n} of {len(ordered)})") for n, s in enumerate(ordered, 1)],
        "as_of": at or "",
        "clock": clock,
    }


def _few(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def aside(claims: Sequence[Any], tools: Tools) -> list[dict[str, Any]]:
    """Claims that a reviewer rejected: they count for nothing and stay to be seen."""
    from unfog.model.plain import plain

    return [
        {
            "id": c.id,
            "label": field_label(c.field),
            "value": value_words(c.field, plain(c.value)),
            "quote": c.span.text,
            "marks": tools.marks(c.id),
        }
        for c in claims
    ]


def waiting(request: Request, desk: Desk, id: str) -> Mapping[str, str] | None:
    """What the queue asks about this incident, when the page was reached from it."""
    if "queue" not in request.query_params:
        return None
    return {"why": request.query_params.get("why", "")[:400], "next": "/queue/next?after=" + request.query_params["queue"][:200]}
