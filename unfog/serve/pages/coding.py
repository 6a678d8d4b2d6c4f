"""Double coding: claims for a second judgement that does not see the first, and how far coders agree."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from unfog.export.page.reports import report_name
from unfog.export.wording import field_label, value_words
from unfog.model import Field, Standing
from unfog.review.agreement import RELIABLE, TENTATIVE
from unfog.serve.door import Desk, desk_of, needs
from unfog.serve.render import page
from unfog.serve.sessions import Session

router = APIRouter()
Reader = Annotated[Session, Depends(needs("reader"))]

AT_ONCE = 20
"""Claims offered, and differences listed, at a time."""


@router.get("/coding")
def coding(request: Request, who: Reader, coder: str = "") -> Response:
    """Agreement so far, where coders differ, and what waits for a second coder: the one signed in, or at one person's desk the
    one named."""
    desk = desk_of(request)
    name = who.user if desk.settings.team else (coder.strip()[:80] or who.user)
    found = desk.store.agreement()
    waiting = desk.store.second_codings(name, AT_ONCE) if name and who.may("reviewer") else []
    return page(
        request,
        "coding.html",
        heading="Double coding",
        coder=name,
        found=found,
        verdicts=alpha(found.verdicts),
        numbers=alpha(found.numbers),
        differing=[row for id in found.differing[:AT_ONCE] if (row := _difference(desk, id))],
        more=max(0, len(found.differing) - AT_ONCE),
        waiting=[row for id in waiting if (row := _waiting(desk, id, name))],
        reliable=RELIABLE,
        tentative=TENTATIVE,
    )


def alpha(figure: float | None) -> dict[str, str]:
    """A coefficient with what it allows to conclude."""
    if figure is None:
        return {"figure": "not defined", "means": "too few claims were judged twice, or nothing varies"}
    means = "reliable" if figure >= RELIABLE else "for tentative conclusions" if figure >= TENTATIVE else "too low to rely on"
    return {"figure": f"{figure:.3f}", "means": means}


def _difference(desk: Desk, id: str) -> dict[str, Any] | None:
    """A claim on which coders differ, with what each said."""
    found = desk.store.claim(id)
    if found is None:
        return None
    field = found.claim.field
    return {
        "to": f"/claims/{id}?back=/coding",
        "label": field_label(field),
        "quote": found.claim.span.text,
        "outlet": report_name(found.report),
        "said": [_verdict(field, s) for s in found.decisions if s.decision.kind != "undo" and s.state != "undone"],
    }


def _verdict(field: Field, standing: Standing) -> str:
    decision = standing.decision
    told = {"accept": "accepts", "reject": "rejects", "correct": "corrects"}.get(decision.kind, decision.kind)
    to = f" to {value_words(field, decision.value)}" if decision.kind == "correct" else ""
    return f"{decision.who} {told}{to}"


def _waiting(desk: Desk, id: str, coder: str) -> dict[str, Any] | None:
    """A claim to be judged, without how it was judged."""
    found = desk.store.claim(id)
    if found is None or not found.current:
        return None
    back = f"/coding?{urlencode({'coder': coder})}" if not desk.settings.team else "/coding"
    return {
        "to": f"/claims/{id}?{urlencode({'blind': '1', 'back': back})}",
        "label": field_label(found.claim.field),
        "quote": found.claim.span.text,
        "outlet": report_name(found.report),
    }
