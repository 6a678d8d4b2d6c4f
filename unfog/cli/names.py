"""``unfog names``: names and their spellings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from unfog.cli.common import USAGE
from unfog.errors import InputError

names_app = typer.Typer(help="Names and their spellings.", no_args_is_help=True)


@names_app.command("compare")
def names_compare(pairs: Annotated[Path, typer.Argument(metavar="PAIRS.tsv", help="name_a TAB name_b [TAB languages].")]) -> None:
    """Whether two spellings name the same: one JSON object (score, same, reason) for each line of a TSV."""
    from unfog.resolve.compare import compare_file

    try:
        compare_file(pairs, sys.stdout)
    except InputError as error:
        print(f"unfog: {error}", file=sys.stderr)
        raise typer.Exit(USAGE) from error
