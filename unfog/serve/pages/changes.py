"""What changed since I last looked: revisions of incidents, with what caused each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from unfog.export.wording import moment_words
from unfog.serve.door import desk_of, needs, onward, posted, text
from unfog.serve.pages.dossier import when
from unfog.serve.pages.incidents import toll
from unfog.serve.query import page_of
from unfog.serve.render import page
from unfog.serve.sessions import Session

router = APIRouter()
Reader = Annotated[Session, Depends(needs("reader"))]
Form = Annotated[FormData, Depends(posted)]

BEGINNING = "1970-01-01T00:00:00Z"
"""Before any store."""


@router.get("/changes")
def changes(request: Request, who: Reader, since: str = "") -> Response:
    """Every revision since a moment: the one given, else when this person last said they had looked."""
    desk = desk_of(request)
    looked = desk.store.looked(who.user if desk.settings.team else "")
    start = when(since) or looked
    found = desk.store.changes_since(start or BEGINNING, page=page_of(request.query_params, 100))
    now = datetime.fromtimestamp(desk.now(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return page(
        request,
        "changes.html",
        heading="Changes",
        since=start[:16] if start else "",
        since_words=moment_words(start[:19] + "Z") if start else "",
        rows=[
            {
                "incident": r.incident_id,
                "title": r.title,
                "at": moment_words(r.at[:19] + "Z"),
                "cause": r.cause,
                "first": r.number == 1,
                "gone": not r.after,
                "moved": moved(r.before, r.after),
            }
            for r in found.rows
        ],
        now=now,
        more=f"/changes?{urlencode({'after': found.next, 'since': since})}" if found.next else "",
    )


@router.post("/changes/looked")
def looked(request: Request, who: Reader, form: Form) -> Response:
    """Remember that everything up to the page's moment was seen."""
    desk = desk_of(request)
    at = when(text(form, "at", 40))
    if at:
        desk.store.mark_looked(who.user if desk.settings.team else "", at)
    return onward("/changes", done="saved")


def moved(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What is told differently now, in words: "killed: 2, now 3"."""
    return [
        f"{key.replace('_', ' ')}: {_told(before.get(key))}, now {_told(value)}"
        for key, value in after.items()
        if before and before.get(key) != value
    ]


def _told(value: Any) -> str:
    if value is None or value == [] or value == {}:
        return "nothing"
    if isinstance(value, Mapping):
        if "low" in value:
            return toll(value.get("low"), value.get("best"), value.get("high")) or "nothing"
        return ", ".join(str(v) for v in value.values() if v is not None) or "nothing"
    return ", ".join(str(v) for v in value) if isinstance(value, list) else str(value)
