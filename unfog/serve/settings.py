"""How one desk runs: where it listens, for whom, and the secrets of this start."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Names under which a machine speaks to itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One desk.

    ``team`` asks for accounts with passwords; without it the desk is one person's, opened by the ``token`` in its first
    address. ``reviewer`` is that person's name, asked for at the first decision when empty. ``hosts`` are further names the
    desk may be called by (beside loopback and ``host``). ``secret`` signs sessions and lives as long as the process.
    """

    host: str = "127.0.0.1"
    port: int = 8321
    team: bool = False
    reviewer: str = ""
    hosts: tuple[str, ...] = ()
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def address(self) -> str:
        """The address to open; with the start-up token where the desk is one person's."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/" + ("" if self.team else f"?token={self.token}")

    def serves(self, host: str) -> bool:
        """Whether a request's ``Host`` names this desk: anything else may be a page that rebinds its own name to us."""
        name = host.rsplit(":", 1)[0] if host.count(":") == 1 or host.startswith("[") and not host.endswith("]") else host
        return name.strip("[]").lower() in {*LOOPBACK, self.host.lower(), *(h.lower() for h in self.hosts)}
