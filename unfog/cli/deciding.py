"""What every command that decides shares: a name, a reason, a store, and how the decision is recorded and told."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from unfog.cli.common import first_sentence
from unfog.cli.opening import DEFAULT, StorePlace, opened

Who = Annotated[str, typer.Option("--who", envvar="UNFOG_WHO", help="Your name: every decision has one.")]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why.")]
Settles = Annotated[
    list[str] | None, typer.Option("--settles", metavar="DECISION", help="Decision of another that this replaces.")
]
Within = Annotated[str | None, typer.Option("--in", metavar="INCIDENT", help="Where two entities stand.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one command asks for: the part of a ``Proposal`` that is its own."""

    kind: str
    subject: str
    value: Any = None
    within: str | None = None


def _shared(who: Who = "", reason: Reason = "", store: StorePlace = DEFAULT, settles: Settles = None) -> None:
    """The options that follow those of each command."""


def deciding(app: typer.Typer) -> Callable[[Callable[..., Asked]], Callable[..., Asked]]:
    """Register a function that says what is asked as a command that records it; the shared options are added to its own."""

    def register(ask: Callable[..., Asked]) -> Callable[..., Asked]:
        own, shared = inspect.signature(ask, eval_str=True).parameters, inspect.signature(_shared, eval_str=True).parameters

        def command(**given: Any) -> None:
            _record(ask(**{name: given[name] for name in own}), **{name: given[name] for name in shared})

        command.__doc__ = ask.__doc__
        command.__signature__ = inspect.Signature([*own.values(), *shared.values()])  # type: ignore[attr-defined]
        command.__annotations__ = {name: p.annotation for name, p in {**own, **shared}.items()}
        app.command(ask.__name__, short_help=first_sentence(ask))(command)
        return ask

    return register


def _record(asked: Asked, *, who: str, reason: str, store: str, settles: list[str] | None) -> None:
    from unfog.store import Proposal

    target = opened(store)
    proposal = Proposal(
        who=who,
        kind=asked.kind,  # type: ignore[arg-type]  # the store checks it
        subject=asked.subject,
        value=asked.value,
        reason=reason,
        within=asked.within,
        settles=settles or (),
    )
    decision = target.record(proposal)
    standing = target.decision(decision.id)
    print(f"{decision.id} recorded: {decision.kind} {decision.subject}")
    if standing is not None and standing.state != "standing":
        print(f"it does not hold yet: {standing.state}, {standing.detail}", file=sys.stderr)
