"""Files to take away: any format, of the incidents chosen, as a public copy unless said otherwise."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from unfog.export import Options, formats, render
from unfog.model import Dossier
from unfog.serve.door import Desk, Refused, desk_of, needs
from unfog.serve.query import Query
from unfog.serve.render import page
from unfog.serve.sessions import Session
from unfog.store import Page, dossier_of

router = APIRouter()
Reader = Annotated[Session, Depends(needs("reader"))]

MOST = 300
"""Incidents in one file of the desk; ``unfog export`` has no such bound."""

POLICIES = ("acled", "ucdp", "airwars", "gtd")


@router.get("/export")
def export(request: Request, who: Reader) -> Response:
    """What may be had, and what each format loses."""
    query = Query.of(request.query_params)
    return page(
        request,
        "export.html",
        heading="Export",
        formats=formats.exporters(),
        policies=POLICIES,
        ids=request.query_params.get("ids", "")[:8000],
        query=query,
        most=MOST,
    )


@router.get("/export/file")
def file(request: Request, who: Reader, format: str = "json", ids: str = "", copy: str = "public", policy: str = "") -> Response:
    """One file, offered for saving."""
    if format not in formats.names():
        raise Refused(f"There is no format {format[:40]}.", back="/export")
    if policy and policy not in POLICIES:
        raise Refused(f"There is no policy {policy[:40]}.", back="/export")
    desk = desk_of(request)
    dossier = chosen(desk, ids.split(), Query.of(request.query_params))
    made = formats.exporter(format)
    text = render(dossier, format, Options(policy=policy or None, public=copy != "full"))
    name = f"unfog-{dossier.incidents[0].id if len(dossier.incidents) == 1 else 'incidents'}{made.suffix}"
    return Response(text, media_type=made.media_type, headers={"content-disposition": f'attachment; filename="{name}"'})


def chosen(desk: Desk, ids: list[str], query: Query) -> Dossier:
    """The incidents named, else those the filters give.

    Raises:
        Refused: there is none, or there are more than one file of the desk may hold.
    """
    if not ids:
        found = desk.store.incidents(query.filters(), Page(size=MOST))
        if found.next:
            raise Refused(
                f"More than {MOST} incidents fit. Narrow the list, or use unfog export on the command line.", back="/export"
            )
        ids = [row.id for row in found.rows]
    stored = [s for id in ids[:MOST] if (s := desk.store.incident(id)) is not None]
    if not stored:
        raise Refused("No incident fits.", status=404, back="/export")
    return dossier_of(stored)
