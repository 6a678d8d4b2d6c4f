"""The list of incidents, narrowed by words, days, country, type and conflict; and search in the words of reports."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from unfog.export.outlines import country_names
from unfog.export.wording import field_label, range_words, type_words
from unfog.serve.door import desk_of, needs
from unfog.serve.query import ORDERS, Query, page_of
from unfog.serve.render import page
from unfog.serve.sessions import Session
from unfog.store import IncidentRow

router = APIRouter()
Reader = Annotated[Session, Depends(needs("reader"))]


@router.get("/incidents")
def incidents(request: Request, who: Reader) -> Response:
    """The list; asked for by htmx, its rows alone."""
    desk = desk_of(request)
    query = Query.of(request.query_params)
    found = desk.store.incidents(query.filters(), page_of(request.query_params))
    looked = desk.store.looked(who.user if desk.settings.team else "")
    part = request.headers.get("hx-target") == "rows"
    names = country_names()
    return page(
        request,
        "_incident_rows.html" if part else "incidents.html",
        heading="Incidents",
        query=query,
        rows=[row_view(row, looked) for row in found.rows],
        total=found.total,
        more=f"/incidents?{query.address(after=found.next)}" if found.next else "",
        first="after" not in request.query_params,
        countries=() if part else [(code, names.get(code, code), n) for code, n in desk.store.countries()],
        types=() if part else [(kind, type_words({"acled": ("", kind)}), n) for kind, n in desk.store.event_types()],
        orders=ORDERS,
        fields=[(f, field_label(f)) for f in ("killed", "injured", "responsibility", "date", "place", "event_type")],
    )


@router.get("/search")
def search(request: Request, who: Reader, text: str = "") -> Response:
    """Reports and claims that hold the words."""
    desk = desk_of(request)
    text = text.strip()[:200]
    found = desk.store.search(text, page_of(request.query_params, 30)) if text else None
    return page(
        request,
        "search.html",
        heading="Search",
        text=text,
        hits=found.rows if found else (),
        more=f"/search?{Query(text=text).address(after=found.next)}" if found and found.next else "",
    )


def row_view(row: IncidentRow, looked: str | None = None) -> dict[str, Any]:
    """One incident as a line of the list; ``fresh`` if it changed after somebody ``looked``."""
    conflicts = [field_label(f) for f in row.conflicts]
    country = country_names().get(row.country or "", row.country or "")
    kind = type_words({"acled": ("", row.sub_event_type)}) if row.sub_event_type else ""
    return {
        "id": row.id,
        "title": row.title,
        "day": row.earliest[:10] if row.earliest else "",
        "until": row.latest[:10] if row.latest and row.latest[:10] != (row.earliest or "")[:10] else "",
        "place": row.place or "",
        "country": country,
        "type": kind,
        "called": ", ".join(dict.fromkeys(filter(None, (row.place, country)))) or kind or row.title,
        "fresh": looked is not None and row.changed > looked,
        "killed": toll(row.killed_low, row.killed_best, row.killed_high),
        "injured": toll(row.injured_low, row.injured_best, row.injured_high),
        "conflicts": conflicts,
        "reports": row.reports,
        "origins": row.origins,
        "decided": row.decided,
        "grade": row.grade or "",
    }


def toll(low: int | None, best: int | None, high: int | None) -> str:
    """A toll for a narrow cell: "2", "at least 2", "3 (2 to 5)", empty where there is none."""
    if best is None and low is None and high is None:
        return ""
    spread = range_words(low, high, open_ended=True)
    if best is None or (low == best and high is None):
        return spread
    return f"{best:,}" if low == high == best else f"{best:,} ({spread})"
