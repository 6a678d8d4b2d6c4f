"""What the commands over a store share: which store, as of when, and rows as lines or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

if TYPE_CHECKING:
    from unfog.store import Store

StorePlace = Annotated[
    str, typer.Option("--store", envvar="UNFOG_STORE", metavar="PATH|URL", help="An SQLite file, or postgresql://…")
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="TIME", help="As it was at a day or time (ISO 8601).")]
ClockName = Annotated[
    str, typer.Option("--clock", help="What --as-of means: published (reports out by then) or learnt (what the store held).")
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="Rows at most.")]

DEFAULT = "unfog.db"

Row = TypeVar("Row")


def opened(place: str, *, create: bool = False) -> Store:
    """The store at a place; only ``ingest`` makes one."""
    from unfog.store import open_store

    return open_store(place, create=create)


def checked_clock(clock: str) -> Any:
    """The clock's name, if there is one of it."""
    if clock not in ("published", "learnt"):
        raise typer.BadParameter(f"unknown clock {clock!r}; choose published or learnt", param_hint="--clock")
    return clock


def dumped(data: Any) -> str:
    """One line of JSON."""
    from unfog.model.plain import plain

    return json.dumps(plain(data), ensure_ascii=False)


def print_rows(rows: Sequence[Row], lines: Callable[[Sequence[Row]], Sequence[str]], nothing: str, *, as_json: bool) -> None:
    """Rows of a list: one JSON object a line, or the lines made of them; ``nothing`` is said in words where there are none."""
    if as_json:
        for row in rows:
            print(dumped(row))
    else:
        print("\n".join(lines(rows)) if rows else nothing)
