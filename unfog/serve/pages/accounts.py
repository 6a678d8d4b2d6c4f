"""Signing in and out, and the accounts of a team."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from unfog.serve.door import Refused, desk_of, local, needs, onward, posted, remember, text
from unfog.serve.passwords import SHORTEST, fits, hashed
from unfog.serve.render import page
from unfog.serve.sessions import COOKIE, Role, Session, begin
from unfog.store import ROLES

router = APIRouter()
Anybody = Annotated[Session, Depends(needs("reader"))]
Admin = Annotated[Session, Depends(needs("admin"))]
Form = Annotated[FormData, Depends(posted)]


async def unguarded(request: Request) -> FormData:
    """The fields of a form that is sent before there is a session; the guard has checked where it comes from."""
    return await request.form(max_files=0, max_fields=20)


@router.get("/login")
def login_page(request: Request, next: str = "/incidents") -> Response:
    """The form to sign in."""
    if not desk_of(request).settings.team:
        return RedirectResponse("/incidents", status_code=303)
    return page(request, "login.html", heading="Sign in", next=local(next), problem="")


@router.post("/login")
def login(request: Request, form: Annotated[FormData, Depends(unguarded)]) -> Response:
    """Sign in."""
    desk = desk_of(request)
    name, to = text(form, "user", 80), local(text(form, "next", 2000))
    if not desk.settings.team:
        raise Refused("This desk has no accounts.", status=404)
    if desk.brake.holds(name, desk.now()):
        problem = "Too many wrong passwords for this name. Wait a minute."
        return page(request, "login.html", status=429, heading="Sign in", next=to, problem=problem)
    user = desk.store.user(name)
    if not fits(str(form.get("password") or "")[:400], user.password_hash if user and not user.disabled else None):
        desk.brake.failed(name, desk.now())
        return page(request, "login.html", status=401, heading="Sign in", next=to, problem="Name and password do not fit.")
    assert user is not None
    desk.brake.passed(name)
    response = RedirectResponse(to, status_code=303)
    remember(response, begin(user.name, cast(Role, user.role), int(desk.now())), request)
    return response


@router.post("/logout")
def logout(request: Request, who: Anybody, form: Form) -> Response:
    """Sign out."""
    response = RedirectResponse("/login", status_code=303)
    response.delete_cookie(COOKIE, path="/")
    return response


@router.get("/users")
def users(request: Request, who: Admin) -> Response:
    """All accounts."""
    desk = desk_of(request)
    if not desk.settings.team:
        raise Refused("This desk is one person's. Start it with --team for accounts.", status=404)
    return page(
        request, "users.html", heading="Accounts", users=[u for u in desk.store.users() if u.name], roles=ROLES, shortest=SHORTEST
    )


@router.post("/users")
def change(request: Request, who: Admin, form: Form) -> Response:
    """Make an account, or change one: role, password, open or closed."""
    desk = desk_of(request)
    name, role, password = text(form, "user", 80), text(form, "role", 20), str(form.get("password") or "")
    if not name or (role and role not in ROLES):
        raise Refused("Give a name and a role.", back="/users")
    known = desk.store.user(name)
    if (password or known is None) and len(password) < SHORTEST:
        raise Refused(f"A password has at least {SHORTEST} characters.", back="/users")
    closing = text(form, "disabled", 3) == "yes"
    if name == who.user and (closing or (role and role != "admin")):
        raise Refused("Ask another admin to close or demote your own account.", back="/users")
    desk.store.set_user(
        name, role=role or (known.role if known else "reader"), password_hash=hashed(password) if password else None,
        disabled=closing,
    )  # fmt: skip
    return onward("/users", done="saved")
