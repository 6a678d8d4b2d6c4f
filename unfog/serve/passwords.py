"""Passwords: Argon2id with the parameters argon2-cffi recommends (RFC 9106, low memory), and a brake on guessing."""

from __future__ import annotations

from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
"""Characters of a password at least (NIST SP 800-63B asks for 8; a desk holds unpublished material)."""

TRIES = 5
"""Wrong passwords for one name before it has to wait."""

WAIT = 60
"""Seconds it waits."""


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    return PasswordHasher()


def hashed(password: str) -> str:
    """The hash to keep; it names its own parameters."""
    return _hasher().hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether the password is the one that was kept; takes as long when there is no such account."""
    try:
        return _hasher().verify(kept or _NOBODY(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def _NOBODY() -> str:
    return hashed("nobody has this password")


class Brake:
    """Counts wrong passwords by name, in memory."""

    def __init__(self) -> None:
        self._failed: dict[str, tuple[int, float]] = {}

    def holds(self, name: str, now: float) -> bool:
        """Whether ``name`` has to wait."""
        count, since = self._failed.get(name, (0, 0.0))
        return count >= TRIES and now - since < WAIT

    def failed(self, name: str, now: float) -> None:
        """One more wrong password."""
        count, since = self._failed.get(name, (0, 0.0))
        self._failed[name] = (1 if now - since >= WAIT else count + 1, now)

    def passed(self, name: str) -> None:
        """The right password: start anew."""
        self._failed.pop(name, None)
