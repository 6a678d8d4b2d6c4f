"""What changed since I last looked: revisions of incidents, with what caused each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from unfog.export.outlines import country_names
from unfog.export.wording import field_label, moment_words, type_words
from unfog.serve.door import desk_of, needs, onward, posted, text
from unfog.serve.pages.dossier import when
from unfog.serve.pages.incidents import toll
from unfog.serve.query import page_of
from unfog.serve.render import page
from unfog.serve.sessions import Session
from unfog.store import Revision

router = APIRouter()
Reader = Annotated[Session, Depends(needs("reader"))]
Form = Annotated[FormData, Depends(posted)]

NEWS = ("Killed", "Injured", "Sources differ on", "Reports")
"""What is told of a new incident."""

BEGINNING = "1970-01-01T00:00:00Z"
"""Before any store."""


@router.get("/changes")
def changes(request: Request, who: Reader, since: str = "") -> Response:
    """What became of each incident since a moment: the one given, else when this person last said they had looked."""
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
        rows=by_incident(found.rows),
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


def by_incident(revisions: Sequence[Revision]) -> list[dict[str, Any]]:
    """The revisions of each incident as one change, from how it was before the first to how it is after the last; the latest
    changed first."""
    of: dict[str, list[Revision]] = {}
    for revision in revisions:  # the latest first
        of.setdefault(revision.incident_id, []).append(revision)
    return [
        {
            "incident": incident,
            "title": row[0].title,
            "at": moment_words(row[0].at[:19] + "Z"),
            "causes": causes(row),
            "first": row[-1].number == 1,
            "gone": not row[0].after,
            "moved": moved(row[-1].before, row[0].after),
            "facts": [(label, value) for label, value in told(row[0].after).items() if label in NEWS and value],
        }
        for incident, row in of.items()
    ]


def causes(revisions: Sequence[Revision]) -> list[dict[str, str]]:
    """Why an incident changed: reports that came in, decisions (with the way to each), everything made anew."""
    made: dict[str, dict[str, str]] = {}
    for revision in reversed(revisions):
        kind, _, what = revision.cause.partition(" ")
        words = {"run": "reports taken in", "decision": "a decision", "rebuild": "everything made anew"}.get(kind, revision.cause)
        to = f"/decisions/{what}" if kind == "decision" else ""
        made[to or words] = {"told": words, "to": to}
    return list(made.values())


def moved(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, str]]:
    """What a list row says differently now, the weightiest first: label, then and now."""
    then, now = told(before), told(after)
    return [
        {"label": label, "then": then.get(label) or "nothing", "now": value or "nothing"}
        for label, value in now.items()
        if before and then.get(label) != value
    ]


def told(summary: Mapping[str, Any]) -> dict[str, str]:
    """The figures of a list row in words."""
    if not summary:
        return {}
    get = summary.get
    days = [str(d) for d in dict.fromkeys((get("earliest"), get("latest"))) if d]
    country = country_names().get(get("country") or "", get("country") or "")
    return {
        "Killed": toll(get("killed_low"), get("killed_best"), get("killed_high")),
        "Injured": toll(get("injured_low"), get("injured_best"), get("injured_high")),
        "Sources differ on": ", ".join(field_label(f).lower() for f in str(get("conflicts") or "").split(",") if f),
        "What": type_words({"acled": ("", get("sub_event_type"))}) if get("sub_event_type") else "",
        "Where": ", ".join(dict.fromkeys(filter(None, (get("place"), country)))),
        "When": " to ".join(days),
        "Grade": str(get("grade") or ""),
        "Decisions": str(get("decided") or 0),
        "Reports": str(get("reports") or 0),
        "Origins": str(get("origins") or 0),
        "Claims": str(get("claims") or 0),
    }
