"""Pages from templates: the desk's own beside those of the dossier, so that both show an incident with the same parts."""

from __future__ import annotations

import gc
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from unfog.export import html
from unfog.export.outlines import countries
from unfog.export.page.marks import shown
from unfog.export.wording import moment_words
from unfog.serve.sessions import form_token

MENU = (
    ("/incidents", "Incidents"),
    ("/search", "Search"),
    ("/queue", "Queue"),
    ("/map", "Map"),
    ("/names", "Names"),
    ("/sources", "Sources"),
    ("/changes", "Changes"),
    ("/export", "Export"),
)
"""What every page leads to, in order."""


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """One page; a template that begins with ``_`` is a part of one."""
    desk = request.app.state.desk
    session = getattr(request.state, "session", None)
    menu = (*MENU, ("/users", "Accounts")) if desk.settings.team and session and session.may("admin") else MENU
    text = environment().get_template(template).render(
        {
            "session": session,
            "team": desk.settings.team,
            "form_token": form_token(session, desk.settings.secret) if session else "",
            "menu": menu,
            "here": "/" + request.url.path.strip("/").split("/")[0],
            "heading": "",
            "said": said(request),
            "version": version(),
            "back": "",
            **values,
        }
    )  # fmt: skip
    return HTMLResponse(text, status_code=status)


def said(request: Request) -> dict[str, str] | None:
    """What the page before has done, from the address it led here by: the kind of decision and its id."""
    kind, made = request.query_params.get("done", ""), request.query_params.get("decision", "")
    told = {"undo": "The decision was undone.", "saved": "Saved."}.get(kind)
    if not kind or (told is None and not made):
        return None
    return {"kind": "done", "text": told or f"Recorded: {kind}.", "undo": made}


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of desk and dossier, with escaping on and every missing name an error."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("unfog.serve", "templates"), html.loader()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["moment"] = moment_words
    made.filters["shown"] = shown
    return made


def warm() -> None:
    """Prepare what the first page would otherwise wait for: templates, assets, outlines of countries."""
    for name in environment().list_templates():
        if name.endswith(".html"):
            environment().get_template(name)
    version()
    countries()
    gc.collect()
    gc.freeze()  # what is loaded now stays for good: to look through it again and again costs pages a tenth of a second


@lru_cache(maxsize=1)
def assets() -> dict[str, tuple[str, bytes]]:
    """Every file a page may load: name -> media type and bytes."""
    kinds = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
    own = {f.name: f.read_bytes() for f in files("unfog.serve").joinpath("static").iterdir() if f.name.endswith((".css", ".js"))}
    shared = {name: html.asset(name).encode() for name in ("page.css", "page.js")}
    return {name: (kinds[name.rsplit(".", 1)[1]], data) for name, data in sorted({**own, **shared}.items())}


@lru_cache(maxsize=1)
def version() -> str:
    """Changes when an asset does, so that no browser keeps an old one."""
    digest = hashlib.sha256(b"".join(data for _, data in assets().values()))
    return digest.hexdigest()[:10]
