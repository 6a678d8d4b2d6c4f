"""The desk as one application: the pages, the HTTP API, and what is answered when something is not allowed or not there."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from unfog import __version__
from unfog.errors import StoreError
from unfog.serve import api
from unfog.serve.door import Closed, Desk, Forbidden, Refused, local, remember, session_of
from unfog.serve.guard import Guard
from unfog.serve.pages import (
    accounts,
    changes,
    claims,
    coding,
    dossier,
    exports,
    grouping,
    incidents,
    map,
    names,
    queue,
    signing,
    sources,
)
from unfog.serve.render import assets, page
from unfog.serve.sessions import begin, same

PAGES = (incidents, dossier, claims, grouping, names, signing, queue, coding, map, sources, changes, exports, accounts)
"""The families of pages, each with a ``router``."""


def create_app(desk: Desk) -> FastAPI:
    """The application over one store; give it to an ASGI server, or use ``unfog serve``."""
    app = FastAPI(title="Unfog", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.desk = desk
    app.add_middleware(Guard, settings=desk.settings)
    for family in PAGES:
        app.include_router(family.router, include_in_schema=False)
    app.include_router(api.router)
    app.add_api_route("/", _enter, include_in_schema=False)
    app.add_api_route("/keys", _keys, include_in_schema=False)
    app.add_api_route("/static/{name}", _asset, include_in_schema=False)
    app.add_api_route("/api/docs", _docs, include_in_schema=False)
    app.add_exception_handler(Closed, _closed)
    app.add_exception_handler(Forbidden, _forbidden)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(StoreError, _store_error)
    app.add_exception_handler(HTTPException, _http_error)
    return app


def _enter(request: Request, token: str = "") -> Response:
    """The first address: the start-up token becomes a session and leaves the address bar."""
    desk = request.app.state.desk
    if token and not desk.settings.team:
        if not same(token, desk.settings.token):
            return page(request, "closed.html", status=403, heading="Closed")
        response = RedirectResponse("/incidents", status_code=303)
        remember(response, begin(desk.settings.reviewer, "reviewer", int(desk.now())), request)
        return response
    return RedirectResponse("/incidents", status_code=303)


def _keys(request: Request) -> Response:
    request.state.session = session_of(request)
    return page(request, "keys.html", heading="Keyboard")


def _docs(request: Request) -> Response:
    request.state.session = session_of(request)
    paths = request.app.openapi()["paths"]
    rows = [
        (method.upper(), path, about.get("summary", ""), about.get("description", ""))
        for path, methods in paths.items()
        for method, about in methods.items()
    ]
    return page(request, "api.html", heading="HTTP API", rows=rows)


def _asset(name: str) -> Response:
    found = assets().get(name)
    if found is None:
        raise HTTPException(404)
    return Response(found[1], media_type=found[0], headers={"cache-control": "public, max-age=31536000, immutable"})


def _for_program(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _problem(request: Request, status: int, heading: str, detail: str, back: str = "") -> Response:
    if _for_program(request):
        return JSONResponse({"detail": detail}, status_code=status)
    request.state.session = getattr(request.state, "session", None) or session_of(request)
    if request.method == "POST" and not back:
        came = urlsplit(request.headers.get("referer", ""))
        back = local(came.path + (f"?{came.query}" if came.query else ""), "")
    return page(request, "problem.html", status=status, heading=heading, detail=detail, back=back)


def _closed(request: Request, error: Exception) -> Response:
    desk = request.app.state.desk
    if _for_program(request):
        return JSONResponse({"detail": "not signed in"}, status_code=401, headers={"www-authenticate": "Bearer"})
    if desk.settings.team:
        to = (
            request.url.path + (f"?{request.url.query}" if request.url.query else "") if request.method == "GET" else "/incidents"
        )
        return page(request, "login.html", status=401, heading="Sign in", next=to, problem="")
    return page(request, "closed.html", status=403, heading="Closed")


def _forbidden(request: Request, error: Exception) -> Response:
    return _problem(request, 403, "Not allowed", str(error))


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return _problem(request, error.status, "That did not work", str(error), error.back)


def _store_error(request: Request, error: Exception) -> Response:
    return _problem(request, 400, "That did not work", str(error))


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    told = {404: "There is no such page.", 405: "This page cannot be asked for that way."}
    return _problem(
        request,
        error.status_code,
        "Not found" if error.status_code == 404 else "Refused",
        told.get(error.status_code, str(error.detail)),
    )
