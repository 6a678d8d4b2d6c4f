"""Who is at the desk: a signed cookie that holds a name and a role, and the token that guards every form."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass
from typing import Literal

from unfog.store import ROLES

Role = Literal["reader", "reviewer", "admin"]
LIFETIME = 12 * 3600
"""Seconds a session lasts: a working day."""

COOKIE = "unfog-session"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One person at the desk. ``user`` is the account, or the reviewer's name where the desk is one person's (may be empty)."""

    user: str
    role: Role
    nonce: str
    until: int

    def may(self, role: Role) -> bool:
        """Whether this person may do what ``role`` may."""
        return ROLES.index(self.role) >= ROLES.index(role)


def begin(user: str, role: Role, now: int) -> Session:
    """A new session."""
    return Session(user=user, role=role, nonce=secrets.token_urlsafe(12), until=now + LIFETIME)


def sealed(session: Session, secret: bytes) -> str:
    """The cookie's value."""
    body = base64.urlsafe_b64encode(json.dumps(asdict(session), ensure_ascii=False).encode()).decode("ascii")
    return f"{body}.{_sign(body, secret)}"


def opened(cookie: str | None, secret: bytes, now: int) -> Session | None:
    """The session of a cookie; ``None`` when it is missing, forged or over."""
    body, _, signature = (cookie or "").partition(".")
    if not body or not hmac.compare_digest(signature.encode(), _sign(body, secret).encode()):
        return None
    try:
        session = Session(**json.loads(base64.urlsafe_b64decode(body)))
    except (binascii.Error, ValueError, TypeError):
        return None
    return session if session.until > now else None


def form_token(session: Session, secret: bytes) -> str:
    """The token that every form of one log-in carries (cross-site request forgery)."""
    return _sign(f"form:{session.nonce}", secret)


def same(one: str, two: str) -> bool:
    """Whether two secrets are equal, in time that does not tell where they differ."""
    return hmac.compare_digest(one.encode(), two.encode())


def _sign(text: str, secret: bytes) -> str:
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
