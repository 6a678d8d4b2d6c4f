"""Running the desk: one process, one store."""

from __future__ import annotations

import socket
from collections.abc import Callable

from unfog.errors import ConfigError
from unfog.serve.settings import LOOPBACK, Settings
from unfog.store import Store


def serve(store: Store, settings: Settings, ready: Callable[[], None] = lambda: None) -> None:
    """Answer requests until interrupted; ``ready`` is called once, right before the first one can be answered.

    Raises:
        ConfigError: a desk of one person would be open to the network, a team has no account, or the port is taken.
    """
    check(store, settings)
    import uvicorn

    from unfog.serve.app import create_app
    from unfog.serve.door import Desk
    from unfog.serve.render import warm

    app = create_app(Desk(store=store, settings=settings))
    warm()
    ready()
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", server_header=False, proxy_headers=False)


def check(store: Store, settings: Settings) -> None:
    """Refuse to start where it would be unsafe or could not work; see ``serve``."""
    if settings.host not in LOOPBACK and not settings.team:
        raise ConfigError(
            f"a desk of one person listens on this machine only, not on {settings.host}; use --team with accounts, behind HTTPS"
        )
    if settings.team and not any(u.name and not u.disabled for u in store.users()):
        raise ConfigError("a team needs a first account; make one with: unfog serve --add-user NAME --role admin")
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise ConfigError(
                f"port {settings.port} on {settings.host} cannot be used ({error.strerror}); choose another with --port"
            ) from error
