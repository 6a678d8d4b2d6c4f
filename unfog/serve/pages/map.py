"""Incidents on a map and along time, narrowed like the list."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from unfog.serve.atlas import atlas, bars
from unfog.serve.door import desk_of, needs
from unfog.serve.pages.incidents import row_view
from unfog.serve.query import Query
from unfog.serve.render import page
from unfog.serve.sessions import Session
from unfog.store import Page

router = APIRouter()
Reader = Annotated[Session, Depends(needs("reader"))]

MOST = 500
"""Incidents drawn at most; the newest of those that fit."""


@router.get("/map")
def map(request: Request, who: Reader) -> Response:
    """The map and the time line, with a list that says the same in words."""
    desk = desk_of(request)
    query = Query.of(request.query_params)
    found = desk.store.incidents(query.filters(), Page(size=MOST))
    return page(
        request,
        "map.html",
        heading="Map and time line",
        query=query,
        drawn=atlas(found.rows),
        bars=bars(found.rows),
        rows=[row_view(r) for r in found.rows[:100]],
        shown=len(found.rows),
        placed=sum(r.lat is not None for r in found.rows),
        cut=bool(found.next),
    )
