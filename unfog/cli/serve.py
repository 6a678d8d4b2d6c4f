"""``unfog serve``: the desk in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from unfog.cli.common import DONE
from unfog.cli.opening import DEFAULT, StorePlace, opened

if TYPE_CHECKING:
    from unfog.store import Store


def serve(
    store: StorePlace = DEFAULT,
    host: Annotated[str, typer.Option(help="Address to listen on. Another than this machine's own needs --team.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8321,
    reviewer: Annotated[str, typer.Option(help="Your name, under which decisions are recorded; else the desk asks.")] = "",
    team: Annotated[bool, typer.Option("--team", help="Accounts with passwords and roles, kept in the store.")] = False,
    allow_host: Annotated[
        list[str] | None, typer.Option(help="A further name the desk may be called by, such as that of a proxy.")
    ] = None,
    add_user: Annotated[
        str | None, typer.Option(metavar="NAME", help="Make or change an account, ask its password, and end.")
    ] = None,
    role: Annotated[str, typer.Option(help="Role of that account: reader, reviewer or admin.")] = "reader",
    open_page: Annotated[bool, typer.Option("--open", help="Open the desk in the browser of this machine.")] = False,
) -> None:
    """The desk in a browser: incidents, dossiers, review, names, sources, map, exports, and an HTTP API."""
    from unfog.serve.run import serve as run
    from unfog.serve.settings import Settings

    kept = opened(store, create=True)
    if add_user is not None:
        _account(kept, add_user, role)
        raise typer.Exit(DONE)
    settings = Settings(host=host, port=port, team=team, reviewer=reviewer, hosts=tuple(allow_host or ()))

    def ready() -> None:
        print(f"The desk is open at {settings.address}\nEnd it with Ctrl+C.", flush=True)
        if open_page:
            typer.launch(settings.address)

    run(kept, settings, ready)
    raise typer.Exit(DONE)


def _account(store: Store, name: str, role: str) -> None:
    """Make or change an account; the password is asked for twice and never shown."""
    from unfog.serve.passwords import SHORTEST, hashed
    from unfog.store import ROLES

    if role not in ROLES:
        raise typer.BadParameter(f"unknown role {role!r}; choose from {', '.join(ROLES)}")
    password = typer.prompt(f"Password for {name}", hide_input=True, confirmation_prompt=True)
    if len(password) < SHORTEST:
        raise typer.BadParameter(f"a password has at least {SHORTEST} characters")
    store.set_user(name, role=role, password_hash=hashed(password), disabled=False)
    print(f"{name} may now sign in as {role}.")
