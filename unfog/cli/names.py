"""``unfog names``: names and their spellings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from unfog.cli import tables
from unfog.cli.common import USAGE
from unfog.cli.opening import DEFAULT, Json, Limit, StorePlace, opened, print_rows
from unfog.errors import InputError

names_app = typer.Typer(help="Names and their spellings.", no_args_is_help=True, rich_markup_mode=None)


@names_app.command("compare")
def names_compare(pairs: Annotated[Path, typer.Argument(metavar="PAIRS.tsv", help="name_a TAB name_b [TAB languages].")]) -> None:
    """Whether two spellings name the same: one JSON object (score, same, reason) for each line of a TSV."""
    from unfog.resolve.compare import compare_file

    try:
        compare_file(pairs, sys.stdout)
    except InputError as error:
        print(f"unfog: {error}", file=sys.stderr)
        raise typer.Exit(USAGE) from error


@names_app.command("search")
def names_search(
    name: Annotated[str, typer.Argument(help="A name in any spelling or script.")],
    store: StorePlace = DEFAULT,
    limit: Limit = 20,
    as_json: Json = False,
) -> None:
    """Who in a store may be called so, however it is spelt, the likeliest first."""
    from unfog.store import Page

    found = opened(store).entities(name, page=Page(size=limit))
    print_rows(found.rows, tables.entity_lines, f"nobody is called {name!r} or alike", as_json=as_json)
