"""Who may come in: opening a session, and what each page asks of the one who opens it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from unfog.serve.passwords import Brake
from unfog.serve.sessions import COOKIE, LIFETIME, Role, Session, begin, form_token, opened, same, sealed
from unfog.serve.settings import Settings

if TYPE_CHECKING:
    from unfog.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the pages share: the store, how the desk runs, and the brake on wrong passwords."""

    store: Store
    settings: Settings
    brake: Brake = field(default_factory=Brake)
    now: Callable[[], float] = time.time


class Closed(Exception):
    """Nobody is signed in; the app answers with the way in."""


class Forbidden(Exception):
    """The one who is signed in may not do this; the text says who may."""


class Refused(Exception):
    """What was asked cannot be done; the text says why and what to do."""

    def __init__(self, text: str, *, status: int = 400, back: str = "") -> None:
        super().__init__(text)
        self.status, self.back = status, back


def desk_of(request: Request) -> Desk:
    """The desk this request came to."""
    return cast(Desk, request.app.state.desk)


def session_of(request: Request) -> Session | None:
    """Who asks, or ``None``: by cookie, or for programs by the start-up token as a bearer token."""
    desk = desk_of(request)
    found = opened(request.cookies.get(COOKIE), desk.settings.secret, int(desk.now()))
    if found is not None and desk.settings.team:
        return _still(desk, found)
    if found is None and not desk.settings.team:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and same(given.strip(), desk.settings.token):
            return begin(desk.settings.reviewer, "reviewer", int(desk.now()))
    return found


def _still(desk: Desk, session: Session) -> Session | None:
    """The session with the role its account has now; ``None`` once the account is closed."""
    user = desk.store.user(session.user)
    if user is None or user.disabled:
        return None
    return Session(user=session.user, role=cast(Role, user.role), nonce=session.nonce, until=session.until)


def needs(role: Role) -> Callable[[Request], Session]:
    """A dependency: the session of somebody who may do what ``role`` may."""

    def check(request: Request) -> Session:
        session = session_of(request)
        if session is None:
            raise Closed
        request.state.session = session
        if not session.may(role):
            raise Forbidden(f"This needs the role {role}; {session.user} has the role {session.role}. Ask an admin of this desk.")
        return session

    return check


async def posted(request: Request) -> FormData:
    """The fields of a form, once its token was found right.

    Raises:
        Refused: the token is missing or of another session (the page may have been open since before a restart).
    """
    form = await request.form(max_files=0, max_fields=2000)
    session = session_of(request)
    if session is None:
        raise Closed
    if not same(str(form.get("token", "")), form_token(session, desk_of(request).settings.secret)):
        raise Refused("This form is too old. Load its page again and repeat what you did.", status=403)
    return form


def text(form: Mapping[str, Any], name: str, most: int = 2000) -> str:
    """One field of a form without white space at its ends, cut to ``most`` characters."""
    return str(form.get(name) or "").strip()[:most]


def remember(response: Response, session: Session, request: Request) -> None:
    """Give the browser its session."""
    response.set_cookie(
        COOKIE, sealed(session, desk_of(request).settings.secret), max_age=LIFETIME, httponly=True, samesite="strict",
        secure=request.url.scheme == "https", path="/",
    )  # fmt: skip


def local(path: str, otherwise: str = "/incidents") -> str:
    """An address of this desk to go on to; anything that could lead elsewhere is replaced."""
    parts = urlsplit(path)
    fine = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    return path if fine and "\\" not in path and "\n" not in path and "\r" not in path else otherwise


def onward(path: str, **query: str) -> RedirectResponse:
    """To another page after a form (303: it is fetched anew)."""
    from urllib.parse import urlencode

    head, _, mark = path.partition("#")
    more = urlencode({k: v for k, v in query.items() if v})
    joined = head + (("&" if "?" in head else "?") + more if more else "") + (f"#{mark}" if mark else "")
    return RedirectResponse(joined, status_code=303)
