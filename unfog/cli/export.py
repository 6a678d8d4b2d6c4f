"""``unfog export``: incidents of a store as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unfog.cli.common import DONE, Format, Policy, check_choices, write_text
from unfog.cli.opening import DEFAULT, AsOf, StorePlace, opened
from unfog.errors import InputError

if TYPE_CHECKING:
    from unfog.store import Store, StoredIncident


def export(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID...]", help="Incidents; all of the store when none is named.")
    ] = None,
    format: Format = "json",
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write; - for standard output.")] = Path("-"),
    store: StorePlace = DEFAULT,
    full: Annotated[
        bool, typer.Option("--full", help="The desk's own copy: texts and all names. Without it a public copy is written.")
    ] = False,
    policy: Policy = None,
    as_of: AsOf = None,
) -> None:
    """Incidents of a store as one file; a public copy unless ``--full`` is given."""
    check_choices(format, policy)
    from unfog.export import Options, render
    from unfog.store import dossier_of

    source = opened(store)
    found = [_one(source, id, as_of) for id in ids] if ids else list(source.all_incidents(as_of=as_of))
    text = render(dossier_of(found), format, Options(policy=policy, public=not full))
    if str(output) == "-":
        sys.stdout.write(text)
    else:
        write_text(output, text)
        print(f"{len(found)} incident{'' if len(found) == 1 else 's'} written to {output}" + ("" if full else " (public copy)"))
    raise typer.Exit(DONE)


def _one(source: Store, id: str, as_of: str | None) -> StoredIncident:
    found = source.incident(id, as_of=as_of)
    if found is None:
        then = f" at {as_of}" if as_of else ""
        raise InputError(f"{source.name} has no incident {id}{then}; unfog incidents lists what it has", path=source.name)
    return found
